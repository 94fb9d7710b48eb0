/* What has come of one server's tiles, and what it tells of the server: whether it has them, whose
 * fault a failure is, which tiles are no longer tried. A plain value for the main loop. */
#pragma once

#include "tile-request.h"
#include "tile-store.h"

G_BEGIN_DECLS

#define DATELINE_TILE_ABSENT_MAX 6  /* different ones, before the first tile: a wrong address */
#define DATELINE_TILE_ODD_MAX 6     /* different ones that fail in a row: not their own fault */
#define DATELINE_TILE_TRIES_MAX 3   /* of one tile that fails while others come */
#define DATELINE_TILE_BROKEN_MAX 20 /* GTK 4.8 loses a picture's memory where its PNG is broken */

typedef enum
{
  DATELINE_TILE_FAULT_SERVER,  /* leave it alone for a while */
  DATELINE_TILE_FAULT_TILE,    /* the others come meanwhile */
  DATELINE_TILE_FAULT_REFUSED, /* so, too, and the next answer would be the same */
} DatelineTileFault;

typedef struct
{
  gboolean had_tile;  /* from the server or from the store */
  GHashTable *absent; /* numbers of tiles, before the first tile that there is */
  GHashTable *odd;    /* that failed since the server's last good answer */
  GHashTable *broken; /* how often each could not be decoded */
} DatelineTileTally;

void dateline_tile_tally_init (DatelineTileTally *self);
void dateline_tile_tally_clear (DatelineTileTally *self);

/* A tile was found, or found not to be. TRUE where the server now seems to have none. */
gboolean
dateline_tile_tally_note_found (DatelineTileTally *self, DatelineTileId id, gboolean there);

/* The server gave a good answer. */
void dateline_tile_tally_note_good (DatelineTileTally *self);

/* A tile failed, with @error or, where it is %NULL, an @answer that settles nothing. The fault is
 * the server's where there was no answer at all, where it says that it is busy, before the first
 * tile, and where many tiles fail in a row. Statuses of 4xx are about what was asked for (RFC 9110,
 * 15.5): some servers have them for tiles that they do not have. */
DatelineTileFault dateline_tile_tally_blame (DatelineTileTally *self,
                                             DatelineTileId id,
                                             const DatelineTileAnswer *answer,
                                             const GError *error);

/* Whether the last tiles all failed. */
gboolean dateline_tile_tally_is_bad (const DatelineTileTally *self);

/* A tile could not be decoded. TRUE where it was one too many, and none is tried any more. */
gboolean dateline_tile_tally_note_broken (DatelineTileTally *self, DatelineTileId id);

/* Whether the tile is not to be tried, since it, or too many others, could not be decoded. */
gboolean dateline_tile_tally_is_given_up (const DatelineTileTally *self, DatelineTileId id);

G_END_DECLS
