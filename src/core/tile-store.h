/* Tiles from the network, kept on disk between runs, at most so many bytes of them; the least
 * lately used go first. All windows share it, and so do several processes. It works from any
 * thread, and its calls may take as long as a disk: none belongs into the main loop.
 *
 * It cannot fail: in a folder that cannot be written to, or on a full disk, nothing is kept, and a
 * file that is broken is made anew. */
#pragma once

#include "mbtiles.h"

G_BEGIN_DECLS

typedef struct _DatelineTileStore DatelineTileStore;

typedef struct
{
  GBytes *bytes;  /* as they came; of no length where the server has no such tile */
  char *tag;      /* the answer's ETag, or %NULL */
  char *modified; /* its Last-Modified, or %NULL */
  gint64 expires; /* seconds since 1970 */
} DatelineStoredTile;

void dateline_stored_tile_clear (DatelineStoredTile *self);

/* One in @folder, made when it is first used, of at most @limit bytes. */
DatelineTileStore *dateline_tile_store_new (const char *folder, guint64 limit);
void dateline_tile_store_free (DatelineTileStore *self);

/* The one of this person's cache folder; it lives as long as the process. */
DatelineTileStore *dateline_tile_store_get_shared (void);

/* @source tells apart where a tile is from; @now is in seconds since 1970. */
gboolean dateline_tile_store_get (DatelineTileStore *self,
                                  const char *source,
                                  DatelineTileId id,
                                  gint64 now,
                                  DatelineStoredTile *tile);
void dateline_tile_store_put (DatelineTileStore *self,
                              const char *source,
                              DatelineTileId id,
                              gint64 now,
                              const DatelineStoredTile *tile);

/* The tile that is kept is good until then. */
void dateline_tile_store_renew (DatelineTileStore *self,
                                const char *source,
                                DatelineTileId id,
                                gint64 expires);

/* What is over a new limit goes with the next tile that comes. May be called from the main
 * loop. */
void dateline_tile_store_set_limit (DatelineTileStore *self, guint64 limit);

/* Lets what is over the limit go now. */
void dateline_tile_store_trim (DatelineTileStore *self);

/* The bytes on disk; 0 where there is no tile. */
guint64 dateline_tile_store_get_size (DatelineTileStore *self);

void dateline_tile_store_clear (DatelineTileStore *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineStoredTile, dateline_stored_tile_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineTileStore, dateline_tile_store_free)

G_END_DECLS
