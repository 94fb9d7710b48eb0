/* The event pane: what the selected event is, when and where with how well that is known, its
 * status in a sentence, and who says so. Follows the session's selection; related events are links
 * that select. */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_EVENT_DETAIL (dateline_event_detail_get_type ())
G_DECLARE_FINAL_TYPE (DatelineEventDetail, dateline_event_detail, DATELINE, EVENT_DETAIL, GtkWidget)

GtkWidget *dateline_event_detail_new (DatelineSession *session);

/* Puts the keyboard focus on the event; also in a pane that is only being opened. */
void dateline_event_detail_focus (DatelineEventDetail *self);

G_END_DECLS
