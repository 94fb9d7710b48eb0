/* Drives the real window with real input: the X server makes pointer and key events for xdotool,
 * and they reach the window as a person's would. Positions are in a widget's own pixels. Each call
 * runs the main loop until the events have arrived. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Skips the test, visibly, where there is no display or no xdotool. */
gboolean drive_is_possible (void);

/* Runs the main loop until @condition holds; fails the test after @seconds. */
typedef gboolean (*DriveCondition) (gpointer data);
void drive_until (DriveCondition condition, gpointer data, double seconds, const char *what);

/* Runs the main loop until what the X server has sent is dealt with and the windows are drawn anew.
 * All calls that make input end with it. */
void drive_settle (void);

/* Runs the main loop for a while. */
void drive_rest (double seconds);

void drive_move (GtkWidget *widget, double x, double y);
void drive_press (void);
void drive_release (void);
void drive_click (GtkWidget *widget, double x, double y);
void drive_double_click (GtkWidget *widget, double x, double y);
void drive_scroll (gboolean up, guint times);

/* xdotool key names: "space", "ctrl+f", "alt+Left". */
void drive_key (const char *key);
void drive_hold_key (const char *key);
void drive_release_key (const char *key);
void drive_type (const char *text);

/* Waits for a dialog that asks for a file, and gives it this one. What its keys do differs between
 * versions of GTK, and is not Dateline's. */
void drive_choose_file (const char *path);

/* The first visible descendant of @root with this widget name, or of this type. */
GtkWidget *drive_find_named (GtkWidget *root, const char *name);
GtkWidget *drive_find_type (GtkWidget *root, GType type);

G_END_DECLS
