/* The names of time zones, as a person reads them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @minutes east of UTC: "UTC+4", "UTC−3:30", "UTC". */
char *dateline_zone_describe_offset (int minutes);

/* "Asia/Baku" and "UTC" as they are; names that do not tell where they hold with their offset, or
 * this year's winter's and summer's: "EST (UTC−5)", "CET (UTC+1, UTC+2)"; "UTC+4" for an offset. */
char *dateline_zone_get_name (GTimeZone *zone);

G_END_DECLS
