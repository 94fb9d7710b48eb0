/* The files opened last, in the open button's menu. They are kept where GTK keeps those of all
 * applications, by its rules (a person may have switched that off); of these the menu holds the
 * newest few that Dateline opened and that are still there. */
#include "config.h"

#include "window-private.h"

#include "paths.h"

#define RECENT_MAX 8

static gint64
get_moment (GtkRecentInfo *info)
{
  const char *command;
  GDateTime *moment = NULL;
  guint count;

  if (!gtk_recent_info_get_application_info (info, APP_ID, &command, &count, &moment))
    return 0;
  return g_date_time_to_unix (moment) * G_USEC_PER_SEC + g_date_time_get_microsecond (moment);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  gint64 moment_a = get_moment ((GtkRecentInfo *) a), moment_b = get_moment ((GtkRecentInfo *) b);

  return (moment_a < moment_b) - (moment_a > moment_b);
}

/* What Dateline opened, newest first. */
static GList *
list_opened (void)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = items, *next; l != NULL; l = next)
    {
      next = l->next;
      if (gtk_recent_info_has_application (l->data, APP_ID))
        continue;
      gtk_recent_info_unref (l->data);
      items = g_list_delete_link (items, l);
    }
  return g_list_sort (items, compare_newest);
}

static void
free_infos (GList *infos)
{
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
}

static gboolean
has_namesake (GPtrArray *infos, guint i)
{
  g_autofree char *name = gtk_recent_info_get_short_name (g_ptr_array_index (infos, i));

  for (guint j = 0; j < infos->len; j++)
    {
      g_autofree char *other = gtk_recent_info_get_short_name (g_ptr_array_index (infos, j));

      if (j != i && g_str_equal (name, other))
        return TRUE;
    }
  return FALSE;
}

/* The file's name, and of files with one name also the folder's. An underscore in a menu is
 * doubled, or it would mark a key. */
static char *
get_label (GPtrArray *infos, guint i)
{
  GtkRecentInfo *info = g_ptr_array_index (infos, i);
  g_autofree char *name = gtk_recent_info_get_short_name (info);
  g_autofree char *path = gtk_recent_info_get_uri_display (info);
  g_autoptr (GString) label = g_string_new (name);

  if (path != NULL && !dateline_paths_is_in_portal (path) && has_namesake (infos, i))
    {
      g_autofree char *parent = g_path_get_dirname (path);
      g_autofree char *folder = g_path_get_basename (parent);

      g_string_append_printf (label, " (%s)", folder);
    }
  g_string_replace (label, "_", "__", 0);
  return g_string_free (g_steal_pointer (&label), FALSE);
}

static void
recent_changed_cb (GtkRecentManager *manager, DatelineWindow *self)
{
  GList *opened = list_opened ();
  g_autoptr (GPtrArray) infos = g_ptr_array_new ();

  for (GList *l = opened; l != NULL && infos->len < RECENT_MAX; l = l->next)
    if (gtk_recent_info_exists (l->data))
      g_ptr_array_add (infos, l->data);
  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; i < infos->len; i++)
    {
      g_autofree char *label = get_label (infos, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (
          item, "win.open-recent", "s", gtk_recent_info_get_uri (g_ptr_array_index (infos, i)));
      g_menu_append_item (self->recent_menu, item);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.clear-recent", opened != NULL);
  free_infos (opened);
}

void
dateline_window_init_recent (DatelineWindow *self)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();

  g_signal_connect_object (manager, "changed", G_CALLBACK (recent_changed_cb), self, 0);
  recent_changed_cb (manager, self);
}

void
dateline_window_add_recent (DatelineWindow *self)
{
  g_autofree char *uri = dateline_window_get_file_key (self);
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);
  GtkRecentData data = {
    .mime_type = type,
    .app_name = (char *) APP_ID,
    .app_exec = (char *) "dateline %u",
  };

  if (*uri != '\0')
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

void
dateline_window_clear_recent (DatelineWindow *self)
{
  GList *opened = list_opened ();

  for (GList *l = opened; l != NULL; l = l->next)
    gtk_recent_manager_remove_item (
        gtk_recent_manager_get_default (), gtk_recent_info_get_uri (l->data), NULL);
  free_infos (opened);
}
