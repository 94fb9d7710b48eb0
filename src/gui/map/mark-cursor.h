/* The marks of the map by keyboard. On the map, Page Down and N go to the next mark in view in the
 * order of time, Page Up and P to the one before; Enter goes to the selected one, or the first. On
 * a mark, Enter does what a click does and Escape goes back to the map. The mark gone to is a
 * button of its own: it has a focus ring, a place on the screen and, for a screen reader, a name
 * that says what is there. Tab comes back to it as long as it is in view. */
#pragma once

#include "event-layer.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_MARK_CURSOR (dateline_mark_cursor_get_type ())
G_DECLARE_FINAL_TYPE (DatelineMarkCursor, dateline_mark_cursor, DATELINE, MARK_CURSOR, ShumateLayer)

/* A layer to be put above @events in @map, which it takes its keys from; both outlive it. */
DatelineMarkCursor *
dateline_mark_cursor_new (DatelineSession *session, ShumateMap *map, DatelineEventLayer *events);

/* What the focus goes back to when something that was opened from the map closes: the mark that has
 * it now, or else the map. */
GtkWidget *dateline_mark_cursor_get_focus_target (DatelineMarkCursor *self);

G_END_DECLS
