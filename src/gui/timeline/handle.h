/* The grip of one end of the window, or the playhead's knob: drawn, focusable, and for a screen
 * reader a slider whose value is a date in words. The chart moves it and takes its keys and its
 * pointer. */
#pragma once

#include "axis.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_HANDLE (dateline_handle_get_type ())
G_DECLARE_FINAL_TYPE (DatelineHandle, dateline_handle, DATELINE, HANDLE, GtkWidget)

/* @name is for tests and styles, @label for people. */
GtkWidget *dateline_handle_new (DatelinePart part, const char *name, const char *label);
DatelinePart dateline_handle_get_part (DatelineHandle *self);

/* The moment it marks, the bounds it can move in, and the moment in words. */
void dateline_handle_set_value (DatelineHandle *self,
                                DatelineTime time,
                                DatelineSpan bounds,
                                const char *text);

G_END_DECLS
