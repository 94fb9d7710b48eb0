/* The keys on the chart: the focused handle moves by a step of the ruler, with Page Up and Page
 * Down by ten, with Home and End as far as it goes; with Shift the whole window moves. Plus, minus
 * and 0 zoom. Enter unfolds what is folded at the focused handle, or folds it again. Escape brings
 * back what was before a drag. */
#include "config.h"

#include "chart-private.h"

#define ZOOM_STEP 1.5

/* @time moved by @n steps; time that is folded is one step. */
static DatelineTime
move_by_steps (DatelineChart *self, DatelineTime time, int n)
{
  const DatelineTimeScale *scale = dateline_chart_get_scale (self);
  GTimeZone *zone = dateline_chart_get_zone (self);
  DatelineTickStep step;

  dateline_chart_ensure_layout (self);
  step = self->ruler.ticks->step;
  for (int i = 0; i < ABS (n); i++)
    {
      const DatelineFold *fold;

      time = n > 0 ? dateline_tick_step_next (step, time, zone)
                   : dateline_tick_step_floor (step, time - 1, zone);
      fold = dateline_time_scale_find_fold (scale, time);
      if (fold != NULL)
        time = n > 0 ? fold->span.end : fold->span.begin;
    }
  return time;
}

static DatelinePart
find_focused (DatelineChart *self)
{
  if (gtk_widget_is_focus (self->begin))
    return DATELINE_PART_BEGIN;
  if (gtk_widget_is_focus (self->end))
    return DATELINE_PART_END;
  return DATELINE_PART_PLAYHEAD;
}

static void
put_part (DatelineChart *self, DatelinePart part, DatelineTime time)
{
  DatelineSpan window = dateline_session_get_window (self->session);

  if (part == DATELINE_PART_PLAYHEAD)
    dateline_session_set_playhead (self->session, time);
  else if (part == DATELINE_PART_BEGIN)
    dateline_session_set_window (self->session,
                                 (DatelineSpan){ MIN (time, window.end - 1), window.end });
  else
    dateline_session_set_window (self->session,
                                 (DatelineSpan){ window.begin, MAX (time, window.begin + 1) });
}

static void
move_part (DatelineChart *self, DatelinePart part, int steps)
{
  DatelineSpan window = dateline_session_get_window (self->session);
  DatelineTime time = part == DATELINE_PART_BEGIN ? window.begin
                      : part == DATELINE_PART_END ? window.end
                                                  : dateline_session_get_playhead (self->session);

  put_part (self, part, move_by_steps (self, time, steps));
}

static void
move_window (DatelineChart *self, int steps)
{
  DatelineSpan window = dateline_session_get_window (self->session);
  gint64 by = move_by_steps (self, window.begin, steps) - window.begin;

  dateline_session_set_window (self->session, (DatelineSpan){ window.begin + by, window.end + by });
}

static void
move_to_limit (DatelineChart *self, DatelinePart part, gboolean last)
{
  DatelineSpan limits = part == DATELINE_PART_PLAYHEAD
                            ? dateline_session_get_window (self->session)
                            : dateline_session_get_extent (self->session);

  put_part (self, part, last ? limits.end : limits.begin);
}

static DatelineTime
get_part (DatelineChart *self, DatelinePart part)
{
  DatelineSpan window = dateline_session_get_window (self->session);

  return part == DATELINE_PART_BEGIN ? window.begin
         : part == DATELINE_PART_END ? window.end
                                     : dateline_session_get_playhead (self->session);
}

static void
zoom (DatelineChart *self, double factor)
{
  const DatelineTimeScale *scale = dateline_chart_get_scale (self);
  double u = dateline_time_scale_to_u (scale, get_part (self, find_focused (self)));

  if (u < self->view.u0 || u > self->view.u1)
    u = (self->view.u0 + self->view.u1) / 2;
  dateline_chart_set_view (self, dateline_time_view_zoom (self->view, scale, u, factor));
}

static gboolean
move_by_key (DatelineChart *self, guint key, GdkModifierType state)
{
  DatelinePart part = find_focused (self);
  int steps = 0;

  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left || key == GDK_KEY_Down ||
      key == GDK_KEY_KP_Down)
    steps = -1;
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right || key == GDK_KEY_Up ||
           key == GDK_KEY_KP_Up)
    steps = 1;
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    steps = -10;
  else if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    steps = 10;
  if (steps != 0 && state & GDK_SHIFT_MASK)
    move_window (self, steps);
  else if (steps != 0)
    move_part (self, part, steps);
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    move_to_limit (self, part, FALSE);
  else if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    move_to_limit (self, part, TRUE);
  else
    return FALSE;
  dateline_chart_reveal (self, get_part (self, part));
  return TRUE;
}

static gboolean
zoom_by_key (DatelineChart *self, guint key)
{
  if (key == GDK_KEY_plus || key == GDK_KEY_KP_Add || key == GDK_KEY_equal)
    zoom (self, ZOOM_STEP);
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    zoom (self, 1 / ZOOM_STEP);
  else if (key == GDK_KEY_0 || key == GDK_KEY_KP_0)
    dateline_chart_fit (self);
  else
    return FALSE;
  return TRUE;
}

static const DatelineFold *
find_touching (const DatelineFold *stretches, guint n, DatelineTime time)
{
  for (guint i = 0; i < n; i++)
    if (stretches[i].span.begin <= time && time <= stretches[i].span.end)
      return &stretches[i];
  return NULL;
}

static gboolean
toggle_fold_by_key (DatelineChart *self)
{
  const DatelineTimeScale *scale = dateline_chart_get_scale (self);
  DatelineTime time = get_part (self, find_focused (self));
  const DatelineFold *stretch = dateline_time_scale_find_unfolded (scale, time);
  const DatelineFold *stretches;
  guint n;

  if (stretch == NULL)
    {
      stretches = dateline_time_scale_get_folds (scale, &n);
      stretch = find_touching (stretches, n, time);
    }
  if (stretch == NULL)
    {
      stretches = dateline_time_scale_get_unfolded (scale, &n);
      stretch = find_touching (stretches, n, time);
    }
  if (stretch == NULL)
    return FALSE;
  dateline_chart_toggle_fold (self, stretch->span, time);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                DatelineChart *self)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || dateline_chart_is_empty (self))
    return GDK_EVENT_PROPAGATE;
  dateline_chart_settle (self);
  if (key == GDK_KEY_Escape)
    return dateline_chart_cancel_drag (self);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    return toggle_fold_by_key (self);
  return move_by_key (self, key, state) || zoom_by_key (self, key);
}

/* A handle that gets the focus by Tab comes into view. */
static void
focus_changed_cb (GtkEventControllerFocus *controller, GParamSpec *pspec, GtkWidget *handle)
{
  DatelineChart *self = DATELINE_CHART (gtk_widget_get_parent (handle));

  if (gtk_event_controller_focus_is_focus (controller) && !dateline_chart_is_empty (self))
    dateline_chart_reveal (self,
                           get_part (self, dateline_handle_get_part (DATELINE_HANDLE (handle))));
}

void
dateline_chart_init_keys (DatelineChart *self)
{
  GtkWidget *handles[] = { self->begin, self->end, self->playhead };
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  for (guint i = 0; i < G_N_ELEMENTS (handles); i++)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect (focus, "notify::is-focus", G_CALLBACK (focus_changed_cb), handles[i]);
      gtk_widget_add_controller (handles[i], focus);
    }
}
