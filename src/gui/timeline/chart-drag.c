/* Dragging on the chart. A drag remembers how things stood when it began and derives everything
 * from that and from where the pointer is now; each motion goes to the session at once, and Escape
 * brings back what was. At an edge behind which there is more, the view moves on under the pointer.
 */
#include "config.h"

#include "chart-private.h"

#include <math.h>

#define CLICK_DISTANCE 4.0
#define EDGE 8.0        /* pixels from the chart's side where the view begins to move */
#define EDGE_RATE 40.0  /* pixels a second for each pixel further */
#define EDGE_MAX 1200.0 /* pixels a second */

static DatelineTime
snap (DatelineChart *self, const DatelineAxis *axis, DatelineTime time, gboolean strict)
{
  dateline_chart_ensure_layout (self);
  return dateline_axis_snap (
      axis, time, strict ? &self->ruler.ticks->step : NULL, dateline_chart_get_zone (self));
}

DatelineTime
dateline_chart_get_moment (DatelineChart *self, double x, gboolean strict)
{
  DatelineAxis axis = dateline_chart_get_axis (self);

  return snap (self, &axis, dateline_axis_to_time (&axis, x), strict);
}

/* Where the part that is held now is, in time: as far from the pointer as when it was taken, and in
 * view. */
static DatelineTime
get_held (DatelineChart *self, const DatelineAxis *axis)
{
  const DatelineDrag *drag = &self->drag;
  double x =
      CLAMP (drag->now + drag->offset, DATELINE_AXIS_MARGIN, axis->width - DATELINE_AXIS_MARGIN);

  return snap (self, axis, dateline_axis_to_time (axis, x), drag->strict);
}

/* Both ends and the playhead move by as many pixels. */
static void
drag_window (DatelineChart *self, const DatelineAxis *axis, double du)
{
  const DatelineDrag *drag = &self->drag;
  double u = dateline_time_scale_to_u (axis->scale, drag->window.begin);
  double playhead = dateline_time_scale_to_u (axis->scale, drag->playhead);
  DatelineSpan window;

  dateline_chart_ensure_layout (self);
  window = dateline_axis_slide (axis,
                                drag->window,
                                du,
                                drag->strict ? &self->ruler.ticks->step : NULL,
                                dateline_chart_get_zone (self));
  dateline_session_set_window (self->session, window);
  if (drag->playhead >= drag->window.end)
    return;
  du = dateline_time_scale_to_u (axis->scale, window.begin) - u;
  dateline_session_set_playhead (self->session,
                                 dateline_time_scale_to_time (axis->scale, playhead + du));
}

/* From the press to the pointer. Where the calendar would make nothing of it, one step, or what is
 * there. */
static void
draw_new_window (DatelineChart *self, const DatelineAxis *axis)
{
  const DatelineDrag *drag = &self->drag;
  DatelineTime pressed = dateline_time_scale_to_time (axis->scale, drag->u);
  DatelineTime from = snap (self, axis, pressed, drag->strict), to = get_held (self, axis);

  if (from == to && drag->strict)
    to = dateline_tick_step_next (self->ruler.ticks->step, from, dateline_chart_get_zone (self));
  else if (from == to)
    {
      from = pressed;
      to = dateline_axis_to_time (axis, drag->now);
    }
  dateline_session_set_window (self->session, (DatelineSpan){ MIN (from, to), MAX (from, to) });
}

static void
drag_view (DatelineChart *self, const DatelineAxis *axis)
{
  const DatelineDrag *drag = &self->drag;
  double width = drag->view.u1 - drag->view.u0;
  double du = (drag->x - drag->now) / dateline_axis_width (axis) * width;

  dateline_chart_set_view (self, dateline_time_view_pan (drag->view, du));
}

static void
follow (DatelineChart *self)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  DatelineSpan window = axis.window;

  switch (self->drag.part)
    {
    case DATELINE_PART_BEGIN:
      window.begin = MIN (get_held (self, &axis), window.end - 1);
      dateline_session_set_window (self->session, window);
      break;
    case DATELINE_PART_END:
      window.end = MAX (get_held (self, &axis), window.begin + 1);
      dateline_session_set_window (self->session, window);
      break;
    case DATELINE_PART_PLAYHEAD:
      dateline_session_set_playhead (self->session, get_held (self, &axis));
      break;
    case DATELINE_PART_WINDOW:
      drag_window (self, &axis, dateline_axis_to_u (&axis, self->drag.now) - self->drag.u);
      break;
    case DATELINE_PART_RULER:
    case DATELINE_PART_STRIP:
      draw_new_window (self, &axis);
      break;
    case DATELINE_PART_PLOT:
      drag_view (self, &axis);
      break;
    case DATELINE_PART_NONE:
      break;
    }
}

/* How fast the view moves where the pointer is, in pixels a second. */
static double
get_edge_speed (DatelineChart *self)
{
  double right = gtk_widget_get_width (GTK_WIDGET (self)) - EDGE, past = 0.0;

  if (self->drag.now < EDGE)
    past = self->drag.now - EDGE;
  else if (self->drag.now > right)
    past = self->drag.now - right;
  return CLAMP (past * EDGE_RATE, -EDGE_MAX, EDGE_MAX);
}

static gboolean
ticked_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DatelineChart *self = DATELINE_CHART (widget);
  DatelineAxis axis = dateline_chart_get_axis (self);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (now - self->drag.last_time) / (double) G_USEC_PER_SEC;
  double px = get_edge_speed (self) * MIN (seconds, 0.1);

  self->drag.last_time = now;
  if (px == 0.0)
    return G_SOURCE_CONTINUE;
  dateline_chart_set_view (
      self,
      dateline_time_view_pan (self->view,
                              px / dateline_axis_width (&axis) * (self->view.u1 - self->view.u0)));
  follow (self);
  return G_SOURCE_CONTINUE;
}

static double
find_offset (const DatelineAxis *axis, DatelinePart part, double x)
{
  switch (part)
    {
    case DATELINE_PART_BEGIN:
      return dateline_axis_to_x (axis, axis->window.begin) - x;
    case DATELINE_PART_END:
      return dateline_axis_to_x (axis, axis->window.end) - x;
    case DATELINE_PART_PLAYHEAD:
      return dateline_axis_to_x (axis, axis->playhead) - x;
    default:
      return 0.0;
    }
}

static void
drag_began_cb (GtkGestureDrag *gesture, double x, double y, DatelineChart *self)
{
  GtkWidget *held = self->playhead;
  DatelineAxis axis;
  DatelinePart part;

  dateline_chart_settle (self);
  axis = dateline_chart_get_axis (self);
  part = dateline_axis_hit (&axis, x, y);
  self->drag = (DatelineDrag){ .part = part,
                               .x = x,
                               .u = dateline_axis_to_u (&axis, x),
                               .offset = find_offset (&axis, part, x),
                               .view = axis.view,
                               .window = axis.window,
                               .playhead = axis.playhead,
                               .now = x };
  if (part == DATELINE_PART_BEGIN)
    held = self->begin;
  else if (part == DATELINE_PART_END)
    held = self->end;
  if (part != DATELINE_PART_NONE)
    gtk_widget_grab_focus (held);
}

static void
begin_to_move (DatelineChart *self, GtkGesture *gesture)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->drag.moved = TRUE;
  if (self->drag.part == DATELINE_PART_PLOT)
    return;
  self->drag.last_time = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
  self->drag.tick = gtk_widget_add_tick_callback (widget, ticked_cb, NULL, NULL);
}

static void
drag_moved_cb (GtkGestureDrag *gesture, double dx, double dy, DatelineChart *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->drag.part == DATELINE_PART_NONE ||
      (!self->drag.moved && hypot (dx, dy) < CLICK_DISTANCE))
    return;
  if (!self->drag.moved)
    begin_to_move (self, GTK_GESTURE (gesture));
  self->drag.now = self->drag.x + dx;
  self->drag.strict = (state & GDK_CONTROL_MASK) != 0;
  follow (self);
  dateline_chart_update_cursor (self, self->drag.now, 0);
}

static void
let_go (DatelineChart *self)
{
  if (self->drag.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag.tick);
  self->drag = (DatelineDrag){ DATELINE_PART_NONE };
}

static void
drag_ended_cb (GtkGestureDrag *gesture, double dx, double dy, DatelineChart *self)
{
  double x, y;

  if (self->drag.moved)
    {
      self->drag.now = self->drag.x + dx;
      follow (self);
    }
  let_go (self);
  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    dateline_chart_update_cursor (self, x + dx, y + dy);
}

void
dateline_chart_drop_drag (DatelineChart *self)
{
  let_go (self);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag_gesture));
}

gboolean
dateline_chart_cancel_drag (DatelineChart *self)
{
  DatelineDrag drag = self->drag;

  if (!drag.moved)
    return FALSE;
  dateline_chart_drop_drag (self);
  dateline_session_set_window (self->session, drag.window);
  dateline_session_set_playhead (self->session, drag.playhead);
  dateline_chart_set_view (self, drag.view);
  return TRUE;
}

gboolean
dateline_chart_is_held (DatelineChart *self)
{
  return self->drag.moved;
}

void
dateline_chart_centre_window (DatelineChart *self, double x)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  double middle = (dateline_time_scale_to_u (axis.scale, axis.window.begin) +
                   dateline_time_scale_to_u (axis.scale, axis.window.end)) /
                  2.0;

  self->drag.window = axis.window;
  self->drag.playhead = axis.playhead;
  drag_window (self, &axis, dateline_axis_to_u (&axis, x) - middle);
  let_go (self);
}

void
dateline_chart_init_drag (DatelineChart *self)
{
  self->drag_gesture = gtk_gesture_drag_new ();
  g_signal_connect (self->drag_gesture, "drag-begin", G_CALLBACK (drag_began_cb), self);
  g_signal_connect (self->drag_gesture, "drag-update", G_CALLBACK (drag_moved_cb), self);
  g_signal_connect (self->drag_gesture, "drag-end", G_CALLBACK (drag_ended_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag_gesture));
}
