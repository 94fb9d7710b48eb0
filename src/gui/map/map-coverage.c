/* A set of weak pointers. There are some dozens, and each question goes through all. */
#include "config.h"

#include "map-coverage.h"

#include <math.h>

struct _DatelineMapCoverage
{
  GHashTable *tiles;
};

static void
tile_gone (gpointer data, GObject *tile)
{
  DatelineMapCoverage *self = data;

  g_hash_table_remove (self->tiles, tile);
}

DatelineMapCoverage *
dateline_map_coverage_new (void)
{
  DatelineMapCoverage *self = g_new0 (DatelineMapCoverage, 1);

  self->tiles = g_hash_table_new (NULL, NULL);
  return self;
}

void
dateline_map_coverage_free (DatelineMapCoverage *self)
{
  GHashTableIter iter;
  gpointer tile;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &tile, NULL))
    g_object_weak_unref (tile, tile_gone, self);
  g_hash_table_unref (self->tiles);
  g_free (self);
}

void
dateline_map_coverage_add (DatelineMapCoverage *self, ShumateTile *tile)
{
  if (g_hash_table_add (self->tiles, tile))
    g_object_weak_ref (G_OBJECT (tile), tile_gone, self);
}

double
dateline_map_coverage_get (DatelineMapCoverage *self, guint zoom)
{
  GHashTableIter iter;
  gpointer tile;
  double shown = 0.0;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &tile, NULL))
    {
      int level = shumate_tile_get_zoom_level (tile);

      if (level == (int) zoom)
        n++;
      if (shumate_tile_get_paintable (tile) != NULL)
        shown += ldexp (1.0, 2 * ((int) zoom - level));
    }
  return n > 0 ? MIN (shown / n, 1.0) : -1.0;
}
