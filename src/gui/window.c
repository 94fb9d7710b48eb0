/* See window.h. The panes meet in the session only; what is here is their arrangement. */
#include "config.h"

#include "window-private.h"

#include "spoken.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DatelineWindow, dateline_window, ADW_TYPE_APPLICATION_WINDOW)

/* Below this width there is room for one pane beside the map, and opening one closes the other. */
#define BOTH_PANES_WIDTH 950

static gboolean
is_narrow (DatelineWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return width > 0 && width < BOTH_PANES_WIDTH;
}

/* The focus does not go down with a pane: it goes to the other one, where that came for this one,
 * and else to the map. */
static void
rescue_focus (DatelineWindow *self, AdwFlap *closing)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *pane = adw_flap_get_flap (closing);

  if (focus == NULL || !(focus == pane || gtk_widget_is_ancestor (focus, pane)))
    return;
  if (is_narrow (self) && closing == self->list_flap &&
      adw_flap_get_reveal_flap (self->detail_flap))
    dateline_event_detail_focus (self->detail);
  else if (is_narrow (self) && closing == self->detail_flap &&
           adw_flap_get_reveal_flap (self->list_flap))
    gtk_widget_grab_focus (dateline_event_list_get_view (self->list));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->map), GTK_DIR_TAB_FORWARD);
}

static void
list_revealed_cb (AdwFlap *list_flap, GParamSpec *pspec, DatelineWindow *self)
{
  if (!adw_flap_get_reveal_flap (list_flap))
    {
      rescue_focus (self, list_flap);
      return;
    }
  self->list_gave_way = FALSE;
  if (is_narrow (self))
    adw_flap_set_reveal_flap (self->detail_flap, FALSE);
}

/* The list comes back when the pane that it gave way to is closed. */
static void
detail_revealed_cb (AdwFlap *detail_flap, GParamSpec *pspec, DatelineWindow *self)
{
  if (adw_flap_get_reveal_flap (detail_flap))
    {
      self->list_gave_way = is_narrow (self) && adw_flap_get_reveal_flap (self->list_flap);
      if (self->list_gave_way)
        adw_flap_set_reveal_flap (self->list_flap, FALSE);
    }
  else
    {
      if (self->list_gave_way)
        adw_flap_set_reveal_flap (self->list_flap, TRUE);
      rescue_focus (self, detail_flap);
    }
}

/* A selection opens the event pane. */
static void
session_changed_cb (DatelineSession *session, guint changes, DatelineWindow *self)
{
  gboolean selected = dateline_session_get_selection (session) != DATELINE_NO_ROW;

  if (changes & (DATELINE_CHANGE_SELECTION | DATELINE_CHANGE_STORE))
    dateline_window_update_actions (self);
  if ((changes & DATELINE_CHANGE_SELECTION) && selected)
    adw_flap_set_reveal_flap (self->detail_flap, TRUE);
}

/* A toast's own title is one line, and markup. */
static AdwToast *
toast_new (const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_lines (GTK_LABEL (label), 5);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_toast_set_custom_title (toast, label);
  return toast;
}

void
dateline_window_tell (DatelineWindow *self,
                      const char *text,
                      const char *button,
                      const char *action)
{
  AdwToast *toast = toast_new (text);

  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  if (button != NULL)
    adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (self->toasts, toast);
  dateline_announcer_tell (self->announcer, text);
}

/* At first it has the focus, and not a button, which would take the Space that plays. */
static void
map_shown_cb (GtkWidget *map, DatelineWindow *self)
{
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_child_focus (map, GTK_DIR_TAB_FORWARD);
}

/* Where the preferences are open and ask for the rest, it is not a failure. */
static void
tiles_failed_cb (DatelineMapView *map, const char *message, DatelineWindow *self)
{
  g_autoptr (DatelineMapChoice) choice = dateline_map_choice_read (self->settings);

  if (self->preferences != NULL && !dateline_map_choice_check (choice, NULL))
    return;
  dateline_window_tell (self, message, _ ("Preferences"), "win.preferences");
}

static void
tell_missing_map (DatelineWindow *self)
{
  const GError *error = dateline_map_view_get_basemap_error (self->map);
  g_autofree char *text = NULL;

  if (error == NULL)
    return;
  text = g_strdup_printf (_ ("There is no offline map: %s"), error->message);
  dateline_window_tell (self, text, NULL, NULL);
}

static gboolean
dateline_window_close_request (GtkWindow *window)
{
  DatelineWindow *self = DATELINE_WINDOW (window);

  dateline_window_cancel_loading (self);
  dateline_window_save_state (self);
  return GTK_WINDOW_CLASS (dateline_window_parent_class)->close_request (window);
}

static void
dateline_window_dispose (GObject *object)
{
  DatelineWindow *self = DATELINE_WINDOW (object);

  g_clear_weak_pointer (&self->preferences);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_object (&self->reading);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->report, dateline_report_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dateline_window_parent_class)->dispose (object);
}

static void
dateline_window_class_init (DatelineWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dateline_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DatelineWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindow, list_flap);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindow, detail_flap);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindow, list_stack);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindow, history);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindow, detail_pane);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindow, map_bin);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindow, timeline_bin);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindow, loading);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindow, loading_label);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindow, loading_progress);
  dateline_window_class_init_actions (widget_class);
}

/* A phone has room for the other buttons only. */
static gboolean
folded_frame_passed_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DatelineWindow *self = DATELINE_WINDOW (widget);

  gtk_widget_set_visible (self->history, !adw_flap_get_folded (self->list_flap));
  return G_SOURCE_REMOVE;
}

/* It folds while the window is laid out, when nothing may come or go. */
static void
list_folded_cb (DatelineWindow *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self), folded_frame_passed_cb, NULL, NULL);
}

static void
build_panes (DatelineWindow *self)
{
  self->list = DATELINE_EVENT_LIST (dateline_event_list_new (self->session));
  self->detail = DATELINE_EVENT_DETAIL (dateline_event_detail_new (self->session));
  self->map = DATELINE_MAP_VIEW (dateline_map_view_new (self->session));
  self->timeline = DATELINE_TIMELINE (dateline_timeline_new (self->session));
  gtk_stack_add_titled (self->list_stack, GTK_WIDGET (self->list), "events", _ ("Events"));
  gtk_stack_add_titled (
      self->list_stack, dateline_source_list_new (self->session), "sources", _ ("Sources"));
  adw_bin_set_child (self->detail_pane, GTK_WIDGET (self->detail));
  adw_bin_set_child (self->map_bin, GTK_WIDGET (self->map));
  adw_bin_set_child (self->timeline_bin, GTK_WIDGET (self->timeline));
  g_signal_connect_object (self->map, "map", G_CALLBACK (map_shown_cb), self, G_CONNECT_AFTER);
  g_signal_connect_object (self->map, "tiles-failed", G_CALLBACK (tiles_failed_cb), self, 0);
}

static void
dateline_window_init (DatelineWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APP_ID);
  self->session = dateline_session_new ();
  build_panes (self);
  self->announcer = DATELINE_ANNOUNCER (dateline_announcer_new (self->session));
  gtk_box_append (GTK_BOX (adw_toast_overlay_get_child (self->toasts)),
                  GTK_WIDGET (self->announcer));
  dateline_spoken_mend (GTK_WIDGET (self));
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  dateline_window_init_actions (self);
  dateline_window_init_drop (self);
  dateline_window_init_recent (self);
  dateline_window_restore_shape (self);
  g_signal_connect_object (
      self->list_flap, "notify::reveal-flap", G_CALLBACK (list_revealed_cb), self, 0);
  g_signal_connect_object (
      self->list_flap, "notify::folded", G_CALLBACK (list_folded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->detail_flap, "notify::reveal-flap", G_CALLBACK (detail_revealed_cb), self, 0);
  dateline_window_update_actions (self);
  tell_missing_map (self);
}

DatelineWindow *
dateline_window_new (AdwApplication *application)
{
  return g_object_new (DATELINE_TYPE_WINDOW, "application", application, NULL);
}

DatelineSession *
dateline_window_get_session (DatelineWindow *self)
{
  return self->session;
}
