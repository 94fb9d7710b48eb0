/* Says what changed elsewhere to those who do not see it: how many events a search finds, the time
 * window and how many events are in it, which event is selected (unless the focus went there, too),
 * that time is played and what is reached. It is an object of the role "status" whose name is what
 * was said last; with GTK 4.14 and later it is announced, too. It waits until a change has come to
 * rest, and while time is played it says at most one thing a second. Nothing of it is seen. */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_ANNOUNCER (dateline_announcer_get_type ())
G_DECLARE_FINAL_TYPE (DatelineAnnouncer, dateline_announcer, DATELINE, ANNOUNCER, GtkWidget)

GtkWidget *dateline_announcer_new (DatelineSession *session);

/* Says what does not show in the session, before what does. */
void dateline_announcer_tell (DatelineAnnouncer *self, const char *message);

G_END_DECLS
