/* What a person chooses to lie on the offline map: what comes to lie there, and what does not. */
#include "ground-fixture.h"
#include "map/basemap-source.h"
#include "map/picture-source.h"
#include "map/tile-painter.h"

#include <glib/gstdio.h>
#include <string.h>

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
  ground_iterate_for (0.2);
}

static gboolean
is_as_wanted (GroundFixture *fixture, gboolean light)
{
  for (int i = 0; i < 300 && fixture->light != light; i++)
    ground_iterate_for (0.01);
  return fixture->light == light;
}

/* The map is the one that is seen when it covers half of the view, until it covers next to nothing
 * for a while; tiles of other levels cover, too. The map's own layer asks for four. */
static void
test_coverage (GroundFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = ground_create_png (256);
  g_autoptr (GPtrArray) far = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) near = g_ptr_array_new_with_free_func (g_object_unref);
  ShumateViewport *viewport = shumate_map_get_viewport (fixture->map);
  ShumateMapSource *source;

  ground_write_file (fixture, png, png);
  ground_choose_file (fixture, fixture->uri);
  source = ground_wait_for_source (fixture);
  shumate_viewport_set_zoom_level (viewport, 2);
  add_tiles (source, far, 10, 2, 0, 1);
  add_tiles (source, far, 5, 2, 2, 1);
  g_assert_false (fixture->light);
  add_tiles (source, far, 20, 2, 3, 1);
  g_assert_true (is_as_wanted (fixture, TRUE));
  shumate_viewport_set_zoom_level (viewport, 4);
  add_tiles (source, near, 10, 4, 0, 0);
  ground_iterate_for (2.0);
  g_assert_true (fixture->light);
  g_ptr_array_set_size (far, 0);
  shumate_viewport_set_zoom_level (viewport, 4.5);
  g_assert_true (fixture->light);
  g_assert_true (is_as_wanted (fixture, FALSE));
}

/* Said once, also where the same is chosen again; another choice is another matter. */
static void
test_bad_choices (GroundFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("no tile", 7);
  g_autoptr (GBytes) png = ground_create_png (256);
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
        ground_write_file (fixture, cases[i].tile, cases[i].tile);
      ground_choose_file (fixture, cases[i].uri);
      ground_wait_for_failure (fixture);
      g_assert_nonnull (strstr (fixture->message, cases[i].word));
      ground_choose_file (fixture, cases[i].uri);
      ground_iterate_for (0.1);
      g_assert_cmpuint (fixture->n_failed, ==, 1);
      g_assert_null (ground_get_source (fixture));
      dateline_map_ground_set_choice (
          fixture->ground, &(DatelineMapChoice){ DATELINE_MAP_OFFLINE, "", "", 0, 19, "" });
    }
  fixture->n_failed = 0;
  dateline_map_ground_set_choice (fixture->ground, &server);
  ground_wait_for_failure (fixture);
  g_assert_null (ground_get_source (fixture));
}

static void
change_metadata (GroundFixture *fixture, const char *name, const char *value)
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
has_license (GroundFixture *fixture, const char *license)
{
  return ground_get_source (fixture) != NULL &&
         g_str_equal (shumate_map_source_get_license (ground_get_source (fixture)), license);
}

static void
wait_for_license (GroundFixture *fixture, const char *license)
{
  for (int i = 0; i < 500 && !has_license (fixture, license); i++)
    ground_iterate_for (0.01);
  g_assert_true (has_license (fixture, license));
}

/* A file that was not there, or was replaced, or could not be read, is shown when it is chosen
 * again; one that is shown well stays as it is. */
static void
test_again (GroundFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = ground_create_png (256);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2);
  ShumateMapSource *source;

  ground_choose_file (fixture, fixture->uri);
  ground_wait_for_failure (fixture);
  ground_choose_file (fixture, fixture->uri);
  ground_iterate_for (0.2);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  ground_write_file (fixture, png, png);
  ground_choose_file (fixture, fixture->uri);
  source = ground_wait_for_source (fixture);
  ground_choose_file (fixture, fixture->uri);
  ground_iterate_for (0.2);
  g_assert_true (ground_get_source (fixture) == source);
  ground_write_file (fixture, png, cut);
  change_metadata (fixture, "attribution", "Another");
  ground_iterate_for (0.2);
  g_assert_true (ground_get_source (fixture) == source);
  ground_choose_file (fixture, fixture->uri);
  wait_for_license (fixture, "Another");
  g_assert_false (ground_has_tile (ground_get_source (fixture), 2, 3, 1));
  g_assert_cmpuint (fixture->n_failed, ==, 2);
  source = g_object_ref (ground_get_source (fixture));
  ground_choose_file (fixture, fixture->uri);
  for (int i = 0; i < 500 && ground_get_source (fixture) == source; i++)
    ground_iterate_for (0.01);
  g_assert_nonnull (ground_get_source (fixture));
  g_assert_true (ground_get_source (fixture) != source);
  g_object_unref (source);
  g_unlink (fixture->path);
  ground_choose_file (fixture, fixture->uri);
  ground_iterate_for (0.2);
  g_assert_nonnull (ground_get_source (fixture));
  g_assert_cmpuint (fixture->n_failed, ==, 2);
}

/* A deep view, saved or from before, waits for what the file has. */
static void
test_depth (GroundFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = ground_create_png (256);
  ShumateViewport *viewport = shumate_map_get_viewport (fixture->map);

  shumate_viewport_set_max_zoom_level (viewport, DATELINE_BASEMAP_ZOOM_MAX);
  ground_write_file (fixture, png, png);
  change_metadata (fixture, "maxzoom", "16");
  ground_choose_file (fixture, fixture->uri);
  shumate_viewport_set_zoom_level (viewport, 17.5);
  ground_wait_for_source (fixture);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, 17.5);
  g_assert_cmpuint (shumate_viewport_get_max_zoom_level (viewport), ==, 18);
  ground_choose_file (fixture, "file:///nowhere/none.mbtiles");
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, 17.5);
  ground_choose_file (fixture, fixture->uri);
  ground_wait_for_source (fixture);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (viewport), ==, 17.5);
  ground_choose_file (fixture, "file:///nowhere/none.mbtiles");
  ground_wait_for_failure (fixture);
  g_assert_cmpuint (shumate_viewport_get_max_zoom_level (viewport), ==, DATELINE_BASEMAP_ZOOM_MAX);
  g_assert_cmpfloat (
      shumate_viewport_get_zoom_level (viewport), ==, (double) DATELINE_BASEMAP_ZOOM_MAX);
}

/* The last choice holds, however quickly they come; and a ground may go while a file is opened. */
static void
test_quick_changes (GroundFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = ground_create_png (256);
  DatelineMapChoice offline = { DATELINE_MAP_OFFLINE, "", "", 0, 19, "" };

  ground_write_file (fixture, png, png);
  for (int i = 0; i < 30; i++)
    {
      ground_choose_file (fixture, fixture->uri);
      if (i % 3 == 0)
        ground_iterate_for (0.002);
      ground_choose_file (fixture, "file:///nowhere/none.mbtiles");
      dateline_map_ground_set_choice (fixture->ground, &offline);
      if (i % 5 == 0)
        ground_iterate_for (0.01);
    }
  ground_iterate_for (0.2);
  g_assert_null (ground_get_source (fixture));
  g_assert_cmpuint (fixture->n_failed, <=, 30);
  ground_choose_file (fixture, fixture->uri);
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
  g_test_add ("/map-ground/" name, GroundFixture, NULL, ground_set_up, func, ground_tear_down)
  ADD ("coverage", test_coverage);
  ADD ("bad-choices", test_bad_choices);
  ADD ("again", test_again);
  ADD ("depth", test_depth);
  ADD ("quick-changes", test_quick_changes);
  return g_test_run ();
}
