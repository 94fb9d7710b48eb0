/* Three sets of tiles by their numbers, each with a bound on its size: beyond it another tile would
 * change nothing. */
#include "config.h"

#include "tile-tally.h"

#include "error.h"

static GHashTable *
create_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static guint64
get_number (DatelineTileId id)
{
  return (guint64) id.zoom << 48 | (guint64) id.x << 24 | id.y;
}

/* Whether the tile is the one that makes them @max. */
static gboolean
add (GHashTable *set, DatelineTileId id, guint max)
{
  guint64 number = get_number (id);

  return g_hash_table_size (set) < max &&
         g_hash_table_add (set, g_memdup2 (&number, sizeof number)) &&
         g_hash_table_size (set) == max;
}

void
dateline_tile_tally_init (DatelineTileTally *self)
{
  *self = (DatelineTileTally){ FALSE, create_set (), create_set (), create_set () };
}

void
dateline_tile_tally_clear (DatelineTileTally *self)
{
  g_hash_table_unref (self->absent);
  g_hash_table_unref (self->odd);
  g_hash_table_unref (self->broken);
}

gboolean
dateline_tile_tally_note_found (DatelineTileTally *self, DatelineTileId id, gboolean there)
{
  self->had_tile = self->had_tile || there;
  return !self->had_tile && add (self->absent, id, DATELINE_TILE_ABSENT_MAX);
}

void
dateline_tile_tally_note_good (DatelineTileTally *self)
{
  g_hash_table_remove_all (self->odd);
}

gboolean
dateline_tile_tally_is_bad (const DatelineTileTally *self)
{
  return g_hash_table_size (self->odd) == DATELINE_TILE_ODD_MAX;
}

DatelineTileFault
dateline_tile_tally_blame (DatelineTileTally *self,
                           DatelineTileId id,
                           const DatelineTileAnswer *answer,
                           const GError *error)
{
  gboolean none = error != NULL && error->domain != DATELINE_ERROR;
  gboolean busy = answer->retry_after > 0 || answer->status == 408 || answer->status == 429 ||
                  answer->status == 503;

  if (none || busy || !self->had_tile)
    return DATELINE_TILE_FAULT_SERVER;
  add (self->odd, id, DATELINE_TILE_ODD_MAX);
  if (error == NULL && answer->status >= 400 && answer->status < 500)
    return DATELINE_TILE_FAULT_REFUSED;
  return dateline_tile_tally_is_bad (self) ? DATELINE_TILE_FAULT_SERVER : DATELINE_TILE_FAULT_TILE;
}

gboolean
dateline_tile_tally_note_broken (DatelineTileTally *self, DatelineTileId id)
{
  guint64 number = get_number (id);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->broken, &number));

  g_hash_table_replace (self->broken, g_memdup2 (&number, sizeof number), GUINT_TO_POINTER (n + 1));
  return n == 0 && g_hash_table_size (self->broken) == DATELINE_TILE_BROKEN_MAX;
}

gboolean
dateline_tile_tally_is_given_up (const DatelineTileTally *self, DatelineTileId id)
{
  guint64 number = get_number (id);

  return g_hash_table_size (self->broken) >= DATELINE_TILE_BROKEN_MAX ||
         GPOINTER_TO_UINT (g_hash_table_lookup (self->broken, &number)) >= DATELINE_TILE_TRIES_MAX;
}
