/* Paints tiles of the offline map, and of vector maps of a person's own in its style. A painter is
 * shared by worker threads; painting needs no display. */
#pragma once

#include "tile-style.h"

#include "map-file.h"

G_BEGIN_DECLS

typedef struct _DatelineTilePainter DatelineTilePainter;

/* Takes @archive. %NULL is allowed: then every tile is plain ground. Broken heights leave the map
 * without hill shading. */
DatelineTilePainter *dateline_tile_painter_new (DatelineMbtiles *archive);

/* Takes both; the file has vector tiles. Beyond its last zoom its tiles are enlarged, so many
 * levels on. */
#define DATELINE_TILE_PAINTER_ENLARGEMENT 4
DatelineTilePainter *
dateline_tile_painter_new_own (DatelineMbtiles *archive, DatelineMapFile *file);
void dateline_tile_painter_free (DatelineTilePainter *self);

/* A square opaque picture of @size pixels, which stand for 256 pixels of layout: lines are as much
 * wider. Beyond the stored zooms the nearest ancestor is enlarged. A tile that cannot be had is
 * plain ground, and @error is set; one of a file of a person's own is %NULL, as is one that the
 * file does not have, without @error. */
cairo_surface_t *dateline_tile_painter_paint (DatelineTilePainter *self,
                                              DatelineTileId tile,
                                              guint size,
                                              const DatelineTileStyle *style,
                                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineTilePainter, dateline_tile_painter_free)

G_END_DECLS
