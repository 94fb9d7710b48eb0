/* The timeline widget: wires the controls, the chart and the playback to one another. What it can
 * do are the actions of the group "timeline"; what is a setting is the window's ("win.elastic"). */
#include "config.h"

#include "timeline.h"

#include "bar.h"
#include "chart.h"
#include "playback.h"
#include "window-acts.h"

#include <math.h>

#define LEAST_WINDOW_WIDTH 12 /* pixels */

struct _DatelineTimeline
{
  GtkWidget parent_instance;

  DatelineBar *bar;
  DatelineChart *chart;
  DatelinePlayback *playback;
  GSimpleActionGroup *actions;
  DatelineWindowActs *window_acts;
};

G_DEFINE_FINAL_TYPE (DatelineTimeline, dateline_timeline, GTK_TYPE_WIDGET)

static void
play_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dateline_timeline_toggle_play (self);
}

static void
play_backwards_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dateline_playback_toggle_backwards (DATELINE_TIMELINE (self)->playback);
}

static void
next_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dateline_timeline_step_next (self);
}

static void
previous_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dateline_timeline_step_previous (self);
}

static void
to_start_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dateline_playback_seek (DATELINE_TIMELINE (self)->playback, FALSE);
}

static void
to_end_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dateline_playback_seek (DATELINE_TIMELINE (self)->playback, TRUE);
}

static void
slower_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dateline_playback_change_pace (DATELINE_TIMELINE (self)->playback, 1);
}

static void
faster_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dateline_playback_change_pace (DATELINE_TIMELINE (self)->playback, -1);
}

static void
fit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dateline_timeline_fit (self);
}

static void
zoom_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dateline_timeline_zoom_to_window (self);
}

static void
zoom_to_selection_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dateline_timeline_zoom_to_selection (self);
}

static void
refold_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dateline_timeline_refold (self);
}

static void
edit_window_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dateline_bar_edit_window (DATELINE_TIMELINE (user_data)->bar);
}

/* A window that was set comes into view, and is wide enough there to be seen. */
static void
window_was_set_cb (DatelineSpan window, gpointer user_data)
{
  DatelineTimeline *self = user_data;
  double begin = dateline_chart_time_to_x (self->chart, window.begin);
  double end = dateline_chart_time_to_x (self->chart, window.end);

  if (begin < 0 || end > gtk_widget_get_width (GTK_WIDGET (self->chart)) ||
      end - begin < LEAST_WINDOW_WIDTH)
    dateline_chart_zoom_to_window (self->chart);
}

static void
enable_action (DatelineTimeline *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
folding_changed_cb (DatelineChart *chart, DatelineTimeline *self)
{
  enable_action (self, "refold", dateline_chart_can_refold (chart));
}

static void
session_changed_cb (DatelineSession *session, guint changes, DatelineTimeline *self)
{
  if (changes & (DATELINE_CHANGE_STORE | DATELINE_CHANGE_SELECTION))
    enable_action (
        self, "zoom-to-selection", dateline_session_get_selection (session) != DATELINE_NO_ROW);
}

static void
dateline_timeline_dispose (GObject *object)
{
  DatelineTimeline *self = DATELINE_TIMELINE (object);
  GtkWidget *child;

  g_clear_object (&self->playback);
  g_clear_pointer (&self->window_acts, dateline_window_acts_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (dateline_timeline_parent_class)->dispose (object);
}

static void
dateline_timeline_class_init (DatelineTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_timeline_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timeline");
}

static void
dateline_timeline_init (DatelineTimeline *self)
{
  static const GActionEntry entries[] = {
    { "play", play_activated_cb },
    { "play-backwards", play_backwards_activated_cb },
    { "next", next_activated_cb },
    { "previous", previous_activated_cb },
    { "to-start", to_start_activated_cb },
    { "to-end", to_end_activated_cb },
    { "slower", slower_activated_cb },
    { "faster", faster_activated_cb },
    { "fit", fit_activated_cb },
    { "zoom-to-window", zoom_activated_cb },
    { "edit-window", edit_window_activated_cb },
    { "zoom-to-selection", zoom_to_selection_activated_cb },
    { "refold", refold_activated_cb },
  };
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (
      G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "timeline", G_ACTION_GROUP (self->actions));
  gtk_widget_set_name (GTK_WIDGET (self), "timeline");
}

GtkWidget *
dateline_timeline_new (DatelineSession *session)
{
  DatelineTimeline *self = g_object_new (DATELINE_TYPE_TIMELINE, NULL);
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (GAction) backwards = NULL;

  self->chart = DATELINE_CHART (dateline_chart_new (session));
  self->bar = DATELINE_BAR (dateline_bar_new (session, settings));
  self->window_acts =
      dateline_window_acts_new (session, G_ACTION_MAP (self->actions), window_was_set_cb, self);
  self->playback = dateline_playback_new (session, self->chart, settings);
  backwards = G_ACTION (g_property_action_new ("backwards", self->playback, "backwards"));
  g_action_map_add_action (G_ACTION_MAP (self->actions), backwards);
  g_signal_connect_object (
      self->chart, "folding-changed", G_CALLBACK (folding_changed_cb), self, 0);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  folding_changed_cb (self->chart, self);
  session_changed_cb (session, DATELINE_CHANGE_STORE, self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->chart), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->chart), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

GActionGroup *
dateline_timeline_get_actions (DatelineTimeline *self)
{
  return G_ACTION_GROUP (self->actions);
}

void
dateline_timeline_play (DatelineTimeline *self)
{
  dateline_playback_play (self->playback);
}

void
dateline_timeline_toggle_play (DatelineTimeline *self)
{
  dateline_playback_toggle (self->playback);
}

void
dateline_timeline_step_next (DatelineTimeline *self)
{
  dateline_playback_step (self->playback, 1);
}

void
dateline_timeline_step_previous (DatelineTimeline *self)
{
  dateline_playback_step (self->playback, -1);
}

void
dateline_timeline_set_elastic (DatelineTimeline *self, gboolean elastic)
{
  dateline_chart_set_elastic (self->chart, elastic);
}

void
dateline_timeline_fit (DatelineTimeline *self)
{
  dateline_chart_fit (self->chart);
}

void
dateline_timeline_zoom_to_window (DatelineTimeline *self)
{
  dateline_chart_zoom_to_window (self->chart);
}

void
dateline_timeline_zoom_to_selection (DatelineTimeline *self)
{
  dateline_chart_zoom_to_selection (self->chart);
}

void
dateline_timeline_refold (DatelineTimeline *self)
{
  dateline_chart_refold (self->chart);
}

double
dateline_timeline_time_to_x (DatelineTimeline *self, DatelineTime time)
{
  graphene_point_t point = GRAPHENE_POINT_INIT (dateline_chart_time_to_x (self->chart, time), 0);

  if (!gtk_widget_compute_point (GTK_WIDGET (self->chart), GTK_WIDGET (self), &point, &point))
    return NAN;
  return point.x;
}
