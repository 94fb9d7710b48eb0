/* A begin or an end of a time window as a person types it. Understood are EDTF (edtf.h) and dates
 * as people write them: "10.10.2020", "10/10/2020", "10 October 2020", "Oct 10, 2020", "October
 * 2020", "10.2020", "2020", "15 March 44 BC", with a time of day and a zone after a whole date;
 * months in the languages of month-names.h; "today" and "now"; two of these with a dash between.
 * Never a guess between two readings: what could be two different days is an error that says how to
 * write it. */
#pragma once

#include "edtf.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_ORDER_UNKNOWN,
  DATELINE_ORDER_DAY_FIRST,
  DATELINE_ORDER_MONTH_FIRST,
} DatelineDateOrder;

/* How @text is to be read. */
typedef struct
{
  GTimeZone *zone;         /* of dates that name none; %NULL is UTC */
  DatelineTime now;        /* for "today" and "now" */
  DatelineDateOrder order; /* of day and month in 10/11/2020 */
} DatelineTypedContext;

/* @span is the unit that was meant, as in DatelineWhen, "10 October 2020" a day. */
typedef struct
{
  DatelineSpan span;
  DatelinePrecision begin_precision;
  DatelinePrecision end_precision;
  gboolean both; /* two dates: a begin and an end; either may be open */
} DatelineTypedTime;

/* FALSE with an error of DATELINE_ERROR whose message, one or two sentences, says what is wrong and
 * what can be written instead. */
gboolean dateline_typed_time_parse (const char *text,
                                    const DatelineTypedContext *context,
                                    DatelineTypedTime *typed,
                                    GError **error);

/* The order of day and month in a date format of strftime: of the user's locale, nl_langinfo
 * (D_FMT). A format without them, one that begins with the year, and C's own "%m/%d/%y", which
 * locales that never said anything have inherited, leave it unknown. */
DatelineDateOrder dateline_date_order_from_format (const char *format);
DatelineDateOrder dateline_date_order_from_locale (void);

G_END_DECLS
