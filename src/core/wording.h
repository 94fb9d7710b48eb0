/* Moments and spans in words and in the user's language, for rulers, captions, headings and
 * handles. No pango, no markup: plain text. */
#pragma once

#include "edtf.h"

G_BEGIN_DECLS

/* "10 October 2020" for DAY, "October 2020" for MONTH, "10 October 2020, 12:00" for MINUTE, "2020"
 * for YEAR, "1910s" for DECADE, "20th century" for CENTURY; years before 1 as "44 BC". */
char *dateline_wording_time (DatelineTime time, DatelinePrecision precision, GTimeZone *zone);

/* A span as a person says it, its end included: "27 September – 10 November 2020" for whole days,
 * with times where it has them. */
char *dateline_wording_span (DatelineSpan span, GTimeZone *zone);

/* What a time window takes in, as a sentence without its full stop: "From the beginning of 27
 * September 2020 until the end of 10 November 2020 (Asia/Baku)". A bound is told in the unit of its
 * precision as far as it is one of that unit, a time of day as a moment: "until 10 October 2020,
 * 12:30". Open ends are the data's. @zone_name may be %NULL. */
char *dateline_wording_window (DatelineSpan span,
                               DatelinePrecision begin_precision,
                               DatelinePrecision end_precision,
                               GTimeZone *zone,
                               const char *zone_name);

/* A heading of a day: "Saturday, 10 October 2020". */
char *dateline_wording_day (DatelineTime time, GTimeZone *zone);

G_END_DECLS
