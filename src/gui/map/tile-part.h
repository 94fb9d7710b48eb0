/* A part of a tile's picture, enlarged: what stands for a tile that is deeper than its source goes.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_TILE_PART (dateline_tile_part_get_type ())
G_DECLARE_FINAL_TYPE (DatelineTilePart, dateline_tile_part, DATELINE, TILE_PART, GObject)

/* Of @n x @n equal parts of @texture the one in @column and @row, counted from 0. */
GdkPaintable *dateline_tile_part_new (GdkTexture *texture, guint n, guint column, guint row);

G_END_DECLS
