#include "tile-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SOURCE "https://example.org/{z}/{x}/{y}.png"
#define LIMIT (400 * 1000)
#define TILE_BYTES 20000

typedef struct
{
  char *folder;
  char *path;
  DatelineTileStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *top = g_dir_make_tmp ("dateline-XXXXXX", NULL);

  fixture->folder = g_build_filename (top, "tiles", NULL);
  fixture->path = g_build_filename (fixture->folder, "tiles.sqlite", NULL);
  fixture->store = dateline_tile_store_new (fixture->folder, LIMIT);
}

static void
reopen (Fixture *fixture)
{
  dateline_tile_store_free (fixture->store);
  fixture->store = dateline_tile_store_new (fixture->folder, LIMIT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "tiles.sqlite", "tiles.sqlite-wal", "tiles.sqlite-shm" };
  g_autofree char *top = g_path_get_dirname (fixture->folder);

  dateline_tile_store_free (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_unlink (fixture->folder);
  g_assert_cmpint (g_rmdir (top), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* A tile whose bytes are its number. */
static void
put (Fixture *fixture, guint x, gsize size, gint64 now, gint64 expires)
{
  guint8 *data = g_malloc0 (MAX (size, sizeof x));
  g_autoptr (GBytes) bytes = NULL;
  char tag[] = "\"tag\"";

  memcpy (data, &x, sizeof x);
  bytes = g_bytes_new_take (data, size);
  dateline_tile_store_put (fixture->store,
                           SOURCE,
                           (DatelineTileId){ 20, x, 7 },
                           now,
                           &(DatelineStoredTile){ bytes, tag, NULL, expires });
}

static gboolean
has (Fixture *fixture, guint x, gint64 now)
{
  g_auto (DatelineStoredTile) tile = { 0 };
  gboolean found =
      dateline_tile_store_get (fixture->store, SOURCE, (DatelineTileId){ 20, x, 7 }, now, &tile);

  if (found)
    g_assert_cmpmem (g_bytes_get_data (tile.bytes, NULL), sizeof x, &x, sizeof x);
  return found;
}

static void
test_keep (Fixture *fixture, gconstpointer data)
{
  g_auto (DatelineStoredTile) tile = { 0 };
  g_auto (DatelineStoredTile) none = { 0 };
  DatelineTileId id = { 20, 3, 7 };

  g_assert_false (has (fixture, 3, 0));
  g_assert_cmpuint (dateline_tile_store_get_size (fixture->store), ==, 0);
  put (fixture, 3, TILE_BYTES, 100, 200);
  put (fixture, 4, 0, 100, 200);
  reopen (fixture);
  g_assert_true (dateline_tile_store_get (fixture->store, SOURCE, id, 0, &tile));
  g_assert_cmpuint (g_bytes_get_size (tile.bytes), ==, TILE_BYTES);
  g_assert_cmpstr (tile.tag, ==, "\"tag\"");
  g_assert_null (tile.modified);
  g_assert_cmpint (tile.expires, ==, 200);
  g_assert_false (dateline_tile_store_get (fixture->store, "other", id, 0, &none));
  id.x = 4;
  g_assert_true (dateline_tile_store_get (fixture->store, SOURCE, id, 0, &none));
  g_assert_cmpuint (g_bytes_get_size (none.bytes), ==, 0);
  dateline_tile_store_renew (fixture->store, SOURCE, id, 999);
  dateline_stored_tile_clear (&none);
  g_assert_true (dateline_tile_store_get (fixture->store, SOURCE, id, 0, &none));
  g_assert_cmpint (none.expires, ==, 999);
  g_assert_cmpuint (dateline_tile_store_get_size (fixture->store), >, TILE_BYTES);
}

/* Against a list in the order of use: what is kept are the lately used, and as many as fit. */
static void
test_evict (Fixture *fixture, gconstpointer data)
{
  enum
  {
    TILES = 200,
    FEW = LIMIT / TILE_BYTES / 2
  };
  gint64 used[TILES] = { 0 };
  gint64 now = 1000000;
  guint n_kept = 0;
  gint64 last_lost = 0;

  for (guint i = 0; i < 600; i++)
    {
      guint x = (guint) g_test_rand_int_range (0, TILES);

      now += 4000;
      if (!has (fixture, x, now))
        put (fixture, x, TILE_BYTES, now, now);
      used[x] = now;
      g_assert_cmpuint (dateline_tile_store_get_size (fixture->store), <=, LIMIT + 2 * TILE_BYTES);
    }
  for (guint x = 0; x < TILES; x++)
    {
      if (used[x] > 0 && has (fixture, x, 0))
        n_kept++;
      else
        last_lost = MAX (last_lost, used[x]);
    }
  g_assert_cmpuint (n_kept, >=, FEW);
  for (guint x = 0; x < TILES; x++)
    if (used[x] > last_lost)
      g_assert_true (has (fixture, x, 0));
    else if (used[x] > 0)
      g_assert_false (has (fixture, x, 0));
}

/* A smaller limit holds from the next tile on, in the file as well. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;

  for (guint x = 0; x < 15; x++)
    put (fixture, x, TILE_BYTES, x, 0);
  g_assert_true (has (fixture, 0, 0));
  dateline_tile_store_set_limit (fixture->store, LIMIT / 4 * 3);
  dateline_tile_store_trim (fixture->store);
  g_assert_cmpuint (dateline_tile_store_get_size (fixture->store), <=, LIMIT / 4 * 3);
  g_assert_true (has (fixture, 14, 0));
  dateline_tile_store_set_limit (fixture->store, LIMIT / 2);
  put (fixture, 15, TILE_BYTES, 15, 0);
  g_assert_cmpuint (dateline_tile_store_get_size (fixture->store), <=, LIMIT / 2);
  g_assert_true (has (fixture, 15, 0));
  g_assert_false (has (fixture, 0, 0));
  reopen (fixture);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_size, <=, LIMIT / 2);
}

static void
test_clear (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;

  for (guint x = 0; x < 15; x++)
    put (fixture, x, TILE_BYTES, x, 0);
  dateline_tile_store_clear (fixture->store);
  g_assert_cmpuint (dateline_tile_store_get_size (fixture->store), ==, 0);
  g_assert_false (has (fixture, 3, 0));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_size, <, 2 * TILE_BYTES);
  put (fixture, 3, TILE_BYTES, 0, 0);
  g_assert_true (has (fixture, 3, 0));
}

static void
overwrite (Fixture *fixture, gsize from, gsize to)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  for (gsize i = from; i < MIN (to, size); i++)
    contents[i] = (char) g_test_rand_int ();
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) size, NULL));
}

/* Whatever stands in the file's place, tiles are kept again. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 6; i++)
    {
      for (guint x = 0; x < 15; x++)
        put (fixture, x, TILE_BYTES, x, 0);
      dateline_tile_store_free (fixture->store);
      if (i == 0)
        g_assert_true (g_file_set_contents (fixture->path, "no database", -1, NULL));
      else if (i == 1)
        g_assert_cmpint (truncate (fixture->path, 50000), ==, 0);
      else if (i == 2)
        overwrite (fixture, 0, 4096);
      else if (i == 3)
        overwrite (fixture, 4096, G_MAXSIZE);
      else if (i == 4)
        g_assert_cmpint (truncate (fixture->path, 0), ==, 0);
      else
        {
          sqlite3 *other;

          g_unlink (fixture->path);
          sqlite3_open (fixture->path, &other);
          sqlite3_exec (other, "CREATE TABLE tiles (a); PRAGMA user_version=1", NULL, NULL, NULL);
          sqlite3_close (other);
        }
      fixture->store = dateline_tile_store_new (fixture->folder, LIMIT);
      for (int attempt = 0; attempt < 4; attempt++)
        {
          has (fixture, 7, 0);
          put (fixture, 99, TILE_BYTES, 0, 0);
        }
      g_test_message ("%d", i);
      g_assert_true (has (fixture, 99, 0));
    }
}

/* A folder that cannot be made: nothing is kept, and nothing fails. */
static void
test_nowhere (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->folder, "in the way", -1, NULL));
  put (fixture, 3, TILE_BYTES, 0, 0);
  g_assert_false (has (fixture, 3, 0));
  dateline_tile_store_renew (fixture->store, SOURCE, (DatelineTileId){ 0, 0, 0 }, 0);
  dateline_tile_store_clear (fixture->store);
  g_assert_cmpuint (dateline_tile_store_get_size (fixture->store), ==, 0);
}

/* Root writes everywhere, and is nobody for a while. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *top = g_path_get_dirname (fixture->folder);
  gboolean root = geteuid () == 0;

  g_assert_cmpint (g_mkdir (fixture->folder, 0555), ==, 0);
  g_chmod (top, 0755);
  if (root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  put (fixture, 3, TILE_BYTES, 0, 0);
  g_assert_false (has (fixture, 3, 0));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_chmod (fixture->folder, 0700);
}

static gpointer
use_in_thread (gpointer data)
{
  Fixture *fixture = data;

  for (guint i = 0; i < 100; i++)
    {
      put (fixture, i, 1000, 0, 0);
      g_assert_true (has (fixture, i, 0));
    }
  return NULL;
}

/* Threads of one store, and a second one as another process would have it. */
static void
test_shared (Fixture *fixture, gconstpointer data)
{
  Fixture other = { .store = dateline_tile_store_new (fixture->folder, LIMIT) };
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("user", use_in_thread, i % 2 ? &other : fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  dateline_tile_store_free (other.store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/tile-store/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("keep", test_keep);
  ADD ("evict", test_evict);
  ADD ("limit", test_limit);
  ADD ("clear", test_clear);
  ADD ("broken", test_broken);
  ADD ("nowhere", test_nowhere);
  ADD ("read-only", test_read_only);
  ADD ("shared", test_shared);
  return g_test_run ();
}
