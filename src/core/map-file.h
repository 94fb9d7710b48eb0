/* What an MBTiles file of a person's own is: what its tiles are, where and how deep they go, whose
 * they are. Nothing in the file is trusted. Source: MBTiles 1.3; OpenMapTiles' vector schema 3. */
#pragma once

#include "geo.h"
#include "mbtiles.h"

G_BEGIN_DECLS

#define DATELINE_MAP_FILE_ZOOM_MAX 22

typedef enum
{
  DATELINE_MAP_FILE_PICTURES,
  DATELINE_MAP_FILE_BASEMAP,      /* vector tiles with the offline map's layers */
  DATELINE_MAP_FILE_OPENMAPTILES, /* vector tiles with those of OpenMapTiles */
} DatelineMapFileKind;

/* Immutable. */
typedef struct
{
  DatelineMapFileKind kind;
  char *name;        /* plain text, one line; "" where it has none */
  char *attribution; /* the same */
  guint zoom_min;    /* 0..DATELINE_MAP_FILE_ZOOM_MAX */
  guint zoom_max;    /* no less */
  DatelineBox bounds;
  char *version; /* another one where the file was replaced or written to */
} DatelineMapFile;

/* Opens the file at @path, for good, and says what it is. Both or neither: %NULL with
 * DATELINE_ERROR_UNREADABLE where it is no MBTiles file, or broken; DATELINE_ERROR_UNSUPPORTED
 * where its tiles cannot be drawn. The message names the file and says what to do. It may take as
 * long as a disk: not for the main loop. */
DatelineMapFile *
dateline_map_file_open (const char *path, DatelineMbtiles **archive, GError **error);
void dateline_map_file_free (DatelineMapFile *self);

/* Whether it may have such a tile: within its zooms and bounds. */
gboolean dateline_map_file_covers (const DatelineMapFile *self, DatelineTileId id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMapFile, dateline_map_file_free)

G_END_DECLS
