/* The drawing of the marks on the map, with their badges and rings. All at their place in the
 * snapshot; nothing is kept but textures. */
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

/* "7", "1.2k", "34k", "1.2M" */
char *dateline_event_sign_format_count (guint32 n);

G_END_DECLS
