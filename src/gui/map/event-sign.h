/* The drawing of what is on the map: marks with their badges and rings, and the disc that says how
 * coarsely a place is known. All at their place in the snapshot; nothing is kept but textures. */
#pragma once

#include "event-layout.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What all signs of a frame share. */
typedef struct
{
  DatelineStore *store;
  GtkWidget *widget;
  GHashTable *counts; /* text to PangoLayout in the widget's font; kept between frames */
  gboolean dark;      /* the ground's */
  GdkRGBA accent;
} DatelineSignContext;

/* @ring is of a stack or a cluster and %NULL for a single event. */
void dateline_event_sign_snapshot (const DatelineSignContext *context,
                                   const DatelineEventMark *mark,
                                   const DatelineRing *ring,
                                   gboolean hovered,
                                   GtkSnapshot *snapshot);

/* Metres around the point within which an event of the store is; what is usual for its precision
 * (town 5 km, district 20 km, region 75 km, country 250 km) where the file gives no radius, and 0
 * for a place known exactly or not said to be coarse, and for one with a line or an area to itself.
 */
double dateline_event_sign_get_extent (const DatelineStore *store, guint32 row);

/* The disc of that extent; faint, or clear with a dashed rim. @radius in pixels. */
void dateline_event_sign_snapshot_extent (const DatelineSignContext *context,
                                          guint32 row,
                                          double x,
                                          double y,
                                          double radius,
                                          gboolean clear,
                                          GtkSnapshot *snapshot);

/* "7", "1.2k", "34k", "1.2M" */
char *dateline_event_sign_format_count (guint32 n);

G_END_DECLS
