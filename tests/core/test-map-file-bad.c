/* Files that say they are MBTiles and are not, or harm: each is refused with a message. */
#include "error.h"
#include "map-file.h"
#include "map-file-fixture.h"

#include <sys/stat.h>

static void
check_bad (MapFileFixture *fixture, const char *name, int code, const char *word)
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

static void
test_bad_tiles (MapFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) pois = map_file_create_mvt ("poi");
  g_autoptr (GBytes) water = map_file_create_mvt ("water");
  g_autoptr (GBytes) zipped = map_file_compress (water);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (zipped, 0, g_bytes_get_size (zipped) / 2);
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (40000000), 40000000);
  g_autoptr (GBytes) bomb = map_file_compress (zeros);
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
      map_file_write_file (fixture, TABLES, INSERT, cases[i].tile);
      check_bad (fixture, cases[i].name, cases[i].code, cases[i].word);
    }
}

#define A_HUNDRED                                                                                  \
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
  "aaaaaa"
/* Hours, in one function. */
#define SLOW "zeroblob (instr (zeroblob (8000000), CAST (zeroblob (4000000) || x'01' AS BLOB)))"

static void
test_bad_tables (MapFileFixture *fixture, gconstpointer data)
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
      map_file_write_file (fixture, cases[i].sql, NULL, NULL);
      check_bad (fixture, cases[i].name, cases[i].code, cases[i].word);
    }
}

static void
test_bad_files (MapFileFixture *fixture, gconstpointer data)
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
  map_file_write_file (fixture, TABLES, INSERT, png);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) size / 2, NULL));
  check_bad (fixture, "cut", DATELINE_ERROR_UNREADABLE, "damaged");
  memset (contents + 4096, 0xaa, size - 4096);
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) size, NULL));
  check_bad (fixture, "overwritten", DATELINE_ERROR_UNREADABLE, "damaged");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add (                                                                                     \
      "/map-file-bad/" name, MapFileFixture, NULL, map_file_set_up, func, map_file_tear_down)
  ADD ("tiles", test_bad_tiles);
  ADD ("tables", test_bad_tables);
  ADD ("files", test_bad_files);
  return g_test_run ();
}
