/* Playing in the real window on the bundled dataset, by keys and buttons. */
#include "config.h"

#include "play-window.h"

/* Without any click or Tab before: the first test. */
static void
test_at_once (void)
{
  drive_key ("space");
  g_assert_true (dateline_session_is_playing (session));
  drive_key ("space");
  g_assert_false (dateline_session_is_playing (session));
}

static void
test_play (void)
{
  DatelineTime time;

  play_set_up ("whole:20");
  drive_key ("space");
  g_assert_true (dateline_session_is_playing (session));
  time = play_autumn.begin;
  drive_until (play_is_after, &time, 10, "the playhead to move");
  drive_key ("space");
  g_assert_false (dateline_session_is_playing (session));
  time = dateline_session_get_playhead (session);
  drive_rest (0.3);
  g_assert_cmpint (dateline_session_get_playhead (session), ==, time);
  g_assert_cmpint (time, <, play_autumn.end);
  g_assert_true (dateline_span_equal (dateline_session_get_window (session), play_autumn));
  play_click ("timeline-play");
  drive_until (play_is_after, &time, 10, "the playhead to move on");
  play_click ("timeline-play");
  g_assert_false (dateline_session_is_playing (session));
  g_settings_set_string (play_settings, "play-pace", "whole:0.5");
  gtk_widget_grab_focus (named ("timeline-chart"));
  drive_key ("space");
  drive_until (play_has_stopped, NULL, 10, "the end");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, play_autumn.end);
}

static void
test_backwards (void)
{
  DatelineTime time = play_autumn.end;

  play_set_up ("whole:20");
  drive_key ("shift+space");
  g_assert_true (dateline_session_is_playing (session));
  g_assert_true (play_get_backwards ());
  drive_until (play_is_before, &time, 10, "the playhead to go back");
  drive_key ("space"); /* pauses; to play again is to play forwards */
  g_assert_false (dateline_session_is_playing (session));
  g_assert_false (play_get_backwards ());
  time = dateline_session_get_playhead (session);
  g_assert_cmpint (time, <, play_autumn.end);
  drive_key ("space");
  drive_until (play_is_after, &time, 10, "the playhead to go forwards");
  drive_key ("shift+space"); /* turns round while it plays */
  g_assert_true (dateline_session_is_playing (session));
  time = dateline_session_get_playhead (session);
  drive_until (play_is_before, &time, 10, "the playhead to go back again");
  drive_key ("shift+space");
  g_assert_false (dateline_session_is_playing (session));
  g_settings_set_string (play_settings, "play-pace", "whole:0.5");
  drive_key ("shift+space");
  drive_until (play_has_stopped, NULL, 10, "the begin");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, play_autumn.begin);
  g_assert_false (play_get_backwards ());
}

static void
test_ends (void)
{
  DatelineTime time = play_autumn.begin;

  play_set_up ("whole:60");
  drive_key ("ctrl+Home");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, play_autumn.begin);
  drive_key ("ctrl+End");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, play_autumn.end);
  play_click ("timeline-to-start");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, play_autumn.begin);
  play_click ("timeline-to-end");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, play_autumn.end);
  g_settings_set_string (play_settings, "play-mode", "moving");
  play_click ("timeline-to-start");
  g_assert_cmpint (
      dateline_session_get_window (session).begin, ==, dateline_session_get_extent (session).begin);
  g_assert_cmpint (dateline_span_length (dateline_session_get_window (session)),
                   ==,
                   dateline_span_length (play_autumn));
  play_set_up ("whole:60"); /* and while it plays */
  drive_key ("space");
  drive_until (play_is_after, &time, 10, "the playhead to move");
  drive_key ("ctrl+End");
  drive_until (play_has_stopped, NULL, 10, "the end");
}

/* The rows that begin in the autumn, in order. */
static GArray *
list_rows (void)
{
  DatelineStore *store = dateline_session_get_store (session);
  const DatelineColumns *columns = dateline_store_get_columns (store);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; row < columns->n_events; row++)
    if (dateline_span_contains (play_autumn, columns->begin[row]))
      g_array_append_val (rows, row);
  g_assert_cmpuint (rows->len, >, 10);
  return rows;
}

static gboolean
is_selected (gpointer row)
{
  return dateline_session_get_selection (session) == *(guint32 *) row;
}

static void
test_steps (void)
{
  g_autoptr (GArray) rows = NULL;

  play_set_up ("whole:60");
  rows = list_rows ();
  drive_key ("ctrl+Home");
  for (guint i = 0; i < rows->len; i++)
    {
      if (i % 2 == 0)
        drive_key ("ctrl+Right");
      else
        play_click ("timeline-next");
      drive_until (is_selected, &g_array_index (rows, guint32, i), 5, "the next event");
    }
  for (guint i = rows->len - 1; i > rows->len - 5; i--)
    {
      if (i % 2 == 0)
        drive_key ("ctrl+Left");
      else
        play_click ("timeline-previous");
      drive_until (is_selected, &g_array_index (rows, guint32, i - 1), 5, "the next event");
    }
  /* From what was selected elsewhere, wherever the playhead is. */
  dateline_session_set_playhead (session, play_autumn.end);
  dateline_session_set_selection (session, g_array_index (rows, guint32, 3));
  gtk_widget_grab_focus (named ("timeline-chart"));
  drive_key ("ctrl+Right");
  drive_until (is_selected, &g_array_index (rows, guint32, 4), 5, "the next event");
  dateline_session_set_playhead (session, play_autumn.end);
  drive_key ("ctrl+Left");
  drive_until (is_selected, &g_array_index (rows, guint32, rows->len - 1), 5, "the next event");
}

/* Faster and slower while it plays: it goes on, and the bar says how fast. */
static void
test_pace (void)
{
  DatelineTime time;

  play_set_up ("whole:60");
  g_assert_cmpstr (play_get_pace_label (), ==, "60 s");
  drive_key ("space");
  drive_key ("bracketleft");
  play_check_setting ("play-pace", "'whole:120'");
  g_assert_cmpstr (play_get_pace_label (), ==, "120 s");
  drive_key ("less");
  play_check_setting ("play-pace", "'whole:300'");
  drive_key ("bracketright");
  drive_key ("greater");
  drive_key ("bracketright");
  play_check_setting ("play-pace", "'whole:30'");
  g_assert_true (dateline_session_is_playing (session));
  time = dateline_session_get_playhead (session);
  g_assert_cmpint (time, <, play_autumn.end);
  drive_until (play_is_after, &time, 10, "the playhead to go on");
  g_settings_set_string (play_settings, "play-pace", "day:0.002");
  g_assert_cmpstr (play_get_pace_label (), ==, "0.002 s/day");
  drive_until (play_has_stopped, NULL, 30, "the end, at a quick pace");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, play_autumn.end);
}

static void
test_loop (void)
{
  DatelineTime middle = play_autumn.begin + dateline_span_length (play_autumn) / 2;
  DatelineTime late = play_autumn.end - 1;

  play_set_up ("whole:1");
  drive_key ("l");
  play_check_setting ("play-loop", "true");
  drive_key ("space");
  for (guint round = 0; round < 2; round++)
    {
      drive_until (play_is_after, &late, 20, "the end");
      g_assert_true (dateline_session_is_playing (session));
      drive_until (play_is_before, &middle, 20, "the begin");
    }
  drive_key ("l");
  drive_until (play_has_stopped, NULL, 20, "the last end");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, play_autumn.end);
}

static gboolean
has_moved (gpointer data)
{
  return dateline_session_get_window (session).begin > play_autumn.begin;
}

static void
test_moving (void)
{
  play_set_up ("whole:20");
  g_settings_set_string (play_settings, "play-mode", "moving");
  drive_key ("space");
  drive_until (has_moved, NULL, 20, "the window to move");
  drive_key ("space");
  g_assert_cmpint (dateline_span_length (dateline_session_get_window (session)),
                   ==,
                   dateline_span_length (play_autumn));
  g_assert_cmpint (
      dateline_session_get_playhead (session), ==, dateline_session_get_window (session).end);
}

static gboolean
has_come_to (gpointer row)
{
  return dateline_session_get_selection (session) >= *(guint32 *) row;
}

static gboolean
is_back_at (gpointer row)
{
  return dateline_session_get_selection (session) <= *(guint32 *) row;
}

static void
test_events (void)
{
  g_autoptr (GArray) rows = NULL;

  play_set_up ("whole:20");
  rows = list_rows ();
  g_settings_set_string (play_settings, "play-mode", "events");
  g_settings_set_double (play_settings, "play-pause", 1);
  g_assert_cmpstr (play_get_pace_label (), ==, "1 s/event");
  drive_key ("ctrl+Home");
  g_assert_cmpuint (dateline_session_get_selection (session), ==, g_array_index (rows, guint32, 0));
  drive_key ("space");
  drive_key ("bracketright");
  play_check_setting ("play-pause", "0.5");
  drive_until (has_come_to, &g_array_index (rows, guint32, 5), 10, "the fifth event");
  drive_key ("shift+space");
  drive_until (is_back_at, &g_array_index (rows, guint32, 3), 10, "an event before");
  g_assert_true (dateline_session_is_playing (session));
  drive_key ("ctrl+Right"); /* a step does not end it */
  g_assert_true (dateline_session_is_playing (session));
  drive_key ("space");
  g_assert_false (dateline_session_is_playing (session));
  dateline_session_set_selection (session, g_array_index (rows, guint32, rows->len - 2));
  gtk_widget_grab_focus (named ("timeline-chart"));
  drive_key ("space");
  drive_until (play_has_stopped, NULL, 10, "the last event");
  g_assert_cmpuint (
      dateline_session_get_selection (session), ==, g_array_index (rows, guint32, rows->len - 1));
}

/* Decades of silence take a second or none at all of it. */
static void
test_skip (void)
{
  DatelineTime silent, war;

  play_set_up ("year:0.5");
  silent = time_of ("1916");
  war = time_of ("1991");
  dateline_session_set_window (session, dateline_session_get_extent (session));
  g_settings_set_boolean (play_settings, "skip-empty", FALSE);
  dateline_session_set_playhead (session, silent);
  drive_key ("space");
  drive_rest (2.5);
  g_assert_true (dateline_session_is_playing (session));
  g_assert_cmpint (dateline_session_get_playhead (session), >, silent);
  g_assert_cmpint (dateline_session_get_playhead (session), <, time_of ("1930"));
  g_settings_set_boolean (play_settings, "skip-empty", TRUE);
  drive_until (play_is_after, &war, 5, "the end of the silence");
  drive_key ("space");
}

/* What is typed is text, whatever keys it takes. */
static void
test_search (void)
{
  play_set_up ("whole:60");
  drive_key ("ctrl+f");
  drive_type ("lm z[]r<>");
  drive_rest (0.5);
  g_assert_cmpstr (dateline_session_get_search (session), ==, "lm z[]r<>");
  drive_key ("shift+space");
  drive_key ("ctrl+Home");
  drive_key ("ctrl+Right");
  g_assert_false (dateline_session_is_playing (session));
  g_assert_cmpint (dateline_session_get_playhead (session), ==, play_autumn.end);
  g_assert_cmpuint (dateline_session_get_selection (session), ==, DATELINE_NO_ROW);
  play_check_setting ("play-pace", "'whole:60'");
  play_check_setting ("play-loop", "false");
  play_check_setting ("caption", "false");
  drive_key ("ctrl+a");
  drive_key ("Delete");
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/playing/at-once", test_at_once);
  g_test_add_func ("/playing/play", test_play);
  g_test_add_func ("/playing/backwards", test_backwards);
  g_test_add_func ("/playing/ends", test_ends);
  g_test_add_func ("/playing/steps", test_steps);
  g_test_add_func ("/playing/pace", test_pace);
  g_test_add_func ("/playing/loop", test_loop);
  g_test_add_func ("/playing/moving", test_moving);
  g_test_add_func ("/playing/events", test_events);
  g_test_add_func ("/playing/skip", test_skip);
  g_test_add_func ("/playing/search", test_search);
  return real_window_run_tests ();
}
