/* What the chart draws from: ruler, marks and profile, made when first needed after the view, the
 * matches, the size or the style has changed, and kept while only the window or the playhead moves.
 */
#include "config.h"

#include "chart-private.h"

#include "duration.h"
#include "profile.h"

#define COUNT_LEADING 4.0  /* pixels of a row of text that a number leaves empty */
#define MARKS_PER_PX 0.4   /* more events than this in view are shown by their density only */
#define ROWS_LAID_OUT 5000 /* more rows than this are laid out only where they are in view */

PangoLayout *
dateline_chart_create_label (DatelineChart *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_attributes (layout, self->label_attributes);
  return layout;
}

static double
measure_label (const char *text, gpointer user_data)
{
  DatelineChart *self = user_data;
  gpointer known = g_hash_table_lookup (self->widths, text);
  int width;

  if (known == NULL)
    {
      g_autoptr (PangoLayout) layout = dateline_chart_create_label (self, text);

      pango_layout_get_pixel_size (layout, &width, NULL);
      known = GINT_TO_POINTER (width);
      if (g_hash_table_size (self->widths) > 2000)
        g_hash_table_remove_all (self->widths);
      g_hash_table_insert (self->widths, g_strdup (text), known);
    }
  return GPOINTER_TO_INT (known);
}

static void
clear_ruler (DatelineRuler *ruler)
{
  g_clear_pointer (&ruler->ticks, dateline_ticks_free);
  g_clear_pointer (&ruler->layouts, g_ptr_array_unref);
  g_clear_pointer (&ruler->folds, g_array_unref);
}

static void
clear_fold_label (DatelineFoldLabel *label)
{
  g_object_unref (label->layout);
}

/* A label stays in the part of its fold that is in view. */
static void
lay_out_fold_labels (DatelineChart *self, const DatelineAxis *axis)
{
  double width = dateline_axis_width (axis);
  guint n_folds;
  const DatelineFold *folds = dateline_time_scale_get_folds (axis->scale, &n_folds);

  self->ruler.folds = g_array_new (FALSE, FALSE, sizeof (DatelineFoldLabel));
  g_array_set_clear_func (self->ruler.folds, (GDestroyNotify) clear_fold_label);
  for (guint i = 0; i < n_folds; i++)
    {
      double x0 = MAX (dateline_time_view_to_px (axis->view, width, folds[i].u0), 0.0);
      double x1 = MIN (dateline_time_view_to_px (axis->view, width, folds[i].u1), width);
      g_autofree char *text = NULL;
      DatelineFoldLabel label;
      double room;

      if (x1 - x0 < DATELINE_LABEL_GAP)
        continue;
      text = dateline_duration_describe (dateline_span_length (folds[i].span));
      room = x1 - x0 - measure_label (text, self);
      if (room < 2 * DATELINE_LABEL_GAP)
        continue;
      label = (DatelineFoldLabel){ x0 + room / 2, dateline_chart_create_label (self, text) };
      g_array_append_val (self->ruler.folds, label);
    }
}

static void
lay_out_ruler (DatelineChart *self, const DatelineAxis *axis)
{
  DatelineRuler *ruler = &self->ruler;

  ruler->ticks = dateline_ticks_new (axis->scale,
                                     axis->view,
                                     dateline_axis_width (axis),
                                     dateline_chart_get_zone (self),
                                     measure_label,
                                     self);
  ruler->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ruler->ticks->labels->len; i++)
    {
      const DatelineTickLabel *label = &g_array_index (ruler->ticks->labels, DatelineTickLabel, i);

      g_ptr_array_add (ruler->layouts, dateline_chart_create_label (self, label->text));
    }
  lay_out_fold_labels (self, axis);
}

/* The matches that touch @span, in time order. */
static GArray *
find_touching (DatelineChart *self, DatelineSpan span)
{
  const DatelineColumns *columns =
      dateline_store_get_columns (dateline_session_get_store (self->session));
  DatelineRows *matches = dateline_session_get_matches (self->session);
  const guint32 *rows = dateline_rows_get_data (matches);
  GArray *touching = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < dateline_rows_get_length (matches); i++)
    {
      if (columns->begin[rows[i]] >= span.end)
        break;
      if (columns->end[rows[i]] >= span.begin)
        g_array_append_val (touching, rows[i]);
    }
  return touching;
}

static guint
count_in_view (DatelineChart *self, DatelineSpan span)
{
  const DatelineColumns *columns =
      dateline_store_get_columns (dateline_session_get_store (self->session));
  DatelineRows *matches = dateline_session_get_matches (self->session);
  const guint32 *rows = dateline_rows_get_data (matches);
  guint bounds[2];

  for (guint k = 0; k < 2; k++)
    {
      DatelineTime time = k == 0 ? span.begin : span.end;
      guint low = 0, high = dateline_rows_get_length (matches);

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (columns->begin[rows[middle]] < time)
            low = middle + 1;
          else
            high = middle;
        }
      bounds[k] = low;
    }
  return bounds[1] - bounds[0];
}

static void
lay_out_marks (DatelineChart *self, const DatelineAxis *axis)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  DatelineRows *matches = dateline_session_get_matches (self->session);
  DatelineSpan seen = dateline_time_view_get_span (axis->view, axis->scale);
  double width = dateline_axis_width (axis);
  double px_per_u = width / (axis->view.u1 - axis->view.u0);
  double height = dateline_axis_plot (axis).size.height;
  gboolean all = dateline_rows_get_length (matches) <= ROWS_LAID_OUT;

  if (count_in_view (self, seen) > MARKS_PER_PX * width)
    {
      g_clear_pointer (&self->marks, dateline_marks_free);
      return;
    }
  if (all && self->marks != NULL && self->marks_height == height &&
      ABS (self->marks_px_per_u / px_per_u - 1.0) < 1e-9)
    return;
  g_clear_pointer (&self->marks, dateline_marks_free);
  if (all)
    self->marks = dateline_marks_new (store,
                                      dateline_rows_get_data (matches),
                                      dateline_rows_get_length (matches),
                                      axis->scale,
                                      px_per_u,
                                      height,
                                      self->row_height - COUNT_LEADING);
  else
    {
      g_autoptr (GArray) rows = find_touching (self, seen);

      if (rows->len <= ROWS_LAID_OUT)
        self->marks = dateline_marks_new (store,
                                          (const guint32 *) rows->data,
                                          rows->len,
                                          axis->scale,
                                          px_per_u,
                                          height,
                                          self->row_height - COUNT_LEADING);
    }
  self->marks_px_per_u = px_per_u;
  self->marks_height = height;
}

static void
lay_out_profile (DatelineChart *self, const DatelineAxis *axis)
{
  graphene_rect_t plot = dateline_axis_plot (axis);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->profile = dateline_profile_new (dateline_session_get_store (self->session),
                                        dateline_session_get_matches (self->session),
                                        axis->scale,
                                        axis->view,
                                        plot.size.width * factor,
                                        plot.size.height * factor,
                                        dateline_colors_get (GTK_WIDGET (self)).dark,
                                        &self->profile_by_root);
}

void
dateline_chart_ensure_layout (DatelineChart *self)
{
  DatelineAxis axis = dateline_chart_get_axis (self);

  if (self->has_layout || dateline_chart_is_empty (self))
    return;
  lay_out_ruler (self, &axis);
  lay_out_marks (self, &axis);
  if (self->marks == NULL)
    lay_out_profile (self, &axis);
  self->has_layout = TRUE;
}

void
dateline_chart_drop_layout (DatelineChart *self)
{
  clear_ruler (&self->ruler);
  g_clear_object (&self->profile);
  self->has_layout = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dateline_chart_drop_marks (DatelineChart *self)
{
  g_clear_pointer (&self->marks, dateline_marks_free);
  dateline_chart_drop_layout (self);
}

void
dateline_chart_drop_tears (DatelineChart *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->tears); i++)
    g_clear_pointer (&self->tears[i], gsk_render_node_unref);
}

void
dateline_chart_drop_style (DatelineChart *self)
{
  if (self->widths != NULL)
    g_hash_table_remove_all (self->widths);
  dateline_chart_drop_tears (self);
  dateline_chart_drop_layout (self);
}
