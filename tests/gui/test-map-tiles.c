/* Maps of a person's own, pictures and vector tiles from files, good and broken. */
#include "ground-fixture.h"
#include "map/basemap-source.h"
#include "map/picture-source.h"
#include "map/tile-painter.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_pictures (GroundFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = ground_create_png (256);
  ShumateMapSource *source;

  ground_write_file (fixture, png, png);
  ground_choose_file (fixture, fixture->uri);
  source = ground_wait_for_source (fixture);
  g_assert_cmpstr (shumate_map_source_get_license (source), ==, "© Everyone");
  g_assert_cmpuint (shumate_map_source_get_min_zoom_level (source), ==, 2);
  g_assert_true (ground_has_tile (source, 2, 2, 1));
  g_assert_true (ground_has_tile (source, 4, 11, 7));
  g_assert_false (ground_has_tile (source, 5, 16, 8));
  g_assert_false (ground_has_tile (source, 2, 1, 1));
  g_assert_false (ground_has_tile (source, 1, 1, 0));
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  dateline_map_ground_set_choice (fixture->ground,
                                  &(DatelineMapChoice){ DATELINE_MAP_OFFLINE, "", "", 0, 19, "" });
  g_assert_null (ground_get_source (fixture));
}

/* A broken tile in a file that opens: one message, and the rest is shown. */
static void
test_broken_picture (GroundFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = ground_create_png (256);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2);
  ShumateMapSource *source;

  ground_write_file (fixture, png, cut);
  ground_choose_file (fixture, fixture->uri);
  source = ground_wait_for_source (fixture);
  g_assert_true (ground_has_tile (source, 2, 2, 1));
  g_assert_false (ground_has_tile (source, 2, 3, 1));
  g_assert_false (ground_has_tile (source, 2, 3, 1));
  g_assert_false (ground_has_tile (source, 3, 7, 3));
  g_assert_true (ground_has_tile (source, 3, 5, 3));
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_nonnull (strstr (fixture->message, "broken"));
}

/* A file that opens, and is broken behind its begin: what can be read is shown until too much could
 * not, and the message comes once. No tile of it is absent. */
static void
test_damaged_pictures (GroundFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = ground_create_png (4);
  ShumateMapSource *source;
  guint n_shown = 0, n_broken = 0;

  ground_write_damaged_file (fixture, png);
  ground_choose_file (fixture, fixture->uri);
  source = ground_wait_for_source (fixture);
  g_assert_true (ground_has_tile (source, 6, 0, 0));
  for (guint i = 1021; n_broken < 64; i = (i + 1021) % 4096)
    if (ground_has_tile (source, 6, i / 64, i % 64))
      n_shown++;
    else
      n_broken++;
  g_test_message ("%u are shown", n_shown);
  g_assert_cmpuint (n_shown, >, 0);
  g_assert_false (ground_has_tile (source, 6, 0, 0));
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_nonnull (strstr (fixture->message, "A part of the map file is broken"));
  g_assert_nonnull (strstr (fixture->message, "damaged"));
}

static guint32
get_pixel (cairo_surface_t *surface, guint x, guint y)
{
  const guint8 *row =
      cairo_image_surface_get_data (surface) + (gsize) cairo_image_surface_get_stride (surface) * y;

  return ((const guint32 *) (gconstpointer) row)[x];
}

/* cairo rounds in its own way. */
static void
check_pixel (cairo_surface_t *surface, guint x, guint y, const GdkRGBA *color)
{
  guint32 pixel = get_pixel (surface, x, y);
  double channels[] = { color->blue, color->green, color->red, 1.0 };

  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon ((double) (pixel >> (8 * i) & 0xff), channels[i] * 255.0, 1.0);
}

/* Water is the sea's colour, the rest land, in both styles, and enlarged beyond the last zoom. */
static void
test_vector (GroundFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) water = ground_create_water ();
  g_autoptr (GBytes) broken = g_bytes_new_static ("\x1a\x7fno tile", 9);
  g_autoptr (DatelineTilePainter) painter = NULL;
  g_autoptr (GError) error = NULL;
  DatelineMbtiles *archive;
  DatelineMapFile *file;

  ground_write_file (fixture, water, broken);
  file = dateline_map_file_open (fixture->path, &archive, &error);
  g_assert_no_error (error);
  g_assert_cmpint (file->kind, ==, DATELINE_MAP_FILE_OPENMAPTILES);
  painter = dateline_tile_painter_new_own (archive, file);
  for (int dark = 0; dark < 2; dark++)
    {
      const DatelineTileStyle *style = dateline_tile_style_get (dark);
      cairo_surface_t *whole =
          dateline_tile_painter_paint (painter, (DatelineTileId){ 2, 2, 1 }, 256, style, &error);
      cairo_surface_t *part =
          dateline_tile_painter_paint (painter, (DatelineTileId){ 3, 4, 2 }, 256, style, &error);

      g_assert_no_error (error);
      check_pixel (whole, 128, 128, &style->sea);
      check_pixel (whole, 20, 128, &style->land);
      check_pixel (part, 200, 200, &style->sea);
      check_pixel (part, 100, 200, &style->land);
      cairo_surface_destroy (whole);
      cairo_surface_destroy (part);
    }
  g_assert_null (dateline_tile_painter_paint (
      painter, (DatelineTileId){ 2, 0, 0 }, 256, dateline_tile_style_get (FALSE), &error));
  g_assert_null (dateline_tile_painter_paint (
      painter, (DatelineTileId){ 7, 64, 32 }, 256, dateline_tile_style_get (FALSE), &error));
  g_assert_no_error (error);
  g_assert_null (dateline_tile_painter_paint (
      painter, (DatelineTileId){ 2, 3, 1 }, 256, dateline_tile_style_get (FALSE), &error));
  g_assert_nonnull (error);
}

static void
test_vector_ground (GroundFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) water = ground_create_water ();
  g_autoptr (GBytes) broken = g_bytes_new_static ("\x1a\x7fno tile", 9);
  ShumateMapSource *source;

  ground_write_file (fixture, water, broken);
  ground_choose_file (fixture, fixture->uri);
  source = ground_wait_for_source (fixture);
  g_assert_true (ground_has_tile (source, 2, 2, 1));
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_true (ground_has_tile (source, 2, 3, 1)); /* a picture without a texture */
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_false (fixture->light);
  g_assert_cmpuint (shumate_viewport_get_max_zoom_level (shumate_map_get_viewport (fixture->map)),
                    ==,
                    DATELINE_BASEMAP_ZOOM_MAX);
}

static void
test_damaged_vector (GroundFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) water = ground_create_water ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineTilePainter) painter = NULL;
  DatelineMbtiles *archive;
  DatelineMapFile *file;
  guint n_painted = 0, n_damaged = 0;

  ground_write_damaged_file (fixture, water);
  file = dateline_map_file_open (fixture->path, &archive, &error);
  g_assert_no_error (error);
  painter = dateline_tile_painter_new_own (archive, file);
  for (guint i = 0; i < 4096; i++)
    {
      g_autoptr (GError) reason = NULL;
      cairo_surface_t *surface = dateline_tile_painter_paint (
          painter, (DatelineTileId){ 6, i / 64, i % 64 }, 16, dateline_tile_style_get (0), &reason);

      g_assert_true ((surface == NULL) == (reason != NULL));
      n_damaged += reason != NULL && strstr (reason->message, "damaged") != NULL;
      n_painted += surface != NULL;
      g_clear_pointer (&surface, cairo_surface_destroy);
    }
  g_test_message ("%u are painted, %u damaged", n_painted, n_damaged);
  g_assert_cmpuint (n_painted, >, 0);
  g_assert_cmpuint (n_painted + n_damaged, ==, 4096);
  g_assert_cmpuint (n_damaged, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_test_message ("no display");
      return 77;
    }
#define ADD(name, func)                                                                            \
  g_test_add ("/map-tiles/" name, GroundFixture, NULL, ground_set_up, func, ground_tear_down)
  ADD ("pictures", test_pictures);
  ADD ("broken-picture", test_broken_picture);
  ADD ("damaged-pictures", test_damaged_pictures);
  ADD ("vector", test_vector);
  ADD ("vector-ground", test_vector_ground);
  ADD ("damaged-vector", test_damaged_vector);
  return g_test_run ();
}
