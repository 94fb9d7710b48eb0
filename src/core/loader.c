/* From a GFile to a store, in a thread of GTask's. Invariant: the store and the report are handed
 * over only when they are done, so nothing that two threads see changes. Progress goes to the
 * caller's context as idle sources of the task's own priority, hence before the result; the share
 * of reading the bytes is READ_SHARE, the reader has most of the rest. Memory: the file, the store,
 * and the parsed tree of one feature. */
#include "config.h"

#include "loader.h"
#include "error.h"
#include "read-geojson.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define READ_SHARE 0.1
#define BUILD_SHARE 0.05 /* sorting and freezing, at the end */
#define CHUNK (1 << 20)
#define TICK_MICROSECONDS 100000

typedef struct
{
  GFile *file;
  DatelineLoaderProgress progress;
  gpointer progress_data;
  GTask *task; /* not owned; %NULL for a load at once */
  DatelineReport *report;
  gint64 next_tick;
} Load;

typedef struct
{
  GTask *task;
  double fraction;
} Tick;

static void
load_free (Load *load)
{
  g_clear_object (&load->file);
  g_clear_pointer (&load->report, dateline_report_unref);
  g_free (load);
}

static void
tick_free (gpointer data)
{
  Tick *tick = data;

  g_object_unref (tick->task);
  g_free (tick);
}

static gboolean
ticked_cb (gpointer data)
{
  Tick *tick = data;
  Load *load = g_task_get_task_data (tick->task);

  load->progress (tick->fraction, load->progress_data);
  return G_SOURCE_REMOVE;
}

/* In the loading thread. */
static void
say_progress (Load *load, double fraction)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  Tick *tick;

  if (load->task == NULL || load->progress == NULL || now < load->next_tick)
    return;
  load->next_tick = now + TICK_MICROSECONDS;
  tick = g_new (Tick, 1);
  *tick = (Tick){ g_object_ref (load->task), fraction };
  source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (load->task));
  g_source_set_callback (source, ticked_cb, tick, tick_free);
  g_source_attach (source, g_task_get_context (load->task));
}

static void
reader_progressed_cb (double fraction, gpointer data)
{
  say_progress (data, READ_SHARE + (1.0 - READ_SHARE - BUILD_SHARE) * fraction);
}

static void
set_too_large (GError **error)
{
  g_set_error (error,
               DATELINE_ERROR,
               DATELINE_ERROR_LIMIT,
               _ ("it is larger than %u MiB; divide it into several files"),
               (guint) (DATELINE_FILE_MAX >> 20));
}

/* The bytes of @stream, @size of them unless the file changes under way. */
static GBytes *
read_stream (
    Load *load, GInputStream *stream, guint64 size, GCancellable *cancellable, GError **error)
{
  gsize allocated = size + 1, used = 0;
  g_autofree char *bytes = g_try_malloc (allocated);
  gssize n = -1;

  while (n != 0 && bytes != NULL)
    {
      if (used == allocated)
        {
          char *more = g_try_realloc (bytes, allocated += MAX (allocated / 2, CHUNK));

          bytes = more == NULL ? bytes : more;
          if (more == NULL)
            break;
        }
      if (used > DATELINE_FILE_MAX)
        break;
      n = g_input_stream_read (
          stream, bytes + used, MIN (allocated - used, CHUNK), cancellable, error);
      if (n < 0)
        return NULL;
      used += (gsize) n;
      say_progress (load, READ_SHARE * used / MAX (allocated, 1));
    }
  if (n == 0)
    return g_bytes_new_take (g_steal_pointer (&bytes), used);
  set_too_large (error);
  return NULL;
}

/* Opening a pipe or a device may wait for ever, where no cancel reaches. */
static GFileInputStream *
open_regular (GFile *file, GCancellable *cancellable, GError **error)
{
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable);

  if (type == G_FILE_TYPE_SPECIAL)
    {
      g_set_error_literal (
          error,
          DATELINE_ERROR,
          DATELINE_ERROR_UNREADABLE,
          _ ("It is a pipe or a device, not a file; save what it gives to a file"));
      return NULL;
    }
  return g_file_read (file, cancellable, error);
}

/* The file's bytes. Read, not mapped: a mapped file that shrinks is a crash. */
static GBytes *
read_bytes (Load *load, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = open_regular (load->file, cancellable, error);
  g_autoptr (GFileInfo) info = NULL;
  guint64 size = 0;

  if (stream == NULL)
    return NULL;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  if (info != NULL)
    size = (guint64) g_file_info_get_size (info);
  if (size <= DATELINE_FILE_MAX)
    return read_stream (load, G_INPUT_STREAM (stream), size, cancellable, error);
  set_too_large (error);
  return NULL;
}

/* The text without a byte order mark. FALSE where the bytes are no UTF-8 text at all. */
static gboolean
find_text (GBytes *bytes, const char **text, gsize *length, GError **error)
{
  *text = g_bytes_get_data (bytes, length);
  if (*length >= 3 && memcmp (*text, "\xef\xbb\xbf", 3) == 0)
    {
      *text += 3;
      *length -= 3;
    }
  if (*length >= 2 && (memcmp (*text, "\xff\xfe", 2) == 0 || memcmp (*text, "\xfe\xff", 2) == 0))
    {
      g_set_error (
          error, DATELINE_ERROR, DATELINE_ERROR_UNREADABLE, _ ("it is UTF-16; save it as UTF-8"));
      return FALSE;
    }
  for (gsize i = 0; i < *length; i++)
    if (!g_ascii_isspace ((*text)[i]))
      return TRUE;
  g_set_error (error, DATELINE_ERROR, DATELINE_ERROR_UNREADABLE, _ ("it is empty"));
  return FALSE;
}

static DatelineStore *
read_store (Load *load, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (DatelineBuilder) builder = dateline_builder_new ();
  DatelineReading reading = {
    .builder = builder,
    .report = load->report,
    .cancellable = cancellable,
    .progress = reader_progressed_cb,
    .progress_data = load,
  };
  const char *text;
  gsize length;

  if (!find_text (bytes, &text, &length, error) ||
      !dateline_read_geojson (&reading, text, length, error))
    return NULL;
  return dateline_builder_finish (g_steal_pointer (&builder));
}

/* Puts the file's name before an error of ours; GIO's has it. */
static void
name_error (GError **error, const char *name)
{
  if (error != NULL && *error != NULL && (*error)->domain == DATELINE_ERROR)
    g_prefix_error (error, "%s: ", name);
}

static DatelineStore *
load_file (Load *load, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (load->file);
  g_autofree char *shown = g_filename_display_name (name == NULL ? "" : name);
  g_autoptr (GBytes) bytes = NULL;
  GError *inner = NULL;
  DatelineStore *store = NULL;

  load->report = dateline_report_new (shown, DATELINE_REPORT_KEPT);
  bytes = read_bytes (load, cancellable, &inner);
  if (bytes != NULL)
    store = read_store (load, bytes, cancellable, &inner);
  name_error (&inner, shown);
  if (inner != NULL)
    g_propagate_error (error, inner);
  return store;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  DatelineStore *store = load_file (data, cancellable, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, (GDestroyNotify) dateline_store_unref);
  else
    g_task_return_error (task, error);
}

void
dateline_loader_load_async (GFile *file,
                            GCancellable *cancellable,
                            DatelineLoaderProgress progress,
                            gpointer progress_data,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  load->file = g_object_ref (file);
  load->progress = progress;
  load->progress_data = progress_data;
  load->task = task;
  g_task_set_source_tag (task, dateline_loader_load_async);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  g_task_run_in_thread (task, load_in_thread);
}

DatelineStore *
dateline_loader_load_finish (GAsyncResult *result, DatelineReport **report, GError **error)
{
  Load *load;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  load = g_task_get_task_data (G_TASK (result));
  if (report != NULL)
    *report = load->report == NULL ? dateline_report_new ("", DATELINE_REPORT_KEPT)
                                   : dateline_report_ref (load->report);
  return g_task_propagate_pointer (G_TASK (result), error);
}

DatelineStore *
dateline_loader_load_sync (GFile *file, DatelineReport **report, GError **error)
{
  Load load = { .file = file };
  DatelineStore *store = load_file (&load, NULL, error);

  if (report != NULL)
    *report = g_steal_pointer (&load.report);
  g_clear_pointer (&load.report, dateline_report_unref);
  return store;
}

DatelineStore *
dateline_loader_load_bytes (GBytes *bytes,
                            const char *name,
                            DatelineReport **report,
                            GError **error)
{
  Load load = { .report = dateline_report_new (name, DATELINE_REPORT_KEPT) };
  GError *inner = NULL;
  DatelineStore *store = read_store (&load, bytes, NULL, &inner);

  name_error (&inner, name);
  if (inner != NULL)
    g_propagate_error (error, inner);
  if (report != NULL)
    *report = g_steal_pointer (&load.report);
  g_clear_pointer (&load.report, dateline_report_unref);
  return store;
}
