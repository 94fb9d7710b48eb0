/* See application.h. The command line that needs no display is answered before this (main.c). */
#include "config.h"

#include "application.h"

#include "spoken.h"
#include "tile-store.h"
#include "window.h"

#include <glib/gi18n-lib.h>

struct _DatelineApplication
{
  AdwApplication parent_instance;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (DatelineApplication, dateline_application, ADW_TYPE_APPLICATION)

static DatelineWindow *
present_new_window (DatelineApplication *self)
{
  DatelineWindow *window = dateline_window_new (ADW_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Each file has one window: a further one begins without. */
static void
new_window_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gboolean is_first = gtk_application_get_windows (GTK_APPLICATION (user_data)) == NULL;
  DatelineWindow *window = present_new_window (DATELINE_APPLICATION (user_data));

  if (is_first)
    dateline_window_open_last (window);
}

static void
quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows =
      g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
about_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (
      parent,
      "application-name",
      "Dateline",
      "application-icon",
      APP_ID,
      "version",
      VERSION,
      "developer-name",
      _ ("The Dateline developers"),
      "comments",
      _ ("Located, dated, sourced events on a map and a timeline: where, when, and who says so."),
      "website",
      "https://github.com/datelinemap/dateline",
      "license-type",
      GTK_LICENSE_GPL_3_0,
      NULL);
}

static const GActionEntry actions[] = {
  { "new-window", new_window_activated },
  { "quit", quit_activated },
  { "about", about_activated },
};

/* Keys that no text entry wants; the others are the window's own. */
static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.open", { "<Control>o" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.search", { "<Control>f" } },
  { "win.back", { "<Alt>Left" } },
  { "win.forward", { "<Alt>Right" } },
  { "win.show-list", { "F9" } },
  { "win.show-detail", { "<Shift>F9" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "win.zoom-out", { "<Control>minus" } },
  { "win.fit-map", { "<Control>0" } },
  { "timeline.fit", { "<Control><Shift>a" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
};

static void
tile_limit_changed_cb (GSettings *settings, const char *key, gpointer user_data)
{
  guint64 megabytes = (guint64) g_settings_get_int (settings, key);

  dateline_tile_store_set_limit (dateline_tile_store_get_shared (), megabytes * 1000000);
}

static void
dateline_application_startup (GApplication *application)
{
  DatelineApplication *self = DATELINE_APPLICATION (application);

  G_APPLICATION_CLASS (dateline_application_parent_class)->startup (application);
  g_action_map_add_action_entries (
      G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (
        GTK_APPLICATION (application), accels[i].action, accels[i].accels);
  gtk_window_set_default_icon_name (APP_ID);
  self->settings = g_settings_new (APP_ID);
  g_signal_connect (
      self->settings, "changed::tile-store-megabytes", G_CALLBACK (tile_limit_changed_cb), NULL);
  tile_limit_changed_cb (self->settings, "tile-store-megabytes", NULL);
}

static void
dateline_application_dispose (GObject *object)
{
  g_clear_object (&DATELINE_APPLICATION (object)->settings);
  G_OBJECT_CLASS (dateline_application_parent_class)->dispose (object);
}

static void
dateline_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    dateline_window_open_last (present_new_window (DATELINE_APPLICATION (application)));
}

static void
dateline_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      DatelineWindow *window = dateline_window_find (GTK_APPLICATION (application), files[i]);

      if (window != NULL)
        gtk_window_present (GTK_WINDOW (window));
      else
        dateline_window_open (present_new_window (DATELINE_APPLICATION (application)), files[i]);
    }
}

static GtkWidget *
find_search_button (GtkWidget *widget)
{
  gboolean is_button = GTK_IS_BUTTON (widget);
  const char *icon = is_button ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : NULL;
  GtkWidget *found = g_strcmp0 (icon, "edit-find-symbolic") == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_search_button (child);
  return found;
}

/* The window of shortcuts comes with the first window; GTK gives its search button an icon and no
 * name. */
static void
dateline_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GtkShortcutsWindow *shortcuts = NULL;
  GtkWidget *search;

  GTK_APPLICATION_CLASS (dateline_application_parent_class)->window_added (application, window);
  if (GTK_IS_APPLICATION_WINDOW (window))
    shortcuts = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window));
  search = shortcuts != NULL ? find_search_button (GTK_WIDGET (shortcuts)) : NULL;
  if (search != NULL)
    dateline_spoken_name (search, _ ("Search shortcuts"));
}

static void
dateline_application_class_init (DatelineApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  GTK_APPLICATION_CLASS (klass)->window_added = dateline_application_window_added;

  G_OBJECT_CLASS (klass)->dispose = dateline_application_dispose;
  application_class->startup = dateline_application_startup;
  application_class->activate = dateline_application_activate;
  application_class->open = dateline_application_open;
}

static void
dateline_application_init (DatelineApplication *self)
{
}

DatelineApplication *
dateline_application_new (void)
{
  return g_object_new (DATELINE_TYPE_APPLICATION,
                       "application-id",
                       APP_ID,
                       "flags",
                       G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path",
                       APP_PATH,
                       NULL);
}
