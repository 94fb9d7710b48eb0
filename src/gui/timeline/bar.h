/* The row of controls above the chart: step, play, speed, the window and the playhead in words, the
 * time zone, fit and a menu. The buttons activate actions of the group "timeline". */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_BAR (dateline_bar_get_type ())
G_DECLARE_FINAL_TYPE (DatelineBar, dateline_bar, DATELINE, BAR, GtkWidget)

GtkWidget *dateline_bar_new (DatelineSession *session);

void dateline_bar_set_playing (DatelineBar *self, gboolean playing);
void dateline_bar_set_speed (DatelineBar *self, double speed);

G_END_DECLS
