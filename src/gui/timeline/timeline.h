/* The timeline of a session: controls above, chart below. The window's actions call these; the
 * widget's own buttons do the same. */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_TIMELINE (dateline_timeline_get_type ())
G_DECLARE_FINAL_TYPE (DatelineTimeline, dateline_timeline, DATELINE, TIMELINE, GtkWidget)

GtkWidget *dateline_timeline_new (DatelineSession *session);

void dateline_timeline_play (DatelineTimeline *self);
void dateline_timeline_toggle_play (DatelineTimeline *self);
gboolean dateline_timeline_is_playing (DatelineTimeline *self);

/* 0.25 to 8; at 1 the window is played in half a minute. */
void dateline_timeline_set_speed (DatelineTimeline *self, double speed);

/* Selects the event after or before the playhead, or the selected one's neighbour, in the window.
 */
void dateline_timeline_step_next (DatelineTimeline *self);
void dateline_timeline_step_previous (DatelineTimeline *self);

/* Whether empty stretches fold. */
void dateline_timeline_set_elastic (DatelineTimeline *self, gboolean elastic);

/* Folds again what was unfolded by clicks. */
void dateline_timeline_refold (DatelineTimeline *self);

/* All time in view; the window; the selected event. */
void dateline_timeline_fit (DatelineTimeline *self);
void dateline_timeline_zoom_to_window (DatelineTimeline *self);
void dateline_timeline_zoom_to_selection (DatelineTimeline *self);

/* The x of a moment in the timeline's own coordinates, also where it is out of view. */
double dateline_timeline_time_to_x (DatelineTimeline *self, DatelineTime time);

G_END_DECLS
