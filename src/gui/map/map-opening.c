#include "config.h"

#include "map-opening.h"

#include "error.h"
#include "tile-image.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DatelineMbtiles *archive;
  DatelineMapFile *file;
} Opened;

static void
opened_free (gpointer data)
{
  Opened *self = data;

  g_clear_pointer (&self->archive, dateline_mbtiles_free);
  g_clear_pointer (&self->file, dateline_map_file_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

static void
tile_found (sqlite3_stmt *row, gpointer data)
{
  gconstpointer blob = sqlite3_column_blob (row, 0);

  g_clear_pointer ((GBytes **) data, g_bytes_unref);
  *(GBytes **) data = g_bytes_new (blob, (gsize) sqlite3_column_bytes (row, 0));
}

/* A format may be known and no loader for it installed. */
static gboolean
check_picture (Opened *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = g_filename_display_basename (path);

  if (dateline_mbtiles_query (
          self->archive, "SELECT tile_data FROM tiles LIMIT 1", tile_found, &bytes, &reason) &&
      bytes != NULL)
    texture = dateline_tile_image_decode (bytes, &reason);
  if (texture != NULL)
    return TRUE;
  g_set_error (error,
               DATELINE_ERROR,
               DATELINE_ERROR_UNREADABLE,
               /* Translators: the first %s is a file's name, the second says what is wrong. */
               _ ("“%s” cannot be shown as a map. %s Choose another MBTiles file."),
               name,
               reason != NULL ? reason->message : "");
  return FALSE;
}

static void
open_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GFile) location = g_file_new_for_uri (data);
  g_autofree char *path = g_file_get_path (location);
  g_autofree char *name = g_file_get_parse_name (location);
  g_autoptr (Opened) self = g_new0 (Opened, 1);
  GError *error = NULL;

  if (path == NULL)
    error = g_error_new (DATELINE_ERROR,
                         DATELINE_ERROR_UNREADABLE,
                         _ ("“%s” is not on this computer. Copy it here first."),
                         name);
  else
    self->file = dateline_map_file_open (path, &self->archive, &error);
  if (error == NULL && self->file->kind == DATELINE_MAP_FILE_PICTURES)
    check_picture (self, path, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&self), opened_free);
}

void
dateline_map_opening_async (const char *uri,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, dateline_map_opening_async);
  g_task_set_task_data (task, g_strdup (uri), g_free);
  g_task_run_in_thread (task, open_file);
}

gboolean
dateline_map_opening_finish (GAsyncResult *result,
                             DatelineMbtiles **archive,
                             DatelineMapFile **file,
                             GError **error)
{
  g_autoptr (Opened) self = g_task_propagate_pointer (G_TASK (result), error);

  if (self == NULL)
    return FALSE;
  if (archive != NULL)
    *archive = g_steal_pointer (&self->archive);
  if (file != NULL)
    *file = g_steal_pointer (&self->file);
  return TRUE;
}
