/* Everything that is built from a .ui file of the resources: each template is a widget of the
 * window or of its preferences, the other files load by themselves, and each icon that is asked for
 * is one that the icon theme has. */
#include "application.h"
#include "drive.h"
#include "preferences/preferences.h"
#include "window.h"

static DatelineWindow *window;
static GtkWindow *preferences;

static gboolean
is_loaded (gpointer data)
{
  return dateline_session_get_store (dateline_window_get_session (window)) != NULL;
}

typedef void (*UiFile) (const char *path);

static guint
for_each_ui (const char *folder, UiFile file)
{
  g_auto (GStrv) names =
      g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  guint n = 0;

  g_assert_nonnull (names);
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *path = g_strconcat (folder, *name, NULL);

      if (g_str_has_suffix (path, "/"))
        n += for_each_ui (path, file);
      else if (g_str_has_suffix (path, ".ui"))
        {
          file (path);
          n++;
        }
    }
  return n;
}

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
check_ui (const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("<template class=\"(\\w+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL, *class = NULL;

  g_assert_nonnull (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_test_message ("%s", path);
  if (g_regex_match (regex, text, 0, &match))
    {
      class = g_match_info_fetch (match, 1);
      g_assert_cmpuint (g_type_from_name (class), !=, G_TYPE_INVALID);
      g_assert_true (find_type (GTK_WIDGET (window), g_type_from_name (class)) != NULL ||
                     find_type (GTK_WIDGET (preferences), g_type_from_name (class)) != NULL);
    }
  else
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new ();
      g_autoptr (GError) error = NULL;

      gtk_builder_add_from_resource (builder, path, &error);
      g_assert_no_error (error);
    }
}

static void
test_files (void)
{
  g_autofree char *folder =
      g_strconcat (g_application_get_resource_base_path (g_application_get_default ()), "/", NULL);

  g_assert_cmpuint (for_each_ui (folder, check_ui), >=, 5);
}

static guint
check_icons (GtkWidget *widget)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  guint n = 0;

  if (GTK_IS_IMAGE (widget) &&
      gtk_image_get_storage_type (GTK_IMAGE (widget)) == GTK_IMAGE_ICON_NAME)
    {
      const char *name = gtk_image_get_icon_name (GTK_IMAGE (widget));

      if (!gtk_icon_theme_has_icon (theme, name))
        g_error ("the icon theme has no “%s”", name);
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check_icons (child);
  return n;
}

static void
test_icons (void)
{
  g_assert_cmpuint (check_icons (GTK_WIDGET (window)), >, 10);
  g_assert_cmpuint (check_icons (GTK_WIDGET (preferences)), >, 2);
}

static void
activated_cb (GApplication *application, int *result)
{
  DatelineSession *session;

  window = DATELINE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  session = dateline_window_get_session (window);
  drive_until (is_loaded, NULL, 30, "the bundled dataset");
  drive_rest (
      1); /* a flap that is revealed before it was ever laid out may warn (libadwaita 1.2) */
  dateline_session_set_selection (
      session, dateline_store_find (dateline_session_get_store (session), "kapan-shelling"));
  drive_rest (0.5);
  preferences = dateline_preferences_new (GTK_WINDOW (window));
  gtk_window_present (preferences);
  drive_rest (0.5);
  *result = g_test_run ();
  gtk_window_destroy (preferences);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (DatelineApplication) application = NULL;
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/templates/files", test_files);
  g_test_add_func ("/templates/icons", test_icons);
  if (!drive_is_possible ())
    return 77;
  application = dateline_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &result);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return result;
}
