/* Map files of a person's own: what they are, and what of them can be read. */
#include "error.h"
#include "map-file.h"
#include "map-file-fixture.h"

static void
test_pictures (MapFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = g_bytes_new_static (PNG, sizeof PNG);
  g_autoptr (DatelineMbtiles) archive = NULL;
  g_autoptr (DatelineMapFile) file = NULL;
  g_autoptr (GBytes) raw = NULL;
  g_autoptr (GError) error = NULL;

  map_file_write_file (fixture,
                       TABLES
                       "INSERT INTO metadata VALUES"
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
test_vector (MapFileFixture *fixture, gconstpointer data)
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
      g_autoptr (GBytes) mvt = map_file_create_mvt (cases[i].layer);
      g_autoptr (GBytes) tile = cases[i].zipped ? map_file_compress (mvt) : g_bytes_ref (mvt);
      g_autoptr (DatelineMbtiles) archive = NULL;
      g_autoptr (DatelineMapFile) file = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      map_file_write_file (fixture, tables, "INSERT INTO images VALUES (7, ?)", tile);
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
test_views (MapFileFixture *fixture, gconstpointer data)
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

      map_file_write_file (fixture, sql, "INSERT INTO images VALUES (?, 'a')", png);
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
test_slow_tile (MapFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = g_bytes_new_static (PNG, sizeof PNG);
  g_autoptr (DatelineMbtiles) archive = NULL;
  g_autoptr (DatelineMapFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  map_file_write_file (fixture,
                       NUMBERS
                       "CREATE TABLE images (data BLOB);"
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
test_metadata (MapFileFixture *fixture, gconstpointer data)
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

      map_file_write_file (fixture, sql, INSERT, png);
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
test_random (MapFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) mvt = map_file_create_mvt ("water");
  g_autoptr (GBytes) tile = map_file_compress (mvt);
  g_autofree char *contents = NULL;
  gsize size;
  guint n_good = 0, n_read = 0;

  map_file_write_file (
      fixture, TABLES "INSERT INTO metadata VALUES ('bounds', '0,0,1,1')", INSERT, tile);
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
#define ADD(name, func)                                                                            \
  g_test_add ("/map-file/" name, MapFileFixture, NULL, map_file_set_up, func, map_file_tear_down)
  ADD ("pictures", test_pictures);
  ADD ("vector", test_vector);
  ADD ("views", test_views);
  ADD ("slow-tile", test_slow_tile);
  ADD ("metadata", test_metadata);
  ADD ("random", test_random);
  return g_test_run ();
}
