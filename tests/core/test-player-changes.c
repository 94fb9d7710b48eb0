/* A player whose options, frame or events change while it plays, and steps and seeks. */
#include "player-scene.h"

/* A loop holds its last moment, then goes from the other side, either way. */
static void
test_loop (void)
{
  DatelinePlayerScene scene = make_scene ();

  for (int mode = C; mode <= M; mode++)
    for (int backwards = 0; backwards < 2; backwards++)
      {
        DatelinePlayer player = make_player (mode);
        DatelineTime first = backwards ? 3000 : 0, last = backwards ? 0 : 3000;
        DatelinePlayerFrame frame = { S (0, 3000), last, NO };

        player.loop = TRUE;
        player.backwards = backwards;
        frame = dateline_player_start (&player, &scene, frame);
        for (guint round = 0; round < 3; round++)
          {
            frame = dateline_player_advance (&player, &scene, frame, 29.75);
            frame = dateline_player_advance (&player, &scene, frame, 0.25);
            g_assert_cmpint (frame.playhead, ==, last);
            frame = dateline_player_advance (&player, &scene, frame, 0.75);
            g_assert_cmpint (frame.playhead, ==, last);
            frame = dateline_player_advance (&player, &scene, frame, 0.25);
            g_assert_cmpint (frame.playhead, ==, first);
            g_assert_true (player.playing);
          }
        dateline_player_clear (&player);
      }
  dateline_rows_unref (scene.matches);
}

/* A thousand small steps go as far as one large one, also where a step is less than a second. */
static void
test_slow (void)
{
  DatelinePlayerScene scene = make_scene ();
  DatelinePlayer player = make_player (C);
  DatelinePlayerFrame frame =
      dateline_player_start (&player, &scene, (DatelinePlayerFrame){ S (0, 60), 60, NO });

  for (int i = 0; i < 1000; i++)
    frame = dateline_player_advance (&player, &scene, frame, 0.0151);
  g_assert_cmpint (frame.playhead, ==, 30);
  dateline_player_clear (&player);
  dateline_rows_unref (scene.matches);
}

/* Who drags the playhead while it plays finds it playing on from there. */
static void
test_taken_elsewhere (void)
{
  DatelinePlayerScene scene = make_scene ();
  DatelinePlayer player = make_player (C);
  DatelinePlayerFrame frame =
      dateline_player_start (&player, &scene, (DatelinePlayerFrame){ scene.extent, 0, NO });

  frame = dateline_player_advance (&player, &scene, frame, 1);
  frame.playhead = 2000;
  frame = dateline_player_advance (&player, &scene, frame, 1);
  g_assert_cmpint (frame.playhead, ==, 2100);
  frame.window = (DatelineSpan){ 1000, 2500 };
  frame = dateline_player_advance (&player, &scene, frame, 1);
  g_assert_cmpint (frame.playhead, ==, 2150);
  frame.selection = 7; /* does not disturb, and stays */
  frame = dateline_player_advance (&player, &scene, frame, 1);
  g_assert_cmpint (frame.playhead, ==, 2200);
  g_assert_cmpuint (frame.selection, ==, 7);
  player.playing = FALSE;
  frame = dateline_player_advance (&player, &scene, frame, 1);
  g_assert_cmpint (frame.playhead, ==, 2200);
  dateline_player_clear (&player);
  dateline_rows_unref (scene.matches);
}

/* What is selected while it plays from event to event gets its whole pause, and is gone on from. */
static void
test_selected_elsewhere (void)
{
  DatelinePlayerScene scene = make_scene ();
  DatelinePlayer player = make_player (E);
  DatelinePlayerFrame frame =
      dateline_player_start (&player, &scene, (DatelinePlayerFrame){ scene.extent, 3000, NO });

  frame = dateline_player_advance (&player, &scene, frame, 1.5);
  frame.selection = 5;
  frame = dateline_player_advance (&player, &scene, frame, 1.5);
  check_frame ("selected", frame, (DatelinePlayerFrame){ S (0, 3000), 300, 5 });
  frame = dateline_player_advance (&player, &scene, frame, 0.5);
  check_frame ("selected", frame, (DatelinePlayerFrame){ S (0, 3000), 2000, 6 });
  dateline_player_clear (&player);
  dateline_rows_unref (scene.matches);
}

/* All that is changed while playing holds from there on. */
static void
test_changed (void)
{
  DatelinePlayerScene scene = make_scene (), other = make_scene ();
  DatelinePlayer player = make_player (C);
  DatelinePlayerFrame frame =
      dateline_player_start (&player, &scene, (DatelinePlayerFrame){ S (0, 2000), 0, NO });

  frame = dateline_player_advance (&player, &scene, frame, 3);
  check_frame ("before", frame, (DatelinePlayerFrame){ S (0, 2000), 200, NO });
  player.pace.seconds = 60;
  frame = dateline_player_advance (&player, &scene, frame, 3);
  check_frame ("slower", frame, (DatelinePlayerFrame){ S (0, 2000), 300, NO });
  player.pace = (DatelinePace){ DATELINE_PACE_HOUR, 36 };
  frame = dateline_player_advance (&player, &scene, frame, 3);
  check_frame ("by the hour", frame, (DatelinePlayerFrame){ S (0, 2000), 600, NO });
  player.backwards = TRUE;
  frame = dateline_player_advance (&player, &scene, frame, 1);
  check_frame ("backwards", frame, (DatelinePlayerFrame){ S (0, 2000), 500, NO });
  player.backwards = FALSE;
  player.pace = (DatelinePace){ DATELINE_PACE_WHOLE, 30 };
  player.skip_empty = TRUE; /* from 300 to 2000 takes 11.25 s */
  frame = dateline_player_advance (&player, &scene, frame, 5.625);
  check_frame ("skipping", frame, (DatelinePlayerFrame){ S (0, 2000), 1350, NO });
  player.skip_empty = FALSE;
  player.mode = M;
  frame = dateline_player_advance (&player, &scene, frame, 7.5);
  check_frame ("moving", frame, (DatelinePlayerFrame){ S (100, 2100), 2100, NO });
  player.mode = E;
  frame = dateline_player_advance (&player, &scene, frame, 0.01);
  check_frame ("nothing more", frame, (DatelinePlayerFrame){ S (100, 2100), 2100, NO });
  g_assert_false (player.playing);
  frame.playhead = 150;
  player.mode = C;
  frame = dateline_player_start (&player, &other, frame);
  player.mode = E;
  frame = dateline_player_advance (&player, &other, frame, 0.01);
  check_frame ("event by event", frame, (DatelinePlayerFrame){ S (100, 2100), 200, 2 });
  player.pause = 0.5;
  frame = dateline_player_advance (&player, &other, frame, 0.5);
  check_frame ("quicker", frame, (DatelinePlayerFrame){ S (100, 2100), 200, 4 });
  player.mode = C; /* from here, not from where it was left */
  frame = dateline_player_advance (&player, &other, frame, 1);
  check_frame ("running", frame, (DatelinePlayerFrame){ S (100, 2100), 267, 4 });
  dateline_player_clear (&player);
  dateline_rows_unref (scene.matches);
  dateline_rows_unref (other.matches);
}

/* A search that changes what is empty changes what is skipped. */
static void
test_matches (void)
{
  DatelinePlayerScene scene = make_scene ();
  DatelinePlayerScene none = { scene.extent, begins, dateline_rows_new_all (0) };
  DatelinePlayer player = make_player (C);
  DatelinePlayerFrame frame = { S (0, 3000), 1150, NO };

  player.skip_empty = TRUE;
  frame = dateline_player_start (&player, &scene, frame);
  frame = dateline_player_advance (&player, &scene, frame, 1.5);
  g_assert_cmpint (frame.playhead, ==, 1490); /* 1700 s of silence in 7.5 s */
  frame = dateline_player_advance (&player, &none, frame, 1);
  g_assert_cmpint (frame.playhead, ==, 1590); /* 3000 s in 30 s */
  dateline_player_clear (&player);
  dateline_rows_unref (scene.matches);
  dateline_rows_unref (none.matches);
}

static void
test_seek (void)
{
  static const struct
  {
    DatelinePlayerMode mode;
    gboolean end;
    DatelinePlayerFrame from, to;
  } seeks[] = {
    { C, FALSE, { S (50, 900), 300, 5 }, { S (50, 900), 50, 5 } },
    { C, TRUE, { S (50, 900), 300, 5 }, { S (50, 900), 900, 5 } },
    { M, FALSE, { S (50, 900), 300, 5 }, { S (0, 850), 0, 5 } },
    { M, TRUE, { S (50, 900), 300, 5 }, { S (2150, 3000), 3000, 5 } },
    { E, FALSE, { S (100, 900), 300, 5 }, { S (100, 900), 100, 1 } },
    { E, TRUE, { S (0, 2990), 300, 5 }, { S (0, 2990), 2000, 6 } },
    { E, FALSE, { S (400, 900), 500, 5 }, { S (400, 900), 400, 5 } },
  };
  DatelinePlayerScene scene = make_scene ();

  for (guint i = 0; i < G_N_ELEMENTS (seeks); i++)
    {
      DatelinePlayer player = make_player (seeks[i].mode);

      check_frame (
          "seek", dateline_player_seek (&player, &scene, seeks[i].from, seeks[i].end), seeks[i].to);
    }
  dateline_rows_unref (scene.matches);
}

static void
test_step (void)
{
  static const DatelineTime begin[] = { -10, 10, 20, 20, 20, 30, 40 };
  static const guint32 rows[] = { 0, 1, 2, 4, 5, 6 };
  static const struct
  {
    guint32 current;
    DatelineTime playhead;
    int direction;
    gint64 step;
  } steps[] = {
    { NO, 5, 1, 1 },   { NO, 10, 1, 2 },  { 1, 10, 1, 2 }, { 2, 20, 1, 3 }, { 4, 20, 1, 4 },
    { 4, 20, -1, 2 },  { 2, 20, -1, 1 },  { 4, 25, 1, 4 }, /* the playhead has left the event */
    { 4, 25, -1, 3 },  { 3, 20, 1, 4 },                    /* filtered out */
    { 5, 30, 1, -1 },                                      /* beyond the window */
    { 1, 10, -1, -1 }, { NO, 35, -1, 4 },                  /* the default: at the window's end */
  };
  GArray *values = g_array_new (FALSE, FALSE, sizeof (guint32));
  DatelinePlayerScene scene = { S (0, 35), begin, NULL };
  DatelinePlayerScene none = { S (0, 35), begin, dateline_rows_new_all (0) };
  DatelinePlayerFrame frame = { S (0, 35), 0, NO };

  g_array_append_vals (values, rows, G_N_ELEMENTS (rows));
  scene.matches = dateline_rows_new_take (values);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_cmpint (dateline_player_find_step (
                         &scene,
                         (DatelinePlayerFrame){ S (0, 35), steps[i].playhead, steps[i].current },
                         steps[i].direction),
                     ==,
                     steps[i].step);
  g_assert_cmpint (dateline_player_find_step (&none, frame, 1), ==, -1);
  /* An event that begins with the window is the first that is stepped to, and only once. */
  frame = (DatelinePlayerFrame){ S (10, 35), 10, NO };
  g_assert_cmpint (dateline_player_find_step (&scene, frame, 1), ==, 1);
  frame.selection = 1;
  g_assert_cmpint (dateline_player_find_step (&scene, frame, 1), ==, 2);
  dateline_rows_unref (scene.matches);
  dateline_rows_unref (none.matches);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/player/loop", test_loop);
  g_test_add_func ("/player/slow", test_slow);
  g_test_add_func ("/player/taken-elsewhere", test_taken_elsewhere);
  g_test_add_func ("/player/selected-elsewhere", test_selected_elsewhere);
  g_test_add_func ("/player/changed", test_changed);
  g_test_add_func ("/player/matches", test_matches);
  g_test_add_func ("/player/seek", test_seek);
  g_test_add_func ("/player/step", test_step);
  return g_test_run ();
}
