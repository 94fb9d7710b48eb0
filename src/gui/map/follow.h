/* The map follows what is played: where the current event is out of view, the map glides until it
 * is in view, or leaps where that is far; it does not zoom. What is new is ringed for a moment. */
#pragma once

#include "event-layer.h"
#include "session.h"
#include <shumate/shumate.h>

G_BEGIN_DECLS

typedef struct _DatelineMapFollow DatelineMapFollow;

/* Follows @session on @map; what it is given outlives it. The rings are a layer added to @map,
 * around the marks of @events; @cover lies at the top of the map, where it is seen. When the map is
 * panned or zoomed by anything else, following rests until the session is next played. */
DatelineMapFollow *dateline_map_follow_new (DatelineSession *session,
                                            ShumateMap *map,
                                            DatelineEventLayer *events,
                                            GtkWidget *cover);
void dateline_map_follow_free (DatelineMapFollow *self);

/* Whether to move the map; the rings are drawn all the same. */
void dateline_map_follow_set_enabled (DatelineMapFollow *self, gboolean enabled);

/* Whether the map is now being led. */
gboolean dateline_map_follow_is_leading (DatelineMapFollow *self);

/* What is seen of the map has become another part of it without a move: the current event may be
 * out of view. */
void dateline_map_follow_look_again (DatelineMapFollow *self);

G_END_DECLS
