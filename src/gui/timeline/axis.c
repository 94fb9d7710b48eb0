/* The chart's axis: pure arithmetic on what the struct holds. */
#include "axis.h"

#define SLOP 4.0 /* pixels around what can be taken hold of */
#define SNAP_PX 3.0

double
dateline_axis_width (const DatelineAxis *axis)
{
  return MAX (axis->width - 2 * DATELINE_AXIS_MARGIN, 1.0);
}

double
dateline_axis_u_to_x (const DatelineAxis *axis, double u)
{
  return DATELINE_AXIS_MARGIN +
         dateline_time_view_to_px (axis->view, dateline_axis_width (axis), u);
}

double
dateline_axis_to_x (const DatelineAxis *axis, DatelineTime time)
{
  return dateline_axis_u_to_x (axis, dateline_time_scale_to_u (axis->scale, time));
}

double
dateline_axis_to_u (const DatelineAxis *axis, double x)
{
  return dateline_time_view_to_u (axis->view, dateline_axis_width (axis), x - DATELINE_AXIS_MARGIN);
}

DatelineTime
dateline_axis_to_time (const DatelineAxis *axis, double x)
{
  return dateline_time_scale_to_time (axis->scale, dateline_axis_to_u (axis, x));
}

graphene_rect_t
dateline_axis_strip (const DatelineAxis *axis)
{
  return GRAPHENE_RECT_INIT (
      DATELINE_AXIS_MARGIN, 0, dateline_axis_width (axis), DATELINE_STRIP_HEIGHT);
}

graphene_rect_t
dateline_axis_plot (const DatelineAxis *axis)
{
  double height = axis->height - DATELINE_STRIP_HEIGHT - 2 * axis->row_height;

  return GRAPHENE_RECT_INIT (
      DATELINE_AXIS_MARGIN, DATELINE_STRIP_HEIGHT, dateline_axis_width (axis), MAX (height, 1.0));
}

graphene_rect_t
dateline_axis_ruler (const DatelineAxis *axis)
{
  return GRAPHENE_RECT_INIT (DATELINE_AXIS_MARGIN,
                             axis->height - 2 * axis->row_height,
                             dateline_axis_width (axis),
                             2 * axis->row_height);
}

graphene_rect_t
dateline_axis_plot_span (const DatelineAxis *axis, DatelineSpan span)
{
  graphene_rect_t plot = dateline_axis_plot (axis);
  double right = plot.origin.x + plot.size.width;
  double x0 = CLAMP (dateline_axis_to_x (axis, span.begin), plot.origin.x, right);
  double x1 = CLAMP (dateline_axis_to_x (axis, span.end), x0, right);

  return GRAPHENE_RECT_INIT (x0, plot.origin.y, x1 - x0, plot.size.height);
}

static double
part_x (const DatelineAxis *axis, DatelinePart part)
{
  switch (part)
    {
    case DATELINE_PART_BEGIN:
      return dateline_axis_to_x (axis, axis->window.begin);
    case DATELINE_PART_END:
      return dateline_axis_to_x (axis, axis->window.end);
    default:
      return dateline_axis_to_x (axis, axis->playhead);
    }
}

graphene_rect_t
dateline_axis_handle (const DatelineAxis *axis, DatelinePart part)
{
  graphene_rect_t plot = dateline_axis_plot (axis);
  double x = part_x (axis, part);

  if (part == DATELINE_PART_BEGIN)
    x -= DATELINE_HANDLE_WIDTH;
  if (part != DATELINE_PART_PLAYHEAD)
    return GRAPHENE_RECT_INIT (x, 0, DATELINE_HANDLE_WIDTH, DATELINE_STRIP_HEIGHT);
  return GRAPHENE_RECT_INIT (x - DATELINE_KNOB_SIZE / 2,
                             plot.origin.y + plot.size.height - DATELINE_KNOB_SIZE / 2,
                             DATELINE_KNOB_SIZE,
                             DATELINE_KNOB_SIZE);
}

gboolean
dateline_axis_is_in_view (const DatelineAxis *axis, DatelinePart part)
{
  double x = part_x (axis, part);

  return x >= DATELINE_AXIS_MARGIN - 0.5 && x <= axis->width - DATELINE_AXIS_MARGIN + 0.5;
}

static gboolean
hits_handle (const DatelineAxis *axis, DatelinePart part, const graphene_point_t *point)
{
  graphene_rect_t area = dateline_axis_handle (axis, part);

  graphene_rect_inset (&area, part == DATELINE_PART_PLAYHEAD ? -SLOP : -SLOP / 2, -SLOP / 2);
  return dateline_axis_is_in_view (axis, part) && graphene_rect_contains_point (&area, point);
}

DatelinePart
dateline_axis_hit (const DatelineAxis *axis, double x, double y)
{
  const graphene_point_t point = { x, y };
  double playhead = part_x (axis, DATELINE_PART_PLAYHEAD);

  if (y < 0 || y >= axis->height)
    return DATELINE_PART_NONE;
  if (hits_handle (axis, DATELINE_PART_PLAYHEAD, &point))
    return DATELINE_PART_PLAYHEAD;
  if (hits_handle (axis, DATELINE_PART_BEGIN, &point))
    return DATELINE_PART_BEGIN;
  if (hits_handle (axis, DATELINE_PART_END, &point))
    return DATELINE_PART_END;
  if (y >= axis->height - 2 * axis->row_height)
    return DATELINE_PART_RULER;
  if (y >= DATELINE_STRIP_HEIGHT)
    return ABS (x - playhead) <= SLOP / 2 ? DATELINE_PART_PLAYHEAD : DATELINE_PART_PLOT;
  if (x >= part_x (axis, DATELINE_PART_BEGIN) && x <= part_x (axis, DATELINE_PART_END))
    return DATELINE_PART_WINDOW;
  return DATELINE_PART_STRIP;
}

static gboolean
has_place (const DatelineAxis *axis, DatelineTime time)
{
  DatelineSpan extent = dateline_time_scale_get_extent (axis->scale);

  return time >= extent.begin && time <= extent.end &&
         dateline_time_scale_find_fold (axis->scale, time) == NULL;
}

static DatelineTime
snap_to_step (const DatelineAxis *axis, DatelineTime time, DatelineTickStep step, GTimeZone *zone)
{
  const DatelineFold *fold = dateline_time_scale_find_fold (axis->scale, time);
  DatelineTime before = fold != NULL ? fold->span.begin : time;
  DatelineTime after = fold != NULL ? fold->span.end - 1 : time;
  double x = dateline_axis_to_x (axis, time);

  before = dateline_tick_step_floor (step, before, zone);
  after = dateline_tick_step_next (step, after, zone);
  if (!has_place (axis, before))
    return has_place (axis, after) ? after : time;
  if (!has_place (axis, after))
    return before;
  return x - dateline_axis_to_x (axis, before) <= dateline_axis_to_x (axis, after) - x ? before
                                                                                       : after;
}

static DatelineTime
snap_gently (const DatelineAxis *axis, DatelineTime time, GTimeZone *zone)
{
  DatelineSpan extent = dateline_time_scale_get_extent (axis->scale);
  double x = dateline_axis_to_x (axis, time);
  guint n_steps;
  const DatelineTickStep *steps = dateline_tick_steps (&n_steps);

  for (guint i = n_steps; i > 0; i--)
    {
      DatelineTime before = dateline_tick_step_floor (steps[i - 1], time, zone);
      DatelineTime after = dateline_tick_step_next (steps[i - 1], time, zone);

      if (steps[i - 1].unit == DATELINE_UNIT_YEAR && steps[i - 1].n > 1)
        continue;
      /* What is outside the extent has no place of its own on the axis. */
      if (before >= extent.begin && x - dateline_axis_to_x (axis, before) <= SNAP_PX)
        return before;
      if (after <= extent.end && dateline_axis_to_x (axis, after) - x <= SNAP_PX)
        return after;
    }
  return time;
}

DatelineTime
dateline_axis_snap (const DatelineAxis *axis,
                    DatelineTime time,
                    const DatelineTickStep *step,
                    GTimeZone *zone)
{
  DatelineSpan extent = dateline_time_scale_get_extent (axis->scale);

  if (step != NULL)
    return snap_to_step (axis, time, *step, zone);
  if (time <= extent.begin || time >= extent.end ||
      dateline_time_scale_find_fold (axis->scale, time) != NULL)
    return time;
  return snap_gently (axis, time, zone);
}

DatelineSpan
dateline_axis_slide (const DatelineAxis *axis,
                     DatelineSpan window,
                     double du,
                     const DatelineTickStep *step,
                     GTimeZone *zone)
{
  const DatelineTimeScale *scale = axis->scale;
  DatelineSpan extent = dateline_time_scale_get_extent (scale);
  double u = dateline_time_scale_to_u (scale, window.begin) + du;
  double width =
      dateline_time_scale_to_u (scale, window.end) - dateline_time_scale_to_u (scale, window.begin);
  DatelineTime snapped;

  if (u <= 0.0)
    return (DatelineSpan){ extent.begin, dateline_time_scale_to_time (scale, width) };
  if (u + width >= 1.0)
    return (DatelineSpan){ dateline_time_scale_to_time (scale, 1.0 - width), extent.end };
  window.begin = dateline_time_scale_to_time (scale, u);
  snapped = dateline_axis_snap (axis, window.begin, step, zone);
  if (dateline_time_scale_to_u (scale, snapped) + width <= 1.0)
    window.begin = snapped;
  window.end =
      dateline_time_scale_to_time (scale, dateline_time_scale_to_u (scale, window.begin) + width);
  return window;
}
