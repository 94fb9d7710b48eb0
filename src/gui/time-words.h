/* The session's times in words, for what is read and what is heard. */
#pragma once

#include "session.h"

G_BEGIN_DECLS

/* The time window, "27 September – 10 November 2020": a long one in whole days, without the margin
 * around the events. "" where there are no events. */
char *dateline_time_words_window (DatelineSession *session);

/* How finely times are told in a window of that length: DAY or MINUTE. */
DatelinePrecision dateline_time_words_precision (DatelineSpan window);

/* A moment that one can be put to: a day where it is the day's begin, else with the time of day.
 * Where a day ends something (@is_end) it is told as that day, not as the next. */
char *dateline_time_words_moment (DatelineSession *session, DatelineTime time, gboolean is_end);

G_END_DECLS
