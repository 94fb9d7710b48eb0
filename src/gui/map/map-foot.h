/* What stands at the foot of the map: the attribution on the right, and above it, on the left, the
 * scale. */
#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* Adds both to @overlay, whose main child is @map. */
ShumateLicense *dateline_map_foot_add (GtkOverlay *overlay, ShumateMap *map);

G_END_DECLS
