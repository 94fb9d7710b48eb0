/* Moments and spans in words. A span is told in the largest of years, months and days whose
 * bounds it has at both its ends, else by the clock; its end is the last unit that it covers. */
#include "config.h"

#include "wording.h"

#include "calendar-names.h"
#include "words.h"

#include <glib/gi18n-lib.h>

/* A bound of a span: what it is the bound of, and the units on both its sides. */
typedef struct
{
  DatelinePrecision precision;
  DatelineCivil before;
  DatelineCivil after;
} Bound;

static DatelineTime
in_range (DatelineTime time)
{
  return CLAMP (time, DATELINE_TIME_MIN, DATELINE_TIME_MAX);
}

static gboolean
is_start_of_day (DatelineTime time, const DatelineCivil *civil, GTimeZone *zone)
{
  DatelineCivil start = { civil->year, civil->month, civil->day, 0, 0, 0 };

  return dateline_calendar_to_span (&start, &start, zone).begin == time;
}

static Bound
bound_at (DatelineTime time, GTimeZone *zone)
{
  Bound bound = { .after = dateline_calendar_from_time (time, zone), .before = { 0 } };

  if (!is_start_of_day (time, &bound.after, zone))
    {
      bound.before = bound.after;
      bound.precision =
          bound.after.second != 0 ? DATELINE_PRECISION_SECOND : DATELINE_PRECISION_MINUTE;
      return bound;
    }

  bound.before = dateline_calendar_from_time (time - 1, zone);
  bound.precision = bound.after.day != 1     ? DATELINE_PRECISION_DAY
                    : bound.after.month != 1 ? DATELINE_PRECISION_MONTH
                                             : DATELINE_PRECISION_YEAR;
  return bound;
}

/* The day that ends here, as its own hour 24. */
static void
end_by_clock (Bound *bound)
{
  if (bound->precision <= DATELINE_PRECISION_MINUTE)
    return;
  bound->before.hour = 24;
  bound->before.minute = 0;
  bound->before.second = 0;
}

static char *
tell_moment (const DatelineCivil *civil, DatelinePrecision precision)
{
  return dateline_words_moment (&(DatelineMoment){ .civil = *civil, .precision = precision });
}

static char *
tell_open (DatelineSpan span, GTimeZone *zone)
{
  g_autofree char *text = NULL;

  if (span.begin > DATELINE_TIME_MIN)
    {
      Bound begin = bound_at (span.begin, zone);

      text = tell_moment (&begin.after, begin.precision);
      return g_strdup_printf (C_ ("date", "since %s"), text);
    }
  if (span.end < DATELINE_TIME_MAX)
    {
      Bound end = bound_at (span.end, zone);

      text = tell_moment (&end.before, end.precision);
      return g_strdup_printf (C_ ("date", "until %s"), text);
    }
  return g_strdup (_ ("all time"));
}

char *
dateline_wording_time (DatelineTime time, DatelinePrecision precision, GTimeZone *zone)
{
  DatelineCivil civil = dateline_calendar_from_time (in_range (time), zone);

  return tell_moment (&civil, precision);
}

char *
dateline_wording_span (DatelineSpan span, GTimeZone *zone)
{
  DatelineMoment ends[2] = { 0 };
  DatelinePrecision precision;
  Bound begin, end;

  span = (DatelineSpan){ in_range (span.begin), in_range (span.end) };
  if (!dateline_span_is_empty (span) &&
      (span.begin == DATELINE_TIME_MIN || span.end == DATELINE_TIME_MAX))
    return tell_open (span, zone);

  begin = bound_at (span.begin, zone);
  end = bound_at (span.end, zone);
  precision = MIN (begin.precision, end.precision);
  if (dateline_span_is_empty (span))
    return tell_moment (&begin.after, MIN (begin.precision, DATELINE_PRECISION_MINUTE));
  if (dateline_span_length (span) == dateline_precision_length (precision) &&
      precision <= DATELINE_PRECISION_MINUTE)
    return tell_moment (&begin.after, precision);

  if (precision <= DATELINE_PRECISION_MINUTE)
    end_by_clock (&end);
  ends[0] = (DatelineMoment){ .civil = begin.after, .precision = precision };
  ends[1] = (DatelineMoment){ .civil = end.before, .precision = precision };
  return dateline_words_join (ends, 2, DATELINE_JOIN_RANGE);
}

/* The largest unit up to @wanted that the bound is a bound of. */
static DatelinePrecision
unit_at (const Bound *bound, DatelinePrecision wanted)
{
  if (wanted == DATELINE_PRECISION_SEASON && bound->precision >= DATELINE_PRECISION_MONTH)
    return bound->after.month % 3 == 0 ? DATELINE_PRECISION_SEASON : DATELINE_PRECISION_MONTH;
  if (wanted == DATELINE_PRECISION_HOUR)
    wanted = DATELINE_PRECISION_MINUTE;
  return MIN (MIN (wanted, DATELINE_PRECISION_YEAR), bound->precision);
}

static char *
tell_window_begin (DatelineTime time, DatelinePrecision wanted, GTimeZone *zone)
{
  Bound bound = bound_at (time, zone);
  DatelinePrecision unit = unit_at (&bound, wanted);
  g_autofree char *text = tell_moment (&bound.after, unit);

  if (time == DATELINE_TIME_MIN)
    /* Translators: "From %s until ..." */
    return g_strdup (C_ ("from", "the beginning of the data"));
  if (unit <= DATELINE_PRECISION_MINUTE)
    return g_steal_pointer (&text);
  /* Translators: "From %s until ..."; %s is a day, a month, a year: "27 September 2020" */
  return g_strdup_printf (C_ ("from", "the beginning of %s"), text);
}

static char *
tell_window_end (DatelineTime time, DatelinePrecision wanted, GTimeZone *zone)
{
  Bound bound = bound_at (time, zone);
  DatelinePrecision unit = unit_at (&bound, wanted);
  gboolean is_moment = unit <= DATELINE_PRECISION_MINUTE;
  g_autofree char *text = tell_moment (is_moment ? &bound.after : &bound.before, unit);

  if (time == DATELINE_TIME_MAX)
    /* Translators: "From ... until %s" */
    return g_strdup (C_ ("until", "the end of the data"));
  if (is_moment)
    return g_steal_pointer (&text);
  /* Translators: "From ... until %s"; %s is a day, a month, a year: "10 November 2020" */
  return g_strdup_printf (C_ ("until", "the end of %s"), text);
}

char *
dateline_wording_window (DatelineSpan span,
                         DatelinePrecision begin_precision,
                         DatelinePrecision end_precision,
                         GTimeZone *zone,
                         const char *zone_name)
{
  g_autofree char *begin = tell_window_begin (in_range (span.begin), begin_precision, zone);
  g_autofree char *end = tell_window_end (in_range (span.end), end_precision, zone);

  if (zone_name == NULL)
    /* Translators: what a time window takes in: "From the beginning of 27 September 2020 until the
     * end of 10 November 2020" */
    return g_strdup_printf (_ ("From %s until %s"), begin, end);
  /* Translators: the same, and the time zone: "(Asia/Baku)" */
  return g_strdup_printf (_ ("From %s until %s (%s)"), begin, end, zone_name);
}

char *
dateline_wording_day (DatelineTime time, GTimeZone *zone)
{
  DatelineCivil civil = dateline_calendar_from_time (in_range (time), zone);
  const char *weekday =
      dateline_weekday_name (dateline_calendar_weekday (civil.year, civil.month, civil.day));
  g_autofree char *date = tell_moment (&civil, DATELINE_PRECISION_DAY);

  /* Translators: a weekday and a date, "Saturday, 10 October 2020" */
  return g_strdup_printf (C_ ("weekday, date", "%s, %s"), weekday, date);
}
