/* A span of time: half-open [begin, end) in whole seconds since 1970-01-01T00:00:00Z, proleptic
 * Gregorian, no leap seconds. Years -9999 to 9999 (ISO 8601 numbering: year 0 is 1 BC).
 * DATELINE_TIME_MIN as a begin and DATELINE_TIME_MAX as an end mean "open". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gint64 DatelineTime;

#define DATELINE_MINUTE G_GINT64_CONSTANT (60)
#define DATELINE_HOUR G_GINT64_CONSTANT (3600)
#define DATELINE_DAY G_GINT64_CONSTANT (86400)
#define DATELINE_YEAR_MIN (-9999)
#define DATELINE_YEAR_MAX 9999
#define DATELINE_TIME_MIN G_GINT64_CONSTANT (-377705116800) /* -9999-01-01T00:00:00Z */
#define DATELINE_TIME_MAX G_GINT64_CONSTANT (253402300800)  /* 10000-01-01T00:00:00Z */

typedef struct
{
  DatelineTime begin;
  DatelineTime end;
} DatelineSpan;

#define DATELINE_SPAN_ALL ((DatelineSpan){ DATELINE_TIME_MIN, DATELINE_TIME_MAX })
#define DATELINE_SPAN_EMPTY ((DatelineSpan){ 0, 0 })

static inline gboolean
dateline_span_is_empty (DatelineSpan span)
{
  return span.end <= span.begin;
}

static inline gboolean
dateline_span_equal (DatelineSpan a, DatelineSpan b)
{
  return a.begin == b.begin && a.end == b.end;
}

static inline gboolean
dateline_span_contains (DatelineSpan span, DatelineTime time)
{
  return span.begin <= time && time < span.end;
}

/* Whether the two share a moment; an empty span shares none. */
static inline gboolean
dateline_span_overlaps (DatelineSpan a, DatelineSpan b)
{
  return a.begin < b.end && b.begin < a.end && a.begin < a.end && b.begin < b.end;
}

static inline gint64
dateline_span_length (DatelineSpan span)
{
  return span.end - span.begin;
}

/* The smallest span that covers both; an empty one adds nothing. */
DatelineSpan dateline_span_union (DatelineSpan a, DatelineSpan b);

/* What the two share; DATELINE_SPAN_EMPTY where they share nothing. */
DatelineSpan dateline_span_intersect (DatelineSpan a, DatelineSpan b);

/* @span moved as little as possible to lie within @bounds, cut where it is longer. */
DatelineSpan dateline_span_clamp (DatelineSpan span, DatelineSpan bounds);

G_END_DECLS
