/* Plays a session: the player's frames, in the time of a widget's frame clock. */
#pragma once

#include "chart.h"
#include "player.h"
#include "session.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_PLAYBACK (dateline_playback_get_type ())
G_DECLARE_FINAL_TYPE (DatelinePlayback, dateline_playback, DATELINE, PLAYBACK, GObject)

/* Emits "playing-changed" whenever it starts or stops, also by itself at the end or when @chart is
 * no longer on the screen. */
DatelinePlayback *dateline_playback_new (DatelineSession *session, DatelineChart *chart);

void dateline_playback_play (DatelinePlayback *self);
void dateline_playback_pause (DatelinePlayback *self);
gboolean dateline_playback_is_playing (DatelinePlayback *self);

void dateline_playback_set_speed (DatelinePlayback *self, double speed);
double dateline_playback_get_speed (DatelinePlayback *self);
void dateline_playback_set_mode (DatelinePlayback *self, DatelinePlayerMode mode);
void dateline_playback_set_loop (DatelinePlayback *self, gboolean loop);

/* Pauses, and selects the next event in the window (@direction 1) or the last (-1). */
void dateline_playback_step (DatelinePlayback *self, int direction);

G_END_DECLS
