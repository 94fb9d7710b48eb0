/* A list of at most a few dozen entries, the latest used first, searched one by one: its cost is
 * nothing beside a tile's. Overzoomed tiles all come from few ancestors, each decoded once. Reading
 * and decoding happen outside the lock, so that two threads may at worst decode one tile twice.
 * Invariant: no id is in the list twice. */
#include "config.h"

#include "tile-cache.h"

typedef struct
{
  DatelineTileId id;
  DatelineMvt *tile;
} Entry;

struct _DatelineTileCache
{
  GMutex mutex;
  DatelineMbtiles *archive;
  guint capacity;
  GQueue entries;
};

static void
entry_free (Entry *self)
{
  dateline_mvt_unref (self->tile);
  g_free (self);
}

DatelineTileCache *
dateline_tile_cache_new (DatelineMbtiles *archive, guint capacity)
{
  DatelineTileCache *self = g_new0 (DatelineTileCache, 1);

  g_mutex_init (&self->mutex);
  g_queue_init (&self->entries);
  self->archive = archive;
  self->capacity = capacity;
  return self;
}

void
dateline_tile_cache_free (DatelineTileCache *self)
{
  g_queue_clear_full (&self->entries, (GDestroyNotify) entry_free);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static DatelineMvt *
look_up (DatelineTileCache *self, DatelineTileId id)
{
  for (GList *link = self->entries.head; link != NULL; link = link->next)
    {
      Entry *entry = link->data;

      if (entry->id.zoom != id.zoom || entry->id.x != id.x || entry->id.y != id.y)
        continue;
      g_queue_unlink (&self->entries, link);
      g_queue_push_head_link (&self->entries, link);
      return dateline_mvt_ref (entry->tile);
    }
  return NULL;
}

static void
insert (DatelineTileCache *self, DatelineTileId id, DatelineMvt *tile)
{
  Entry *entry = g_new (Entry, 1);

  *entry = (Entry){ id, dateline_mvt_ref (tile) };
  g_queue_push_head (&self->entries, entry);
  if (self->entries.length > self->capacity)
    entry_free (g_queue_pop_tail (&self->entries));
}

DatelineMvt *
dateline_tile_cache_get (DatelineTileCache *self, DatelineTileId stored, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DatelineMvt) decoded = NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  DatelineMvt *known = look_up (self, stored);

  if (known != NULL)
    return known;

  g_mutex_unlock (&self->mutex);
  bytes = dateline_mbtiles_read (self->archive, stored, error);
  if (bytes != NULL)
    decoded = dateline_mvt_decode (bytes, error);
  g_mutex_lock (&self->mutex);
  if (decoded == NULL)
    return NULL;
  known = look_up (self, stored);
  if (known != NULL)
    return known;
  insert (self, stored, decoded);
  return g_steal_pointer (&decoded);
}
