/* Playing time: where the playhead, the window and the selection are after some seconds. A plain
 * value, advanced by whoever has a clock.
 *
 * Its public fields may be set at any time, also while it plays: playing goes on from where it is.
 * The same holds when somebody else has moved the playhead or the window or has selected an event
 * in the meantime. */
#pragma once

#include "play-path.h"
#include "rows.h"

G_BEGIN_DECLS

#define DATELINE_PLAYER_PAUSE_MIN 0.25 /* seconds at an event */
#define DATELINE_PLAYER_PAUSE_MAX 60.0
#define DATELINE_PLAYER_HOLD 1.0 /* seconds that a loop stays at its end */

typedef enum
{
  /* The playhead runs through the window, which stands. */
  DATELINE_PLAYER_CUMULATIVE,
  /* The playhead runs through the extent. The window keeps its length and ends at the playhead, but
   * for the first stretch of its length, in which it cannot. */
  DATELINE_PLAYER_MOVING,
  /* The events that begin in the window are selected one after the other. */
  DATELINE_PLAYER_EVENTS,
} DatelinePlayerMode;

/* What is played. */
typedef struct
{
  DatelineSpan extent;
  const DatelineTime *begin; /* a store's column, ascending */
  DatelineRows *matches;
} DatelinePlayerScene;

typedef struct
{
  DatelineSpan window;
  DatelineTime playhead;
  guint32 selection; /* a row, or DATELINE_NO_ROW */
} DatelinePlayerFrame;

typedef struct
{
  gboolean playing;
  DatelinePlayerMode mode;
  gboolean backwards;
  gboolean loop;
  gboolean skip_empty;
  DatelinePace pace; /* of the cumulative and the moving mode */
  double pause;      /* seconds at each event, in the other */

  /* Owned by the player. */
  DatelinePlayPath *path;
  DatelineRows *matches; /* what the path was made for, beside its range */
  DatelinePace path_pace;
  gboolean path_skips;
  DatelinePlayerMode last_mode;
  DatelinePlayerFrame last; /* what it gave out */
  double at;                /* seconds along the path */
  double waited;            /* seconds at an event, or at the end of a loop */
} DatelinePlayer;

#define DATELINE_PLAYER_INIT                                                                       \
  ((DatelinePlayer){ .skip_empty = TRUE, .pace = DATELINE_PACE_INIT, .pause = 4.0 })

/* Frees what the player owns. */
void dateline_player_clear (DatelinePlayer *player);

/* Begins to play from @frame, from the other side where it stands at the end. The first event is
 * selected at once; where there is none, nothing plays. Returns the first frame. */
DatelinePlayerFrame dateline_player_start (DatelinePlayer *player,
                                           const DatelinePlayerScene *scene,
                                           DatelinePlayerFrame frame);

/* The frame @seconds later; @frame is where things stand now. At the end the player stops (playing
 * becomes %FALSE) or, with @loop, stays for a moment and begins again. */
DatelinePlayerFrame dateline_player_advance (DatelinePlayer *player,
                                             const DatelinePlayerScene *scene,
                                             DatelinePlayerFrame frame,
                                             double seconds);

/* The first (@end %FALSE) or the last frame of what is played. */
DatelinePlayerFrame dateline_player_seek (const DatelinePlayer *player,
                                          const DatelinePlayerScene *scene,
                                          DatelinePlayerFrame frame,
                                          gboolean end);

/* The index in the matches of the event to step to, or -1 where there is none in the window. From
 * the selected event, if it begins at the playhead, the step is to its neighbour; else to the first
 * event that begins after the playhead (@direction 1) or the last that begins before it (-1). A
 * playhead at the window's begin is before all events. */
gint64 dateline_player_find_step (const DatelinePlayerScene *scene,
                                  DatelinePlayerFrame frame,
                                  int direction);

G_END_DECLS
