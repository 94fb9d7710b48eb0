/* The ruler. All unfolded time has one scale, so one step serves the whole axis: the finest whose
 * ticks keep their distance for the ticks, and the finest whose names fit for the upper row; where
 * a narrow view then meets no name, the next finer one of which some fit. The axis is walked
 * stretch by stretch, a stretch being what lies between two folds, or a fold at whose begin an
 * event begins, which has a name but no ticks. */
#include "ticks.h"

#include <math.h>

#define LABEL_INDENT 3.0 /* from the tick to its label */

/* A named unit's begin on the lower row. */
typedef struct
{
  DatelineTime time;
  double x;
  DatelineTime stretch_end;
  gboolean folded;
} Candidate;

typedef struct
{
  DatelineTicks *ticks;
  const DatelineTimeScale *scale;
  DatelineTimeView view;
  double width;
  GTimeZone *zone;
  DatelineMeasureFunc measure;
  gpointer user_data;
  DatelineTickStep label_step;
  gboolean wide;      /* labels of the upper row */
  DatelineUnit major; /* of the lower row; DATELINE_N_UNITS for none */
  GArray *candidates;
} Layout;

static double
to_px (const Layout *layout, DatelineTime time)
{
  return dateline_time_view_to_px (
      layout->view, layout->width, dateline_time_scale_to_u (layout->scale, time));
}

static double
measure_step (const Layout *layout, DatelineTickStep step, gboolean wide, DatelineSpan seen)
{
  DatelineTime times[16];
  guint n = 0;
  double widest = 0.0;

  if (step.unit == DATELINE_UNIT_YEAR)
    {
      times[n++] = dateline_tick_step_floor (step, seen.begin, layout->zone);
      times[n++] = dateline_tick_step_floor (step, seen.end, layout->zone);
    }
  else if (step.unit == DATELINE_UNIT_MONTH)
    for (int month = 0; month < 12; month += step.n)
      times[n++] = (month * 30 + 15) * DATELINE_DAY;
  else
    times[n++] = 27 * DATELINE_DAY + 22 * DATELINE_HOUR + 30 * DATELINE_MINUTE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = dateline_tick_text_short (times[i], step, wide, layout->zone);

      widest = MAX (widest, layout->measure (text, layout->user_data));
    }
  return widest;
}

static DatelineUnit
find_major (DatelineTickStep step)
{
  switch (step.unit)
    {
    case DATELINE_UNIT_SECOND:
    case DATELINE_UNIT_MINUTE:
    case DATELINE_UNIT_HOUR:
      return DATELINE_UNIT_DAY;
    case DATELINE_UNIT_DAY:
    case DATELINE_UNIT_WEEK:
      return DATELINE_UNIT_MONTH;
    case DATELINE_UNIT_MONTH:
      return DATELINE_UNIT_YEAR;
    case DATELINE_UNIT_YEAR:
      return step.n < 50     ? DATELINE_UNIT_CENTURY
             : step.n < 1000 ? DATELINE_UNIT_MILLENNIUM
                             : DATELINE_N_UNITS;
    default:
      return DATELINE_N_UNITS;
    }
}

static double
get_px (const Layout *layout, DatelineTickStep step)
{
  return step.shortest * dateline_time_scale_get_slope (layout->scale) * layout->width /
         (layout->view.u1 - layout->view.u0);
}

static void
set_label_step (Layout *layout, DatelineTickStep step, DatelineSpan seen)
{
  layout->label_step = step;
  layout->wide =
      get_px (layout, step) >= measure_step (layout, step, TRUE, seen) + DATELINE_LABEL_GAP;
  layout->major = find_major (step);
}

/* Returns the number of the step for the labels. */
static guint
choose_steps (Layout *layout, DatelineSpan seen)
{
  guint n_steps, i = 0;
  const DatelineTickStep *steps = dateline_tick_steps (&n_steps);

  while (i + 1 < n_steps && get_px (layout, steps[i]) < DATELINE_TICK_GAP)
    i++;
  layout->ticks->step = steps[i];
  while (i + 1 < n_steps && get_px (layout, steps[i]) <
                                measure_step (layout, steps[i], FALSE, seen) + DATELINE_LABEL_GAP)
    i++;
  return i;
}

/* Adds the label if it keeps clear of those that its row has; takes @text. */
static gboolean
add_label (Layout *layout, guint row, double x, double limit, DatelineSpan span, char *text)
{
  DatelineTickLabel label = { x, layout->measure (text, layout->user_data), text, row, span };
  GArray *labels = layout->ticks->labels;
  gboolean fits = x >= 0.0 && x + label.width <= MIN (limit, layout->width);

  for (guint i = labels->len; fits && i > 0; i--)
    {
      const DatelineTickLabel *other = &g_array_index (labels, DatelineTickLabel, i - 1);

      if (other->row != row)
        continue;
      fits = other->x + other->width + DATELINE_LABEL_GAP <= x ||
             x + label.width + DATELINE_LABEL_GAP <= other->x;
      if (row == 0)
        break; /* the upper row comes in order */
    }
  if (fits)
    g_array_append_val (labels, label);
  else
    g_free (text);
  return fits;
}

static void
add_upper_label (Layout *layout, DatelineTime time, double x, double limit)
{
  DatelineSpan span = { time, dateline_tick_step_next (layout->label_step, time, layout->zone) };
  DatelineTime next;

  if (layout->label_step.unit == DATELINE_UNIT_WEEK)
    {
      next = dateline_tick_step_next (
          dateline_tick_step_of_unit (DATELINE_UNIT_MONTH), time, layout->zone);
      limit = MIN (limit, to_px (layout, next));
    }
  add_label (layout,
             0,
             x + LABEL_INDENT,
             limit,
             span,
             dateline_tick_text_short (time, layout->label_step, layout->wide, layout->zone));
}

static DatelineTime
next_tick (const Layout *layout, DatelineTime time)
{
  DatelineTickStep step = layout->ticks->step;
  DatelineTickStep month = dateline_tick_step_of_unit (DATELINE_UNIT_MONTH);
  DatelineTime next = dateline_tick_step_next (step, time, layout->zone);

  if (step.unit != DATELINE_UNIT_WEEK)
    return next;
  return MIN (next, dateline_tick_step_next (month, time, layout->zone));
}

static gboolean
begins (const Layout *layout, DatelineTickStep step, DatelineTime time)
{
  return dateline_tick_step_floor (step, time, layout->zone) == time;
}

/* The ticks of @stretch, of which @seen is in view, and its upper row. */
static void
add_ticks (Layout *layout, DatelineSpan stretch, DatelineSpan seen)
{
  DatelineTicks *ticks = layout->ticks;
  double limit = to_px (layout, stretch.end);
  DatelineTime time = dateline_tick_step_floor (ticks->step, seen.begin, layout->zone);

  for (; time <= seen.end; time = next_tick (layout, time))
    {
      DatelineTick tick = { to_px (layout, time), time, 0 };
      gboolean labelled;

      if (time < seen.begin || tick.x < -0.5 || tick.x > layout->width + 0.5)
        continue;
      labelled = begins (layout, layout->label_step, time);
      if (layout->major != DATELINE_N_UNITS &&
          begins (layout, dateline_tick_step_of_unit (layout->major), time))
        tick.rank = 2;
      else if (labelled)
        tick.rank = 1;
      g_array_append_val (ticks->ticks, tick);
      if (labelled && time < stretch.end)
        add_upper_label (layout, time, tick.x, limit);
    }
}

static void
add_candidates (Layout *layout, DatelineSpan stretch, DatelineSpan seen, gboolean folded)
{
  DatelineTickStep major = dateline_tick_step_of_unit (layout->major);
  Candidate candidate = { seen.begin, to_px (layout, seen.begin), stretch.end, folded };

  if (layout->major == DATELINE_N_UNITS)
    return;
  if (folded && seen.begin > stretch.begin)
    return;
  g_array_append_val (layout->candidates, candidate);
  while (!folded)
    {
      candidate.time = dateline_tick_step_next (major, candidate.time, layout->zone);
      candidate.x = to_px (layout, candidate.time);
      if (candidate.time >= seen.end)
        return;
      g_array_append_val (layout->candidates, candidate);
    }
}

/* How far a name of what ends at @end may reach: over the folds that follow, but from unfolded time
 * not over one with which an event begins. */
static double
find_limit (const Layout *layout, DatelineTime end, gboolean from_fold)
{
  guint n_folds;
  const DatelineFold *folds = dateline_time_scale_get_folds (layout->scale, &n_folds);
  gboolean folded = FALSE;

  for (guint i = 0; i < n_folds; i++)
    if (folds[i].span.begin <= end && end <= folds[i].span.end && (from_fold || !folds[i].begins))
      {
        end = folds[i].span.end;
        folded = TRUE;
      }
  return to_px (layout, end) + (folded ? 0.0 : LABEL_INDENT) - DATELINE_LABEL_GAP;
}

static gboolean
is_named (const Layout *layout, DatelineSpan year)
{
  GArray *labels = layout->ticks->labels;

  for (guint i = 0; i < labels->len; i++)
    {
      const DatelineTickLabel *label = &g_array_index (labels, DatelineTickLabel, i);

      if (label->row == 1 && dateline_span_overlaps (label->span, year))
        return TRUE;
    }
  return FALSE;
}

/* Names the candidates by @unit where there is room. */
static void
add_lower_labels (Layout *layout, DatelineUnit unit, gboolean brief)
{
  DatelineTickStep step = dateline_tick_step_of_unit (unit);

  for (guint i = 0; i < layout->candidates->len; i++)
    {
      const Candidate *at = &g_array_index (layout->candidates, Candidate, i);
      DatelineSpan span = { dateline_tick_step_floor (step, at->time, layout->zone),
                            dateline_tick_step_next (step, at->time, layout->zone) };

      if (at->folded && unit != DATELINE_UNIT_YEAR && span.end < at->stretch_end)
        continue;
      if ((unit != layout->major || brief) && is_named (layout, span))
        continue;
      add_label (layout,
                 1,
                 MAX (at->x, 0.0) + LABEL_INDENT,
                 find_limit (layout, span.end, at->folded),
                 span,
                 brief ? dateline_tick_text_short (at->time, step, FALSE, layout->zone)
                       : dateline_tick_text_full (at->time, unit, layout->zone));
    }
}

/* In full as far as it goes; then years of which nothing is named; then months without their year.
 */
static void
name_candidates (Layout *layout)
{
  if (layout->major == DATELINE_UNIT_DAY)
    add_lower_labels (layout, DATELINE_UNIT_DAY, FALSE);
  if (layout->major <= DATELINE_UNIT_MONTH)
    add_lower_labels (layout, DATELINE_UNIT_MONTH, FALSE);
  if (layout->major < DATELINE_N_UNITS)
    add_lower_labels (layout, MAX (layout->major, DATELINE_UNIT_YEAR), FALSE);
  if (layout->major == DATELINE_UNIT_MONTH)
    add_lower_labels (layout, DATELINE_UNIT_MONTH, TRUE);
}

static void
walk_stretch (Layout *layout, DatelineSpan stretch, DatelineSpan view, gboolean folded)
{
  DatelineSpan seen = dateline_span_intersect (stretch, view);

  if (dateline_span_is_empty (seen))
    return;
  if (!folded)
    add_ticks (layout, stretch, seen);
  add_candidates (layout, stretch, seen, folded);
}

static void
walk (Layout *layout, DatelineSpan view)
{
  DatelineSpan extent = dateline_time_scale_get_extent (layout->scale);
  DatelineTime time = extent.begin;
  guint n_folds;
  const DatelineFold *folds = dateline_time_scale_get_folds (layout->scale, &n_folds);

  for (guint i = 0; i < n_folds; i++)
    {
      walk_stretch (layout, (DatelineSpan){ time, folds[i].span.begin }, view, FALSE);
      if (folds[i].begins)
        walk_stretch (layout, folds[i].span, view, TRUE);
      time = folds[i].span.end;
    }
  walk_stretch (layout, (DatelineSpan){ time, extent.end }, view, FALSE);
}

static void
clear_label (DatelineTickLabel *label)
{
  g_free (label->text);
}

DatelineTicks *
dateline_ticks_new (const DatelineTimeScale *scale,
                    DatelineTimeView view,
                    double width,
                    GTimeZone *zone,
                    DatelineMeasureFunc measure,
                    gpointer user_data)
{
  DatelineTicks *ticks = g_new0 (DatelineTicks, 1);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  Layout layout = { ticks, scale, view, width, zone, measure, user_data, .candidates = candidates };
  DatelineSpan seen = dateline_time_view_get_span (view, scale);
  guint n_steps, step;

  ticks->ticks = g_array_new (FALSE, FALSE, sizeof (DatelineTick));
  ticks->labels = g_array_new (FALSE, FALSE, sizeof (DatelineTickLabel));
  g_array_set_clear_func (ticks->labels, (GDestroyNotify) clear_label);
  step = choose_steps (&layout, seen);
  do
    {
      set_label_step (&layout, dateline_tick_steps (&n_steps)[step], seen);
      g_array_set_size (ticks->ticks, 0);
      g_array_set_size (candidates, 0);
      walk (&layout, seen);
      name_candidates (&layout);
    }
  while (ticks->labels->len == 0 && layout.label_step.shortest > ticks->step.shortest &&
         step-- > 0);
  return ticks;
}

void
dateline_ticks_free (DatelineTicks *ticks)
{
  g_array_unref (ticks->ticks);
  g_array_unref (ticks->labels);
  g_free (ticks);
}
