/* Events and times as the command line prints them. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* ISO 8601 in UTC; ".." for an open end. */
void dateline_cli_append_time (GString *line, DatelineTime time);

/* One line with its end: id, begin, end, precision, latitude, longitude, place precision, status,
 * sources, divided by tabs. */
void dateline_cli_append_event (GString *line, DatelineStore *store, guint32 row);

G_END_DECLS
