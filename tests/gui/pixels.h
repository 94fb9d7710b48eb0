/* What is on a window's pixels, and how well it stands out (WCAG 2.1, "contrast ratio": 1 to 21).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double pixels_contrast (GdkRGBA a, GdkRGBA b);

typedef struct
{
  guint32 *pixels;      /* 0x??RRGGBB; to be freed */
  int width, height;    /* of the picture */
  int scale;            /* of its pixels to one of the widget's */
  graphene_point_t top; /* of the picture, in the widget's pixels */
} PixelsPicture;

/* The widget, or an @area of it (%NULL: all of it), with @scale pixels to one. */
PixelsPicture pixels_take (GtkWidget *widget, const graphene_rect_t *area, int scale);

/* The greatest contrast in @area, in the widget's pixels, to its most frequent colour. */
double pixels_measure (const PixelsPicture *picture, graphene_rect_t area);

/* How many pixels differ between two pictures of one area, with at least this contrast. */
guint
pixels_count_different (const PixelsPicture *a, const PixelsPicture *b, double least_contrast);

G_END_DECLS
