/* The drawing part of the timeline: ruler, plot, window and playhead of a session, and what the
 * pointer and the keys do with them. The axis runs from left to right in every language. */
#pragma once

#include "session.h"
#include "time-view.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_CHART (dateline_chart_get_type ())
G_DECLARE_FINAL_TYPE (DatelineChart, dateline_chart, DATELINE, CHART, GtkWidget)

GtkWidget *dateline_chart_new (DatelineSession *session);

/* The time that was in view stays in view. */
void dateline_chart_set_elastic (DatelineChart *self, gboolean elastic);

/* Folds again what was unfolded by clicks. "folding-changed" is emitted when that is possible or
 * no longer so. */
void dateline_chart_refold (DatelineChart *self);
gboolean dateline_chart_can_refold (DatelineChart *self);

void dateline_chart_fit (DatelineChart *self);
void dateline_chart_zoom_to_window (DatelineChart *self);

/* The selected event's time, or the unit around an instant, with a margin. */
void dateline_chart_zoom_to_selection (DatelineChart *self);

/* Moves the view, if need be, so that @time is in it. */
void dateline_chart_reveal (DatelineChart *self, DatelineTime time);

/* Whether the pointer is dragging something; what else moves it waits. */
gboolean dateline_chart_is_held (DatelineChart *self);

/* In the chart's own coordinates. */
double dateline_chart_time_to_x (DatelineChart *self, DatelineTime time);

G_END_DECLS
