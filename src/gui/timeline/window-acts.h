/* The acts that set the time window to something at once: to a given span, to all time, to the
 * selected event's period or one around it, to the former window. Each is an action:
 *   set-window (xx)     begin and end
 *   window-all
 *   window-selection    the selected event's own period
 *   window-around s     'day', 'week' or 'month' before and after it
 *   previous-window     back through the windows that such acts have left
 * They are enabled where they can do something. */
#pragma once

#include "session.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DatelineWindowActs DatelineWindowActs;

/* After a window was set; @window is the session's. */
typedef void (*DatelineWindowSetFunc) (DatelineSpan window, gpointer data);

/* Adds the actions to @map, which free takes out again. */
DatelineWindowActs *dateline_window_acts_new (DatelineSession *session,
                                              GActionMap *map,
                                              DatelineWindowSetFunc set,
                                              gpointer data);
void dateline_window_acts_free (DatelineWindowActs *acts);

G_END_DECLS
