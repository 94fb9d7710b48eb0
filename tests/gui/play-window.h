/* What the tests of playing share: the real window on the bundled dataset, and what they look for.
 */
#pragma once

#include "drive.h"
#include "session.h"
#include "window.h"

G_BEGIN_DECLS

extern DatelineWindow *play_window;
extern DatelineSession *play_session;
extern GSettings *play_settings;
extern DatelineSpan play_autumn; /* of 2020, in which much happens */

/* Opens the window and runs the tests that were added; the program's exit status. */
int play_run (void);

/* Nothing plays, all settings are their defaults but the pace, the autumn is in the window, the
 * playhead at its end, and the keys go to the timeline. */
void play_set_up (const char *pace);

DatelineTime play_time_of (const char *text);
GtkWidget *play_find (const char *name);
void play_click (const char *name);
void play_check_setting (const char *key, const char *text);
const char *play_get_pace_label (void);
gboolean play_get_backwards (void);

/* Conditions for drive_until; a time is the moment that the playhead is after, or before. */
gboolean play_has_stopped (gpointer data);
gboolean play_is_after (gpointer time);
gboolean play_is_before (gpointer time);

G_END_DECLS
