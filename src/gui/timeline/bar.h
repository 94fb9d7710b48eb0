/* The row of controls above the chart: to the start, step, play, to the end, how it is played, the
 * window and the playhead in words, the time zone, fit and a menu. The buttons activate actions of
 * the group "timeline". */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_BAR (dateline_bar_get_type ())
G_DECLARE_FINAL_TYPE (DatelineBar, dateline_bar, DATELINE, BAR, GtkWidget)

/* @settings: those of playing, which the bar shows and lets be changed. */
GtkWidget *dateline_bar_new (DatelineSession *session, GSettings *settings);

/* Opens what a time window is typed in. */
void dateline_bar_edit_window (DatelineBar *self);

G_END_DECLS
