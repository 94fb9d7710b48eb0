/* Maps of a person's own: pictures and vector tiles from files, good and broken, and what of them
 * comes to lie on the offline map. */
#include "map/basemap-source.h"
#include "map/map-ground.h"
#include "map/picture-source.h"
#include "map/tile-painter.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  char *uri;
  ShumateMap *map;
  ShumateLicense *license;
  DatelineMapGround *ground;
  guint n_failed;
  char *message;
  gboolean light;
} Fixture;

static void
light_changed (gboolean light, gpointer data)
{
  ((Fixture *) data)->light = light;
}

static void
failed (const char *message, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_failed++;
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const DatelineMapGroundFuncs funcs = { light_changed, failed };
  g_autoptr (ShumateMapSourceRegistry) registry = shumate_map_source_registry_new_with_defaults ();
  ShumateMapSource *reference =
      shumate_map_source_registry_get_by_id (registry, SHUMATE_MAP_SOURCE_OSM_MAPNIK);
  ShumateViewport *viewport;
  ShumateLayer *below;

  fixture->folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "my map.mbtiles", NULL);
  fixture->uri = g_filename_to_uri (fixture->path, NULL, NULL);
  fixture->map = g_object_ref_sink (shumate_map_new ());
  fixture->license = g_object_ref_sink (shumate_license_new ());
  viewport = shumate_map_get_viewport (fixture->map);
  shumate_viewport_set_reference_map_source (viewport, reference);
  shumate_viewport_set_zoom_level (viewport, 4);
  below = SHUMATE_LAYER (shumate_marker_layer_new (viewport));
  shumate_map_add_layer (fixture->map, below);
  fixture->ground =
      dateline_map_ground_new (fixture->map, below, fixture->license, &funcs, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dateline_map_ground_free (fixture->ground);
  g_object_unref (fixture->license);
  g_object_unref (fixture->map);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->uri);
  g_free (fixture->message);
}

static void
iterate_for (double seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

/* What lies on the offline map; %NULL where nothing does. */
static ShumateMapSource *
get_source (Fixture *fixture)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->map));
  ShumateMapSource *source = NULL;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (SHUMATE_IS_MAP_LAYER (child))
      {
        g_autoptr (ShumateMapSource) found = NULL;

        g_assert_null (source);
        g_object_get (child, "map-source", &found, NULL);
        source = found;
      }
  return source;
}

static ShumateMapSource *
wait_for_source (Fixture *fixture)
{
  for (int i = 0; i < 500 && get_source (fixture) == NULL; i++)
    iterate_for (0.01);
  g_assert_nonnull (get_source (fixture));
  return get_source (fixture);
}

static void
wait_for_failure (Fixture *fixture)
{
  for (int i = 0; i < 500 && fixture->n_failed == 0; i++)
    iterate_for (0.01);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_test_message ("%s", fixture->message);
}

static void
choose_file (Fixture *fixture, const char *uri)
{
  DatelineMapChoice choice = { DATELINE_MAP_FILE, "", "", 0, 19, uri };

  dateline_map_ground_set_choice (fixture->ground, &choice);
}

static GBytes *
create_png (guint size)
{
  g_autofree guint32 *pixels = g_new (guint32, size * size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  memset (pixels, 0xff, size * size * 4);
  bytes = g_bytes_new_take (g_steal_pointer (&pixels), size * size * 4);
  texture = gdk_memory_texture_new ((int) size, (int) size, GDK_MEMORY_DEFAULT, bytes, size * 4);
  return gdk_texture_save_to_png_bytes (texture);
}

/* A layer "water" with a square from (1/4, 1/4) to (3/4, 3/4) of an extent of 40. */
static GBytes *
create_water (void)
{
  static const char tile[] = "\x1a\x1c"
                             "\x0a\x05"
                             "water"
                             "\x12\x0f\x18\x03\x22\x0b\x09\x14\x14\x1a\x28\0\0\x28\x27\0\x0f"
                             "\x28\x28"
                             "\x78\x02";

  return g_bytes_new_static (tile, sizeof tile - 1);
}

/* Two tiles: 2/2/1, which is @tile, and 2/3/1, which is @other. */
static void
write_file (Fixture *fixture, GBytes *tile, GBytes *other)
{
  GBytes *tiles[] = { tile, other };
  sqlite3 *database;

  g_unlink (fixture->path);
  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (database,
                    "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);"
                    "CREATE TABLE metadata (name, value);"
                    "INSERT INTO metadata VALUES ('attribution', '<b>&copy;</b> Everyone'),"
                    " ('minzoom', '2'), ('maxzoom', '2')",
                    NULL,
                    NULL,
                    NULL),
      ==,
      SQLITE_OK);
  for (int i = 0; i < 2; i++)
    {
      sqlite3_stmt *insert;
      gsize size;
      gconstpointer data = g_bytes_get_data (tiles[i], &size);

      sqlite3_prepare_v2 (database, "INSERT INTO tiles VALUES (2, ?, 2, ?)", -1, &insert, NULL);
      sqlite3_bind_int (insert, 1, 2 + i);
      sqlite3_bind_blob (insert, 2, data, (int) size, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_finalize (insert);
    }
  sqlite3_close (database);
}

/* 4096 times @tile at zoom level 6, then every second page from the 20th on overwritten. */
static void
write_damaged_file (Fixture *fixture, GBytes *tile)
{
  sqlite3 *database;
  sqlite3_stmt *insert;
  g_autofree char *contents = NULL;
  gsize tile_size, size;
  gconstpointer data = g_bytes_get_data (tile, &tile_size);

  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (database,
                    "CREATE TABLE metadata (name, value);"
                    "INSERT INTO metadata VALUES ('minzoom', '6'), ('maxzoom', '6');"
                    "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);"
                    "CREATE UNIQUE INDEX i ON tiles (zoom_level, tile_column, tile_row);"
                    "BEGIN",
                    NULL,
                    NULL,
                    NULL),
      ==,
      SQLITE_OK);
  sqlite3_prepare_v2 (database, "INSERT INTO tiles VALUES (6, ?, ?, ?)", -1, &insert, NULL);
  sqlite3_bind_blob (insert, 3, data, (int) tile_size, SQLITE_STATIC);
  for (int i = 0; i < 4096; i++)
    {
      sqlite3_bind_int (insert, 1, i / 64);
      sqlite3_bind_int (insert, 2, 63 - i % 64);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  g_assert_cmpint (sqlite3_exec (database, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  for (gsize at = 19 * 4096; at < size; at += 2 * 4096)
    memset (contents + at, 0xaa, 4096);
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) size, NULL));
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(int *) data =
      shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, NULL) ? 1 : 0;
}

/* Whether the source has something to show there. */
static gboolean
has_tile (ShumateMapSource *source, guint zoom, guint x, guint y)
{
  g_autoptr (ShumateTile) tile = shumate_tile_new_full (x, y, 256, zoom);
  int filled = -1;

  shumate_map_source_fill_tile_async (source, tile, NULL, filled_cb, &filled);
  while (filled < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (shumate_tile_get_state (tile), ==, SHUMATE_STATE_DONE);
  g_assert_cmpint (shumate_tile_get_paintable (tile) != NULL, ==, filled);
  return filled == 1;
}

static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = create_png (256);
  ShumateMapSource *source;

  write_file (fixture, png, png);
  choose_file (fixture, fixture->uri);
  source = wait_for_source (fixture);
  g_assert_cmpstr (shumate_map_source_get_license (source), ==, "© Everyone");
  g_assert_cmpuint (shumate_map_source_get_min_zoom_level (source), ==, 2);
  g_assert_true (has_tile (source, 2, 2, 1));
  g_assert_true (has_tile (source, 4, 11, 7));
  g_assert_false (has_tile (source, 5, 16, 8));
  g_assert_false (has_tile (source, 2, 1, 1));
  g_assert_false (has_tile (source, 1, 1, 0));
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  dateline_map_ground_set_choice (fixture->ground,
                                  &(DatelineMapChoice){ DATELINE_MAP_OFFLINE, "", "", 0, 19, "" });
  g_assert_null (get_source (fixture));
}

static void
ignored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
}

/* Tiles that live for as long as @tiles. */
static void
add_tiles (ShumateMapSource *source, GPtrArray *tiles, guint n, guint zoom, guint x, guint y)
{
  for (guint i = 0; i < n; i++)
    {
      ShumateTile *tile = shumate_tile_new_full (x, y, 256, zoom);

      g_ptr_array_add (tiles, tile);
      shumate_map_source_fill_tile_async (source, tile, NULL, ignored_cb, NULL);
    }
  iterate_for (0.2);
}

static gboolean
is_as_wanted (Fixture *fixture, gboolean light)
{
  for (int i = 0; i < 300 && fixture->light != light; i++)
    iterate_for (0.01);
  return fixture->light == light;
}

/* The map is the one that is seen when it covers half of the view, until it covers next to nothing
 * for a while; tiles of other levels cover, too. The map's own layer asks for four. */
static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = create_png (256);
  g_autoptr (GPtrArray) far = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) near = g_ptr_array_new_with_free_func (g_object_unref);
  ShumateViewport *viewport = shumate_map_get_viewport (fixture->map);
  ShumateMapSource *source;

  write_file (fixture, png, png);
  choose_file (fixture, fixture->uri);
  source = wait_for_source (fixture);
  shumate_viewport_set_zoom_level (viewport, 2);
  add_tiles (source, far, 10, 2, 0, 1);
  add_tiles (source, far, 5, 2, 2, 1);
  g_assert_false (fixture->light);
  add_tiles (source, far, 20, 2, 3, 1);
  g_assert_true (is_as_wanted (fixture, TRUE));
  shumate_viewport_set_zoom_level (viewport, 4);
  add_tiles (source, near, 10, 4, 0, 0);
  iterate_for (2.0);
  g_assert_true (fixture->light);
  g_ptr_array_set_size (far, 0);
  shumate_viewport_set_zoom_level (viewport, 4.5);
  g_assert_true (fixture->light);
  g_assert_true (is_as_wanted (fixture, FALSE));
}

/* A broken tile in a file that opens: one message, and the rest is shown. */
static void
test_broken_picture (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = create_png (256);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2);
  ShumateMapSource *source;

  write_file (fixture, png, cut);
  choose_file (fixture, fixture->uri);
  source = wait_for_source (fixture);
  g_assert_true (has_tile (source, 2, 2, 1));
  g_assert_false (has_tile (source, 2, 3, 1));
  g_assert_false (has_tile (source, 2, 3, 1));
  g_assert_false (has_tile (source, 3, 7, 3));
  g_assert_true (has_tile (source, 3, 5, 3));
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_nonnull (strstr (fixture->message, "broken"));
}

/* A file that opens, and is broken behind its begin: what can be read is shown until too much could
 * not, and the message comes once. No tile of it is absent. */
static void
test_damaged_pictures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = create_png (4);
  ShumateMapSource *source;
  guint n_shown = 0, n_broken = 0;

  write_damaged_file (fixture, png);
  choose_file (fixture, fixture->uri);
  source = wait_for_source (fixture);
  g_assert_true (has_tile (source, 6, 0, 0));
  for (guint i = 1021; n_broken < 64; i = (i + 1021) % 4096)
    if (has_tile (source, 6, i / 64, i % 64))
      n_shown++;
    else
      n_broken++;
  g_test_message ("%u are shown", n_shown);
  g_assert_cmpuint (n_shown, >, 0);
  g_assert_false (has_tile (source, 6, 0, 0));
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_nonnull (strstr (fixture->message, "A part of the map file is broken"));
  g_assert_nonnull (strstr (fixture->message, "damaged"));
}

/* Said once, also where the same is chosen again; another choice is another matter. */
static void
test_bad_choices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("no tile", 7);
  g_autoptr (GBytes) png = create_png (256);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2);
  DatelineMapChoice server = { DATELINE_MAP_SERVER, "http://e.org/", "", 0, 19, "" };
  const struct
  {
    const char *uri;
    GBytes *tile;
    const char *word;
  } cases[] = {
    { "file:///nowhere/none.mbtiles", NULL, "“none.mbtiles”" },
    { "https://example.org/far.mbtiles", NULL, "not on this computer" },
    { "", NULL, "No map file" },
    { "file:///", NULL, "no file" },
    { fixture->uri, text, "neither pictures" },
    { fixture->uri, cut, "The picture is broken" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture->n_failed = 0;
      if (cases[i].tile != NULL)
        write_file (fixture, cases[i].tile, cases[i].tile);
      choose_file (fixture, cases[i].uri);
      wait_for_failure (fixture);
      g_assert_nonnull (strstr (fixture->message, cases[i].word));
      choose_file (fixture, cases[i].uri);
      iterate_for (0.1);
      g_assert_cmpuint (fixture->n_failed, ==, 1);
      g_assert_null (get_source (fixture));
      dateline_map_ground_set_choice (
          fixture->ground, &(DatelineMapChoice){ DATELINE_MAP_OFFLINE, "", "", 0, 19, "" });
    }
  fixture->n_failed = 0;
  dateline_map_ground_set_choice (fixture->ground, &server);
  wait_for_failure (fixture);
  g_assert_null (get_source (fixture));
}

static void
change_metadata (Fixture *fixture, const char *name, const char *value)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE metadata SET value = '%s' WHERE name = '%s'", value, name);
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (database), ==, 1);
  sqlite3_close (database);
}

static gboolean
has_license (Fixture *fixture, const char *license)
{
  return get_source (fixture) != NULL &&
         g_str_equal (shumate_map_source_get_license (get_source (fixture)), license);
}

static void
wait_for_license (Fixture *fixture, const char *license)
{
  for (int i = 0; i < 500 && !has_license (fixture, license); i++)
    iterate_for (0.01);
  g_assert_true (has_license (fixture, license));
}

/* A file that was not there, or was replaced, or could not be read, is shown when it is chosen
 * again; one that is shown well stays as it is. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = create_png (256);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2);
  ShumateMapSource *source;

  choose_file (fixture, fixture->uri);
  wait_for_failure (fixture);
  choose_file (fixture, fixture->uri);
  iterate_for (0.2);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  write_file (fixture, png, png);
  choose_file (fixture, fixture->uri);
  source = wait_for_source (fixture);
  choose_file (fixture, fixture->uri);
  iterate_for (0.2);
  g_assert_true (get_source (fixture) == source);
  write_file (fixture, png, cut);
  change_metadata (fixture, "attribution", "Another");
  iterate_for (0.2);
  g_assert_true (get_source (fixture) == source);
  choose_file (fixture, fixture->uri);
  wait_for_license (fixture, "Another");
  g_assert_false (has_tile (get_source (fixture), 2, 3, 1));
  g_assert_cmpuint (fixture->n_failed, ==, 2);
  source = g_object_ref (get_source (fixture));
  choose_file (fixture, fixture->uri);
  for (int i = 0; i < 500 && get_source (fixture) == source; i++)
    iterate_for (0.01);
  g_assert_nonnull (get_source (fixture));
  g_assert_true (get_source (fixture) != source);
  g_object_unref (source);
  g_unlink (fixture->path);
  choose_file (fixture, fixture->uri);
  iterate_for (0.2);
  g_assert_nonnull (get_source (fixture));
  g_assert_cmpuint (fixture->n_failed, ==, 2);
}

/* A deep view, saved or from before, waits for what the file has. */
static void
test_depth (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = create_png (256);
  ShumateViewport *viewport = shumate_map_get_viewport (fixture->map);

  shumate_viewport_set_max_zoom_level (viewport, DATELINE_BASEMAP_ZOOM_MAX);
  write_file (fixture, png, png);
  change_metadata (fixture, "maxzoom", "16");
  choose_file (fixture, fixture->uri);
  shumate_viewport_set_zoom_level (viewport, 17.5);
  wait_for_source (fixture);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, 17.5);
  g_assert_cmpuint (shumate_viewport_get_max_zoom_level (viewport), ==, 18);
  choose_file (fixture, "file:///nowhere/none.mbtiles");
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, 17.5);
  choose_file (fixture, fixture->uri);
  wait_for_source (fixture);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, 17.5);
  choose_file (fixture, "file:///nowhere/none.mbtiles");
  wait_for_failure (fixture);
  g_assert_cmpuint (shumate_viewport_get_max_zoom_level (viewport), ==, DATELINE_BASEMAP_ZOOM_MAX);
  g_assert_cmpfloat (
      shumate_viewport_get_zoom_level (viewport), ==, (double) DATELINE_BASEMAP_ZOOM_MAX);
}

/* The last choice holds, however quickly they come; and a ground may go while a file is opened. */
static void
test_quick_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = create_png (256);
  DatelineMapChoice offline = { DATELINE_MAP_OFFLINE, "", "", 0, 19, "" };

  write_file (fixture, png, png);
  for (int i = 0; i < 30; i++)
    {
      choose_file (fixture, fixture->uri);
      if (i % 3 == 0)
        iterate_for (0.002);
      choose_file (fixture, "file:///nowhere/none.mbtiles");
      dateline_map_ground_set_choice (fixture->ground, &offline);
      if (i % 5 == 0)
        iterate_for (0.01);
    }
  iterate_for (0.2);
  g_assert_null (get_source (fixture));
  g_assert_cmpuint (fixture->n_failed, <=, 30);
  choose_file (fixture, fixture->uri);
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
test_vector (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) water = create_water ();
  g_autoptr (GBytes) broken = g_bytes_new_static ("\x1a\x7fno tile", 9);
  g_autoptr (DatelineTilePainter) painter = NULL;
  g_autoptr (GError) error = NULL;
  DatelineMbtiles *archive;
  DatelineMapFile *file;

  write_file (fixture, water, broken);
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
test_vector_ground (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) water = create_water ();
  g_autoptr (GBytes) broken = g_bytes_new_static ("\x1a\x7fno tile", 9);
  ShumateMapSource *source;

  write_file (fixture, water, broken);
  choose_file (fixture, fixture->uri);
  source = wait_for_source (fixture);
  g_assert_true (has_tile (source, 2, 2, 1));
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_true (has_tile (source, 2, 3, 1)); /* a picture without a texture */
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_false (fixture->light);
  g_assert_cmpuint (shumate_viewport_get_max_zoom_level (shumate_map_get_viewport (fixture->map)),
                    ==,
                    DATELINE_BASEMAP_ZOOM_MAX);
}

static void
test_damaged_vector (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) water = create_water ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineTilePainter) painter = NULL;
  DatelineMbtiles *archive;
  DatelineMapFile *file;
  guint n_painted = 0, n_damaged = 0;

  write_damaged_file (fixture, water);
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
#define ADD(name, func) g_test_add ("/map-ground/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("pictures", test_pictures);
  ADD ("coverage", test_coverage);
  ADD ("broken-picture", test_broken_picture);
  ADD ("damaged-pictures", test_damaged_pictures);
  ADD ("damaged-vector", test_damaged_vector);
  ADD ("bad-choices", test_bad_choices);
  ADD ("again", test_again);
  ADD ("depth", test_depth);
  ADD ("quick-changes", test_quick_changes);
  ADD ("vector", test_vector);
  ADD ("vector-ground", test_vector_ground);
  return g_test_run ();
}
