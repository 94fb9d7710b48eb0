/* Folds and their unfolding. The events give the folding scale; the spans that a person has
 * unfolded give the one shown, until another dataset comes. From one to the other the chart moves
 * in a fifth of a second, in which its scale and its view lie between the two. */
#include "config.h"

#include "chart-private.h"

#define MOVE_MS 200

static guint folding_changed;

void
dateline_chart_class_init_folding (DatelineChartClass *klass)
{
  folding_changed = g_signal_new ("folding-changed",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
}

static double
between (double from, double to, double part)
{
  return from + part * (to - from);
}

static void
moved_cb (double part, DatelineChart *self)
{
  const DatelineFolding *folding = &self->folding;

  dateline_time_scale_unref (self->elastic);
  self->elastic =
      part >= 1.0 ? dateline_time_scale_ref (folding->to)
                  : dateline_time_scale_new_between (folding->from, folding->to, MAX (part, 0.0));
  self->view = (DatelineTimeView){
    between (folding->from_view.u0, folding->to_view.u0, part),
    between (folding->from_view.u1, folding->to_view.u1, part),
  };
  dateline_chart_drop_marks (self);
}

static void
arrived_cb (DatelineChart *self)
{
  g_clear_pointer (&self->folding.from, dateline_time_scale_unref);
  g_clear_pointer (&self->folding.to, dateline_time_scale_unref);
  g_clear_object (&self->folding.animation);
}

void
dateline_chart_settle (DatelineChart *self)
{
  if (self->folding.animation != NULL)
    adw_animation_skip (self->folding.animation);
}

/* To what is to be unfolded now, and to @view on that scale. */
static void
move_to (DatelineChart *self, DatelineTimeScale *to, DatelineTimeView view)
{
  AdwAnimationTarget *target =
      adw_callback_animation_target_new ((AdwAnimationTargetFunc) moved_cb, self, NULL);
  AdwAnimation *animation = adw_timed_animation_new (GTK_WIDGET (self), 0.0, 1.0, MOVE_MS, target);

  self->folding = (DatelineFolding){ .from = dateline_time_scale_ref (self->elastic),
                                     .to = to,
                                     .from_view = self->view,
                                     .to_view = view,
                                     .animation = animation };
  g_signal_connect_swapped (animation, "done", G_CALLBACK (arrived_cb), self);
  adw_animation_play (animation);
  g_signal_emit (self, folding_changed, 0);
}

static DatelineTimeScale *
make_unfolded (DatelineChart *self)
{
  return dateline_time_scale_new_unfolded (
      self->folded, (const DatelineSpan *) self->unfolded->data, self->unfolded->len);
}

static gboolean
forget (DatelineChart *self, DatelineSpan span)
{
  for (guint i = 0; i < self->unfolded->len; i++)
    if (dateline_span_equal (g_array_index (self->unfolded, DatelineSpan, i), span))
      {
        g_array_remove_index_fast (self->unfolded, i);
        return TRUE;
      }
  return FALSE;
}

void
dateline_chart_toggle_fold (DatelineChart *self, DatelineSpan span, DatelineTime time)
{
  DatelineTimeScale *to;

  dateline_chart_settle (self);
  if (!forget (self, span))
    g_array_append_val (self->unfolded, span);
  to = make_unfolded (self);
  move_to (self, to, dateline_time_view_convert_about (self->view, self->elastic, to, time));
}

gboolean
dateline_chart_can_refold (DatelineChart *self)
{
  return self->is_elastic && self->unfolded->len > 0;
}

void
dateline_chart_refold (DatelineChart *self)
{
  if (!dateline_chart_can_refold (self))
    return;
  dateline_chart_settle (self);
  g_array_set_size (self->unfolded, 0);
  move_to (self,
           dateline_time_scale_ref (self->folded),
           dateline_time_view_convert (self->view, self->elastic, self->folded));
}

void
dateline_chart_set_elastic (DatelineChart *self, gboolean elastic)
{
  const DatelineTimeScale *from;

  dateline_chart_settle (self);
  from = dateline_chart_get_scale (self);
  if (self->is_elastic == elastic)
    return;
  self->is_elastic = elastic;
  self->view = dateline_time_view_convert (self->view, from, dateline_chart_get_scale (self));
  dateline_chart_drop_marks (self);
  g_signal_emit (self, folding_changed, 0);
}

const DatelineTimeScale *
dateline_chart_get_scale (DatelineChart *self)
{
  return self->is_elastic ? self->elastic : self->linear;
}

void
dateline_chart_clear_scales (DatelineChart *self)
{
  dateline_chart_settle (self);
  g_clear_pointer (&self->folded, dateline_time_scale_unref);
  g_clear_pointer (&self->elastic, dateline_time_scale_unref);
  g_clear_pointer (&self->linear, dateline_time_scale_unref);
}

void
dateline_chart_make_scales (DatelineChart *self)
{
  DatelineSpan extent = dateline_session_get_extent (self->session);
  DatelineStore *store = dateline_session_get_store (self->session);

  dateline_chart_clear_scales (self);
  self->linear = dateline_time_scale_new_linear (extent);
  if (store != NULL)
    {
      const DatelineColumns *columns = dateline_store_get_columns (store);

      self->folded =
          dateline_time_scale_new_elastic (extent, columns->begin, columns->end, columns->n_events);
    }
  else
    self->folded = dateline_time_scale_ref (self->linear);
  self->elastic = dateline_time_scale_ref (self->folded);
  self->view = DATELINE_TIME_VIEW_ALL;
  g_array_set_size (self->unfolded, 0);
  g_signal_emit (self, folding_changed, 0);
}
