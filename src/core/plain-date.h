/* Dates as plain files write them, made EDTF: ISO 8601 with a space, fractions or an offset without
 * a colon; 2020/10/10; 10.10.2020; 25/12/2020 where only one order is possible; 10 October 2020;
 * October 10, 2020; 20201010; seconds and milliseconds since 1970 in the range where they are
 * obvious. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* EDTF for @text, or %NULL where it is no date or could be two different ones. What comes out may
 * still name no day of the calendar: the EDTF parser has the last word. */
char *dateline_plain_date_from_text (const char *text);

/* The same for a number: a year (1000 to 2999), yyyymmdd, or a time since 1970. */
char *dateline_plain_date_from_number (double number);

/* A time of day that stands after a date, made EDTF and added to @edtf: "12:00", "12:00:30",
 * "12:00:30.123", with a zone ("Z", "UTC", "+04:00", "+0400", "+04") or without; or nothing. FALSE
 * where @text is no such thing; @edtf may then hold a part of it. */
gboolean dateline_plain_date_append_time (GString *edtf, const char *text);

G_END_DECLS
