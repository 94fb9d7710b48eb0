/* Where the files that come with Dateline are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The path of a file of the data folder, "basemap/basemap.mbtiles" for one: in $DATELINE_DATA_DIR
 * where that has it (a run from the build folder), otherwise where it is installed. Never %NULL;
 * the file may be missing. */
char *dateline_paths_find (const char *relative);

G_END_DECLS
