/* The ground of one tile: coloured by height, lit from the north-west. */
#pragma once

#include "relief.h"
#include "tile-style.h"

G_BEGIN_DECLS

/* Fills @size x @size opaque pixels (0xffrrggbb), @stride of them to a row. Two tiles side by side
 * join without a seam. Light fades where the heights are too coarse for the zoom. */
void dateline_hill_shade_paint (const DatelineRelief *relief,
                                DatelineTileId tile,
                                guint size,
                                const DatelineTileStyle *style,
                                guint32 *pixels,
                                guint stride);

G_END_DECLS
