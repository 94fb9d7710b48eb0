/* What the signs on the map and on the timeline mean, for those that the open dataset has. */
#pragma once

#include "dated-lines-layer.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A widget for a popover; it follows the session's dataset. */
GtkWidget *dateline_legend_new (DatelineSession *session, DatelineDatedLinesLayer *lines);

G_END_DECLS
