/* Decoded tiles of an archive, the lately used kept. Any thread may use it. */
#pragma once

#include "mbtiles.h"
#include "mvt.h"

G_BEGIN_DECLS

typedef struct _DatelineTileCache DatelineTileCache;

/* Keeps up to @capacity tiles. @archive must outlive the cache. */
DatelineTileCache *dateline_tile_cache_new (DatelineMbtiles *archive, guint capacity);
void dateline_tile_cache_free (DatelineTileCache *self);

/* A stored tile, read and decoded if need be. Errors: those of dateline_mbtiles_read and
 * dateline_mvt_decode. */
DatelineMvt *
dateline_tile_cache_get (DatelineTileCache *self, DatelineTileId stored, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineTileCache, dateline_tile_cache_free)

G_END_DECLS
