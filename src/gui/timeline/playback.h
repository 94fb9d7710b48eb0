/* Plays a session as the settings say: the player's frames, in the time of a widget's frame clock.
 * Whether it plays is a state of the session; it stops by itself at the end, with another dataset
 * and when @chart is no longer on the screen. While something is dragged on @chart, it waits.
 *
 * The property "backwards" is the direction: set it for all playing to come, also for what plays.
 */
#pragma once

#include "chart.h"
#include "player.h"
#include "session.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_PLAYBACK (dateline_playback_get_type ())
G_DECLARE_FINAL_TYPE (DatelinePlayback, dateline_playback, DATELINE, PLAYBACK, GObject)

/* @settings: of the keys play-mode, play-pace, play-pause, play-loop and skip-empty. */
DatelinePlayback *
dateline_playback_new (DatelineSession *session, DatelineChart *chart, GSettings *settings);

void dateline_playback_play (DatelinePlayback *self);
void dateline_playback_pause (DatelinePlayback *self);
void dateline_playback_toggle (DatelinePlayback *self);

/* Plays backwards until it next pauses; pauses what so plays already. */
void dateline_playback_toggle_backwards (DatelinePlayback *self);

/* Selects the next event in the window (@direction 1) or the last (-1): from the selection, if it
 * was made since the playhead was moved, else from the playhead. Pauses, unless it is events that
 * play. */
void dateline_playback_step (DatelinePlayback *self, int direction);

/* To the first moment of what is played, or its last. What plays goes on from there. */
void dateline_playback_seek (DatelinePlayback *self, gboolean end);

/* Slower (@direction 1: more seconds) or faster (-1), by a step. */
void dateline_playback_change_pace (DatelinePlayback *self, int direction);

G_END_DECLS
