/* Decoding in one pass over the bytes into growing flat arrays. Invariant: a part's points, a
 * feature's parts and tags, and a layer's features, keys and values lie within their arrays; the
 * numbers in tags are checked when they are used. Whatever a count claims, nothing is stored that
 * did not cost bytes of input, so memory is bounded by the input's size. */
#include "config.h"

#include "mvt.h"

#include "error.h"
#include "protobuf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EXTENT_DEFAULT 4096
#define EXTENT_MAX (1 << 16)
#define COORDINATE_MAX (1 << 26)

enum
{
  COMMAND_MOVE_TO = 1,
  COMMAND_LINE_TO = 2,
  COMMAND_CLOSE_PATH = 7,
};

typedef struct
{
  const char *string; /* %NULL for a number */
  double number;
} Value;

static const char *
add_string (DatelineMvt *self, DatelineProtobuf bytes)
{
  gsize length = (gsize) (bytes.end - bytes.at);
  g_autofree char *valid = g_utf8_make_valid ((const char *) bytes.at, (gssize) length);

  return g_string_chunk_insert_const (self->strings, valid);
}

static double
to_double (guint64 bits)
{
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

static double
to_float (guint64 bits)
{
  guint32 low = (guint32) bits;
  float value;

  memcpy (&value, &low, sizeof value);
  return value;
}

static gboolean
decode_value (DatelineMvt *self, DatelineProtobuf bytes)
{
  Value value = { NULL, 0.0 };
  DatelineField field;

  while (dateline_protobuf_next (&bytes, &field))
    {
      if (field.number == 1 && field.wire == DATELINE_WIRE_BYTES)
        value.string = add_string (self, field.bytes);
      else if (field.number == 2 && field.wire == DATELINE_WIRE_FIXED32)
        value.number = to_float (field.value);
      else if (field.number == 3 && field.wire == DATELINE_WIRE_FIXED64)
        value.number = to_double (field.value);
      else if (field.number == 4 && field.wire == DATELINE_WIRE_VARINT)
        value.number = (double) (gint64) field.value;
      else if ((field.number == 5 || field.number == 7) && field.wire == DATELINE_WIRE_VARINT)
        value.number = (double) field.value;
      else if (field.number == 6 && field.wire == DATELINE_WIRE_VARINT)
        value.number = (double) dateline_protobuf_unzigzag (field.value);
    }
  g_array_append_val (self->values, value);
  return !bytes.failed;
}

/* One command's points. A move opens a part, except that the points of a multipoint share one. */
static gboolean
decode_points (DatelineMvt *self,
               DatelineMvtFeature *feature,
               DatelineProtobuf *bytes,
               guint32 command,
               guint32 count,
               gint64 cursor[2])
{
  for (guint32 i = 0; i < count; i++)
    {
      DatelineMvtPoint point;

      cursor[0] += (gint32) dateline_protobuf_unzigzag (dateline_protobuf_read_varint (bytes));
      cursor[1] += (gint32) dateline_protobuf_unzigzag (dateline_protobuf_read_varint (bytes));
      if (bytes->failed || ABS (cursor[0]) > COORDINATE_MAX || ABS (cursor[1]) > COORDINATE_MAX)
        return FALSE;
      if (command == COMMAND_MOVE_TO &&
          (feature->n_parts == 0 || feature->type != DATELINE_MVT_POINT))
        {
          DatelineMvtPart part = { self->points->len, 0 };

          g_array_append_val (self->parts, part);
          feature->n_parts++;
        }
      if (feature->n_parts == 0)
        return FALSE;
      point = (DatelineMvtPoint){ (float) cursor[0], (float) cursor[1] };
      g_array_append_val (self->points, point);
      g_array_index (self->parts, DatelineMvtPart, self->parts->len - 1).n_points++;
    }
  return TRUE;
}

static gboolean
decode_geometry (DatelineMvt *self, DatelineMvtFeature *feature, DatelineProtobuf bytes)
{
  gint64 cursor[2] = { 0, 0 };

  feature->first_part = self->parts->len;
  while (bytes.at < bytes.end)
    {
      guint64 word = dateline_protobuf_read_varint (&bytes);
      guint32 command = word & 7;
      guint32 count = (guint32) (word >> 3);

      if (bytes.failed || word > G_MAXUINT32)
        return FALSE;
      if (command == COMMAND_CLOSE_PATH)
        {
          if (count != 1 || feature->n_parts == 0)
            return FALSE;
        }
      else if (command != COMMAND_MOVE_TO && command != COMMAND_LINE_TO)
        return FALSE;
      else if (!decode_points (self, feature, &bytes, command, count, cursor))
        return FALSE;
    }
  return TRUE;
}

static gboolean
decode_tags (DatelineMvt *self, DatelineMvtFeature *feature, DatelineProtobuf bytes)
{
  feature->first_tag = self->tags->len;
  while (bytes.at < bytes.end)
    {
      guint64 word = dateline_protobuf_read_varint (&bytes);
      guint32 tag = (guint32) MIN (word, G_MAXUINT32);

      g_array_append_val (self->tags, tag);
    }
  feature->n_tags = (self->tags->len - feature->first_tag) / 2;
  return !bytes.failed;
}

static gboolean
decode_feature (DatelineMvt *self, DatelineProtobuf bytes)
{
  DatelineProtobuf geometry = { 0 };
  DatelineProtobuf tags = { 0 };
  DatelineMvtFeature feature = { DATELINE_MVT_UNKNOWN };
  DatelineField field;

  while (dateline_protobuf_next (&bytes, &field))
    {
      if (field.number == 2 && field.wire == DATELINE_WIRE_BYTES)
        tags = field.bytes;
      else if (field.number == 3 && field.wire == DATELINE_WIRE_VARINT && field.value <= 3)
        feature.type = (DatelineMvtType) field.value;
      else if (field.number == 4 && field.wire == DATELINE_WIRE_BYTES)
        geometry = field.bytes;
    }
  if (bytes.failed || !decode_tags (self, &feature, tags) ||
      !decode_geometry (self, &feature, geometry))
    return FALSE;
  g_array_append_val (self->features, feature);
  return TRUE;
}

static void
scale_points (DatelineMvt *self, guint first, guint64 extent)
{
  for (guint i = first; i < self->points->len; i++)
    {
      DatelineMvtPoint *point = &g_array_index (self->points, DatelineMvtPoint, i);

      point->x /= (float) extent;
      point->y /= (float) extent;
    }
}

static gboolean
decode_layer (DatelineMvt *self, DatelineProtobuf bytes)
{
  DatelineMvtLayer layer = { "",
                             .first_feature = self->features->len,
                             .first_key = self->keys->len,
                             .first_value = self->values->len };
  guint first_point = self->points->len;
  guint64 extent = EXTENT_DEFAULT;
  DatelineField field;
  gboolean good = TRUE;

  while (good && dateline_protobuf_next (&bytes, &field))
    {
      if (field.number == 5 && field.wire == DATELINE_WIRE_VARINT)
        extent = field.value;
      if (field.wire != DATELINE_WIRE_BYTES)
        continue;
      if (field.number == 1)
        layer.name = add_string (self, field.bytes);
      else if (field.number == 2)
        good = decode_feature (self, field.bytes);
      else if (field.number == 3)
        g_ptr_array_add (self->keys, (gpointer) add_string (self, field.bytes));
      else if (field.number == 4)
        good = decode_value (self, field.bytes);
    }
  if (!good || bytes.failed || extent == 0 || extent > EXTENT_MAX)
    return FALSE;
  scale_points (self, first_point, extent);
  layer.n_features = self->features->len - layer.first_feature;
  layer.n_keys = self->keys->len - layer.first_key;
  layer.n_values = self->values->len - layer.first_value;
  g_array_append_val (self->layers, layer);
  return TRUE;
}

static DatelineMvt *
mvt_new (void)
{
  DatelineMvt *self = g_new0 (DatelineMvt, 1);

  g_atomic_ref_count_init (&self->references);
  self->layers = g_array_new (FALSE, FALSE, sizeof (DatelineMvtLayer));
  self->features = g_array_new (FALSE, FALSE, sizeof (DatelineMvtFeature));
  self->parts = g_array_new (FALSE, FALSE, sizeof (DatelineMvtPart));
  self->points = g_array_new (FALSE, FALSE, sizeof (DatelineMvtPoint));
  self->tags = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  self->keys = g_ptr_array_new ();
  self->strings = g_string_chunk_new (1024);
  return self;
}

DatelineMvt *
dateline_mvt_decode (GBytes *bytes, GError **error)
{
  g_autoptr (DatelineMvt) self = mvt_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  DatelineProtobuf cursor = { data, data + size, FALSE };
  DatelineField field;

  while (dateline_protobuf_next (&cursor, &field))
    {
      if (field.number != 3 || field.wire != DATELINE_WIRE_BYTES)
        continue;
      if (self->layers->len == DATELINE_MVT_LAYERS_MAX || !decode_layer (self, field.bytes))
        dateline_protobuf_fail (&cursor);
    }
  if (cursor.failed)
    {
      g_set_error_literal (error,
                           DATELINE_ERROR,
                           DATELINE_ERROR_INVALID,
                           _ ("A tile of the offline map is broken."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

DatelineMvt *
dateline_mvt_ref (DatelineMvt *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dateline_mvt_unref (DatelineMvt *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->layers);
  g_array_unref (self->features);
  g_array_unref (self->parts);
  g_array_unref (self->points);
  g_array_unref (self->tags);
  g_array_unref (self->values);
  g_ptr_array_unref (self->keys);
  g_string_chunk_free (self->strings);
  g_free (self);
}

const DatelineMvtLayer *
dateline_mvt_find_layer (const DatelineMvt *self, const char *name)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      const DatelineMvtLayer *layer = &g_array_index (self->layers, DatelineMvtLayer, i);

      if (g_str_equal (layer->name, name))
        return layer;
    }
  return NULL;
}

const DatelineMvtFeature *
dateline_mvt_get_feature (const DatelineMvt *self, guint32 feature)
{
  return &g_array_index (self->features, DatelineMvtFeature, feature);
}

const DatelineMvtPart *
dateline_mvt_get_part (const DatelineMvt *self, guint32 part)
{
  return &g_array_index (self->parts, DatelineMvtPart, part);
}

const DatelineMvtPoint *
dateline_mvt_get_points (const DatelineMvt *self, const DatelineMvtPart *part)
{
  return &g_array_index (self->points, DatelineMvtPoint, part->first_point);
}

static const Value *
find_value (const DatelineMvt *self,
            const DatelineMvtLayer *layer,
            const DatelineMvtFeature *feature,
            const char *key)
{
  for (guint32 i = 0; i < feature->n_tags; i++)
    {
      const guint32 *tag = &g_array_index (self->tags, guint32, feature->first_tag + 2 * i);

      if (tag[0] < layer->n_keys && tag[1] < layer->n_values &&
          g_str_equal (g_ptr_array_index (self->keys, layer->first_key + tag[0]), key))
        return &g_array_index (self->values, Value, layer->first_value + tag[1]);
    }
  return NULL;
}

const char *
dateline_mvt_get_string (const DatelineMvt *self,
                         const DatelineMvtLayer *layer,
                         const DatelineMvtFeature *feature,
                         const char *key)
{
  const Value *value = find_value (self, layer, feature, key);

  return value != NULL ? value->string : NULL;
}

double
dateline_mvt_get_number (const DatelineMvt *self,
                         const DatelineMvtLayer *layer,
                         const DatelineMvtFeature *feature,
                         const char *key,
                         double fallback)
{
  const Value *value = find_value (self, layer, feature, key);

  return value != NULL && value->string == NULL ? value->number : fallback;
}
