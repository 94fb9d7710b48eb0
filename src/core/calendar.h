/* The proleptic Gregorian calendar on 64-bit seconds, years -9999 to 9999, without GDateTime's
 * limits. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
#pragma once

#include "span.h"

G_BEGIN_DECLS

typedef struct
{
  int year;   /* -9999..9999; 10000 as an exclusive end; one more in a zone away from UTC */
  int month;  /* 1..12 */
  int day;    /* 1..31 */
  int hour;   /* 0..23 */
  int minute; /* 0..59 */
  int second; /* 0..59 */
} DatelineCivil;

gboolean dateline_calendar_is_leap (int year);
int dateline_calendar_days_in_month (int year, int month);

/* 1 is Monday, 7 is Sunday. */
int dateline_calendar_weekday (int year, int month, int day);

/* The civil fields read as UTC, and back. Exact inverses within the range. */
DatelineTime dateline_calendar_to_utc (const DatelineCivil *civil);
DatelineCivil dateline_calendar_from_utc (DatelineTime time);

/* The same in @zone (%NULL is UTC). A local time that a clock change skips or repeats takes the
 * first offset that GLib finds valid for it. */
DatelineTime dateline_calendar_to_time (const DatelineCivil *civil, GTimeZone *zone);
DatelineCivil dateline_calendar_from_time (DatelineTime time, GTimeZone *zone);

/* Seconds that a clock in @zone (%NULL is UTC) is ahead of UTC at @time. */
gint64 dateline_calendar_get_offset (DatelineTime time, GTimeZone *zone);

/* From the earliest moment at which a clock in @zone shows @first to just after the latest at which
 * it shows @last, clock changes heeded: 02:30 of a night that repeats 02:00 to 03:00 is 61 minutes
 * long. What the clock skips whole begins where the clock goes on. @first is not after @last. */
DatelineSpan
dateline_calendar_to_span (const DatelineCivil *first, const DatelineCivil *last, GTimeZone *zone);

G_END_DECLS
