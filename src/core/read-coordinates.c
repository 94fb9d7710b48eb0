/* GeoJSON coordinates to the parts of a shape buffer. Invariant: a part that is ended is good:
 * finite positions, two or more for a line, four or more and closed for a ring. One bad position
 * costs the whole geometry: a line without one of its points would be another line. */
#include "config.h"

#include "read-geometry-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
fail (DatelineWalk *walk, const char *what)
{
  dateline_walk_report (walk, DATELINE_SEVERITY_ERROR, NULL, "%s", what);
  return FALSE;
}

static gboolean
get_number (JsonArray *array, guint index, double *number)
{
  JsonNode *node = json_array_get_element (array, index);
  GType type = json_node_get_value_type (node);

  *number = 0.0;
  if (JSON_NODE_HOLDS_VALUE (node) && (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE))
    *number = json_node_get_double (node);
  else
    return FALSE;
  return isfinite (*number);
}

gboolean
dateline_read_position (DatelineWalk *walk,
                        JsonNode *node,
                        DatelineShapeBuffer *buffer,
                        DatelinePoint *point)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array == NULL ? 0 : json_array_get_length (array);
  double longitude, latitude;

  if (n < 2 || !get_number (array, 0, &longitude) || !get_number (array, 1, &latitude))
    return fail (walk, _ ("this is not a position, [longitude, latitude]"));
  if (fabs (latitude) > 90.0)
    {
      dateline_walk_report (walk,
                            DATELINE_SEVERITY_ERROR,
                            NULL,
                            fabs (longitude) <= 90.0
                                ? _ ("the latitude %g is beyond 90; longitude comes first")
                                : _ ("the latitude %g is beyond 90"),
                            latitude);
      return FALSE;
    }
  if (fabs (longitude) > 360.0)
    {
      dateline_walk_report (
          walk, DATELINE_SEVERITY_ERROR, NULL, _ ("the longitude %g is beyond 180"), longitude);
      return FALSE;
    }
  buffer->has_height |= n > 2;
  buffer->beyond |= fabs (longitude) > 180.0;
  *point = dateline_geo_project (longitude, latitude);
  return TRUE;
}

/* An array, or %NULL with a report. */
static JsonArray *
get_array (DatelineWalk *walk, JsonNode *node)
{
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  fail (walk, _ ("this is not an array of positions"));
  return NULL;
}

/* The positions of one part. */
static gboolean
read_positions (DatelineWalk *walk, JsonNode *node, DatelineShapeBuffer *buffer)
{
  JsonArray *array = get_array (walk, node);
  guint n = array == NULL ? 0 : json_array_get_length (array);

  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gsize mark = dateline_walk_enter_item (walk, i);
      DatelinePoint point;

      if (!dateline_read_position (walk, json_array_get_element (array, i), buffer, &point))
        {
          dateline_walk_leave (walk, mark);
          return FALSE;
        }
      g_array_append_val (buffer->points, point);
      dateline_walk_leave (walk, mark);
    }
  return TRUE;
}

static void
end_part (DatelineShapeBuffer *buffer, gboolean hole)
{
  guint32 end = buffer->points->len;
  guint8 is_hole = hole ? 1 : 0;

  g_array_append_val (buffer->part_ends, end);
  g_byte_array_append (buffer->holes, &is_hole, 1);
}

static gboolean
read_line (DatelineWalk *walk, JsonNode *node, DatelineShapeBuffer *buffer)
{
  guint first = buffer->points->len;

  if (!read_positions (walk, node, buffer))
    return FALSE;
  if (buffer->points->len - first < 2)
    return fail (walk, _ ("a line has at least two positions"));
  end_part (buffer, FALSE);
  return TRUE;
}

static gboolean
read_ring (DatelineWalk *walk, JsonNode *node, DatelineShapeBuffer *buffer, gboolean hole)
{
  guint first = buffer->points->len, n;
  DatelinePoint a, b;

  if (!read_positions (walk, node, buffer))
    return FALSE;
  n = buffer->points->len - first;
  if (n < 3)
    return fail (walk, _ ("a ring has at least four positions"));
  a = g_array_index (buffer->points, DatelinePoint, first);
  b = g_array_index (buffer->points, DatelinePoint, first + n - 1);
  if (a.x != b.x || a.y != b.y)
    {
      fail (walk, _ ("the ring is not closed: its last position is not its first"));
      g_array_append_val (buffer->points, a);
    }
  else if (n < 4)
    return fail (walk, _ ("a ring has at least four positions"));
  end_part (buffer, hole);
  return TRUE;
}

static gboolean
read_polygon (DatelineWalk *walk, JsonNode *node, DatelineShapeBuffer *buffer)
{
  JsonArray *rings = get_array (walk, node);
  guint n = rings == NULL ? 0 : json_array_get_length (rings);

  if (n == 0)
    return rings != NULL && fail (walk, _ ("a polygon has at least one ring"));
  for (guint i = 0; i < n; i++)
    {
      gsize mark = dateline_walk_enter_item (walk, i);
      gboolean good = read_ring (walk, json_array_get_element (rings, i), buffer, i > 0);

      dateline_walk_leave (walk, mark);
      if (!good)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_point (DatelineWalk *walk, JsonNode *node, DatelineShapeBuffer *buffer)
{
  DatelinePoint point;

  if (!dateline_read_position (walk, node, buffer, &point))
    return FALSE;
  g_array_append_val (buffer->points, point);
  return TRUE;
}

static gboolean
read_one (DatelineWalk *walk,
          JsonNode *node,
          DatelineGeometryKind kind,
          DatelineShapeBuffer *buffer)
{
  if (node == NULL)
    return fail (walk, _ ("this is missing"));
  if (kind == DATELINE_KIND_POINT)
    return read_point (walk, node, buffer);
  if (kind == DATELINE_KIND_LINE)
    return read_line (walk, node, buffer);
  return read_polygon (walk, node, buffer);
}

static gboolean
read_many (DatelineWalk *walk,
           JsonNode *node,
           DatelineGeometryKind kind,
           DatelineShapeBuffer *buffer)
{
  JsonArray *array = get_array (walk, node);
  guint n = array == NULL ? 0 : json_array_get_length (array);

  if (n == 0)
    return array != NULL && fail (walk, _ ("this is empty"));
  for (guint i = 0; i < n; i++)
    {
      gsize mark = dateline_walk_enter_item (walk, i);
      gboolean good = read_one (walk, json_array_get_element (array, i), kind, buffer);

      dateline_walk_leave (walk, mark);
      if (!good)
        return FALSE;
    }
  return TRUE;
}

gboolean
dateline_read_coordinates (DatelineWalk *walk,
                           JsonNode *node,
                           DatelineGeometryKind kind,
                           gboolean multi,
                           DatelineShapeBuffer *buffer)
{
  return multi ? read_many (walk, node, kind, buffer) : read_one (walk, node, kind, buffer);
}
