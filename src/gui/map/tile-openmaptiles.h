/* A vector tile with the layers of OpenMapTiles in the style of the offline map: land and what
 * covers it, water, roads, borders. Its names are left to the map's own.
 * Source: https://openmaptiles.org/schema/ (3.15) */
#pragma once

#include "tile-ink.h"

G_BEGIN_DECLS

void dateline_tile_openmaptiles_paint (const DatelineTileInk *ink);

G_END_DECLS
