/* Files that say they are MBTiles, made for a test. */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0"
#define LARGE_PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x20\0\0\0\x20\0"
#define TABLES                                                                                     \
  "CREATE TABLE metadata (name TEXT, value TEXT);"                                                 \
  "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER,"                 \
  " tile_data BLOB);"                                                                              \
  "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);"
#define INSERT "INSERT INTO tiles VALUES (3, 4, 5, ?)"
/* Hours, in many steps, and then no row. */
#define NUMBERS                                                                                    \
  "CREATE TABLE numbers (i);"                                                                      \
  "INSERT INTO numbers WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"           \
  " SELECT i FROM n LIMIT 5000;"
#define SLOW_JOIN                                                                                  \
  "SELECT a.i AS zoom_level, b.i AS tile_column, c.i AS tile_row, x'00' AS tile_data"              \
  " FROM numbers a, numbers b, numbers c, numbers d, numbers e, numbers f"                         \
  " WHERE a.i + b.i + c.i + d.i + e.i + f.i < 0"

typedef struct
{
  char *folder;
  char *path;
} MapFileFixture;

static inline void
map_file_set_up (MapFileFixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "my map?#%.mbtiles", NULL);
}

static inline void
map_file_tear_down (MapFileFixture *fixture, gconstpointer data)
{
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* A vector tile of one layer with one square. */
static inline GBytes *
map_file_create_mvt (const char *layer)
{
  static const guint8 feature[] = { 0x12, 15, 0x18, 3, 0x22, 11, 9, 0, 0,
                                    26,   20, 0,    0, 20,   19, 0, 15 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 name = (guint8) strlen (layer);
  guint8 head[] = { 0x1a, (guint8) (2 + name + sizeof feature + 2), 0x0a, name };
  guint8 version[] = { 0x78, 2 };

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) layer, name);
  g_byte_array_append (bytes, feature, sizeof feature);
  g_byte_array_append (bytes, version, sizeof version);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static inline GBytes *
map_file_compress (GBytes *plain)
{
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  g_output_stream_write_bytes (stream, plain, NULL, NULL);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* A new file from @sql, in which "?" is @tile. */
static inline void
map_file_write_file (MapFileFixture *fixture, const char *tables, const char *insert, GBytes *tile)
{
  sqlite3 *database;
  sqlite3_stmt *statement = NULL;

  g_remove (fixture->path);
  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  sqlite3_exec (database, "PRAGMA synchronous=OFF", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_exec (database, tables, NULL, NULL, NULL), ==, SQLITE_OK);
  if (insert != NULL)
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (tile, &size);

      g_assert_cmpint (sqlite3_prepare_v2 (database, insert, -1, &statement, NULL), ==, SQLITE_OK);
      sqlite3_bind_blob (statement, 1, data, (int) size, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_finalize (statement);
    }
  sqlite3_close (database);
}
