/* See period.h. Months are moved first, then days; the time of day comes along. */
#include "config.h"

#include "period.h"

#include "calendar.h"

static DatelineCivil
move_civil (DatelineCivil civil, int days, int months)
{
  int month = civil.year * 12 + civil.month - 1 + months;
  int year = month / 12 - (month % 12 < 0);
  DatelineCivil date = { .year = year, .month = month - year * 12 + 1 };

  date.day = MIN (civil.day, dateline_calendar_days_in_month (date.year, date.month));
  date = dateline_calendar_from_utc (dateline_calendar_to_utc (&date) + days * DATELINE_DAY);
  date.hour = civil.hour;
  date.minute = civil.minute;
  date.second = civil.second;
  return date;
}

static DatelineSpan
day_of (const DatelineCivil *civil, GTimeZone *zone)
{
  DatelineCivil first = { civil->year, civil->month, civil->day, 0, 0, 0 };
  DatelineCivil last = { civil->year, civil->month, civil->day, 23, 59, 59 };

  return dateline_calendar_to_span (&first, &last, zone);
}

static DatelineTime
move_begin (DatelineTime time, int days, int months, GTimeZone *zone)
{
  DatelineCivil civil = dateline_calendar_from_time (time, zone);
  DatelineCivil moved = move_civil (civil, days, months);

  if (day_of (&civil, zone).begin == time)
    return day_of (&moved, zone).begin;
  return dateline_calendar_to_time (&moved, zone);
}

static DatelineTime
move_end (DatelineTime time, int days, int months, GTimeZone *zone)
{
  DatelineCivil civil = dateline_calendar_from_time (time - 1, zone);
  DatelineCivil moved;

  if (day_of (&civil, zone).end != time)
    return move_begin (time, days, months, zone);
  moved = move_civil (civil, days, months);
  return day_of (&moved, zone).end;
}

DatelineSpan
dateline_period_around (DatelineSpan span, int days, int months, GTimeZone *zone)
{
  if (span.begin > DATELINE_TIME_MIN)
    span.begin = MAX (move_begin (span.begin, -days, -months, zone), DATELINE_TIME_MIN);
  if (span.end < DATELINE_TIME_MAX)
    span.end = MIN (move_end (span.end, days, months, zone), DATELINE_TIME_MAX);
  return span;
}
