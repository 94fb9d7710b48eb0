/* Guesses for plain records. Invariant: for each role the values whose names suggest it are in the
 * order of their ranks, at most VALUES_MAX of them. Cost: a binary search a value. */
#include "config.h"

#include "plain-private.h"
#include "interner.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define CATEGORIES_MAX 200 /* more than this are no categories */
#define NAMES_MAX 256      /* names that are counted */

static const char *
get_role_name (DatelineRole role)
{
  switch (role)
    {
    case DATELINE_ROLE_TITLE:
      return _ ("the title");
    case DATELINE_ROLE_DESCRIPTION:
      return _ ("the description");
    case DATELINE_ROLE_CATEGORY:
      return _ ("the category");
    case DATELINE_ROLE_PLACE:
      return _ ("the place's name");
    case DATELINE_ROLE_SOURCE:
      return _ ("the source");
    case DATELINE_ROLE_WHEN:
    case DATELINE_ROLE_YEAR:
      return _ ("the date");
    case DATELINE_ROLE_BEGIN:
      return _ ("the begin");
    case DATELINE_ROLE_END:
      return _ ("the end");
    default:
      return NULL;
    }
}

DatelinePlain *
dateline_plain_new (void)
{
  DatelinePlain *self = g_new0 (DatelinePlain, 1);

  self->strings = g_string_chunk_new (256);
  for (int role = 0; role < DATELINE_N_ROLES; role++)
    self->counts[role] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
dateline_plain_free (DatelinePlain *self)
{
  g_string_chunk_free (self->strings);
  for (int role = 0; role < DATELINE_N_ROLES; role++)
    g_hash_table_unref (self->counts[role]);
  g_free (self);
}

void
dateline_plain_begin (DatelinePlain *self, DatelineWalk *walk)
{
  self->walk = walk;
  g_string_chunk_clear (self->strings);
  memset (self->n_values, 0, sizeof self->n_values);
}

static void
add_value (DatelinePlain *self, const char *name, const char *text, double number)
{
  PlainValue value = { name, text, number, 0 };
  DatelineRole role = dateline_plain_get_role (name, &value.rank);
  PlainValue *values = self->values[role];
  guint i;

  if (role == DATELINE_ROLE_NONE)
    return;
  i = self->n_values[role];
  if (i == VALUES_MAX && values[i - 1].rank <= value.rank)
    return;
  i = MIN (i, VALUES_MAX - 1);
  self->n_values[role] = i + 1;
  for (; i > 0 && values[i - 1].rank > value.rank; i--)
    values[i] = values[i - 1];
  values[i] = value;
}

void
dateline_plain_add_text (DatelinePlain *self, const char *name, const char *text)
{
  if (*text == '\0')
    return;
  if (strlen (text) > DATELINE_STRING_MAX)
    dateline_walk_report (self->walk,
                          DATELINE_SEVERITY_ERROR,
                          name,
                          _ ("longer than %u bytes, and left out"),
                          DATELINE_STRING_MAX);
  else
    add_value (self, name, text, NAN);
}

void
dateline_plain_add_number (DatelinePlain *self, const char *name, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (number))
    {
      g_ascii_formatd (text, sizeof text, "%.15g", number);
      add_value (self, name, g_string_chunk_insert (self->strings, text), number);
    }
}

void
dateline_plain_count (DatelinePlain *self, DatelineRole role, const char *name)
{
  GHashTable *counts = self->counts[role];
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

  if (n > 0 || g_hash_table_size (counts) < NAMES_MAX)
    g_hash_table_insert (counts, g_strdup (name), GUINT_TO_POINTER (n + 1));
}

/* The best value of a role, counted; %NULL where there is none. */
static const char *
take (DatelinePlain *self, DatelineRole role)
{
  if (self->n_values[role] == 0)
    return NULL;
  dateline_plain_count (self, role, self->values[role][0].name);
  return self->values[role][0].text;
}

static guint32
get_category (DatelineBuilder *builder, const char *id)
{
  guint32 category = dateline_builder_find_category (builder, id);

  if (category != DATELINE_NONE || dateline_builder_get_n_categories (builder) >= CATEGORIES_MAX)
    return category;
  return dateline_builder_add_category (builder,
                                        &(DatelineCategory){
                                            .id = id,
                                            .title = dateline_builder_add_text (builder, NULL, id),
                                        });
}

static guint32
get_place (DatelineBuilder *builder, const char *id)
{
  guint32 place = dateline_builder_find_place (builder, id);

  if (place != DATELINE_NONE)
    return place;
  return dateline_builder_add_place (builder,
                                     &(DatelinePlace){
                                         .id = id,
                                         .names = dateline_builder_add_text (builder, NULL, id),
                                         .point = { NAN, NAN },
                                     });
}

static DatelineText
make_title (DatelinePlain *self, const char *category, const char *place)
{
  DatelineBuilder *builder = self->walk->reading->builder;
  const char *title = take (self, DATELINE_ROLE_TITLE);
  g_autofree char *made = NULL;

  if (title != NULL)
    return dateline_builder_add_text (builder, NULL, title);
  self->n_untitled++;
  if (category != NULL && place != NULL)
    /* Translators: a title made of an event's category and its place: "Battles, Aghdam" */
    made = g_strdup_printf (C_ ("category, place", "%s, %s"), category, place);
  else if (category == NULL && place == NULL)
    /* Translators: the title of an event that has nothing but its number in the file */
    made = g_strdup_printf (_ ("Event %u"), self->walk->feature);
  return dateline_builder_add_text (builder,
                                    NULL,
                                    made != NULL       ? made
                                    : category != NULL ? category
                                                       : place);
}

gboolean
dateline_plain_make (DatelinePlain *self, DatelineDraft *draft)
{
  DatelineBuilder *builder = self->walk->reading->builder;
  const char *category, *place, *source;

  if (!dateline_plain_find_when (self, draft))
    return FALSE;
  category = take (self, DATELINE_ROLE_CATEGORY);
  place = take (self, DATELINE_ROLE_PLACE);
  source = take (self, DATELINE_ROLE_SOURCE);
  draft->event.title = make_title (self, category, place);
  draft->event.description =
      dateline_builder_add_text (builder, NULL, take (self, DATELINE_ROLE_DESCRIPTION));
  if (category != NULL)
    draft->category = get_category (builder, category);
  if (place != NULL)
    draft->place = get_place (builder, place);
  if (source != NULL)
    {
      g_autofree char *note = g_strdup_printf (_ ("Source: %s"), source);

      draft->event.note = dateline_builder_add_text (builder, NULL, note);
    }
  if (draft->event.id == NULL && self->n_values[DATELINE_ROLE_ID] > 0)
    draft->event.id = self->values[DATELINE_ROLE_ID][0].text;
  return TRUE;
}

static void
report_role (DatelinePlain *self, DatelineWalk *walk, DatelineRole role)
{
  g_autoptr (GList) names =
      g_list_sort (g_hash_table_get_keys (self->counts[role]), (GCompareFunc) strcmp);

  for (const GList *l = names; l != NULL; l = l->next)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts[role], l->data));
      g_autofree char *quoted = dateline_walk_quote (l->data);

      /* Translators: the first %s is a property's name in quotes, the second is "the title",
       * "the date", ...; %u is the number of events. */
      dateline_walk_report (walk,
                            DATELINE_SEVERITY_ASSUMPTION,
                            NULL,
                            g_dngettext (GETTEXT_PACKAGE,
                                         "%s was taken for %s (%u event)",
                                         "%s was taken for %s (%u events)",
                                         n),
                            quoted,
                            get_role_name (role),
                            n);
    }
}

void
dateline_plain_report (DatelinePlain *self, DatelineWalk *walk)
{
  for (int role = 0; role < DATELINE_N_ROLES; role++)
    if (get_role_name (role) != NULL)
      report_role (self, walk, role);
  if (self->n_untitled > 0)
    dateline_walk_report (
        walk,
        DATELINE_SEVERITY_ASSUMPTION,
        NULL,
        g_dngettext (GETTEXT_PACKAGE,
                     "%u event has no title, and goes by its category and place",
                     "%u events have no title, and go by their category and place",
                     self->n_untitled),
        self->n_untitled);
}
