/* A row of the list: under its day's heading where it is the first of the day, the event's mark,
 * title, and place, time and status. */
#pragma once

#include "store.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_EVENT_ROW (dateline_event_row_get_type ())
G_DECLARE_FINAL_TYPE (DatelineEventRow, dateline_event_row, DATELINE, EVENT_ROW, GtkWidget)

GtkWidget *dateline_event_row_new (void);

/* Times are told in @zone. */
void dateline_event_row_set_event (DatelineEventRow *self,
                                   DatelineStore *store,
                                   guint32 row,
                                   GTimeZone *zone);

/* Shows the heading unless the event above, @previous, has the same; DATELINE_NO_ROW is none above.
 */
void dateline_event_row_set_previous (DatelineEventRow *self, guint32 previous);

G_END_DECLS
