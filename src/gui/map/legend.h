/* What the signs on the map mean, for those that the open dataset has. */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A widget for a popover; it follows the session's dataset. */
GtkWidget *dateline_legend_new (DatelineSession *session);

G_END_DECLS
