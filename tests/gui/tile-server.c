#include "tile-server.h"

#include "map/tile-request.h"

#include <gdk/gdk.h>
#include <string.h>

GBytes *
tile_server_get_png (void)
{
  static GBytes *png;
  g_autofree guint32 *pixels = g_new (guint32, 256 * 256);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (png != NULL)
    return png;
  for (guint i = 0; i < 256 * 256; i++)
    pixels[i] = 0xff000000 | (i * 2654435761u) >> 8;
  bytes = g_bytes_new_take (g_steal_pointer (&pixels), 256 * 256 * 4);
  texture = gdk_memory_texture_new (256, 256, GDK_MEMORY_DEFAULT, bytes, 256 * 4);
  png = gdk_texture_save_to_png_bytes (texture);
  return png;
}

static void
answer_png (TileServer *self, SoupServerMessage *message, guint change)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (tile_server_get_png (), &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (change == HUGE)
    copy[17] = 1; /* 65792 pixels wide */
  soup_message_headers_append (headers, "ETag", "\"seven\"");
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (
      message, "image/png", SOUP_MEMORY_COPY, (const char *) copy, change == CUT ? size / 2 : size);
}

static void
wrote_chunk_cb (SoupServerMessage *message, TileServer *self)
{
  static const char zeros[65536];

  soup_message_body_append (soup_server_message_get_response_body (message),
                            SOUP_MEMORY_STATIC,
                            zeros,
                            self->mode == TRICKLE ? 1 : sizeof zeros);
}

static void
answer_endless (TileServer *self, SoupServerMessage *message, TileServerMode mode)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  g_signal_connect (message, "wrote-headers", G_CALLBACK (wrote_chunk_cb), self);
  if (mode == ENDLESS)
    g_signal_connect (message, "wrote-chunk", G_CALLBACK (wrote_chunk_cb), self);
}

static void
answer_text (SoupServerMessage *message, guint status, gsize size)
{
  g_autofree char *text = g_strnfill (size, ' ');

  memcpy (text, "<html>Not here</html>", MIN (size, 21));
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "image/png", SOUP_MEMORY_COPY, text, size); /* a lie */
}

static void
answer_redirect (SoupServerMessage *message, const char *to)
{
  soup_server_message_set_status (message, 302, NULL);
  if (to != NULL)
    soup_message_headers_append (
        soup_server_message_get_response_headers (message), "Location", to);
}

static gboolean
answer_ended_cb (gpointer message)
{
  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

static void
answer (TileServer *self, SoupServerMessage *message, const char *path, TileServerMode mode)
{
  g_autofree char *next = g_strconcat (path, "a", NULL);

  switch (mode)
    {
    case SLOW:
      answer_png (self, message, GOOD);
      soup_server_message_pause (message);
      g_timeout_add_full (
          G_PRIORITY_DEFAULT, 10, answer_ended_cb, g_object_ref (message), g_object_unref);
      break;
    case SILENT:
      soup_server_message_pause (message);
      break;
    case ENDLESS:
    case TRICKLE:
      answer_endless (self, message, mode);
      break;
    case ERROR_429:
      soup_message_headers_append (
          soup_server_message_get_response_headers (message), "Retry-After", "50");
      answer_text (message, 429, 30);
      break;
    case ERROR_500:
      answer_text (message, 500, 30);
      break;
    case REFUSED_403:
      answer_text (message, 403, 30);
      break;
    case MISSING_404:
      answer_text (message, 404, 30);
      break;
    case HTML:
      answer_text (message, 200, 300);
      break;
    case LARGE_BODY:
      answer_text (message, 200, DATELINE_TILE_BODY_MAX + 1);
      break;
    case LOOP:
      answer_redirect (message, next);
      break;
    case OTHER_SCHEME:
      answer_redirect (message, "file:///etc/hostname");
      break;
    case NO_LOCATION:
      answer_redirect (message, NULL);
      break;
    case MOVED:
    case MOVED_BODY:
      if (g_str_has_prefix (path, "/new"))
        {
          answer_png (self, message, GOOD);
          break;
        }
      if (mode == MOVED_BODY)
        answer_text (message, 302, 3000);
      answer_redirect (message, "/new/tile.png");
      break;
    default:
      answer_png (self, message, mode);
    }
}

static void
append_cache_control (TileServer *self, SoupMessageHeaders *headers)
{
  g_auto (GStrv) lines = NULL;

  if (self->cache_control == NULL)
    return;
  lines = g_strsplit (self->cache_control, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    soup_message_headers_append (headers, "Cache-Control", lines[i]);
}

static void
request_finished_cb (SoupServerMessage *message, TileServer *self)
{
  self->n_open--;
}

static void
request_received_cb (SoupServer *server,
                     SoupServerMessage *message,
                     const char *path,
                     GHashTable *query,
                     gpointer data)
{
  TileServer *self = data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  gboolean odd = self->odd != NULL && g_str_has_prefix (path, self->odd);
  TileServerMode mode = odd ? self->odd_mode : self->mode;

  if (self->requests->len == 0)
    self->first_request = g_get_monotonic_time ();
  else if (self->requests->len == 1)
    self->second_request = g_get_monotonic_time ();
  g_ptr_array_add (self->requests, g_strdup (path));
  g_free (self->agent);
  self->agent = g_strdup (soup_message_headers_get_one (headers, "User-Agent"));
  g_free (self->tag);
  self->tag = g_strdup (soup_message_headers_get_one (headers, "If-None-Match"));
  self->n_open++;
  self->n_open_max = MAX (self->n_open_max, self->n_open);
  g_signal_connect (message, "finished", G_CALLBACK (request_finished_cb), self);
  append_cache_control (self, soup_server_message_get_response_headers (message));
  if (mode == GOOD && self->tag != NULL)
    soup_server_message_set_status (message, 304, NULL);
  else
    answer (self, message, path, mode);
}

static void
listen (TileServer *self)
{
  g_autoptr (GError) error = NULL;
  g_autoslist (GUri) uris = NULL;

  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, request_received_cb, self, NULL);
  soup_server_listen_local (self->server, self->port, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->port = (guint16) g_uri_get_port (uris->data);
}

void
tile_server_set_mode (TileServer *self, TileServerMode mode)
{
  if ((mode == GONE) != (self->server == NULL))
    {
      if (mode == GONE)
        {
          soup_server_disconnect (self->server);
          g_clear_object (&self->server);
        }
      else
        listen (self);
    }
  self->mode = mode;
}

void
tile_server_start (TileServer *self)
{
  self->requests = g_ptr_array_new_with_free_func (g_free);
  listen (self);
}

void
tile_server_stop (TileServer *self)
{
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_free (self->agent);
  g_free (self->tag);
  g_ptr_array_unref (self->requests);
}
