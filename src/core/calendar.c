/* Civil fields <-> seconds. Days are counted in eras of 400 years that begin on 1 March, so that
 * the leap day comes last and no table is needed. A zone is asked for offsets only, which GLib
 * answers for any 64-bit second; the fields are always our own arithmetic.
 *
 * Invariant: from_utc (to_utc (c)) == c, and the other way round, for years -10000 to 10000. */
#include "config.h"

#include "calendar.h"

#define DAYS_PER_ERA 146097
#define EPOCH_SHIFT 719468 /* days from 0000-03-01 to 1970-01-01 */

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b < 0);
}

static gint64
days_from_civil (int year, int month, int day)
{
  gint64 y = month <= 2 ? year - 1 : year;
  gint64 era = floor_div (y, 400);
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_PER_ERA + day_of_era - EPOCH_SHIFT;
}

static void
civil_from_days (gint64 days, DatelineCivil *civil)
{
  gint64 shifted = days + EPOCH_SHIFT;
  gint64 era = floor_div (shifted, DAYS_PER_ERA);
  gint64 day_of_era = shifted - era * DAYS_PER_ERA;
  gint64 year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_PER_ERA - 1)) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 shifted_month = (5 * day_of_year + 2) / 153;

  civil->day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  civil->month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  civil->year = year_of_era + era * 400 + (civil->month <= 2);
}

/* Seconds east of UTC. */
static gint64
offset_at (GTimeZone *zone, DatelineTime time)
{
  return g_time_zone_get_offset (zone,
                                 g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, time));
}

/* The moments at which a clock in @zone shows @local (civil seconds as if UTC): the first and the
 * last of them, or FALSE and the first moment after the clock has skipped it. The offsets a day
 * before and a day after are the only candidates, since no zone changes twice in two days. */
static gboolean
moments_of (gint64 local, GTimeZone *zone, DatelineTime *first, DatelineTime *last)
{
  gint64 before = offset_at (zone, local - DATELINE_DAY);
  gint64 after = offset_at (zone, local + DATELINE_DAY);
  gboolean at_before = before == after || offset_at (zone, local - before) == before;
  gboolean at_after = before == after || offset_at (zone, local - after) == after;
  DatelineTime low, high;

  if (at_before || at_after)
    {
      *first = local - (at_before ? before : after);
      *last = local - (at_after ? after : before);
      return TRUE;
    }

  /* Skipped: the change lies between the two readings of @local. */
  low = local - after;
  high = local - before;
  while (low < high)
    {
      DatelineTime middle = low + (high - low) / 2;

      if (offset_at (zone, middle) == after)
        high = middle;
      else
        low = middle + 1;
    }
  *first = *last = low;
  return FALSE;
}

gboolean
dateline_calendar_is_leap (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
dateline_calendar_days_in_month (int year, int month)
{
  if (month == 2)
    return dateline_calendar_is_leap (year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int
dateline_calendar_weekday (int year, int month, int day)
{
  gint64 days = days_from_civil (year, month, day) + 3; /* 1970-01-01 was a Thursday */

  return days - floor_div (days, 7) * 7 + 1;
}

DatelineTime
dateline_calendar_to_utc (const DatelineCivil *civil)
{
  return days_from_civil (civil->year, civil->month, civil->day) * DATELINE_DAY +
         civil->hour * DATELINE_HOUR + civil->minute * DATELINE_MINUTE + civil->second;
}

DatelineCivil
dateline_calendar_from_utc (DatelineTime time)
{
  gint64 days = floor_div (time, DATELINE_DAY);
  int second = time - days * DATELINE_DAY;
  DatelineCivil civil = {
    .hour = second / DATELINE_HOUR,
    .minute = second / DATELINE_MINUTE % 60,
    .second = second % 60,
  };

  civil_from_days (days, &civil);
  return civil;
}

DatelineTime
dateline_calendar_to_time (const DatelineCivil *civil, GTimeZone *zone)
{
  gint64 local = dateline_calendar_to_utc (civil);
  int interval;

  if (zone == NULL)
    return local;
  interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &local);
  return local - g_time_zone_get_offset (zone, interval);
}

DatelineCivil
dateline_calendar_from_time (DatelineTime time, GTimeZone *zone)
{
  return dateline_calendar_from_utc (time + dateline_calendar_get_offset (time, zone));
}

gint64
dateline_calendar_get_offset (DatelineTime time, GTimeZone *zone)
{
  return zone != NULL ? offset_at (zone, time) : 0;
}

DatelineSpan
dateline_calendar_to_span (const DatelineCivil *first, const DatelineCivil *last, GTimeZone *zone)
{
  gint64 local_first = dateline_calendar_to_utc (first);
  gint64 local_last = dateline_calendar_to_utc (last);
  DatelineSpan span;
  DatelineTime unused;

  if (zone == NULL)
    return (DatelineSpan){ local_first, local_last + 1 };

  moments_of (local_first, zone, &span.begin, &unused);
  if (moments_of (local_last, zone, &unused, &span.end))
    span.end++;
  if (span.end <= span.begin)
    span.end = span.begin + (local_last - local_first + 1);
  return span;
}
