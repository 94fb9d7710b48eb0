/* The small drawings of the legend: what is on the map and on the timeline, without its data. They
 * follow the colour scheme. */
#pragma once

#include "dated-lines-layer.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_LEGEND_SIGN_WIDTH 44
#define DATELINE_LEGEND_SIGN_HEIGHT 26

typedef enum
{
  DATELINE_LEGEND_SIGN_EXTENT, /* on the map */
  DATELINE_LEGEND_SIGN_WIDER,
  DATELINE_LEGEND_SIGN_LINE,
  DATELINE_LEGEND_SIGN_SCHEMATIC,
  DATELINE_LEGEND_SIGN_AREA,
  DATELINE_LEGEND_SIGN_STACK,
  DATELINE_LEGEND_SIGN_CLUSTER,
  DATELINE_LEGEND_SIGN_FADING,
  DATELINE_LEGEND_SIGN_TEAR, /* on the timeline */
  DATELINE_LEGEND_SIGN_BAND,
  DATELINE_LEGEND_SIGN_SPAN,
  DATELINE_LEGEND_SIGN_ARROW,
  DATELINE_LEGEND_SIGN_PALE,
  DATELINE_LEGEND_SIGN_OVERFLOW,
  DATELINE_N_LEGEND_SIGNS,
} DatelineLegendSign;

GtkWidget *dateline_legend_signs_create (DatelineLegendSign sign);
GtkWidget *dateline_legend_signs_create_status (DatelineStatus status);
GtkWidget *dateline_legend_signs_create_category (DatelineStore *store, guint32 category);

/* Of the dated line with this number. */
GtkWidget *dateline_legend_signs_create_dated (guint index);

G_END_DECLS
