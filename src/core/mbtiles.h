/* An archive of map tiles: one SQLite file (MBTiles 1.3). The offline map's has gzipped vector
 * tiles, and tables of its own for names, dated lines and heights; data/basemap/README.md documents
 * them. One of a person's own may be anything, and is not trusted. Opened read-only; every function
 * may be called from any thread. */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define DATELINE_TILE_ZOOM_MAX 24
#define DATELINE_TILE_BYTES_MAX (8 * 1024 * 1024) /* of one decompressed tile */

/* A tile in the usual numbering: rows count from the north, 2^zoom of them. */
typedef struct
{
  guint zoom;
  guint x;
  guint y;
} DatelineTileId;

typedef struct _DatelineMbtiles DatelineMbtiles;

/* %NULL with DATELINE_ERROR_UNREADABLE where there is no such file or it holds no tiles. */
DatelineMbtiles *dateline_mbtiles_open (const char *path, GError **error);

/* The same for a file of a person's own, that nobody changes meanwhile: no query takes longer than
 * two seconds or yields more than DATELINE_TILE_BYTES_MAX at once, and its views are plain ones:
 * without recursion, and with the functions of a short list. */
DatelineMbtiles *dateline_mbtiles_open_own (const char *path, GError **error);
void dateline_mbtiles_free (DatelineMbtiles *self);

/* The stored tile that covers @wanted: itself or its nearest ancestor. FALSE where none does, or
 * the file is broken: in one of a person's own, read the tile itself. */
gboolean
dateline_mbtiles_locate (DatelineMbtiles *self, DatelineTileId wanted, DatelineTileId *stored);

/* A stored tile's bytes, decompressed. Errors: DATELINE_ERROR_ABSENT where it is not stored,
 * DATELINE_ERROR_UNREADABLE where the file is broken, those of dateline_inflate. */
GBytes *dateline_mbtiles_read (DatelineMbtiles *self, DatelineTileId stored, GError **error);

/* The bytes of a stored tile as they are. Errors: DATELINE_ERROR_ABSENT and
 * DATELINE_ERROR_UNREADABLE, as above. */
GBytes *dateline_mbtiles_read_raw (DatelineMbtiles *self, DatelineTileId stored, GError **error);

/* A vector tile's bytes, decompressed if they are gzipped. Errors: those of dateline_inflate. */
GBytes *dateline_mbtiles_inflate (GBytes *raw, GError **error);

/* A text of the metadata table ("attribution"), or %NULL. */
char *dateline_mbtiles_get_metadata (DatelineMbtiles *self, const char *name);

/* Calls @func for each row of a query of ours, with the archive locked: @func must not call back
 * into it. Returns FALSE with DATELINE_ERROR_UNREADABLE where the query does not fit the file's
 * tables. */
typedef void (*DatelineMbtilesRowFunc) (sqlite3_stmt *row, gpointer data);
gboolean dateline_mbtiles_query (DatelineMbtiles *self,
                                 const char *sql,
                                 DatelineMbtilesRowFunc func,
                                 gpointer data,
                                 GError **error);

/* Whether the file has such a table; some are optional. */
gboolean dateline_mbtiles_has_table (DatelineMbtiles *self, const char *table);

/* Whether such a table has such a column; a file of another version may lack some. */
gboolean dateline_mbtiles_has_column (DatelineMbtiles *self, const char *table, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMbtiles, dateline_mbtiles_free)

G_END_DECLS
