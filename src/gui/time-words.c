#include "config.h"

#include "time-words.h"

#include "calendar.h"
#include "tick-step.h"
#include "wording.h"

#define TELL_DAYS (3 * DATELINE_DAY) /* a longer window is told in whole days */

static DatelineSpan
to_whole_days (DatelineSpan span, GTimeZone *zone)
{
  DatelineTickStep day = dateline_tick_step_of_unit (DATELINE_UNIT_DAY);

  return (DatelineSpan){ dateline_tick_step_floor (day, span.begin, zone),
                         dateline_tick_step_next (day, span.end - 1, zone) };
}

/* The session's extent is a little wider than the events; nobody needs to read that. */
static DatelineSpan
without_margin (const DatelineStore *store, DatelineSpan window)
{
  DatelineSpan span = dateline_span_intersect (window, dateline_store_get_extent (store));

  return dateline_span_is_empty (span) ? window : span;
}

DatelinePrecision
dateline_time_words_precision (DatelineSpan window)
{
  return dateline_span_length (window) > TELL_DAYS ? DATELINE_PRECISION_DAY
                                                   : DATELINE_PRECISION_MINUTE;
}

char *
dateline_time_words_window (DatelineSession *session)
{
  DatelineStore *store = dateline_session_get_store (session);
  DatelineSpan window = dateline_session_get_window (session);
  GTimeZone *zone = dateline_session_get_zone (session);

  if (store == NULL || dateline_store_get_n_events (store) == 0)
    return g_strdup ("");
  if (dateline_time_words_precision (window) == DATELINE_PRECISION_DAY)
    window = to_whole_days (without_margin (store, window), zone);
  return dateline_wording_span (window, zone);
}

static gboolean
is_midnight (DatelineTime time, GTimeZone *zone)
{
  DatelineCivil civil = dateline_calendar_from_time (time, zone);

  return civil.hour == 0 && civil.minute == 0 && civil.second == 0;
}

char *
dateline_time_words_moment (DatelineSession *session, DatelineTime time, gboolean is_end)
{
  GTimeZone *zone = dateline_session_get_zone (session);

  if (!is_midnight (time, zone))
    return dateline_wording_time (time, DATELINE_PRECISION_MINUTE, zone);
  return dateline_wording_time (is_end ? time - 1 : time, DATELINE_PRECISION_DAY, zone);
}
