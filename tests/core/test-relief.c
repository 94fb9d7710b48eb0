#include "error.h"
#include "relief.h"

#include <math.h>

static void
append_varied (GByteArray *low, GByteArray *high, gint16 value)
{
  guint8 bytes[2] = { (guint8) ((guint16) value & 0xff), (guint8) ((guint16) value >> 8) };

  g_byte_array_append (low, &bytes[0], 1);
  g_byte_array_append (high, &bytes[1], 1);
}

/* The packed form, written as its description says. */
static GBytes *
pack (DatelineReliefGrid grid, const gint16 *units)
{
  g_autoptr (GByteArray) low = g_byte_array_new ();
  g_autoptr (GByteArray) high = g_byte_array_new ();
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  for (guint y = 0; y < grid.height; y++)
    for (guint x = 0; x < grid.width; x++)
      {
        const gint16 *at = units + y * grid.width + x;

        append_varied (low,
                       high,
                       (gint16) (*at - (x > 0   ? at[-1]
                                        : y > 0 ? at[-(int) grid.width]
                                                : 0)));
      }
  g_output_stream_write_all (stream, low->data, low->len, NULL, NULL, NULL);
  g_output_stream_write_all (stream, high->data, high->len, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static double
basis (double t)
{
  t = fabs (t);
  if (t < 1.0)
    return (4.0 - 6.0 * t * t + 3.0 * t * t * t) / 6.0;
  return t < 2.0 ? pow (2.0 - t, 3.0) / 6.0 : 0.0;
}

/* The spline as it is defined: every cell's height times the basis at its distance. */
static double
oracle (DatelineReliefGrid grid,
        const float *heights,
        double longitude,
        double latitude,
        gboolean wraps)
{
  double column = (longitude - grid.longitude) / grid.step - 0.5;
  double row = (grid.latitude - latitude) / grid.step - 0.5;
  double sum = 0.0;

  for (int y = (int) floor (row) - 3; y <= row + 3; y++)
    for (int x = (int) floor (column) - 3; x <= column + 3; x++)
      {
        int width = (int) grid.width;
        int at_x = wraps ? ((x % width) + width) % width : CLAMP (x, 0, width - 1);
        int at_y = CLAMP (y, 0, (int) grid.height - 1);

        sum += basis (column - x) * basis (row - y) * heights[at_y * width + at_x];
      }
  return sum;
}

static void
fill_random (gint16 *units, float *heights, gsize n, double scale)
{
  for (gsize i = 0; i < n; i++)
    {
      units[i] = (gint16) g_test_rand_int_range (-32768, 32768);
      heights[i] = (float) (units[i] * scale);
    }
}

static void
check_samples (DatelineRelief *relief,
               DatelineReliefGrid grid,
               const float *heights,
               DatelineBox box,
               gboolean wraps)
{
  float samples[7 * 5];

  dateline_relief_sample (relief, box, 7, 5, samples);
  for (int y = 0; y < 5; y++)
    for (int x = 0; x < 7; x++)
      {
        DatelinePoint point = { box.x0 + (x + 0.5) * (box.x1 - box.x0) / 7,
                                box.y0 + (y + 0.5) * (box.y1 - box.y0) / 5 };
        double longitude, latitude;

        dateline_geo_unproject (point, &longitude, &latitude);
        g_assert_cmpfloat_with_epsilon (
            samples[y * 7 + x], oracle (grid, heights, longitude, latitude, wraps), 4.0);
      }
}

static void
test_world (void)
{
  DatelineReliefGrid grid = { 36, 18, -180.0, 90.0, 10.0 };
  gint16 units[36 * 18];
  float heights[36 * 18];
  g_autoptr (DatelineRelief) relief = dateline_relief_new ();
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GError) error = NULL;

  fill_random (units, heights, G_N_ELEMENTS (units), 0.5);
  packed = pack (grid, units);
  g_assert_true (dateline_relief_add_packed (
      relief, grid, 0.5, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), &error));
  g_assert_no_error (error);
  for (int round = 0; round < 500; round++)
    {
      double x = g_test_rand_double_range (-0.2, 1.1);
      double y = g_test_rand_double_range (-0.1, 1.0);
      double size = g_test_rand_double_range (0.001, 0.1);

      check_samples (relief, grid, heights, (DatelineBox){ x, y, x + size, y + size }, TRUE);
    }
}

/* Well inside a finer grid only that counts, far outside it only the coarse one does, and in
 * between heights move from one to the other without a jump. */
static void
test_blend (void)
{
  DatelineReliefGrid coarse_grid = { 36, 18, -180.0, 90.0, 10.0 };
  DatelineReliefGrid fine_grid = { 240, 120, 30.0, 50.0, 0.1 };
  g_autofree float *coarse = g_new (float, 36 * 18);
  g_autofree float *fine = g_new (float, 240 * 120);
  g_autoptr (DatelineRelief) relief = dateline_relief_new ();
  DatelinePoint west = dateline_geo_project (28.0, 44.0);
  DatelinePoint east = dateline_geo_project (42.0, 44.0);
  float samples[2000];

  for (int i = 0; i < 36 * 18; i++)
    coarse[i] = 100.0f;
  for (int i = 0; i < 240 * 120; i++)
    fine[i] = 900.0f;
  dateline_relief_add (relief, fine_grid, fine);
  dateline_relief_add (relief, coarse_grid, coarse);
  dateline_relief_sample (
      relief, (DatelineBox){ west.x, west.y, east.x, west.y + 1e-6 }, 2000, 1, samples);
  g_assert_cmpfloat_with_epsilon (samples[0], 100.0, 0.01);
  g_assert_cmpfloat_with_epsilon (samples[1999], 900.0, 0.01);
  for (int i = 1; i < 2000; i++)
    {
      g_assert_cmpfloat (samples[i], >=, samples[i - 1] - 0.01);
      g_assert_cmpfloat (samples[i] - samples[i - 1], <, 5.0);
    }
  g_assert_cmpfloat_with_epsilon (dateline_relief_get_step (relief, east), 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (dateline_relief_get_step (relief, west), 10.0, 1e-9);
}

/* The mean survives when many cells fall into a pixel. */
static void
test_halved (void)
{
  DatelineReliefGrid grid = { 1024, 512, -180.0, 90.0, 360.0 / 1024 };
  g_autofree float *heights = g_new (float, 1024 * 512);
  g_autoptr (DatelineRelief) relief = dateline_relief_new ();
  float samples[16 * 16];

  for (int i = 0; i < 1024 * 512; i++)
    heights[i] = (i + i / 1024) % 2 * 1000.0f;
  dateline_relief_add (relief, grid, heights);
  dateline_relief_sample (relief, (DatelineBox){ 0, 0, 1, 1 }, 16, 16, samples);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    g_assert_cmpfloat_with_epsilon (samples[i], 500.0, 0.5);
}

static void
test_broken (void)
{
  DatelineReliefGrid grid = { 8, 8, 0.0, 50.0, 1.0 };
  gint16 units[64] = { 0 };
  g_autoptr (GBytes) packed = pack (grid, units);
  const guint8 *bytes = g_bytes_get_data (packed, NULL);
  gsize size = g_bytes_get_size (packed);
  const struct
  {
    DatelineReliefGrid grid;
    double scale;
    gsize size;
    int code;
  } cases[] = {
    { grid, 1.0, size - 1, DATELINE_ERROR_INVALID },
    { grid, 1.0, 0, DATELINE_ERROR_INVALID },
    { grid, NAN, size, DATELINE_ERROR_INVALID },
    { { 8, 9, 0.0, 50.0, 1.0 }, 1.0, size, DATELINE_ERROR_INVALID },
    { { 8, 7, 0.0, 50.0, 1.0 }, 1.0, size, DATELINE_ERROR_LIMIT },
    { { 0, 8, 0.0, 50.0, 1.0 }, 1.0, size, DATELINE_ERROR_INVALID },
    { { 8, 8, 0.0, 50.0, 0.0 }, 1.0, size, DATELINE_ERROR_INVALID },
    { { 8, 8, NAN, 50.0, 1.0 }, 1.0, size, DATELINE_ERROR_INVALID },
    { { 8, 8, 0.0, 50.0, 90.0 }, 1.0, size, DATELINE_ERROR_INVALID },
    { { 100000, 50000, 0.0, 50.0, 0.001 }, 1.0, size, DATELINE_ERROR_LIMIT },
    { { G_MAXINT32, G_MAXINT32, 0.0, 50.0, 1e-9 }, 1.0, size, DATELINE_ERROR_LIMIT },
  };
  g_autoptr (DatelineRelief) relief = dateline_relief_new ();
  float sample;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dateline_relief_add_packed (
          relief, cases[i].grid, cases[i].scale, bytes, cases[i].size, &error));
      g_assert_error (error, DATELINE_ERROR, cases[i].code);
    }
  dateline_relief_sample (relief, (DatelineBox){ 0.5, 0.5, 0.6, 0.6 }, 1, 1, &sample);
  g_assert_cmpfloat (sample, ==, 0.0f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relief/world", test_world);
  g_test_add_func ("/relief/blend", test_blend);
  g_test_add_func ("/relief/halved", test_halved);
  g_test_add_func ("/relief/broken", test_broken);
  return g_test_run ();
}
