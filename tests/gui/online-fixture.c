#include "online-fixture.h"

#include <glib/gstdio.h>

#define BLOCKED_MAX (50 * G_TIME_SPAN_MILLISECOND) /* of processor time */
#define LATE_MAX (1000 * G_TIME_SPAN_MILLISECOND)  /* of any time; others use the machine, too */
#define PATIENCE (30 * G_USEC_PER_SEC)

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
failed_cb (DatelineOnlineSource *source, const char *message, OnlineFixture *fixture)
{
  fixture->n_failed++;
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

void
online_fixture_start_source (OnlineFixture *fixture)
{
  DatelineMapChoice choice = { DATELINE_MAP_SERVER, fixture->url, "Me & <b>mine</b>", 1, 10, "" };

  fixture->source = dateline_online_source_new_with_manners (
      &choice, fixture->store, (DatelineTileManners){ ONLINE_CONNECTIONS, ONLINE_SECOND });
  g_signal_connect (fixture->source, "failed", G_CALLBACK (failed_cb), fixture);
}

void
online_fixture_set_up (OnlineFixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  fixture->store = dateline_tile_store_new (fixture->folder, 100000000);
  tile_server_start (&fixture->server);
  fixture->url = g_strdup_printf ("http://127.0.0.1:%u/{z}/{x}/{y}.png", fixture->server.port);
  online_fixture_start_source (fixture);
  longest = longest_cpu = poll_ended = 0;
}

void
online_fixture_finish (OnlineFixture *fixture)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (fixture->n_pending > 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (200);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

void
online_fixture_stop_source (OnlineFixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->source, fixture);
  dateline_online_source_stop (fixture->source);
  online_fixture_finish (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->source);
}

void
online_fixture_tear_down (OnlineFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "tiles.sqlite", "tiles.sqlite-wal", "tiles.sqlite-shm" };

  online_fixture_stop_source (fixture);
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
  g_free (fixture->url);
  g_free (fixture->message);
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  OnlineFixture *fixture = data;

  fixture->n_pending--;
  if (shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, NULL))
    fixture->n_filled++;
}

ShumateTile *
online_fixture_fill_at (
    OnlineFixture *fixture, guint zoom, guint x, guint y, GCancellable *cancellable)
{
  ShumateTile *tile = shumate_tile_new_full (x, y, 256, zoom);

  fixture->n_pending++;
  shumate_map_source_fill_tile_async (
      SHUMATE_MAP_SOURCE (fixture->source), tile, cancellable, filled_cb, fixture);
  return tile;
}

ShumateTile *
online_fixture_fill (OnlineFixture *fixture, guint x)
{
  return online_fixture_fill_at (fixture, 5, x, 2, NULL);
}

void
online_fixture_iterate_until (guint *count, guint value)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (*count < value)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (200);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

void
online_fixture_iterate_for (double seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (200);
    }
}

void
online_fixture_watch (void)
{
  tile_server_get_png ();
  g_main_context_set_poll_func (NULL, watch_poll);
}
