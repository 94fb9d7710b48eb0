/* One tile on its way: what the store has of it, what the server answered, and the work on both
 * that belongs into a thread. */
#pragma once

#include "backoff.h"
#include "tile-request.h"
#include "tile-store.h"
#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef struct
{
  DatelineTileId id;
  DatelineTileStore *store;
  const char *source; /* in the store; not owned */
  DatelineStoredTile stored;
  GdkTexture *texture; /* of what is stored, good or not; %NULL where nothing is */
  DatelineTileAnswer answer;
  gboolean broken;      /* it was a picture by its head, and the decoder could not read it */
  guint n_tries;        /* that failed by the tile's own fault */
  DatelineBackoff rest; /* of the tile alone, after them */
  GSource *cancelled;   /* the downloader's, while the fetch waits */
} DatelineTileFetch;

DatelineTileFetch *
dateline_tile_fetch_new (DatelineTileStore *store, const char *source, DatelineTileId id);
void dateline_tile_fetch_free (DatelineTileFetch *self);

/* For a thread: takes what is stored, decoded. */
void dateline_tile_fetch_look_up (DatelineTileFetch *self);

/* Whether what is stored need not be asked for again. It may be that there is no such tile. */
gboolean dateline_tile_fetch_is_good (const DatelineTileFetch *self);

/* Whether the answer says what there is, once and for all; else it may be another one later. */
gboolean dateline_tile_fetch_is_settled (const DatelineTileFetch *self);

/* For a thread: takes the settled answer into the store, where it may be kept, and as the texture,
 * which is %NULL where the server has no such tile. FALSE with the errors of
 * dateline_tile_image_decode, and nothing is stored. */
gboolean dateline_tile_fetch_take_answer (DatelineTileFetch *self, GError **error);

G_END_DECLS
