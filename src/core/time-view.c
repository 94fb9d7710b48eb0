/* Zoom and pan over a time axis. Every view returned lies in 0..1 and holds at least a minute, or
 * the whole extent where that is shorter. */
#include "time-view.h"

/* Moved as little as possible to lie in 0..1. */
static DatelineTimeView
into_extent (DatelineTimeView view)
{
  double width = view.u1 - view.u0;

  if (width >= 1.0)
    return DATELINE_TIME_VIEW_ALL;
  if (view.u0 < 0.0)
    return (DatelineTimeView){ 0.0, width };
  if (view.u1 > 1.0)
    return (DatelineTimeView){ 1.0 - width, 1.0 };
  return view;
}

/* The minute around @u, which lies at @part of it. */
static DatelineTimeView
narrowest (const DatelineTimeScale *scale, double u, double part)
{
  DatelineSpan extent = dateline_time_scale_get_extent (scale);
  DatelineSpan minute = { dateline_time_scale_to_time (scale, u) -
                          (gint64) (part * DATELINE_MINUTE) };

  minute.end = minute.begin + DATELINE_MINUTE;
  minute = dateline_span_clamp (minute, extent);
  return (DatelineTimeView){ dateline_time_scale_to_u (scale, minute.begin),
                             dateline_time_scale_to_u (scale, minute.end) };
}

static gboolean
is_too_narrow (DatelineTimeView view, const DatelineTimeScale *scale)
{
  return dateline_time_scale_to_time (scale, view.u1) -
             dateline_time_scale_to_time (scale, view.u0) <
         DATELINE_MINUTE;
}

DatelineTimeView
dateline_time_view_zoom (DatelineTimeView view,
                         const DatelineTimeScale *scale,
                         double u,
                         double factor)
{
  double part = CLAMP ((u - view.u0) / (view.u1 - view.u0), 0.0, 1.0);
  double width = (view.u1 - view.u0) / factor;
  DatelineTimeView zoomed = { u - part * width, u + (1.0 - part) * width };

  if (width >= 1.0)
    return DATELINE_TIME_VIEW_ALL;
  zoomed = into_extent (zoomed);
  return is_too_narrow (zoomed, scale) ? narrowest (scale, u, part) : zoomed;
}

DatelineTimeView
dateline_time_view_pan (DatelineTimeView view, double du)
{
  return into_extent ((DatelineTimeView){ view.u0 + du, view.u1 + du });
}

DatelineTimeView
dateline_time_view_fit (const DatelineTimeScale *scale, DatelineSpan span, double margin)
{
  double u0 = dateline_time_scale_to_u (scale, span.begin);
  double u1 = dateline_time_scale_to_u (scale, span.end);
  double space = (u1 - u0) * margin / (1.0 - 2.0 * margin);
  DatelineTimeView view = { MAX (u0 - space, 0.0), MIN (u1 + space, 1.0) };

  return is_too_narrow (view, scale) ? narrowest (scale, (u0 + u1) / 2.0, 0.5) : view;
}

DatelineTimeView
dateline_time_view_convert (DatelineTimeView view,
                            const DatelineTimeScale *from,
                            const DatelineTimeScale *to)
{
  return dateline_time_view_fit (to, dateline_time_view_get_span (view, from), 0.0);
}

DatelineSpan
dateline_time_view_get_span (DatelineTimeView view, const DatelineTimeScale *scale)
{
  DatelineSpan extent = dateline_time_scale_get_extent (scale);
  DatelineSpan span = { dateline_time_scale_to_time (scale, view.u0),
                        dateline_time_scale_to_time (scale, view.u1) };

  if (dateline_time_scale_to_u (scale, span.begin) > view.u0)
    span.begin--;
  if (dateline_time_scale_to_u (scale, span.end) < view.u1)
    span.end++;
  return dateline_span_intersect (span, extent);
}
