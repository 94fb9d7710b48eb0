/* The time window in words, as a button: what it opens takes a window that is typed, says what that
 * would take in or what is wrong with it, and has the usual windows as buttons. It acts through the
 * actions of window-acts.h, in the group "timeline". */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_WINDOW_BUTTON (dateline_window_button_get_type ())
G_DECLARE_FINAL_TYPE (
    DatelineWindowButton, dateline_window_button, DATELINE, WINDOW_BUTTON, GtkWidget)

void dateline_window_button_set_session (DatelineWindowButton *self, DatelineSession *session);

/* What the button says; "" takes it away. */
void dateline_window_button_set_words (DatelineWindowButton *self, const char *words);

/* Opens the popover, with the begin ready to be typed over. */
void dateline_window_button_open (DatelineWindowButton *self);

G_END_DECLS
