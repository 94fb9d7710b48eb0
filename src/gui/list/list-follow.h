/* A list that grows as time is played keeps its newest row in view, at the bottom. */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DatelineListFollow DatelineListFollow;

/* Follows @session in @scroller, whose list shows the session's rows; both outlive it. Neither the
 * focus nor the selection is touched. A person's hand in the list (a wheel, a press, a key) ends it
 * until the session is next played. */
DatelineListFollow *
dateline_list_follow_new (DatelineSession *session, GtkScrolledWindow *scroller);
void dateline_list_follow_free (DatelineListFollow *self);

G_END_DECLS
