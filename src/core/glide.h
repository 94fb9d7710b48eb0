/* How a map goes from one middle to another at one zoom: straight there where that is near, and
 * over a long way by going out and in again, so that what passes can be seen. Source of the long
 * way: van Wijk and Nuij, "Smooth and Efficient Zooming and Panning" (2003). */
#pragma once

#include "geo.h"

G_BEGIN_DECLS

typedef struct
{
  DatelinePoint from;
  DatelinePoint to; /* the copy of the world that is nearest to @from */
  double zoom;
  double zoom_min;
  double views;   /* the way's length in views; 0 for a short way, which is gone straight */
  double seconds; /* 0.9 to 2.4 */
} DatelineGlide;

/* @view is the shorter side of the map in pixels. The map stays above @zoom_min, where @zoom is. */
DatelineGlide dateline_glide_plan (
    DatelinePoint from, DatelinePoint to, double zoom, double zoom_min, double view);

/* Where the map looks after @seconds: at @from until 0, at @to and @zoom from the end. */
DatelinePoint dateline_glide_get (const DatelineGlide *glide, double seconds, double *zoom);

G_END_DECLS
