/* A plain record's date, from the first of these that gives one: begin and end, a date, a begin
 * alone, year with month and day. Invariant: without a date there is no event, since an event at an
 * unknown time could stand nowhere on the timeline. */
#include "config.h"

#include "plain-date.h"
#include "plain-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* EDTF of a value, or %NULL. */
static const char *
get_edtf (DatelinePlain *self, const PlainValue *value)
{
  g_autofree char *edtf = isnan (value->number) ? dateline_plain_date_from_text (value->text)
                                                : dateline_plain_date_from_number (value->number);

  return edtf == NULL ? NULL : g_string_chunk_insert (self->strings, edtf);
}

static gboolean
set_when (DatelinePlain *self, DatelineDraft *draft, const char *edtf)
{
  GTimeZone *zone = dateline_builder_get_timezone (self->walk->reading->builder);

  return edtf != NULL && dateline_draft_set_when (draft, edtf, zone, NULL);
}

/* The first value of a role that is a date. */
static const PlainValue *
set_from_role (DatelinePlain *self, DatelineDraft *draft, DatelineRole role)
{
  for (guint i = 0; i < self->n_values[role]; i++)
    {
      const PlainValue *value = &self->values[role][i];

      if (set_when (self, draft, get_edtf (self, value)) ||
          (isnan (value->number) && set_when (self, draft, value->text)))
        return value;
    }
  return NULL;
}

static gboolean
set_from_begin (DatelinePlain *self, DatelineDraft *draft)
{
  const PlainValue *begin = set_from_role (self, draft, DATELINE_ROLE_BEGIN), *end;
  const char *begin_edtf = draft->event.when;
  g_autofree char *interval = NULL;
  DatelineDraft end_draft = DATELINE_DRAFT_INIT;

  if (begin == NULL)
    return FALSE;
  dateline_plain_count (self, DATELINE_ROLE_BEGIN, begin->name);
  if (self->n_values[DATELINE_ROLE_END] == 0)
    return TRUE;
  end = set_from_role (self, &end_draft, DATELINE_ROLE_END);
  if (end != NULL && strcmp (begin_edtf, end_draft.event.when) != 0)
    {
      interval = g_strdup_printf ("%s/%s", begin_edtf, end_draft.event.when);
      if (!set_when (self, draft, g_string_chunk_insert (self->strings, interval)))
        end = NULL;
    }
  if (end != NULL)
    dateline_plain_count (self, DATELINE_ROLE_END, end->name);
  else
    dateline_walk_report (self->walk,
                          DATELINE_SEVERITY_ASSUMPTION,
                          self->values[DATELINE_ROLE_END][0].name,
                          _ ("this is no date after the begin, and is not used"));
  return TRUE;
}

/* A whole number in a role's best value, or 0. */
static int
get_field (DatelinePlain *self, DatelineRole role, int most)
{
  const PlainValue *value = &self->values[role][0];
  gint64 number;

  if (self->n_values[role] == 0 ||
      !g_ascii_string_to_signed (
          value->text, 10, role == DATELINE_ROLE_YEAR ? -9999 : 1, most, &number, NULL))
    return 0;
  return (int) number;
}

static gboolean
set_from_year (DatelinePlain *self, DatelineDraft *draft)
{
  int year = get_field (self, DATELINE_ROLE_YEAR, 9999);
  int month = get_field (self, DATELINE_ROLE_MONTH, 12);
  int day = get_field (self, DATELINE_ROLE_DAY, 31);
  g_autoptr (GString) edtf = g_string_new (NULL);

  if (year == 0)
    return FALSE;
  g_string_printf (edtf, year < 0 ? "-%04d" : "%04d", ABS (year));
  if (month > 0)
    g_string_append_printf (edtf, "-%02d", month);
  if (month > 0 && day > 0)
    g_string_append_printf (edtf, "-%02d", day);
  if (!set_when (self, draft, g_string_chunk_insert (self->strings, edtf->str)))
    return FALSE;
  dateline_plain_count (self, DATELINE_ROLE_YEAR, self->values[DATELINE_ROLE_YEAR][0].name);
  return TRUE;
}

gboolean
dateline_plain_find_when (DatelinePlain *self, DatelineDraft *draft)
{
  static const DatelineRole roles[] = { DATELINE_ROLE_WHEN,
                                        DATELINE_ROLE_BEGIN,
                                        DATELINE_ROLE_YEAR };
  const PlainValue *value;
  g_autofree char *quoted = NULL;

  if (self->n_values[DATELINE_ROLE_END] > 0 && set_from_begin (self, draft))
    return TRUE;
  value = set_from_role (self, draft, DATELINE_ROLE_WHEN);
  if (value != NULL)
    {
      dateline_plain_count (self, DATELINE_ROLE_WHEN, value->name);
      return TRUE;
    }
  if (set_from_begin (self, draft) || set_from_year (self, draft))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (self->n_values[roles[i]] > 0)
      {
        value = &self->values[roles[i]][0];
        quoted = dateline_walk_quote (value->text);
        dateline_walk_report (self->walk,
                              DATELINE_SEVERITY_ERROR,
                              value->name,
                              _ ("%s is no date, or could be two; it is left out"),
                              quoted);
        return FALSE;
      }
  dateline_walk_report (self->walk,
                        DATELINE_SEVERITY_ERROR,
                        NULL,
                        _ ("it has no date, and is left out; a date would be looked for under "
                           "“date”, “when”, “start” and “end”, “year” and the like"));
  return FALSE;
}
