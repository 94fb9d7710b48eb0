/* How long an answer over HTTP may be used without asking again. Source: RFC 9111, 4.2 and 5.2;
 * where the server says nothing a tile is good for a week, as the OpenStreetMap tile usage policy
 * asks. Times are seconds since 1970. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DATELINE_FRESHNESS_DEFAULT (7 * 24 * 3600)
#define DATELINE_FRESHNESS_MAX (365 * 24 * 3600)

/* Headers of the answer; any may be %NULL. Of Cache-Control all lines, joined by commas. */
typedef struct
{
  const char *cache_control;
  const char *expires;
  const char *date;
  const char *age;
} DatelineFreshnessHeaders;

/* When to ask again: @now or later. FALSE where the answer must not be stored. */
gboolean
dateline_freshness_get_expiry (const DatelineFreshnessHeaders *headers, gint64 now, gint64 *expiry);

/* A date of HTTP ("Sun, 06 Nov 1994 08:49:37 GMT"; RFC 9110, 5.6.7, without its obsolete forms). */
gboolean dateline_freshness_parse_date (const char *text, gint64 *time);

/* The seconds that a "Retry-After" (seconds or a date; RFC 9110, 10.2.3) asks to wait; 0 for %NULL
 * or anything else. */
gint64 dateline_freshness_parse_retry_after (const char *text, gint64 now);

G_END_DECLS
