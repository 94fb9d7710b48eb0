/* Lines on the map that were true for a time: a line of contact, a territory's boundary. Read from
 * the offline map's table "dated_lines", which data/basemap/README.md documents. */
#pragma once

#include "map-names.h"
#include "mbtiles.h"
#include "span.h"

G_BEGIN_DECLS

#define DATELINE_DATED_LINES_MAX 64
#define DATELINE_DATED_LINE_BYTES_MAX (4 * 1024 * 1024)

/* Part i is points[part_ends[i - 1] .. part_ends[i] - 1]. */
typedef struct
{
  char *name;        /* plain text, in the user's language where the map has it */
  char *dates;       /* in words, in the user's language */
  DatelineSpan span; /* when the line was true */
  GArray *points;    /* of DatelinePoint, in the unit square */
  GArray *part_ends; /* of guint32 */
  DatelineBox box;
} DatelineDatedLine;

/* The archive's lines, an array of DatelineDatedLine *; empty where it has no such table. A line
 * that makes no sense is left out, with a message. Errors: DATELINE_ERROR_UNREADABLE. */
GPtrArray *dateline_dated_lines_load (DatelineMbtiles *archive, GError **error);

/* The lines of an array whose time touches @window: a bit a line, the first is bit 0. */
guint64 dateline_dated_lines_get_touching (GPtrArray *lines, DatelineSpan window);

/* Appends names, the line's with its dates below, to an array of DatelineMapName: one group of many
 * places along the line, those in the middle of what is left first. They borrow their text from
 * @texts, a string chunk. */
void dateline_dated_line_collect_names (const DatelineDatedLine *self,
                                        guint group,
                                        GStringChunk *texts,
                                        GArray *names);

G_END_DECLS
