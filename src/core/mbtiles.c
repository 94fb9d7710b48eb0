/* The archive over one SQLite connection and two prepared statements, all behind one mutex: a
 * lookup is some microseconds, and decompression happens outside the lock. Invariant: a statement
 * is reset before the mutex is released, so no read transaction outlives a call. */
#include "config.h"

#include "mbtiles.h"

#include "error.h"
#include "inflate.h"

#include <glib/gi18n-lib.h>

struct _DatelineMbtiles
{
  GMutex mutex;
  char *path;
  sqlite3 *database;
  sqlite3_stmt *exists;
  sqlite3_stmt *data;
};

static void
set_sqlite_error (DatelineMbtiles *self, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  /* Translators: the first %s is a file's path, the second says what is wrong, in English. */
  g_set_error (
      error,
      DATELINE_ERROR,
      DATELINE_ERROR_UNREADABLE,
      _ ("The offline map %s cannot be read: %s. Install Dateline again, or use an online map."),
      name,
      self->database != NULL ? sqlite3_errmsg (self->database) : "out of memory");
}

static gboolean
prepare (DatelineMbtiles *self, const char *sql, sqlite3_stmt **statement)
{
  return sqlite3_prepare_v2 (self->database, sql, -1, statement, NULL) == SQLITE_OK;
}

static void
bind_tile (sqlite3_stmt *statement, DatelineTileId tile)
{
  sqlite3_bind_int (statement, 1, (int) tile.zoom);
  sqlite3_bind_int (statement, 2, (int) tile.x);
  sqlite3_bind_int64 (statement, 3, (G_GINT64_CONSTANT (1) << tile.zoom) - 1 - tile.y);
}

DatelineMbtiles *
dateline_mbtiles_open (const char *path, GError **error)
{
  g_autoptr (DatelineMbtiles) self = g_new0 (DatelineMbtiles, 1);

  g_mutex_init (&self->mutex);
  self->path = g_strdup (path);
  if (sqlite3_open_v2 (path, &self->database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) !=
          SQLITE_OK ||
      sqlite3_exec (self->database, "PRAGMA trusted_schema=OFF", NULL, NULL, NULL) != SQLITE_OK ||
      !prepare (self,
                "SELECT 1 FROM tiles WHERE zoom_level=? AND tile_column=? AND tile_row=?",
                &self->exists) ||
      !prepare (self,
                "SELECT tile_data FROM tiles WHERE zoom_level=? AND tile_column=? AND tile_row=?",
                &self->data))
    {
      set_sqlite_error (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
dateline_mbtiles_free (DatelineMbtiles *self)
{
  sqlite3_finalize (self->exists);
  sqlite3_finalize (self->data);
  sqlite3_close (self->database);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  g_free (self);
}

gboolean
dateline_mbtiles_locate (DatelineMbtiles *self, DatelineTileId wanted, DatelineTileId *stored)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_return_val_if_fail (wanted.zoom <= DATELINE_TILE_ZOOM_MAX, FALSE);

  for (;;)
    {
      gboolean found;

      bind_tile (self->exists, wanted);
      found = sqlite3_step (self->exists) == SQLITE_ROW;
      sqlite3_reset (self->exists);
      if (found)
        {
          *stored = wanted;
          return TRUE;
        }
      if (wanted.zoom == 0)
        return FALSE;
      wanted = (DatelineTileId){ wanted.zoom - 1, wanted.x / 2, wanted.y / 2 };
    }
}

static GBytes *
read_compressed (DatelineMbtiles *self, DatelineTileId stored, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GBytes *bytes = NULL;

  bind_tile (self->data, stored);
  switch (sqlite3_step (self->data))
    {
    case SQLITE_ROW:
      {
        gconstpointer data = sqlite3_column_blob (self->data, 0);

        bytes = g_bytes_new (data, (gsize) sqlite3_column_bytes (self->data, 0));
        break;
      }
    case SQLITE_DONE:
      g_set_error (error,
                   DATELINE_ERROR,
                   DATELINE_ERROR_UNREADABLE,
                   _ ("The offline map has no tile %u/%u/%u."),
                   stored.zoom,
                   stored.x,
                   stored.y);
      break;
    default:
      set_sqlite_error (self, error);
    }
  sqlite3_reset (self->data);
  return bytes;
}

GBytes *
dateline_mbtiles_read (DatelineMbtiles *self, DatelineTileId stored, GError **error)
{
  g_autoptr (GBytes) compressed = read_compressed (self, stored, error);
  const guint8 *bytes;
  gsize size;

  if (compressed == NULL)
    return NULL;
  bytes = g_bytes_get_data (compressed, &size);
  return dateline_inflate (
      bytes, size, G_ZLIB_COMPRESSOR_FORMAT_GZIP, DATELINE_TILE_BYTES_MAX, error);
}

static char *
query_text (DatelineMbtiles *self, const char *sql, const char *first, const char *second)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  if (prepare (self, sql, &statement))
    {
      sqlite3_bind_text (statement, 1, first, -1, SQLITE_STATIC);
      if (second != NULL)
        sqlite3_bind_text (statement, 2, second, -1, SQLITE_STATIC);
      if (sqlite3_step (statement) == SQLITE_ROW)
        text = g_utf8_make_valid ((const char *) sqlite3_column_text (statement, 0),
                                  sqlite3_column_bytes (statement, 0));
    }
  sqlite3_finalize (statement);
  return text;
}

char *
dateline_mbtiles_get_metadata (DatelineMbtiles *self, const char *name)
{
  return query_text (
      self, "SELECT value FROM metadata WHERE name=? AND value NOT NULL", name, NULL);
}

gboolean
dateline_mbtiles_has_table (DatelineMbtiles *self, const char *table)
{
  g_autofree char *name = query_text (
      self, "SELECT name FROM sqlite_master WHERE type='table' AND name=?", table, NULL);

  return name != NULL;
}

gboolean
dateline_mbtiles_has_column (DatelineMbtiles *self, const char *table, const char *column)
{
  g_autofree char *name =
      query_text (self, "SELECT name FROM pragma_table_info(?) WHERE name=?", table, column);

  return name != NULL;
}

gboolean
dateline_mbtiles_query (DatelineMbtiles *self,
                        const char *sql,
                        DatelineMbtilesRowFunc func,
                        gpointer data,
                        GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  sqlite3_stmt *statement = NULL;
  gboolean done = FALSE;
  int result;

  if (prepare (self, sql, &statement))
    {
      while ((result = sqlite3_step (statement)) == SQLITE_ROW)
        func (statement, data);
      done = result == SQLITE_DONE;
    }
  if (!done)
    set_sqlite_error (self, error);
  sqlite3_finalize (statement);
  return done;
}
