/* The preferences, used by the keyboard alone: choosing a map, what is asked about it, errors in
 * their place, the stored tiles. */
#include "application.h"
#include "drive.h"
#include "preferences/preferences.h"
#include "tile-store.h"
#include "window.h"

#include <glib/gstdio.h>
#include <shumate/shumate.h>
#include <sqlite3.h>
#include <string.h>

static DatelineWindow *window;
static GSettings *settings;
static char *folder;

static DatelinePreferences *
find_preferences (void)
{
  g_autolist (GtkWidget) toplevels = gtk_window_list_toplevels ();
  DatelinePreferences *found = NULL;

  for (GList *item = toplevels; item != NULL; item = item->next)
    {
      g_object_ref (item->data);
      if (DATELINE_IS_PREFERENCES (item->data) && gtk_widget_get_visible (item->data))
        found = item->data;
    }
  return found;
}

static gboolean
is_open (gpointer data)
{
  DatelinePreferences *preferences = find_preferences ();

  return preferences != NULL && gtk_window_is_active (GTK_WINDOW (preferences));
}

static gboolean
is_closed (gpointer data)
{
  return find_preferences () == NULL && gtk_window_is_active (GTK_WINDOW (window));
}

static void
open_preferences (void)
{
  drive_key ("ctrl+comma");
  drive_until (is_open, NULL, 10, "the preferences");
  drive_settle ();
}

static void
close_preferences (void)
{
  drive_key ("Escape");
  drive_until (is_closed, NULL, 10, "the window without the preferences");
}

/* %NULL where it is not seen. */
static GtkWidget *
named (const char *name)
{
  return drive_find_named (GTK_WIDGET (find_preferences ()), name);
}

static gboolean
is_shown (gpointer name)
{
  GtkWidget *widget = named (name);

  return widget != NULL && gtk_widget_get_mapped (widget);
}

static gboolean
is_hidden (gpointer name)
{
  return !is_shown (name);
}

static void
check_setting (const char *key, const char *value)
{
  g_autoptr (GVariant) setting = g_settings_get_value (settings, key);
  g_autofree char *text = g_variant_print (setting, FALSE);

  g_assert_cmpstr (text, ==, value);
}

static gboolean
is_set (gpointer expected)
{
  const char *const *key_and_value = expected;
  g_autoptr (GVariant) setting = g_settings_get_value (settings, key_and_value[0]);
  g_autofree char *text = g_variant_print (setting, FALSE);

  return g_str_equal (text, key_and_value[1]);
}

/* A switch takes a while to slide. */
static void
wait_for_setting (const char *key, const char *value)
{
  const char *key_and_value[] = { key, value };

  drive_until (is_set, key_and_value, 5, key);
}

static void
focus (const char *name)
{
  GtkWidget *widget = named (name);

  g_assert_nonnull (widget);
  for (int i = 0; i < 60; i++)
    {
      GtkWidget *focused = gtk_window_get_focus (GTK_WINDOW (find_preferences ()));

      if (focused != NULL && (focused == widget || gtk_widget_is_ancestor (focused, widget)))
        return;
      drive_key ("Tab");
    }
  g_test_message ("Tab does not come to %s", name);
  g_assert_not_reached ();
}

static void
enter (const char *name, const char *text)
{
  focus (name);
  drive_key ("ctrl+a");
  drive_key ("BackSpace");
  drive_type (text);
  drive_key ("Return");
}

static guint
count_labels (GtkWidget *root, const char *text)
{
  guint n = GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, text);
  return n;
}

static gboolean
is_told (gpointer text)
{
  return count_labels (GTK_WIDGET (window), text) == 1;
}

/* Only what the chosen map needs is asked for. */
static void
test_sources (void)
{
  open_preferences ();
  g_assert_true (is_hidden ((gpointer) "preferences-url"));
  g_assert_true (is_hidden ((gpointer) "preferences-choose"));
  drive_key ("alt+w");
  check_setting ("map-source", "'server'");
  drive_until (is_shown, (gpointer) "preferences-url", 5, "the address");
  g_assert_true (is_hidden ((gpointer) "preferences-choose"));
  drive_key ("alt+f");
  check_setting ("map-source", "'file'");
  drive_until (is_shown, (gpointer) "preferences-choose", 5, "the file");
  g_assert_true (is_hidden ((gpointer) "preferences-url"));
  drive_key ("alt+o");
  check_setting ("map-source", "'offline'");
  drive_until (is_hidden, (gpointer) "preferences-choose", 5, "no file");
  close_preferences ();
}

/* An address that is none does not become a setting, and is said to be none below it. */
static void
test_server (void)
{
  const char *error;

  open_preferences ();
  drive_key ("alt+w");
  drive_until (is_shown, (gpointer) "preferences-url", 5, "the address");
  g_assert_true (is_hidden ((gpointer) "preferences-url-error"));
  enter ("preferences-url", "ftp://127.0.0.1/{z}/{x}/{y}.png");
  drive_until (is_shown, (gpointer) "preferences-url-error", 5, "an error");
  error = gtk_label_get_text (GTK_LABEL (named ("preferences-url-error")));
  g_assert_nonnull (strstr (error, "https://"));
  check_setting ("map-server-url", "''");
  g_assert_true (gtk_widget_has_css_class (named ("preferences-url"), "error"));
  enter ("preferences-url", " http://127.0.0.1:9/{z}/{x}/{y}.png");
  drive_until (is_hidden, (gpointer) "preferences-url-error", 5, "no error");
  check_setting ("map-server-url", "'http://127.0.0.1:9/{z}/{x}/{y}.png'");
  g_assert_false (gtk_widget_has_css_class (named ("preferences-url"), "error"));
  enter ("preferences-attribution", "Me & <b>you</b>");
  check_setting ("map-server-attribution", "'Me & <b>you</b>'");
  close_preferences ();
}

/* The two zoom levels keep their order. */
static void
test_zoom (void)
{
  open_preferences ();
  drive_until (is_shown, (gpointer) "preferences-zoom-max", 5, "the zoom levels");
  enter ("preferences-zoom-max", "7");
  check_setting ("map-server-zoom-max", "7");
  enter ("preferences-zoom-min", "9");
  check_setting ("map-server-zoom-min", "9");
  check_setting ("map-server-zoom-max", "9");
  enter ("preferences-zoom-max", "99");
  check_setting ("map-server-zoom-max", "22");
  close_preferences ();
}

static void
choose (const char *path)
{
  focus ("preferences-choose");
  drive_key ("space");
  drive_choose_file (path);
  drive_until (is_open, NULL, 20, "the preferences again");
}

static void
write_map (const char *path)
{
  static const char sql[] = "CREATE TABLE metadata (name, value);"
                            "INSERT INTO metadata VALUES ('name', 'A <b>small</b> map');"
                            "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);"
                            "INSERT INTO tiles VALUES (3, 4, 5, x'1a1c0a05776174657212"
                            "0f1803220b0914141a280000282700"
                            "0f28287802')";
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

/* The offline map's, and that of another one on it. */
static gboolean
has_map_layers (gpointer n)
{
  GtkWidget *map = drive_find_type (GTK_WIDGET (window), SHUMATE_TYPE_MAP);
  int found = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (map); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found += SHUMATE_IS_MAP_LAYER (child);
  return found == GPOINTER_TO_INT (n);
}

/* The file that was chosen in the last run is gone: one message, and the offline map. The choice
 * stays, since the file may come back; then it is shown when it is chosen once more. */
static void
test_missing_file (void)
{
  g_autofree char *path = g_build_filename (folder, "none.mbtiles", NULL);

  drive_until (is_told, (gpointer) "“none.mbtiles” cannot be shown as a map.", 10, "a message");
  check_setting ("map-source", "'file'");
  open_preferences ();
  drive_until (is_shown, (gpointer) "preferences-file-error", 5, "an error");
  g_assert_true (has_map_layers (GINT_TO_POINTER (1)));
  write_map (path);
  choose (path);
  drive_until (is_hidden, (gpointer) "preferences-file-error", 5, "no error");
  drive_until (has_map_layers, GINT_TO_POINTER (2), 5, "the file's layer");
  close_preferences ();
  g_settings_set_string (settings, "map-source", "offline");
  g_assert_true (has_map_layers (GINT_TO_POINTER (1)));
  g_settings_reset (settings, "map-file");
}

static gboolean
is_described (gpointer data)
{
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (named (data)));

  return subtitle != NULL && *subtitle != '\0';
}

static void
test_file (void)
{
  g_autofree char *bad = g_build_filename (folder, "bad.mbtiles", NULL);
  g_autofree char *good = g_build_filename (folder, "good.mbtiles", NULL);
  g_autofree char *uri = g_filename_to_uri (good, NULL, NULL);
  g_autofree char *quoted = g_strdup_printf ("'%s'", uri);
  AdwActionRow *row;

  g_assert_true (g_file_set_contents (bad, "no map", -1, NULL));
  write_map (good);
  open_preferences ();
  drive_key ("alt+f");
  drive_until (is_shown, (gpointer) "preferences-choose", 5, "the file");
  choose (bad);
  drive_until (is_shown, (gpointer) "preferences-file-error", 5, "an error");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (named ("preferences-file-error"))),
                            "“bad.mbtiles” cannot be shown as a map."));
  check_setting ("map-file", "''");
  choose (good);
  drive_until (is_hidden, (gpointer) "preferences-file-error", 5, "no error");
  drive_until (is_described, (gpointer) "preferences-file-row", 5, "what the file is");
  check_setting ("map-file", quoted);
  row = ADW_ACTION_ROW (named ("preferences-file-row"));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "good.mbtiles");
  g_assert_cmpstr (
      adw_action_row_get_subtitle (row), ==, "A small map\nVector tiles, zoom levels 3 to 3");
  drive_key ("alt+o");
  close_preferences ();
}

static gboolean
is_measured (gpointer data)
{
  GtkWidget *clear = named ("preferences-clear");

  return is_described ((gpointer) "preferences-size") &&
         gtk_widget_get_sensitive (clear) == GPOINTER_TO_INT (data);
}

static void
test_store (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (100000), 100000);
  DatelineStoredTile tile = { bytes, NULL, NULL, G_MAXINT64 };

  dateline_tile_store_put (
      dateline_tile_store_get_shared (), "somewhere", (DatelineTileId){ 0, 0, 0 }, 0, &tile);
  open_preferences ();
  drive_until (is_measured, GINT_TO_POINTER (TRUE), 5, "the size");
  enter ("preferences-limit", "50");
  check_setting ("tile-store-megabytes", "50");
  focus ("preferences-clear");
  drive_key ("space");
  drive_until (is_measured, GINT_TO_POINTER (FALSE), 5, "nothing stored");
  g_assert_cmpuint (dateline_tile_store_get_size (dateline_tile_store_get_shared ()), ==, 0);
  close_preferences ();
}

static void
test_time (void)
{
  open_preferences ();
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (find_preferences ()),
                                                "time");
  drive_until (is_shown, (gpointer) "preferences-elastic", 5, "the second page");
  check_setting ("elastic", "true");
  focus ("preferences-elastic");
  drive_key ("space");
  wait_for_setting ("elastic", "false");
  drive_key ("alt+f");
  wait_for_setting ("elastic", "true");
  focus ("preferences-zone");
  drive_key ("space");
  drive_rest (0.5);
  drive_key ("Down");
  drive_key ("Down");
  drive_key ("Return");
  drive_rest (0.5);
  wait_for_setting ("time-zone", "'utc'");
  g_settings_reset (settings, "time-zone");
  focus ("preferences-follow");
  focus ("preferences-caption");
  close_preferences ();
}

/* Tab comes round through all there is, and everything that takes it has a name of its own or in
 * its row. */
static void
test_tab (void)
{
  static const char *const wanted[] = { "preferences-offline",     "preferences-url",
                                        "preferences-attribution", "preferences-zoom-min",
                                        "preferences-zoom-max",    "preferences-limit" };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GtkWidget *focused = NULL;

  open_preferences ();
  drive_key ("alt+w");
  drive_until (is_shown, (gpointer) "preferences-url", 5, "the address");
  for (int i = 0; i < 60 && (i < 2 || !g_hash_table_contains (seen, focused)); i++)
    {
      if (focused != NULL)
        g_hash_table_add (seen, focused);
      drive_key ("Tab");
      focused = gtk_window_get_focus (GTK_WINDOW (find_preferences ()));
      g_assert_nonnull (focused);
    }
  g_assert_true (g_hash_table_contains (seen, focused));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    focus (wanted[i]);
  drive_key ("alt+o");
  close_preferences ();
}

/* A map that is chosen in the menu and not yet told about is asked for. */
static void
test_menu (void)
{
  g_settings_reset (settings, "map-file");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.map-source", "s", "file");
  drive_until (is_open, NULL, 10, "the preferences");
  drive_until (is_shown, (gpointer) "preferences-choose", 5, "the file");
  drive_key ("alt+o");
  close_preferences ();
}

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (GTK_WINDOW (window)) &&
         dateline_session_get_store (dateline_window_get_session (window)) != NULL;
}

static void
activated_cb (GtkApplication *application, gpointer user_data)
{
  window = DATELINE_WINDOW (gtk_application_get_active_window (application));
  drive_until (is_active, NULL, 30, "the window");
  *(int *) user_data = g_test_run ();
  g_clear_object (&settings);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
delete_folder (void)
{
  static const char *const names[] = { "none.mbtiles",
                                       "bad.mbtiles",
                                       "good.mbtiles",
                                       "dateline/tiles/tiles.sqlite",
                                       "dateline/tiles/tiles.sqlite-wal",
                                       "dateline/tiles/tiles.sqlite-shm",
                                       "dateline/tiles",
                                       "dateline",
                                       "" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_free (folder);
}

int
main (int argc, char *argv[])
{
  g_autoptr (DatelineApplication) application = NULL;
  g_autofree char *missing = NULL;
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preferences/missing-file", test_missing_file);
  g_test_add_func ("/preferences/sources", test_sources);
  g_test_add_func ("/preferences/server", test_server);
  g_test_add_func ("/preferences/zoom", test_zoom);
  g_test_add_func ("/preferences/tab", test_tab);
  g_test_add_func ("/preferences/file", test_file);
  g_test_add_func ("/preferences/store", test_store);
  g_test_add_func ("/preferences/time", test_time);
  g_test_add_func ("/preferences/menu", test_menu);
  folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  missing = g_strdup_printf ("file://%s/none.mbtiles", folder);
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  g_setenv ("GTK_USE_PORTAL", "0", TRUE);
  if (!drive_is_possible ())
    return 77;
  settings = g_settings_new ("io.github.datelinemap.Dateline");
  g_settings_set_string (settings, "map-source", "file");
  g_settings_set_string (settings, "map-file", missing);
  application = dateline_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &result);
  g_application_run (G_APPLICATION (application), 0, NULL);
  delete_folder ();
  return result;
}
