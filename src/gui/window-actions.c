/* The window's actions, and those of their keys that a text entry or a button may want (Space,
 * Escape, Control with an arrow): these are tried only when the focused widget has not used them.
 */
#include "config.h"

#include "window-private.h"

#include "preferences/preferences.h"

#include <glib/gi18n-lib.h>

static void
open_responded_cb (GtkNativeDialog *dialog, int response, DatelineWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      dateline_window_open (self, file);
    }
  gtk_native_dialog_destroy (dialog);
}

static void
open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Open a Dataset"),
                                                              GTK_WINDOW (widget),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              _ ("_Open"),
                                                              _ ("_Cancel"));
  g_autoptr (GtkFileFilter) datasets = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (datasets, _ ("GeoJSON Datasets"));
  gtk_file_filter_add_suffix (datasets, "geojson");
  gtk_file_filter_add_suffix (datasets, "json");
  gtk_file_filter_add_mime_type (datasets, "application/geo+json");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), datasets);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (open_responded_cb), widget, 0);
  g_object_set_data_full (G_OBJECT (widget), "open-dialog", dialog, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
open_recent_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  dateline_window_open (DATELINE_WINDOW (widget), file);
}

static void
clear_recent_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_window_clear_recent (DATELINE_WINDOW (widget));
}

static void
open_bundled_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_window_open_bundled (DATELINE_WINDOW (widget));
}

static void
cancel_loading_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_window_cancel_loading (DATELINE_WINDOW (widget));
}

static void
show_problems_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_window_show_problems (DATELINE_WINDOW (widget));
}

static void
search_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineWindow *self = DATELINE_WINDOW (widget);

  adw_flap_set_reveal_flap (self->list_flap, TRUE);
  gtk_stack_set_visible_child (self->list_stack, GTK_WIDGET (self->list));
  dateline_event_list_focus_search (self->list);
}

static void
leave_list_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_child_focus (GTK_WIDGET (DATELINE_WINDOW (widget)->map), GTK_DIR_TAB_FORWARD);
}

static void
show_event_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_flap_set_reveal_flap (DATELINE_WINDOW (widget)->detail_flap, TRUE);
}

static void
back_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_session_go_back (DATELINE_WINDOW (widget)->session);
}

static void
forward_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_session_go_forward (DATELINE_WINDOW (widget)->session);
}

/* Escape goes back one step: a pane over the map closes, then the selection goes. */
static void
escape_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineWindow *self = DATELINE_WINDOW (widget);

  if (adw_flap_get_folded (self->detail_flap) && adw_flap_get_reveal_flap (self->detail_flap))
    adw_flap_set_reveal_flap (self->detail_flap, FALSE);
  else if (adw_flap_get_folded (self->list_flap) && adw_flap_get_reveal_flap (self->list_flap))
    adw_flap_set_reveal_flap (self->list_flap, FALSE);
  else
    dateline_session_set_selection (self->session, DATELINE_NO_ROW);
}

static void
map_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineWindow *self = DATELINE_WINDOW (widget);

  if (g_str_equal (name, "win.zoom-in"))
    dateline_map_view_zoom_in (self->map);
  else if (g_str_equal (name, "win.zoom-out"))
    dateline_map_view_zoom_out (self->map);
  else
    dateline_map_view_fit_events (self->map, TRUE);
}

static void
preferences_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineWindow *self = DATELINE_WINDOW (widget);

  if (self->preferences == NULL)
    g_set_weak_pointer (&self->preferences, dateline_preferences_new (GTK_WINDOW (self)));
  gtk_window_present (self->preferences);
}

/* What is chosen and not yet told about is asked for where it was chosen. */
static void
map_choice_changed_cb (GSettings *settings, const char *key, DatelineWindow *self)
{
  g_autoptr (DatelineMapChoice) choice = dateline_map_choice_read (settings);

  if (gtk_window_is_active (GTK_WINDOW (self)) && !dateline_map_choice_check (choice, NULL))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.preferences", NULL);
  dateline_map_view_set_map_source (self->map, choice);
}

static void
elastic_changed_cb (GSettings *settings, const char *key, DatelineWindow *self)
{
  dateline_timeline_set_elastic (self->timeline, g_settings_get_boolean (settings, key));
}

/* Keys that a text entry or a button may want, too. A list view would take some for itself of which
 * one of a single selection has no need: they are taken before it. */
static const struct
{
  const char *trigger;
  const char *action;
  gboolean before_list;
} keys[] = {
  { "Escape", "win.escape" },
  { "space|KP_Space", "timeline.play", TRUE },
  { "<Shift>space|<Shift>KP_Space", "timeline.play-backwards", TRUE },
  { "<Control>Right|<Control>KP_Right", "timeline.next", TRUE },
  { "<Control>Left|<Control>KP_Left", "timeline.previous", TRUE },
  { "<Control>Home|<Control>KP_Home", "timeline.to-start", TRUE },
  { "<Control>End|<Control>KP_End", "timeline.to-end", TRUE },
  { "bracketleft|less", "timeline.slower" },
  { "bracketright|greater", "timeline.faster" },
  { "z", "timeline.zoom-to-window" },
  { "<Shift>z", "timeline.zoom-to-selection" },
  { "r", "timeline.refold" },
  { "l", "win.play-loop" },
  { "m", "win.caption" },
  { "<Control>l", "timeline.edit-window" },
  { "<Alt>0|<Alt>KP_0", "timeline.window-all" },
  { "<Alt>s", "timeline.window-selection" },
  { "<Alt>1|<Alt>KP_1", "timeline.window-around::day" },
  { "<Alt>7|<Alt>KP_7", "timeline.window-around::week" },
  { "<Alt>3|<Alt>KP_3", "timeline.window-around::month" },
  { "<Alt>BackSpace", "timeline.previous-window" },
};

/* Settings that are also actions. */
static const char *const setting_actions[] = {
  "map-source", "elastic",   "time-zone",  "play-mode", "play-pace",
  "play-pause", "play-loop", "skip-empty", "follow",    "caption",
};

static void
follow_changed_cb (GSettings *settings, const char *key, DatelineWindow *self)
{
  dateline_map_view_set_follow (self->map, g_settings_get_boolean (settings, "follow"));
  dateline_map_view_set_caption (self->map, g_settings_get_boolean (settings, "caption"));
}

static void
time_zone_changed_cb (GSettings *settings, const char *key, DatelineWindow *self)
{
  g_autofree char *choice = g_settings_get_string (settings, key);

  dateline_session_set_zone (self->session,
                             g_str_equal (choice, "local") ? DATELINE_ZONE_LOCAL
                             : g_str_equal (choice, "utc") ? DATELINE_ZONE_UTC
                                                           : DATELINE_ZONE_DATASET);
}

static GtkShortcut *
shortcut_new (const char *trigger, const char *detailed_action)
{
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkShortcut *shortcut;

  if (!g_action_parse_detailed_name (detailed_action, &action, &target, NULL))
    g_return_val_if_reached (NULL);
  shortcut =
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action));
  gtk_shortcut_set_arguments (shortcut, target);
  return shortcut;
}

static void
add_keys (GtkWidget *widget, GtkPropagationPhase phase, gboolean all)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (all || keys[i].before_list)
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            shortcut_new (keys[i].trigger, keys[i].action));
  gtk_widget_add_controller (widget, controller);
}

void
dateline_window_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_activated);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s", open_recent_activated);
  gtk_widget_class_install_action (widget_class, "win.clear-recent", NULL, clear_recent_activated);
  gtk_widget_class_install_action (widget_class, "win.open-bundled", NULL, open_bundled_activated);
  gtk_widget_class_install_action (
      widget_class, "win.cancel-loading", NULL, cancel_loading_activated);
  gtk_widget_class_install_action (
      widget_class, "win.show-problems", NULL, show_problems_activated);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_activated);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_activated);
  gtk_widget_class_install_action (widget_class, "win.leave-list", NULL, leave_list_activated);
  gtk_widget_class_install_action (widget_class, "win.show-event", NULL, show_event_activated);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, forward_activated);
  gtk_widget_class_install_action (widget_class, "win.escape", NULL, escape_activated);
  gtk_widget_class_install_action (widget_class, "win.fit-map", NULL, map_activated);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, map_activated);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, map_activated);
}

void
dateline_window_init_actions (DatelineWindow *self)
{
  g_autoptr (GAction) list =
      G_ACTION (g_property_action_new ("show-list", self->list_flap, "reveal-flap"));
  g_autoptr (GAction) detail =
      G_ACTION (g_property_action_new ("show-detail", self->detail_flap, "reveal-flap"));

  for (guint i = 0; i < G_N_ELEMENTS (setting_actions); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, setting_actions[i]);

      g_action_map_add_action (G_ACTION_MAP (self), action);
    }
  g_action_map_add_action (G_ACTION_MAP (self), list);
  g_action_map_add_action (G_ACTION_MAP (self), detail);
  for (guint i = 0; dateline_map_choice_keys[i] != NULL; i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", dateline_map_choice_keys[i], NULL);

      g_signal_connect_object (self->settings, signal, G_CALLBACK (map_choice_changed_cb), self, 0);
    }
  g_signal_connect_object (
      self->settings, "changed::elastic", G_CALLBACK (elastic_changed_cb), self, 0);
  g_signal_connect_object (
      self->settings, "changed::time-zone", G_CALLBACK (time_zone_changed_cb), self, 0);
  time_zone_changed_cb (self->settings, "time-zone", self);
  g_signal_connect_object (
      self->settings, "changed::follow", G_CALLBACK (follow_changed_cb), self, 0);
  g_signal_connect_object (
      self->settings, "changed::caption", G_CALLBACK (follow_changed_cb), self, 0);
  follow_changed_cb (self->settings, "follow", self);
  gtk_widget_insert_action_group (
      GTK_WIDGET (self), "timeline", dateline_timeline_get_actions (self->timeline));
  add_keys (GTK_WIDGET (self), GTK_PHASE_BUBBLE, TRUE);
  add_keys (dateline_event_list_get_view (self->list), GTK_PHASE_CAPTURE, FALSE);
}

void
dateline_window_update_actions (DatelineWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n_problems = 0;

  if (self->report != NULL)
    n_problems = dateline_report_get_n_kept (self->report);
  gtk_widget_action_set_enabled (widget, "win.back", dateline_session_can_go_back (self->session));
  gtk_widget_action_set_enabled (
      widget, "win.forward", dateline_session_can_go_forward (self->session));
  gtk_widget_action_set_enabled (widget, "win.cancel-loading", dateline_window_is_loading (self));
  gtk_widget_action_set_enabled (widget, "win.show-problems", n_problems > 0);
  if (dateline_session_get_store (self->session) == NULL)
    dateline_event_list_set_inviting (self->list, !dateline_window_is_loading (self));
}
