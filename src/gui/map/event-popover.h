/* A list of the events behind one mark, to choose one from. */
#pragma once

#include "event-layout.h"
#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pops up over @parent at @mark, whose events are @rows in time order, and is gone when it closes;
 * then the keyboard focus goes to @focus. Choosing an event selects it in @session. */
GtkWidget *dateline_event_popover_open (GtkWidget *parent,
                                        GtkWidget *focus,
                                        DatelineSession *session,
                                        const DatelineEventMark *mark,
                                        const guint32 *rows,
                                        guint n_rows);

G_END_DECLS
