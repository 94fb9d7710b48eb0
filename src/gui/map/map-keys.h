/* The keys of the map: arrows pan (with Shift, further), plus and minus zoom, Home and 0 fit. */
#pragma once

#include "map-view.h"
#include <shumate/shumate.h>

G_BEGIN_DECLS

/* For @map, which is in @view. (transfer full) */
GtkEventController *dateline_map_keys_new (DatelineMapView *view, ShumateMap *map);

G_END_DECLS
