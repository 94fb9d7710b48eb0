/* A list of the events behind one mark, to choose one from. */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @rows in time order are copied; @title is plain text. Choosing an event selects it in @session
 * and closes the popover. The caller sets the parent, pops it up and unparents it when "closed". */
GtkWidget *dateline_event_popover_new (DatelineSession *session,
                                       const char *title,
                                       const guint32 *rows,
                                       guint n_rows);

G_END_DECLS
