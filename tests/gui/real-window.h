/* The real window of the real application on the bundled dataset, for tests that drive it. */
#pragma once

#include "application.h"
#include "drive.h"
#include "window.h"

G_BEGIN_DECLS

/* The window under test and its session; a test that opens another may set them. */
extern DatelineWindow *window;
extern DatelineSession *session;

/* Runs the tests that were added once the dataset is in the window. Returns what main is to return;
 * the tests are skipped, visibly, where there is no display. */
int real_window_run_tests (void);

/* Waits for the dataset of a window just opened. */
void real_window_await_dataset (void);

/* The begin of an EDTF text's time in the dataset's zone. */
DatelineTime time_of (const char *text);

/* The widget of this name or type in the window, which must be there. */
GtkWidget *named (const char *name);
GtkWidget *typed (GType type);

G_END_DECLS
