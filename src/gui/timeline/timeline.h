/* The timeline of a session: controls above, chart below. */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_TIMELINE (dateline_timeline_get_type ())
G_DECLARE_FINAL_TYPE (DatelineTimeline, dateline_timeline, DATELINE, TIMELINE, GtkWidget)

GtkWidget *dateline_timeline_new (DatelineSession *session);

/* What the timeline can do: play, play-backwards, backwards (whether), next, previous, to-start,
 * to-end, slower, faster, fit, zoom-to-window, zoom-to-selection, refold, edit-window, and those of
 * window-acts.h. In the widget they are the group "timeline". */
GActionGroup *dateline_timeline_get_actions (DatelineTimeline *self);

void dateline_timeline_play (DatelineTimeline *self);
void dateline_timeline_toggle_play (DatelineTimeline *self);

/* Selects the event after or before the selected one, or after or before the playhead if that was
 * moved since; in the window. */
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
