/* The affine map between the Mercator plane (unit square, see geo.h) and a widget that shows a
 * viewport. Probed at three points, it agrees with the viewport's own conversion at every pixel and
 * costs nothing a point. Points beyond 0..1 are further copies of the world. */
#pragma once

#include "geo.h"
#include <shumate/shumate.h>

G_BEGIN_DECLS

/* x = xx * u + xy * v + x0; y = yx * u + yy * v + y0 */
typedef struct
{
  double xx, xy, yx, yy;
  double x0, y0;
} DatelineAffine;

/* The viewport must have a reference map source. */
DatelineAffine dateline_affine_probe (ShumateViewport *viewport, GtkWidget *widget);

DatelinePoint dateline_affine_apply (const DatelineAffine *affine, DatelinePoint point);
DatelinePoint dateline_affine_invert (const DatelineAffine *affine, DatelinePoint pixel);

/* Pixels per unit of the plane. */
double dateline_affine_get_scale (const DatelineAffine *affine);

/* The plane's box that a widget of @width by @height and @margin pixels around it shows. */
DatelineBox
dateline_affine_get_view (const DatelineAffine *affine, double width, double height, double margin);

G_END_DECLS
