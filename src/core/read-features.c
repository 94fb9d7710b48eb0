/* The features of a GeoJSON file, one at a time: its id, its geometry, and then what a dataset or a
 * plain file has to say. Invariant: only a limit of the dataset as a whole, or cancelling, ends it
 * early; all else is reported and the next feature comes. */
#include "config.h"

#include "read-geojson-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ERROR DATELINE_SEVERITY_ERROR
#define STEP_FEATURES 1024 /* between two looks at progress and cancelling */

/* The id as a string (GeoJSON allows a number), or %NULL. */
static char *
read_id (DatelineGeojson *self, JsonObject *feature)
{
  JsonNode *node = json_object_get_member (feature, "id");
  GType type = node == NULL ? G_TYPE_INVALID : json_node_get_value_type (node);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (type == G_TYPE_STRING)
    return g_strdup (dateline_walk_string (&self->walk, feature, "id"));
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type == G_TYPE_DOUBLE)
    return g_strdup (g_ascii_formatd (number, sizeof number, "%.15g", json_node_get_double (node)));
  if (dateline_walk_has (feature, "id"))
    dateline_walk_report (&self->walk, ERROR, "id", _ ("this is not a string or a number"));
  else if (self->plain == NULL)
    dateline_walk_report (&self->walk, ERROR, "id", _ ("this is missing"));
  return NULL;
}

static gboolean
check_id (DatelineGeojson *self, const char *id)
{
  if (id == NULL)
    return FALSE;
  if (*id == '\0')
    dateline_walk_report (&self->walk, ERROR, "id", _ ("this is empty"));
  else if (dateline_builder_find_event (self->builder, id) != DATELINE_NONE)
    dateline_walk_report (
        &self->walk, ERROR, "id", _ ("another feature has this id already; this one goes without"));
  else
    return TRUE;
  return FALSE;
}

/* Whether the draft now has its place on the map; reported where a geometry is there but no good.
 */
static gboolean
read_geometry (DatelineGeojson *self,
               JsonObject *feature,
               DatelineDraft *draft,
               DatelineGeometry *geometry)
{
  JsonObject *object = dateline_walk_object (&self->walk, feature, "geometry");
  gsize mark = dateline_walk_enter (&self->walk, "geometry");
  gboolean good = object != NULL && dateline_read_geometry (&self->walk, object, &self->shape);

  dateline_walk_leave (&self->walk, mark);
  if (!good)
    return FALSE;
  if (self->shape.type == DATELINE_GEOMETRY_POINT)
    {
      draft->point = self->shape.point;
      draft->radius = self->shape.spread;
      return TRUE;
    }
  *geometry = dateline_shape_buffer_get (&self->shape);
  draft->geometry = geometry;
  return TRUE;
}

static gboolean
read_plain (DatelineGeojson *self,
            JsonObject *properties,
            DatelineDraft *draft,
            gboolean located,
            GError **error)
{
  gsize mark = dateline_walk_enter (&self->walk, "properties");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gboolean made;

  dateline_plain_begin (self->plain, &self->walk);
  if (properties != NULL)
    json_object_iter_init_ordered (&iter, properties);
  while (properties != NULL && json_object_iter_next_ordered (&iter, &name, &node))
    {
      GType type = json_node_get_value_type (node);

      if (type == G_TYPE_STRING)
        dateline_plain_add_text (self->plain, name, json_node_get_string (node));
      else if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
        dateline_plain_add_number (self->plain, name, json_node_get_double (node));
    }
  made = located && dateline_plain_make (self->plain, draft);
  dateline_walk_leave (&self->walk, mark);
  if (!located)
    dateline_walk_report (
        &self->walk, ERROR, NULL, _ ("it has no place on the map, and is left out"));
  return !made || dateline_builder_add_event (self->builder, draft, error) != DATELINE_NONE;
}

gboolean
dateline_geojson_read_object (DatelineGeojson *self, JsonObject *feature, GError **error)
{
  DatelineDraft draft = DATELINE_DRAFT_INIT;
  DatelineGeometry geometry;
  JsonObject *properties;
  g_autofree char *id = read_id (self, feature);
  const char *type = dateline_walk_string (&self->walk, feature, "type");
  gboolean located;

  self->walk.feature_id = id;
  if (g_strcmp0 (type, "Feature") != 0)
    {
      dateline_walk_report (
          &self->walk, ERROR, "type", _ ("this is not “Feature”, and the feature is left out"));
      return TRUE;
    }
  if (check_id (self, id))
    draft.event.id = id;
  located = read_geometry (self, feature, &draft, &geometry);
  properties = dateline_walk_object (&self->walk, feature, "properties");
  if (self->plain != NULL)
    return read_plain (self, properties, &draft, located, error);
  if (properties != NULL)
    return dateline_read_feature (self, properties, &draft, located, error);
  dateline_walk_report (
      &self->walk, ERROR, "properties", _ ("this is missing, and the feature is left out"));
  return TRUE;
}

gboolean
dateline_geojson_read_feature (DatelineGeojson *self,
                               DatelineJsonText text,
                               guint number,
                               GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  gboolean good = TRUE;

  dateline_walk_begin (&self->walk, number, NULL, text.data);
  if (text.length > DATELINE_FEATURE_MAX)
    {
      dateline_walk_report (&self->walk,
                            ERROR,
                            NULL,
                            _ ("it is larger than %u MiB, and is left out; simplify its geometry"),
                            DATELINE_FEATURE_MAX >> 20);
      return TRUE;
    }
  node = dateline_geojson_parse (self->parser, text);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    good = dateline_geojson_read_object (self, json_node_get_object (node), error);
  else
    dateline_walk_report (&self->walk, ERROR, NULL, _ ("this is not an object"));
  self->walk.feature_id = NULL;
  return good;
}

gboolean
dateline_geojson_read_features (DatelineGeojson *self, DatelineJsonText features, GError **error)
{
  DatelineJsonIter iter;
  DatelineJsonText text;
  guint number = 0;

  dateline_json_iter_init (&iter, features);
  while (dateline_json_iter_next_item (&iter, &text))
    {
      double done = (double) (text.data - features.data) / features.length;

      done = DATELINE_CHECK_SHARE + (1.0 - DATELINE_CHECK_SHARE) * done;
      if (number % STEP_FEATURES == 0 && !dateline_reading_step (self->reading, done, error))
        return FALSE;
      if (!dateline_geojson_read_feature (self, text, ++number, error))
        return FALSE;
    }
  return TRUE;
}
