/* Where the files that come with Dateline are, and what a path tells. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The path of a file of the data folder, "basemap/basemap.mbtiles" for one: in $DATELINE_DATA_DIR
 * where that has it (a run from the build folder), otherwise where it is installed. Never %NULL;
 * the file may be missing. */
char *dateline_paths_find (const char *relative);

/* The folder of the translations: $DATELINE_LOCALE_DIR where that is set (the build folder's po/,
 * laid out as LANGUAGE/LC_MESSAGES/dateline.mo), otherwise where they are installed. */
const char *dateline_paths_get_locale_dir (void);

/* Whether it is where the document portal puts a file that a person chose for a sandbox. The folder
 * is no folder of hers, and its name is of no use to her. */
gboolean dateline_paths_is_in_portal (const char *path);

G_END_DECLS
