/* The offline map, or a vector map of a person's own in its style, as a source of tiles for
 * libshumate. Tiles are painted in worker threads, as fine
 * as the display, in the light or the dark style; when either changes they are painted again, and
 * the old ones stay on the map until then. */
#pragma once

#include "map-file.h"
#include <shumate/shumate.h>

G_BEGIN_DECLS

#define DATELINE_BASEMAP_ZOOM_MAX 14

#define DATELINE_TYPE_BASEMAP_SOURCE (dateline_basemap_source_get_type ())
G_DECLARE_FINAL_TYPE (
    DatelineBasemapSource, dateline_basemap_source, DATELINE, BASEMAP_SOURCE, ShumateMapSource)

/* Opens the archive at @path. Where that fails the source is good all the same: its tiles are plain
 * ground, and get_error says why. */
DatelineBasemapSource *dateline_basemap_source_new (const char *path);

/* A file with vector tiles. Takes both. Where it has nothing a tile is clear. Signal:
 * "tile-failed", with a message for a person, for each tile that is broken. */
DatelineBasemapSource *
dateline_basemap_source_new_own (DatelineMbtiles *archive, DatelineMapFile *file);

/* Why there is no map, in words for a person; %NULL where all is well. */
const GError *dateline_basemap_source_get_error (DatelineBasemapSource *self);

/* The opened archive, for what else is in it; %NULL without a map. Owned by the source. */
DatelineMbtiles *dateline_basemap_source_get_archive (DatelineBasemapSource *self);

/* Whose data the map shows; also the source's licence, which ShumateLicense displays. "" without a
 * map. */
const char *dateline_basemap_source_get_attribution (DatelineBasemapSource *self);

/* A layer of the source's tiles that follows the colour scheme and the scale of its display. */
ShumateMapLayer *
dateline_basemap_source_create_layer (DatelineBasemapSource *self, ShumateViewport *viewport);

/* What the layer sets: tiles not yet so are painted again when they are next drawn, and "repainted"
 * is emitted for each that is done. */
void dateline_basemap_source_set_look (DatelineBasemapSource *self, gboolean dark, int scale);

G_END_DECLS
