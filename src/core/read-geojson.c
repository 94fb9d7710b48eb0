/* GeoJSON to a builder. The text is checked once as a whole; then its top members are found by
 * stepping over values, the dataset's own member is read first wherever it stands, and the features
 * are given to json-glib one at a time. So the memory for the parsed tree is that of one feature, or
 * of the dataset's member, a broken feature costs itself only, and cancelling is quick. Limits: DATELINE_FEATURE_MAX,
 * DATELINE_DATASET_MAX, DATELINE_JSON_DEPTH, and the builder's. */
#include "config.h"

#include "read-geojson.h"
#include "error.h"
#include "json-scan.h"
#include "read-geojson-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ERROR DATELINE_SEVERITY_ERROR

/* Members of the root; data is %NULL where it is absent. */
typedef struct
{
  char *type;
  DatelineJsonText features;
  DatelineJsonText dateline;
  DatelineJsonText crs;
} Root;

typedef struct
{
  const DatelineReading *reading;
  gsize length;
} Checking;

static gboolean
bytes_checked_cb (gsize at, gpointer data, GError **error)
{
  const Checking *checking = data;

  double done = (double) at / MAX (checking->length, 1);

  return dateline_reading_step (checking->reading, DATELINE_CHECK_SHARE * done, error);
}

JsonNode *
dateline_geojson_parse (JsonParser *parser, DatelineJsonText text)
{
  if (!json_parser_load_from_data (parser, text.data, (gssize) text.length, NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

static char *
parse_string (JsonParser *parser, DatelineJsonText text)
{
  g_autoptr (JsonNode) node = *text.data == '"' ? dateline_geojson_parse (parser, text) : NULL;

  return node == NULL ? NULL : json_node_dup_string (node);
}

static void
find_root (JsonParser *parser, DatelineJsonText text, Root *root)
{
  DatelineJsonIter iter;
  DatelineJsonText name, value;

  dateline_json_iter_init (&iter, text);
  while (dateline_json_iter_next_member (&iter, &name, &value))
    {
      g_autofree char *member = name.length < 64 ? parse_string (parser, name) : NULL;

      if (g_strcmp0 (member, "type") == 0 && value.length < 64)
        {
          g_free (root->type);
          root->type = parse_string (parser, value);
        }
      else if (g_strcmp0 (member, "features") == 0)
        root->features = value;
      else if (g_strcmp0 (member, "dateline") == 0)
        root->dateline = value;
      else if (g_strcmp0 (member, "crs") == 0)
        root->crs = value;
    }
}

/* The old GeoJSON let a file name another reference system; RFC 7946 does not. */
static void
check_crs (DatelineGeojson *self, DatelineJsonText crs)
{
  if (crs.data == NULL || *crs.data == 'n' /* null; the text does not end with a NUL */ ||
      g_strstr_len (crs.data, (gssize) crs.length, "CRS84") != NULL ||
      g_strstr_len (crs.data, (gssize) crs.length, "4326") != NULL)
    return;
  dateline_walk_begin (&self->walk, 0, NULL, crs.data);
  dateline_walk_report (&self->walk,
                        ERROR,
                        "crs",
                        _ ("the coordinates are not WGS 84, and are read as if they were; "
                           "convert the file to EPSG:4326"));
}

static gboolean
read_dateline (DatelineGeojson *self, DatelineJsonText text, GError **error)
{
  g_autoptr (JsonNode) node = NULL;

  if (text.length > DATELINE_DATASET_MAX)
    {
      g_set_error (error,
                   DATELINE_ERROR,
                   DATELINE_ERROR_LIMIT,
                   _ ("its “dateline” member is larger than %u MiB"),
                   DATELINE_DATASET_MAX >> 20);
      return FALSE;
    }
  node = dateline_geojson_parse (self->parser, text);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error,
                   DATELINE_ERROR,
                   DATELINE_ERROR_INVALID,
                   _ ("its “dateline” member is not an object"));
      return FALSE;
    }
  dateline_walk_begin (&self->walk, 0, NULL, text.data);
  dateline_read_dataset (self, json_node_get_object (node));
  return TRUE;
}

/* A file that is one geometry: a feature without properties. */
static gboolean
read_bare_geometry (DatelineGeojson *self, DatelineJsonText text, GError **error)
{
  gboolean fits = text.length <= DATELINE_FEATURE_MAX;
  g_autoptr (JsonNode) geometry = fits ? dateline_geojson_parse (self->parser, text) : NULL;
  g_autoptr (JsonObject) feature = json_object_new ();

  if (geometry == NULL)
    {
      g_set_error (error,
                   DATELINE_ERROR,
                   DATELINE_ERROR_LIMIT,
                   _ ("it is one geometry larger than %u MiB"),
                   DATELINE_FEATURE_MAX >> 20);
      return FALSE;
    }
  json_object_set_string_member (feature, "type", "Feature");
  json_object_set_member (feature, "geometry", g_steal_pointer (&geometry));
  dateline_walk_begin (&self->walk, 1, NULL, text.data);
  return dateline_geojson_read_object (self, feature, error);
}

static gboolean
read_root (DatelineGeojson *self, DatelineJsonText text, const Root *root, GError **error)
{
  static const char *const geometries[] = {
    "Point",           "MultiPoint",   "LineString",         "Polygon",
    "MultiLineString", "MultiPolygon", "GeometryCollection", NULL
  };
  g_autofree char *quoted = root->type == NULL ? NULL : dateline_walk_quote (root->type);

  check_crs (self, root->crs);
  if (root->dateline.data != NULL && !read_dateline (self, root->dateline, error))
    return FALSE;
  if (g_strcmp0 (root->type, "FeatureCollection") == 0)
    {
      if (root->features.data != NULL && *root->features.data == '[')
        return dateline_geojson_read_features (self, root->features, error);
      g_set_error (error,
                   DATELINE_ERROR,
                   DATELINE_ERROR_INVALID,
                   _ ("its “features” are missing or not an array"));
      return FALSE;
    }
  if (g_strcmp0 (root->type, "Feature") == 0)
    return dateline_geojson_read_feature (self, text, 1, error);
  if (root->type != NULL && g_strv_contains (geometries, root->type))
    return read_bare_geometry (self, text, error);
  if (root->type == NULL)
    g_set_error (error,
                 DATELINE_ERROR,
                 DATELINE_ERROR_INVALID,
                 _ ("it is JSON, but not GeoJSON: it has no “type”"));
  else
    g_set_error (error,
                 DATELINE_ERROR,
                 DATELINE_ERROR_INVALID,
                 _ ("it is JSON, but not GeoJSON: its “type” is %s"),
                 quoted);
  return FALSE;
}

static void
clear_relation (gpointer data)
{
  DatelinePendingRelation *pending = data;

  g_free (pending->target);
  g_free (pending->relation);
  g_free (pending->feature_id);
}

static void
finish (DatelineGeojson *self)
{
  if (self->plain == NULL)
    dateline_read_relations (self);
  dateline_walk_begin (&self->walk, 0, NULL, NULL);
  if (self->plain != NULL)
    dateline_plain_report (self->plain, &self->walk);
  if (self->shape.has_height)
    dateline_walk_report (&self->walk,
                          DATELINE_SEVERITY_NOTE,
                          NULL,
                          _ ("some positions have heights; they are not used"));
}

static gboolean
read_text (const DatelineReading *reading, DatelineJsonText text, GError **error)
{
  DatelineGeojson self = { .reading = reading, .builder = reading->builder };
  Root root = { NULL };
  gboolean good;

  self.parser = json_parser_new_immutable ();
  find_root (self.parser, text, &root);
  dateline_walk_init (&self.walk, reading, text.data);
  dateline_shape_buffer_init (&self.shape);
  self.relations = g_array_new (FALSE, FALSE, sizeof (DatelinePendingRelation));
  g_array_set_clear_func (self.relations, clear_relation);
  if (root.dateline.data == NULL)
    self.plain = dateline_plain_new ();
  good = read_root (&self, text, &root, error);
  if (good)
    finish (&self);
  g_clear_pointer (&self.plain, dateline_plain_free);
  g_array_unref (self.relations);
  dateline_shape_buffer_clear (&self.shape);
  dateline_walk_clear (&self.walk);
  g_object_unref (self.parser);
  g_free (root.type);
  return good;
}

gboolean
dateline_read_geojson (const DatelineReading *reading,
                       const char *data,
                       gsize length,
                       GError **error)
{
  DatelineJsonText text = { data, length };
  Checking checking = { reading, length };

  if (!dateline_json_check (text, bytes_checked_cb, &checking, error))
    return FALSE;
  while (length > 0 && g_ascii_isspace (*text.data))
    {
      text.data++;
      text.length = --length;
    }
  while (text.length > 0 && g_ascii_isspace (text.data[text.length - 1]))
    text.length--;
  if (*text.data != '{')
    {
      g_set_error (error,
                   DATELINE_ERROR,
                   DATELINE_ERROR_INVALID,
                   _ ("it is JSON, but not GeoJSON: it is not an object"));
      return FALSE;
    }
  return read_text (reading, text, error);
}
