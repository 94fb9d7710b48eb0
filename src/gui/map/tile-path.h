/* From a decoded tile's points to cairo paths: moved and scaled to the tile that is painted, what
 * lies outside left out, and in enlarged tiles rounded through the points. */
#pragma once

#include "mvt.h"
#include <cairo.h>

G_BEGIN_DECLS

/* How a stored tile lies on the pixels: pixel = point * scale + offset. */
typedef struct
{
  cairo_t *cr;
  double size;   /* of the picture in pixels */
  double margin; /* pixels beyond it that lines may reach from */
  double scale;
  double offset_x;
  double offset_y;
  gboolean smooth;
} DatelineTileFrame;

/* Adds a closed ring, for filling. */
void dateline_tile_path_add_ring (const DatelineTileFrame *frame,
                                  const DatelineMvtPoint *points,
                                  guint n_points);

/* A line's runs that come near the painted tile, for stroking. Where a closed ring runs along the
 * stored tile's edge or beyond it, it was cut there, and that is left out, too. */
typedef struct
{
  const DatelineTileFrame *frame;
  const DatelineMvtPoint *points;
  guint n_points;
  gboolean closed;
  guint segment;
  double length; /* pixels from the first point to the segment */
} DatelineTileTrace;

DatelineTileTrace dateline_tile_trace (const DatelineTileFrame *frame,
                                       const DatelineMvtPoint *points,
                                       guint n_points,
                                       gboolean closed);

/* Adds the next run to the path; FALSE where there is none. @start is how far along the line it
 * begins, in pixels, so that dashes of neighbouring tiles meet. */
gboolean dateline_tile_trace_next (DatelineTileTrace *trace, double *start);

G_END_DECLS
