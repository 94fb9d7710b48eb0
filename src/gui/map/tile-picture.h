/* One tile's picture on the map: it is drawn as it is, and when it is drawn in another look (style
 * and scale) than the source's present one it asks to be painted again. */
#pragma once

#include <gdk/gdk.h>

#include "mbtiles.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_TILE_PICTURE (dateline_tile_picture_get_type ())
G_DECLARE_FINAL_TYPE (DatelineTilePicture, dateline_tile_picture, DATELINE, TILE_PICTURE, GObject)

/* @owner is told through @stale, while it lives, when a picture is drawn whose look is not @look's.
 */
typedef void (*DatelineTilePictureStale) (gpointer owner, DatelineTilePicture *self);

DatelineTilePicture *dateline_tile_picture_new (DatelineTileId tile,
                                                GObject *owner,
                                                const guint *look,
                                                DatelineTilePictureStale stale);
DatelineTileId dateline_tile_picture_get_tile (DatelineTilePicture *self);

/* Takes @texture, painted in @look, of which @border pixels on each side lie beyond the tile. They
 * are drawn over the neighbours: tiles seldom meet on whole pixels, and half covered ones would
 * show as a grid. */
void dateline_tile_picture_take_texture (DatelineTilePicture *self,
                                         GdkTexture *texture,
                                         guint border,
                                         guint look);

G_END_DECLS
