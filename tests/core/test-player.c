#include "player.h"

#define S(begin, end)                                                                              \
  {                                                                                                \
    begin, end                                                                                     \
  }

/* 0 to 3000 s, so that a second of playing at speed 1 is 100 s of time. */
static const DatelineSpan extent = { 0, 3000 };

static const struct
{
  const char *name;
  DatelinePlayerMode mode;
  double speed;
  gboolean loop;
  DatelinePlayerFrame from, first;
  double seconds;
  DatelinePlayerFrame then;
  gboolean playing;
} cases[] = {
  { "sweeps from the begin when at the end",
    DATELINE_PLAYER_SWEEP,
    1,
    FALSE,
    { S (0, 3000), 3000 },
    { S (0, 3000), 0 },
    1,
    { S (0, 3000), 100 },
    TRUE },
  { "sweeps on from the middle",
    DATELINE_PLAYER_SWEEP,
    1,
    FALSE,
    { S (0, 3000), 1000 },
    { S (0, 3000), 1000 },
    2,
    { S (0, 3000), 1200 },
    TRUE },
  { "eight times as fast",
    DATELINE_PLAYER_SWEEP,
    8,
    FALSE,
    { S (0, 3000), 1000 },
    { S (0, 3000), 1000 },
    2,
    { S (0, 3000), 2600 },
    TRUE },
  { "a quarter as fast",
    DATELINE_PLAYER_SWEEP,
    0.25,
    FALSE,
    { S (0, 3000), 1000 },
    { S (0, 3000), 1000 },
    2,
    { S (0, 3000), 1050 },
    TRUE },
  { "a narrow window takes as long",
    DATELINE_PLAYER_SWEEP,
    1,
    FALSE,
    { S (600, 900), 900 },
    { S (600, 900), 600 },
    10,
    { S (600, 900), 700 },
    TRUE },
  { "stops at the window's end",
    DATELINE_PLAYER_SWEEP,
    1,
    FALSE,
    { S (600, 900), 700 },
    { S (600, 900), 700 },
    60,
    { S (600, 900), 900 },
    FALSE },
  { "loops",
    DATELINE_PLAYER_SWEEP,
    1,
    TRUE,
    { S (600, 900), 700 },
    { S (600, 900), 700 },
    60,
    { S (600, 900), 600 },
    TRUE },
  { "the window moves, the playhead at its end",
    DATELINE_PLAYER_MOVING,
    1,
    FALSE,
    { S (0, 500), 200 },
    { S (0, 500), 500 },
    1,
    { S (100, 600), 600 },
    TRUE },
  { "a moving window stops at the extent's end",
    DATELINE_PLAYER_MOVING,
    1,
    FALSE,
    { S (2000, 2500), 2500 },
    { S (2000, 2500), 2500 },
    99,
    { S (2500, 3000), 3000 },
    FALSE },
  { "a moving window at the end starts again",
    DATELINE_PLAYER_MOVING,
    1,
    FALSE,
    { S (2500, 3000), 3000 },
    { S (0, 500), 500 },
    1,
    { S (100, 600), 600 },
    TRUE },
  { "a moving window loops",
    DATELINE_PLAYER_MOVING,
    1,
    TRUE,
    { S (2000, 2500), 2500 },
    { S (2000, 2500), 2500 },
    99,
    { S (0, 500), 500 },
    TRUE },
  { "the whole extent cannot move and sweeps",
    DATELINE_PLAYER_MOVING,
    1,
    FALSE,
    { S (0, 3000), 3000 },
    { S (0, 3000), 0 },
    1,
    { S (0, 3000), 100 },
    TRUE },
};

static void
check_frame (const char *name, DatelinePlayerFrame is, DatelinePlayerFrame expected)
{
  if (!dateline_span_equal (is.window, expected.window) || is.playhead != expected.playhead)
    g_error ("%s: [%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ") at %" G_GINT64_FORMAT,
             name,
             is.window.begin,
             is.window.end,
             is.playhead);
}

static void
test_table (void)
{
  g_autoptr (DatelineTimeScale) scale = dateline_time_scale_new_linear (extent);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DatelinePlayer player = DATELINE_PLAYER_INIT;
      DatelinePlayerFrame frame;

      player.mode = cases[i].mode;
      player.speed = cases[i].speed;
      player.loop = cases[i].loop;
      frame = dateline_player_start (&player, scale, cases[i].from);
      check_frame (cases[i].name, frame, cases[i].first);
      frame = dateline_player_advance (&player, scale, frame, cases[i].seconds);
      check_frame (cases[i].name, frame, cases[i].then);
      g_assert_cmpint (player.playing, ==, cases[i].playing);
    }
}

/* A thousand small steps go as far as one large one, also where a step is less than a second. */
static void
test_slow (void)
{
  g_autoptr (DatelineTimeScale) scale = dateline_time_scale_new_linear (extent);
  DatelinePlayer player = DATELINE_PLAYER_INIT;
  DatelinePlayerFrame frame =
      dateline_player_start (&player, scale, (DatelinePlayerFrame){ S (0, 60), 60 });

  for (int i = 0; i < 1000; i++)
    frame = dateline_player_advance (&player, scale, frame, 0.015);
  g_assert_cmpint (frame.playhead, ==, 30);
}

/* Who drags the playhead while it plays finds it playing on from there. */
static void
test_taken_elsewhere (void)
{
  g_autoptr (DatelineTimeScale) scale = dateline_time_scale_new_linear (extent);
  DatelinePlayer player = DATELINE_PLAYER_INIT;
  DatelinePlayerFrame frame =
      dateline_player_start (&player, scale, (DatelinePlayerFrame){ extent, 0 });

  frame = dateline_player_advance (&player, scale, frame, 1);
  frame.playhead = 2000;
  frame = dateline_player_advance (&player, scale, frame, 1);
  g_assert_cmpint (frame.playhead, ==, 2100);
  frame.window = (DatelineSpan){ 1000, 2500 };
  frame = dateline_player_advance (&player, scale, frame, 1);
  g_assert_cmpint (frame.playhead, ==, 2150);
  player.playing = FALSE;
  frame = dateline_player_advance (&player, scale, frame, 1);
  g_assert_cmpint (frame.playhead, ==, 2150);
}

/* A silence of years is passed as quickly as any fold is wide. */
static void
test_silence (void)
{
  DatelineTime begin[20], end[20];
  g_autoptr (DatelineTimeScale) scale = NULL;
  DatelinePlayer player = DATELINE_PLAYER_INIT;
  DatelinePlayerFrame frame = { { 0, 10000 * DATELINE_DAY }, 0 };

  for (guint i = 0; i < 20; i++)
    {
      begin[i] = (i + (i < 10 ? 0 : 9980)) * DATELINE_DAY;
      end[i] = begin[i] + DATELINE_DAY;
    }
  scale = dateline_time_scale_new_elastic (frame.window, begin, end, 20);
  frame.playhead = 10 * DATELINE_DAY;
  frame = dateline_player_start (&player, scale, frame);
  frame = dateline_player_advance (
      &player, scale, frame, DATELINE_FOLD_SHARE * DATELINE_PLAYER_SECONDS + 1e-6);
  g_assert_cmpint (frame.playhead, >=, 9990 * DATELINE_DAY);
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
    { G_MAXUINT32, 0, 1, 1 }, { G_MAXUINT32, 10, 1, 2 },
    { 1, 10, 1, 2 },          { 2, 20, 1, 3 },
    { 4, 20, 1, 4 },          { 4, 20, -1, 2 },
    { 2, 20, -1, 1 },         { 4, 25, 1, 4 },            /* the playhead has left the event */
    { 4, 25, -1, 3 },         { 3, 20, 1, 4 },            /* filtered out */
    { 5, 30, 1, -1 },                                     /* beyond the window */
    { 1, 10, -1, -1 },        { G_MAXUINT32, 35, -1, 4 }, /* the default: at the window's end */
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_cmpint (
        dateline_player_find_step (begin,
                                   rows,
                                   G_N_ELEMENTS (rows),
                                   steps[i].current,
                                   (DatelinePlayerFrame){ S (0, 35), steps[i].playhead },
                                   steps[i].direction),
        ==,
        steps[i].step);
  g_assert_cmpint (dateline_player_find_step (
                       begin, rows, 0, G_MAXUINT32, (DatelinePlayerFrame){ S (0, 35), 0 }, 1),
                   ==,
                   -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/player/table", test_table);
  g_test_add_func ("/player/slow", test_slow);
  g_test_add_func ("/player/taken-elsewhere", test_taken_elsewhere);
  g_test_add_func ("/player/silence", test_silence);
  g_test_add_func ("/player/step", test_step);
  return g_test_run ();
}
