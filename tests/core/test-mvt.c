#include "error.h"
#include "mvt.h"

#include <string.h>

/* Builders of the wire format, as small as they can be. */
static void
put_varint (GByteArray *out, guint64 value)
{
  do
    {
      guint8 byte = (value & 0x7f) | (value > 0x7f ? 0x80 : 0);

      g_byte_array_append (out, &byte, 1);
      value >>= 7;
    }
  while (value > 0);
}

static void
put_number (GByteArray *out, guint field, guint64 value)
{
  put_varint (out, field << 3);
  put_varint (out, value);
}

static void
put_bytes (GByteArray *out, guint field, gconstpointer bytes, gsize length)
{
  put_varint (out, field << 3 | 2);
  put_varint (out, length);
  g_byte_array_append (out, bytes, (guint) length);
}

static void
put_message (GByteArray *out, guint field, GByteArray *message)
{
  put_bytes (out, field, message->data, message->len);
  g_byte_array_unref (message);
}

static GByteArray *
pack (const guint32 *words, guint n_words)
{
  GByteArray *out = g_byte_array_new ();

  for (guint i = 0; i < n_words; i++)
    put_varint (out, words[i]);
  return out;
}

static guint32
zigzag (gint32 value)
{
  return ((guint32) value << 1) ^ (guint32) (value >> 31);
}

static GByteArray *
make_feature (guint type, const guint32 *tags, guint n_tags, const guint32 *geometry, guint n_words)
{
  GByteArray *feature = g_byte_array_new ();

  put_message (feature, 2, pack (tags, n_tags));
  put_number (feature, 3, type);
  put_message (feature, 4, pack (geometry, n_words));
  return feature;
}

static GBytes *
wrap_geometry (guint type, const guint32 *geometry, guint n_words)
{
  GByteArray *layer = g_byte_array_new ();
  GByteArray *tile = g_byte_array_new ();

  put_bytes (layer, 1, "layer", 5);
  put_message (layer, 2, make_feature (type, NULL, 0, geometry, n_words));
  put_message (tile, 3, layer);
  return g_byte_array_free_to_bytes (tile);
}

/* Two layers: a line with a name and a rank, and a polygon with a hole, of another extent. */
static GBytes *
make_tile (void)
{
  const guint32 line[] = { 9, zigzag (-64),  zigzag (2048), 18, zigzag (2112),
                           0, zigzag (2048), zigzag (-1024) };
  const guint32 tags[] = { 0, 0, 1, 1, 1, 99, 99, 0 };
  const guint32 rings[] = { 9,
                            0,
                            0,
                            26,
                            zigzag (100),
                            0,
                            0,
                            zigzag (100),
                            zigzag (-100),
                            0,
                            15,
                            9,
                            zigzag (25),
                            zigzag (-75),
                            26,
                            zigzag (50),
                            0,
                            0,
                            zigzag (50),
                            zigzag (-50),
                            0,
                            15 };
  GByteArray *river = g_byte_array_new ();
  GByteArray *land = g_byte_array_new ();
  GByteArray *tile = g_byte_array_new ();
  GByteArray *value = g_byte_array_new ();

  put_bytes (river, 1, "river", 5);
  put_bytes (river, 3, "name", 4);
  put_bytes (river, 3, "rank", 4);
  put_bytes (value, 1, "K\xc3\xbcr", 4);
  put_message (river, 4, value);
  value = g_byte_array_new ();
  put_number (value, 6, zigzag (-2));
  put_message (river, 4, value);
  put_number (river, 5, 4096);
  put_message (river, 2, make_feature (2, tags, G_N_ELEMENTS (tags), line, G_N_ELEMENTS (line)));
  put_message (tile, 3, river);

  put_bytes (land, 1, "land", 4);
  put_message (land, 2, make_feature (3, NULL, 0, rings, G_N_ELEMENTS (rings)));
  put_number (land, 5, 100);
  put_message (tile, 3, land);
  return g_byte_array_free_to_bytes (tile);
}

static void
test_decode (void)
{
  g_autoptr (GBytes) bytes = make_tile ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineMvt) mvt = dateline_mvt_decode (bytes, &error);
  const DatelineMvtLayer *river, *land;
  const DatelineMvtFeature *feature;
  const DatelineMvtPoint *points;

  g_assert_no_error (error);
  river = dateline_mvt_find_layer (mvt, "river");
  land = dateline_mvt_find_layer (mvt, "land");
  g_assert_null (dateline_mvt_find_layer (mvt, "sea"));
  g_assert_cmpuint (river->n_features, ==, 1);
  feature = dateline_mvt_get_feature (mvt, river->first_feature);
  g_assert_cmpint (feature->type, ==, DATELINE_MVT_LINE);
  g_assert_cmpuint (feature->n_parts, ==, 1);
  points = dateline_mvt_get_points (mvt, dateline_mvt_get_part (mvt, feature->first_part));
  g_assert_cmpfloat (points[0].x, ==, -64.0f / 4096);
  g_assert_cmpfloat (points[0].y, ==, 0.5f);
  g_assert_cmpfloat (points[1].x, ==, 0.5f);
  g_assert_cmpfloat (points[2].x, ==, 1.0f);
  g_assert_cmpfloat (points[2].y, ==, 0.25f);
  g_assert_cmpstr (dateline_mvt_get_string (mvt, river, feature, "name"), ==, "Kür");
  g_assert_cmpfloat (dateline_mvt_get_number (mvt, river, feature, "rank", 5), ==, -2);
  g_assert_cmpfloat (dateline_mvt_get_number (mvt, river, feature, "name", 5), ==, 5);
  g_assert_null (dateline_mvt_get_string (mvt, river, feature, "rank"));
  g_assert_null (dateline_mvt_get_string (mvt, river, feature, "kind"));

  feature = dateline_mvt_get_feature (mvt, land->first_feature);
  g_assert_cmpuint (feature->n_parts, ==, 2);
  for (guint32 i = 0; i < 2; i++)
    g_assert_cmpuint (dateline_mvt_get_part (mvt, feature->first_part + i)->n_points, ==, 4);
  points = dateline_mvt_get_points (mvt, dateline_mvt_get_part (mvt, feature->first_part + 1));
  g_assert_cmpfloat_with_epsilon (points[0].x, 0.25, 1e-6);
  g_assert_cmpfloat_with_epsilon (points[0].y, 0.25, 1e-6);
  g_assert_cmpfloat_with_epsilon (points[2].x, 0.75, 1e-6);
}

static void
test_hostile_geometry (void)
{
  static const struct
  {
    const char *what;
    guint n_words;
    guint32 words[8];
  } cases[] = {
    { "a line without a start", 3, { 10, 2, 2 } },
    { "half a billion moves", 3, { 0xfffffff9, 2, 2 } },
    { "half a billion closings", 4, { 9, 2, 2, 0xffffffff } },
    { "closing nothing", 1, { 15 } },
    { "an unknown command", 1, { 11 } },
    { "half a point", 2, { 9, 2 } },
    { "far away", 6, { 17, 0xfffffffe, 0, 0xfffffffe, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = wrap_geometry (2, cases[i].words, cases[i].n_words);
      g_autoptr (GError) error = NULL;
      g_autoptr (DatelineMvt) mvt = dateline_mvt_decode (bytes, &error);

      g_test_message ("%s", cases[i].what);
      g_assert_null (mvt);
      g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_INVALID);
    }
}

/* Everything that a painter touches, so that a sanitizer sees reads beyond the arrays. */
static double
touch (const DatelineMvt *mvt)
{
  double sum = 0.0;

  for (guint i = 0; i < mvt->layers->len; i++)
    {
      const DatelineMvtLayer *layer = &g_array_index (mvt->layers, DatelineMvtLayer, i);

      for (guint32 j = 0; j < layer->n_features; j++)
        {
          const DatelineMvtFeature *feature =
              dateline_mvt_get_feature (mvt, layer->first_feature + j);
          const char *name = dateline_mvt_get_string (mvt, layer, feature, "name");

          g_assert_true (name == NULL || g_utf8_validate (name, -1, NULL));
          sum += dateline_mvt_get_number (mvt, layer, feature, "rank", 0.0);
          for (guint32 k = 0; k < feature->n_parts; k++)
            {
              const DatelineMvtPart *part = dateline_mvt_get_part (mvt, feature->first_part + k);
              const DatelineMvtPoint *points = dateline_mvt_get_points (mvt, part);

              g_assert_cmpuint (part->first_point + part->n_points, <=, mvt->points->len);
              for (guint32 l = 0; l < part->n_points; l++)
                sum += points[l].x + points[l].y;
            }
        }
    }
  return sum;
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = make_tile ();
  guint n_good = 0;

  for (gsize length = 0; length < g_bytes_get_size (bytes); length++)
    {
      /* A copy of just this length, so that a read beyond it is one beyond the allocation. */
      g_autoptr (GBytes) part = g_bytes_new (g_bytes_get_data (bytes, NULL), length);
      g_autoptr (GError) error = NULL;
      g_autoptr (DatelineMvt) mvt = dateline_mvt_decode (part, &error);

      if (mvt == NULL)
        g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_INVALID);
      else
        n_good++;
    }
  g_assert_cmpuint (n_good, ==, 2); /* nothing, and the first layer alone */
}

static void
test_mutated (void)
{
  g_autoptr (GBytes) bytes = make_tile ();
  gsize size = g_bytes_get_size (bytes);
  guint n_good = 0;
  guint n_bad = 0;

  for (int round = 0; round < 20000; round++)
    {
      guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GBytes) mutated = g_bytes_new_take (copy, size);
      g_autoptr (DatelineMvt) mvt = NULL;

      for (int i = g_test_rand_int_range (1, 5); i > 0; i--)
        copy[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int_range (0, 256);
      mvt = dateline_mvt_decode (mutated, NULL);
      if (mvt != NULL)
        touch (mvt);
      *(mvt != NULL ? &n_good : &n_bad) += 1;
    }
  g_assert_cmpuint (n_good, >, 100);
  g_assert_cmpuint (n_bad, >, 100);
}

static void
test_many_layers (void)
{
  GByteArray *tile = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i <= DATELINE_MVT_LAYERS_MAX; i++)
    put_bytes (tile, 3, "", 0);
  bytes = g_byte_array_free_to_bytes (tile);
  g_assert_null (dateline_mvt_decode (bytes, &error));
  g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mvt/decode", test_decode);
  g_test_add_func ("/mvt/hostile-geometry", test_hostile_geometry);
  g_test_add_func ("/mvt/truncated", test_truncated);
  g_test_add_func ("/mvt/mutated", test_mutated);
  g_test_add_func ("/mvt/many-layers", test_many_layers);
  return g_test_run ();
}
