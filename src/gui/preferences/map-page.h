/* The preferences of the map: its source, with what is asked about it, and the tiles that are kept.
 * What a person enters is checked before it becomes a setting, and what is wrong with it is said
 * where it was entered. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_MAP_PAGE (dateline_map_page_get_type ())
G_DECLARE_FINAL_TYPE (DatelineMapPage, dateline_map_page, DATELINE, MAP_PAGE, AdwPreferencesPage)

G_END_DECLS
