/* The events of a session on the map: one layer for all of them. It draws and picks by the same
 * layout; a click on a single event selects it, what a click on a stack or cluster does is up to
 * the one who hears "mark-activated". */
#pragma once

#include "event-layout.h"
#include "session.h"
#include <shumate/shumate.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_EVENT_LAYER (dateline_event_layer_get_type ())
G_DECLARE_FINAL_TYPE (DatelineEventLayer, dateline_event_layer, DATELINE, EVENT_LAYER, ShumateLayer)

/* Signals: "mark-activated" (const DatelineEventMark *mark), for a stack or a cluster; the mark is
 * good until the main loop runs; "resized" (int old_width, int old_height), in the middle of a
 * frame's layout, not for the first size; "laid-out", in the middle of a frame's drawing. */
DatelineEventLayer *dateline_event_layer_new (DatelineSession *session, ShumateViewport *viewport);

/* Whether the ground under the layer is dark; it follows the colour scheme unless a light map is
 * under it. */
void dateline_event_layer_set_light_ground (DatelineEventLayer *self, gboolean light);

/* The marks of the last frame, and the one that has an event (see event-layout.h). */
const DatelineEventMark *dateline_event_layer_get_marks (DatelineEventLayer *self, guint *n_marks);
const DatelineEventMark *
dateline_event_layer_find (DatelineEventLayer *self, guint32 row, gboolean apart);

/* Does what a click on a mark does. */
void dateline_event_layer_activate (DatelineEventLayer *self, const DatelineEventMark *mark);

/* Has the mark of an event told of as if the pointer were over it, where it is over no other.
 * DATELINE_NO_ROW ends that. */
void dateline_event_layer_set_cursor (DatelineEventLayer *self, guint32 row, gboolean apart);

/* Of one of the marks. Members are rows in time order. */
const guint32 *dateline_event_layer_get_members (DatelineEventLayer *self,
                                                 const DatelineEventMark *mark,
                                                 guint *n_members);
DatelineBox dateline_event_layer_get_box (DatelineEventLayer *self, const DatelineEventMark *mark);
double
dateline_event_layer_get_split_zoom (DatelineEventLayer *self, const DatelineEventMark *mark);

/* The mark at (x, y) of the layer, or %NULL, as the last frame showed it. */
const DatelineEventMark *dateline_event_layer_pick (DatelineEventLayer *self, double x, double y);

G_END_DECLS
