/* An EDTF text in words. A date that is a moment at some precision is told by words.c, which can
 * join it with others; a date with unspecified digits that form no unit is told by itself, so that
 * nothing is said which the text does not say. */
#include "config.h"

#include "edtf-private.h"
#include "words.h"

#include <glib/gi18n-lib.h>

static guint
count_trailing_x (const char *mask, guint n)
{
  guint count = 0;

  while (count < n && mask[n - 1 - count] == 'X')
    count++;
  return memchr (mask, 'X', n - count) == NULL ? count : n + 1;
}

/* Whether the year is whole (YEAR), or a decade, a century or a millennium. */
static gboolean
year_unit (const DatelineEdtfDate *date, DatelinePrecision *precision)
{
  static const DatelinePrecision units[] = { DATELINE_PRECISION_YEAR,
                                             DATELINE_PRECISION_DECADE,
                                             DATELINE_PRECISION_CENTURY,
                                             DATELINE_PRECISION_MILLENNIUM };
  guint n_unknown = count_trailing_x (date->year, 4);

  if (n_unknown >= G_N_ELEMENTS (units))
    return FALSE;
  *precision = units[n_unknown];
  return TRUE;
}

static gboolean
is_unknown (const char *mask)
{
  return mask[0] == 'X' && mask[1] == 'X';
}

/* The text's own zone is told where the reader's clock shows another time, or all zones are. */
static void
tell_zone (const DatelineEdtfDate *date, const DatelineTelling *telling, DatelineMoment *moment)
{
  DatelineTime utc, local;
  DatelineCivil there;

  if (!date->zoned)
    return;
  local = dateline_calendar_to_utc (&moment->civil);
  utc = local - date->offset * DATELINE_MINUTE;
  there = dateline_calendar_from_time (utc, telling->zone);
  moment->tells_zone = telling->tells_all || dateline_calendar_to_utc (&there) != local;
  moment->offset = moment->tells_zone ? date->offset : 0;
}

/* FALSE where the date is no moment of one precision. */
static gboolean
date_to_moment (const DatelineEdtfDate *date,
                const DatelineTelling *telling,
                DatelineMoment *moment)
{
  DatelinePrecision year_precision;
  DatelineCivil last;

  *moment = (DatelineMoment){ .precision = date->unit,
                              .qualifier = date->qualifier,
                              .omits_day = telling->omits_day };
  dateline_edtf_date_get_extent (date, &moment->civil, &last);

  if (dateline_edtf_date_is_masked (date))
    {
      gboolean month_known = date->unit != DATELINE_PRECISION_YEAR && !is_unknown (date->month);
      gboolean day_known = date->unit == DATELINE_PRECISION_DAY && !is_unknown (date->day);

      if (!year_unit (date, &year_precision) || year_precision == DATELINE_PRECISION_YEAR ||
          month_known || day_known)
        return FALSE;
      moment->precision = year_precision;
      if (!date->negative)
        moment->civil = last; /* the century of 00XX is not that of year 0 */
    }
  tell_zone (date, telling, moment);
  return TRUE;
}

/* "a month in 2004", "a day in April 1985": units that are not known within one that is. */
static char *
describe_some (const DatelineEdtfDate *date, const DatelineMoment *first)
{
  DatelineMoment unit = { .civil = first->civil, .precision = DATELINE_PRECISION_YEAR };
  g_autofree char *text = NULL;

  if (memchr (date->year, 'X', 4) != NULL)
    return NULL;
  if (date->unit == DATELINE_PRECISION_MONTH && is_unknown (date->month))
    {
      text = dateline_words_moment (&unit);
      return g_strdup_printf (_ ("a month in %s"), text);
    }
  if (date->unit != DATELINE_PRECISION_DAY || !is_unknown (date->day))
    return NULL;
  if (memchr (date->month, 'X', 2) == NULL)
    unit.precision = DATELINE_PRECISION_MONTH;
  else if (!is_unknown (date->month))
    return NULL;

  text = dateline_words_moment (&unit);
  return g_strdup_printf (_ ("a day in %s"), text);
}

/* "25 December, 1560s": a day or a month of a year that is not known. */
static char *
describe_in_unknown_year (const DatelineEdtfDate *date, const DatelineMoment *last)
{
  DatelineMoment year = { .civil = last->civil };
  DatelineMoment unit = { .civil = last->civil, .precision = date->unit };
  gboolean nothing_known = strncmp (date->year, "XXXX", 4) == 0 && !date->negative;
  g_autofree char *within = NULL;
  g_autofree char *part = NULL;

  if (!nothing_known &&
      (!year_unit (date, &year.precision) || year.precision == DATELINE_PRECISION_YEAR))
    return NULL;
  within = nothing_known ? g_strdup (_ ("year unknown")) : dateline_words_moment (&year);
  if (date->unit == DATELINE_PRECISION_YEAR || is_unknown (date->month))
    return date->unit != DATELINE_PRECISION_DAY || is_unknown (date->day)
               ? g_steal_pointer (&within)
               : NULL;

  if (memchr (date->month, 'X', 2) != NULL || date->unit == DATELINE_PRECISION_SEASON)
    return NULL;
  if (date->unit == DATELINE_PRECISION_DAY && is_unknown (date->day))
    unit.precision = DATELINE_PRECISION_MONTH;
  else if (memchr (date->day, 'X', 2) != NULL)
    return NULL;

  part = dateline_words_without_year (&unit);
  /* Translators: a day or a month, and in which years: "25 December, 1560s" */
  return g_strdup_printf (C_ ("part of an unknown year", "%s, %s"), part, within);
}

static char *
describe_masked (const DatelineEdtfDate *date)
{
  DatelineMoment ends[2] = { { .precision = date->unit }, { .precision = date->unit } };
  char *text;

  dateline_edtf_date_get_extent (date, &ends[0].civil, &ends[1].civil);
  text = describe_some (date, &ends[0]);
  if (text == NULL)
    text = describe_in_unknown_year (date, &ends[date->negative ? 0 : 1]);
  if (text == NULL)
    text = dateline_words_join (ends, 2, DATELINE_JOIN_BETWEEN);
  return text;
}

/* "between 12:00 and 13:00": a time that has its hour only. */
static char *
describe_hour (const DatelineMoment *moment)
{
  DatelineMoment ends[2] = { *moment, *moment };

  ends[0].precision = ends[1].precision = DATELINE_PRECISION_MINUTE;
  ends[0].qualifier = ends[1].qualifier = 0;
  if (moment->civil.minute == 0)
    ends[1].civil.hour++; /* 24:00 where the day ends */
  else
    ends[1].civil =
        dateline_calendar_from_utc (dateline_calendar_to_utc (&moment->civil) + DATELINE_HOUR);
  return dateline_words_join (ends, 2, DATELINE_JOIN_BETWEEN);
}

static char *
append_qualifier (char *text, DatelineWhenFlags qualifier)
{
  g_autofree char *owned = text;

  if (qualifier == DATELINE_WHEN_UNCERTAIN)
    return g_strdup_printf (_ ("%s (uncertain)"), text);
  if (qualifier == DATELINE_WHEN_APPROXIMATE)
    return g_strdup_printf (_ ("%s (approximate)"), text);
  if (qualifier != 0)
    return g_strdup_printf (_ ("%s (uncertain and approximate)"), text);
  return g_steal_pointer (&owned);
}

static char *
describe_date (const DatelineEdtfDate *date, const DatelineTelling *telling)
{
  DatelineMoment moment;

  if (!date_to_moment (date, telling, &moment))
    return append_qualifier (describe_masked (date), date->qualifier);
  if (date->unit == DATELINE_PRECISION_HOUR && (date->qualifier & DATELINE_WHEN_APPROXIMATE) == 0)
    return append_qualifier (describe_hour (&moment), date->qualifier);
  return dateline_words_moment (&moment);
}

/* Two units of which the second begins where the first ends. */
static gboolean
are_neighbours (const DatelineEdtfItem *item)
{
  DatelineSpan first = dateline_edtf_date_get_span (&item->first, NULL);
  DatelineSpan last = dateline_edtf_date_get_span (&item->last, NULL);

  return item->first.unit == item->last.unit && item->first.unit >= DATELINE_PRECISION_DAY &&
         !dateline_edtf_date_is_masked (&item->first) &&
         !dateline_edtf_date_is_masked (&item->last) && first.end == last.begin;
}

static char *
join_dates (const DatelineEdtfDate *first,
            const DatelineEdtfDate *last,
            const DatelineTelling *telling,
            DatelineJoin join)
{
  DatelineMoment moments[2];
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;

  if (date_to_moment (first, telling, &moments[0]) && date_to_moment (last, telling, &moments[1]))
    return dateline_words_join (moments, 2, join);
  first_text = describe_date (first, telling);
  last_text = describe_date (last, telling);
  return dateline_words_join_texts ((const char *[]){ first_text, last_text }, 2, join);
}

static char *
describe_interval (const DatelineEdtfItem *item, const DatelineTelling *telling)
{
  gboolean since = item->first.state == DATELINE_EDTF_KNOWN;
  DatelineEdtfState other = since ? item->last.state : item->first.state;
  g_autofree char *text = NULL;

  if (other == DATELINE_EDTF_KNOWN)
    return join_dates (&item->first, &item->last, telling, DATELINE_JOIN_RANGE);

  text = describe_date (since ? &item->first : &item->last, telling);
  if (other == DATELINE_EDTF_OPEN)
    return since ? g_strdup_printf (C_ ("date", "since %s"), text)
                 : g_strdup_printf (C_ ("date", "until %s"), text);
  return since ? g_strdup_printf (_ ("from %s, end unknown"), text)
               : g_strdup_printf (_ ("until %s, beginning unknown"), text);
}

static char *
describe_choice (const DatelineEdtfItem *item, const DatelineTelling *telling, DatelineJoin join)
{
  g_autofree char *text = NULL;

  if (!item->pair)
    return describe_date (&item->first, telling);
  if (item->first.state == DATELINE_EDTF_OPEN)
    {
      text = describe_date (&item->last, telling);
      return g_strdup_printf (_ ("%s or earlier"), text);
    }
  if (item->last.state == DATELINE_EDTF_OPEN)
    {
      text = describe_date (&item->first, telling);
      return g_strdup_printf (_ ("%s or later"), text);
    }
  return join_dates (&item->first, &item->last, telling, join);
}

static char *
describe_set (const DatelineEdtf *edtf, const DatelineTelling *telling)
{
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (DatelineMoment));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < edtf->n_items; i++)
    {
      const DatelineEdtfItem *item = &edtf->items[i];
      DatelineMoment moment;

      if (!item->pair && date_to_moment (&item->first, telling, &moment))
        g_array_append_val (moments, moment);
      g_ptr_array_add (texts, describe_choice (item, telling, DATELINE_JOIN_RANGE));
    }

  if (moments->len == edtf->n_items)
    return dateline_words_join (
        (const DatelineMoment *) moments->data, moments->len, DATELINE_JOIN_OR);
  return dateline_words_join_texts (
      (const char *const *) texts->pdata, texts->len, DATELINE_JOIN_OR);
}

char *
dateline_edtf_tell (const DatelineEdtf *edtf, const DatelineTelling *telling)
{
  const DatelineEdtfItem *item = &edtf->items[0];

  switch (edtf->kind)
    {
    case DATELINE_EDTF_INTERVAL:
      return describe_interval (item, telling);
    case DATELINE_EDTF_ONE_OF:
      if (edtf->n_items > 1)
        return describe_set (edtf, telling);
      if (item->pair && item->first.state == DATELINE_EDTF_KNOWN &&
          item->last.state == DATELINE_EDTF_KNOWN && are_neighbours (item))
        return describe_choice (item, telling, DATELINE_JOIN_OR);
      return describe_choice (item, telling, DATELINE_JOIN_BETWEEN);
    case DATELINE_EDTF_DATE:
    default:
      return describe_date (&item->first, telling);
    }
}

char *
dateline_edtf_describe (const DatelineEdtf *edtf, GTimeZone *zone)
{
  return dateline_edtf_tell (edtf, &(DatelineTelling){ .zone = zone });
}
