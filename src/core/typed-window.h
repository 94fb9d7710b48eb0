/* A time window as a person types it: a begin and an end. A begin counts from the first moment of
 * the unit it names, an end to its last, "10 October 2020" to the end of that day; a time of day is
 * a moment, and "until 12:30" ends with 12:30:00. A text of two dates is both. An empty one, or
 * "..", is open: as far as the data goes. */
#pragma once

#include "typed-time.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_BOUND_BEGIN,
  DATELINE_BOUND_END,
} DatelineBound;

/* What there is to be looked at. */
typedef struct
{
  DatelineSpan data;  /* from the first event's begin to the last one's end */
  DatelineSpan limit; /* what a window is kept in: that, and a margin around it */
} DatelineTypedLimits;

typedef struct
{
  DatelineSpan typed;  /* as it was meant; DATELINE_TIME_MIN and MAX where open */
  DatelineSpan window; /* within the limit, never empty */
  DatelinePrecision begin_precision;
  DatelinePrecision end_precision;
  gboolean cut; /* by a day or more of the calendar */
} DatelineTypedWindow;

/* FALSE with an error as of dateline_typed_time_parse, and @wrong set to the text it is about. */
gboolean dateline_typed_window_parse (const char *begin,
                                      const char *end,
                                      const DatelineTypedContext *context,
                                      const DatelineTypedLimits *limits,
                                      DatelineTypedWindow *window,
                                      DatelineBound *wrong,
                                      GError **error);

/* The shortest text that means just this bound of @window: "2020-09-27", "2020-10-10 12:30". A
 * bound at the limit is told as the first or the last day of the data, or as "", where that day is
 * of no year there is: of 10000 in the dataset's zone. */
char *dateline_typed_window_to_text (DatelineSpan window,
                                     DatelineBound bound,
                                     const DatelineTypedLimits *limits,
                                     GTimeZone *zone);

G_END_DECLS
