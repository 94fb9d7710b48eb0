/* Zoom and pan over a time axis. Every view returned lies in 0..1 and holds at least a minute, or
 * the whole extent where that is shorter. */
#include "time-view.h"

#define LEAST_SIDE 1e-6 /* of a view, on either side of what stays */

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

/* Of @width, with @u at @part of it, or as near as the extent lets. */
static DatelineTimeView
around (double u, double part, double width)
{
  return into_extent ((DatelineTimeView){ u - part * width, u + (1.0 - part) * width });
}

static gboolean
is_too_narrow (DatelineTimeView view, const DatelineTimeScale *scale)
{
  return dateline_time_scale_to_time (scale, view.u1) -
             dateline_time_scale_to_time (scale, view.u0) <
         DATELINE_MINUTE;
}

/* At least a minute wide, and no wider than need be. */
static DatelineTimeView
narrowest (const DatelineTimeScale *scale, double u, double part)
{
  double low = 0.0, high = 1.0;

  for (int i = 0; i < 64; i++)
    {
      double middle = (low + high) / 2.0;

      if (is_too_narrow (around (u, part, middle), scale))
        low = middle;
      else
        high = middle;
    }
  return around (u, part, high);
}

DatelineTimeView
dateline_time_view_zoom (DatelineTimeView view,
                         const DatelineTimeScale *scale,
                         double u,
                         double factor)
{
  double part = CLAMP ((u - view.u0) / (view.u1 - view.u0), 0.0, 1.0);
  DatelineTimeView zoomed = around (u, part, (view.u1 - view.u0) / factor);

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

DatelineTimeView
dateline_time_view_convert_about (DatelineTimeView view,
                                  const DatelineTimeScale *from,
                                  const DatelineTimeScale *to,
                                  DatelineTime time)
{
  DatelineSpan seen = dateline_time_view_get_span (view, from);
  double place = (dateline_time_scale_to_u (from, time) - view.u0) / (view.u1 - view.u0);
  double left = CLAMP (place, LEAST_SIDE, 1.0 - LEAST_SIDE), right = 1.0 - left;
  double u = dateline_time_scale_to_u (to, time);
  double width = MAX ((u - dateline_time_scale_to_u (to, seen.begin)) / left,
                      (dateline_time_scale_to_u (to, seen.end) - u) / right);
  DatelineTimeView converted;

  /* No wider than the extent goes, but at its own ends. */
  if (place > LEAST_SIDE)
    width = MIN (width, u / left);
  if (place < 1.0 - LEAST_SIDE)
    width = MIN (width, (1.0 - u) / right);
  converted = around (u, left, width);
  return is_too_narrow (converted, to) ? narrowest (to, u, left) : converted;
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
