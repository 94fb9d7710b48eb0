/* The choice of the zone in which times are told: the dataset's, the person's own, UTC. */
#pragma once

#include "session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One item for each choice, of the action "win.time-zone", each with its zone's name. To be filled
 * anew for each dataset. */
void dateline_zone_menu_fill (GMenu *menu, DatelineSession *session);

/* A sentence: which zone times are told in, and whose it is. */
char *dateline_zone_menu_describe (DatelineSession *session);

G_END_DECLS
