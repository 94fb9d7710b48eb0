/* Files that say they are MBTiles, good and bad. */
#include "error.h"
#include "map-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0"
#define LARGE_PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x20\0\0\0\x20\0"
#define TABLES                                                                                     \
  "CREATE TABLE metadata (name TEXT, value TEXT);"                                                 \
  "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER,"                 \
  " tile_data BLOB);"                                                                              \
  "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "my map?#%.mbtiles", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* A vector tile of one layer with one square. */
static GBytes *
create_mvt (const char *layer)
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

static GBytes *
compress (GBytes *plain)
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
static void
write_file (Fixture *fixture, const char *tables, const char *insert, GBytes *tile)
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

static void
check_bad (Fixture *fixture, const char *name, int code, const char *word)
{
  g_autoptr (DatelineMbtiles) archive = NULL;
  g_autoptr (DatelineMapFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_path_get_basename (fixture->path);

  file = dateline_map_file_open (fixture->path, &archive, &error);
  g_test_message ("%s: %s", name, error != NULL ? error->message : "good");
  g_assert_null (file);
  g_assert_null (archive);
  g_assert_error (error, DATELINE_ERROR, code);
  g_assert_nonnull (strstr (error->message, base));
  g_assert_nonnull (strstr (error->message, word));
  g_assert_nonnull (strstr (error->message, "Choose another"));
}

#define INSERT "INSERT INTO tiles VALUES (3, 4, 5, ?)"

static void
test_bad_tiles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) pois = create_mvt ("poi");
  g_autoptr (GBytes) water = create_mvt ("water");
  g_autoptr (GBytes) zipped = compress (water);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (zipped, 0, g_bytes_get_size (zipped) / 2);
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (40000000), 40000000);
  g_autoptr (GBytes) bomb = compress (zeros);
  g_autoptr (GBytes) large = g_bytes_new_from_bytes (zeros, 0, DATELINE_TILE_BYTES_MAX + 1);
  g_autoptr (GBytes) text = g_bytes_new_static ("<html>no tile</html>", 20);
  g_autoptr (GBytes) picture = g_bytes_new_static (LARGE_PNG, sizeof LARGE_PNG);
  g_autoptr (GBytes) gif = g_bytes_new_static ("GIF89a\0\1\0\1\0\0", 12);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  const struct
  {
    const char *name;
    GBytes *tile;
    int code;
    const char *word;
  } cases[] = {
    { "text", text, DATELINE_ERROR_UNSUPPORTED, "neither pictures" },
    { "empty", empty, DATELINE_ERROR_UNSUPPORTED, "neither pictures" },
    { "gif", gif, DATELINE_ERROR_UNSUPPORTED, "neither pictures" },
    { "layers", pois, DATELINE_ERROR_UNSUPPORTED, "They have: poi." },
    { "cut gzip", cut, DATELINE_ERROR_UNSUPPORTED, "neither pictures" },
    { "bomb", bomb, DATELINE_ERROR_UNSUPPORTED, "neither pictures" },
    { "large blob", large, DATELINE_ERROR_UNREADABLE, "larger than Dateline takes" },
    { "large picture", picture, DATELINE_ERROR_LIMIT, "8192" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      write_file (fixture, TABLES, INSERT, cases[i].tile);
      check_bad (fixture, cases[i].name, cases[i].code, cases[i].word);
    }
}

#define A_HUNDRED                                                                                  \
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
  "aaaaaa"
/* Hours, in one function. */
#define SLOW "zeroblob (instr (zeroblob (8000000), CAST (zeroblob (4000000) || x'01' AS BLOB)))"
/* Hours, in many steps, and then no row. */
#define NUMBERS                                                                                    \
  "CREATE TABLE numbers (i);"                                                                      \
  "INSERT INTO numbers WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"           \
  " SELECT i FROM n LIMIT 5000;"
#define SLOW_JOIN                                                                                  \
  "SELECT a.i AS zoom_level, b.i AS tile_column, c.i AS tile_row, x'00' AS tile_data"              \
  " FROM numbers a, numbers b, numbers c, numbers d, numbers e, numbers f"                         \
  " WHERE a.i + b.i + c.i + d.i + e.i + f.i < 0"

static void
test_bad_tables (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *sql;
    int code;
    const char *word;
  } cases[] = {
    { "nothing", "CREATE TABLE other (a)", DATELINE_ERROR_UNREADABLE, "no MBTiles" },
    { "columns", "CREATE TABLE tiles (zoom, x, y)", DATELINE_ERROR_UNREADABLE, "no MBTiles" },
    { "no tile", TABLES, DATELINE_ERROR_UNSUPPORTED, "no tile in it" },
    { "null",
      TABLES "INSERT INTO tiles VALUES (1, 0, 0, NULL)",
      DATELINE_ERROR_UNSUPPORTED,
      "neither" },
    { "numbers",
      TABLES "INSERT INTO tiles VALUES ('a', 'b', 'c', 7)",
      DATELINE_ERROR_UNSUPPORTED,
      "neither" },
    { "endless view",
      "CREATE VIEW tiles AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
      " SELECT i AS zoom_level, i AS tile_column, i AS tile_row, x'00' AS tile_data FROM n"
      " WHERE i < 0",
      DATELINE_ERROR_UNREADABLE,
      "no MBTiles" },
    { "slow join",
      NUMBERS "CREATE VIEW tiles AS " SLOW_JOIN,
      DATELINE_ERROR_UNREADABLE,
      "too long" },
    { "slow function",
      "CREATE VIEW tiles AS SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, " SLOW
      " AS tile_data",
      DATELINE_ERROR_UNREADABLE,
      "no MBTiles" },
    { "slow operator",
      "CREATE VIEW tiles AS SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row,"
      " '" A_HUNDRED "' LIKE '%" A_HUNDRED "%b' AS tile_data",
      DATELINE_ERROR_UNREADABLE,
      "no MBTiles" },
    { "slow column",
      "CREATE TABLE tiles (zoom_level, tile_column, tile_row); INSERT INTO tiles VALUES (0, 0, 0);"
      "ALTER TABLE tiles ADD COLUMN tile_data AS (" SLOW ")",
      DATELINE_ERROR_UNREADABLE,
      "no MBTiles" },
    { "slow column behind a view",
      "CREATE TABLE images (id); INSERT INTO images VALUES (0);"
      "ALTER TABLE images ADD COLUMN data AS (" SLOW ");"
      "CREATE VIEW tiles AS SELECT id AS zoom_level, id AS tile_column, id AS tile_row,"
      " data AS tile_data FROM images",
      DATELINE_ERROR_UNREADABLE,
      "no MBTiles" },
    { "virtual table",
      "CREATE VIRTUAL TABLE tiles USING fts5 (zoom_level, tile_column, tile_row, tile_data)",
      DATELINE_ERROR_UNREADABLE,
      "no MBTiles" },
    { "large function",
      "CREATE VIEW tiles AS SELECT 1 AS zoom_level, 1 AS tile_column, 1 AS tile_row,"
      " zeroblob (1000000000) AS tile_data",
      DATELINE_ERROR_UNREADABLE,
      "no MBTiles" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      write_file (fixture, cases[i].sql, NULL, NULL);
      check_bad (fixture, cases[i].name, cases[i].code, cases[i].word);
    }
}

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = g_bytes_new_static (PNG, sizeof PNG);
  g_autofree char *contents = NULL;
  gsize size;

  check_bad (fixture, "missing", DATELINE_ERROR_UNREADABLE, "no such file");
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  check_bad (fixture, "folder", DATELINE_ERROR_UNREADABLE, "no file");
  g_rmdir (fixture->path);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  check_bad (fixture, "pipe", DATELINE_ERROR_UNREADABLE, "no file");
  g_remove (fixture->path);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  check_bad (fixture, "empty", DATELINE_ERROR_UNREADABLE, "no MBTiles");
  g_assert_true (g_file_set_contents (fixture->path, PNG, sizeof PNG, NULL));
  check_bad (fixture, "picture", DATELINE_ERROR_UNREADABLE, "no MBTiles");
  write_file (fixture, TABLES, INSERT, png);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) size / 2, NULL));
  check_bad (fixture, "cut", DATELINE_ERROR_UNREADABLE, "damaged");
  memset (contents + 4096, 0xaa, size - 4096);
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) size, NULL));
  check_bad (fixture, "overwritten", DATELINE_ERROR_UNREADABLE, "damaged");
}

static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = g_bytes_new_static (PNG, sizeof PNG);
  g_autoptr (DatelineMbtiles) archive = NULL;
  g_autoptr (DatelineMapFile) file = NULL;
  g_autoptr (GBytes) raw = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture,
              TABLES "INSERT INTO metadata VALUES"
                     " ('name', 'My <i>map</i>'), ('format', 'pbf'), ('minzoom', '2'),"
                     " ('maxzoom', '4'), ('bounds', '0,0,90,60'),"
                     " ('attribution', '<a href=\"https://e.org\">&copy; Me</a> &amp; you')",
              INSERT,
              png);
  file = dateline_map_file_open (fixture->path, &archive, &error);
  g_assert_no_error (error);
  g_assert_cmpint (file->kind, ==, DATELINE_MAP_FILE_PICTURES);
  g_assert_cmpstr (file->name, ==, "My map");
  g_assert_cmpstr (file->attribution, ==, "© Me & you");
  g_assert_cmpuint (file->zoom_min, ==, 2);
  g_assert_cmpuint (file->zoom_max, ==, 4);
  g_assert_false (dateline_map_file_covers (file, (DatelineTileId){ 1, 1, 0 }));
  g_assert_false (dateline_map_file_covers (file, (DatelineTileId){ 5, 16, 15 }));
  g_assert_true (dateline_map_file_covers (file, (DatelineTileId){ 3, 4, 3 }));
  g_assert_false (dateline_map_file_covers (file, (DatelineTileId){ 3, 2, 3 }));
  raw = dateline_mbtiles_read_raw (archive, (DatelineTileId){ 3, 4, 2 }, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (raw, png));
  g_assert_null (dateline_mbtiles_read_raw (archive, (DatelineTileId){ 3, 4, 3 }, &error));
  g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_ABSENT);
}

/* Without metadata, with a view in the table's place, as some programs write it. */
static void
test_vector (Fixture *fixture, gconstpointer data)
{
  static const char tables[] =
      "CREATE TABLE map (z INTEGER, x INTEGER, y INTEGER, id INTEGER);"
      "CREATE TABLE images (id INTEGER PRIMARY KEY, data BLOB);"
      "CREATE VIEW tiles AS SELECT z AS zoom_level, x AS tile_column, y AS tile_row,"
      " data AS tile_data FROM map JOIN images ON map.id = images.id;"
      "INSERT INTO map VALUES (2, 1, 1, 7), (6, 9, 9, 7);";
  static const struct
  {
    const char *layer;
    gboolean zipped;
    DatelineMapFileKind kind;
  } cases[] = {
    { "water", TRUE, DATELINE_MAP_FILE_OPENMAPTILES },
    { "transportation", FALSE, DATELINE_MAP_FILE_OPENMAPTILES },
    { "land", TRUE, DATELINE_MAP_FILE_BASEMAP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) mvt = create_mvt (cases[i].layer);
      g_autoptr (GBytes) tile = cases[i].zipped ? compress (mvt) : g_bytes_ref (mvt);
      g_autoptr (DatelineMbtiles) archive = NULL;
      g_autoptr (DatelineMapFile) file = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      write_file (fixture, tables, "INSERT INTO images VALUES (7, ?)", tile);
      file = dateline_map_file_open (fixture->path, &archive, &error);
      g_assert_no_error (error);
      g_assert_cmpint (file->kind, ==, cases[i].kind);
      g_assert_cmpuint (file->zoom_min, ==, 2);
      g_assert_cmpuint (file->zoom_max, ==, 6);
      g_assert_cmpstr (file->attribution, ==, "");
      bytes = dateline_mbtiles_read (archive, (DatelineTileId){ 2, 1, 2 }, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, mvt));
    }
}

/* Views as programs write them, and what else may be in a file. */
static void
test_views (Fixture *fixture, gconstpointer data)
{
  static const char tables[] =
      "CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id TEXT,"
      " grid_id TEXT);"
      "CREATE UNIQUE INDEX map_index ON map (zoom_level, tile_column, tile_row);"
      "CREATE TABLE images (tile_data BLOB, tile_id TEXT);"
      "CREATE UNIQUE INDEX images_id ON images (tile_id);"
      "CREATE TABLE metadata (name TEXT, value TEXT);"
      "INSERT INTO map VALUES (2, 1, 1, 'a', NULL);"
      "CREATE VIEW counts AS SELECT count(*), group_concat(tile_id) FROM map;"
      "CREATE VIRTUAL TABLE words USING fts5 (word);";
  static const char *const views[] = {
    "CREATE VIEW tiles AS SELECT map.zoom_level AS zoom_level, map.tile_column AS tile_column,"
    " map.tile_row AS tile_row, images.tile_data AS tile_data FROM map JOIN images"
    " ON images.tile_id = map.tile_id",
    "CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM map, images"
    " WHERE map.tile_id = images.tile_id",
    "CREATE VIEW tiles AS SELECT map.zoom_level, map.tile_column, map.tile_row, images.tile_data"
    " FROM map INNER JOIN images USING (tile_id)",
    "CREATE VIEW flipped AS SELECT 17 - zoom_level AS z, tile_column AS x,"
    " (1 << zoom_level) - 1 - tile_row AS y, CAST (tile_id AS TEXT) AS id FROM map;"
    "CREATE VIEW tiles AS SELECT 17 - z AS zoom_level, coalesce (x, 0) AS tile_column,"
    " (1 << (17 - z)) - 1 - y AS tile_row, tile_data FROM flipped"
    " LEFT JOIN images ON id = tile_id",
  };
  g_autoptr (GBytes) png = g_bytes_new_static (PNG, sizeof PNG);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *sql = g_strconcat (tables, views[i], NULL);
      g_autoptr (DatelineMbtiles) archive = NULL;
      g_autoptr (DatelineMapFile) file = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      write_file (fixture, sql, "INSERT INTO images VALUES (?, 'a')", png);
      file = dateline_map_file_open (fixture->path, &archive, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (file->zoom_max, ==, 2);
      bytes = dateline_mbtiles_read_raw (archive, (DatelineTileId){ 2, 1, 2 }, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, png));
      g_assert_null (dateline_mbtiles_read_raw (archive, (DatelineTileId){ 2, 1, 1 }, &error));
      g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_ABSENT);
    }
}

/* What takes too long to find is not what is not there. */
static void
test_slow_tile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = g_bytes_new_static (PNG, sizeof PNG);
  g_autoptr (DatelineMbtiles) archive = NULL;
  g_autoptr (DatelineMapFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture,
              NUMBERS "CREATE TABLE images (data BLOB);"
                      "CREATE TABLE metadata (name TEXT, value TEXT);"
                      "INSERT INTO metadata VALUES ('minzoom', '3'), ('maxzoom', '3');"
                      "CREATE VIEW tiles AS SELECT 3 AS zoom_level, i AS tile_column,"
                      " 5 AS tile_row, data AS tile_data FROM images, numbers WHERE i < 100"
                      " UNION ALL " SLOW_JOIN,
              "INSERT INTO images VALUES (?)",
              png);
  file = dateline_map_file_open (fixture->path, &archive, &error);
  g_assert_no_error (error);
  bytes = dateline_mbtiles_read_raw (archive, (DatelineTileId){ 3, 4, 2 }, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, png));
  g_assert_null (dateline_mbtiles_read_raw (archive, (DatelineTileId){ 3, 4, 3 }, &error));
  g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "too long"));
}

/* Numbers in the metadata that make no sense are those of the tiles; bounds, the world. */
static void
test_metadata (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *values;
    guint zoom_min, zoom_max;
    gboolean whole;
  } cases[] = {
    { "('minzoom', '-1'), ('maxzoom', '99'), ('bounds', 'a,b,c,d')", 3, 3, TRUE },
    { "('minzoom', 0), ('maxzoom', 5), ('bounds', '10,10,-10,-10')", 0, 5, TRUE },
    { "('minzoom', '9'), ('maxzoom', '2'), ('bounds', '1,2,3')", 9, 9, TRUE },
    { "('minzoom', ''), ('maxzoom', 'x'), ('bounds', 'nan,nan,nan,nan')", 3, 3, TRUE },
    { "('minzoom', NULL), ('bounds', '-180,-90,180,1e999')", 3, 3, TRUE },
    { "('minzoom', '1 '), ('bounds', '40.5, 38, 51, 42')", 3, 3, FALSE },
  };
  g_autoptr (GBytes) png = g_bytes_new_static (PNG, sizeof PNG);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql =
          g_strconcat (TABLES "INSERT INTO metadata VALUES ", cases[i].values, NULL);
      g_autoptr (DatelineMbtiles) archive = NULL;
      g_autoptr (DatelineMapFile) file = NULL;
      g_autoptr (GError) error = NULL;

      write_file (fixture, sql, INSERT, png);
      file = dateline_map_file_open (fixture->path, &archive, &error);
      g_assert_no_error (error);
      g_test_message ("%s", cases[i].values);
      g_assert_cmpuint (file->zoom_min, ==, cases[i].zoom_min);
      g_assert_cmpuint (file->zoom_max, ==, cases[i].zoom_max);
      g_assert_cmpint (file->bounds.x0 == 0.0 && file->bounds.y1 == 1.0, ==, cases[i].whole);
    }
}

/* Bytes changed by chance: a file opens or says why not, and never more (the sanitizers watch). */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) mvt = create_mvt ("water");
  g_autoptr (GBytes) tile = compress (mvt);
  g_autofree char *contents = NULL;
  gsize size;
  guint n_good = 0, n_read = 0;

  write_file (fixture, TABLES "INSERT INTO metadata VALUES ('bounds', '0,0,1,1')", INSERT, tile);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  for (int i = 0; i < 400; i++)
    {
      g_autofree char *changed = g_memdup2 (contents, size);
      g_autoptr (DatelineMbtiles) archive = NULL;
      g_autoptr (DatelineMapFile) file = NULL;
      g_autoptr (GBytes) read = NULL;
      g_autoptr (GError) error = NULL;

      for (int j = g_test_rand_int_range (1, 20); j > 0; j--)
        changed[g_test_rand_int_range (0, (gint32) size)] = (char) g_test_rand_int ();
      g_assert_true (g_file_set_contents_full (
          fixture->path, changed, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      file = dateline_map_file_open (fixture->path, &archive, &error);
      g_assert_cmpint (file == NULL, ==, error != NULL);
      g_assert_cmpint (file == NULL, ==, archive == NULL);
      if (file == NULL)
        continue;
      n_good++;
      g_assert_cmpuint (file->zoom_min, <=, file->zoom_max);
      g_assert_cmpuint (file->zoom_max, <=, DATELINE_MAP_FILE_ZOOM_MAX);
      read = dateline_mbtiles_read (archive, (DatelineTileId){ 3, 4, 2 }, &error);
      g_assert_cmpint (read == NULL, ==, error != NULL);
      n_read += read != NULL && g_bytes_equal (read, mvt);
    }
  g_test_message ("%u of 400 open, of %u the tile is read", n_good, n_read);
  g_assert_cmpuint (n_good, >, 40);
  g_assert_cmpuint (n_good, <, 400);
  g_assert_cmpuint (n_read, >, 40);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/map-file/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("bad-tiles", test_bad_tiles);
  ADD ("bad-tables", test_bad_tables);
  ADD ("bad-files", test_bad_files);
  ADD ("pictures", test_pictures);
  ADD ("vector", test_vector);
  ADD ("views", test_views);
  ADD ("slow-tile", test_slow_tile);
  ADD ("metadata", test_metadata);
  ADD ("random", test_random);
  return g_test_run ();
}
