/* A link to a related event: its mark, how it relates, its title and date. Activating it selects it. */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dateline_related_link_new (DatelineSession *session, const DatelineRelation *relation);

G_END_DECLS
