/* The pointer on the chart but for drags: clicks, the wheel, pinching, and the shape of the
 * pointer, which says what would happen. */
#include "config.h"

#include "chart-private.h"

#include <math.h>

#define ZOOM_STEP 1.25
#define PAN_STEP 60.0 /* pixels a notch */

/* What is folded, or was, at a place of the plot. */
static const DatelineFold *
find_stretch (DatelineChart *self, double x)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  DatelineTime time = dateline_axis_to_time (&axis, x);
  const DatelineFold *fold = dateline_time_scale_find_fold (axis.scale, time);

  return fold != NULL ? fold : dateline_time_scale_find_unfolded (axis.scale, time);
}

static const char *
find_plot_cursor (DatelineChart *self, double x, double y)
{
  if (self->drag.moved)
    return "grabbing";
  if (dateline_chart_find_mark (self, x, y) != NULL ||
      dateline_chart_find_overflow (self, x, y) != NULL || find_stretch (self, x) != NULL)
    return "pointer";
  return NULL;
}

void
dateline_chart_update_cursor (DatelineChart *self, double x, double y)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  const char *name = NULL;

  switch (self->drag.moved ? self->drag.part : dateline_axis_hit (&axis, x, y))
    {
    case DATELINE_PART_BEGIN:
    case DATELINE_PART_END:
    case DATELINE_PART_PLAYHEAD:
      name = "ew-resize";
      break;
    case DATELINE_PART_WINDOW:
      name = self->drag.moved ? "grabbing" : "grab";
      break;
    case DATELINE_PART_STRIP:
    case DATELINE_PART_RULER:
      name = "crosshair";
      break;
    case DATELINE_PART_PLOT:
      name = find_plot_cursor (self, x, y);
      break;
    case DATELINE_PART_NONE:
      break;
    }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static gboolean
is_folded (DatelineChart *self, DatelineSpan span)
{
  return dateline_time_scale_find_fold (dateline_chart_get_scale (self), span.begin + 1) != NULL;
}

/* One click unfolds or folds again; two make the stretch, unfolded, the window. */
static void
click_stretch (DatelineChart *self, const DatelineFold *fold, int n_press, double x)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  DatelineSpan span = fold->span;

  if (n_press == 1 || (n_press == 2 && is_folded (self, span)))
    dateline_chart_toggle_fold (self, span, dateline_axis_to_time (&axis, x));
  if (n_press == 2)
    dateline_session_set_window (self->session, span);
}

static void
click_plot (DatelineChart *self, int n_press, double x, double y)
{
  const DatelineMark *mark = dateline_chart_find_mark (self, x, y);
  const DatelineMarkOverflow *overflow = dateline_chart_find_overflow (self, x, y);
  const DatelineFold *stretch = find_stretch (self, x);

  if (mark != NULL && n_press == 2)
    dateline_session_set_window (self->session,
                                 dateline_session_get_event_span (self->session, mark->row));
  else if (mark != NULL)
    dateline_session_set_selection (self->session, mark->row);
  else if (overflow != NULL)
    dateline_chart_fit_span (self, overflow->span, 0.2);
  else if (stretch != NULL)
    click_stretch (self, stretch, n_press, x);
  else if (n_press == 2)
    dateline_chart_fit (self);
}

static void
click_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DatelineChart *self)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean strict = (state & GDK_CONTROL_MASK) != 0;

  switch (dateline_axis_hit (&axis, x, y))
    {
    case DATELINE_PART_PLOT:
    case DATELINE_PART_PLAYHEAD:
      click_plot (self, n_press, x, y);
      break;
    case DATELINE_PART_STRIP:
      dateline_chart_centre_window (self, x);
      break;
    case DATELINE_PART_RULER:
      dateline_session_set_playhead (self->session, dateline_chart_get_moment (self, x, strict));
      break;
    default:
      break;
    }
  dateline_chart_update_cursor (self, x, y);
}

static gboolean
scrolled_cb (GtkEventControllerScroll *scroll, double dx, double dy, DatelineChart *self)
{
  DatelineAxis axis;
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  gboolean pixels = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE;
  double notch = pixels ? 1.0 : PAN_STEP;

  dateline_chart_settle (self);
  axis = dateline_chart_get_axis (self);
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
  dateline_chart_settle (self);
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
    dateline_chart_update_cursor (self, x, y);
}

void
dateline_chart_init_input (DatelineChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (click_released_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_began_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinched_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
