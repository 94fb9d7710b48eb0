/* The offline map's names in the user's language: its table "translations", which
 * data/basemap/README.md documents. */
#pragma once

#include "mbtiles.h"

G_BEGIN_DECLS

#define DATELINE_MAP_TRANSLATIONS_MAX 100000

/* From names as the other tables have them, in English, to the same in the best of the user's
 * languages, both plain text; without those that are best in English. Empty where the archive has
 * no such table. Errors: DATELINE_ERROR_UNREADABLE. */
GHashTable *dateline_map_translations_load (DatelineMbtiles *archive, GError **error);

G_END_DECLS
