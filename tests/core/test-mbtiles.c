#include "error.h"
#include "inflate.h"
#include "mbtiles.h"
#include "paths.h"
#include "tile-cache.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  sqlite3 *database;
} Fixture;

static GBytes *
compress (GZlibCompressorFormat format, const guint8 *bytes, gsize size)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (format, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  g_assert_true (g_output_stream_write_all (stream, bytes, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
execute (Fixture *fixture, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (fixture->database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
put_tile (Fixture *fixture, DatelineTileId tile, gconstpointer bytes, gsize size)
{
  sqlite3_stmt *insert;

  sqlite3_prepare_v2 (
      fixture->database, "INSERT INTO tiles VALUES (?, ?, ?, ?)", -1, &insert, NULL);
  sqlite3_bind_int (insert, 1, (int) tile.zoom);
  sqlite3_bind_int (insert, 2, (int) tile.x);
  sqlite3_bind_int (insert, 3, (1 << tile.zoom) - 1 - (int) tile.y);
  sqlite3_bind_blob (insert, 4, bytes, (int) size, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
  sqlite3_finalize (insert);
}

static void
put_text_tile (Fixture *fixture, DatelineTileId tile, const char *text)
{
  g_autoptr (GBytes) bytes =
      compress (G_ZLIB_COMPRESSOR_FORMAT_GZIP, (const guint8 *) text, strlen (text));

  put_tile (fixture, tile, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.mbtiles", NULL);
  g_assert_cmpint (sqlite3_open (fixture->path, &fixture->database), ==, SQLITE_OK);
  execute (fixture,
           "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);"
           "CREATE TABLE metadata (name, value);"
           "INSERT INTO metadata VALUES ('attribution', 'Everyone'), ('empty', NULL)");
  put_text_tile (fixture, (DatelineTileId){ 0, 0, 0 }, "the world");
  put_text_tile (fixture, (DatelineTileId){ 2, 1, 0 }, "a part in the north");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sqlite3_close (fixture->database);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
test_locate (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DatelineTileId wanted;
    DatelineTileId stored;
  } cases[] = {
    { { 0, 0, 0 }, { 0, 0, 0 } },        { { 1, 0, 0 }, { 0, 0, 0 } },
    { { 2, 1, 0 }, { 2, 1, 0 } },        { { 2, 1, 3 }, { 0, 0, 0 } },
    { { 3, 3, 1 }, { 2, 1, 0 } },        { { 3, 4, 0 }, { 0, 0, 0 } },
    { { 12, 1024, 1023 }, { 2, 1, 0 } }, { { 12, 1023, 0 }, { 0, 0, 0 } },
  };
  g_autoptr (DatelineMbtiles) archive = dateline_mbtiles_open (fixture->path, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DatelineTileId stored;

      g_assert_true (dateline_mbtiles_locate (archive, cases[i].wanted, &stored));
      g_assert_cmpmem (&stored, sizeof stored, &cases[i].stored, sizeof stored);
    }
  execute (fixture, "DELETE FROM tiles WHERE zoom_level = 0");
  g_assert_false (
      dateline_mbtiles_locate (archive, (DatelineTileId){ 1, 0, 0 }, &(DatelineTileId){ 0 }));
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineMbtiles) archive = dateline_mbtiles_open (fixture->path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dateline_mbtiles_read (archive, (DatelineTileId){ 2, 1, 0 }, &error);
  g_autofree char *attribution = dateline_mbtiles_get_metadata (archive, "attribution");

  g_assert_no_error (error);
  g_assert_cmpmem (
      g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "a part in the north", 19);
  g_assert_null (dateline_mbtiles_read (archive, (DatelineTileId){ 2, 1, 1 }, &error));
  g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_ABSENT);
  g_assert_cmpstr (attribution, ==, "Everyone");
  g_assert_null (dateline_mbtiles_get_metadata (archive, "empty"));
  g_assert_null (dateline_mbtiles_get_metadata (archive, "licence"));
  g_assert_true (dateline_mbtiles_has_table (archive, "tiles"));
  g_assert_false (dateline_mbtiles_has_table (archive, "relief"));
  g_assert_true (dateline_mbtiles_has_column (archive, "tiles", "tile_row"));
  g_assert_false (dateline_mbtiles_has_column (archive, "tiles", "tile_colour"));
}

static void
test_broken_tiles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineMbtiles) archive = dateline_mbtiles_open (fixture->path, NULL);
  g_autofree guint8 *zeros = g_malloc0 (DATELINE_TILE_BYTES_MAX + 1);
  g_autoptr (GBytes) bomb =
      compress (G_ZLIB_COMPRESSOR_FORMAT_GZIP, zeros, DATELINE_TILE_BYTES_MAX + 1);
  g_autoptr (GBytes) largest =
      compress (G_ZLIB_COMPRESSOR_FORMAT_GZIP, zeros, DATELINE_TILE_BYTES_MAX);
  struct
  {
    const char *bytes;
    gsize size;
    int code; /* -1 where it is fine */
  } cases[] = {
    { g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb), DATELINE_ERROR_LIMIT },
    { g_bytes_get_data (largest, NULL), g_bytes_get_size (largest), -1 },
    { g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb) / 2, DATELINE_ERROR_INVALID },
    { "\x1f\x8bnothing", 9, DATELINE_ERROR_INVALID },
    { "\x1f\x8b", 2, DATELINE_ERROR_INVALID },
    { "", 0, DATELINE_ERROR_INVALID },
    { "plain", 5, DATELINE_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DatelineTileId tile = { 3, i, 7 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      put_tile (fixture, tile, cases[i].bytes, cases[i].size);
      bytes = dateline_mbtiles_read (archive, tile, &error);
      g_assert_true ((bytes == NULL) == (cases[i].code != -1));
      if (cases[i].code != -1)
        g_assert_error (error, DATELINE_ERROR, cases[i].code);
    }
}

static void
test_no_archive (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.mbtiles", NULL);
  g_autofree char *garbage = g_build_filename (fixture->folder, "garbage.mbtiles", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "empty.mbtiles", NULL);
  const char *paths[] = { missing, garbage, other, fixture->folder };

  g_assert_true (
      g_file_set_contents (garbage, "This is no database, whatever its name says.", -1, NULL));
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dateline_mbtiles_open (paths[i], &error));
      g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_UNREADABLE);
      g_assert_nonnull (strstr (error->message, paths[i]));
    }
  g_remove (garbage);
  g_remove (other);
}

static gpointer
read_in_thread (gpointer data)
{
  for (int i = 0; i < 500; i++)
    {
      g_autoptr (GBytes) bytes =
          dateline_mbtiles_read (data, (DatelineTileId){ (guint) i % 2 * 2, i % 2, 0 }, NULL);

      g_assert_cmpuint (g_bytes_get_size (bytes), ==, i % 2 ? 19 : 9);
    }
  return NULL;
}

static void
test_threads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineMbtiles) archive = dateline_mbtiles_open (fixture->path, NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_in_thread, archive);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* A tile stays itself while others push it out of the cache. */
static void
test_cache (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineMbtiles) archive = dateline_mbtiles_open (fixture->path, NULL);
  g_autoptr (DatelineTileCache) cache = dateline_tile_cache_new (archive, 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineMvt) first = NULL;

  for (guint x = 0; x < 8; x++)
    {
      g_autofree char *layer = g_strdup_printf ("\x1a\x03\x0a\x01%c", 'a' + (char) x);

      put_text_tile (fixture, (DatelineTileId){ 3, x, 0 }, layer);
    }
  first = dateline_tile_cache_get (cache, (DatelineTileId){ 3, 0, 0 }, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 200; i++)
    {
      guint x = (guint) g_test_rand_int_range (0, 8);
      char name[2] = { 'a' + (char) x, '\0' };
      g_autoptr (DatelineMvt) tile =
          dateline_tile_cache_get (cache, (DatelineTileId){ 3, x, 0 }, &error);
      g_autoptr (DatelineMvt) again =
          dateline_tile_cache_get (cache, (DatelineTileId){ 3, x, 0 }, &error);

      g_assert_no_error (error);
      g_assert_true (tile == again);
      g_assert_nonnull (dateline_mvt_find_layer (tile, name));
    }
  g_assert_nonnull (dateline_mvt_find_layer (first, "a"));
  g_assert_null (dateline_tile_cache_get (cache, (DatelineTileId){ 0, 0, 0 }, &error));
  g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_INVALID);
}

static void
test_paths (Fixture *fixture, gconstpointer data)
{
  g_autofree char *was = g_strdup (g_getenv ("DATELINE_DATA_DIR"));
  g_autofree char *found = NULL;
  g_autofree char *installed = NULL;

  g_setenv ("DATELINE_DATA_DIR", fixture->folder, TRUE);
  found = dateline_paths_find ("test.mbtiles");
  g_assert_cmpstr (found, ==, fixture->path);
  installed = dateline_paths_find ("basemap/none.mbtiles");
  g_assert_false (g_str_has_prefix (installed, fixture->folder));
  g_assert_true (g_str_has_suffix (installed, "dateline/basemap/none.mbtiles"));
  if (was != NULL)
    g_setenv ("DATELINE_DATA_DIR", was, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/mbtiles/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("locate", test_locate);
  ADD ("read", test_read);
  ADD ("broken-tiles", test_broken_tiles);
  ADD ("no-archive", test_no_archive);
  ADD ("threads", test_threads);
  ADD ("cache", test_cache);
  ADD ("paths", test_paths);
  return g_test_run ();
}
