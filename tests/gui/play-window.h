/* What the tests of playing share beyond the real window: its state, and what they look for. */
#pragma once

#include "real-window.h"

G_BEGIN_DECLS

/* Both are set by play_set_up. */
extern GSettings *play_settings;
extern DatelineSpan play_autumn; /* of 2020, in which much happens */

/* Nothing plays, all settings are their defaults but the pace, the autumn is in the window, the
 * playhead at its end, and the keys go to the timeline. */
void play_set_up (const char *pace);

void play_click (const char *name);
void play_check_setting (const char *key, const char *text);
const char *play_get_pace_label (void);
gboolean play_get_backwards (void);

/* Conditions for drive_until; a time is the moment that the playhead is after, or before. */
gboolean play_has_stopped (gpointer data);
gboolean play_is_after (gpointer time);
gboolean play_is_before (gpointer time);

G_END_DECLS
