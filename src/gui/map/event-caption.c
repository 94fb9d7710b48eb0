#include "config.h"

#include "event-caption.h"

#include "describe.h"
#include "spoken.h"
#include "wording.h"

#include <glib/gi18n-lib.h>

#define CATEGORIES_MAX 4 /* named; the rest is left to the list */

/* "Fighting: 3 · Ceasefires: 2", the most frequent first. */
static char *
count_categories (const DatelineStore *store, const guint32 *members, guint n_members)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  guint n_categories = dateline_store_get_n_categories (store);
  g_autofree guint32 *counts = g_new0 (guint32, n_categories);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_members; i++)
    counts[columns->category[members[i]]]++;
  for (guint i = 0; i <= CATEGORIES_MAX; i++)
    {
      guint best = 0;

      for (guint j = 1; j < n_categories; j++)
        if (counts[j] > counts[best])
          best = j;
      if (counts[best] == 0)
        break;
      if (i == CATEGORIES_MAX)
        {
          g_string_append (text, " …");
          break;
        }
      if (i > 0)
        g_string_append (text, " · ");
      /* Translators: a category and how many events of it there are, "Fighting: 3" */
      g_string_append_printf (
          text,
          C_ ("category, count", "%s: %'u"),
          dateline_store_get_text (store, dateline_store_get_category (store, best)->title),
          counts[best]);
      counts[best] = 0;
    }
  return g_string_free (text, FALSE);
}

void
dateline_event_caption (const DatelineStore *store,
                        GTimeZone *zone,
                        DatelineMarkKind kind,
                        const guint32 *members,
                        guint n_members,
                        char **title,
                        char **detail)
{
  g_autofree char *place = NULL;

  if (kind == DATELINE_MARK_SINGLE)
    {
      DatelineEvent event = dateline_store_get_event (store, members[0]);

      *title = g_strdup (dateline_store_get_text (store, event.title));
      *detail = dateline_describe_when (store, members[0], zone);
      return;
    }
  if (kind == DATELINE_MARK_STACK)
    place = dateline_describe_place (store, members[n_members - 1]);
  if (place)
    /* Translators: so many events at a place, "3 events: Shusha / Shushi" */
    *title = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%'u event: %s", "%'u events: %s", n_members),
        n_members,
        place);
  else
    *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u event", "%'u events", n_members),
                              n_members);
  *detail = count_categories (store, members, n_members);
}

/* From the first day of any to the last; a stack of a hundred thousand costs well below a
 * millisecond. */
static char *
describe_span (const DatelineStore *store, GTimeZone *zone, const guint32 *members, guint n_members)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  DatelineSpan span = { columns->begin[members[0]], columns->end[members[0]] };

  for (guint i = 1; i < n_members; i++)
    span.end = MAX (span.end, columns->end[members[i]]);
  return dateline_wording_span (span, zone);
}

char *
dateline_event_caption_aloud (const DatelineStore *store,
                              GTimeZone *zone,
                              DatelineMarkKind kind,
                              const guint32 *members,
                              guint n_members)
{
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *when = NULL;

  if (n_members == 1)
    return dateline_spoken_event (store, members[0], zone, TRUE);
  dateline_event_caption (store, zone, kind, members, n_members, &title, &detail);
  when = describe_span (store, zone, members, n_members);
  if (kind == DATELINE_MARK_STACK)
    /* Translators: a mark as a screen reader says it: how many and where, of which kinds, when.
     * "3 events: Shusha / Shushi. 2 Fighting · 1 Talks. 2020 – 2023. Enter lists them" */
    return g_strdup_printf (_ ("%s. %s. %s. Enter lists them"), title, detail, when);
  /* Translators: as above, of events near each other. */
  return g_strdup_printf (_ ("%s. %s. %s. Enter comes nearer"), title, detail, when);
}
