#include "affine.h"

#include <math.h>

static DatelinePoint
probe (ShumateViewport *viewport, GtkWidget *widget, double u, double v)
{
  DatelinePoint pixel;
  double longitude, latitude;

  dateline_geo_unproject ((DatelinePoint){ u, v }, &longitude, &latitude);
  shumate_viewport_location_to_widget_coords (
      viewport, widget, latitude, longitude, &pixel.x, &pixel.y);
  return pixel;
}

DatelineAffine
dateline_affine_probe (ShumateViewport *viewport, GtkWidget *widget)
{
  DatelinePoint origin = probe (viewport, widget, 0.25, 0.25);
  DatelinePoint right = probe (viewport, widget, 0.75, 0.25);
  DatelinePoint below = probe (viewport, widget, 0.25, 0.75);
  DatelineAffine affine = {
    .xx = 2 * (right.x - origin.x),
    .yx = 2 * (right.y - origin.y),
    .xy = 2 * (below.x - origin.x),
    .yy = 2 * (below.y - origin.y),
  };

  affine.x0 = origin.x - 0.25 * (affine.xx + affine.xy);
  affine.y0 = origin.y - 0.25 * (affine.yx + affine.yy);
  return affine;
}

DatelinePoint
dateline_affine_apply (const DatelineAffine *affine, DatelinePoint point)
{
  return (DatelinePoint){ affine->xx * point.x + affine->xy * point.y + affine->x0,
                          affine->yx * point.x + affine->yy * point.y + affine->y0 };
}

DatelinePoint
dateline_affine_invert (const DatelineAffine *affine, DatelinePoint pixel)
{
  double determinant = affine->xx * affine->yy - affine->xy * affine->yx;
  double x = pixel.x - affine->x0, y = pixel.y - affine->y0;

  return (DatelinePoint){ (affine->yy * x - affine->xy * y) / determinant,
                          (affine->xx * y - affine->yx * x) / determinant };
}

double
dateline_affine_get_scale (const DatelineAffine *affine)
{
  return hypot (affine->xx, affine->yx);
}

DatelineBox
dateline_affine_get_view (const DatelineAffine *affine, double width, double height, double margin)
{
  DatelineBox view = DATELINE_BOX_EMPTY;

  for (int i = 0; i < 4; i++)
    {
      DatelinePoint corner = { i & 1 ? width + margin : -margin,
                               i & 2 ? height + margin : -margin };

      view = dateline_box_extend (view, dateline_affine_invert (affine, corner));
    }
  return view;
}
