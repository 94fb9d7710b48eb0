/* The life of a window: a file that cannot be read, one that is closed while it reads, and what is
 * kept from one window to the next. */
#include "config.h"

#include "map/map-view.h"
#include "real-window.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

static gboolean
is_idle (gpointer data)
{
  return !dateline_window_is_loading (window);
}

static GtkWindow *
find_message_dialog (void)
{
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (ADW_IS_MESSAGE_DIALOG (toplevel))
        return toplevel;
    }
  return NULL;
}

/* What is fatal where an AdwMessageDialog is shown: newer GTKs warn of how it measures its own
 * heading. */
#define WITH_MESSAGE_DIALOG (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL)

/* A file that cannot be read leaves what was open. */
static void
test_unreadable (void)
{
  DatelineStore *store = dateline_session_get_store (session);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dateline-unreadable.geojson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWindow *dialog;
  GLogLevelFlags fatal = g_log_set_always_fatal (WITH_MESSAGE_DIALOG);

  g_assert_true (g_file_set_contents (path, "{ not json", -1, NULL));
  dateline_window_open (window, file);
  drive_until (is_idle, NULL, 10, "the reading to end");
  drive_rest (0.5);
  g_assert_true (dateline_session_get_store (session) == store);
  dialog = find_message_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), "dateline-unreadable"));
  gtk_window_destroy (dialog);
  g_unlink (path);
  g_log_set_always_fatal (fatal);
}

/* A window that has no dataset can be used all the same. */
static void
test_nothing_open (void)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  DatelineWindow *empty = dateline_window_new (ADW_APPLICATION (application));
  DatelineSession *nothing = dateline_window_get_session (empty);
  static const char *keys[] = { "Return", "Escape", "ctrl+0", "z",     "r",   "ctrl+Right",
                                "ctrl+l", "m",      "m",      "space", "Tab", "Page_Down" };

  gtk_window_present (GTK_WINDOW (empty));
  drive_rest (0.5);
  drive_key ("ctrl+f");
  drive_type ("Kap");
  drive_rest (0.6);
  g_assert_cmpstr (dateline_session_get_search (nothing), ==, "Kap");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    drive_key (keys[i]);
  g_assert_null (dateline_session_get_store (nothing));
  gtk_window_destroy (GTK_WINDOW (empty));
  drive_rest (0.2);
}

/* A window may be closed while it reads, or be given another file to read. */
static void
test_close_while_loading (void)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/dateline.geojson");
  GLogLevelFlags fatal = g_log_set_always_fatal (WITH_MESSAGE_DIALOG);
  DatelineWindow *other;

  for (guint i = 0; i < 5; i++)
    {
      other = dateline_window_new (ADW_APPLICATION (application));
      dateline_window_open_last (other);
      if (i % 2 == 1)
        dateline_window_open (other, file);
      gtk_window_destroy (GTK_WINDOW (other));
      drive_rest (0.1);
    }
  g_assert_nonnull (dateline_session_get_store (session));
  g_log_set_always_fatal (fatal);
}

/* A window that is closed and opened again is as it was. It is the last test: the window is another
 * then. */
static void
test_state (void)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  DatelineSpan span = { time_of ("2020-10-01"), time_of ("2020-11-01") };
  DatelineMapView *map = DATELINE_MAP_VIEW (typed (DATELINE_TYPE_MAP_VIEW));
  double longitude, latitude, zoom;

  dateline_session_set_window (session, span);
  dateline_map_view_set_position (map, 46.5, 39.25, 9);
  drive_rest (0.3);
  g_application_hold (G_APPLICATION (application));
  gtk_window_close (GTK_WINDOW (window));
  drive_rest (0.3);
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  window = DATELINE_WINDOW (gtk_application_get_active_window (application));
  g_application_release (G_APPLICATION (application));
  session = dateline_window_get_session (window);
  real_window_await_dataset ();
  drive_rest (0.5);
  g_assert_true (dateline_span_equal (dateline_session_get_window (session), span));
  map = DATELINE_MAP_VIEW (typed (DATELINE_TYPE_MAP_VIEW));
  dateline_map_view_get_position (map, &longitude, &latitude, &zoom);
  g_assert_cmpfloat_with_epsilon (longitude, 46.5, 0.01);
  g_assert_cmpfloat_with_epsilon (latitude, 39.25, 0.01);
  g_assert_cmpfloat_with_epsilon (zoom, 9, 0.01);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/unreadable", test_unreadable);
  g_test_add_func ("/window/nothing-open", test_nothing_open);
  g_test_add_func ("/window/close-while-loading", test_close_while_loading);
  g_test_add_func ("/window/state", test_state);
  return real_window_run_tests ();
}
