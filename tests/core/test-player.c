#include "player.h"

#include <string.h>

#define S(begin, end)                                                                              \
  {                                                                                                \
    begin, end                                                                                     \
  }
#define NO DATELINE_NO_ROW
#define C DATELINE_PLAYER_CUMULATIVE
#define M DATELINE_PLAYER_MOVING
#define E DATELINE_PLAYER_EVENTS

static const DatelineTime begins[] = { -10, 100, 200, 200, 200, 300, 2000, 2990 };

/* 0 to 3000 s, and all the events but row 3. */
static DatelinePlayerScene
make_scene (void)
{
  static const guint32 rows[] = { 0, 1, 2, 4, 5, 6, 7 };
  GArray *values = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_vals (values, rows, G_N_ELEMENTS (rows));
  return (DatelinePlayerScene){ { 0, 3000 }, begins, dateline_rows_new_take (values) };
}

static void
check_frame (const char *name, DatelinePlayerFrame is, DatelinePlayerFrame expected)
{
  if (!dateline_span_equal (is.window, expected.window) || is.playhead != expected.playhead ||
      is.selection != expected.selection)
    g_error ("%s: [%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ") at %" G_GINT64_FORMAT ", row %u",
             name,
             is.window.begin,
             is.window.end,
             is.playhead,
             is.selection);
}

/* The whole takes 30 s and the pause 2 s. */
static const struct
{
  const char *name;
  DatelinePlayerMode mode;
  gboolean backwards, loop;
  DatelinePlayerFrame from, first;
  double seconds;
  DatelinePlayerFrame then;
  gboolean playing;
} cases[] = {
  { "from the begin when at the end",
    C,
    0,
    0,
    { S (0, 3000), 3000, 9 },
    { S (0, 3000), 0, 9 },
    1,
    { S (0, 3000), 100, 9 },
    1 },
  { "on from the middle",
    C,
    0,
    0,
    { S (0, 3000), 1000, NO },
    { S (0, 3000), 1000, NO },
    2,
    { S (0, 3000), 1200, NO },
    1 },
  { "a narrow window takes as long",
    C,
    0,
    0,
    { S (600, 900), 900, NO },
    { S (600, 900), 600, NO },
    10,
    { S (600, 900), 700, NO },
    1 },
  { "stops at the window's end",
    C,
    0,
    0,
    { S (600, 900), 700, NO },
    { S (600, 900), 700, NO },
    60,
    { S (600, 900), 900, NO },
    0 },
  { "a loop stays at the end",
    C,
    0,
    1,
    { S (600, 900), 700, NO },
    { S (600, 900), 700, NO },
    60,
    { S (600, 900), 900, NO },
    1 },
  { "backwards",
    C,
    1,
    0,
    { S (0, 3000), 1000, NO },
    { S (0, 3000), 1000, NO },
    2,
    { S (0, 3000), 800, NO },
    1 },
  { "backwards from the end",
    C,
    1,
    0,
    { S (0, 3000), 3000, NO },
    { S (0, 3000), 3000, NO },
    2,
    { S (0, 3000), 2800, NO },
    1 },
  { "backwards from the begin begins at the end",
    C,
    1,
    0,
    { S (0, 900), 0, NO },
    { S (0, 900), 900, NO },
    10,
    { S (0, 900), 600, NO },
    1 },
  { "backwards stops at the begin",
    C,
    1,
    0,
    { S (600, 900), 700, NO },
    { S (600, 900), 700, NO },
    60,
    { S (600, 900), 600, NO },
    0 },
  { "the window moves, the playhead at its end",
    M,
    0,
    0,
    { S (0, 500), 500, NO },
    { S (0, 500), 500, NO },
    1,
    { S (100, 600), 600, NO },
    1 },
  { "the window comes to the playhead",
    M,
    0,
    0,
    { S (1000, 1500), 1200, NO },
    { S (700, 1200), 1200, NO },
    1,
    { S (800, 1300), 1300, NO },
    1 },
  { "at first it waits for the playhead",
    M,
    0,
    0,
    { S (0, 500), 200, NO },
    { S (0, 500), 200, NO },
    1,
    { S (0, 500), 300, NO },
    1 },
  { "a moving window stops at the extent's end",
    M,
    0,
    0,
    { S (2000, 2500), 2500, NO },
    { S (2000, 2500), 2500, NO },
    99,
    { S (2500, 3000), 3000, NO },
    0 },
  { "a moving window at the end starts again",
    M,
    0,
    0,
    { S (2500, 3000), 3000, NO },
    { S (0, 500), 0, NO },
    6,
    { S (100, 600), 600, NO },
    1 },
  { "a moving window goes back",
    M,
    1,
    0,
    { S (2000, 2500), 2500, NO },
    { S (2000, 2500), 2500, NO },
    10,
    { S (1000, 1500), 1500, NO },
    1 },
  { "and ends empty at the begin",
    M,
    1,
    0,
    { S (2000, 2500), 2500, NO },
    { S (2000, 2500), 2500, NO },
    99,
    { S (0, 500), 0, NO },
    0 },
  { "the whole extent has nowhere to move",
    M,
    0,
    0,
    { S (0, 3000), 3000, NO },
    { S (0, 3000), 0, NO },
    1,
    { S (0, 3000), 100, NO },
    1 },
  { "the first event at once",
    E,
    0,
    0,
    { S (0, 3000), 3000, NO },
    { S (0, 3000), 100, 1 },
    1,
    { S (0, 3000), 100, 1 },
    1 },
  { "the next after a pause",
    E,
    0,
    0,
    { S (0, 3000), 100, 1 },
    { S (0, 3000), 200, 2 },
    2,
    { S (0, 3000), 200, 4 },
    1 },
  { "the event before",
    E,
    1,
    0,
    { S (0, 3000), 300, 5 },
    { S (0, 3000), 200, 4 },
    2,
    { S (0, 3000), 200, 2 },
    1 },
  { "stops after the last event",
    E,
    0,
    0,
    { S (0, 2500), 300, 5 },
    { S (0, 2500), 2000, 6 },
    2,
    { S (0, 2500), 2000, 6 },
    0 },
  { "from the last event to the first",
    E,
    0,
    1,
    { S (150, 2500), 300, 5 },
    { S (150, 2500), 2000, 6 },
    2,
    { S (150, 2500), 200, 2 },
    1 },
  { "from the first event to the last",
    E,
    1,
    1,
    { S (150, 2500), 200, 4 },
    { S (150, 2500), 200, 2 },
    2,
    { S (150, 2500), 2000, 6 },
    1 },
  { "there is no event",
    E,
    0,
    1,
    { S (400, 500), 450, NO },
    { S (400, 500), 450, NO },
    9,
    { S (400, 500), 450, NO },
    0 },
};

static DatelinePlayer
make_player (DatelinePlayerMode mode)
{
  DatelinePlayer player = DATELINE_PLAYER_INIT;

  player.mode = mode;
  player.skip_empty = FALSE;
  player.pace = (DatelinePace){ DATELINE_PACE_WHOLE, 30 };
  player.pause = 2;
  return player;
}

static void
test_table (void)
{
  DatelinePlayerScene scene = make_scene ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DatelinePlayer player = make_player (cases[i].mode);
      DatelinePlayerFrame frame;

      player.backwards = cases[i].backwards;
      player.loop = cases[i].loop;
      frame = dateline_player_start (&player, &scene, cases[i].from);
      check_frame (cases[i].name, frame, cases[i].first);
      frame = dateline_player_advance (&player, &scene, frame, cases[i].seconds);
      check_frame (cases[i].name, frame, cases[i].then);
      g_assert_cmpint (player.playing, ==, cases[i].playing);
      dateline_player_clear (&player);
    }
  dateline_rows_unref (scene.matches);
}

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
  g_test_add_func ("/player/table", test_table);
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
