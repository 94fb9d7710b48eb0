/* Spans by the calendar around other spans. */
#pragma once

#include "span.h"

G_BEGIN_DECLS

/* @span and so many days and months before and after it, counted by the calendar of @zone (%NULL is
 * UTC): the clock shows the same time of day there, however long the days between are, and a month
 * away from the 31st is the last of a month that has none. An end at midnight is the end of the
 * day before, and is moved as that day. Open ends stay open; nothing leaves the years there are. */
DatelineSpan dateline_period_around (DatelineSpan span, int days, int months, GTimeZone *zone);

G_END_DECLS
