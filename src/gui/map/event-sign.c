/* A stack has its newest (or selected) event's mark in the middle of a ring of its categories, and
 * its count in a badge; a cluster has its count in the middle. Rings are put together from runs of
 * sectors: a texture for each (colour, first sector, length, size, scheme, scale), at most some
 * thousands of a few KB, so that no frame draws a ring by hand. Counts are laid out once each. */
#include "config.h"

#include "event-sign.h"

#include "palette.h"
#include "mark.h"

#include <math.h>

#define RING_WIDTH 4.0
#define BADGE_HEIGHT 16 /* at the usual size of text */
#define CACHE_MAX 4096

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

static void
append_circle (
    GtkSnapshot *snapshot, double x, double y, double radius, float width, const GdkRGBA *color)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);
  const float widths[] = { width, width, width, width };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static GdkTexture *
make_run (const GdkRGBA *color, guint first, guint length, double radius, int scale)
{
  int side = (int) (2 * radius) * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (surface);
  double middle = radius - RING_WIDTH / 2;
  double gap = length == DATELINE_RING_SECTORS ? 0 : 0.6 / middle;
  double sector = 2 * G_PI / DATELINE_RING_SECTORS;

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, radius, radius);
  cairo_rotate (cr, -G_PI / 2);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, RING_WIDTH);
  cairo_arc (cr, 0, 0, middle, first * sector + gap, (first + length) * sector - gap);
  cairo_stroke (cr);
  cairo_destroy (cr);
  return dateline_mark_take_surface (surface);
}

static GdkTexture *
get_run (const GdkRGBA *color, guint first, guint length, double radius, int scale)
{
  static GHashTable *cache;
  gint64 key = (gint64) (color->red * 255) << 48 | (gint64) (color->green * 255) << 40 |
               (gint64) (color->blue * 255) << 32 | (gint64) first << 24 | length << 16 |
               (gint64) radius << 8 | scale;
  GdkTexture *texture;

  if (!cache)
    cache = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  texture = g_hash_table_lookup (cache, &key);
  if (texture)
    return texture;
  if (g_hash_table_size (cache) >= CACHE_MAX)
    g_hash_table_remove_all (cache);
  texture = make_run (color, first, length, radius, scale);
  g_hash_table_insert (cache, g_memdup2 (&key, sizeof key), texture);
  return texture;
}

static void
append_ring (const DatelineSignContext *context,
             const DatelineEventMark *mark,
             const DatelineRing *ring,
             GtkSnapshot *snapshot)
{
  int scale = gtk_widget_get_scale_factor (context->widget);
  GdkRGBA paper = dateline_mark_get_paper (context->dark);

  append_disc (snapshot, mark->x, mark->y, mark->radius + 1.5, &paper);
  for (guint first = 0, next; first < DATELINE_RING_SECTORS; first = next)
    {
      GdkRGBA color =
          dateline_palette_get_color (context->store, ring->sectors[first], context->dark);
      float side = 2 * mark->radius;

      for (next = first + 1;
           next < DATELINE_RING_SECTORS && ring->sectors[next] == ring->sectors[first];
           next++)
        ;
      gtk_snapshot_push_opacity (snapshot, mark->opacity);
      gtk_snapshot_append_texture (
          snapshot,
          get_run (&color, first, next - first, mark->radius, scale),
          &GRAPHENE_RECT_INIT (mark->x - mark->radius, mark->y - mark->radius, side, side));
      gtk_snapshot_pop (snapshot);
    }
}

char *
dateline_event_sign_format_count (guint32 n)
{
  if (n < 1000)
    return g_strdup_printf ("%u", n);
  if (n < 9950)
    return g_strdup_printf ("%.1fk", n / 1000.0);
  if (n < 999500)
    return g_strdup_printf ("%.0fk", n / 1000.0);
  return g_strdup_printf ("%.1fM", n / 1000000.0);
}

static PangoLayout *
get_count_layout (const DatelineSignContext *context, guint32 n)
{
  g_autofree char *text = dateline_event_sign_format_count (n);
  PangoLayout *layout = g_hash_table_lookup (context->counts, text);

  if (layout == NULL)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_attr_list_insert (attributes, pango_attr_scale_new (0.8));
      layout = gtk_widget_create_pango_layout (context->widget, text);
      pango_layout_set_attributes (layout, attributes);
      g_hash_table_insert (context->counts, g_steal_pointer (&text), layout);
    }
  return layout;
}

/* Centred at (x, y), and no larger than a disc of the diameter @room. */
static void
append_count (const DatelineSignContext *context,
              guint32 n,
              double x,
              double y,
              double room,
              const GdkRGBA *color,
              GtkSnapshot *snapshot)
{
  PangoLayout *layout = get_count_layout (context, n);
  int width, height;
  double scale;

  pango_layout_get_pixel_size (layout, &width, &height);
  scale = MIN (1, room / hypot (width, 0.7 * height)); /* digits are not as high as their line */
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-width / 2.0, -height / 2.0));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* At the upper right of a stack's ring. */
static void
append_badge (const DatelineSignContext *context,
              const DatelineEventMark *mark,
              GtkSnapshot *snapshot)
{
  GdkRGBA ink = dateline_mark_get_paper (!context->dark);
  GdkRGBA paper = dateline_mark_get_paper (context->dark);
  double x = mark->x + mark->radius * 0.8, y = mark->y - mark->radius * 0.8;
  double larger;
  int width, height;
  graphene_rect_t bounds;
  GskRoundedRect pill;

  pango_layout_get_pixel_size (get_count_layout (context, mark->n), &width, &height);
  width = MAX (width + 8, height);
  larger = MAX (height - BADGE_HEIGHT, 0) / 2.0; /* goes outwards, and leaves the sign as it is */
  x += larger;
  y -= larger;
  bounds = GRAPHENE_RECT_INIT (x - width / 2.0, y - height / 2.0, width, height);
  graphene_rect_inset (&bounds, -1, -1);
  gsk_rounded_rect_init_from_rect (&pill, &bounds, height / 2.0 + 1);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &paper, &bounds);
  gtk_snapshot_pop (snapshot);
  graphene_rect_inset (&bounds, 1, 1);
  gsk_rounded_rect_init_from_rect (&pill, &bounds, height / 2.0);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &ink, &bounds);
  gtk_snapshot_pop (snapshot);
  append_count (context, mark->n, x, y, G_MAXDOUBLE, &paper, snapshot);
}

static void
append_mark (const DatelineSignContext *context,
             const DatelineEventMark *mark,
             double size,
             GtkSnapshot *snapshot)
{
  const DatelineColumns *columns = dateline_store_get_columns (context->store);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (mark->x, mark->y));
  dateline_palette_snapshot_mark (context->store,
                                  columns->category[mark->row],
                                  columns->status[mark->row],
                                  context->dark,
                                  size,
                                  mark->opacity,
                                  snapshot);
  gtk_snapshot_restore (snapshot);
}

void
dateline_event_sign_snapshot (const DatelineSignContext *context,
                              const DatelineEventMark *mark,
                              const DatelineRing *ring,
                              gboolean hovered,
                              GtkSnapshot *snapshot)
{
  GdkRGBA ink = dateline_mark_get_paper (!context->dark);
  GdkRGBA paper = dateline_mark_get_paper (context->dark);

  if (mark->selected)
    append_disc (snapshot, mark->x, mark->y, mark->radius + 6.5, &paper);
  if (ring)
    append_ring (context, mark, ring, snapshot);
  if (mark->kind == DATELINE_MARK_SINGLE)
    append_mark (context, mark, 2 * mark->radius, snapshot);
  else if (mark->kind == DATELINE_MARK_STACK)
    append_mark (context, mark, 2 * (mark->radius - RING_WIDTH) - 4, snapshot);
  if (mark->selected)
    append_circle (snapshot, mark->x, mark->y, mark->radius + 5, 2.5, &context->accent);
  else if (hovered)
    append_circle (snapshot, mark->x, mark->y, mark->radius + 3.5, 1.5, &ink);
  if (mark->kind == DATELINE_MARK_STACK)
    append_badge (context, mark, snapshot);
  else if (mark->kind == DATELINE_MARK_CLUSTER)
    {
      ink.alpha = mark->opacity;
      append_count (
          context, mark->n, mark->x, mark->y, 2 * (mark->radius - RING_WIDTH), &ink, snapshot);
    }
}
