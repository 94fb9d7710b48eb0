/* The main window: list, map, event and timeline around one session. Only the window knows them
 * all. */
#pragma once

#include "session.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_WINDOW (dateline_window_get_type ())
G_DECLARE_FINAL_TYPE (DatelineWindow, dateline_window, DATELINE, WINDOW, AdwApplicationWindow)

DatelineWindow *dateline_window_new (AdwApplication *application);
DatelineSession *dateline_window_get_session (DatelineWindow *self);

/* The window that shows @file or reads it, or NULL. */
DatelineWindow *dateline_window_find (GtkApplication *application, GFile *file);

/* Opens @file in the window; if another window has it, presents that one. What is open stays until
 * the file has been read; if it cannot be, a message says why and it stays altogether. */
void dateline_window_open (DatelineWindow *self, GFile *file);

/* In the first window: opens the last file if there was one, and else the bundled dataset. */
void dateline_window_open_last (DatelineWindow *self);

/* Whether a file is being read. */
gboolean dateline_window_is_loading (DatelineWindow *self);

G_END_DECLS
