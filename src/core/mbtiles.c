/* The archive over one SQLite connection and two prepared statements, all behind one mutex: a
 * lookup is some microseconds, and decompression happens outside the lock. Invariant: a statement
 * is reset before the mutex is released, so no read transaction outlives a call. */
#include "config.h"

#include "mbtiles.h"

#include "error.h"
#include "inflate.h"

#include <glib/gi18n-lib.h>

#define QUERY_SPAN (2 * G_TIME_SPAN_SECOND) /* in a file of a person's own */

struct _DatelineMbtiles
{
  GMutex mutex;
  char *path;
  sqlite3 *database;
  sqlite3_stmt *exists;
  sqlite3_stmt *data;
  gboolean own;    /* a person's own, not trusted */
  gint64 deadline; /* of the query under way in it, in monotonic time */
};

/* What is wrong with a file of a person's own, in words; SQLite's are in English. */
static char *
describe_problem (DatelineMbtiles *self)
{
  int code = self->database != NULL ? sqlite3_errcode (self->database) & 0xff : SQLITE_NOMEM;

  switch (code)
    {
    case SQLITE_OK: /* and refused by us */
    case SQLITE_NOTADB:
    case SQLITE_ERROR:
    case SQLITE_AUTH:
      return g_strdup (_ ("It is no MBTiles file."));
    case SQLITE_CORRUPT:
      return g_strdup (_ ("The file is damaged."));
    case SQLITE_INTERRUPT:
      return g_strdup (_ ("It takes too long to find a tile in it."));
    case SQLITE_TOOBIG:
      return g_strdup (_ ("A tile in it is larger than Dateline takes."));
    case SQLITE_NOMEM:
      return g_strdup (_ ("There is not enough memory."));
    default:
      return g_strconcat (sqlite3_errmsg (self->database), ".", NULL);
    }
}

static void
set_sqlite_error (DatelineMbtiles *self, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);
  g_autofree char *problem = self->own ? describe_problem (self) : NULL;

  if (self->own)
    g_set_error_literal (error, DATELINE_ERROR, DATELINE_ERROR_UNREADABLE, problem);
  else
    g_set_error (
        error,
        DATELINE_ERROR,
        DATELINE_ERROR_UNREADABLE,
        /* Translators: the first %s is a file's path, the second says what is wrong, in English. */
        _ ("The offline map %s cannot be read: %s. Install Dateline again, or use an online map."),
        name,
        self->database != NULL ? sqlite3_errmsg (self->database) : "out of memory");
}

/* Before a query: the mutex is held, so that there is one at a time. */
static void
start_clock (DatelineMbtiles *self)
{
  self->deadline = g_get_monotonic_time () + QUERY_SPAN;
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

static gboolean
prepare_lookups (DatelineMbtiles *self)
{
  return sqlite3_exec (self->database, "PRAGMA trusted_schema=OFF", NULL, NULL, NULL) ==
             SQLITE_OK &&
         prepare (self,
                  "SELECT 1 FROM tiles WHERE zoom_level=? AND tile_column=? AND tile_row=?",
                  &self->exists) &&
         prepare (self,
                  "SELECT tile_data FROM tiles WHERE zoom_level=? AND tile_column=? AND tile_row=?",
                  &self->data);
}

static DatelineMbtiles *
mbtiles_new (const char *path)
{
  DatelineMbtiles *self = g_new0 (DatelineMbtiles, 1);

  g_mutex_init (&self->mutex);
  self->path = g_strdup (path);
  return self;
}

DatelineMbtiles *
dateline_mbtiles_open (const char *path, GError **error)
{
  g_autoptr (DatelineMbtiles) self = mbtiles_new (path);

  if (sqlite3_open_v2 (path, &self->database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) !=
          SQLITE_OK ||
      !prepare_lookups (self))
    {
      set_sqlite_error (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static int
check_clock (gpointer data)
{
  return g_get_monotonic_time () > ((DatelineMbtiles *) data)->deadline;
}

/* A view joins tables and calculates with numbers. The clock is looked at between two operations,
 * and a function is one, that may take an hour: only those that are quick are let in. */
static int
allow (gpointer data,
       int action,
       const char *first,
       const char *function,
       const char *database,
       const char *view)
{
  static const char *const functions[] = { "abs", "coalesce", "ifnull", "max",
                                           "min", "pow",      "power",  NULL };

  if (action == SQLITE_FUNCTION)
    return g_strv_contains (functions, function) ? SQLITE_OK : SQLITE_DENY;
  return action == SQLITE_RECURSIVE ? SQLITE_DENY : SQLITE_OK;
}

/* Of a column, as that it is not stored. Its functions are let in without being asked about. */
static gboolean
has_formula (DatelineMbtiles *self)
{
  sqlite3_stmt *statement;
  gboolean found = TRUE;

  if (prepare (self,
               "SELECT 1 FROM pragma_table_list AS t, pragma_table_xinfo (t.name) AS c"
               " WHERE t.type NOT IN ('view', 'virtual') AND c.hidden = 2",
               &statement))
    found = sqlite3_step (statement) != SQLITE_DONE;
  sqlite3_finalize (statement);
  return found;
}

/* A view in the place of the table may be a program of any length. */
static void
set_limits (DatelineMbtiles *self)
{
  static const int limits[][2] = {
    { SQLITE_LIMIT_LENGTH, DATELINE_TILE_BYTES_MAX },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 50 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 10 },
    { SQLITE_LIMIT_VDBE_OP, 10000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 10 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->database, limits[i][0], limits[i][1]);
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_progress_handler (self->database, 100, check_clock, self);
  sqlite3_set_authorizer (self->database, allow, NULL);
  sqlite3_drop_modules (self->database, NULL);
  sqlite3_exec (self->database, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0", NULL, NULL, NULL);
}

DatelineMbtiles *
dateline_mbtiles_open_own (const char *path, GError **error)
{
  g_autoptr (DatelineMbtiles) self = mbtiles_new (path);
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);

  self->own = TRUE;
  start_clock (self);
  /* SQLite would wait for the other end of a pipe. */
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error_literal (error,
                           DATELINE_ERROR,
                           DATELINE_ERROR_UNREADABLE,
                           g_file_test (path, G_FILE_TEST_EXISTS) ? _ ("It is no file.")
                                                                  : _ ("There is no such file."));
      return NULL;
    }
  if (sqlite3_open_v2 (uri,
                       &self->database,
                       SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI,
                       NULL) == SQLITE_OK)
    {
      set_limits (self);
      if (prepare_lookups (self) && !has_formula (self))
        return g_steal_pointer (&self);
    }
  set_sqlite_error (self, error);
  return NULL;
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

  start_clock (self);
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

GBytes *
dateline_mbtiles_read_raw (DatelineMbtiles *self, DatelineTileId stored, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GBytes *bytes = NULL;

  start_clock (self);
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
                   DATELINE_ERROR_ABSENT,
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
  g_autoptr (GBytes) compressed = dateline_mbtiles_read_raw (self, stored, error);
  const guint8 *bytes;
  gsize size;

  if (compressed == NULL)
    return NULL;
  if (self->own)
    return dateline_mbtiles_inflate (compressed, error);
  bytes = g_bytes_get_data (compressed, &size);
  return dateline_inflate (
      bytes, size, G_ZLIB_COMPRESSOR_FORMAT_GZIP, DATELINE_TILE_BYTES_MAX, error);
}

GBytes *
dateline_mbtiles_inflate (GBytes *raw, GError **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (raw, &size);

  if (size < 2 || bytes[0] != 0x1f || bytes[1] != 0x8b)
    return g_bytes_ref (raw);
  return dateline_inflate (
      bytes, size, G_ZLIB_COMPRESSOR_FORMAT_GZIP, DATELINE_TILE_BYTES_MAX, error);
}

static char *
query_text (DatelineMbtiles *self, const char *sql, const char *first, const char *second)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  start_clock (self);
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

  start_clock (self);
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
