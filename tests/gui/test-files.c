/* Files and windows: one window per file, the files opened last in the open button's menu, files
 * dropped. The list of recent files is the display's own (build-aux/with-display). */
#include "application.h"
#include "drive.h"
#include "window.h"

#include <glib/gstdio.h>
#include <string.h>

static GtkApplication *application;
static char *folder;

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (application));
}

/* A small dataset of one event, whose title is the folder's and the file's name. */
static GFile *
make_file (const char *below, const char *name)
{
  g_autofree char *path = g_build_filename (folder, below, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *text = g_strdup_printf (
      "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"geometry\": "
      "{\"type\": \"Point\", \"coordinates\": [46, 40]}, \"properties\": "
      "{\"title\": \"%s/%s\", \"date\": \"2020-10-10\"}}]}",
      below,
      name);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static gboolean
all_are_read (gpointer data)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (DATELINE_IS_WINDOW (l->data) &&
        (dateline_window_is_loading (l->data) ||
         dateline_session_get_store (dateline_window_get_session (l->data)) == NULL))
      return FALSE;
  return TRUE;
}

/* Opens files as the command line does. */
static void
open_files (GFile **files, int n)
{
  g_application_open (G_APPLICATION (application), files, n, "");
  drive_until (all_are_read, NULL, 20, "the files to be read");
  drive_rest (0.3);
}

static GMenuModel *
get_recent (DatelineWindow *window)
{
  AdwSplitButton *button =
      ADW_SPLIT_BUTTON (drive_find_type (GTK_WIDGET (window), ADW_TYPE_SPLIT_BUTTON));
  GMenuModel *menu = adw_split_button_get_menu_model (button);

  return g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
}

/* The labels of the menu's files, one after the other. */
static char *
list_recent (DatelineWindow *window)
{
  g_autoptr (GMenuModel) recent = get_recent (window);
  GString *labels = g_string_new ("");

  for (int i = 0; i < g_menu_model_get_n_items (recent); i++)
    {
      g_autofree char *label = NULL;

      g_assert_true (
          g_menu_model_get_item_attribute (recent, i, G_MENU_ATTRIBUTE_LABEL, "s", &label));
      g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "", label);
    }
  return g_string_free (labels, FALSE);
}

typedef struct
{
  DatelineWindow *window;
  const char *labels;
} Listing;

static gboolean
is_listed (gpointer data)
{
  Listing *listing = data;
  g_autofree char *labels = list_recent (listing->window);

  return g_str_equal (labels, listing->labels);
}

static void
expect_recent (DatelineWindow *window, const char *labels)
{
  Listing listing = { window, labels };
  g_autofree char *what = g_strdup_printf ("the menu to hold: %s", labels);

  drive_until (is_listed, &listing, 5, what);
}

static gboolean
is_active (gpointer window)
{
  return gtk_application_get_active_window (application) == window;
}

static void
close_all (void)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (application)) != NULL)
    gtk_window_destroy (windows->data);
  drive_rest (0.2);
}

static void
test_one_window_per_file (void)
{
  g_autoptr (GFile) one = make_file ("a", "one.geojson"), two = make_file ("a", "two.geojson");
  GFile *both[] = { one, two, one };
  DatelineWindow *first, *second;

  open_files (both, 3);
  g_assert_cmpuint (count_windows (), ==, 2);
  first = dateline_window_find (application, one);
  second = dateline_window_find (application, two);
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_true (first != second);

  gtk_window_present (GTK_WINDOW (second));
  drive_until (is_active, second, 5, "the second window to be in front");
  open_files (&one, 1);
  drive_until (is_active, first, 5, "the first window to come to the front");
  g_assert_cmpuint (count_windows (), ==, 2);

  /* From a window too: what another one has is not opened here. */
  dateline_window_open (first, two);
  drive_until (is_active, second, 5, "the second window to come to the front");
  g_assert_true (dateline_window_find (application, one) == first);
  g_assert_cmpuint (count_windows (), ==, 2);
  close_all ();
}

static GtkWidget *
find_open_button (DatelineWindow *window)
{
  GtkWidget *button = drive_find_named (GTK_WIDGET (window), "open-dataset");

  return button != NULL && gtk_widget_get_mapped (button) ? button : NULL;
}

/* A further window has nothing open, and a button to open something; what another has is not opened
 * twice. */
static void
test_new_window (void)
{
  GActionGroup *actions = G_ACTION_GROUP (application);
  DatelineWindow *first, *second;
  GtkWidget *button;

  g_action_group_activate_action (actions, "new-window", NULL);
  first = DATELINE_WINDOW (gtk_application_get_active_window (application));
  drive_until (all_are_read, NULL, 20, "the bundled dataset");
  drive_rest (0.5);
  g_assert_null (find_open_button (first));
  g_action_group_activate_action (actions, "new-window", NULL);
  drive_rest (1);
  second = DATELINE_WINDOW (gtk_application_get_active_window (application));
  g_assert_true (second != first);
  g_assert_false (dateline_window_is_loading (second));
  g_assert_null (dateline_session_get_store (dateline_window_get_session (second)));
  button = find_open_button (second);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));

  gtk_widget_activate_action (GTK_WIDGET (second), "win.open-bundled", NULL);
  drive_until (is_active, first, 5, "the window that has it to come to the front");
  g_assert_null (dateline_session_get_store (dateline_window_get_session (second)));
  close_all ();
}

/* The moments that recent files are kept with may be whole seconds. */
static void
open_later (GFile *file)
{
  drive_rest (1.1);
  open_files (&file, 1);
}

static void
test_recent (void)
{
  g_autoptr (GFile) one = make_file ("b", "one.geojson");
  g_autoptr (GFile) under = make_file ("b", "under_score.geojson");
  g_autoptr (GFile) namesake = make_file ("c", "one.geojson");
  g_autoptr (GFile) last = make_file ("c", "last.geojson");
  g_autoptr (GFile) broken = make_file ("b", "broken.geojson");
  g_autofree char *bad = g_file_get_path (broken);
  GLogLevelFlags fatal;
  DatelineWindow *window;

  open_files (&one, 1);
  window = dateline_window_find (application, one);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.clear-recent", NULL);
  expect_recent (window, "");
  dateline_window_open (window, one);
  drive_until (all_are_read, NULL, 20, "the file to be read again");
  expect_recent (window, "one.geojson");
  open_later (under);
  expect_recent (window, "under__score.geojson, one.geojson");
  open_later (namesake);
  expect_recent (window, "one.geojson (c), under__score.geojson, one.geojson (b)");

  /* Neither the bundled dataset nor what cannot be read is listed, and what is gone no longer. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-bundled", NULL);
  drive_until (all_are_read, NULL, 20, "the bundled dataset");
  fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_assert_true (g_file_set_contents (bad, "{", -1, NULL));
  dateline_window_open (window, broken);
  drive_until (all_are_read, NULL, 20, "the broken file");
  drive_rest (0.5);
  g_assert_cmpint (g_unlink (g_file_peek_path (under)), ==, 0);
  open_later (last);
  expect_recent (window, "last.geojson, one.geojson (c), one.geojson (b)");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.clear-recent", NULL);
  expect_recent (window, "");
  close_all ();
  g_log_set_always_fatal (fatal);
}

/* What the dialog says that is shown; closes it. */
static char *
take_message (void)
{
  char *text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()) && text == NULL; i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (!ADW_IS_MESSAGE_DIALOG (toplevel))
        continue;
      text = g_strconcat (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (toplevel)),
                          " ",
                          adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (toplevel)),
                          NULL);
      gtk_window_destroy (toplevel);
    }
  return text;
}

/* Where a sandbox sees a file is shown neither in the menu nor in a message. */
static void
test_portal (void)
{
  g_autofree char *portal = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  char *own = folder;
  g_autofree char *message = NULL;
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  GFile *files[3];
  DatelineWindow *window;

  folder = portal;
  files[0] = make_file ("8f3a", "one.geojson");
  files[1] = make_file ("d41c", "one.geojson");
  files[2] = make_file ("77b0", "gone.geojson");
  folder = own;
  open_files (files, 1);
  window = dateline_window_find (application, files[0]);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.clear-recent", NULL);
  open_later (files[1]);
  dateline_window_open (window, files[0]);
  drive_until (all_are_read, NULL, 20, "the file to be read again");
  expect_recent (window, "one.geojson, one.geojson");

  g_assert_cmpint (g_unlink (g_file_peek_path (files[2])), ==, 0);
  dateline_window_open (window, files[2]);
  drive_until (all_are_read, NULL, 20, "the file that is gone");
  drive_rest (0.3);
  message = take_message ();
  g_assert_nonnull (message);
  g_assert_nonnull (strstr (message, "gone.geojson"));
  g_assert_null (strstr (message, portal));
  g_assert_null (strstr (message, "77b0"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.clear-recent", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_object_unref (files[i]);
  close_all ();
  g_log_set_always_fatal (fatal);
}

/* The menu's item opens its file. */
static void
test_open_recent (void)
{
  g_autoptr (GFile) one = make_file ("d", "one.geojson"), two = make_file ("d", "two.geojson");
  g_autofree char *uri = g_file_get_uri (one);
  DatelineWindow *window;

  open_files (&two, 1);
  window = dateline_window_find (application, two);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-recent", "s", uri);
  drive_until (all_are_read, NULL, 20, "the file to be read");
  g_assert_true (dateline_window_find (application, one) == window);
  g_assert_null (dateline_window_find (application, two));
  close_all ();
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  g_assert_not_reached ();
}

static void
test_drop (void)
{
  g_autoptr (GFile) one = make_file ("e", "one.geojson"), two = make_file ("e", "two.geojson"),
                    three = make_file ("e", "three.geojson");
  g_auto (GValue) value = G_VALUE_INIT;
  GSList *files = NULL;
  gboolean taken = FALSE;
  DatelineWindow *window;

  open_files (&one, 1);
  window = dateline_window_find (application, one);
  files = g_slist_append (files, two);
  files = g_slist_append (files, three);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  g_signal_emit_by_name (
      find_drop_target (GTK_WIDGET (window)), "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  drive_until (all_are_read, NULL, 20, "the files to be read");
  g_assert_true (dateline_window_find (application, two) == window);
  g_assert_nonnull (dateline_window_find (application, three));
  g_assert_cmpuint (count_windows (), ==, 2);
  g_slist_free (files);
  close_all ();
}

static void
activated_cb (GApplication *app, int *result)
{
  g_application_hold (app);
  close_all ();
  *result = g_test_run ();
  g_application_release (app);
}

int
main (int argc, char *argv[])
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/one-window-per-file", test_one_window_per_file);
  g_test_add_func ("/files/new-window", test_new_window);
  g_test_add_func ("/files/recent", test_recent);
  g_test_add_func ("/files/portal", test_portal);
  g_test_add_func ("/files/open-recent", test_open_recent);
  g_test_add_func ("/files/drop", test_drop);
  if (!drive_is_possible ())
    return 77;
  folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  g_assert_nonnull (folder);
  application = GTK_APPLICATION (dateline_application_new ());
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &result);
  g_application_run (G_APPLICATION (application), 0, NULL);
  g_object_unref (application);
  return result;
}
