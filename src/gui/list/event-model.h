/* The events shown, as a list model. Items are made on demand and are the same object for as long
 * as anyone holds them, which GtkSingleSelection relies on; filtering and order are the session's,
 * on row numbers. A change of the rows is told as the runs that differ. */
#pragma once

#include "store.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_EVENT_ITEM (dateline_event_item_get_type ())
G_DECLARE_FINAL_TYPE (DatelineEventItem, dateline_event_item, DATELINE, EVENT_ITEM, GObject)

DatelineStore *dateline_event_item_get_store (DatelineEventItem *self);
guint32 dateline_event_item_get_row (DatelineEventItem *self);

#define DATELINE_TYPE_EVENT_MODEL (dateline_event_model_get_type ())
G_DECLARE_FINAL_TYPE (DatelineEventModel, dateline_event_model, DATELINE, EVENT_MODEL, GObject)

DatelineEventModel *dateline_event_model_new (void);
void
dateline_event_model_set_rows (DatelineEventModel *self, DatelineStore *store, DatelineRows *rows);

/* The position of @row, or G_MAXUINT (GTK_INVALID_LIST_POSITION). */
guint dateline_event_model_find (DatelineEventModel *self, guint32 row);

/* The row at @position, without making an item; DATELINE_NO_ROW past the end. */
guint32 dateline_event_model_get_row (DatelineEventModel *self, guint position);

G_END_DECLS
