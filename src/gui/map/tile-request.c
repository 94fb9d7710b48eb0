/* Send; where the answer is a redirect, send again; else read piece by piece. Each step is a
 * callback that owns the task. Invariants: the deadline's source and the link to the caller's
 * cancellable end with the task's data, and the inner cancellable is what all steps use; the task
 * is answered once, by its last step or by the deadline: libsoup 3.2 ends no message that waits
 * for a connection, whether it was cancelled or not. */
#include "config.h"

#include "tile-request.h"

#include "error.h"
#include "freshness.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE 65536

typedef struct
{
  SoupSession *session;
  SoupMessage *message;
  GInputStream *stream;
  char *tag;
  char *modified;
  GByteArray *body;
  guint n_redirects;
  GCancellable *inner;
  GCancellable *outer;
  gulong outer_handler;
  guint deadline;
  gboolean late; /* and the task was answered so */
  DatelineTileAnswer answer;
} Request;

void
dateline_tile_answer_clear (DatelineTileAnswer *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->tag, g_free);
  g_clear_pointer (&self->modified, g_free);
  *self = (DatelineTileAnswer){ 0 };
}

/* Our texts are sentences, whatever their language ends one with; those of libraries are not. */
static char *
to_sentence (const char *message)
{
  if (g_str_has_suffix (message, ".") || g_str_has_suffix (message, "։"))
    return g_strdup (message);
  /* Translators: what the system says is wrong, made a sentence */
  return g_strdup_printf (_ ("%s."), message);
}

/* libsoup 3.2 does not know the status that matters most here. */
static const char *
get_phrase (guint status)
{
  return status == 429 ? "Too Many Requests" : soup_status_get_phrase (status);
}

char *
dateline_tile_answer_describe (const DatelineTileAnswer *self, const GError *error)
{
  if (error != NULL)
    return to_sentence (error->message);
  return g_strdup_printf (
      /* Translators: an HTTP status, 404, and its phrase */
      _ ("It answers %u, %s."),
      self->status,
      get_phrase (self->status));
}

static void
request_free (gpointer data)
{
  Request *self = data;

  if (self->outer != NULL)
    g_cancellable_disconnect (self->outer, self->outer_handler);
  g_clear_handle_id (&self->deadline, g_source_remove);
  g_clear_object (&self->outer);
  g_clear_object (&self->inner);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_object (&self->session);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_free (self->tag);
  g_free (self->modified);
  dateline_tile_answer_clear (&self->answer);
  g_free (self);
}

/* The last step. Takes @task and @error, which is %NULL where all went well. */
static void
end (GTask *task, GError *error)
{
  Request *self = g_task_get_task_data (task);

  g_clear_handle_id (&self->deadline, g_source_remove);
  if (self->late)
    g_clear_error (&error);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static const char *
get_header (Request *self, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (self->message), name);
}

static void
read_headers (Request *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  SoupMessageHeaders *all = soup_message_get_response_headers (self->message);
  DatelineFreshnessHeaders headers = { soup_message_headers_get_list (all, "Cache-Control"),
                                       get_header (self, "Expires"),
                                       get_header (self, "Date"),
                                       get_header (self, "Age") };
  DatelineTileAnswer *answer = &self->answer;

  answer->status = soup_message_get_status (self->message);
  answer->tag = g_strdup (get_header (self, "ETag"));
  answer->modified = g_strdup (get_header (self, "Last-Modified"));
  answer->may_store = dateline_freshness_get_expiry (&headers, now, &answer->expires);
  answer->retry_after =
      dateline_freshness_parse_retry_after (get_header (self, "Retry-After"), now);
}

static void read_piece (GTask *task);

static void
piece_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Request *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) piece =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (piece == NULL)
    {
      end (task, error);
      return;
    }
  if (g_bytes_get_size (piece) == 0)
    {
      self->answer.bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
      end (task, NULL);
      return;
    }
  if (self->body->len + g_bytes_get_size (piece) > DATELINE_TILE_BODY_MAX)
    {
      end (task,
           g_error_new_literal (
               DATELINE_ERROR, DATELINE_ERROR_LIMIT, _ ("The tile has too many bytes.")));
      return;
    }
  g_byte_array_append (
      self->body, g_bytes_get_data (piece, NULL), (guint) g_bytes_get_size (piece));
  read_piece (task);
}

static void
read_piece (GTask *task)
{
  Request *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (
      self->stream, PIECE, G_PRIORITY_DEFAULT, self->inner, piece_read_cb, task);
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

gboolean
dateline_tile_request_may_follow (GUri *from, GUri *target)
{
  const char *scheme = g_uri_get_scheme (target);

  return g_uri_get_host (target) != NULL && *g_uri_get_host (target) != '\0' &&
         (g_str_equal (scheme, "https") ||
          (g_str_equal (scheme, "http") && g_str_equal (g_uri_get_scheme (from), "http")));
}

/* Where the answer sends us; %NULL where we do not go. */
static GUri *
get_target (Request *self, GError **error)
{
  GUri *from = soup_message_get_uri (self->message);
  const char *location = get_header (self, "Location");
  g_autoptr (GUri) target = NULL;

  if (location != NULL && self->n_redirects < DATELINE_TILE_REDIRECTS_MAX)
    target = g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (target != NULL && dateline_tile_request_may_follow (from, target))
    return g_steal_pointer (&target);
  g_set_error_literal (error,
                       DATELINE_ERROR,
                       DATELINE_ERROR_INVALID,
                       self->n_redirects == DATELINE_TILE_REDIRECTS_MAX
                           ? _ ("The server sends Dateline from one address to the next.")
                           : _ ("The server sends Dateline where it does not go."));
  return NULL;
}

static void send_message (GTask *task, SoupMessage *message);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Request *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GUri) target = NULL;

  g_clear_object (&self->stream);
  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (error == NULL && is_redirect (soup_message_get_status (self->message)))
    {
      target = get_target (self, &error);
      if (target != NULL)
        {
          self->n_redirects++;
          g_clear_object (&self->stream); /* and with it the connection, which may be the last */
          send_message (task, soup_message_new_from_uri (SOUP_METHOD_GET, target));
          return;
        }
    }
  if (error != NULL)
    {
      end (task, error);
      return;
    }
  read_headers (self);
  if (self->answer.status == SOUP_STATUS_OK)
    {
      self->body = g_byte_array_new ();
      read_piece (task);
      return;
    }
  end (task, NULL);
}

/* Takes @message. */
static void
send_message (GTask *task, SoupMessage *message)
{
  Request *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  g_clear_object (&self->message);
  self->message = message;
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (self->tag != NULL)
    soup_message_headers_append (headers, "If-None-Match", self->tag);
  if (self->modified != NULL)
    soup_message_headers_append (headers, "If-Modified-Since", self->modified);
  soup_session_send_async (
      self->session, message, G_PRIORITY_DEFAULT, self->inner, answered_cb, task);
}

static gboolean
deadline_passed_cb (gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (data);
  Request *self = g_task_get_task_data (task);

  self->deadline = 0;
  self->late = TRUE;
  g_cancellable_cancel (self->inner);
  g_task_return_new_error (
      task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "%s", _ ("The tile takes too long to come."));
  return G_SOURCE_REMOVE;
}

static void
outer_cancelled_cb (GCancellable *outer, GCancellable *inner)
{
  g_cancellable_cancel (inner);
}

void
dateline_tile_request_async (SoupSession *session,
                             const char *url,
                             const char *tag,
                             const char *modified,
                             double deadline,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (session, NULL, callback, user_data);
  Request *self = g_new0 (Request, 1);
  SoupMessage *message = soup_message_new (SOUP_METHOD_GET, url);

  g_task_set_source_tag (task, dateline_tile_request_async);
  g_task_set_task_data (task, self, request_free);
  self->session = g_object_ref (session);
  self->tag = g_strdup (tag);
  self->modified = g_strdup (modified);
  self->inner = g_cancellable_new ();
  if (cancellable != NULL)
    {
      self->outer = g_object_ref (cancellable);
      self->outer_handler = g_cancellable_connect (
          cancellable, G_CALLBACK (outer_cancelled_cb), g_object_ref (self->inner), g_object_unref);
    }
  if (message == NULL)
    {
      end (task,
           g_error_new (
               DATELINE_ERROR, DATELINE_ERROR_INVALID, _ ("“%s” is no address of a tile."), url));
      return;
    }
  self->deadline = g_timeout_add ((guint) (deadline * 1000.0), deadline_passed_cb, task);
  send_message (task, message);
}

gboolean
dateline_tile_request_finish (GAsyncResult *result, DatelineTileAnswer *answer, GError **error)
{
  Request *self = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *answer = self->answer;
  self->answer = (DatelineTileAnswer){ 0 };
  return TRUE;
}
