/* From a parsed EDTF text to a span of time. An unspecified digit stands for all ten, and the span
 * is the tightest one around every day that fits: "1984-1X" is October to December 1984.
 * Invariant: the span of a parsed text is never empty and lies within the years -9999 to 9999. */
#include "config.h"

#include "edtf-private.h"

static int
mask_bound (const char *mask, guint n, char substitute)
{
  int number = 0;

  for (guint i = 0; i < n; i++)
    number = number * 10 + (mask[i] == 'X' ? substitute : mask[i]) - '0';
  return number;
}

/* The earliest or the latest day of the year that fits. */
static gboolean
find_day_in_year (const DatelineEdtfDate *date, gboolean latest, DatelineCivil *civil)
{
  for (int i = 1; i <= 12; i++)
    {
      int month = latest ? 13 - i : i;
      int n_days = dateline_calendar_days_in_month (civil->year, month);

      if (date->unit < DATELINE_PRECISION_YEAR && !dateline_edtf_mask_fits (date->month, 2, month))
        continue;

      for (int j = 1; j <= n_days; j++)
        {
          int day = latest ? n_days + 1 - j : j;

          if (date->unit >= DATELINE_PRECISION_MONTH || dateline_edtf_mask_fits (date->day, 2, day))
            {
              civil->month = month;
              civil->day = day;
              return TRUE;
            }
        }
    }
  return FALSE;
}

static gboolean
find_day_in_season (const DatelineEdtfDate *date, gboolean latest, DatelineCivil *civil)
{
  int month = 3 + 3 * date->season + (latest ? 2 : 0);

  if (month > 12)
    civil->year++;
  civil->month = (month - 1) % 12 + 1;
  civil->day = latest ? dateline_calendar_days_in_month (civil->year, civil->month) : 1;
  return TRUE;
}

static gboolean
find_day (const DatelineEdtfDate *date, gboolean latest, DatelineCivil *civil)
{
  int low = mask_bound (date->year, 4, '0');
  int high = mask_bound (date->year, 4, '9');

  for (int i = 0; i <= high - low; i++)
    {
      int year = latest != date->negative ? high - i : low + i;

      if (!dateline_edtf_mask_fits (date->year, 4, year) || (date->negative && year == 0))
        continue;
      civil->year = date->negative ? -year : year;
      if (date->unit == DATELINE_PRECISION_SEASON ? find_day_in_season (date, latest, civil)
                                                  : find_day_in_year (date, latest, civil))
        return TRUE;
    }
  return FALSE;
}

static DatelineSpan
interval_span (const DatelineEdtfItem *item, GTimeZone *zone)
{
  DatelineSpan span = DATELINE_SPAN_ALL;
  DatelineSpan first = DATELINE_SPAN_EMPTY;
  DatelineSpan last = DATELINE_SPAN_EMPTY;

  if (item->first.state == DATELINE_EDTF_KNOWN)
    {
      first = dateline_edtf_date_get_span (&item->first, zone);
      span.begin = first.begin;
    }
  if (item->last.state == DATELINE_EDTF_KNOWN)
    {
      last = dateline_edtf_date_get_span (&item->last, zone);
      span.end = last.end;
    }

  /* One end with a zone and one without can cross in a zone far from UTC. */
  return dateline_span_is_empty (span) ? dateline_span_union (first, last) : span;
}

static DatelineWhenFlags
pair_flags (const DatelineEdtfItem *item)
{
  static const DatelineWhenFlags begin_flags[] = { 0,
                                                   DATELINE_WHEN_OPEN_BEGIN,
                                                   DATELINE_WHEN_UNKNOWN_BEGIN };
  static const DatelineWhenFlags end_flags[] = { 0,
                                                 DATELINE_WHEN_OPEN_END,
                                                 DATELINE_WHEN_UNKNOWN_END };

  return begin_flags[item->first.state] | end_flags[item->last.state];
}

static DatelineWhen
item_when (const DatelineEdtfItem *item, GTimeZone *zone)
{
  const DatelineEdtfDate *first = &item->first;
  const DatelineEdtfDate *last = item->pair ? &item->last : first;
  DatelineWhen when = { .flags = first->qualifier | last->qualifier };

  when.begin_precision =
      dateline_edtf_date_get_precision (first->state == DATELINE_EDTF_KNOWN ? first : last);
  when.end_precision =
      dateline_edtf_date_get_precision (last->state == DATELINE_EDTF_KNOWN ? last : first);

  if (item->pair)
    {
      when.span = interval_span (item, zone);
      when.flags |= pair_flags (item);
    }
  else
    {
      when.span = dateline_edtf_date_get_span (first, zone);
    }
  return when;
}

gboolean
dateline_edtf_mask_fits (const char *mask, guint n, int number)
{
  for (guint i = n; i-- > 0; number /= 10)
    {
      if (mask[i] != 'X' && mask[i] != '0' + number % 10)
        return FALSE;
    }
  return TRUE;
}

gboolean
dateline_edtf_date_is_masked (const DatelineEdtfDate *date)
{
  return memchr (date->year, 'X', 4) != NULL || memchr (date->month, 'X', 2) != NULL ||
         memchr (date->day, 'X', 2) != NULL;
}

gboolean
dateline_edtf_date_get_extent (const DatelineEdtfDate *date,
                               DatelineCivil *first,
                               DatelineCivil *last)
{
  gboolean has_minute = date->unit <= DATELINE_PRECISION_MINUTE;
  gboolean has_second = date->unit == DATELINE_PRECISION_SECOND;
  gboolean has_hour = date->unit <= DATELINE_PRECISION_HOUR;

  *first = (DatelineCivil){ .hour = date->hour, .minute = date->minute, .second = date->second };
  *last = (DatelineCivil){
    .hour = has_hour ? date->hour : 23,
    .minute = has_minute ? date->minute : 59,
    .second = has_second ? date->second : 59,
  };
  return find_day (date, FALSE, first) && find_day (date, TRUE, last);
}

DatelineSpan
dateline_edtf_date_get_span (const DatelineEdtfDate *date, GTimeZone *zone)
{
  DatelineCivil first, last;
  DatelineSpan span;

  dateline_edtf_date_get_extent (date, &first, &last);
  span = dateline_calendar_to_span (&first, &last, date->zoned ? NULL : zone);
  span.begin -= date->offset * DATELINE_MINUTE;
  span.end -= date->offset * DATELINE_MINUTE;

  if (dateline_span_overlaps (span, DATELINE_SPAN_ALL))
    return dateline_span_intersect (span, DATELINE_SPAN_ALL);
  return dateline_span_clamp (span, DATELINE_SPAN_ALL);
}

DatelinePrecision
dateline_edtf_date_get_precision (const DatelineEdtfDate *date)
{
  static const struct
  {
    int days;
    DatelinePrecision precision;
  } units[] = {
    { 1, DATELINE_PRECISION_DAY },       { 31, DATELINE_PRECISION_MONTH },
    { 92, DATELINE_PRECISION_SEASON },   { 366, DATELINE_PRECISION_YEAR },
    { 3653, DATELINE_PRECISION_DECADE }, { 36525, DATELINE_PRECISION_CENTURY },
  };
  DatelineCivil first, last;
  gint64 days;

  if (!dateline_edtf_date_is_masked (date))
    return date->unit;

  dateline_edtf_date_get_extent (date, &first, &last);
  days = (dateline_calendar_to_utc (&last) + 1 - dateline_calendar_to_utc (&first)) / DATELINE_DAY;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (days <= units[i].days)
        return units[i].precision;
    }
  return DATELINE_PRECISION_MILLENNIUM;
}

void
dateline_edtf_free (DatelineEdtf *edtf)
{
  g_free (edtf);
}

DatelineWhen
dateline_edtf_get_when (const DatelineEdtf *edtf, GTimeZone *zone)
{
  DatelineWhen when = item_when (&edtf->items[0], zone);

  for (guint i = 1; i < edtf->n_items; i++)
    {
      DatelineWhen item = item_when (&edtf->items[i], zone);

      if (item.span.begin < when.span.begin)
        when.begin_precision = item.begin_precision;
      if (item.span.end > when.span.end)
        when.end_precision = item.end_precision;
      when.span = dateline_span_union (when.span, item.span);
      when.flags |= item.flags;
    }

  if (edtf->kind == DATELINE_EDTF_INTERVAL)
    when.flags |= DATELINE_WHEN_LASTS;
  else if (edtf->kind == DATELINE_EDTF_ONE_OF)
    when.flags |= DATELINE_WHEN_ONE_OF;
  return when;
}

gint64
dateline_precision_length (DatelinePrecision precision)
{
  const gint64 year = 31556952; /* the Gregorian mean, 365.2425 days */

  switch (precision)
    {
    case DATELINE_PRECISION_SECOND:
      return 1;
    case DATELINE_PRECISION_MINUTE:
      return DATELINE_MINUTE;
    case DATELINE_PRECISION_HOUR:
      return DATELINE_HOUR;
    case DATELINE_PRECISION_DAY:
      return DATELINE_DAY;
    case DATELINE_PRECISION_MONTH:
      return year / 12;
    case DATELINE_PRECISION_SEASON:
      return year / 4;
    case DATELINE_PRECISION_YEAR:
      return year;
    case DATELINE_PRECISION_DECADE:
      return 10 * year;
    case DATELINE_PRECISION_CENTURY:
      return 100 * year;
    case DATELINE_PRECISION_MILLENNIUM:
      return 1000 * year;
    default:
      g_return_val_if_reached (1);
    }
}
