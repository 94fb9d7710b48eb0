/* What the tests of the player play: eight events in an extent of 3000 s. */
#pragma once

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
static inline DatelinePlayerScene
make_scene (void)
{
  static const guint32 rows[] = { 0, 1, 2, 4, 5, 6, 7 };
  GArray *values = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_vals (values, rows, G_N_ELEMENTS (rows));
  return (DatelinePlayerScene){ { 0, 3000 }, begins, dateline_rows_new_take (values) };
}

static inline void
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
static inline DatelinePlayer
make_player (DatelinePlayerMode mode)
{
  DatelinePlayer player = DATELINE_PLAYER_INIT;

  player.mode = mode;
  player.skip_empty = FALSE;
  player.pace = (DatelinePace){ DATELINE_PACE_WHOLE, 30 };
  player.pause = 2;
  return player;
}
