/* A map file of a person's own whose tiles are pictures, as a source of tiles. Reading and decoding
 * happen in threads. Where the file has nothing the tile stays clear. */
#pragma once

#include "map-file.h"
#include <shumate/shumate.h>

G_BEGIN_DECLS

#define DATELINE_PICTURE_ENLARGEMENT 2 /* levels on which the last tiles stand for deeper ones */

#define DATELINE_TYPE_PICTURE_SOURCE (dateline_picture_source_get_type ())
G_DECLARE_FINAL_TYPE (
    DatelinePictureSource, dateline_picture_source, DATELINE, PICTURE_SOURCE, ShumateMapSource)

/* Takes both. Signals: "tile-changed", with the ShumateTile, when one is asked for and when it has
 * come or there is none; "tile-failed", with a message for a person, for each that is broken. */
DatelinePictureSource *
dateline_picture_source_new (DatelineMbtiles *archive, DatelineMapFile *file);

G_END_DECLS
