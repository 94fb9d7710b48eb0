/* All shapes are one cairo node, drawn with a margin around the view and kept while only the map's
 * offset changes, so that panning moves it. A point nearer than a pixel to the last is left out. */
#include "event-shapes.h"

#include "fade.h"
#include "mark.h"
#include "palette.h"

#include <math.h>

#define MARGIN 200
#define PICK_DISTANCE 5.0

struct _DatelineEventShapes
{
  DatelineStore *store;
  GArray *shaped; /* the rows that have a shape, ascending */
  DatelineShapesView view;

  GskRenderNode *node; /* NULL where stale, or where there is nothing to draw */
  gboolean fresh;
  DatelineAffine affine; /* that the node was drawn with */
  int width, height;
};

DatelineEventShapes *
dateline_event_shapes_new (void)
{
  DatelineEventShapes *self = g_new0 (DatelineEventShapes, 1);

  self->shaped = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

static void
drop_node (DatelineEventShapes *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->fresh = FALSE;
}

void
dateline_event_shapes_free (DatelineEventShapes *self)
{
  drop_node (self);
  g_clear_pointer (&self->view.rows, dateline_rows_unref);
  g_clear_pointer (&self->store, dateline_store_unref);
  g_array_unref (self->shaped);
  g_free (self);
}

void
dateline_event_shapes_set_store (DatelineEventShapes *self, DatelineStore *store)
{
  DatelineStore *new_store = store ? dateline_store_ref (store) : NULL;
  guint n = store ? dateline_store_get_n_events (store) : 0;

  drop_node (self);
  g_clear_pointer (&self->view.rows, dateline_rows_unref);
  g_clear_pointer (&self->store, dateline_store_unref);
  self->store = new_store;
  g_array_set_size (self->shaped, 0);
  for (guint32 row = 0; row < n; row++)
    {
      DatelineGeometry geometry;

      if (dateline_store_get_geometry (store, row, &geometry))
        g_array_append_val (self->shaped, row);
    }
}

void
dateline_event_shapes_set_view (DatelineEventShapes *self, const DatelineShapesView *view)
{
  const DatelineShapesView *old = &self->view;
  DatelineRows *rows;

  if (old->rows == view->rows && dateline_span_equal (old->window, view->window) &&
      old->playhead == view->playhead && old->selection == view->selection &&
      old->hovered == view->hovered && old->dark == view->dark)
    return;
  drop_node (self);
  rows = view->rows ? dateline_rows_ref (view->rows) : NULL;
  g_clear_pointer (&self->view.rows, dateline_rows_unref);
  self->view = *view;
  self->view.rows = rows;
}

/* Whether any copy of @box is in @view, and how many worlds to the right it is. */
static gboolean
find_shift (DatelineBox box, DatelineBox view, double *shift)
{
  *shift = ceil (view.x0 - box.x1);
  return box.x0 + *shift <= view.x1 && box.y0 <= view.y1 && box.y1 >= view.y0;
}

static void
add_part (
    cairo_t *cr, const DatelineAffine *affine, const DatelinePoint *points, guint n, double shift)
{
  DatelinePoint last = { 0, 0 };

  cairo_new_sub_path (cr);
  for (guint i = 0; i < n; i++)
    {
      DatelinePoint point = { points[i].x + shift, points[i].y };
      DatelinePoint pixel = dateline_affine_apply (affine, point);

      if (i > 0 && i < n - 1 && hypot (pixel.x - last.x, pixel.y - last.y) < 1)
        continue;
      cairo_line_to (cr, pixel.x, pixel.y);
      last = pixel;
    }
}

static void
add_path (cairo_t *cr, const DatelineAffine *affine, const DatelineGeometry *geometry, double shift)
{
  guint begin = 0;

  cairo_new_path (cr);
  for (guint i = 0; i < geometry->n_parts; i++)
    {
      add_part (cr, affine, geometry->points + begin, geometry->part_ends[i] - begin, shift);
      if (geometry->type == DATELINE_GEOMETRY_AREA)
        cairo_close_path (cr);
      begin = geometry->part_ends[i];
    }
}

static void
stroke_line (cairo_t *cr, GdkRGBA color, GdkRGBA paper, gboolean schematic, gboolean strong)
{
  static const double dashes[] = { 7, 6 };
  double width = strong ? 4.5 : 2.5;

  paper.alpha = color.alpha * (strong ? 0.95 : 0.6);
  gdk_cairo_set_source_rgba (cr, &paper);
  cairo_set_line_width (cr, width + 3);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, width);
  if (schematic)
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
    }
  cairo_stroke (cr);
}

static void
draw_shape (DatelineEventShapes *self, cairo_t *cr, guint32 row, DatelineBox view)
{
  const DatelineColumns *columns = dateline_store_get_columns (self->store);
  gboolean strong = row == self->view.selection || row == self->view.hovered;
  GdkRGBA color = dateline_palette_get_color (self->store, columns->category[row], self->view.dark);
  DatelineGeometry geometry;
  double shift;

  dateline_store_get_geometry (self->store, row, &geometry);
  if (!find_shift (geometry.box, view, &shift))
    return;
  color.alpha =
      strong
          ? 1
          : dateline_fade_get_opacity (columns->end[row], self->view.window, self->view.playhead);
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  add_path (cr, &self->affine, &geometry, shift);
  if (geometry.type == DATELINE_GEOMETRY_AREA)
    {
      GdkRGBA fill = color;

      fill.alpha *= strong ? 0.22 : 0.1;
      gdk_cairo_set_source_rgba (cr, &fill);
      cairo_fill_preserve (cr);
    }
  stroke_line (cr,
               color,
               dateline_mark_get_paper (self->view.dark),
               dateline_store_get_event (self->store, row).schematic,
               strong);
  cairo_restore (cr);
}

static void
draw (DatelineEventShapes *self)
{
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (-MARGIN, -MARGIN, self->width + 2 * MARGIN, self->height + 2 * MARGIN);
  DatelineBox view = dateline_affine_get_view (&self->affine, self->width, self->height, MARGIN);
  cairo_t *cr;

  self->fresh = TRUE;
  if (self->view.rows == NULL || self->shaped->len == 0)
    return;
  self->node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (self->node);
  for (guint i = 0; i < self->shaped->len; i++)
    {
      guint32 row = g_array_index (self->shaped, guint32, i);

      if (dateline_rows_contains (self->view.rows, row) && row != self->view.selection &&
          row != self->view.hovered)
        draw_shape (self, cr, row, view);
    }
  for (guint i = 0; i < self->shaped->len; i++)
    {
      guint32 row = g_array_index (self->shaped, guint32, i);

      if (dateline_rows_contains (self->view.rows, row) &&
          (row == self->view.selection || row == self->view.hovered))
        draw_shape (self, cr, row, view);
    }
  cairo_destroy (cr);
}

void
dateline_event_shapes_snapshot (DatelineEventShapes *self,
                                const DatelineAffine *affine,
                                int width,
                                int height,
                                GtkSnapshot *snapshot)
{
  DatelineAffine moved = self->affine;

  moved.x0 = affine->x0;
  moved.y0 = affine->y0;
  if (!self->fresh || width != self->width || height != self->height ||
      memcmp (&moved, affine, sizeof moved) != 0 || fabs (affine->x0 - self->affine.x0) > MARGIN ||
      fabs (affine->y0 - self->affine.y0) > MARGIN)
    {
      drop_node (self);
      self->affine = *affine;
      self->width = width;
      self->height = height;
      draw (self);
    }
  if (self->node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (affine->x0 - self->affine.x0, affine->y0 - self->affine.y0));
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_restore (snapshot);
}

static double
get_distance (DatelinePoint a, DatelinePoint b, double x, double y)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length2 = dx * dx + dy * dy;
  double t = length2 > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / length2 : 0;

  t = CLAMP (t, 0, 1);
  return hypot (x - a.x - t * dx, y - a.y - t * dy);
}

static gboolean
line_is_near (const DatelineAffine *affine,
              const DatelineGeometry *geometry,
              double shift,
              double x,
              double y)
{
  guint begin = 0;

  for (guint i = 0; i < geometry->n_parts; i++)
    {
      for (guint j = begin + 1; j < geometry->part_ends[i]; j++)
        {
          DatelinePoint a = { geometry->points[j - 1].x + shift, geometry->points[j - 1].y };
          DatelinePoint b = { geometry->points[j].x + shift, geometry->points[j].y };

          if (get_distance (
                  dateline_affine_apply (affine, a), dateline_affine_apply (affine, b), x, y) <=
              PICK_DISTANCE)
            return TRUE;
        }
      begin = geometry->part_ends[i];
    }
  return FALSE;
}

guint32
dateline_event_shapes_pick (DatelineEventShapes *self,
                            const DatelineAffine *affine,
                            double x,
                            double y)
{
  DatelineBox here = DATELINE_BOX_EMPTY;

  for (int i = 0; i < 4; i++)
    {
      DatelinePoint corner = { x + (i & 1 ? PICK_DISTANCE : -PICK_DISTANCE),
                               y + (i & 2 ? PICK_DISTANCE : -PICK_DISTANCE) };

      here = dateline_box_extend (here, dateline_affine_invert (affine, corner));
    }
  for (guint i = self->view.rows ? self->shaped->len : 0; i > 0; i--)
    {
      guint32 row = g_array_index (self->shaped, guint32, i - 1);
      DatelineGeometry geometry;
      double shift;

      if (!dateline_rows_contains (self->view.rows, row))
        continue;
      dateline_store_get_geometry (self->store, row, &geometry);
      if (geometry.type == DATELINE_GEOMETRY_LINE && find_shift (geometry.box, here, &shift) &&
          line_is_near (affine, &geometry, shift, x, y))
        return row;
    }
  return DATELINE_NO_ROW;
}
