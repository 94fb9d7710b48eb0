/* Opening files: from the dialog, dropped, from the command line; progress and cancel; what to say
 * when a file cannot be read, or was read with problems. */
#include "config.h"

#include "window-private.h"

#include "loader.h"
#include "paths.h"
#include "problems-dialog.h"
#include "spoken.h"

#include <glib/gi18n-lib.h>

/* A reading under way. A newer one cancels it; the window's cancellable is the newest one's. */
typedef struct
{
  DatelineWindow *window;
  GFile *file;
  GCancellable *cancellable;
  gboolean is_last; /* asked for by no one: if it is gone the bundled dataset stands in */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->window);
  g_object_unref (job->file);
  g_object_unref (job->cancellable);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

gboolean
dateline_window_is_loading (DatelineWindow *self)
{
  return self->cancellable != NULL;
}

void
dateline_window_cancel_loading (DatelineWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
dateline_window_show_problems (DatelineWindow *self)
{
  if (self->report != NULL)
    gtk_window_present (dateline_problems_dialog_new (GTK_WINDOW (self), self->report));
}

/* Good UTF-8, whatever the file's name is made of. */
static char *
get_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);
}

/* GIO's message has the file's path. */
static char *
without_portal (const char *message, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  GString *text = g_string_new (message);

  if (path != NULL && dateline_paths_is_in_portal (path))
    {
      g_autofree char *name = g_path_get_basename (path);

      g_string_replace (text, path, name, 0);
    }
  return g_string_free (text, FALSE);
}

static void
show_error (DatelineWindow *self, GFile *file, const GError *error)
{
  g_autofree char *name = get_display_name (file);
  g_autofree char *body = without_portal (error->message, file);
  g_autofree char *heading = g_strdup_printf (_ ("Cannot Open “%s”"), name);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);

  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (dialog), heading);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tell_problems (DatelineWindow *self)
{
  guint n = dateline_report_count (self->report, DATELINE_SEVERITY_ERROR) +
            dateline_report_count (self->report, DATELINE_SEVERITY_ASSUMPTION);
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%'u thing to know about this file",
                                       "%'u things to know about this file",
                                       n),
                          n);
  dateline_window_tell (self, text, _ ("_Show"), "win.show-problems");
}

static void
set_title (DatelineWindow *self)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  const char *title = dateline_store_get_text (store, dateline_store_get_title (store));
  g_autofree char *name = get_display_name (self->file);
  g_autofree char *window_title = NULL;

  if (*title == '\0')
    title = name;
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, title != name ? name : "");
  window_title = g_strdup_printf ("%s – Dateline", title);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

/* "Nagorno-Karabakh, 2020–2023. 60 events" */
static void
tell_what_is_open (DatelineWindow *self)
{
  guint n = dateline_store_get_n_events (dateline_session_get_store (self->session));
  g_autoptr (GString) text = g_string_new (adw_window_title_get_title (self->title));
  g_autofree char *count =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u event", "%'u events", n), n);

  dateline_spoken_append (text, count);
  dateline_announcer_tell (self->announcer, text->str);
}

static void
loading_went_on_cb (double fraction, gpointer data)
{
  Job *job = data;

  if (g_cancellable_is_cancelled (job->cancellable))
    return;
  gtk_revealer_set_reveal_child (job->window->loading, TRUE);
  gtk_progress_bar_set_fraction (job->window->loading_progress, fraction);
}

static void
adopt (DatelineWindow *self, GFile *file, DatelineStore *store, DatelineReport *report)
{
  g_set_object (&self->file, file);
  g_clear_pointer (&self->report, dateline_report_unref);
  self->report = dateline_report_ref (report);
  dateline_session_set_store (self->session, store);
  set_title (self);
  tell_what_is_open (self);
  dateline_window_add_recent (self);
  dateline_window_restore_view (self);
  tell_problems (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  DatelineWindow *self = job->window;
  g_autoptr (DatelineReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineStore) store = dateline_loader_load_finish (result, &report, &error);
  gboolean newest = self->cancellable == job->cancellable;

  if (newest)
    {
      g_clear_object (&self->cancellable);
      g_clear_object (&self->reading);
      gtk_revealer_set_reveal_child (self->loading, FALSE);
    }
  if (store != NULL && newest)
    adopt (self, job->file, store, report);
  else if (store == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (job->is_last)
        dateline_window_open_bundled (self);
      else
        show_error (self, job->file, error);
    }
  dateline_window_update_actions (self);
}

static void
start_loading (DatelineWindow *self, GFile *file, gboolean is_last)
{
  g_autofree char *name = get_display_name (file);
  g_autofree char *text = g_strdup_printf (_ ("Reading “%s”"), name);
  Job *job = g_new0 (Job, 1);

  dateline_window_cancel_loading (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->reading, file);
  job->window = g_object_ref (self);
  job->file = g_object_ref (file);
  job->cancellable = g_object_ref (self->cancellable);
  job->is_last = is_last;
  gtk_label_set_text (self->loading_label, text);
  gtk_progress_bar_set_fraction (self->loading_progress, 0);
  dateline_window_update_actions (self);
  dateline_loader_load_async (file, job->cancellable, loading_went_on_cb, job, loaded_cb, job);
}

static gboolean
has_file (DatelineWindow *self, GFile *file)
{
  GFile *own = self->reading != NULL ? self->reading : self->file;

  return own != NULL && g_file_equal (own, file);
}

DatelineWindow *
dateline_window_find (GtkApplication *application, GFile *file)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (DATELINE_IS_WINDOW (l->data) && has_file (l->data, file))
      return l->data;
  return NULL;
}

void
dateline_window_open (DatelineWindow *self, GFile *file)
{
  DatelineWindow *other = NULL;

  if (!has_file (self, file))
    other = dateline_window_find (gtk_window_get_application (GTK_WINDOW (self)), file);
  if (other != NULL)
    gtk_window_present (GTK_WINDOW (other));
  else
    start_loading (self, file, FALSE);
}

void
dateline_window_open_bundled (DatelineWindow *self)
{
  g_autofree char *path = dateline_paths_find (DATELINE_BUNDLED);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  dateline_window_open (self, file);
}

void
dateline_window_open_last (DatelineWindow *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "last-file");
  g_autoptr (GFile) file = NULL;

  if (*uri == '\0')
    {
      dateline_window_open_bundled (self);
      return;
    }
  file = g_file_new_for_uri (uri);
  start_loading (self, file, TRUE);
}

/* The first file is opened here, each other as from the command line. */
static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, DatelineWindow *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  dateline_window_open (self, files->data);
  for (GSList *l = files->next; l != NULL; l = l->next)
    g_application_open (
        G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), (GFile **) &l->data, 1, "");
  return TRUE;
}

void
dateline_window_init_drop (DatelineWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
