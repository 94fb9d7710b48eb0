/* A request goes through: look in the cache; if it is there and young, done; else ask the server,
 * read no more than TILE_BYTES_MAX, store. Each step is a callback that owns the task. */
#include "config.h"

#include "tile-downloader.h"

#include "error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#define USER_AGENT "Dateline/" VERSION " (+https://github.com/datelinemap/dateline)"
#define CONNECTIONS_MAX 2
#define CACHE_BYTES (100 * 1000 * 1000)
#define TILE_BYTES_MAX (1 << 20)
#define KEEP_SPAN (7 * G_TIME_SPAN_DAY)

struct _DatelineTileDownloader
{
  ShumateDataSource parent_instance;
  char *url_template;
  SoupSession *session;
  ShumateFileCache *cache;
};

G_DEFINE_FINAL_TYPE (DatelineTileDownloader, dateline_tile_downloader, SHUMATE_TYPE_DATA_SOURCE)

typedef struct
{
  int x, y, zoom;
  SoupMessage *message;
  GBytes *cached; /* and old, or NULL */
  char *tag;
  guint8 *buffer;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->message);
  g_clear_pointer (&request->cached, g_bytes_unref);
  g_free (request->tag);
  g_free (request->buffer);
  g_free (request);
}

/* An old tile is better than none. Takes @error. */
static void
return_failure (GTask *task, GError *error)
{
  Request *request = g_task_get_task_data (task);

  if (request->cached && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      g_task_return_pointer (
          task, g_steal_pointer (&request->cached), (GDestroyNotify) g_bytes_unref);
    }
  else
    g_task_return_error (task, error);
}

static void
tile_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DatelineTileDownloader *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  gsize size;
  GBytes *bytes;

  if (g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &size, &error) &&
      size == TILE_BYTES_MAX)
    error =
        g_error_new_literal (DATELINE_ERROR, DATELINE_ERROR_LIMIT, _ ("The tile is too large."));
  if (error)
    {
      return_failure (task, error);
      return;
    }
  bytes = g_bytes_new (request->buffer, size);
  shumate_file_cache_store_tile_async (
      self->cache,
      request->x,
      request->y,
      request->zoom,
      bytes,
      soup_message_headers_get_one (soup_message_get_response_headers (request->message), "ETag"),
      NULL,
      NULL,
      NULL);
  g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DatelineTileDownloader *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  g_autoptr (GInputStream) stream =
      soup_session_send_finish (SOUP_SESSION (source), result, &error);
  guint status = soup_message_get_status (request->message);

  if (error == NULL && status == SOUP_STATUS_NOT_MODIFIED && request->cached)
    {
      shumate_file_cache_mark_up_to_date (self->cache, request->x, request->y, request->zoom);
      g_task_return_pointer (
          task, g_steal_pointer (&request->cached), (GDestroyNotify) g_bytes_unref);
      return;
    }
  if (error == NULL && status != SOUP_STATUS_OK)
    error = g_error_new (DATELINE_ERROR,
                         DATELINE_ERROR_UNREADABLE,
                         /* Translators: an HTTP status, 404, and its phrase */
                         _ ("The server answers %u, %s."),
                         status,
                         soup_message_get_reason_phrase (request->message));
  if (error)
    {
      return_failure (task, error);
      return;
    }
  request->buffer = g_malloc (TILE_BYTES_MAX);
  g_input_stream_read_all_async (stream,
                                 request->buffer,
                                 TILE_BYTES_MAX,
                                 G_PRIORITY_DEFAULT,
                                 cancellable,
                                 tile_read_cb,
                                 g_steal_pointer (&task));
}

static char *
format_url (const char *template, const Request *request)
{
  g_autoptr (GString) url = g_string_new (template);
  g_autofree char *x = g_strdup_printf ("%d", request->x);
  g_autofree char *y = g_strdup_printf ("%d", request->y);
  g_autofree char *zoom = g_strdup_printf ("%d", request->zoom);

  g_string_replace (url, "{x}", x, 1);
  g_string_replace (url, "{y}", y, 1);
  g_string_replace (url, "{z}", zoom, 1);
  return g_string_free (g_steal_pointer (&url), FALSE);
}

static void
ask_server (GTask *task)
{
  DatelineTileDownloader *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  g_autofree char *url = format_url (self->url_template, request);

  request->message = soup_message_new (SOUP_METHOD_GET, url);
  if (request->message == NULL)
    {
      return_failure (
          task,
          g_error_new (
              DATELINE_ERROR, DATELINE_ERROR_INVALID, _ ("“%s” is no address of a tile."), url));
      g_object_unref (task);
      return;
    }
  if (request->cached && request->tag)
    soup_message_headers_append (
        soup_message_get_request_headers (request->message), "If-None-Match", request->tag);
  soup_session_send_async (self->session,
                           request->message,
                           G_PRIORITY_DEFAULT,
                           g_task_get_cancellable (task),
                           answered_cb,
                           task);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GDateTime) modified = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  request->cached = shumate_file_cache_get_tile_finish (
      SHUMATE_FILE_CACHE (source), &request->tag, &modified, result, NULL);
  if (request->cached == NULL || modified == NULL ||
      g_date_time_difference (now, modified) > KEEP_SPAN)
    {
      ask_server (task);
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&request->cached), (GDestroyNotify) g_bytes_unref);
  g_object_unref (task);
}

static void
dateline_tile_downloader_get_tile_data_async (ShumateDataSource *source,
                                              int x,
                                              int y,
                                              int zoom,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  DatelineTileDownloader *self = DATELINE_TILE_DOWNLOADER (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->x = x;
  request->y = y;
  request->zoom = zoom;
  g_task_set_source_tag (task, dateline_tile_downloader_get_tile_data_async);
  g_task_set_task_data (task, request, request_free);
  shumate_file_cache_get_tile_async (self->cache, x, y, zoom, cancellable, looked_up_cb, task);
}

static GBytes *
dateline_tile_downloader_get_tile_data_finish (ShumateDataSource *source,
                                               GAsyncResult *result,
                                               GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
dateline_tile_downloader_finalize (GObject *object)
{
  DatelineTileDownloader *self = DATELINE_TILE_DOWNLOADER (object);

  g_free (self->url_template);
  g_object_unref (self->session);
  g_object_unref (self->cache);
  G_OBJECT_CLASS (dateline_tile_downloader_parent_class)->finalize (object);
}

static void
dateline_tile_downloader_class_init (DatelineTileDownloaderClass *klass)
{
  ShumateDataSourceClass *source_class = SHUMATE_DATA_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dateline_tile_downloader_finalize;
  source_class->get_tile_data_async = dateline_tile_downloader_get_tile_data_async;
  source_class->get_tile_data_finish = dateline_tile_downloader_get_tile_data_finish;
}

static void
dateline_tile_downloader_init (DatelineTileDownloader *self)
{
  self->session = soup_session_new_with_options ("user-agent",
                                                 USER_AGENT,
                                                 "max-conns",
                                                 CONNECTIONS_MAX,
                                                 "max-conns-per-host",
                                                 CONNECTIONS_MAX,
                                                 "timeout",
                                                 30,
                                                 NULL);
}

DatelineTileDownloader *
dateline_tile_downloader_new (const char *url_template)
{
  DatelineTileDownloader *self = g_object_new (DATELINE_TYPE_TILE_DOWNLOADER, NULL);
  g_autofree char *key =
      g_strcanon (g_strdup (url_template), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '_');

  self->url_template = g_strdup (url_template);
  self->cache = shumate_file_cache_new_full (CACHE_BYTES, key, NULL);
  return self;
}
