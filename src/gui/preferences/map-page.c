/* Invariant: a setting of the map is changed by what was checked only; a check under way is dropped
 * when another begins, and with the page. */
#include "config.h"

#include "preferences/map-page.h"

#include "map-choice.h"
#include "map/map-opening.h"
#include "spoken.h"
#include "tile-store.h"
#include "tile-url.h"

#include <glib/gi18n-lib.h>

#define ATTRIBUTION_MAX 300

struct _DatelineMapPage
{
  AdwPreferencesPage parent_instance;
  GSettings *settings;
  GCancellable *opening; /* of a file that is checked; NULL where none is */
  GCancellable *storing; /* of work on the stored tiles */

  AdwPreferencesGroup *server_group;
  AdwEntryRow *url;
  GtkWidget *url_error_row;
  GtkLabel *url_error;
  AdwEntryRow *attribution;
  GtkAdjustment *zoom_min_adjustment;
  GtkAdjustment *zoom_max_adjustment;
  AdwPreferencesGroup *file_group;
  AdwActionRow *file_row;
  GtkWidget *file_error_row;
  GtkLabel *file_error;
  GtkAdjustment *limit_adjustment;
  AdwActionRow *size_row;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (DatelineMapPage, dateline_map_page, ADW_TYPE_PREFERENCES_PAGE)

/* Says in place what is wrong with @row; %NULL for nothing. */
static void
show_error (GtkWidget *row, GtkWidget *error_row, GtkLabel *label, const char *message)
{
  gtk_label_set_text (label, message != NULL ? message : "");
  gtk_widget_set_visible (error_row, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
show_url_error (DatelineMapPage *self, const char *message)
{
  show_error (GTK_WIDGET (self->url), self->url_error_row, self->url_error, message);
}

static void
url_applied_cb (DatelineMapPage *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->url)));
  g_autoptr (GError) error = NULL;

  if (dateline_tile_url_check (g_strstrip (text), &error))
    g_settings_set_string (self->settings, "map-server-url", text);
  show_url_error (self, error != NULL ? error->message : NULL);
}

/* As it was typed: it is plain text on the map. */
static void
attribution_applied_cb (DatelineMapPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->attribution));
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *cut = g_utf8_substring (text, 0, MIN (length, ATTRIBUTION_MAX));

  g_settings_set_string (self->settings, "map-server-attribution", g_strstrip (cut));
}

/* The first level is not beyond the last: the one that was not changed gives way. */
static void
zoom_changed_cb (DatelineMapPage *self, GtkAdjustment *changed)
{
  GtkAdjustment *other =
      changed == self->zoom_min_adjustment ? self->zoom_max_adjustment : self->zoom_min_adjustment;

  if (gtk_adjustment_get_value (self->zoom_min_adjustment) >
      gtk_adjustment_get_value (self->zoom_max_adjustment))
    gtk_adjustment_set_value (other, gtk_adjustment_get_value (changed));
}

static char *
describe_file (const DatelineMapFile *file)
{
  GString *text = g_string_new (file->name);

  g_string_append (text, text->len > 0 ? "\n" : "");
  g_string_append_printf (text,
                          file->kind == DATELINE_MAP_FILE_PICTURES
                              /* Translators: %u are zoom levels. */
                              ? _ ("Pictures, zoom levels %u to %u")
                              /* Translators: %u are zoom levels. */
                              : _ ("Vector tiles, zoom levels %u to %u"),
                          file->zoom_min,
                          file->zoom_max);
  if (*file->attribution != '\0')
    g_string_append_printf (text, "\n%s", file->attribution);
  return g_string_free (text, FALSE);
}

static void
show_file (DatelineMapPage *self, const char *uri, const DatelineMapFile *facts)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autofree char *base = *uri != '\0' ? g_file_get_basename (file) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : NULL;
  g_autofree char *subtitle = facts != NULL ? describe_file (facts) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row),
                                 name != NULL ? name : _ ("No file has been chosen"));
  adw_action_row_set_subtitle (self->file_row, subtitle != NULL ? subtitle : "");
}

static void
file_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineMapPage *self = user_data;
  g_autoptr (DatelineMapFile) facts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;

  /* Where it was cancelled @self may be gone. */
  if (!dateline_map_opening_finish (result, NULL, &facts, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  uri = g_strdup (g_object_get_data (G_OBJECT (self->opening), "uri"));
  g_clear_object (&self->opening);
  show_error (GTK_WIDGET (self->file_row),
              self->file_error_row,
              self->file_error,
              error != NULL ? error->message : NULL);
  if (facts == NULL)
    return;
  show_file (self, uri, facts);
  g_settings_set_string (self->settings, "map-file", uri);
  g_settings_set_int64 (self->settings, "map-file-checked", g_get_real_time ());
}

/* Looks at a file, and chooses it if it is good. */
static void
check_file (DatelineMapPage *self, const char *uri)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (self->opening), "uri", g_strdup (uri), g_free);
  dateline_map_opening_async (uri, self->opening, file_opened_cb, self);
}

static void
choose_responded_cb (GtkNativeDialog *dialog, int response, DatelineMapPage *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      uri = g_file_get_uri (file);
      check_file (self, uri);
    }
  gtk_native_dialog_destroy (dialog);
}

static void
choose_clicked_cb (DatelineMapPage *self)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Choose a Map File"),
                                   GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   GTK_FILE_CHOOSER_ACTION_OPEN,
                                   _ ("_Open"),
                                   _ ("_Cancel"));
  g_autoptr (GtkFileFilter) maps = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (maps, _ ("MBTiles Files"));
  gtk_file_filter_add_suffix (maps, "mbtiles");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), maps);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (choose_responded_cb), self, 0);
  g_object_set_data_full (G_OBJECT (self), "choose-dialog", dialog, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Only what the chosen source needs is asked for. */
static void
source_changed_cb (DatelineMapPage *self)
{
  g_autoptr (DatelineMapChoice) choice = dateline_map_choice_read (self->settings);

  gtk_widget_set_visible (GTK_WIDGET (self->server_group), choice->kind == DATELINE_MAP_SERVER);
  gtk_widget_set_visible (GTK_WIDGET (self->file_group), choice->kind == DATELINE_MAP_FILE);
}

typedef enum
{
  STORE_MEASURE,
  STORE_CLEAR,
} StoreWork;

static void
work_on_store (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DatelineTileStore *store = dateline_tile_store_get_shared ();

  if (GPOINTER_TO_INT (data) == STORE_CLEAR)
    dateline_tile_store_clear (store);
  dateline_tile_store_trim (store);
  g_task_return_int (task, (gssize) dateline_tile_store_get_size (store));
}

static void
store_measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineMapPage *self = user_data;
  g_autoptr (GError) error = NULL;
  gssize size = g_task_propagate_int (G_TASK (result), &error);
  g_autofree char *text = NULL;

  /* Where it was cancelled @self may be gone. */
  if (error != NULL)
    return;
  text = size > 0 ? g_format_size ((guint64) size) : g_strdup (_ ("Nothing is stored"));
  adw_action_row_set_subtitle (self->size_row, text);
  gtk_widget_set_sensitive (self->clear, size > 0);
}

/* In a thread: a disk may be slow. */
static void
start_store_work (DatelineMapPage *self, StoreWork work)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->storing, store_measured_cb, self);

  g_task_set_source_tag (task, start_store_work);
  g_task_set_task_data (task, GINT_TO_POINTER (work), NULL);
  g_task_run_in_thread (task, work_on_store);
}

static void
clear_clicked_cb (DatelineMapPage *self)
{
  start_store_work (self, STORE_CLEAR);
}

static void
limit_changed_cb (DatelineMapPage *self)
{
  start_store_work (self, STORE_MEASURE);
}

static void
dateline_map_page_dispose (GObject *object)
{
  DatelineMapPage *self = DATELINE_MAP_PAGE (object);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->storing != NULL)
    g_cancellable_cancel (self->storing);
  g_clear_object (&self->storing);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dateline_map_page_parent_class)->dispose (object);
}

static void
dateline_map_page_class_init (DatelineMapPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_map_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/preferences/map-page.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, DatelineMapPage, child)
  BIND (server_group);
  BIND (url);
  BIND (url_error_row);
  BIND (url_error);
  BIND (attribution);
  BIND (zoom_min_adjustment);
  BIND (zoom_max_adjustment);
  BIND (file_group);
  BIND (file_row);
  BIND (file_error_row);
  BIND (file_error);
  BIND (limit_adjustment);
  BIND (size_row);
  BIND (clear);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, url_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, attribution_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
bind_number (DatelineMapPage *self, const char *key, GtkAdjustment *adjustment)
{
  g_settings_bind (self->settings, key, adjustment, "value", G_SETTINGS_BIND_DEFAULT);
}

static void
fill_in (DatelineMapPage *self)
{
  g_autoptr (DatelineMapChoice) choice = dateline_map_choice_read (self->settings);

  gtk_editable_set_text (GTK_EDITABLE (self->url), choice->url);
  gtk_editable_set_text (GTK_EDITABLE (self->attribution), choice->attribution);
  show_file (self, choice->file, NULL);
  if (*choice->file != '\0')
    check_file (self, choice->file);
  source_changed_cb (self);
}

/* Newer libadwaitas name a row for text by its title twice. */
static void
name_row (AdwPreferencesRow *row)
{
  dateline_spoken_name (GTK_WIDGET (row), adw_preferences_row_get_title (row));
}

static void
dateline_map_page_init (DatelineMapPage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) source = NULL;

  self->settings = g_settings_new (APP_ID);
  self->storing = g_cancellable_new ();
  source = g_settings_create_action (self->settings, "map-source");
  g_action_map_add_action (G_ACTION_MAP (group), source);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "settings", G_ACTION_GROUP (group));
  gtk_widget_init_template (GTK_WIDGET (self));
  name_row (ADW_PREFERENCES_ROW (self->url));
  name_row (ADW_PREFERENCES_ROW (self->attribution));
  bind_number (self, "map-server-zoom-min", self->zoom_min_adjustment);
  bind_number (self, "map-server-zoom-max", self->zoom_max_adjustment);
  bind_number (self, "tile-store-megabytes", self->limit_adjustment);
  g_signal_connect_object (self->zoom_min_adjustment,
                           "value-changed",
                           G_CALLBACK (zoom_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->zoom_max_adjustment,
                           "value-changed",
                           G_CALLBACK (zoom_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings,
                           "changed::map-source",
                           G_CALLBACK (source_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings,
                           "changed::tile-store-megabytes",
                           G_CALLBACK (limit_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  fill_in (self);
  start_store_work (self, STORE_MEASURE);
}
