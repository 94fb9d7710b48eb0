/* GeoJSON geometries (RFC 7946, section 3.1) to points, lines and areas on the unit square. Invariant:
 * what dateline_read_geometry accepts has, for a line, parts of two points or more, and for an area
 * closed rings of four or more, all finite. One bad position costs the whole geometry: a line without
 * one of its points would be another line. */
#include "config.h"

#include "read-geometry.h"
#include "shape.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef enum
{
  KIND_NONE,
  KIND_POINT,
  KIND_LINE,
  KIND_AREA,
} Kind;

static const struct
{
  const char *name;
  Kind kind;
  gboolean multi;
} types[] = {
  { "Point", KIND_POINT, FALSE }, { "MultiPoint", KIND_POINT, TRUE },
  { "LineString", KIND_LINE, FALSE }, { "MultiLineString", KIND_LINE, TRUE },
  { "Polygon", KIND_AREA, FALSE }, { "MultiPolygon", KIND_AREA, TRUE },
};

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
      dateline_walk_report (walk, DATELINE_SEVERITY_ERROR, NULL,
                            fabs (longitude) <= 90.0
                              ? _ ("the latitude %g is beyond 90; longitude comes first")
                              : _ ("the latitude %g is beyond 90"),
                            latitude);
      return FALSE;
    }
  if (fabs (longitude) > 360.0)
    {
      dateline_walk_report (walk, DATELINE_SEVERITY_ERROR, NULL,
                            _ ("the longitude %g is beyond 180"), longitude);
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
read_one (DatelineWalk *walk, JsonNode *node, Kind kind, DatelineShapeBuffer *buffer)
{
  if (node == NULL)
    return fail (walk, _ ("this is missing"));
  if (kind == KIND_POINT)
    return read_point (walk, node, buffer);
  return kind == KIND_LINE ? read_line (walk, node, buffer) : read_polygon (walk, node, buffer);
}

static gboolean
read_many (DatelineWalk *walk, JsonNode *node, Kind kind, DatelineShapeBuffer *buffer)
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

/* A geometry's type, or "". */
static const char *
get_type_name (JsonObject *geometry)
{
  JsonNode *type = json_object_get_member (geometry, "type");

  if (type == NULL || json_node_get_value_type (type) != G_TYPE_STRING)
    return "";
  return json_node_get_string (type);
}

/* The kind of a geometry; for a collection (@depth bounds their nesting) the highest of its parts. */
static Kind
get_kind (JsonObject *geometry, guint depth)
{
  JsonNode *parts = json_object_get_member (geometry, "geometries");
  const char *name = get_type_name (geometry);
  Kind kind = KIND_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (name, types[i].name) == 0)
      return types[i].kind;
  if (strcmp (name, "GeometryCollection") != 0 || parts == NULL || !JSON_NODE_HOLDS_ARRAY (parts) ||
      depth == 0)
    return KIND_NONE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (parts)); i++)
    {
      JsonNode *part = json_array_get_element (json_node_get_array (parts), i);

      if (JSON_NODE_HOLDS_OBJECT (part))
        kind = MAX (kind, get_kind (json_node_get_object (part), depth - 1));
    }
  return kind;
}

static gboolean read_kind (DatelineWalk *walk,
                           JsonObject *geometry,
                           Kind kind,
                           DatelineShapeBuffer *buffer);

static gboolean
read_collection (DatelineWalk *walk, JsonObject *geometry, Kind kind, DatelineShapeBuffer *buffer)
{
  JsonArray *parts = dateline_walk_array (walk, geometry, "geometries");
  gsize mark = dateline_walk_enter (walk, "geometries");
  gboolean good = TRUE;

  for (guint i = 0; good && parts != NULL && i < json_array_get_length (parts); i++)
    {
      gsize item = dateline_walk_enter_item (walk, i);
      JsonObject *part = dateline_walk_item (walk, parts, i);

      good = part != NULL && read_kind (walk, part, kind, buffer);
      dateline_walk_leave (walk, item);
    }
  dateline_walk_leave (walk, mark);
  return good;
}

/* Takes what is of @kind; reports what is not. */
static gboolean
read_kind (DatelineWalk *walk, JsonObject *geometry, Kind kind, DatelineShapeBuffer *buffer)
{
  const char *name = get_type_name (geometry);
  JsonNode *coordinates = json_object_get_member (geometry, "coordinates");
  gboolean good;
  gsize mark;
  guint i = 0;

  while (i < G_N_ELEMENTS (types) && strcmp (name, types[i].name) != 0)
    i++;
  if (i == G_N_ELEMENTS (types))
    return strcmp (name, "GeometryCollection") == 0
             ? read_collection (walk, geometry, kind, buffer)
             : fail (walk, _ ("this is not a GeoJSON geometry"));
  if (types[i].kind != kind)
    {
      dateline_walk_report (walk, DATELINE_SEVERITY_ASSUMPTION, NULL,
                            _ ("of a collection only the areas are shown, or else the lines; "
                               "this %s is left out"),
                            name);
      return TRUE;
    }
  mark = dateline_walk_enter (walk, "coordinates");
  good = (types[i].multi ? read_many : read_one) (walk, coordinates, kind, buffer);
  dateline_walk_leave (walk, mark);
  return good;
}

static void
finish_points (DatelineWalk *walk, DatelineShapeBuffer *buffer)
{
  DatelinePoint *points = (DatelinePoint *) buffer->points->data;
  guint32 end = buffer->points->len;
  double x = 0.0, y = 0.0, spread = 0.0;

  buffer->type = DATELINE_GEOMETRY_POINT;
  dateline_shape_unwrap (points, &end, 1);
  for (guint i = 0; i < end; i++)
    {
      x += points[i].x / end;
      y += points[i].y / end;
    }
  for (guint i = 0; i < end; i++)
    spread = MAX (spread, dateline_geo_distance (points[i], (DatelinePoint){ x, y }));
  buffer->point = (DatelinePoint){ x > 1.0 ? x - floor (x) : x, y };
  buffer->spread = (float) spread;
  if (end > 1)
    dateline_walk_report (walk, DATELINE_SEVERITY_ASSUMPTION, NULL,
                          _ ("%u points are shown as the middle of them"), end);
}

static void
finish_shape (DatelineWalk *walk, DatelineShapeBuffer *buffer)
{
  DatelinePoint *points = (DatelinePoint *) buffer->points->data;
  const guint32 *ends = (const guint32 *) buffer->part_ends->data;
  guint n_parts = buffer->part_ends->len;

  if (dateline_shape_unwrap (points, ends, n_parts))
    dateline_walk_report (walk, DATELINE_SEVERITY_NOTE, NULL, _ ("this crosses the date line"));
  if (buffer->type != DATELINE_GEOMETRY_AREA)
    return;
  for (guint part = 0; part < n_parts; part++)
    {
      guint first = part == 0 ? 0 : ends[part - 1];
      gboolean positive = dateline_shape_get_area (points + first, ends[part] - first) > 0.0;

      if (positive == (buffer->holes->data[part] != 0))
        for (guint i = first, j = ends[part] - 1; i < j; i++, j--)
          {
            DatelinePoint point = points[i];

            points[i] = points[j];
            points[j] = point;
          }
    }
}

void
dateline_shape_buffer_init (DatelineShapeBuffer *buffer)
{
  *buffer = (DatelineShapeBuffer){
    .points = g_array_new (FALSE, FALSE, sizeof (DatelinePoint)),
    .part_ends = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .holes = g_byte_array_new (),
  };
}

void
dateline_shape_buffer_clear (DatelineShapeBuffer *buffer)
{
  g_array_unref (buffer->points);
  g_array_unref (buffer->part_ends);
  g_byte_array_unref (buffer->holes);
}

DatelineGeometry
dateline_shape_buffer_get (DatelineShapeBuffer *buffer)
{
  return (DatelineGeometry){
    .type = buffer->type,
    .n_parts = buffer->part_ends->len,
    .part_ends = (const guint32 *) buffer->part_ends->data,
    .points = (const DatelinePoint *) buffer->points->data,
  };
}

gboolean
dateline_read_geometry (DatelineWalk *walk, JsonObject *geometry, DatelineShapeBuffer *buffer)
{
  Kind kind = get_kind (geometry, 8);

  g_array_set_size (buffer->points, 0);
  g_array_set_size (buffer->part_ends, 0);
  g_byte_array_set_size (buffer->holes, 0);
  buffer->beyond = FALSE;
  buffer->spread = 0.0f;
  if (kind == KIND_NONE)
    return fail (walk, _ ("this is not a GeoJSON geometry"));
  if (!read_kind (walk, geometry, kind, buffer))
    return FALSE;
  if (buffer->points->len == 0)
    return fail (walk, _ ("this is empty"));
  if (buffer->beyond)
    dateline_walk_report (walk, DATELINE_SEVERITY_ASSUMPTION, NULL,
                          _ ("longitudes beyond 180 are counted on round the world"));
  buffer->type = kind == KIND_LINE ? DATELINE_GEOMETRY_LINE : DATELINE_GEOMETRY_AREA;
  if (kind == KIND_POINT)
    finish_points (walk, buffer);
  else
    finish_shape (walk, buffer);
  return TRUE;
}
