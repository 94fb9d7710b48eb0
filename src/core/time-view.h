/* What part of a time axis is looked at: [u0, u1] of the scale's 0 to 1. At its widest it is the
 * whole extent, at its narrowest a minute. */
#pragma once

#include "time-scale.h"

G_BEGIN_DECLS

typedef struct
{
  double u0, u1;
} DatelineTimeView;

#define DATELINE_TIME_VIEW_ALL ((DatelineTimeView){ 0.0, 1.0 })

static inline double
dateline_time_view_to_px (DatelineTimeView view, double width, double u)
{
  return (u - view.u0) / (view.u1 - view.u0) * width;
}

static inline double
dateline_time_view_to_u (DatelineTimeView view, double width, double px)
{
  return view.u0 + px / width * (view.u1 - view.u0);
}

/* @factor above 1 sees less, larger; what is at @u stays where it is unless an end of the extent
 * stands in the way. */
DatelineTimeView dateline_time_view_zoom (DatelineTimeView view,
                                          const DatelineTimeScale *scale,
                                          double u,
                                          double factor);

/* Moved by @du, as far as the extent goes. */
DatelineTimeView dateline_time_view_pan (DatelineTimeView view, double du);

/* @span with @margin of the view's width free on either side (0 to 0.4). */
DatelineTimeView
dateline_time_view_fit (const DatelineTimeScale *scale, DatelineSpan span, double margin);

/* The view that shows the same time on another scale of the same extent. */
DatelineTimeView dateline_time_view_convert (DatelineTimeView view,
                                             const DatelineTimeScale *from,
                                             const DatelineTimeScale *to);

/* The same where @time stays where it is in the view: all that was in view still is, as far as the
 * extent goes on either side of it. A @time out of view is taken to its nearer edge. */
DatelineTimeView dateline_time_view_convert_about (DatelineTimeView view,
                                                   const DatelineTimeScale *from,
                                                   const DatelineTimeScale *to,
                                                   DatelineTime time);

/* The time in view, rounded outward to whole seconds. */
DatelineSpan dateline_time_view_get_span (DatelineTimeView view, const DatelineTimeScale *scale);

G_END_DECLS
