/* The online source against a server of its own, which can be slow, wrong, rude or gone: what it
 * asks, what it makes of the answers, that it leaves a failing server alone and comes back. */
#include "map/tile-request.h"
#include "online-fixture.h"

#include <string.h>

static void
test_filled (OnlineFixture *fixture, gconstpointer data)
{
  g_autoptr (ShumateTile) tile = online_fixture_fill (fixture, 5);

  online_fixture_finish (fixture);
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
test_zoom_range (OnlineFixture *fixture, gconstpointer data)
{
  g_autoptr (ShumateTile) deep = online_fixture_fill_at (fixture, 12, 2047, 5, NULL);
  g_autoptr (ShumateTile) deeper = NULL;
  g_autoptr (ShumateTile) above = NULL;

  online_fixture_finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->server.requests, 0), ==, "/10/511/1.png");
  deeper = online_fixture_fill_at (fixture, 13, 7, 7, NULL);
  above = online_fixture_fill_at (fixture, 0, 0, 0, NULL);
  online_fixture_finish (fixture);
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
test_trouble (OnlineFixture *fixture, gconstpointer data)
{
  const Trouble *trouble = data;
  g_autoptr (ShumateTile) first = NULL;
  g_autoptr (ShumateTile) second = NULL;
  guint per_try = trouble->mode == LOOP ? DATELINE_TILE_REDIRECTS_MAX + 1 : 1;

  tile_server_set_mode (&fixture->server, trouble->mode);
  first = online_fixture_fill (fixture, 1);
  second = online_fixture_fill (fixture, 2);
  online_fixture_iterate_until (&fixture->n_failed, 1);
  g_test_message ("%s", fixture->message);
  g_assert_nonnull (strstr (fixture->message, "127.0.0.1"));
  g_assert_nonnull (strstr (fixture->message, trouble->word));
  online_fixture_iterate_for (6 * ONLINE_SECOND);
  g_assert_cmpuint (fixture->n_filled, ==, 0);
  g_assert_cmpuint (fixture->n_pending, ==, 2);
  /* two at once, one alone after some 2 s, one more after some 4 */
  g_assert_cmpuint (fixture->server.requests->len, <=, 5 * per_try);
  tile_server_set_mode (&fixture->server, GOOD);
  online_fixture_iterate_until (&fixture->n_filled, 2);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_nonnull (shumate_tile_get_paintable (first));
}

/* Bytes that are no tile are asked for three times, and not for ever. */
static void
test_hopeless (OnlineFixture *fixture, gconstpointer data)
{
  g_autoptr (ShumateTile) tile = NULL;

  tile_server_set_mode (&fixture->server, HTML);
  tile = online_fixture_fill (fixture, 1);
  online_fixture_finish (fixture);
  g_assert_cmpuint (fixture->server.requests->len, ==, 3);
  g_assert_cmpuint (fixture->n_filled, ==, 0);
  g_assert_cmpint (shumate_tile_get_state (tile), !=, SHUMATE_STATE_DONE);
}

static void
test_retry_after (OnlineFixture *fixture, gconstpointer data)
{
  g_autoptr (ShumateTile) tile = NULL;

  tile_server_set_mode (&fixture->server, ERROR_429);
  tile = online_fixture_fill (fixture, 1);
  online_fixture_iterate_until (&fixture->server.requests->len, 2);
  g_assert_cmpint (fixture->server.second_request - fixture->server.first_request,
                   >=,
                   (gint64) (50 * ONLINE_SECOND * G_USEC_PER_SEC));
}

static void
test_redirected (OnlineFixture *fixture, gconstpointer data)
{
  g_autoptr (ShumateTile) tile = NULL;

  tile_server_set_mode (&fixture->server, MOVED);
  tile = online_fixture_fill (fixture, 1);
  online_fixture_finish (fixture);
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
test_missing (OnlineFixture *fixture, gconstpointer data)
{
  tile_server_set_mode (&fixture->server, MISSING_404);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (ShumateTile) tile = online_fixture_fill (fixture, i % 5);

      online_fixture_finish (fixture);
      g_assert_null (shumate_tile_get_paintable (tile));
      g_assert_cmpint (shumate_tile_get_state (tile), ==, SHUMATE_STATE_DONE);
    }
  g_assert_cmpuint (fixture->server.requests->len, ==, 5);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  for (guint i = 5; i < 10; i++)
    g_object_unref (online_fixture_fill (fixture, i));
  online_fixture_finish (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
}

/* Few connections at a time. */
static void
test_queue (OnlineFixture *fixture, gconstpointer data)
{
  tile_server_set_mode (&fixture->server, SLOW);
  for (guint i = 0; i < 30; i++)
    g_object_unref (online_fixture_fill (fixture, i));
  online_fixture_finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 30);
  g_assert_cmpuint (fixture->server.requests->len, ==, 30);
  g_assert_cmpuint (fixture->server.n_open_max, <=, ONLINE_CONNECTIONS);
  g_assert_cmpuint (fixture->server.n_open_max, >, 1);
}

/* A map that moves on is no failure, also while the server is left alone. */
static void
test_cancelled (OnlineFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n_requests;

  tile_server_set_mode (&fixture->server, ERROR_429);
  for (guint i = 0; i < 8; i++)
    g_object_unref (online_fixture_fill_at (fixture, 5, i, 2, cancellable));
  online_fixture_iterate_until (&fixture->n_failed, 1);
  g_cancellable_cancel (cancellable);
  online_fixture_finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 0);
  n_requests = fixture->server.requests->len;
  online_fixture_iterate_for (80 * ONLINE_SECOND);
  g_assert_cmpuint (fixture->server.requests->len, ==, n_requests);
}

/* A good tile comes from the disk, an old one is asked for by its tag, and if the server is gone it
 * is shown as it is. */
static void
test_stored (OnlineFixture *fixture, gconstpointer data)
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
    { "no-store", GOOD, 1, NULL },        { "no-store\npublic", GOOD, 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ShumateTile) first = NULL;
      g_autoptr (ShumateTile) second = NULL;

      tile_server_set_mode (&fixture->server, GOOD);
      fixture->server.cache_control = cases[i].cache_control;
      first = online_fixture_fill (fixture, i);
      online_fixture_finish (fixture);
      online_fixture_stop_source (fixture);
      g_ptr_array_set_size (fixture->server.requests, 0);
      g_clear_pointer (&fixture->server.tag, g_free);
      fixture->n_filled = 0;
      tile_server_set_mode (&fixture->server, cases[i].mode);
      online_fixture_start_source (fixture);
      second = online_fixture_fill (fixture, i);
      online_fixture_finish (fixture);
      g_test_message ("%s", cases[i].cache_control);
      g_assert_cmpuint (fixture->n_filled, ==, 1);
      g_assert_nonnull (shumate_tile_get_paintable (second));
      g_assert_cmpuint (fixture->server.requests->len, ==, cases[i].n_requests);
      g_assert_cmpstr (fixture->server.tag, ==, cases[i].tag);
      online_fixture_stop_source (fixture);
      online_fixture_start_source (fixture);
    }
}

/* Two windows ask as one. */
static void
test_windows (OnlineFixture *fixture, gconstpointer data)
{
  OnlineFixture other = *fixture;
  guint n_tiles = 12;

  tile_server_set_mode (&fixture->server, SLOW);
  online_fixture_start_source (&other);
  for (guint i = 0; i < n_tiles; i++)
    {
      g_object_unref (online_fixture_fill (fixture, i));
      g_object_unref (online_fixture_fill (&other, i + n_tiles));
    }
  online_fixture_finish (fixture);
  online_fixture_finish (&other);
  g_assert_cmpuint (fixture->n_filled, ==, n_tiles);
  g_assert_cmpuint (other.n_filled, ==, n_tiles);
  g_assert_cmpuint (fixture->server.n_open_max, <=, ONLINE_CONNECTIONS);
  online_fixture_stop_source (&other);
}

/* Making a source asks nothing. */
static void
test_silent (OnlineFixture *fixture, gconstpointer data)
{
  online_fixture_iterate_for (0.2);
  g_assert_cmpuint (fixture->server.requests->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  online_fixture_watch ();
#define ADD(name, func)                                                                            \
  g_test_add ("/online-source/" name,                                                              \
              OnlineFixture,                                                                       \
              NULL,                                                                                \
              online_fixture_set_up,                                                               \
              func,                                                                                \
              online_fixture_tear_down)
  ADD ("filled", test_filled);
  ADD ("zoom-range", test_zoom_range);
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autofree char *path = g_strconcat ("/online-source/trouble/", troubles[i].name, NULL);

      g_test_add (path,
                  OnlineFixture,
                  &troubles[i],
                  online_fixture_set_up,
                  test_trouble,
                  online_fixture_tear_down);
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
