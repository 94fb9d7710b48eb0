#include "sample-store.h"
#include "session.h"

static const SampleEvent events[] = {
  { "a", "2020-09-27", "The war begins" },  { "b", "2020-10-10", "A truce" },
  { "c", "2020-10-10T12:00Z", "Shelling" }, { "d", "2020-11-08", "A capture" },
  { "e", "2023-08/..", "A checkpoint" },
};

typedef struct
{
  DatelineStore *store;
  DatelineSession *session;
  guint n_changes;
  DatelineChange last;
} Fixture;

static void
changed_cb (DatelineSession *session, guint changes, Fixture *fixture)
{
  fixture->n_changes++;
  fixture->last = changes;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = sample_store_new (events, G_N_ELEMENTS (events));
  fixture->session = dateline_session_new ();
  g_signal_connect (fixture->session, "changed", G_CALLBACK (changed_cb), fixture);
  dateline_session_set_store (fixture->session, fixture->store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->session);
  dateline_store_unref (fixture->store);
}

static DatelineTime
time_of (const char *text)
{
  g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (text, NULL);

  g_assert_nonnull (edtf);
  return dateline_edtf_get_when (edtf, NULL).span.begin;
}

static guint
n_shown (Fixture *fixture)
{
  return dateline_rows_get_length (dateline_session_get_shown (fixture->session));
}

static void
await_search (Fixture *fixture, guint n_matches)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (dateline_rows_get_length (dateline_session_get_matches (fixture->session)) != n_matches &&
         g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (
      dateline_rows_get_length (dateline_session_get_matches (fixture->session)), ==, n_matches);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  DatelineSpan window = dateline_session_get_window (fixture->session);

  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->last,
                    ==,
                    DATELINE_CHANGE_STORE | DATELINE_CHANGE_MATCHES | DATELINE_CHANGE_WINDOW |
                        DATELINE_CHANGE_PLAYHEAD | DATELINE_CHANGE_SHOWN |
                        DATELINE_CHANGE_SELECTION | DATELINE_CHANGE_SEARCH | DATELINE_CHANGE_ZONE);
  g_assert_cmpuint (n_shown (fixture), ==, 5);
  g_assert_true (dateline_span_equal (window, dateline_session_get_extent (fixture->session)));
  g_assert_cmpint (dateline_session_get_playhead (fixture->session), ==, window.end);
  g_assert_cmpint (window.begin, <, time_of ("2020-09-27"));
  g_assert_cmpint (window.end, <, time_of ("2024"));
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  DatelineSpan october = { time_of ("2020-10-01"), time_of ("2020-11-01") };

  fixture->n_changes = 0;
  dateline_session_set_window (fixture->session, october);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (
      fixture->last, ==, DATELINE_CHANGE_WINDOW | DATELINE_CHANGE_PLAYHEAD | DATELINE_CHANGE_SHOWN);
  g_assert_cmpuint (n_shown (fixture), ==, 2);
  g_assert_cmpint (dateline_session_get_playhead (fixture->session), ==, october.end);

  dateline_session_set_window (fixture->session, october);
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  /* Outside the extent it is moved in, not cut. */
  dateline_session_set_window (fixture->session,
                               (DatelineSpan){ time_of ("1900-01-01"), time_of ("1900-01-31") });
  g_assert_cmpint (
      dateline_span_length (dateline_session_get_window (fixture->session)), ==, 30 * DATELINE_DAY);
  g_assert_cmpint (dateline_session_get_window (fixture->session).begin,
                   ==,
                   dateline_session_get_extent (fixture->session).begin);
}

static void
test_playhead (Fixture *fixture, gconstpointer data)
{
  DatelineSpan october = { time_of ("2020-10-01"), time_of ("2020-11-01") };
  DatelineTime noon = time_of ("2020-10-10T12:00Z");

  dateline_session_set_window (fixture->session, october);
  dateline_session_set_playhead (fixture->session, noon - 1);
  g_assert_cmpuint (n_shown (fixture), ==, 1);
  dateline_session_set_playhead (fixture->session, noon);
  g_assert_cmpuint (n_shown (fixture), ==, 2);
  dateline_session_set_playhead (fixture->session, time_of ("2030-01-01"));
  g_assert_cmpint (dateline_session_get_playhead (fixture->session), ==, october.end);

  /* Dragged whole, the window carries the playhead with it; resized, it only keeps it in. */
  dateline_session_set_playhead (fixture->session, noon);
  dateline_session_set_window (
      fixture->session, (DatelineSpan){ october.begin + DATELINE_DAY, october.end + DATELINE_DAY });
  g_assert_cmpint (dateline_session_get_playhead (fixture->session), ==, noon + DATELINE_DAY);
  dateline_session_set_window (fixture->session, (DatelineSpan){ october.begin, noon });
  g_assert_cmpint (dateline_session_get_playhead (fixture->session), ==, noon);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *search;
    guint n_matches;
  } cases[] = {
    { "TRUCE", 1 },          { "susa", 1 },      { "Շուշի", 1 }, { "chucha", 1 }, { "gazette", 1 },
    { "ministry quiet", 1 }, { "war truce", 0 }, { "e", 5 },     { "", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      dateline_session_set_search (fixture->session, cases[i].search);
      await_search (fixture, cases[i].n_matches);
    }
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  DatelineSpan october = { time_of ("2020-10-01"), time_of ("2020-11-01") };
  guint32 capture = dateline_store_find (fixture->store, "d");

  dateline_session_set_window (fixture->session, october);
  dateline_session_set_search (fixture->session, "truce");
  await_search (fixture, 1);
  fixture->n_changes = 0;
  dateline_session_set_selection (fixture->session, capture);

  /* One notification; the search that hid it is gone and the window reaches it. */
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpstr (dateline_session_get_search (fixture->session), ==, "");
  g_assert_true (dateline_rows_contains (dateline_session_get_shown (fixture->session), capture));
  g_assert_cmpint (dateline_session_get_window (fixture->session).begin, ==, october.begin);
  g_assert_cmpint (dateline_session_get_window (fixture->session).end, ==, time_of ("2020-11-09"));

  /* An event after the playhead brings the playhead to it. */
  dateline_session_set_playhead (fixture->session, october.begin);
  dateline_session_set_selection (fixture->session, dateline_store_find (fixture->store, "b"));
  g_assert_cmpint (dateline_session_get_playhead (fixture->session), ==, time_of ("2020-10-11"));
}

/* Selecting what is selected already, but hidden by the search, takes the search away. */
static void
test_selection_again (Fixture *fixture, gconstpointer data)
{
  guint32 capture = dateline_store_find (fixture->store, "d");

  dateline_session_set_selection (fixture->session, capture);
  dateline_session_set_search (fixture->session, "truce");
  await_search (fixture, 1);
  dateline_session_set_selection (fixture->session, capture);
  g_assert_true (fixture->last & DATELINE_CHANGE_SEARCH);
  g_assert_cmpstr (dateline_session_get_search (fixture->session), ==, "");
}

/* A window from a broken setting does no harm. */
static void
test_extreme_window (Fixture *fixture, gconstpointer data)
{
  dateline_session_set_window (fixture->session, (DatelineSpan){ G_MININT64, G_MAXINT64 });
  g_assert_true (dateline_span_equal (dateline_session_get_window (fixture->session),
                                      dateline_session_get_extent (fixture->session)));
  dateline_session_set_window (fixture->session, (DatelineSpan){ G_MAXINT64, G_MAXINT64 });
  g_assert_cmpint (dateline_session_get_window (fixture->session).end,
                   ==,
                   dateline_session_get_extent (fixture->session).end);
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_assert_false (dateline_session_can_go_back (fixture->session));
  for (guint32 row = 0; row < 3; row++)
    dateline_session_set_selection (fixture->session, row);
  dateline_session_go_back (fixture->session);
  g_assert_cmpuint (dateline_session_get_selection (fixture->session), ==, 1);
  g_assert_true (dateline_session_can_go_forward (fixture->session));
  dateline_session_go_back (fixture->session);
  dateline_session_go_back (fixture->session);
  g_assert_cmpuint (dateline_session_get_selection (fixture->session), ==, 0);
  /* With nothing selected, back is to what was selected last. */
  dateline_session_set_selection (fixture->session, DATELINE_NO_ROW);
  g_assert_true (dateline_session_can_go_back (fixture->session));
  dateline_session_go_back (fixture->session);
  g_assert_cmpuint (dateline_session_get_selection (fixture->session), ==, 0);
  dateline_session_set_selection (fixture->session, 4);
  g_assert_false (dateline_session_can_go_forward (fixture->session));
  dateline_session_go_back (fixture->session);
  g_assert_cmpuint (dateline_session_get_selection (fixture->session), ==, 0);
  dateline_session_set_store (fixture->session, fixture->store);
  g_assert_false (dateline_session_can_go_back (fixture->session));
  g_assert_false (dateline_session_can_go_forward (fixture->session));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/session/open", test_open },
    { "/session/window", test_window },
    { "/session/playhead", test_playhead },
    { "/session/search", test_search },
    { "/session/selection", test_selection },
    { "/session/history", test_history },
    { "/session/selection-again", test_selection_again },
    { "/session/extreme-window", test_extreme_window },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
