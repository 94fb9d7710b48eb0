/* See typed-window.h. Each text is parsed by itself; which of its two ends counts, and what is left
 * of the window within the data, is decided here.
 * Invariant: what dateline_typed_window_to_text writes is parsed to the same second, but for a
 * bound at the limit, of which the day is told. */
#include "config.h"

#include "typed-window.h"

#include "calendar.h"
#include "error.h"
#include "wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_open (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped == '\0' || g_str_equal (stripped, "..");
}

static gboolean
parse_bound (const char *text,
             const DatelineTypedContext *context,
             DatelineTypedTime *typed,
             GError **error)
{
  if (!is_open (text))
    return dateline_typed_time_parse (text, context, typed, error);
  *typed = (DatelineTypedTime){ .span = DATELINE_SPAN_ALL,
                                .begin_precision = DATELINE_PRECISION_DAY,
                                .end_precision = DATELINE_PRECISION_DAY };
  return TRUE;
}

/* The last that is included; of a minute or a second, its begin. */
static DatelineTime
end_of (const DatelineTypedTime *typed)
{
  if (typed->end_precision > DATELINE_PRECISION_MINUTE || typed->span.end == DATELINE_TIME_MAX)
    return typed->span.end;
  return typed->span.end - dateline_precision_length (typed->end_precision);
}

static DatelineSpan
day_of (DatelineTime time, GTimeZone *zone)
{
  DatelineCivil civil = dateline_calendar_from_time (time, zone);
  DatelineCivil first = { civil.year, civil.month, civil.day, 0, 0, 0 };
  DatelineCivil last = { civil.year, civil.month, civil.day, 23, 59, 59 };

  return dateline_calendar_to_span (&first, &last, zone);
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, DATELINE_ERROR, DATELINE_ERROR_INVALID, message);
  return FALSE;
}

/* What of the typed window the data has. */
static gboolean
cut_to_limits (DatelineTypedWindow *window,
               const DatelineTypedLimits *limits,
               GTimeZone *zone,
               GError **error)
{
  DatelineSpan days = { day_of (limits->data.begin, zone).begin,
                        day_of (limits->data.end - 1, zone).end };

  window->window = dateline_span_intersect (window->typed, limits->limit);
  window->cut = (window->typed.begin < days.begin && window->typed.begin > DATELINE_TIME_MIN) ||
                (window->typed.end > days.end && window->typed.end < DATELINE_TIME_MAX);
  if (dateline_span_is_empty (window->window))
    {
      g_autofree char *words = dateline_wording_span (days, zone);

      /* Translators: %s is a span of time, "27 September – 10 November 2020" */
      g_autofree char *message =
          g_strdup_printf (_ ("There is nothing in this time: the dataset covers %s."), words);

      return fail (error, message);
    }
  return TRUE;
}

gboolean
dateline_typed_window_parse (const char *begin,
                             const char *end,
                             const DatelineTypedContext *context,
                             const DatelineTypedLimits *limits,
                             DatelineTypedWindow *window,
                             DatelineBound *wrong,
                             GError **error)
{
  DatelineTypedTime first, last;

  *wrong = DATELINE_BOUND_BEGIN;
  if (!parse_bound (begin, context, &first, error))
    return FALSE;
  *wrong = DATELINE_BOUND_END;
  if (!parse_bound (end, context, &last, error))
    return FALSE;

  if (first.both && !last.both)
    last = first;
  else if (last.both && !first.both)
    first = last;
  window->typed = (DatelineSpan){ first.span.begin, end_of (&last) };
  window->begin_precision = first.begin_precision;
  window->end_precision = last.end_precision;
  if (window->typed.end == window->typed.begin && last.span.begin >= first.span.begin)
    return fail (error, _ ("The window ends when it begins. Write a later end."));
  if (window->typed.end <= window->typed.begin)
    return fail (error, _ ("The end is before the begin. Write a later end or an earlier begin."));
  return cut_to_limits (window, limits, context->zone, error);
}

/* @time as a civil moment and, where it is exact, without a time of day. */
static char *
write_civil (const DatelineCivil *civil, DatelinePrecision precision)
{
  g_autofree char *day = g_strdup_printf (
      "%s%04d-%02d-%02d", civil->year < 0 ? "-" : "", ABS (civil->year), civil->month, civil->day);
  char joint = civil->year < 0 ? 'T' : ' ';

  if (precision == DATELINE_PRECISION_DAY)
    return g_steal_pointer (&day);
  if (precision == DATELINE_PRECISION_MINUTE)
    return g_strdup_printf ("%s%c%02d:%02d", day, joint, civil->hour, civil->minute);
  return g_strdup_printf (
      "%s%c%02d:%02d:%02d", day, joint, civil->hour, civil->minute, civil->second);
}

/* In a zone, the first and the last hours that there are may lie in a year that there is not. */
static gboolean
has_year (const DatelineCivil *civil)
{
  return civil->year >= DATELINE_YEAR_MIN && civil->year <= DATELINE_YEAR_MAX;
}

/* A moment that the clock of @zone shows twice, or never by a date that can be written, is told in
 * UTC. */
static char *
write_moment (DatelineTime time, GTimeZone *zone)
{
  DatelineCivil civil = dateline_calendar_from_time (time, zone);
  DatelineSpan shown = dateline_calendar_to_span (&civil, &civil, zone);
  g_autofree char *text = NULL;

  if (dateline_span_length (shown) == 1 && has_year (&civil))
    return write_civil (&civil,
                        civil.second != 0 ? DATELINE_PRECISION_SECOND : DATELINE_PRECISION_MINUTE);
  civil = dateline_calendar_from_utc (time);
  text = write_civil (&civil, DATELINE_PRECISION_SECOND);
  g_strdelimit (text, " ", 'T');
  return g_strconcat (text, "Z", NULL);
}

char *
dateline_typed_window_to_text (DatelineSpan window,
                               DatelineBound bound,
                               const DatelineTypedLimits *limits,
                               GTimeZone *zone)
{
  gboolean is_end = bound == DATELINE_BOUND_END;
  DatelineTime time = is_end ? window.end : window.begin;
  gboolean at_limit = time == (is_end ? limits->limit.end : limits->limit.begin);
  DatelineTime within =
      at_limit ? (is_end ? limits->data.end - 1 : limits->data.begin) : (is_end ? time - 1 : time);
  DatelineSpan day = day_of (within, zone);
  DatelineCivil civil = dateline_calendar_from_time (within, zone);

  if (has_year (&civil) && (at_limit || time == (is_end ? day.end : day.begin)))
    return write_civil (&civil, DATELINE_PRECISION_DAY);
  if (at_limit)
    return g_strdup ("");
  return write_moment (time, zone);
}
