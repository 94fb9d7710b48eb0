/* The online source against a small server of its own: what it asks and how it says who it is, what
 * a tile that is there and one that is not become. */
#include "map/online-source.h"

#include <gio/gio.h>

typedef struct
{
  GSocketService *service;
  DatelineOnlineSource *source;
  GString *requests;
  guint n_began;
  guint n_failed;
  guint n_pending;
  guint n_filled;
} Fixture;

static GBytes *
create_png (void)
{
  guint32 pixel = 0xff336699;
  g_autoptr (GBytes) bytes = g_bytes_new (&pixel, sizeof pixel);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (1, 1, GDK_MEMORY_DEFAULT, bytes, 4);

  return gdk_texture_save_to_png_bytes (texture);
}

/* Column 7 is missing, the rest is there. */
static gboolean
request_received_cb (GThreadedSocketService *service,
                     GSocketConnection *connection,
                     GObject *source,
                     Fixture *fixture)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GBytes) png = create_png ();
  g_autofree char *head = NULL;
  char buffer[4096];
  gssize n = g_input_stream_read (in, buffer, sizeof buffer - 1, NULL, NULL);

  g_assert_cmpint (n, >, 0);
  buffer[n] = '\0';
  g_string_append (fixture->requests, buffer);
  if (strstr (buffer, "/7/"))
    head = g_strdup ("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  else
    head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: %zu\r\n"
                            "Connection: close\r\n\r\n",
                            g_bytes_get_size (png));
  g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
  if (!strstr (buffer, "/7/"))
    g_output_stream_write_all (
        out, g_bytes_get_data (png, NULL), g_bytes_get_size (png), NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static void
failed_cb (DatelineOnlineSource *source, Fixture *fixture)
{
  fixture->n_failed++;
}

static void
began_cb (DatelineOnlineSource *source, Fixture *fixture)
{
  fixture->n_began++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *template = NULL;
  guint16 port;

  fixture->requests = g_string_new (NULL);
  fixture->service = g_threaded_socket_service_new (1);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (fixture->service), NULL, NULL);
  g_signal_connect (fixture->service, "run", G_CALLBACK (request_received_cb), fixture);
  template = g_strdup_printf ("http://127.0.0.1:%u/{z}/{x}/{y}.png", port);
  fixture->source =
      dateline_online_source_new ("test", template, "Me", "https://example.org", 0, 19);
  g_signal_connect (fixture->source, "failed", G_CALLBACK (failed_cb), fixture);
  g_signal_connect (fixture->source, "began", G_CALLBACK (began_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_socket_service_stop (fixture->service);
  g_assert_finalize_object (fixture->source);
  g_object_unref (fixture->service);
  g_string_free (fixture->requests, TRUE);
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_pending--;
  if (shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, NULL))
    fixture->n_filled++;
}

static ShumateTile *
fill (Fixture *fixture, guint x, GCancellable *cancellable)
{
  ShumateTile *tile = shumate_tile_new_full (x, 2, 256, 3);

  fixture->n_pending++;
  shumate_map_source_fill_tile_async (
      SHUMATE_MAP_SOURCE (fixture->source), tile, cancellable, filled_cb, fixture);
  return tile;
}

static void
finish (Fixture *fixture)
{
  while (fixture->n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_filled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShumateTile) tile = fill (fixture, 5, NULL);

  finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 1);
  g_assert_cmpuint (fixture->n_began, ==, 1);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_nonnull (shumate_tile_get_paintable (tile));
  g_assert_nonnull (strstr (fixture->requests->str, "GET /3/5/2.png HTTP/1.1"));
  g_assert_nonnull (strstr (fixture->requests->str, "User-Agent: Dateline/"));
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShumateTile) first = fill (fixture, 7, NULL);
  g_autoptr (ShumateTile) second = fill (fixture, 7, NULL);

  finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 0);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_cmpuint (fixture->n_began, ==, 0);
  g_assert_null (shumate_tile_get_paintable (first));
}

/* A map that moves on is no failure. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ShumateTile) tile = fill (fixture, 7, cancellable);

  g_cancellable_cancel (cancellable);
  finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 0);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* Making a source asks nothing. */
static void
test_silent (Fixture *fixture, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 5;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (fixture->requests->str, ==, "");
}

int
main (int argc, char *argv[])
{
  g_autofree char *cache = NULL;

  g_test_init (&argc, &argv, NULL);
  cache = g_test_build_filename (G_TEST_BUILT, "cache", NULL); /* the port keeps runs apart in it */
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_add ("/online-source/filled", Fixture, NULL, set_up, test_filled, tear_down);
  g_test_add ("/online-source/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/online-source/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/online-source/silent", Fixture, NULL, set_up, test_silent, tear_down);
  return g_test_run ();
}
