/* The pointer on the chart. A drag remembers how things stood when it began and derives everything
 * from that and from where the pointer is now; each motion goes to the session at once. */
#include "config.h"

#include "chart-private.h"

#include <math.h>

#define CLICK_DISTANCE 4.0
#define ZOOM_STEP 1.25
#define PAN_STEP 60.0 /* pixels a notch */

static DatelineDrag
take_hold (DatelineChart *self, double x, double y)
{
  DatelineAxis axis = dateline_chart_get_axis (self);

  return (DatelineDrag){
    dateline_axis_hit (&axis, x, y), x, axis.view, axis.window, axis.playhead, FALSE
  };
}

/* The moment at @x, by the calendar where that is near. */
static DatelineTime
moment_at (DatelineChart *self, const DatelineAxis *axis, double x)
{
  return dateline_axis_snap (axis, dateline_axis_to_time (axis, x), dateline_chart_get_zone (self));
}

/* Where the part that is held now is, in time: as far from the pointer as when it was taken. */
static DatelineTime
dragged_to (DatelineChart *self, const DatelineAxis *axis, DatelineTime from, double x)
{
  double offset = dateline_axis_to_x (axis, from) - self->drag.x;

  return moment_at (self, axis, x + offset);
}

/* Both ends and the playhead move by as many pixels. */
static void
drag_window (DatelineChart *self, const DatelineAxis *axis, double x)
{
  const DatelineDrag *drag = &self->drag;
  double u = dateline_time_scale_to_u (axis->scale, drag->window.begin);
  double playhead = dateline_time_scale_to_u (axis->scale, drag->playhead);
  double du = dateline_axis_to_u (axis, x) - dateline_axis_to_u (axis, drag->x);
  DatelineSpan window =
      dateline_axis_slide (axis, drag->window, du, dateline_chart_get_zone (self));

  dateline_session_set_window (self->session, window);
  if (drag->playhead >= drag->window.end)
    return;
  du = dateline_time_scale_to_u (axis->scale, window.begin) - u;
  dateline_session_set_playhead (self->session,
                                 dateline_time_scale_to_time (axis->scale, playhead + du));
}

static void
draw_new_window (DatelineChart *self, const DatelineAxis *axis, double x)
{
  DatelineTime from = moment_at (self, axis, self->drag.x);
  DatelineTime to = moment_at (self, axis, x);

  dateline_session_set_window (self->session, (DatelineSpan){ MIN (from, to), MAX (from, to) });
}

static void
drag_view (DatelineChart *self, const DatelineAxis *axis, double x)
{
  double width = self->drag.view.u1 - self->drag.view.u0;
  double du = (self->drag.x - x) / dateline_axis_width (axis) * width;

  dateline_chart_set_view (self, dateline_time_view_pan (self->drag.view, du));
}

static void
drag_to (DatelineChart *self, double x)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  DatelineSpan window = axis.window;

  switch (self->drag.part)
    {
    case DATELINE_PART_BEGIN:
      window.begin = MIN (dragged_to (self, &axis, self->drag.window.begin, x), window.end - 1);
      dateline_session_set_window (self->session, window);
      break;
    case DATELINE_PART_END:
      window.end = MAX (dragged_to (self, &axis, self->drag.window.end, x), window.begin + 1);
      dateline_session_set_window (self->session, window);
      break;
    case DATELINE_PART_PLAYHEAD:
      dateline_session_set_playhead (self->session,
                                     dragged_to (self, &axis, self->drag.playhead, x));
      break;
    case DATELINE_PART_RULER:
      dateline_session_set_playhead (self->session, moment_at (self, &axis, x));
      break;
    case DATELINE_PART_WINDOW:
      drag_window (self, &axis, x);
      break;
    case DATELINE_PART_STRIP:
      draw_new_window (self, &axis, x);
      break;
    case DATELINE_PART_PLOT:
      drag_view (self, &axis, x);
      break;
    case DATELINE_PART_NONE:
      break;
    }
}

static void
update_cursor (DatelineChart *self, double x, double y)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  DatelinePart part = self->drag.moved ? self->drag.part : dateline_axis_hit (&axis, x, y);
  const char *name = NULL;

  if (part == DATELINE_PART_BEGIN || part == DATELINE_PART_END || part == DATELINE_PART_PLAYHEAD)
    name = "ew-resize";
  else if (part == DATELINE_PART_WINDOW || (part == DATELINE_PART_PLOT && self->drag.moved))
    name = self->drag.moved ? "grabbing" : "grab";
  else if (part == DATELINE_PART_STRIP)
    name = "crosshair";
  else if (part == DATELINE_PART_PLOT && (dateline_chart_find_mark (self, x, y) != NULL ||
                                          dateline_chart_find_overflow (self, x, y) != NULL))
    name = "pointer";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
drag_began_cb (GtkGestureDrag *gesture, double x, double y, DatelineChart *self)
{
  GtkWidget *held = NULL;

  self->drag = take_hold (self, x, y);
  if (self->drag.part == DATELINE_PART_BEGIN)
    held = self->begin;
  else if (self->drag.part == DATELINE_PART_END)
    held = self->end;
  else if (self->drag.part != DATELINE_PART_NONE)
    held = self->playhead;
  if (held != NULL)
    gtk_widget_grab_focus (held);
  if (self->drag.part == DATELINE_PART_RULER)
    drag_to (self, x);
}

static void
drag_moved_cb (GtkGestureDrag *gesture, double dx, double dy, DatelineChart *self)
{
  if (!self->drag.moved && hypot (dx, dy) < CLICK_DISTANCE)
    return;
  if (!self->drag.moved)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->drag.moved = TRUE;
  drag_to (self, self->drag.x + dx);
  update_cursor (self, self->drag.x + dx, 0);
}

static void
drag_ended_cb (GtkGestureDrag *gesture, double dx, double dy, DatelineChart *self)
{
  if (self->drag.moved)
    drag_to (self, self->drag.x + dx);
  self->drag = (DatelineDrag){ DATELINE_PART_NONE };
}

/* The window moves to where its strip was clicked. */
static void
centre_window (DatelineChart *self, double x)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  double x0 = dateline_axis_to_x (&axis, axis.window.begin);
  double x1 = dateline_axis_to_x (&axis, axis.window.end);

  self->drag = (DatelineDrag){ DATELINE_PART_WINDOW, (x0 + x1) / 2, axis.view,
                               axis.window,          axis.playhead, TRUE };
  drag_window (self, &axis, x);
  self->drag = (DatelineDrag){ DATELINE_PART_NONE };
}

static void
click_plot (DatelineChart *self, int n_press, double x, double y)
{
  const DatelineMark *mark = dateline_chart_find_mark (self, x, y);
  const DatelineMarkOverflow *overflow = dateline_chart_find_overflow (self, x, y);

  if (mark != NULL)
    dateline_session_set_selection (self->session, mark->row);
  else if (overflow != NULL)
    dateline_chart_set_view (
        self, dateline_time_view_fit (dateline_chart_get_scale (self), overflow->span, 0.2));
  else if (n_press == 2)
    dateline_chart_fit (self);
}

static void
click_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DatelineChart *self)
{
  DatelineAxis axis = dateline_chart_get_axis (self);

  switch (dateline_axis_hit (&axis, x, y))
    {
    case DATELINE_PART_PLOT:
    case DATELINE_PART_PLAYHEAD:
      click_plot (self, n_press, x, y);
      break;
    case DATELINE_PART_STRIP:
      centre_window (self, x);
      break;
    default:
      break;
    }
}

static gboolean
scrolled_cb (GtkEventControllerScroll *scroll, double dx, double dy, DatelineChart *self)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  gboolean pixels = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE;
  double notch = pixels ? 1.0 : PAN_STEP;

  if (state & GDK_SHIFT_MASK && dx == 0)
    {
      dx = dy;
      dy = 0;
    }
  if (ABS (dx) > ABS (dy))
    dateline_chart_set_view (self,
                             dateline_time_view_pan (self->view,
                                                     dx * notch / dateline_axis_width (&axis) *
                                                         (self->view.u1 - self->view.u0)));
  else
    dateline_chart_set_view (self,
                             dateline_time_view_zoom (self->view,
                                                      axis.scale,
                                                      dateline_axis_to_u (&axis, self->pointer_x),
                                                      pow (ZOOM_STEP, -dy * notch / PAN_STEP)));
  return GDK_EVENT_STOP;
}

static void
pinch_began_cb (GtkGesture *gesture, GdkEventSequence *sequence, DatelineChart *self)
{
  self->pinched = self->view;
}

static void
pinched_cb (GtkGestureZoom *gesture, double scale, DatelineChart *self)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  double x = self->pointer_x, y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  axis.view = self->pinched;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dateline_chart_set_view (
      self,
      dateline_time_view_zoom (self->pinched, axis.scale, dateline_axis_to_u (&axis, x), scale));
}

static void
pointer_moved_cb (GtkEventControllerMotion *motion, double x, double y, DatelineChart *self)
{
  self->pointer_x = x;
  if (!self->drag.moved)
    update_cursor (self, x, y);
}

void
dateline_chart_init_input (DatelineChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_began_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_moved_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_ended_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (click_released_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_began_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinched_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
