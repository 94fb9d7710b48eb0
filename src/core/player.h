/* Playing time: where the playhead and the window are after some seconds. A plain value, advanced
 * by whoever has a clock. It moves at a constant speed along a scale; on the elastic one empty time
 * is passed quickly. */
#pragma once

#include "time-scale.h"

G_BEGIN_DECLS

#define DATELINE_PLAYER_SECONDS 30.0 /* for the whole way at speed 1 */
#define DATELINE_PLAYER_SPEED_MIN 0.25
#define DATELINE_PLAYER_SPEED_MAX 8.0

typedef enum
{
  DATELINE_PLAYER_SWEEP,  /* the playhead runs from the window's begin to its end */
  DATELINE_PLAYER_MOVING, /* the window, with the playhead at its end, runs to the extent's end */
} DatelinePlayerMode;

typedef struct
{
  DatelineSpan window;
  DatelineTime playhead;
} DatelinePlayerFrame;

typedef struct
{
  gboolean playing;
  gboolean loop;
  double speed;
  DatelinePlayerMode mode;

  /* Owned by the player. */
  DatelinePlayerFrame last; /* what it gave out */
  double u;                 /* the playhead's place, finer than a second */
  double width;             /* the moving window's on the axis */
} DatelinePlayer;

#define DATELINE_PLAYER_INIT ((DatelinePlayer){ .speed = 1.0 })

/* Begins to play from @frame, from the beginning where it stands at the end. A moving window that
 * is as wide as the extent sweeps. Returns the first frame. */
DatelinePlayerFrame dateline_player_start (DatelinePlayer *player,
                                           const DatelineTimeScale *scale,
                                           DatelinePlayerFrame frame);

/* The frame @seconds later. @frame is where things stand now: if it is not what the player gave out
 * last, someone has moved the playhead or the window, and playing goes on from there. At the end
 * the player stops (playing becomes FALSE) or, with @loop, begins again. */
DatelinePlayerFrame dateline_player_advance (DatelinePlayer *player,
                                             const DatelineTimeScale *scale,
                                             DatelinePlayerFrame frame,
                                             double seconds);

/* The index in @rows of the event to step to, or -1 where there is none in the window; @rows are
 * row numbers of the ascending column @begin. From the event @current (a row number, or
 * G_MAXUINT32), if it begins at the playhead, the step is to its neighbour; else to the first event
 * that begins after the playhead (@direction 1) or the last that begins before it (-1). */
gint64 dateline_player_find_step (const DatelineTime *begin,
                                  const guint32 *rows,
                                  guint n_rows,
                                  guint32 current,
                                  DatelinePlayerFrame frame,
                                  int direction);

G_END_DECLS
