/* The player. It keeps the playhead's place in seconds along a path, so that slow playing over a
 * narrow window does not stand still between two seconds of time. The path is made anew when what
 * it depends on has changed, and the place then taken from the playhead. */
#include "player.h"

void
dateline_player_clear (DatelinePlayer *player)
{
  g_clear_pointer (&player->path, dateline_play_path_free);
  g_clear_pointer (&player->matches, dateline_rows_unref);
}

static int
get_direction (const DatelinePlayer *player)
{
  return player->backwards ? -1 : 1;
}

static DatelineSpan
get_range (const DatelinePlayer *player,
           const DatelinePlayerScene *scene,
           DatelinePlayerFrame frame)
{
  return player->mode == DATELINE_PLAYER_MOVING ? scene->extent : frame.window;
}

/* @frame with the playhead at @time, and the window where the mode wants it. */
static DatelinePlayerFrame
put_playhead (const DatelinePlayer *player,
              const DatelinePlayerScene *scene,
              DatelinePlayerFrame frame,
              DatelineTime time)
{
  gint64 length = dateline_span_length (frame.window);

  frame.playhead = time;
  if (player->mode == DATELINE_PLAYER_MOVING)
    frame.window = dateline_span_clamp ((DatelineSpan){ time - length, time }, scene->extent);
  return frame;
}

/* Along a path. */

static gboolean
has_path (const DatelinePlayer *player, const DatelinePlayerScene *scene, DatelineSpan range)
{
  return player->path != NULL && player->matches == scene->matches &&
         player->path_skips == player->skip_empty && player->path_pace.unit == player->pace.unit &&
         player->path_pace.seconds == player->pace.seconds &&
         dateline_span_equal (dateline_play_path_get_range (player->path), range);
}

static void
make_path (DatelinePlayer *player, const DatelinePlayerScene *scene, DatelineSpan range)
{
  dateline_player_clear (player);
  player->path = dateline_play_path_new (range,
                                         scene->begin,
                                         dateline_rows_get_data (scene->matches),
                                         dateline_rows_get_length (scene->matches),
                                         player->pace,
                                         player->skip_empty);
  player->matches = dateline_rows_ref (scene->matches);
  player->path_pace = player->pace;
  player->path_skips = player->skip_empty;
}

/* The place that was given out holds as long as the playhead is where it says. */
static void
take_up (DatelinePlayer *player, const DatelinePlayerScene *scene, DatelinePlayerFrame frame)
{
  DatelineSpan range = get_range (player, scene, frame);

  if (!has_path (player, scene, range))
    make_path (player, scene, range);
  else if (dateline_play_path_to_time (player->path, player->at) == frame.playhead)
    return;
  player->at = dateline_play_path_to_seconds (player->path, frame.playhead);
  player->waited = 0;
}

static DatelinePlayerFrame
give_out (DatelinePlayer *player, const DatelinePlayerScene *scene, DatelinePlayerFrame frame)
{
  player->last =
      put_playhead (player, scene, frame, dateline_play_path_to_time (player->path, player->at));
  return player->last;
}

static gboolean
is_at_end (const DatelinePlayer *player)
{
  return player->backwards ? player->at <= 0
                           : player->at >= dateline_play_path_get_duration (player->path);
}

static void
rewind_path (DatelinePlayer *player)
{
  player->at = player->backwards ? dateline_play_path_get_duration (player->path) : 0;
  player->waited = 0;
}

static DatelinePlayerFrame
start_path (DatelinePlayer *player, const DatelinePlayerScene *scene, DatelinePlayerFrame frame)
{
  take_up (player, scene, frame);
  if (is_at_end (player))
    rewind_path (player);
  return give_out (player, scene, frame);
}

static DatelinePlayerFrame
advance_path (DatelinePlayer *player,
              const DatelinePlayerScene *scene,
              DatelinePlayerFrame frame,
              double seconds)
{
  take_up (player, scene, frame);
  if (is_at_end (player))
    {
      player->waited += seconds;
      if (player->waited >= DATELINE_PLAYER_HOLD)
        rewind_path (player);
    }
  else
    player->at = CLAMP (player->at + get_direction (player) * seconds,
                        0,
                        dateline_play_path_get_duration (player->path));
  if (is_at_end (player) && !player->loop)
    player->playing = FALSE;
  return give_out (player, scene, frame);
}

/* From event to event. */

/* The first index whose event begins at or after @time. */
static guint
find_begin (const DatelinePlayerScene *scene, DatelineTime time)
{
  const guint32 *rows = dateline_rows_get_data (scene->matches);
  guint low = 0, high = dateline_rows_get_length (scene->matches);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (scene->begin[rows[middle]] < time)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* @index, or -1 where no event of that index begins in the window. */
static gint64
check_index (const DatelinePlayerScene *scene, DatelinePlayerFrame frame, gint64 index)
{
  if (index < 0 || index >= dateline_rows_get_length (scene->matches))
    return -1;
  if (!dateline_span_contains (frame.window,
                               scene->begin[dateline_rows_get (scene->matches, index)]))
    return -1;
  return index;
}

/* The first event in the window, or the last. */
static gint64
find_outermost (const DatelinePlayerScene *scene, DatelinePlayerFrame frame, gboolean last)
{
  return check_index (scene,
                      frame,
                      last ? (gint64) find_begin (scene, frame.window.end) - 1
                           : find_begin (scene, frame.window.begin));
}

gint64
dateline_player_find_step (const DatelinePlayerScene *scene,
                           DatelinePlayerFrame frame,
                           int direction)
{
  guint n_rows = dateline_rows_get_length (scene->matches);
  guint at = find_begin (scene, frame.playhead);
  gint64 step = direction < 0                          ? (gint64) at - 1
                : frame.playhead <= frame.window.begin ? at
                                                       : find_begin (scene, frame.playhead + 1);

  for (guint i = at; i < n_rows; i++)
    {
      guint32 row = dateline_rows_get (scene->matches, i);

      if (scene->begin[row] != frame.playhead)
        break;
      if (row == frame.selection)
        step = (gint64) i + direction;
    }
  return check_index (scene, frame, step);
}

static DatelinePlayerFrame
put_event (const DatelinePlayerScene *scene, DatelinePlayerFrame frame, gint64 index)
{
  frame.selection = dateline_rows_get (scene->matches, index);
  frame.playhead = scene->begin[frame.selection];
  return frame;
}

/* The next event; where there is none, the first again if @again, else the end. */
static DatelinePlayerFrame
step_on (DatelinePlayer *player,
         const DatelinePlayerScene *scene,
         DatelinePlayerFrame frame,
         gboolean again)
{
  gint64 index = dateline_player_find_step (scene, frame, get_direction (player));

  if (index < 0 && again)
    index = find_outermost (scene, frame, player->backwards);
  if (index < 0)
    player->playing = FALSE;
  else
    frame = put_event (scene, frame, index);
  player->last = frame;
  return frame;
}

/* What was selected meanwhile is played on from. */
static DatelinePlayerFrame
take_up_event (DatelinePlayer *player, const DatelinePlayerScene *scene, DatelinePlayerFrame frame)
{
  DatelinePlayerFrame last = player->last;

  if (frame.selection == last.selection && frame.playhead == last.playhead &&
      dateline_span_equal (frame.window, last.window))
    return frame;
  if (frame.selection != last.selection && frame.selection != DATELINE_NO_ROW &&
      dateline_span_contains (frame.window, scene->begin[frame.selection]))
    frame.playhead = scene->begin[frame.selection];
  player->last = frame;
  player->waited = 0;
  return frame;
}

static DatelinePlayerFrame
advance_events (DatelinePlayer *player,
                const DatelinePlayerScene *scene,
                DatelinePlayerFrame frame,
                double seconds)
{
  double pause = CLAMP (player->pause, DATELINE_PLAYER_PAUSE_MIN, DATELINE_PLAYER_PAUSE_MAX);

  frame = take_up_event (player, scene, frame);
  player->waited += seconds;
  if (player->waited < pause)
    return frame;
  player->waited = MIN (player->waited - pause, pause / 2);
  return step_on (player, scene, frame, player->loop);
}

DatelinePlayerFrame
dateline_player_start (DatelinePlayer *player,
                       const DatelinePlayerScene *scene,
                       DatelinePlayerFrame frame)
{
  player->playing = TRUE;
  player->waited = 0;
  player->last_mode = player->mode;
  return player->mode == DATELINE_PLAYER_EVENTS ? step_on (player, scene, frame, TRUE)
                                                : start_path (player, scene, frame);
}

DatelinePlayerFrame
dateline_player_advance (DatelinePlayer *player,
                         const DatelinePlayerScene *scene,
                         DatelinePlayerFrame frame,
                         double seconds)
{
  DatelinePlayerMode last_mode = player->last_mode;

  if (!player->playing)
    return frame;
  player->last_mode = player->mode;
  if (player->mode != last_mode)
    player->waited = player->mode == DATELINE_PLAYER_EVENTS ? player->pause : 0;
  return player->mode == DATELINE_PLAYER_EVENTS ? advance_events (player, scene, frame, seconds)
                                                : advance_path (player, scene, frame, seconds);
}

DatelinePlayerFrame
dateline_player_seek (const DatelinePlayer *player,
                      const DatelinePlayerScene *scene,
                      DatelinePlayerFrame frame,
                      gboolean end)
{
  DatelineSpan range = get_range (player, scene, frame);
  gint64 index = -1;

  if (player->mode == DATELINE_PLAYER_EVENTS)
    index = find_outermost (scene, frame, end);
  if (index >= 0)
    return put_event (scene, frame, index);
  return put_playhead (player, scene, frame, end ? range.end : range.begin);
}
