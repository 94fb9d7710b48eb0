/* The timeline's colours, from Adwaita's named ones, so that dark, accents and high contrast
 * follow. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GdkRGBA ink;    /* text and lines */
  GdkRGBA ground; /* behind everything */
  GdkRGBA fold;   /* what shows through a fold */
  GdkRGBA paper;  /* the plot within the window */
  GdkRGBA shade;  /* the plot outside it */
  GdkRGBA accent; /* the window's and the playhead's */
  gboolean dark;
} DatelineColors;

DatelineColors dateline_colors_get (GtkWidget *widget);

GdkRGBA dateline_color_with_alpha (GdkRGBA color, double alpha);

G_END_DECLS
