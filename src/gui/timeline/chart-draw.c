/* Draws the chart, back to front: the plot's paper, shaded outside the window; torn folds, and the
 * dashed tears of those unfolded; the events; the ruler; the window's strip and edges; the
 * playhead's line. Handles are widgets and draw themselves above. */
#include "config.h"

#include "chart-private.h"

#include <math.h>

#define TOOTH 4.0 /* of a torn edge */

static void
fill (GtkSnapshot *snapshot, double x, double y, double width, double height, GdkRGBA color)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_paper (const DatelineAxis *axis, const DatelineColors *colors, GtkSnapshot *snapshot)
{
  graphene_rect_t plot = dateline_axis_plot (axis);
  DatelineSpan shown = { axis->window.begin, axis->playhead };
  graphene_rect_t window = dateline_axis_plot_span (axis, axis->window);
  graphene_rect_t lit = dateline_axis_plot_span (axis, shown);

  gtk_snapshot_append_color (snapshot, &colors->shade, &plot);
  fill (snapshot,
        window.origin.x,
        window.origin.y,
        window.size.width,
        window.size.height,
        dateline_color_with_alpha (colors->accent, 0.05));
  gtk_snapshot_append_color (snapshot, &colors->paper, &lit);
}

/* The outline of a torn edge, from top to bottom. */
static void
trace_tear (cairo_t *cr, double height)
{
  cairo_move_to (cr, 0, 0);
  for (int i = 1; i * TOOTH <= height + TOOTH; i++)
    cairo_line_to (cr, i % 2 == 0 ? 0 : TOOTH, i * TOOTH);
}

/* The sides of a torn edge that its fold is on, in the order of DatelineChart.tears. */
typedef enum
{
  TEAR_LEFT, /* the fold's right edge */
  TEAR_BOTH,
  TEAR_RIGHT,
  TEAR_UNFOLDED, /* dashed */
} Tear;

/* A torn edge, TOOTH wide and @height high; the fold's side of it is filled with the fold's colour.
 */
static GskRenderNode *
make_tear (const DatelineColors *colors, double height, Tear tear)
{
  static const double dashes[] = { 2.5, 3.5 };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr =
      gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-1, 0, TOOTH + 2, height));
  GdkRGBA line = dateline_color_with_alpha (colors->ink, 0.3);

  if (tear == TEAR_LEFT || tear == TEAR_RIGHT)
    {
      double side = tear == TEAR_RIGHT ? TOOTH + 1 : -1;

      trace_tear (cr, height);
      cairo_line_to (cr, side, height + TOOTH);
      cairo_line_to (cr, side, 0);
      cairo_close_path (cr);
      gdk_cairo_set_source_rgba (cr, &colors->fold);
      cairo_fill (cr);
    }
  trace_tear (cr, height);
  cairo_set_line_width (cr, 1);
  if (tear == TEAR_UNFOLDED)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_stroke (cr);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
append_node_at (GtkSnapshot *snapshot, GskRenderNode *node, double x, double y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

/* Folds that follow one another are one gap, with one torn edge between them. */
static void
draw_folds (DatelineChart *self,
            const DatelineAxis *axis,
            const DatelineColors *colors,
            GtkSnapshot *snapshot)
{
  graphene_rect_t plot = dateline_axis_plot (axis);
  double right = plot.origin.x + plot.size.width;
  guint n_folds;
  const DatelineFold *folds = dateline_time_scale_get_folds (axis->scale, &n_folds);

  for (guint i = 0; i < n_folds; i++)
    {
      gboolean follows = i > 0 && folds[i - 1].span.end == folds[i].span.begin;
      gboolean followed = i + 1 < n_folds && folds[i + 1].span.begin == folds[i].span.end;
      double x0 = round (dateline_axis_u_to_x (axis, folds[i].u0)) - (follows ? TOOTH / 2 : 0);
      double x1 = round (dateline_axis_u_to_x (axis, folds[i].u1)) - (followed ? TOOTH / 2 : TOOTH);

      if (x1 + TOOTH < plot.origin.x || x0 > right)
        continue;
      fill (snapshot, x0 + TOOTH, plot.origin.y, x1 - x0 - TOOTH, plot.size.height, colors->fold);
      append_node_at (snapshot, self->tears[follows ? TEAR_BOTH : TEAR_RIGHT], x0, plot.origin.y);
      if (!followed)
        append_node_at (snapshot, self->tears[TEAR_LEFT], x1, plot.origin.y);
    }
}

static void
draw_unfolded (DatelineChart *self,
               const DatelineAxis *axis,
               const DatelineColors *colors,
               GtkSnapshot *snapshot)
{
  GdkRGBA tint = dateline_color_with_alpha (colors->ink, 0.05);
  guint n_unfolded;
  const DatelineFold *unfolded = dateline_time_scale_get_unfolded (axis->scale, &n_unfolded);

  for (guint i = 0; i < n_unfolded; i++)
    {
      graphene_rect_t area = dateline_axis_plot_span (axis, unfolded[i].span);
      double edges[] = { dateline_axis_u_to_x (axis, unfolded[i].u0),
                         dateline_axis_u_to_x (axis, unfolded[i].u1) };

      if (area.size.width > 0)
        gtk_snapshot_append_color (snapshot, &tint, &area);
      for (guint k = 0; k < G_N_ELEMENTS (edges); k++)
        if (edges[k] >= DATELINE_AXIS_MARGIN - TOOTH &&
            edges[k] <= axis->width - DATELINE_AXIS_MARGIN + TOOTH)
          append_node_at (
              snapshot, self->tears[TEAR_UNFOLDED], round (edges[k]) - TOOTH / 2, area.origin.y);
    }
}

static void
make_tears (DatelineChart *self, const DatelineAxis *axis, const DatelineColors *colors)
{
  double height = dateline_axis_plot (axis).size.height;

  for (guint tear = 0; tear < G_N_ELEMENTS (self->tears); tear++)
    if (self->tears[tear] == NULL)
      self->tears[tear] = make_tear (colors, height, tear);
}

static void
draw_ticks (DatelineChart *self,
            const DatelineAxis *axis,
            const DatelineColors *colors,
            GtkSnapshot *snapshot)
{
  static const double alphas[] = { 0.25, 0.45, 0.6 };
  graphene_rect_t plot = dateline_axis_plot (axis);
  double top = plot.origin.y + plot.size.height;
  GArray *ticks = self->ruler.ticks->ticks;

  for (guint i = 0; i < ticks->len; i++)
    {
      const DatelineTick *tick = &g_array_index (ticks, DatelineTick, i);
      double x = plot.origin.x + floor (tick->x);
      double length = tick->rank == 0 ? 4 : tick->rank == 1 ? 8 : 2 * axis->row_height - 4;

      fill (
          snapshot, x, top, 1, length, dateline_color_with_alpha (colors->ink, alphas[tick->rank]));
      if (tick->rank > 0)
        fill (snapshot,
              x,
              plot.origin.y,
              1,
              plot.size.height,
              dateline_color_with_alpha (colors->ink, tick->rank == 1 ? 0.04 : 0.10));
    }
}

static void
draw_labels (DatelineChart *self,
             const DatelineAxis *axis,
             const DatelineColors *colors,
             GtkSnapshot *snapshot)
{
  graphene_rect_t ruler = dateline_axis_ruler (axis);
  GArray *labels = self->ruler.ticks->labels;
  const GdkRGBA inks[] = { dateline_color_with_alpha (colors->ink, 0.7),
                           dateline_color_with_alpha (colors->ink, 0.95) };

  for (guint i = 0; i < labels->len; i++)
    {
      const DatelineTickLabel *label = &g_array_index (labels, DatelineTickLabel, i);

      if (label->row == 1)
        fill (snapshot,
              ruler.origin.x + floor (label->x) - 3,
              ruler.origin.y,
              1,
              2 * axis->row_height - 4,
              dateline_color_with_alpha (colors->ink, 0.6));
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
          snapshot,
          &GRAPHENE_POINT_INIT (ruler.origin.x + floor (label->x),
                                ruler.origin.y + 3 + label->row * (axis->row_height - 1)));
      gtk_snapshot_append_layout (
          snapshot, g_ptr_array_index (self->ruler.layouts, i), &inks[label->row]);
      gtk_snapshot_restore (snapshot);
    }
}

/* A fold's length, where there is room to say it. */
static void
draw_fold_lengths (DatelineChart *self,
                   const DatelineAxis *axis,
                   const DatelineColors *colors,
                   GtkSnapshot *snapshot)
{
  graphene_rect_t ruler = dateline_axis_ruler (axis);
  GdkRGBA ink = dateline_color_with_alpha (colors->ink, 0.5);

  for (guint i = 0; i < self->ruler.folds->len; i++)
    {
      const DatelineFoldLabel *label = &g_array_index (self->ruler.folds, DatelineFoldLabel, i);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
          snapshot, &GRAPHENE_POINT_INIT (ruler.origin.x + round (label->x), ruler.origin.y + 3));
      gtk_snapshot_append_layout (snapshot, label->layout, &ink);
      gtk_snapshot_restore (snapshot);
    }
}

/* The base line of the ruler, open where time is folded. */
static void
draw_base (const DatelineAxis *axis, const DatelineColors *colors, GtkSnapshot *snapshot)
{
  graphene_rect_t ruler = dateline_axis_ruler (axis);
  GdkRGBA color = dateline_color_with_alpha (colors->ink, 0.3);
  double x = ruler.origin.x, right = ruler.origin.x + ruler.size.width;
  guint n_folds;
  const DatelineFold *folds = dateline_time_scale_get_folds (axis->scale, &n_folds);

  for (guint i = 0; i < n_folds; i++)
    {
      double x0 = MIN (dateline_axis_u_to_x (axis, folds[i].u0), right);

      fill (snapshot, x, ruler.origin.y, x0 - x, 1, color);
      x = MAX (x, dateline_axis_u_to_x (axis, folds[i].u1));
    }
  fill (snapshot, x, ruler.origin.y, right - x, 1, color);
}

static void
draw_strip (const DatelineAxis *axis, const DatelineColors *colors, GtkSnapshot *snapshot)
{
  graphene_rect_t strip = dateline_axis_strip (axis);
  double right = strip.origin.x + strip.size.width;
  double x0 = CLAMP (dateline_axis_to_x (axis, axis->window.begin), strip.origin.x, right);
  double x1 = CLAMP (dateline_axis_to_x (axis, axis->window.end), x0, right);
  double middle = (x0 + x1) / 2, height = strip.size.height - 2;

  fill (snapshot,
        strip.origin.x,
        strip.size.height / 2 - 1,
        strip.size.width,
        2,
        dateline_color_with_alpha (colors->ink, 0.12));
  fill (snapshot, x0, 1, x1 - x0, height, dateline_color_with_alpha (colors->accent, 0.22));
  if (x1 - x0 > 48)
    for (int i = -2; i <= 2; i++)
      fill (snapshot,
            round (middle + i * 4) - 1,
            strip.size.height / 2 - 1,
            2,
            2,
            dateline_color_with_alpha (colors->accent, 0.9));
}

static void
draw_line (const DatelineAxis *axis,
           DatelineTime time,
           double width,
           double from,
           GdkRGBA color,
           GtkSnapshot *snapshot)
{
  graphene_rect_t plot = dateline_axis_plot (axis);
  double x = round (dateline_axis_to_x (axis, time) - width / 2);

  if (x < plot.origin.x - width || x > plot.origin.x + plot.size.width)
    return;
  fill (snapshot, x, from, width, plot.origin.y + plot.size.height - from, color);
}

static void
draw_window (const DatelineAxis *axis, const DatelineColors *colors, GtkSnapshot *snapshot)
{
  GdkRGBA edge = dateline_color_with_alpha (colors->accent, 0.8);

  draw_strip (axis, colors, snapshot);
  draw_line (axis, axis->window.begin, 1, 1, edge, snapshot);
  draw_line (axis, axis->window.end, 1, 1, edge, snapshot);
  draw_line (axis, axis->playhead, 2, DATELINE_STRIP_HEIGHT, colors->accent, snapshot);
}

void
dateline_chart_draw (DatelineChart *self, GtkSnapshot *snapshot)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  DatelineColors colors = dateline_colors_get (GTK_WIDGET (self));

  graphene_rect_t plot = dateline_axis_plot (&axis);

  dateline_chart_ensure_layout (self);
  if (dateline_chart_is_empty (self))
    {
      gtk_snapshot_append_color (snapshot, &colors.shade, &plot);
      return;
    }
  draw_paper (&axis, &colors, snapshot);
  make_tears (self, &axis, &colors);
  gtk_snapshot_push_clip (snapshot, &plot);
  draw_folds (self, &axis, &colors, snapshot);
  draw_unfolded (self, &axis, &colors, snapshot);
  gtk_snapshot_pop (snapshot);
  draw_ticks (self, &axis, &colors, snapshot);
  dateline_chart_draw_events (self, &axis, &colors, snapshot);
  draw_base (&axis, &colors, snapshot);
  draw_labels (self, &axis, &colors, snapshot);
  draw_fold_lengths (self, &axis, &colors, snapshot);
  draw_window (&axis, &colors, snapshot);
}
