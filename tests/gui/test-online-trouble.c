/* The online source against a server that is wrong in part: some tiles fail and others come, some
 * are not there, some are broken for ever. What is one tile's fault must neither stall the others
 * nor be asked for without end. */
#include "error.h"
#include "map/tile-request.h"
#include "map/tile-tally.h"
#include "online-fixture.h"

#include <string.h>

#define ODD_ZOOM 6 /* of tiles that are answered otherwise, where a test says so */
#define ODD_PATH "/6/"

static void
fill_many (OnlineFixture *fixture, guint zoom, guint first, guint n)
{
  for (guint i = 0; i < n; i++)
    g_object_unref (online_fixture_fill_at (fixture, zoom, first + i, 2, NULL));
}

static guint
count_requests (OnlineFixture *fixture, const char *beginning)
{
  guint n = 0;

  for (guint i = 0; i < fixture->server.requests->len; i++)
    n += g_str_has_prefix (g_ptr_array_index (fixture->server.requests, i), beginning);
  return n;
}

/* As another run of the program. */
static void
restart (OnlineFixture *fixture)
{
  online_fixture_stop_source (fixture);
  online_fixture_start_source (fixture);
  g_ptr_array_set_size (fixture->server.requests, 0);
  fixture->n_filled = 0;
  fixture->n_failed = 0;
}

/* No connection stays behind where a redirect was followed. */
static void
test_redirected (OnlineFixture *fixture, gconstpointer data)
{
  static const TileServerMode modes[] = { MOVED, MOVED_BODY };
  guint n_tiles = 4 * ONLINE_CONNECTIONS;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      tile_server_set_mode (&fixture->server, modes[i]);
      fill_many (fixture, 5, i * n_tiles, n_tiles);
      online_fixture_iterate_until (&fixture->n_filled, (i + 1) * n_tiles);
    }
  g_assert_cmpuint (fixture->server.requests->len, ==, 4 * n_tiles);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

typedef struct
{
  guint n_ended;
  GError *error;
} Ending;

static void
requested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ending *ending = data;
  g_auto (DatelineTileAnswer) answer = { 0 };

  dateline_tile_request_finish (result, &answer, &ending->error);
  ending->n_ended++;
}

/* Also a question that waits for a connection has an end. */
static void
test_deadline (OnlineFixture *fixture, gconstpointer data)
{
  g_autoptr (SoupSession) session = soup_session_new_with_options ("max-conns", 1, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", fixture->server.port);
  Ending first = { 0 };
  Ending second = { 0 };

  tile_server_set_mode (&fixture->server, SILENT);
  dateline_tile_request_async (session, url, NULL, NULL, 60.0, cancellable, requested_cb, &first);
  online_fixture_iterate_until (&fixture->server.requests->len, 1);
  dateline_tile_request_async (session, url, NULL, NULL, 0.1, NULL, requested_cb, &second);
  online_fixture_iterate_until (&second.n_ended, 1);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpuint (first.n_ended, ==, 0);
  g_cancellable_cancel (cancellable);
  online_fixture_iterate_until (&first.n_ended, 1);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  online_fixture_iterate_for (0.05);
  g_assert_cmpuint (second.n_ended, ==, 1);
  g_error_free (first.error);
  g_error_free (second.error);
}

/* A tile that was under way does not take back that the server asked to wait. */
static void
test_under_way (OnlineFixture *fixture, gconstpointer data)
{
  fixture->server.odd = ODD_PATH;
  fixture->server.odd_mode = ERROR_429;
  tile_server_set_mode (&fixture->server, SLOW);
  fill_many (fixture, 5, 0, 1);
  fill_many (fixture, ODD_ZOOM, 0, 1);
  online_fixture_iterate_until (&fixture->n_failed, 1);
  online_fixture_iterate_until (&fixture->n_filled, 1);
  fixture->server.odd = NULL;
  fill_many (fixture, 5, 1, 3);
  online_fixture_iterate_for (30 * ONLINE_SECOND);
  g_assert_cmpuint (fixture->server.requests->len, ==, 2);
  online_fixture_finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 5);
}

/* One tile always fails, and others come: it is asked for a few times, and nobody is told. */
static void
test_one (OnlineFixture *fixture, gconstpointer data)
{
  static const struct
  {
    TileServerMode mode;
    guint n_requests;
  } cases[] = {
    { REFUSED_403, 1 }, { ERROR_500, 3 },  { HTML, 3 },        { CUT, 3 },
    { HUGE, 3 },        { LARGE_BODY, 3 }, { NO_LOCATION, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      restart (fixture);
      fixture->server.odd = ODD_PATH;
      fixture->server.odd_mode = cases[i].mode;
      fill_many (fixture, 5, 0, 1);
      online_fixture_finish (fixture);
      fill_many (fixture, ODD_ZOOM, i, 1);
      fill_many (fixture, 7, 16 * i, 16);
      online_fixture_finish (fixture);
      g_test_message ("case %u", i);
      g_assert_cmpuint (fixture->n_filled, ==, 17);
      g_assert_cmpuint (count_requests (fixture, ODD_PATH), ==, cases[i].n_requests);
      g_assert_cmpuint (fixture->n_failed, ==, 0);
    }
}

/* It is not asked for again at once, but after some 2 s and 4 s. */
static void
test_pauses (OnlineFixture *fixture, gconstpointer data)
{
  gint64 start;

  fill_many (fixture, 5, 0, 1);
  online_fixture_finish (fixture);
  tile_server_set_mode (&fixture->server, ERROR_500);
  start = g_get_monotonic_time ();
  fill_many (fixture, 5, 1, 1);
  online_fixture_finish (fixture);
  g_assert_cmpuint (fixture->server.requests->len, ==, 4);
  g_assert_cmpint (
      g_get_monotonic_time () - start, >, (gint64) (4 * ONLINE_SECOND * G_USEC_PER_SEC));
}

/* A server that refuses what it does not have: each tile is asked for once, others come at once. */
static void
test_refused (OnlineFixture *fixture, gconstpointer data)
{
  fixture->server.odd = ODD_PATH;
  fixture->server.odd_mode = REFUSED_403;
  fill_many (fixture, 5, 0, 1);
  online_fixture_finish (fixture);
  fill_many (fixture, ODD_ZOOM, 0, DATELINE_TILE_ODD_MAX - 1);
  online_fixture_finish (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  fill_many (fixture, ODD_ZOOM, 10, 30);
  online_fixture_finish (fixture);
  g_assert_cmpuint (count_requests (fixture, ODD_PATH), ==, 30 + DATELINE_TILE_ODD_MAX - 1);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_nonnull (strstr (fixture->message, "403"));
  fill_many (fixture, 5, 1, 1);
  online_fixture_finish (fixture);
  g_assert_cmpuint (fixture->n_filled, ==, 2);
}

/* When many tiles fail in a row it is the server, which is left alone and comes back. */
static void
test_outage (OnlineFixture *fixture, gconstpointer data)
{
  guint n_tiles = 20;
  guint n_requests;

  fill_many (fixture, 5, 0, 1);
  online_fixture_finish (fixture);
  tile_server_set_mode (&fixture->server, ERROR_500);
  fill_many (fixture, ODD_ZOOM, 0, n_tiles);
  online_fixture_iterate_until (&fixture->n_failed, 1);
  g_assert_nonnull (strstr (fixture->message, "500"));
  n_requests = fixture->server.requests->len;
  online_fixture_iterate_for (8 * ONLINE_SECOND);
  g_assert_cmpuint (fixture->server.requests->len, <=, n_requests + 3);
  g_assert_cmpuint (fixture->n_pending, >=, n_tiles - DATELINE_TILE_ODD_MAX);
  tile_server_set_mode (&fixture->server, GOOD);
  online_fixture_finish (fixture);
  g_assert_cmpuint (fixture->n_filled, >, n_tiles - DATELINE_TILE_ODD_MAX);
}

/* A broken picture costs memory each time: none is tried without end, nor are too many of them. */
static void
test_broken (OnlineFixture *fixture, gconstpointer data)
{
  guint n_tries = DATELINE_TILE_BROKEN_MAX * DATELINE_TILE_TRIES_MAX;
  guint n_requests;
  g_autoptr (ShumateTile) late = NULL;

  fixture->server.odd = ODD_PATH;
  fixture->server.odd_mode = CUT;
  for (guint i = 0; i < DATELINE_TILE_BROKEN_MAX; i += 4)
    {
      g_assert_cmpuint (fixture->n_failed, ==, 0);
      fill_many (fixture, 5, i, 1);
      online_fixture_finish (fixture);
      fill_many (fixture, ODD_ZOOM, i, 4);
      online_fixture_finish (fixture);
      fill_many (fixture, ODD_ZOOM, 0, i + 4);
      online_fixture_finish (fixture);
    }
  n_requests = fixture->server.requests->len;
  g_assert_cmpuint (count_requests (fixture, ODD_PATH), <=, n_tries);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_nonnull (strstr (fixture->message, "broken"));
  late = online_fixture_fill_at (fixture, 7, 0, 0, NULL);
  fill_many (fixture, ODD_ZOOM, 0, 50);
  online_fixture_finish (fixture);
  g_assert_cmpuint (fixture->server.requests->len, ==, n_requests);
  g_assert_cmpint (shumate_tile_get_state (late), ==, SHUMATE_STATE_DONE);
}

static gint64
get_stored_life (OnlineFixture *fixture, DatelineTileId id)
{
  g_auto (DatelineStoredTile) tile = { 0 };
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (!dateline_tile_store_get (fixture->store, fixture->url, id, now, &tile))
    return -1;
  return tile.expires - now;
}

/* That there is no tile is kept for a day at most, and no longer than the server says. */
static void
test_absent (OnlineFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *cache_control;
    gint64 life; /* -1 where nothing is stored */
    guint n_requests;
  } cases[] = {
    { NULL, 24 * 3600, 1 },        { "max-age=1000000", 24 * 3600, 1 },
    { "max-age=1000", 1000, 1 },   { "max-age=0", 0, 2 },
    { "no-cache", 0, 2 },          { "no-store", -1, 2 },
    { "no-store\npublic", -1, 2 },
  };

  tile_server_set_mode (&fixture->server, MISSING_404);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture->server.cache_control = cases[i].cache_control;
      restart (fixture);
      for (guint j = 0; j < 2; j++)
        {
          fill_many (fixture, 5, i, 1);
          online_fixture_finish (fixture);
        }
      g_test_message ("%s", cases[i].cache_control);
      g_assert_cmpuint (fixture->server.requests->len, ==, cases[i].n_requests);
      g_assert_cmpint (get_stored_life (fixture, (DatelineTileId){ 5, i, 2 }), <=, cases[i].life);
      g_assert_cmpint (
          get_stored_life (fixture, (DatelineTileId){ 5, i, 2 }), >=, cases[i].life - 30);
    }
}

/* What must not be stored leaves alone what is. */
static void
test_not_stored (OnlineFixture *fixture, gconstpointer data)
{
  static const TileServerMode modes[] = { MISSING_404, GOOD };
  DatelineTileId id = { 5, 0, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      id.x = i;
      tile_server_set_mode (&fixture->server, GOOD);
      fixture->server.cache_control = "max-age=0";
      fill_many (fixture, 5, i, 1);
      online_fixture_finish (fixture);
      tile_server_set_mode (&fixture->server, modes[i]);
      fixture->server.cache_control = "no-store";
      restart (fixture);
      fill_many (fixture, 5, i, 1);
      online_fixture_finish (fixture);
      g_assert_cmpuint (fixture->server.requests->len, ==, 1);
      g_assert_cmpuint (fixture->n_filled, ==, modes[i] == GOOD);
      g_assert_cmpint (get_stored_life (fixture, id), <=, 0);
      g_assert_cmpint (get_stored_life (fixture, id), >=, -60);
      tile_server_set_mode (&fixture->server, GONE);
      restart (fixture);
      fill_many (fixture, 5, i, 1);
      online_fixture_finish (fixture);
      g_assert_cmpuint (fixture->n_filled, ==, 1);
    }
}

/* A wrong address is one in the next run, too, where the store knows that there is nothing. */
static void
test_wrong_address (OnlineFixture *fixture, gconstpointer data)
{
  tile_server_set_mode (&fixture->server, MISSING_404);
  for (guint run = 0; run < 2; run++)
    {
      restart (fixture);
      fill_many (fixture, 5, 0, DATELINE_TILE_ABSENT_MAX - 1);
      online_fixture_finish (fixture);
      fill_many (fixture, 5, 0, DATELINE_TILE_ABSENT_MAX - 1);
      online_fixture_finish (fixture);
      g_assert_cmpuint (fixture->n_failed, ==, 0);
      fill_many (fixture, 5, DATELINE_TILE_ABSENT_MAX, 10);
      online_fixture_finish (fixture);
      g_assert_cmpuint (fixture->n_failed, ==, 1);
      g_assert_nonnull (strstr (fixture->message, "none of these"));
      g_assert_cmpuint (
          fixture->server.requests->len, ==, run == 0 ? DATELINE_TILE_ABSENT_MAX + 9 : 0);
    }
}

/* A sea without tiles is none, where the store has tiles, be they old. */
static void
test_sea (OnlineFixture *fixture, gconstpointer data)
{
  static const char *const controls[] = { "max-age=1000", "max-age=0" };

  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      tile_server_set_mode (&fixture->server, GOOD);
      fixture->server.cache_control = controls[i];
      fill_many (fixture, 5, i, 1);
      online_fixture_finish (fixture);
      restart (fixture);
      fill_many (fixture, 5, i, 1);
      online_fixture_finish (fixture);
      g_assert_cmpuint (fixture->n_filled, ==, 1);
      tile_server_set_mode (&fixture->server, MISSING_404);
      fill_many (fixture, 5, 10, 2 * DATELINE_TILE_ABSENT_MAX);
      online_fixture_finish (fixture);
      g_assert_cmpuint (fixture->n_failed, ==, 0);
    }
}

/* Whose fault a failure is. */
static void
test_blame (void)
{
  static const struct
  {
    guint status; /* 0 for an error: of ours where nothing is asked for, else of the network */
    gint64 retry_after;
    DatelineTileFault few;
    DatelineTileFault many;
  } cases[] = {
    { 0, 0, DATELINE_TILE_FAULT_TILE, DATELINE_TILE_FAULT_SERVER },
    { 0, 1, DATELINE_TILE_FAULT_SERVER, DATELINE_TILE_FAULT_SERVER },
    { 400, 0, DATELINE_TILE_FAULT_REFUSED, DATELINE_TILE_FAULT_REFUSED },
    { 403, 0, DATELINE_TILE_FAULT_REFUSED, DATELINE_TILE_FAULT_REFUSED },
    { 403, 9, DATELINE_TILE_FAULT_SERVER, DATELINE_TILE_FAULT_SERVER },
    { 408, 0, DATELINE_TILE_FAULT_SERVER, DATELINE_TILE_FAULT_SERVER },
    { 429, 0, DATELINE_TILE_FAULT_SERVER, DATELINE_TILE_FAULT_SERVER },
    { 500, 0, DATELINE_TILE_FAULT_TILE, DATELINE_TILE_FAULT_SERVER },
    { 500, 9, DATELINE_TILE_FAULT_SERVER, DATELINE_TILE_FAULT_SERVER },
    { 503, 0, DATELINE_TILE_FAULT_SERVER, DATELINE_TILE_FAULT_SERVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DatelineTileTally tally;
      DatelineTileAnswer answer = { .status = cases[i].status };
      g_autoptr (GError) error = NULL;
      DatelineTileId id = { 5, 0, 0 };

      if (cases[i].status > 0)
        answer.retry_after = cases[i].retry_after;
      else if (cases[i].retry_after > 0)
        error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "late");
      else
        error = g_error_new_literal (DATELINE_ERROR, DATELINE_ERROR_UNREADABLE, "broken");
      g_test_message ("case %u", i);
      dateline_tile_tally_init (&tally);
      g_assert_cmpint (
          dateline_tile_tally_blame (&tally, id, &answer, error), ==, DATELINE_TILE_FAULT_SERVER);
      dateline_tile_tally_note_found (&tally, id, TRUE);
      for (guint j = 0; j < 100; j++)
        g_assert_cmpint (dateline_tile_tally_blame (&tally, id, &answer, error), ==, cases[i].few);
      for (id.x = 1; id.x < DATELINE_TILE_ODD_MAX - 1; id.x++)
        g_assert_cmpint (dateline_tile_tally_blame (&tally, id, &answer, error), ==, cases[i].few);
      g_assert_cmpint (dateline_tile_tally_blame (&tally, id, &answer, error), ==, cases[i].many);
      dateline_tile_tally_note_good (&tally);
      g_assert_cmpint (dateline_tile_tally_blame (&tally, id, &answer, error), ==, cases[i].few);
      dateline_tile_tally_clear (&tally);
    }
}

/* OpenStreetMap's servers are asked as they wish, and attributed, however they were chosen. */
static void
test_openstreetmap (OnlineFixture *fixture, gconstpointer data)
{
  static const char osm[] = "© OpenStreetMap contributors";
  static const struct
  {
    DatelineMapChoice choice;
    guint n_connections;
    const char *attribution;
  } cases[] = {
    { { DATELINE_MAP_OPENSTREETMAP, "", "", 0, 19, "" }, 2, osm },
    { { DATELINE_MAP_OPENSTREETMAP, "https://a.org/{z}/{x}/{y}", "Me", 0, 19, "" }, 2, osm },
#define OWN(url, text) { DATELINE_MAP_SERVER, url "/{z}/{x}/{y}.png", text, 0, 19, "" }
    { OWN ("https://tile.openstreetmap.org", ""), 2, osm },
    { OWN ("https://tile.openstreetmap.org", "Me"), 2, "Me" },
    { OWN ("HTTP://{s}.Tile.OpenStreetMap.org:80", ""), 2, osm },
    { OWN ("https://openstreetmap.org./cycle", ""), 2, osm },
    { OWN ("https://notopenstreetmap.org", ""), 4, "" },
    { OWN ("https://tile.openstreetmap.org.example.com", ""), 4, "" },
    { OWN ("https://example.com/tile.openstreetmap.org", "Me"), 4, "Me" },
#undef OWN
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineOnlineSource) source =
          dateline_online_source_new (&cases[i].choice, fixture->store);

      g_test_message ("case %u", i);
      g_assert_cmpuint (dateline_online_source_get_manners (&cases[i].choice).connections,
                        ==,
                        cases[i].n_connections);
      g_assert_cmpstr (
          shumate_map_source_get_license (SHUMATE_MAP_SOURCE (source)), ==, cases[i].attribution);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  online_fixture_watch ();
#define ADD(name, func)                                                                            \
  g_test_add ("/online-trouble/" name,                                                             \
              OnlineFixture,                                                                       \
              NULL,                                                                                \
              online_fixture_set_up,                                                               \
              func,                                                                                \
              online_fixture_tear_down)
  ADD ("redirected", test_redirected);
  ADD ("deadline", test_deadline);
  ADD ("under-way", test_under_way);
  ADD ("one", test_one);
  ADD ("pauses", test_pauses);
  ADD ("refused", test_refused);
  ADD ("outage", test_outage);
  ADD ("broken", test_broken);
  ADD ("absent", test_absent);
  ADD ("not-stored", test_not_stored);
  ADD ("wrong-address", test_wrong_address);
  ADD ("sea", test_sea);
  g_test_add_func ("/online-trouble/blame", test_blame);
  ADD ("openstreetmap", test_openstreetmap);
  return g_test_run ();
}
