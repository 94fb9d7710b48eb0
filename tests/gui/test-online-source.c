/* The online source against a server of its own, which can be slow, wrong, rude or gone: what it
 * asks, what it makes of the answers, that it leaves a failing server alone and comes back. A
 * second of waiting is SECOND long here. */
#include "map/online-source.h"
#include "map/tile-request.h"
#include "tile-server.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECOND 0.02
#define CONNECTIONS 3
#define BLOCKED_MAX (50 * G_TIME_SPAN_MILLISECOND) /* of processor time */
#define LATE_MAX (1000 * G_TIME_SPAN_MILLISECOND)  /* of any time; others use the machine, too */

typedef struct
{
  TileServer server;
  char *folder;
  DatelineTileStore *store;
  DatelineOnlineSource *source;
  guint n_failed;
  char *message;
  guint n_pending;
  guint n_filled;
} Fixture;

/* Of the main loop, in microseconds. */
static gint64 poll_ended;
static gint64 poll_ended_cpu;
static gint64 longest;
static gint64 longest_cpu;

static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Between two polls the main loop works, and the window stands still. */
static int
watch_poll (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  if (poll_ended != 0)
    {
      longest = MAX (longest, g_get_monotonic_time () - poll_ended);
      longest_cpu = MAX (longest_cpu, get_cpu_time () - poll_ended_cpu);
    }
  result = g_poll (fds, n_fds, timeout);
  poll_ended = g_get_monotonic_time ();
  poll_ended_cpu = get_cpu_time ();
  return result;
}

static void
failed_cb (DatelineOnlineSource *source, const char *message, Fixture *fixture)
{
  fixture->n_failed++;
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

/* As another run of the program would: nothing is left but what is on disk. */
static void
start_source (Fixture *fixture)
{
  g_autofree char *url =
      g_strdup_printf ("http://127.0.0.1:%u/{z}/{x}/{y}.png", fixture->server.port);
  DatelineMapChoice choice = { DATELINE_MAP_SERVER, url, "Me & <b>mine</b>", 1, 10, "" };

  fixture->source = dateline_online_source_new_with_manners (
      &choice, fixture->store, (DatelineTileManners){ CONNECTIONS, SECOND });
  g_signal_connect (fixture->source, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  fixture->store = dateline_tile_store_new (fixture->folder, 100000000);
  tile_server_start (&fixture->server);
  start_source (fixture);
  longest = longest_cpu = poll_ended = 0;
}

static void
finish (Fixture *fixture)
{
  while (fixture->n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
stop_source (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->source, fixture);
  dateline_online_source_stop (fixture->source);
  finish (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->source);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "tiles.sqlite", "tiles.sqlite-wal", "tiles.sqlite-shm" };

  stop_source (fixture);
  g_test_message ("the main loop worked for at most %" G_GINT64_FORMAT
                  " µs, of processor time %" G_GINT64_FORMAT,
                  longest,
                  longest_cpu);
  g_assert_cmpint (longest, <, LATE_MAX);
  g_assert_cmpint (longest_cpu, <, BLOCKED_MAX);
  tile_server_stop (&fixture->server);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dateline_tile_store_free (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->message);
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
fill_at (Fixture *fixture, guint zoom, guint x, guint y, GCancellable *cancellable)
{
  ShumateTile *tile = shumate_tile_new_full (x, y, 256, zoom);

  fixture->n_pending++;
  shumate_map_source_fill_tile_async (
      SHUMATE_MAP_SOURCE (fixture->source), tile, cancellable, filled_cb, fixture);
  return tile;
}

static ShumateTile *
fill (Fixture *fixture, guint x)
{
  return fill_at (fixture, 5, x, 2, NULL);
}

static void
iterate_until (guint *count, guint value)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (*count < value)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (200);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

static void
iterate_for (double seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (200);
    }
}

static void
test_filled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShumateTile) tile = fill (fixture, 5);

  finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 1);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_nonnull (shumate_tile_get_paintable (tile));
  g_assert_cmpstr (g_ptr_array_index (fixture->server.requests, 0), ==, "/5/5/2.png");
  g_assert_true (g_str_has_prefix (fixture->server.agent, "Dateline/"));
  g_assert_nonnull (strstr (fixture->server.agent, "(+http"));
  g_assert_cmpstr (shumate_map_source_get_license (SHUMATE_MAP_SOURCE (fixture->source)),
                   ==,
                   "Me & <b>mine</b>");
}

/* What is deeper than the server goes is a part of its last tile; further on, and above its first
 * level, nothing is asked for. */
static void
test_zoom_range (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShumateTile) deep = fill_at (fixture, 12, 2047, 5, NULL);
  g_autoptr (ShumateTile) deeper = NULL;
  g_autoptr (ShumateTile) above = NULL;

  finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->server.requests, 0), ==, "/10/511/1.png");
  deeper = fill_at (fixture, 13, 7, 7, NULL);
  above = fill_at (fixture, 0, 0, 0, NULL);
  finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 1);
  g_assert_cmpuint (fixture->server.requests->len, ==, 1);
  g_assert_cmpint (shumate_tile_get_state (above), ==, SHUMATE_STATE_DONE);
  g_assert_cmpuint (
      shumate_map_source_get_max_zoom_level (SHUMATE_MAP_SOURCE (fixture->source)), ==, 12);
}

typedef struct
{
  const char *name;
  TileServerMode mode;
  const char *word; /* of the message */
} Trouble;

static const Trouble troubles[] = {
  { "silent", SILENT, "too long" },
  { "endless", ENDLESS, "too many bytes" },
  { "trickle", TRICKLE, "too long" },
  { "500", ERROR_500, "500" },
  { "429", ERROR_429, "429, Too Many" },
  { "403", REFUSED_403, "403" },
  { "html", HTML, "no picture" },
  { "cut", CUT, "broken" },
  { "huge", HUGE, "65792" },
  { "large-body", LARGE_BODY, "too many bytes" },
  { "redirect-loop", LOOP, "from one address to the next" },
  { "redirect-scheme", OTHER_SCHEME, "where it does not go" },
  { "redirect-nowhere", NO_LOCATION, "where it does not go" },
  { "gone", GONE, "refused" },
};

/* Whatever the server does, a person is told once, the server is asked less and less, and when it
 * is good again so is the map, by itself. */
static void
test_trouble (Fixture *fixture, gconstpointer data)
{
  const Trouble *trouble = data;
  g_autoptr (ShumateTile) first = NULL;
  g_autoptr (ShumateTile) second = NULL;
  guint per_try = trouble->mode == LOOP ? DATELINE_TILE_REDIRECTS_MAX + 1 : 1;

  tile_server_set_mode (&fixture->server, trouble->mode);
  first = fill (fixture, 1);
  second = fill (fixture, 2);
  iterate_until (&fixture->n_failed, 1);
  g_test_message ("%s", fixture->message);
  g_assert_nonnull (strstr (fixture->message, "127.0.0.1"));
  g_assert_nonnull (strstr (fixture->message, trouble->word));
  iterate_for (6 * SECOND);
  g_assert_cmpuint (fixture->n_filled, ==, 0);
  g_assert_cmpuint (fixture->n_pending, ==, 2);
  /* two at once, one alone after some 2 s, one more after some 4 */
  g_assert_cmpuint (fixture->server.requests->len, <=, 5 * per_try);
  tile_server_set_mode (&fixture->server, GOOD);
  iterate_until (&fixture->n_filled, 2);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_nonnull (shumate_tile_get_paintable (first));
}

/* Bytes that are no tile are asked for three times, and not for ever. */
static void
test_hopeless (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShumateTile) tile = NULL;

  tile_server_set_mode (&fixture->server, HTML);
  tile = fill (fixture, 1);
  finish (fixture);
  g_assert_cmpuint (fixture->server.requests->len, ==, 3);
  g_assert_cmpuint (fixture->n_filled, ==, 0);
  g_assert_cmpint (shumate_tile_get_state (tile), !=, SHUMATE_STATE_DONE);
}

static void
test_retry_after (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShumateTile) tile = NULL;

  tile_server_set_mode (&fixture->server, ERROR_429);
  tile = fill (fixture, 1);
  iterate_until (&fixture->server.requests->len, 2);
  g_assert_cmpint (fixture->server.second_request - fixture->server.first_request,
                   >=,
                   (gint64) (50 * SECOND * G_USEC_PER_SEC));
}

static void
test_redirected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShumateTile) tile = NULL;

  tile_server_set_mode (&fixture->server, MOVED);
  tile = fill (fixture, 1);
  finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 1);
  g_assert_cmpuint (fixture->server.requests->len, ==, 2);
}

static void
test_follow (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    gboolean may;
  } cases[] = {
    { "http://a/", "http://b/", TRUE },   { "http://a/", "https://b/", TRUE },
    { "https://a/", "https://b/", TRUE }, { "https://a/", "http://a/", FALSE },
    { "http://a/", "ftp://b/", FALSE },   { "http://a/", "file:///b", FALSE },
    { "http://a/", "data:,b", FALSE },    { "http://a/", "resource:///b", FALSE },
    { "https://a/", "HTTP://b/", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) from = g_uri_parse (cases[i].from, SOUP_HTTP_URI_FLAGS, NULL);
      g_autoptr (GUri) to = g_uri_parse (cases[i].to, SOUP_HTTP_URI_FLAGS, NULL);

      g_assert_cmpint (dateline_tile_request_may_follow (from, to), ==, cases[i].may);
    }
}

/* A tile that there is not is not asked for again, and not a failure before there are many. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  tile_server_set_mode (&fixture->server, MISSING_404);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (ShumateTile) tile = fill (fixture, i % 5);

      finish (fixture);
      g_assert_null (shumate_tile_get_paintable (tile));
      g_assert_cmpint (shumate_tile_get_state (tile), ==, SHUMATE_STATE_DONE);
    }
  g_assert_cmpuint (fixture->server.requests->len, ==, 5);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  for (guint i = 5; i < 10; i++)
    g_object_unref (fill (fixture, i));
  finish (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
}

/* Few connections at a time. */
static void
test_queue (Fixture *fixture, gconstpointer data)
{
  tile_server_set_mode (&fixture->server, SLOW);
  for (guint i = 0; i < 30; i++)
    g_object_unref (fill (fixture, i));
  finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 30);
  g_assert_cmpuint (fixture->server.requests->len, ==, 30);
  g_assert_cmpuint (fixture->server.n_open_max, <=, CONNECTIONS);
  g_assert_cmpuint (fixture->server.n_open_max, >, 1);
}

/* A map that moves on is no failure, also while the server is left alone. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n_requests;

  tile_server_set_mode (&fixture->server, ERROR_429);
  for (guint i = 0; i < 8; i++)
    g_object_unref (fill_at (fixture, 5, i, 2, cancellable));
  iterate_until (&fixture->n_failed, 1);
  g_cancellable_cancel (cancellable);
  finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 0);
  n_requests = fixture->server.requests->len;
  iterate_for (80 * SECOND);
  g_assert_cmpuint (fixture->server.requests->len, ==, n_requests);
}

/* A good tile comes from the disk, an old one is asked for by its tag, and if the server is gone it
 * is shown as it is. */
static void
test_stored (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *cache_control;
    TileServerMode mode;
    guint n_requests;
    const char *tag;
  } cases[] = {
    { "max-age=1000", GOOD, 0, NULL },    { NULL, GOOD, 0, NULL },
    { "no-cache", GOOD, 1, "\"seven\"" }, { "no-cache", ERROR_500, 1, "\"seven\"" },
    { "max-age=0", GONE, 0, NULL },       { "max-age=0", HTML, 1, "\"seven\"" },
    { "no-store", GOOD, 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ShumateTile) first = NULL;
      g_autoptr (ShumateTile) second = NULL;

      tile_server_set_mode (&fixture->server, GOOD);
      fixture->server.cache_control = cases[i].cache_control;
      first = fill (fixture, i);
      finish (fixture);
      stop_source (fixture);
      g_ptr_array_set_size (fixture->server.requests, 0);
      g_clear_pointer (&fixture->server.tag, g_free);
      fixture->n_filled = 0;
      tile_server_set_mode (&fixture->server, cases[i].mode);
      start_source (fixture);
      second = fill (fixture, i);
      finish (fixture);
      g_test_message ("%s", cases[i].cache_control);
      g_assert_cmpuint (fixture->n_filled, ==, 1);
      g_assert_nonnull (shumate_tile_get_paintable (second));
      g_assert_cmpuint (fixture->server.requests->len, ==, cases[i].n_requests);
      g_assert_cmpstr (fixture->server.tag, ==, cases[i].tag);
      stop_source (fixture);
      start_source (fixture);
    }
}

/* Two windows ask as one. */
static void
test_windows (Fixture *fixture, gconstpointer data)
{
  Fixture other = *fixture;
  guint n_tiles = 12;

  tile_server_set_mode (&fixture->server, SLOW);
  start_source (&other);
  for (guint i = 0; i < n_tiles; i++)
    {
      g_object_unref (fill (fixture, i));
      g_object_unref (fill (&other, i + n_tiles));
    }
  finish (fixture);
  finish (&other);
  g_assert_cmpuint (fixture->n_filled, ==, n_tiles);
  g_assert_cmpuint (other.n_filled, ==, n_tiles);
  g_assert_cmpuint (fixture->server.n_open_max, <=, CONNECTIONS);
  stop_source (&other);
}

/* Making a source asks nothing. */
static void
test_silent (Fixture *fixture, gconstpointer data)
{
  iterate_for (0.2);
  g_assert_cmpuint (fixture->server.requests->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tile_server_get_png ();
  g_main_context_set_poll_func (NULL, watch_poll);
#define ADD(name, func) g_test_add ("/online-source/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("filled", test_filled);
  ADD ("zoom-range", test_zoom_range);
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autofree char *path = g_strconcat ("/online-source/trouble/", troubles[i].name, NULL);

      g_test_add (path, Fixture, &troubles[i], set_up, test_trouble, tear_down);
    }
  ADD ("hopeless", test_hopeless);
  ADD ("retry-after", test_retry_after);
  ADD ("redirected", test_redirected);
  g_test_add_func ("/online-source/follow", test_follow);
  ADD ("missing", test_missing);
  ADD ("queue", test_queue);
  ADD ("cancelled", test_cancelled);
  ADD ("stored", test_stored);
  ADD ("windows", test_windows);
  ADD ("silent", test_silent);
  return g_test_run ();
}
