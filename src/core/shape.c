/* A shape's one point. A line: walk half its length, measured on the sphere. An area: the centroid
 * of its rings, weighted by signed area so that holes count against; where that is outside (a
 * crescent, a ring), the middle of the widest inner stretch among SCANLINES horizontal cuts.
 * Invariant: the point of an area with any extent lies inside it by the even-odd rule; a degenerate
 * one gives a vertex. Cost: O(points), and SCANLINES times that for a crescent. */
#include "shape.h"

#include <math.h>

#define SCANLINES 16

static guint
part_begin (const DatelineGeometry *geometry, guint part)
{
  return part == 0 ? 0 : geometry->part_ends[part - 1];
}

static void
unwrap_part (DatelinePoint *points, guint n)
{
  gboolean closed = n > 1 && points[0].x == points[n - 1].x;
  double shift = 0.0, previous = points[0].x;

  for (guint i = 1; i < n; i++)
    {
      double step = points[i].x - previous;

      previous = points[i].x;
      if (step > 0.5)
        shift -= 1.0;
      else if (step < -0.5)
        shift += 1.0;
      points[i].x += shift;
    }
  if (closed && shift != 0.0)
    for (guint i = 1; i < n; i++)
      points[i].x -= floor (points[i].x);
}

static void
get_range (const DatelinePoint *points, guint n, double *least, double *greatest)
{
  *least = INFINITY;
  *greatest = -INFINITY;
  for (guint i = 0; i < n; i++)
    {
      *least = MIN (*least, points[i].x);
      *greatest = MAX (*greatest, points[i].x);
    }
}

static void
move (DatelinePoint *points, guint n, double by)
{
  for (guint i = 0; i < n; i++)
    points[i].x += by;
}

/* How far to move a part whose middle is at @middle to stand beside the first. */
static double
get_side_step (const DatelinePoint *points, guint n, double middle)
{
  double least, greatest;

  get_range (points, n, &least, &greatest);
  return round (middle - (least + greatest) / 2.0);
}

/* Where the whole gets narrower, each part moves to where its middle is nearest to the first's. */
static void
gather_parts (DatelinePoint *points, const guint32 *part_ends, guint n_parts)
{
  double least, greatest, middle, near_least, near_greatest;
  double all_least, all_greatest;

  get_range (points, part_ends[0], &least, &greatest);
  get_range (points, part_ends[n_parts - 1], &all_least, &all_greatest);
  middle = (least + greatest) / 2.0;
  near_least = least, near_greatest = greatest;
  for (guint part = 1; part < n_parts; part++)
    {
      guint first = part_ends[part - 1], n = part_ends[part] - first;
      double step = get_side_step (points + first, n, middle);

      get_range (points + first, n, &least, &greatest);
      near_least = MIN (near_least, least + step);
      near_greatest = MAX (near_greatest, greatest + step);
    }
  if (near_greatest - near_least >= all_greatest - all_least)
    return;
  for (guint part = 1; part < n_parts; part++)
    {
      guint first = part_ends[part - 1], n = part_ends[part] - first;

      move (points + first, n, get_side_step (points + first, n, middle));
    }
}

gboolean
dateline_shape_unwrap (DatelinePoint *points, const guint32 *part_ends, guint n_parts)
{
  double least, greatest;
  guint n = part_ends[n_parts - 1];

  for (guint part = 0, first = 0; part < n_parts; first = part_ends[part++])
    unwrap_part (points + first, part_ends[part] - first);
  if (n_parts > 1)
    gather_parts (points, part_ends, n_parts);
  get_range (points, n, &least, &greatest);
  if (least < 0.0 || least >= 1.0)
    move (points, n, -floor (least));
  return greatest - floor (least) > 1.0;
}

double
dateline_shape_get_area (const DatelinePoint *ring, guint n)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    {
      DatelinePoint a = ring[i], b = ring[i + 1 < n ? i + 1 : 0];

      sum += (a.x - ring[0].x) * (b.y - ring[0].y) - (b.x - ring[0].x) * (a.y - ring[0].y);
    }
  return sum;
}

DatelineBox
dateline_shape_get_box (const DatelineGeometry *geometry)
{
  DatelineBox box = DATELINE_BOX_EMPTY;
  guint n = geometry->part_ends[geometry->n_parts - 1];

  for (guint i = 0; i < n; i++)
    box = dateline_box_extend (box, geometry->points[i]);
  return box;
}

static double
get_length (const DatelineGeometry *line)
{
  double length = 0.0;

  for (guint part = 0; part < line->n_parts; part++)
    for (guint i = part_begin (line, part) + 1; i < line->part_ends[part]; i++)
      length += dateline_geo_distance (line->points[i - 1], line->points[i]);
  return length;
}

static DatelinePoint
get_middle (const DatelineGeometry *line)
{
  double left = get_length (line) / 2.0;

  for (guint part = 0; part < line->n_parts; part++)
    for (guint i = part_begin (line, part) + 1; i < line->part_ends[part]; i++)
      {
        DatelinePoint a = line->points[i - 1], b = line->points[i];
        double step = dateline_geo_distance (a, b);

        if (step > 0.0 && step >= left)
          {
            double share = left / step;

            return (DatelinePoint){ a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share };
          }
        left -= step;
      }
  return line->points[0];
}

/* FALSE where the rings enclose nothing. */
static gboolean
get_centroid (const DatelineGeometry *area, DatelinePoint *centroid)
{
  DatelinePoint origin = area->points[0];
  double sum = 0.0, x = 0.0, y = 0.0;

  for (guint part = 0; part < area->n_parts; part++)
    {
      guint first = part_begin (area, part), end = area->part_ends[part];

      for (guint i = first; i < end; i++)
        {
          DatelinePoint a = area->points[i], b = area->points[i + 1 < end ? i + 1 : first];
          double cross;

          a.x -= origin.x, a.y -= origin.y;
          b.x -= origin.x, b.y -= origin.y;
          cross = a.x * b.y - b.x * a.y;
          sum += cross;
          x += (a.x + b.x) * cross;
          y += (a.y + b.y) * cross;
        }
    }
  if (fabs (sum) < 1e-20)
    return FALSE;
  *centroid = (DatelinePoint){ origin.x + x / (3.0 * sum), origin.y + y / (3.0 * sum) };
  return TRUE;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Where the rings cross the horizontal at @y, from left to right. */
static void
get_crossings (const DatelineGeometry *area, double y, GArray *crossings)
{
  g_array_set_size (crossings, 0);
  for (guint part = 0; part < area->n_parts; part++)
    {
      guint first = part_begin (area, part), end = area->part_ends[part];

      for (guint i = first; i < end; i++)
        {
          DatelinePoint a = area->points[i], b = area->points[i + 1 < end ? i + 1 : first];

          if ((a.y > y) != (b.y > y))
            {
              double x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);

              g_array_append_val (crossings, x);
            }
        }
    }
  g_array_sort (crossings, compare_doubles);
}

/* The box of the ring with the largest box: each horizontal through it crosses the ring. */
static DatelineBox
get_main_box (const DatelineGeometry *area)
{
  DatelineBox main_box = DATELINE_BOX_EMPTY;
  double main_size = -1.0;

  for (guint part = 0; part < area->n_parts; part++)
    {
      DatelineBox box = DATELINE_BOX_EMPTY;
      double size;

      for (guint i = part_begin (area, part); i < area->part_ends[part]; i++)
        box = dateline_box_extend (box, area->points[i]);
      size = (box.x1 - box.x0) * (box.y1 - box.y0);
      if (size > main_size)
        {
          main_size = size;
          main_box = box;
        }
    }
  return main_box;
}

static DatelinePoint
get_widest (const DatelineGeometry *area)
{
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (double));
  DatelineBox box = get_main_box (area);
  DatelinePoint best = area->points[0];
  double width = 0.0;

  for (int i = 0; i < SCANLINES; i++)
    {
      double y = box.y0 + (box.y1 - box.y0) * (i + 0.5) / SCANLINES;

      get_crossings (area, y, crossings);
      for (guint j = 0; j + 1 < crossings->len; j += 2)
        {
          double a = g_array_index (crossings, double, j);
          double b = g_array_index (crossings, double, j + 1);

          if (b - a > width)
            {
              width = b - a;
              best = (DatelinePoint){ (a + b) / 2.0, y };
            }
        }
    }
  return best;
}

gboolean
dateline_shape_contains (const DatelineGeometry *area, DatelinePoint point)
{
  gboolean inside = FALSE;

  for (guint part = 0; part < area->n_parts; part++)
    {
      guint first = part_begin (area, part), end = area->part_ends[part];

      for (guint i = first; i < end; i++)
        {
          DatelinePoint a = area->points[i], b = area->points[i + 1 < end ? i + 1 : first];

          if ((a.y > point.y) != (b.y > point.y) &&
              point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x))
            inside = !inside;
        }
    }
  return inside;
}

DatelinePoint
dateline_shape_get_point (const DatelineGeometry *geometry)
{
  DatelinePoint point;

  if (geometry->type != DATELINE_GEOMETRY_AREA)
    point = get_middle (geometry);
  else if (!get_centroid (geometry, &point) || !dateline_shape_contains (geometry, point))
    point = get_widest (geometry);
  if (point.x > 1.0)
    point.x -= floor (point.x);
  return point;
}
