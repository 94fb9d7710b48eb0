#include "ground-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static void
light_changed (gboolean light, gpointer data)
{
  ((GroundFixture *) data)->light = light;
}

static void
failed (const char *message, gpointer data)
{
  GroundFixture *fixture = data;

  fixture->n_failed++;
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

void
ground_set_up (GroundFixture *fixture, gconstpointer data)
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

void
ground_tear_down (GroundFixture *fixture, gconstpointer data)
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

void
ground_iterate_for (double seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

ShumateMapSource *
ground_get_source (GroundFixture *fixture)
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

ShumateMapSource *
ground_wait_for_source (GroundFixture *fixture)
{
  for (int i = 0; i < 500 && ground_get_source (fixture) == NULL; i++)
    ground_iterate_for (0.01);
  g_assert_nonnull (ground_get_source (fixture));
  return ground_get_source (fixture);
}

void
ground_wait_for_failure (GroundFixture *fixture)
{
  for (int i = 0; i < 500 && fixture->n_failed == 0; i++)
    ground_iterate_for (0.01);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_test_message ("%s", fixture->message);
}

void
ground_choose_file (GroundFixture *fixture, const char *uri)
{
  DatelineMapChoice choice = { DATELINE_MAP_FILE, "", "", 0, 19, uri };

  dateline_map_ground_set_choice (fixture->ground, &choice);
}

GBytes *
ground_create_png (guint size)
{
  g_autofree guint32 *pixels = g_new (guint32, size * size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  memset (pixels, 0xff, size * size * 4);
  bytes = g_bytes_new_take (g_steal_pointer (&pixels), size * size * 4);
  texture = gdk_memory_texture_new ((int) size, (int) size, GDK_MEMORY_DEFAULT, bytes, size * 4);
  return gdk_texture_save_to_png_bytes (texture);
}

GBytes *
ground_create_water (void)
{
  static const char tile[] = "\x1a\x1c"
                             "\x0a\x05"
                             "water"
                             "\x12\x0f\x18\x03\x22\x0b\x09\x14\x14\x1a\x28\0\0\x28\x27\0\x0f"
                             "\x28\x28"
                             "\x78\x02";

  return g_bytes_new_static (tile, sizeof tile - 1);
}

void
ground_write_file (GroundFixture *fixture, GBytes *tile, GBytes *other)
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

void
ground_write_damaged_file (GroundFixture *fixture, GBytes *tile)
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

gboolean
ground_has_tile (ShumateMapSource *source, guint zoom, guint x, guint y)
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
