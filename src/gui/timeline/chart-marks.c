/* Draws the events: their density where there are many, else bars and marks, full where the session
 * shows them and pale elsewhere, the selected one in a ring. What is pale is drawn as one group,
 * since a group's opacity costs the same for one as for all. */
#include "config.h"

#include "chart-private.h"
#include "palette.h"

#include <math.h>

#define PALE 0.3

/* What one pass over the marks needs. */
typedef struct
{
  DatelineChart *self;
  const DatelineAxis *axis;
  const DatelineColors *colors;
  const DatelineStore *store;
  const DatelineColumns *columns;
  graphene_rect_t plot;
  double offset; /* from a mark's place on the whole axis to x */
  GtkSnapshot *snapshot;
} Pass;

static gboolean
is_shown (const Pass *pass, guint32 row)
{
  DatelineSpan window = pass->axis->window;
  DatelineTime end = MAX (pass->columns->end[row], pass->columns->begin[row] + 1);

  return pass->columns->begin[row] <= pass->axis->playhead &&
         pass->columns->begin[row] < window.end && end > window.begin;
}

static double
lane_y (const Pass *pass, const DatelineMark *mark)
{
  return round (pass->plot.origin.y + pass->plot.size.height -
                dateline_marks_lane_y (pass->self->marks, mark->lane));
}

/* An end that is open points on. */
static void
draw_arrow (const Pass *pass, double x, double y, double size, int direction, GdkRGBA color)
{
  for (int side = -1; side <= 1; side += 2)
    {
      gtk_snapshot_save (pass->snapshot);
      gtk_snapshot_translate (pass->snapshot, &GRAPHENE_POINT_INIT (x, y));
      gtk_snapshot_rotate (pass->snapshot, 90 - direction * 90 + side * 140);
      gtk_snapshot_append_color (pass->snapshot, &color, &GRAPHENE_RECT_INIT (0, -1, size, 2));
      gtk_snapshot_restore (pass->snapshot);
    }
}

static void
draw_arrows (
    const Pass *pass, const DatelineMark *mark, double x0, double x1, double y, GdkRGBA color)
{
  guint flags = pass->columns->when_flags[mark->row];

  if (flags & (DATELINE_WHEN_OPEN_END | DATELINE_WHEN_UNKNOWN_END))
    draw_arrow (pass, x1, y, 7, 1, color);
  if (flags & (DATELINE_WHEN_OPEN_BEGIN | DATELINE_WHEN_UNKNOWN_BEGIN))
    draw_arrow (pass, x0, y, 7, -1, color);
}

/* What lasts is a band; where something fell somewhere in a span, the span is thin and pale. Both
 * fade where they are uncertain. */
static void
draw_bar (const Pass *pass, const DatelineMark *mark)
{
  gboolean lasts = pass->columns->when_flags[mark->row] & DATELINE_WHEN_LASTS;
  double left = pass->plot.origin.x - 20, right = pass->plot.origin.x + pass->plot.size.width + 20;
  double x0 = mark->x0 + pass->offset, x1 = mark->x1 + pass->offset;
  double thick = lasts ? MIN (pass->self->marks->size - 3, 5) : 2, length = x1 - x0;
  double y = lane_y (pass, mark);
  GdkRGBA color = dateline_palette_get_color (
      pass->store, pass->columns->category[mark->row], pass->colors->dark);
  GdkRGBA full = dateline_color_with_alpha (color, lasts ? 0.6 : 0.55);
  GdkRGBA faint = dateline_color_with_alpha (color, 0.08);
  const GskColorStop stops[] = { { 0, mark->fade0 > 0 ? faint : full },
                                 { CLAMP (mark->fade0 / length, 0, 0.5), full },
                                 { 1 - CLAMP (mark->fade1 / length, 0, 0.5), full },
                                 { 1, mark->fade1 > 0 ? faint : full } };
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (MAX (x0, left), y - thick / 2, MIN (x1, right) - MAX (x0, left), thick);

  if (area.size.width <= 0)
    return;
  if (mark->fade0 <= 0 && mark->fade1 <= 0)
    gtk_snapshot_append_color (pass->snapshot, &full, &area);
  else
    gtk_snapshot_append_linear_gradient (pass->snapshot,
                                         &area,
                                         &GRAPHENE_POINT_INIT (x0, y),
                                         &GRAPHENE_POINT_INIT (x1, y),
                                         stops,
                                         G_N_ELEMENTS (stops));
  draw_arrows (pass,
               mark,
               MAX (x0, pass->plot.origin.x + 2),
               MIN (x1, pass->plot.origin.x + pass->plot.size.width - 2),
               y,
               color);
}

/* A bar that begins before the view has its mark at the view's edge. */
static double
mark_x (const Pass *pass, const DatelineMark *mark)
{
  double x = mark->x + pass->offset, edge = pass->plot.origin.x + pass->self->marks->size / 2 + 1;

  if (x < edge && mark->x1 > mark->x0 && mark->x1 + pass->offset > edge &&
      (pass->columns->when_flags[mark->row] & DATELINE_WHEN_LASTS))
    return edge;
  return x;
}

static gboolean
is_in_view (const Pass *pass, const DatelineMark *mark)
{
  double half = pass->self->marks->size / 2;
  double x0 =
      (mark->x1 > mark->x0 ? MIN (mark->x0, mark->x - half) : mark->x - half) + pass->offset;
  double x1 =
      (mark->x1 > mark->x0 ? MAX (mark->x1, mark->x + half) : mark->x + half) + pass->offset;

  return x1 >= pass->plot.origin.x && x0 <= pass->plot.origin.x + pass->plot.size.width;
}

static void
draw_ring (const Pass *pass, double x, double y, double mark_size)
{
  double size = mark_size + 7;
  const float widths[4] = { 2, 2, 2, 2 };
  const GdkRGBA colors[4] = {
    pass->colors->ink, pass->colors->ink, pass->colors->ink, pass->colors->ink
  };
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (
      &shape, &GRAPHENE_RECT_INIT (x - size / 2, y - size / 2, size, size), size / 2);
  gtk_snapshot_append_border (pass->snapshot, &shape, widths, colors);
}

static void
draw_mark (const Pass *pass, const DatelineMark *mark, gboolean selected)
{
  double x = round (mark_x (pass, mark)), y = lane_y (pass, mark);

  gtk_snapshot_save (pass->snapshot);
  gtk_snapshot_translate (pass->snapshot, &GRAPHENE_POINT_INIT (x, y));
  dateline_palette_snapshot_mark (pass->store,
                                  pass->columns->category[mark->row],
                                  pass->columns->status[mark->row],
                                  pass->colors->dark,
                                  pass->self->marks->size,
                                  1.0,
                                  pass->snapshot);
  gtk_snapshot_restore (pass->snapshot);
  if (selected)
    draw_ring (pass, x, y, pass->self->marks->size);
}

static void
draw_bars (const Pass *pass, gboolean all)
{
  GArray *marks = pass->self->marks->marks;

  for (guint i = 0; i < marks->len; i++)
    {
      const DatelineMark *mark = &g_array_index (marks, DatelineMark, i);

      if (mark->x1 > mark->x0 && (all || is_shown (pass, mark->row)) && is_in_view (pass, mark))
        draw_bar (pass, mark);
    }
}

static void
draw_marks (const Pass *pass, gboolean shown)
{
  GArray *marks = pass->self->marks->marks;
  guint32 selection = dateline_session_get_selection (pass->self->session);

  for (guint i = 0; i < marks->len; i++)
    {
      const DatelineMark *mark = &g_array_index (marks, DatelineMark, i);

      if (is_shown (pass, mark->row) == shown && is_in_view (pass, mark))
        draw_mark (pass, mark, mark->row == selection);
    }
}

/* All pale, then over it what is shown, its bars as far as time has come. */
static void
draw_bars_and_marks (const Pass *pass)
{
  DatelineSpan shown = { pass->axis->window.begin, pass->axis->playhead };
  graphene_rect_t lit = dateline_axis_plot_span (pass->axis, shown);

  gtk_snapshot_push_opacity (pass->snapshot, PALE);
  draw_bars (pass, TRUE);
  draw_marks (pass, FALSE);
  gtk_snapshot_pop (pass->snapshot);
  gtk_snapshot_push_clip (pass->snapshot, &lit);
  draw_bars (pass, FALSE);
  gtk_snapshot_pop (pass->snapshot);
  draw_marks (pass, TRUE);
}

static void
draw_overflow (const Pass *pass)
{
  GArray *overflow = pass->self->marks->overflow;
  GdkRGBA ink = dateline_color_with_alpha (pass->colors->ink, 0.85);

  for (guint i = 0; i < overflow->len; i++)
    {
      const DatelineMarkOverflow *at = &g_array_index (overflow, DatelineMarkOverflow, i);
      g_autofree char *text = g_strdup_printf ("+%u", at->n);
      g_autoptr (PangoLayout) layout = NULL;
      double x = at->x + pass->offset;
      int width;

      if (x < pass->plot.origin.x || x > pass->plot.origin.x + pass->plot.size.width)
        continue;
      layout = dateline_chart_create_label (pass->self, text);
      pango_layout_get_pixel_size (layout, &width, NULL);
      gtk_snapshot_save (pass->snapshot);
      gtk_snapshot_translate (pass->snapshot,
                              &GRAPHENE_POINT_INIT (round (x - width / 2.0), pass->plot.origin.y));
      gtk_snapshot_append_layout (pass->snapshot, layout, &ink);
      gtk_snapshot_restore (pass->snapshot);
    }
}

static void
draw_profile (const Pass *pass)
{
  DatelineSpan shown = { pass->axis->window.begin, pass->axis->playhead };
  graphene_rect_t lit = dateline_axis_plot_span (pass->axis, shown);

  gtk_snapshot_push_opacity (pass->snapshot, PALE);
  gtk_snapshot_append_texture (pass->snapshot, pass->self->profile, &pass->plot);
  gtk_snapshot_pop (pass->snapshot);
  if (lit.size.width <= 0)
    return;
  gtk_snapshot_push_clip (pass->snapshot, &lit);
  gtk_snapshot_append_texture (pass->snapshot, pass->self->profile, &pass->plot);
  gtk_snapshot_pop (pass->snapshot);
}

static gboolean
has_mark (const DatelineMarks *marks, guint32 row)
{
  for (guint i = 0; marks != NULL && i < marks->marks->len; i++)
    if (g_array_index (marks->marks, DatelineMark, i).row == row)
      return TRUE;
  return FALSE;
}

/* Below the count of those without a lane. */
#define LONE_Y 27
#define LONE_SIZE 12

/* The selected event is drawn even where there was no lane for it, on a disc of its own. */
static void
draw_lone_selection (const Pass *pass)
{
  guint32 row = dateline_session_get_selection (pass->self->session);
  double x, y = pass->plot.origin.y + LONE_Y;
  GskRoundedRect disc;

  if (row == DATELINE_NO_ROW || has_mark (pass->self->marks, row))
    return;
  x = round (dateline_axis_to_x (pass->axis, pass->columns->begin[row]));
  gsk_rounded_rect_init_from_rect (
      &disc,
      &GRAPHENE_RECT_INIT (x - LONE_SIZE, y - LONE_SIZE, 2 * LONE_SIZE, 2 * LONE_SIZE),
      LONE_SIZE);
  gtk_snapshot_push_rounded_clip (pass->snapshot, &disc);
  gtk_snapshot_append_color (pass->snapshot, &pass->colors->paper, &disc.bounds);
  gtk_snapshot_pop (pass->snapshot);
  gtk_snapshot_save (pass->snapshot);
  gtk_snapshot_translate (pass->snapshot, &GRAPHENE_POINT_INIT (x, y));
  dateline_palette_snapshot_mark (pass->store,
                                  pass->columns->category[row],
                                  pass->columns->status[row],
                                  pass->colors->dark,
                                  LONE_SIZE,
                                  1.0,
                                  pass->snapshot);
  gtk_snapshot_restore (pass->snapshot);
  draw_ring (pass, x, y, LONE_SIZE);
}

void
dateline_chart_draw_events (DatelineChart *self,
                            const DatelineAxis *axis,
                            const DatelineColors *colors,
                            GtkSnapshot *snapshot)
{
  const DatelineStore *store = dateline_session_get_store (self->session);
  Pass pass = { self,
                axis,
                colors,
                store,
                dateline_store_get_columns (store),
                dateline_axis_plot (axis),
                dateline_axis_u_to_x (axis, 0.0),
                snapshot };

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (pass.plot.origin.x - 8,
                                               pass.plot.origin.y,
                                               pass.plot.size.width + 16,
                                               pass.plot.size.height));
  if (self->profile != NULL)
    draw_profile (&pass);
  if (self->marks != NULL)
    {
      draw_bars_and_marks (&pass);
      draw_overflow (&pass);
    }
  draw_lone_selection (&pass);
  gtk_snapshot_pop (snapshot);
}
