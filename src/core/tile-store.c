/* One SQLite file: a row a tile, found by its source and numbers, and an index by last use. A read
 * is one lookup, and writes the time of use only where that is an hour old; a write is one row and,
 * over the limit, the oldest rows in lots until a tenth of the limit is free again. What counts are
 * the pages in use, which SQLite knows without a scan.
 *
 * Invariants: everything behind one mutex; no statement is left open when a call returns; where the
 * file is found to be broken it is deleted, with what SQLite keeps beside it, and made anew. */
#include "config.h"

#include "tile-store.h"

#include <glib/gstdio.h>

#define FILE_NAME "tiles.sqlite"
#define FORMAT "1" /* user_version; of another one the file is made anew */
#define BUSY_MILLISECONDS 2000
#define USED_STEP 3600
#define LIMIT_DEFAULT (200 * G_GUINT64_CONSTANT (1000000))
#define REBUILDS_MAX 3

struct _DatelineTileStore
{
  GMutex mutex;
  char *folder;
  int limit;         /* in kilobytes, atomic: it is set without waiting for the mutex */
  sqlite3 *database; /* NULL before the first use, and where there can be none */
  gboolean opened;
  guint n_rebuilds;
};

static const char setup[] = "PRAGMA auto_vacuum=INCREMENTAL;"
                            "PRAGMA journal_mode=WAL;"
                            "PRAGMA synchronous=NORMAL;"
                            "PRAGMA cell_size_check=ON;";

static const char tables[] =
    "BEGIN IMMEDIATE;"
    "CREATE TABLE IF NOT EXISTS tiles (source TEXT NOT NULL, zoom INTEGER NOT NULL,"
    " x INTEGER NOT NULL, y INTEGER NOT NULL, used INTEGER NOT NULL, expires INTEGER NOT NULL,"
    " tag TEXT, modified TEXT, data BLOB NOT NULL, PRIMARY KEY (source, zoom, x, y));"
    "CREATE INDEX IF NOT EXISTS tiles_used ON tiles (used);"
    "PRAGMA user_version=" FORMAT ";"
    "COMMIT;";

void
dateline_stored_tile_clear (DatelineStoredTile *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->tag, g_free);
  g_clear_pointer (&self->modified, g_free);
}

static gint64
query_number (DatelineTileStore *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 number = -1;

  if (sqlite3_prepare_v2 (self->database, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

static gboolean
execute (DatelineTileStore *self, const char *sql)
{
  return sqlite3_exec (self->database, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static void
delete_file (DatelineTileStore *self)
{
  static const char *const names[] = { FILE_NAME, FILE_NAME "-wal", FILE_NAME "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_unlink (path);
    }
}

static void
close_database (DatelineTileStore *self)
{
  sqlite3_close_v2 (self->database);
  self->database = NULL;
}

static gboolean
try_open (DatelineTileStore *self)
{
  g_autofree char *path = g_build_filename (self->folder, FILE_NAME, NULL);
  gint64 format = 0;

  if (sqlite3_open_v2 (path,
                       &self->database,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                       NULL) == SQLITE_OK)
    {
      sqlite3_busy_timeout (self->database, BUSY_MILLISECONDS);
      sqlite3_db_config (self->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
      if (execute (self, setup))
        format = query_number (self, "PRAGMA user_version");
      if (format == g_ascii_strtoll (FORMAT, NULL, 10) || (format == 0 && execute (self, tables)))
        return TRUE;
    }
  return FALSE;
}

/* Broken, or of another format; not merely out of reach. */
static gboolean
is_broken (DatelineTileStore *self)
{
  int code = sqlite3_errcode (self->database) & 0xff;

  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR ||
         code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE;
}

/* Whether there is a database to work with. */
static gboolean
ensure_open (DatelineTileStore *self)
{
  if (self->opened)
    return self->database != NULL;
  self->opened = TRUE;
  g_mkdir_with_parents (self->folder, 0700);
  if (try_open (self))
    return TRUE;
  if (self->database != NULL && is_broken (self))
    {
      close_database (self);
      delete_file (self);
      if (try_open (self))
        return TRUE;
    }
  g_message ("Tiles are not kept: %s",
             self->database != NULL ? sqlite3_errmsg (self->database) : "out of memory");
  close_database (self);
  return FALSE;
}

/* After a call that failed: a file that broke meanwhile is made anew, at the next use. */
static void
recover (DatelineTileStore *self)
{
  int code = sqlite3_errcode (self->database) & 0xff;

  if ((code != SQLITE_CORRUPT && code != SQLITE_NOTADB && code != SQLITE_ERROR) ||
      self->n_rebuilds++ >= REBUILDS_MAX)
    return;
  close_database (self);
  delete_file (self);
  self->opened = FALSE;
}

static gboolean
prepare_for (DatelineTileStore *self,
             const char *sql,
             const char *source,
             DatelineTileId id,
             sqlite3_stmt **statement)
{
  if (sqlite3_prepare_v2 (self->database, sql, -1, statement, NULL) != SQLITE_OK)
    return FALSE;
  sqlite3_bind_text (*statement, 1, source, -1, SQLITE_STATIC);
  sqlite3_bind_int (*statement, 2, (int) id.zoom);
  sqlite3_bind_int64 (*statement, 3, id.x);
  sqlite3_bind_int64 (*statement, 4, id.y);
  return TRUE;
}

/* Sets one time of a tile. */
static void
set_time (
    DatelineTileStore *self, const char *sql, const char *source, DatelineTileId id, gint64 time)
{
  sqlite3_stmt *statement = NULL;

  if (prepare_for (self, sql, source, id, &statement))
    {
      sqlite3_bind_int64 (statement, 5, time);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
}

static GBytes *
get_bytes (sqlite3_stmt *row, int column)
{
  gconstpointer data = sqlite3_column_blob (row, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (row, column));
}

gboolean
dateline_tile_store_get (DatelineTileStore *self,
                         const char *source,
                         DatelineTileId id,
                         gint64 now,
                         DatelineStoredTile *tile)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  sqlite3_stmt *row = NULL;
  int result = SQLITE_ERROR;
  gint64 used = now;

  if (!ensure_open (self))
    return FALSE;
  if (prepare_for (self,
                   "SELECT data, tag, modified, expires, used FROM tiles"
                   " WHERE source=?1 AND zoom=?2 AND x=?3 AND y=?4",
                   source,
                   id,
                   &row))
    result = sqlite3_step (row);
  if (result == SQLITE_ROW)
    {
      *tile = (DatelineStoredTile){ get_bytes (row, 0),
                                    g_strdup ((const char *) sqlite3_column_text (row, 1)),
                                    g_strdup ((const char *) sqlite3_column_text (row, 2)),
                                    sqlite3_column_int64 (row, 3) };
      used = sqlite3_column_int64 (row, 4);
    }
  sqlite3_finalize (row);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    recover (self);
  else if (ABS (now - used) >= USED_STEP)
    set_time (self,
              "UPDATE tiles SET used=?5 WHERE source=?1 AND zoom=?2 AND x=?3 AND y=?4",
              source,
              id,
              now);
  return result == SQLITE_ROW;
}

static guint64
get_pages_size (DatelineTileStore *self)
{
  gint64 pages = query_number (self, "PRAGMA page_count");
  gint64 free_pages = query_number (self, "PRAGMA freelist_count");

  return (guint64) MAX (pages - free_pages, 0) * (guint64) query_number (self, "PRAGMA page_size");
}

static void
evict (DatelineTileStore *self)
{
  guint64 limit = (guint64) g_atomic_int_get (&self->limit) * 1000;

  if (get_pages_size (self) <= limit)
    return;
  execute (self, "BEGIN IMMEDIATE");
  while (execute (self,
                  "DELETE FROM tiles WHERE rowid IN"
                  " (SELECT rowid FROM tiles ORDER BY used, rowid LIMIT 4)") &&
         sqlite3_changes (self->database) > 0 && get_pages_size (self) > limit / 10 * 9)
    ;
  execute (self, "COMMIT");
  execute (self, "PRAGMA incremental_vacuum");
}

void
dateline_tile_store_put (DatelineTileStore *self,
                         const char *source,
                         DatelineTileId id,
                         gint64 now,
                         const DatelineStoredTile *tile)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  sqlite3_stmt *insert = NULL;
  gboolean done = FALSE;

  if (!ensure_open (self))
    return;
  if (prepare_for (self,
                   "REPLACE INTO tiles (source, zoom, x, y, used, expires, tag, modified, data)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                   source,
                   id,
                   &insert))
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (tile->bytes, &size);

      sqlite3_bind_int64 (insert, 5, now);
      sqlite3_bind_int64 (insert, 6, tile->expires);
      sqlite3_bind_text (insert, 7, tile->tag, -1, SQLITE_STATIC);
      sqlite3_bind_text (insert, 8, tile->modified, -1, SQLITE_STATIC);
      sqlite3_bind_blob (insert, 9, size > 0 ? data : "", (int) size, SQLITE_STATIC);
      done = sqlite3_step (insert) == SQLITE_DONE;
    }
  sqlite3_finalize (insert);
  if (done)
    evict (self);
  else
    recover (self);
}

void
dateline_tile_store_renew (DatelineTileStore *self,
                           const char *source,
                           DatelineTileId id,
                           gint64 expires)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (ensure_open (self))
    set_time (self,
              "UPDATE tiles SET expires=?5 WHERE source=?1 AND zoom=?2 AND x=?3 AND y=?4",
              source,
              id,
              expires);
}

void
dateline_tile_store_set_limit (DatelineTileStore *self, guint64 limit)
{
  g_atomic_int_set (&self->limit, (int) MIN (limit / 1000, G_MAXINT));
}

void
dateline_tile_store_trim (DatelineTileStore *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (ensure_open (self))
    evict (self);
}

guint64
dateline_tile_store_get_size (DatelineTileStore *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (!ensure_open (self) || query_number (self, "SELECT 1 FROM tiles LIMIT 1") != 1)
    return 0;
  return get_pages_size (self);
}

void
dateline_tile_store_clear (DatelineTileStore *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (!ensure_open (self))
    return;
  if (execute (self, "DELETE FROM tiles"))
    execute (self, "PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)");
  else
    recover (self);
}

DatelineTileStore *
dateline_tile_store_new (const char *folder, guint64 limit)
{
  DatelineTileStore *self = g_new0 (DatelineTileStore, 1);

  g_mutex_init (&self->mutex);
  self->folder = g_strdup (folder);
  dateline_tile_store_set_limit (self, limit);
  return self;
}

void
dateline_tile_store_free (DatelineTileStore *self)
{
  close_database (self);
  g_mutex_clear (&self->mutex);
  g_free (self->folder);
  g_free (self);
}

DatelineTileStore *
dateline_tile_store_get_shared (void)
{
  static DatelineTileStore *shared;

  if (g_once_init_enter (&shared))
    {
      g_autofree char *folder =
          g_build_filename (g_get_user_cache_dir (), "dateline", "tiles", NULL);

      g_once_init_leave (&shared, dateline_tile_store_new (folder, LIMIT_DEFAULT));
    }
  return shared;
}
