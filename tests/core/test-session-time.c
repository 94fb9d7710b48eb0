/* What a session tells of time: the current event against a look at every event, playing, zones. */
#include "sample-store.h"
#include "session.h"

static void
add_changes_cb (DatelineSession *session, guint changes, guint *all)
{
  *all |= changes;
}

/* The rule of session.h, by looking at every event. */
static guint32
find_current (DatelineSession *session)
{
  const DatelineColumns *columns =
      dateline_store_get_columns (dateline_session_get_store (session));
  DatelineSpan window = dateline_session_get_window (session);
  guint32 selection = dateline_session_get_selection (session);
  guint32 current = DATELINE_NO_ROW;

  for (guint32 row = 0; row < columns->n_events; row++)
    if (dateline_rows_contains (dateline_session_get_matches (session), row) &&
        columns->begin[row] >= window.begin && columns->begin[row] < window.end &&
        columns->begin[row] <= dateline_session_get_playhead (session) &&
        (current == DATELINE_NO_ROW || columns->begin[row] > columns->begin[current] ||
         (columns->begin[row] == columns->begin[current] && row == selection)))
      current = row;
  return current;
}

static DatelineStore *
random_store (void)
{
  SampleEvent events[60];
  char texts[60][3][32];
  guint n = g_test_rand_int_range (1, G_N_ELEMENTS (events));

  for (guint i = 0; i < n; i++)
    {
      int day = g_test_rand_int_range (1, 29);

      g_snprintf (texts[i][0], 32, "e%u", i);
      if (g_test_rand_int_range (0, 8) == 0)
        g_snprintf (texts[i][1], 32, "../2020-10-%02d", day);
      else if (g_test_rand_bit ())
        g_snprintf (
            texts[i][1], 32, "2020-10-%02d/2020-10-%02d", day, g_test_rand_int_range (day, 30));
      else
        g_snprintf (texts[i][1], 32, "2020-10-%02dT%02d:00Z", day, g_test_rand_int_range (0, 24));
      g_snprintf (texts[i][2], 32, "%s", g_test_rand_bit () ? "red" : "blue");
      events[i] = (SampleEvent){ texts[i][0], texts[i][1], texts[i][2] };
    }
  return sample_store_new (events, n);
}

static void
await_index (DatelineSession *session)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (dateline_session_is_searching (session) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (dateline_session_is_searching (session));
}

static void
test_current (void)
{
  guint n_some = 0, n_none = 0;

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (DatelineSession) session = dateline_session_new ();
      g_autoptr (DatelineStore) store = random_store ();
      DatelineSpan extent;

      g_assert_cmpuint (dateline_session_get_current (session), ==, DATELINE_NO_ROW);
      dateline_session_set_store (session, store);
      extent = dateline_session_get_extent (session);
      await_index (session);
      for (guint step = 0; step < 50; step++)
        {
          gint64 length = dateline_span_length (extent);
          DatelineTime begin = extent.begin + g_test_rand_double () * length;

          if (step % 10 == 0)
            dateline_session_set_search (session, g_test_rand_bit () ? "red" : "");
          if (step % 7 == 0)
            dateline_session_set_selection (
                session, g_test_rand_int_range (0, dateline_store_get_n_events (store)));
          if (step % 3 == 0)
            dateline_session_set_window (
                session, (DatelineSpan){ begin, begin + g_test_rand_double () * 5 * DATELINE_DAY });
          if (step % 7 != 0)
            dateline_session_set_playhead (session, begin + g_test_rand_double () * DATELINE_DAY);
          g_assert_cmpuint (dateline_session_get_current (session), ==, find_current (session));
          if (find_current (session) == DATELINE_NO_ROW)
            n_none++;
          else
            n_some++;
        }
    }
  g_assert_cmpuint (n_some, >, 100);
  g_assert_cmpuint (n_none, >, 20);
}

static void
test_playing (void)
{
  static const SampleEvent events[] = { { "a", "2020-09-27", "The war begins" } };
  g_autoptr (DatelineSession) session = dateline_session_new ();
  g_autoptr (DatelineStore) store = sample_store_new (events, G_N_ELEMENTS (events));
  guint changes = 0;

  dateline_session_set_store (session, store);
  g_signal_connect (session, "changed", G_CALLBACK (add_changes_cb), &changes);
  g_assert_false (dateline_session_is_playing (session));
  dateline_session_set_playing (session, FALSE);
  g_assert_cmpuint (changes, ==, 0);
  dateline_session_set_playing (session, TRUE);
  g_assert_cmpuint (changes, ==, DATELINE_CHANGE_PLAYING);
  g_assert_true (dateline_session_is_playing (session));
  changes = 0;
  dateline_session_set_playing (session, TRUE);
  g_assert_cmpuint (changes, ==, 0);
  dateline_session_set_store (session, store);
  g_assert_true (changes & DATELINE_CHANGE_PLAYING);
  g_assert_false (dateline_session_is_playing (session));
  changes = 0;
  dateline_session_set_store (session, store);
  g_assert_false (changes & DATELINE_CHANGE_PLAYING);
}

static DatelineStore *
store_in_zone (const char *id)
{
  DatelineBuilder *builder = dateline_builder_new ();

  g_assert_true (dateline_builder_set_timezone (builder, id));
  return dateline_builder_finish (builder);
}

static void
test_zone (void)
{
  g_autoptr (DatelineSession) session = dateline_session_new ();
  g_autoptr (DatelineStore) baku = store_in_zone ("Asia/Baku");
  g_autoptr (DatelineStore) kolkata = store_in_zone ("Asia/Kolkata");
  guint changes = 0;

  g_assert_cmpstr (dateline_session_get_zone_name (session), ==, "UTC");
  g_assert_nonnull (dateline_session_get_zone (session));
  dateline_session_set_store (session, baku);
  g_assert_cmpstr (dateline_session_get_zone_name (session), ==, "Asia/Baku");
  g_assert_true (dateline_session_get_zone (session) == dateline_store_get_timezone (baku));

  g_signal_connect (session, "changed", G_CALLBACK (add_changes_cb), &changes);
  dateline_session_set_zone (session, DATELINE_ZONE_DATASET);
  g_assert_cmpuint (changes, ==, 0);
  dateline_session_set_zone (session, DATELINE_ZONE_LOCAL);
  g_assert_cmpuint (changes, ==, DATELINE_CHANGE_ZONE);
  g_assert_cmpint (dateline_session_get_zone_choice (session), ==, DATELINE_ZONE_LOCAL);
  g_assert_cmpstr (dateline_session_get_zone_name (session), ==, "Europe/Paris");
  dateline_session_set_zone (session, DATELINE_ZONE_UTC);
  g_assert_cmpstr (dateline_session_get_zone_name (session), ==, "UTC");

  /* The choice outlasts the dataset; the dataset's own zone does not. */
  dateline_session_set_store (session, kolkata);
  g_assert_cmpstr (dateline_session_get_zone_name (session), ==, "UTC");
  dateline_session_set_zone (session, DATELINE_ZONE_DATASET);
  g_assert_cmpstr (dateline_session_get_zone_name (session), ==, "Asia/Kolkata");
}

/* The time of an event to the day is that day; of one to the second, the minute around it. */
static void
test_event_span (void)
{
  static const SampleEvent events[] = { { "day", "2020-10-10", "" },
                                        { "second", "2020-10-12T12:00:00Z", "" },
                                        { "open", "2020-10-13/..", "" } };
  g_autoptr (DatelineStore) store = sample_store_new (events, G_N_ELEMENTS (events));
  g_autoptr (DatelineSession) session = dateline_session_new ();
  DatelineSpan day, second, open;

  dateline_session_set_store (session, store);
  day = dateline_session_get_event_span (session, dateline_store_find (store, "day"));
  second = dateline_session_get_event_span (session, dateline_store_find (store, "second"));
  open = dateline_session_get_event_span (session, dateline_store_find (store, "open"));
  g_assert_cmpint (dateline_span_length (day), ==, DATELINE_DAY);
  g_assert_cmpint (dateline_span_length (second), ==, DATELINE_MINUTE);
  g_assert_cmpint (second.begin, ==, day.begin + 2 * DATELINE_DAY + 12 * DATELINE_HOUR - 29);
  g_assert_cmpint (open.end, ==, dateline_session_get_extent (session).end);
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "Europe/Paris", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-time/current", test_current);
  g_test_add_func ("/session-time/playing", test_playing);
  g_test_add_func ("/session-time/zone", test_zone);
  g_test_add_func ("/session-time/event-span", test_event_span);
  return g_test_run ();
}
