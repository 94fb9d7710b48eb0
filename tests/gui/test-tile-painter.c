/* Paints tiles of the bundled map without a display and looks at their pixels. */
#include "geo.h"
#include "paths.h"
#include "map/tile-painter.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  int red, green, blue;
} Rgb;

static DatelineTilePainter *
open_painter (void)
{
  g_autofree char *path = dateline_paths_find ("basemap/basemap.mbtiles");
  g_autoptr (GError) error = NULL;
  DatelineMbtiles *archive = dateline_mbtiles_open (path, &error);

  g_assert_no_error (error);
  return dateline_tile_painter_new (archive);
}

static cairo_surface_t *
paint (DatelineTilePainter *painter, guint zoom, guint x, guint y, guint size, gboolean dark)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = dateline_tile_painter_paint (
      painter, (DatelineTileId){ zoom, x, y }, size, dateline_tile_style_get (dark), &error);

  g_assert_no_error (error);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, (int) size);
  return surface;
}

static Rgb
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row =
      cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *) (gconstpointer) row)[x];

  g_assert_cmpuint (pixel >> 24, ==, 0xff);
  return (Rgb){ pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff };
}

static Rgb
get_place (
    DatelineTilePainter *painter, double longitude, double latitude, guint zoom, gboolean dark)
{
  DatelinePoint point = dateline_geo_project (longitude, latitude);
  double x = ldexp (point.x, (int) zoom);
  double y = ldexp (point.y, (int) zoom);
  cairo_surface_t *surface = paint (painter, zoom, (guint) x, (guint) y, 256, dark);
  Rgb pixel = get_pixel (surface, (int) ((x - floor (x)) * 256), (int) ((y - floor (y)) * 256));

  cairo_surface_destroy (surface);
  return pixel;
}

static int
get_distance (Rgb a, Rgb b)
{
  return ABS (a.red - b.red) + ABS (a.green - b.green) + ABS (a.blue - b.blue);
}

static Rgb
to_rgb (const GdkRGBA *color)
{
  return (Rgb){ (int) round (color->red * 255),
                (int) round (color->green * 255),
                (int) round (color->blue * 255) };
}

static void
test_places (void)
{
  static const struct
  {
    const char *name;
    double longitude, latitude;
    gboolean sea;
  } cases[] = {
    { "the Caspian", 50.8, 40.0, TRUE },
    { "the Black Sea", 35.5, 43.3, TRUE },
    { "the northern Caspian", 49.5, 43.0, TRUE },
    { "the Mediterranean", 34.5, 34.5, TRUE },
    { "the Kura lowland", 47.6, 40.0, FALSE },
    { "Karabakh", 46.6, 39.65, FALSE },
    { "Anatolia", 41.0, 39.3, FALSE },
  };
  g_autoptr (DatelineTilePainter) painter = open_painter ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint zoom = 5; zoom <= 12; zoom++)
      for (int dark = 0; dark < 2; dark++)
        {
          Rgb sea = to_rgb (&dateline_tile_style_get (dark)->sea);
          Rgb pixel = get_place (painter, cases[i].longitude, cases[i].latitude, zoom, dark);

          g_test_message ("%s at zoom %u", cases[i].name, zoom);
          if (cases[i].sea)
            g_assert_cmpint (get_distance (pixel, sea), <=, 3);
          else
            g_assert_cmpint (get_distance (pixel, sea), >, 30);
        }
}

static void
test_lake (void)
{
  g_autoptr (DatelineTilePainter) painter = open_painter ();
  Rgb sea = to_rgb (&dateline_tile_style_get (FALSE)->sea);

  for (guint zoom = 6; zoom <= 12; zoom++)
    g_assert_cmpint (get_distance (get_place (painter, 45.35, 40.3, zoom, FALSE), sea), <=, 3);
}

static void
test_dark (void)
{
  g_autoptr (DatelineTilePainter) painter = open_painter ();
  Rgb light = get_place (painter, 46.6, 39.65, 8, FALSE);
  Rgb dark = get_place (painter, 46.6, 39.65, 8, TRUE);

  g_assert_cmpint (light.red + light.green + light.blue, >, 3 * 150);
  g_assert_cmpint (dark.red + dark.green + dark.blue, <, 3 * 110);
}

/* How the pixels on both sides of a line differ: at the median, where the ground's colour changes,
 * and how many differ much, which are those of lines and shores. */
typedef struct
{
  int median;
  int n_jumps;
} Step;

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static Step
get_step (
    cairo_surface_t *a, int line_a, cairo_surface_t *b, int line_b, int size, gboolean vertical)
{
  g_autofree int *distances = g_new (int, size);
  Step step = { 0, 0 };

  for (int i = 0; i < size; i++)
    {
      distances[i] = vertical ? get_distance (get_pixel (a, line_a, i), get_pixel (b, line_b, i))
                              : get_distance (get_pixel (a, i, line_a), get_pixel (b, i, line_b));
      step.n_jumps += distances[i] > 60;
    }
  qsort (distances, (gsize) size, sizeof (int), compare_ints);
  step.median = distances[size / 2];
  return step;
}

/* Between two tiles no more changes than between two columns inside either. */
static void
check_seam (DatelineTilePainter *painter, guint zoom, guint x, guint y, int size, gboolean vertical)
{
  cairo_surface_t *a = paint (painter, zoom, x, y, (guint) size, FALSE);
  cairo_surface_t *b =
      paint (painter, zoom, x + (guint) vertical, y + (guint) !vertical, (guint) size, FALSE);
  Step before = get_step (a, size - 2, a, size - 1, size, vertical);
  Step across = get_step (a, size - 1, b, 0, size, vertical);
  Step after = get_step (b, 0, b, 1, size, vertical);

  g_test_message ("%u/%u/%u at %d: median %d %d %d, jumps %d %d %d",
                  zoom,
                  x,
                  y,
                  size,
                  before.median,
                  across.median,
                  after.median,
                  before.n_jumps,
                  across.n_jumps,
                  after.n_jumps);
  g_assert_cmpint (across.median, <=, MAX (before.median, after.median) + 2);
  g_assert_cmpint (across.n_jumps, <=, before.n_jumps + after.n_jumps + 8);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
test_seams (void)
{
  static const DatelinePoint places[] = {
    { 46.3, 40.2 }, { 44.6, 39.9 }, { 47.9, 39.1 }, { 66.0, 30.0 }
  };
  g_autoptr (DatelineTilePainter) painter = open_painter ();

  for (guint zoom = 5; zoom <= 12; zoom++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      {
        DatelinePoint point = dateline_geo_project (places[i].x, places[i].y);
        guint x = (guint) ldexp (point.x, (int) zoom);
        guint y = (guint) ldexp (point.y, (int) zoom);

        check_seam (painter, zoom, x, y, 256, TRUE);
        check_seam (painter, zoom, x, y, 256, FALSE);
        check_seam (painter, zoom, x, y, 512, TRUE);
      }
}

static void
test_no_archive (void)
{
  g_autoptr (DatelineTilePainter) painter = dateline_tile_painter_new (NULL);
  Rgb ground = to_rgb (&dateline_tile_style_get (FALSE)->ground);

  g_assert_cmpint (get_distance (get_place (painter, 46.6, 39.65, 8, FALSE), ground), <=, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tile-painter/places", test_places);
  g_test_add_func ("/tile-painter/lake", test_lake);
  g_test_add_func ("/tile-painter/dark", test_dark);
  g_test_add_func ("/tile-painter/seams", test_seams);
  g_test_add_func ("/tile-painter/no-archive", test_no_archive);
  return g_test_run ();
}
