/* Rings are textures: one for each (colour, radius, scheme, scale), some dozens of a few KB, so
 * that no frame draws them by hand. A rim is drawn by hand, but only the arc that can cross the
 * view: a country's at a street's zoom has a hundred thousand dashes. */
#include "config.h"

#include "event-extent.h"

#include "mark.h"
#include "palette.h"

#include <math.h>

#define DISC_PIXELS_MIN 18.0   /* a smaller disc would only be a smudge around the mark */
#define DISC_PIXELS_MAX 2000.0 /* a larger one would only tint the view */
#define DISC_SHARE_MAX 0.4     /* of the view's smaller side, for a faint one */
#define RING_RADIUS_MIN 15.0
#define RING_DASHES 14
#define CACHE_MAX 1024
#define DISCS_MAX 24 /* faint ones; more would be a fog */

double
dateline_event_extent_get (const DatelineStore *store, guint32 row)
{
  static const double usual[DATELINE_N_PLACE_PRECISIONS] = {
    [DATELINE_PLACE_TOWN] = 5000,
    [DATELINE_PLACE_DISTRICT] = 20000,
    [DATELINE_PLACE_REGION] = 75000,
    [DATELINE_PLACE_COUNTRY] = 250000,
  };
  const DatelineColumns *columns = dateline_store_get_columns (store);
  DatelineGeometry geometry;

  if (columns->place_precision[row] == DATELINE_PLACE_EXACT ||
      dateline_store_get_geometry (store, row, &geometry))
    return 0;
  return columns->radius[row] > 0 ? columns->radius[row] : usual[columns->place_precision[row]];
}

gboolean
dateline_event_extent_has_disc (double pixels, double view_width, double view_height)
{
  return pixels >= DISC_PIXELS_MIN && pixels <= DISC_SHARE_MAX * MIN (view_width, view_height);
}

gboolean
dateline_event_extent_has_ring (
    const DatelineStore *store, guint32 row, double pixels, double view_width, double view_height)
{
  return pixels > 0 &&
         (dateline_store_get_columns (store)->place_precision[row] >= DATELINE_PLACE_REGION ||
          pixels > DISC_SHARE_MAX * MIN (view_width, view_height));
}

static void
append_disc (GtkSnapshot *snapshot, double x, double y, double radius, const GdkRGBA *color)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, &bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static GdkRGBA
get_color (const DatelineSignContext *context, guint32 row)
{
  const DatelineColumns *columns = dateline_store_get_columns (context->store);

  return dateline_palette_get_color (context->store, columns->category[row], context->dark);
}

void
dateline_event_extent_snapshot_disc (const DatelineSignContext *context,
                                     const DatelineEventMark *mark,
                                     double pixels,
                                     GtkSnapshot *snapshot)
{
  GdkRGBA color = get_color (context, mark->row);
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (mark->x - pixels, mark->y - pixels, 2 * pixels, 2 * pixels);
  GskRoundedRect outline;

  color.alpha = 0.05f;
  append_disc (snapshot, mark->x, mark->y, pixels, &color);
  color.alpha = 0.22f;
  gsk_rounded_rect_init_from_rect (&outline, &bounds, pixels);
  gtk_snapshot_append_border (snapshot,
                              &outline,
                              (const float[]){ 1, 1, 1, 1 },
                              (const GdkRGBA[]){ color, color, color, color });
}

/* The angles between which a circle around @middle can cross @view; FALSE where it cannot. */
static gboolean
find_arc (graphene_rect_t view, DatelinePoint middle, double radius, double *from, double *to)
{
  double x0 = view.origin.x - middle.x, x1 = x0 + view.size.width;
  double y0 = view.origin.y - middle.y, y1 = y0 + view.size.height;
  double nearest = hypot (MAX (MAX (x0, -x1), 0), MAX (MAX (y0, -y1), 0));
  double farthest = hypot (MAX (-x0, x1), MAX (-y0, y1));
  double towards = atan2 ((y0 + y1) / 2, (x0 + x1) / 2);

  *from = *to = towards;
  for (int i = 0; i < 4; i++)
    {
      double angle = remainder (atan2 (i & 1 ? y0 : y1, i & 2 ? x0 : x1) - towards, 2 * G_PI);

      *from = MIN (*from, towards + angle);
      *to = MAX (*to, towards + angle);
    }
  if (nearest == 0)
    {
      *from = 0;
      *to = 2 * G_PI;
    }
  return radius >= nearest && radius <= farthest;
}

static void
append_rim (const DatelineSignContext *context,
            DatelinePoint middle,
            double radius,
            const GdkRGBA *color,
            GtkSnapshot *snapshot)
{
  static const double dashes[] = { 6, 5 };
  graphene_rect_t view = GRAPHENE_RECT_INIT (
      0, 0, gtk_widget_get_width (context->widget), gtk_widget_get_height (context->widget));
  double from, to;
  cairo_t *cr;

  if (!find_arc (view, middle, radius, &from, &to))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &view);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), fmod (from * radius, dashes[0] + dashes[1]));
  cairo_arc (cr, middle.x, middle.y, radius, from, to);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

void
dateline_event_extent_snapshot_clear (const DatelineSignContext *context,
                                      const DatelineEventMark *mark,
                                      double pixels,
                                      GtkSnapshot *snapshot)
{
  GdkRGBA color = get_color (context, mark->row);

  if (pixels < DISC_PIXELS_MIN)
    return;
  color.alpha = 0.1f;
  if (pixels <= DISC_PIXELS_MAX)
    append_disc (snapshot, mark->x, mark->y, pixels, &color);
  color.alpha = 0.9f;
  append_rim (context, (DatelinePoint){ mark->x, mark->y }, pixels, &color, snapshot);
}

void
dateline_event_extent_draw_ring (cairo_t *cr,
                                 const GdkRGBA *color,
                                 const GdkRGBA *paper,
                                 double radius)
{
  double dash = 2 * G_PI * radius / RING_DASHES;

  cairo_set_line_width (cr, 3.5);
  cairo_set_source_rgba (cr, paper->red, paper->green, paper->blue, 0.6);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, 1.5);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_dash (cr, (const double[]){ dash * 0.55, dash * 0.45 }, 2, 0);
  cairo_stroke (cr);
}

static GdkTexture *
get_ring (GdkRGBA color, gboolean dark, double radius, double side, int scale)
{
  static GHashTable *cache;
  gint64 key = (gint64) (color.red * 255) << 40 | (gint64) (color.green * 255) << 32 |
               (gint64) (color.blue * 255) << 24 | (gint64) (radius * 4) << 8 | scale << 1 | dark;
  GdkRGBA paper = dateline_mark_get_paper (dark);
  GdkTexture *texture;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (!cache)
    cache = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  texture = g_hash_table_lookup (cache, &key);
  if (texture)
    return texture;
  if (g_hash_table_size (cache) >= CACHE_MAX)
    g_hash_table_remove_all (cache);
  surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) side * scale, (int) side * scale);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, side / 2, side / 2);
  dateline_event_extent_draw_ring (cr, &color, &paper, radius);
  cairo_destroy (cr);
  texture = dateline_mark_take_surface (surface);
  g_hash_table_insert (cache, g_memdup2 (&key, sizeof key), texture);
  return texture;
}

void
dateline_event_extent_snapshot_ring (const DatelineSignContext *context,
                                     const DatelineEventMark *mark,
                                     GtkSnapshot *snapshot)
{
  double radius = MAX (RING_RADIUS_MIN, mark->radius + (mark->selected ? 10 : 6));
  double side = 2 * ceil (radius + 3);
  GdkTexture *texture = get_ring (get_color (context, mark->row),
                                  context->dark,
                                  radius,
                                  side,
                                  gtk_widget_get_scale_factor (context->widget));

  gtk_snapshot_push_opacity (snapshot, mark->opacity);
  gtk_snapshot_append_texture (
      snapshot, texture, &GRAPHENE_RECT_INIT (mark->x - side / 2, mark->y - side / 2, side, side));
  gtk_snapshot_pop (snapshot);
}

double
dateline_event_extent_get_pixels (const DatelineStore *store,
                                  guint32 row,
                                  const DatelineAffine *affine)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);

  return dateline_event_extent_get (store, row) * dateline_geo_units_per_metre (columns->y[row]) *
         dateline_affine_get_scale (affine);
}

/* Only those that leave much of the map as it is. */
static void
snapshot_discs (const DatelineSignContext *context,
                const DatelineAffine *affine,
                const DatelineEventMark *marks,
                guint n_marks,
                GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (context->widget);
  int height = gtk_widget_get_height (context->widget);
  guint drawn = 0;

  for (guint i = n_marks; i > 0 && drawn < DISCS_MAX; i--)
    {
      const DatelineEventMark *mark = &marks[i - 1];
      double pixels = dateline_event_extent_get_pixels (context->store, mark->row, affine);

      if (mark->kind == DATELINE_MARK_CLUSTER || mark->selected ||
          !dateline_event_extent_has_disc (pixels, width, height))
        continue;
      dateline_event_extent_snapshot_disc (context, mark, pixels, snapshot);
      drawn++;
    }
}

static void
snapshot_clear (const DatelineSignContext *context,
                const DatelineAffine *affine,
                const DatelineEventMark *mark,
                GtkSnapshot *snapshot)
{
  dateline_event_extent_snapshot_clear (
      context,
      mark,
      dateline_event_extent_get_pixels (context->store, mark->row, affine),
      snapshot);
}

void
dateline_event_extent_snapshot_all (const DatelineSignContext *context,
                                    const DatelineAffine *affine,
                                    const DatelineEventMark *marks,
                                    guint n_marks,
                                    const DatelineEventMark *hovered,
                                    GtkSnapshot *snapshot)
{
  snapshot_discs (context, affine, marks, n_marks, snapshot);
  if (n_marks > 0 && marks[n_marks - 1].selected)
    snapshot_clear (context, affine, &marks[n_marks - 1], snapshot);
  if (hovered != NULL && hovered->kind != DATELINE_MARK_CLUSTER && !hovered->selected)
    snapshot_clear (context, affine, hovered, snapshot);
}
