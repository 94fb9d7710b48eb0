/* Calendar steps. All arithmetic is on civil fields; a begin of a step becomes a time by way of the
 * zone, so a day of 23 hours is a day. Where clocks change, a begin that would not rise is left
 * out. */
#include "config.h"

#include "tick-step.h"

#include "calendar-names.h"
#include "calendar.h"
#include "wording.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

#define COMMON_YEAR (365 * DATELINE_DAY)

static const DatelineTickStep steps[] = {
  { DATELINE_UNIT_SECOND, 1, 1 },
  { DATELINE_UNIT_SECOND, 5, 5 },
  { DATELINE_UNIT_SECOND, 15, 15 },
  { DATELINE_UNIT_SECOND, 30, 30 },
  { DATELINE_UNIT_MINUTE, 1, 60 },
  { DATELINE_UNIT_MINUTE, 5, 300 },
  { DATELINE_UNIT_MINUTE, 15, 900 },
  { DATELINE_UNIT_MINUTE, 30, 1800 },
  { DATELINE_UNIT_HOUR, 1, DATELINE_HOUR },
  { DATELINE_UNIT_HOUR, 3, 2 * DATELINE_HOUR },
  { DATELINE_UNIT_HOUR, 6, 5 * DATELINE_HOUR },
  { DATELINE_UNIT_HOUR, 12, 11 * DATELINE_HOUR },
  { DATELINE_UNIT_DAY, 1, 23 * DATELINE_HOUR },
  { DATELINE_UNIT_WEEK, 1, 7 * DATELINE_DAY - DATELINE_HOUR },
  { DATELINE_UNIT_MONTH, 1, 28 * DATELINE_DAY - DATELINE_HOUR },
  { DATELINE_UNIT_MONTH, 3, 90 * DATELINE_DAY - DATELINE_HOUR },
  { DATELINE_UNIT_YEAR, 1, COMMON_YEAR },
  { DATELINE_UNIT_YEAR, 2, 2 * COMMON_YEAR },
  { DATELINE_UNIT_YEAR, 5, 5 * COMMON_YEAR },
  { DATELINE_UNIT_YEAR, 10, 10 * COMMON_YEAR },
  { DATELINE_UNIT_YEAR, 50, 50 * COMMON_YEAR },
  { DATELINE_UNIT_YEAR, 100, 100 * COMMON_YEAR },
  { DATELINE_UNIT_YEAR, 500, 500 * COMMON_YEAR },
  { DATELINE_UNIT_YEAR, 1000, 1000 * COMMON_YEAR },
  { DATELINE_UNIT_YEAR, 5000, 5000 * COMMON_YEAR },
};

const DatelineTickStep *
dateline_tick_steps (guint *n_steps)
{
  *n_steps = G_N_ELEMENTS (steps);
  return steps;
}

DatelineTickStep
dateline_tick_step_of_unit (DatelineUnit unit)
{
  return (DatelineTickStep){ unit, 1, 0 };
}

static DatelineCivil
begin_of_day (DatelineCivil civil)
{
  return (DatelineCivil){ civil.year, civil.month, civil.day };
}

/* Round years, counted from 1 on either side: 100 BC is the year -99, and 1 AD stands between. */
static int
floor_year (int year, int n)
{
  if (year >= 1)
    return year < n ? 1 : year / n * n;
  return 1 - (1 - year + n - 1) / n * n;
}

static int
next_year (int year, int n)
{
  if (year >= 1)
    return year < n ? n : year + n;
  return 1 - year > n ? year + n : 1;
}

/* The 1st, @n months on. */
static DatelineCivil
next_month (DatelineCivil civil, int n)
{
  int month = civil.month - 1 + n;

  return (DatelineCivil){ civil.year + month / 12, month % 12 + 1, 1 };
}

static DatelineCivil
add_days (DatelineCivil civil, int n)
{
  return dateline_calendar_from_utc (dateline_calendar_to_utc (&civil) + n * DATELINE_DAY);
}

int
dateline_tick_first_weekday (void)
{
#ifdef __GLIBC__
  /* Which weekday is counted from is said by a date that falls on it, a number in place of text. */
  const union
  {
    const char *text;
    guint number;
  } origin = { nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  int first = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  int counted_from = origin.number == 19971130 ? 7 : 1;

  if (first >= 1 && first <= 7)
    return (counted_from + first - 2) % 7 + 1;
#endif
  return 1;
}

static DatelineCivil
floor_week (DatelineCivil day)
{
  int weekday = dateline_calendar_weekday (day.year, day.month, day.day);

  return add_days (day, -((weekday - dateline_tick_first_weekday () + 7) % 7));
}

static DatelineCivil
floor_civil (DatelineTickStep step, DatelineCivil civil)
{
  DatelineCivil begin = begin_of_day (civil);

  switch (step.unit)
    {
    case DATELINE_UNIT_SECOND:
      begin.hour = civil.hour;
      begin.minute = civil.minute;
      begin.second = civil.second / step.n * step.n;
      return begin;
    case DATELINE_UNIT_MINUTE:
      begin.hour = civil.hour;
      begin.minute = civil.minute / step.n * step.n;
      return begin;
    case DATELINE_UNIT_HOUR:
      begin.hour = civil.hour / step.n * step.n;
      return begin;
    case DATELINE_UNIT_DAY:
      return begin;
    case DATELINE_UNIT_WEEK:
      return floor_week (begin);
    case DATELINE_UNIT_MONTH:
      return (DatelineCivil){ civil.year, (civil.month - 1) / step.n * step.n + 1, 1 };
    case DATELINE_UNIT_YEAR:
      return (DatelineCivil){ floor_year (civil.year, step.n), 1, 1 };
    case DATELINE_UNIT_CENTURY:
      return (DatelineCivil){ floor_year (civil.year, 100), 1, 1 };
    case DATELINE_UNIT_MILLENNIUM:
      return (DatelineCivil){ floor_year (civil.year, 1000), 1, 1 };
    case DATELINE_N_UNITS:
      break;
    }
  g_assert_not_reached ();
}

/* @civil is a begin of a step. */
static DatelineCivil
next_civil (DatelineTickStep step, DatelineCivil civil)
{
  switch (step.unit)
    {
    case DATELINE_UNIT_SECOND:
      return dateline_calendar_from_utc (dateline_calendar_to_utc (&civil) + step.n);
    case DATELINE_UNIT_MINUTE:
      return dateline_calendar_from_utc (dateline_calendar_to_utc (&civil) +
                                         step.n * DATELINE_MINUTE);
    case DATELINE_UNIT_HOUR:
      return dateline_calendar_from_utc (dateline_calendar_to_utc (&civil) +
                                         step.n * DATELINE_HOUR);
    case DATELINE_UNIT_DAY:
      return add_days (civil, 1);
    case DATELINE_UNIT_WEEK:
      return add_days (civil, 7);
    case DATELINE_UNIT_MONTH:
      return next_month (civil, step.n);
    case DATELINE_UNIT_YEAR:
      civil.year = next_year (civil.year, step.n);
      return civil;
    case DATELINE_UNIT_CENTURY:
      civil.year = next_year (civil.year, 100);
      return civil;
    case DATELINE_UNIT_MILLENNIUM:
      civil.year = next_year (civil.year, 1000);
      return civil;
    case DATELINE_N_UNITS:
      break;
    }
  g_assert_not_reached ();
}

DatelineTime
dateline_tick_step_floor (DatelineTickStep step, DatelineTime time, GTimeZone *zone)
{
  DatelineCivil civil = floor_civil (step, dateline_calendar_from_time (time, zone));

  /* In an hour that a clock change repeats, the begin found may be the later one. */
  return MIN (dateline_calendar_to_time (&civil, zone), time);
}

DatelineTime
dateline_tick_step_next (DatelineTickStep step, DatelineTime time, GTimeZone *zone)
{
  DatelineCivil civil = floor_civil (step, dateline_calendar_from_time (time, zone));
  DatelineTime next;

  do
    {
      civil = next_civil (step, civil);
      next = dateline_calendar_to_time (&civil, zone);
    }
  while (next <= time);
  return next;
}

static char *
tell_quarter (int month, gboolean wide)
{
  if (wide)
    /* Translators: a quarter of a year by its first and its last month: "Jan–Mar" */
    return g_strdup_printf (C_ ("quarter", "%s–%s"),
                            dateline_month_name (month, DATELINE_MONTH_SHORT),
                            dateline_month_name (month + 2, DATELINE_MONTH_SHORT));
  /* Translators: a quarter of a year, as short as can be: "Q1" */
  return g_strdup_printf (C_ ("quarter", "Q%d"), month / 3 + 1);
}

char *
dateline_tick_text_short (DatelineTime time, DatelineTickStep step, gboolean wide, GTimeZone *zone)
{
  DatelineCivil civil = dateline_calendar_from_time (time, zone);

  switch (step.unit)
    {
    case DATELINE_UNIT_SECOND:
      /* Translators: an hour, a minute and a second of 24 hours */
      return g_strdup_printf (C_ ("ruler", "%d:%02d:%02d"), civil.hour, civil.minute, civil.second);
    case DATELINE_UNIT_MINUTE:
    case DATELINE_UNIT_HOUR:
      /* Translators: an hour and a minute of 24 hours */
      return g_strdup_printf (C_ ("ruler", "%d:%02d"), civil.hour, civil.minute);
    case DATELINE_UNIT_DAY:
    case DATELINE_UNIT_WEEK:
      return g_strdup_printf ("%d", civil.day);
    case DATELINE_UNIT_MONTH:
      if (step.n == 3)
        return tell_quarter (civil.month, wide);
      return g_strdup (dateline_month_name (civil.month, DATELINE_MONTH_SHORT));
    default:
      return dateline_tick_text_full (time, step.unit, zone);
    }
}

char *
dateline_tick_text_full (DatelineTime time, DatelineUnit unit, GTimeZone *zone)
{
  DatelineCivil civil = dateline_calendar_from_time (time, zone);
  g_autofree char *year = NULL;
  const char *month;

  if (unit == DATELINE_UNIT_MILLENNIUM)
    return dateline_wording_time (time, DATELINE_PRECISION_MILLENNIUM, zone);
  if (unit == DATELINE_UNIT_CENTURY)
    return dateline_wording_time (time, DATELINE_PRECISION_CENTURY, zone);
  year = dateline_wording_time (time, DATELINE_PRECISION_YEAR, zone);
  if (unit == DATELINE_UNIT_YEAR)
    return g_steal_pointer (&year);
  month = dateline_month_name (civil.month, DATELINE_MONTH_SHORT);
  if (unit == DATELINE_UNIT_MONTH)
    /* Translators: a short month and a year: "Oct 2020" */
    return g_strdup_printf (C_ ("ruler", "%s %s"), month, year);
  /* Translators: a day, a short month and a year: "10 Oct 2020" */
  return g_strdup_printf (C_ ("ruler", "%d %s %s"), civil.day, month, year);
}
