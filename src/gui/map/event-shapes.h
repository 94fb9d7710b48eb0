/* The lines and areas of the events shown, under the marks: a line in its category's colour, dashed
 * where it is schematic, an area faintly filled. */
#pragma once

#include "affine.h"
#include "store.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DatelineEventShapes DatelineEventShapes;

DatelineEventShapes *dateline_event_shapes_new (void);
void dateline_event_shapes_free (DatelineEventShapes *self);

/* @store may be %NULL. O(events), once a dataset. */
void dateline_event_shapes_set_store (DatelineEventShapes *self, DatelineStore *store);

/* What of it to draw, and how; anything that differs makes the next snapshot draw anew. */
typedef struct
{
  DatelineRows *rows;
  DatelineSpan window;
  DatelineTime playhead;
  guint32 selection; /* these two are drawn stronger */
  guint32 hovered;
  gboolean dark;
} DatelineShapesView;

void dateline_event_shapes_set_view (DatelineEventShapes *self, const DatelineShapesView *view);

void dateline_event_shapes_snapshot (DatelineEventShapes *self,
                                     const DatelineAffine *affine,
                                     int width,
                                     int height,
                                     GtkSnapshot *snapshot);

/* The last row whose line passes within a few pixels of (x, y), or DATELINE_NO_ROW. */
guint32 dateline_event_shapes_pick (DatelineEventShapes *self,
                                    const DatelineAffine *affine,
                                    double x,
                                    double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineEventShapes, dateline_event_shapes_free)

G_END_DECLS
