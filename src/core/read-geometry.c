/* GeoJSON geometries (RFC 7946, section 3.1) to points, lines and areas on the unit square.
 * Invariant: what is accepted is finite, its x begin in [0, 1), an area's outer rings turn one way
 * and its holes the other. Cost: O(positions). */
#include "config.h"

#include "read-geometry-private.h"
#include "shape.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const struct
{
  const char *name;
  DatelineGeometryKind kind;
  gboolean multi;
} types[] = {
  { "Point", DATELINE_KIND_POINT, FALSE },     { "MultiPoint", DATELINE_KIND_POINT, TRUE },
  { "LineString", DATELINE_KIND_LINE, FALSE }, { "MultiLineString", DATELINE_KIND_LINE, TRUE },
  { "Polygon", DATELINE_KIND_AREA, FALSE },    { "MultiPolygon", DATELINE_KIND_AREA, TRUE },
};

static gboolean
fail (DatelineWalk *walk, const char *what)
{
  dateline_walk_report (walk, DATELINE_SEVERITY_ERROR, NULL, "%s", what);
  return FALSE;
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

/* The kind of a geometry; for a collection (@depth bounds their nesting) the highest of its parts.
 */
static DatelineGeometryKind
get_kind (JsonObject *geometry, guint depth)
{
  JsonNode *parts = json_object_get_member (geometry, "geometries");
  const char *name = get_type_name (geometry);
  DatelineGeometryKind kind = DATELINE_KIND_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (name, types[i].name) == 0)
      return types[i].kind;
  if (strcmp (name, "GeometryCollection") != 0 || parts == NULL || !JSON_NODE_HOLDS_ARRAY (parts) ||
      depth == 0)
    return DATELINE_KIND_NONE;
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
                           DatelineGeometryKind kind,
                           DatelineShapeBuffer *buffer);

static gboolean
read_collection (DatelineWalk *walk,
                 JsonObject *geometry,
                 DatelineGeometryKind kind,
                 DatelineShapeBuffer *buffer)
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
read_kind (DatelineWalk *walk,
           JsonObject *geometry,
           DatelineGeometryKind kind,
           DatelineShapeBuffer *buffer)
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
      dateline_walk_report (walk,
                            DATELINE_SEVERITY_ASSUMPTION,
                            NULL,
                            _ ("of a collection only the areas are shown, or else the lines; "
                               "this %s is left out"),
                            name);
      return TRUE;
    }
  mark = dateline_walk_enter (walk, "coordinates");
  good = dateline_read_coordinates (walk, coordinates, kind, types[i].multi, buffer);
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
    dateline_walk_report (walk,
                          DATELINE_SEVERITY_ASSUMPTION,
                          NULL,
                          _ ("%u points are shown as the middle of them"),
                          end);
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
  DatelineGeometryKind kind = get_kind (geometry, 8);

  g_array_set_size (buffer->points, 0);
  g_array_set_size (buffer->part_ends, 0);
  g_byte_array_set_size (buffer->holes, 0);
  buffer->beyond = FALSE;
  buffer->spread = 0.0f;
  if (kind == DATELINE_KIND_NONE)
    return fail (walk, _ ("this is not a GeoJSON geometry"));
  if (!read_kind (walk, geometry, kind, buffer))
    return FALSE;
  if (buffer->points->len == 0)
    return fail (walk, _ ("this is empty"));
  if (buffer->beyond)
    dateline_walk_report (walk,
                          DATELINE_SEVERITY_ASSUMPTION,
                          NULL,
                          _ ("longitudes beyond 180 are counted on round the world"));
  buffer->type = kind == DATELINE_KIND_LINE ? DATELINE_GEOMETRY_LINE : DATELINE_GEOMETRY_AREA;
  if (kind == DATELINE_KIND_POINT)
    finish_points (walk, buffer);
  else
    finish_shape (walk, buffer);
  return TRUE;
}
