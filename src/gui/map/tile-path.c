/* Rounding: between two points a cubic whose end directions halve the angle of the line there, so
 * that every point stays where it is; a sharp turn stays sharp. A segment that reaches the stored
 * tile's edge stays straight: the neighbouring tile knows other points beyond, but the same
 * straight segment. Invariant: what is painted on a tile's edge depends on the segments that cross
 * it only. */
#include "config.h"

#include "tile-path.h"

#include <math.h>

#define EDGE 0.0006f

typedef struct
{
  double x;
  double y;
} Vector;

static Vector
to_pixel (const DatelineTileFrame *frame, DatelineMvtPoint point)
{
  return (Vector){ point.x * frame->scale + frame->offset_x,
                   point.y * frame->scale + frame->offset_y };
}

static gboolean
is_inside (DatelineMvtPoint point)
{
  return point.x > 0.0f && point.x < 1.0f && point.y > 0.0f && point.y < 1.0f;
}

/* Whether both ends lie on or beyond the same edge of the stored tile; rounding may put them a
 * little inside. */
static gboolean
is_cut (DatelineMvtPoint a, DatelineMvtPoint b)
{
  return (a.x <= EDGE && b.x <= EDGE) || (a.x >= 1.0f - EDGE && b.x >= 1.0f - EDGE) ||
         (a.y <= EDGE && b.y <= EDGE) || (a.y >= 1.0f - EDGE && b.y >= 1.0f - EDGE);
}

static gboolean
is_near (const DatelineTileFrame *frame, Vector a, Vector b)
{
  double low = -frame->margin;
  double high = frame->size + frame->margin;

  return MAX (a.x, b.x) >= low && MIN (a.x, b.x) <= high && MAX (a.y, b.y) >= low &&
         MIN (a.y, b.y) <= high;
}

static Vector
unit (Vector a, Vector b)
{
  double length = hypot (b.x - a.x, b.y - a.y);

  return length > 0.0 ? (Vector){ (b.x - a.x) / length, (b.y - a.y) / length }
                      : (Vector){ 0.0, 0.0 };
}

/* The direction in which a line passes @at; that of @own, one of its two segments, at an end or a
 * sharp turn. */
static Vector
get_direction (Vector before, Vector at, Vector after, Vector own)
{
  Vector in = unit (before, at);
  Vector out = unit (at, after);
  Vector sum = { in.x + out.x, in.y + out.y };

  if (in.x * out.x + in.y * out.y < 0.2)
    return own;
  return unit ((Vector){ 0.0, 0.0 }, sum);
}

static void
add_segment (const DatelineTileFrame *frame,
             const DatelineMvtPoint *points,
             guint n_points,
             gboolean closed,
             guint from)
{
  guint to = (from + 1) % n_points;
  guint before = from > 0 ? from - 1 : closed ? n_points - 1 : from;
  guint after = to + 1 < n_points ? to + 1 : closed ? 0 : to;
  Vector a = to_pixel (frame, points[from]);
  Vector b = to_pixel (frame, points[to]);
  Vector own, first, last;
  double reach;

  if (!frame->smooth || !is_inside (points[from]) || !is_inside (points[to]) ||
      !is_near (frame, a, b))
    {
      cairo_line_to (frame->cr, b.x, b.y);
      return;
    }
  own = unit (a, b);
  first = before == from ? own : get_direction (to_pixel (frame, points[before]), a, b, own);
  last = after == to ? own : get_direction (a, b, to_pixel (frame, points[after]), own);
  reach = hypot (b.x - a.x, b.y - a.y) / 3.0;
  cairo_curve_to (frame->cr,
                  a.x + first.x * reach,
                  a.y + first.y * reach,
                  b.x - last.x * reach,
                  b.y - last.y * reach,
                  b.x,
                  b.y);
}

void
dateline_tile_path_add_ring (const DatelineTileFrame *frame,
                             const DatelineMvtPoint *points,
                             guint n_points)
{
  Vector start;

  if (n_points < 3)
    return;
  start = to_pixel (frame, points[0]);
  cairo_move_to (frame->cr, start.x, start.y);
  for (guint i = 0; i < n_points; i++)
    add_segment (frame, points, n_points, TRUE, i);
  cairo_close_path (frame->cr);
}

DatelineTileTrace
dateline_tile_trace (const DatelineTileFrame *frame,
                     const DatelineMvtPoint *points,
                     guint n_points,
                     gboolean closed)
{
  return (DatelineTileTrace){ frame, points, n_points, closed, 0, 0.0 };
}

gboolean
dateline_tile_trace_next (DatelineTileTrace *trace, double *start)
{
  const DatelineTileFrame *frame = trace->frame;
  guint n_segments = trace->closed ? trace->n_points : MAX (trace->n_points, 1) - 1;
  gboolean drawing = FALSE;

  for (; trace->segment < n_segments; trace->segment++)
    {
      DatelineMvtPoint from = trace->points[trace->segment];
      DatelineMvtPoint to = trace->points[(trace->segment + 1) % trace->n_points];
      Vector a = to_pixel (frame, from);
      Vector b = to_pixel (frame, to);
      gboolean seen = is_near (frame, a, b) && !(trace->closed && is_cut (from, to));

      if (seen && !drawing)
        {
          *start = trace->length;
          cairo_move_to (frame->cr, a.x, a.y);
          drawing = TRUE;
        }
      if (!seen && drawing)
        return TRUE;
      if (seen)
        add_segment (frame, trace->points, trace->n_points, trace->closed, trace->segment);
      trace->length += hypot (b.x - a.x, b.y - a.y);
    }
  return drawing;
}
