/* The player. It keeps the playhead's place as a real number on the axis, so that slow playing over
 * a narrow window does not stand still between two seconds.
 *
 * A sweep's way is the window, a moving window's way the extent; either takes
 * DATELINE_PLAYER_SECONDS at speed 1. */
#include "player.h"

static gboolean
frame_equal (DatelinePlayerFrame a, DatelinePlayerFrame b)
{
  return dateline_span_equal (a.window, b.window) && a.playhead == b.playhead;
}

static gboolean
is_moving (const DatelinePlayer *player, const DatelineTimeScale *scale, DatelineSpan window)
{
  return player->mode == DATELINE_PLAYER_MOVING &&
         !dateline_span_equal (window, dateline_time_scale_get_extent (scale));
}

/* Takes up @frame as it stands. A moving window has its playhead at its end. */
static void
take_up (DatelinePlayer *player, const DatelineTimeScale *scale, DatelinePlayerFrame frame)
{
  double u0 = dateline_time_scale_to_u (scale, frame.window.begin);
  double u1 = dateline_time_scale_to_u (scale, frame.window.end);

  if (is_moving (player, scale, frame.window))
    frame.playhead = frame.window.end;
  player->width = u1 - u0;
  player->u = dateline_time_scale_to_u (scale, frame.playhead);
  player->last = frame;
}

/* The frame with the playhead at player->u. */
static DatelinePlayerFrame
give_out (DatelinePlayer *player, const DatelineTimeScale *scale, gboolean moving)
{
  DatelinePlayerFrame frame = player->last;
  DatelineTime time = dateline_time_scale_to_time (scale, player->u);

  if (moving)
    {
      frame.window.end = time;
      frame.window.begin = dateline_time_scale_to_time (scale, player->u - player->width);
      frame.window.begin = MIN (frame.window.begin, time - 1);
      frame.playhead = time;
    }
  else
    frame.playhead = CLAMP (time, frame.window.begin, frame.window.end);
  player->last = frame;
  return frame;
}

static DatelinePlayerFrame
rewind_to_begin (DatelinePlayer *player, const DatelineTimeScale *scale, gboolean moving)
{
  player->u = moving ? player->width : dateline_time_scale_to_u (scale, player->last.window.begin);
  return give_out (player, scale, moving);
}

DatelinePlayerFrame
dateline_player_start (DatelinePlayer *player,
                       const DatelineTimeScale *scale,
                       DatelinePlayerFrame frame)
{
  gboolean moving = is_moving (player, scale, frame.window);
  DatelineTime end = moving ? dateline_time_scale_get_extent (scale).end : frame.window.end;

  player->playing = TRUE;
  take_up (player, scale, frame);
  if (player->last.playhead >= end)
    return rewind_to_begin (player, scale, moving);
  return player->last;
}

DatelinePlayerFrame
dateline_player_advance (DatelinePlayer *player,
                         const DatelineTimeScale *scale,
                         DatelinePlayerFrame frame,
                         double seconds)
{
  gboolean moving;
  double way, end;

  if (!player->playing)
    return frame;
  if (!frame_equal (frame, player->last))
    take_up (player, scale, frame);
  moving = is_moving (player, scale, player->last.window);
  way = moving ? 1.0 : player->width;
  end = moving ? 1.0 : dateline_time_scale_to_u (scale, player->last.window.end);
  player->u += seconds * player->speed * way / DATELINE_PLAYER_SECONDS;
  if (player->u < end)
    return give_out (player, scale, moving);
  if (player->loop)
    return rewind_to_begin (player, scale, moving);
  player->playing = FALSE;
  player->u = end;
  return give_out (player, scale, moving);
}

/* The first index whose event begins at or after @time. */
static guint
find_begin (const DatelineTime *begin, const guint32 *rows, guint n_rows, DatelineTime time)
{
  guint low = 0, high = n_rows;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (begin[rows[middle]] < time)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gint64
dateline_player_find_step (const DatelineTime *begin,
                           const guint32 *rows,
                           guint n_rows,
                           guint32 current,
                           DatelinePlayerFrame frame,
                           int direction)
{
  guint at = find_begin (begin, rows, n_rows, frame.playhead);
  gint64 step =
      direction > 0 ? find_begin (begin, rows, n_rows, frame.playhead + 1) : (gint64) at - 1;

  for (guint i = at; i < n_rows && begin[rows[i]] == frame.playhead; i++)
    if (rows[i] == current)
      step = (gint64) i + direction;
  if (step < 0 || step >= n_rows || !dateline_span_contains (frame.window, begin[rows[step]]))
    return -1;
  return step;
}
