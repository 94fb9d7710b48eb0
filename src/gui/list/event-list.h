/* The list pane: what is in the window and passes the search, in time order under day headings, and
 * the search entry. Follows the session and drives its search and selection. */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_EVENT_LIST (dateline_event_list_get_type ())
G_DECLARE_FINAL_TYPE (DatelineEventList, dateline_event_list, DATELINE, EVENT_LIST, GtkWidget)

GtkWidget *dateline_event_list_new (DatelineSession *session);

/* Puts the keyboard focus in the search entry. */
void dateline_event_list_focus_search (DatelineEventList *self);

/* Before the session has a store: whether the list says that it is empty, and has a button to open
 * a dataset with. */
void dateline_event_list_set_inviting (DatelineEventList *self, gboolean inviting);

/* The list itself, which takes keys; owned by @self. */
GtkWidget *dateline_event_list_get_view (DatelineEventList *self);

G_END_DECLS
