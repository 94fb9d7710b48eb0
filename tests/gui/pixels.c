#include "pixels.h"

#include "drive.h"

#include <math.h>

static double
linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (GdkRGBA color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

double
pixels_contrast (GdkRGBA a, GdkRGBA b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

typedef struct
{
  GdkPaintable *paintable;
  int width, height, scale;
  GskRenderNode *node;
} Drawing;

/* A widget that waits for its layout gives nothing to draw. */
static gboolean
is_drawn (gpointer data)
{
  Drawing *drawing = data;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_snapshot_scale (snapshot, drawing->scale, drawing->scale);
  gdk_paintable_snapshot (drawing->paintable, snapshot, drawing->width, drawing->height);
  drawing->node = gtk_snapshot_free_to_node (snapshot);
  return drawing->node != NULL;
}

PixelsPicture
pixels_take (GtkWidget *widget, const graphene_rect_t *area, int scale)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  Drawing drawing = { paintable, width, height, scale, NULL };
  graphene_rect_t rect = area != NULL ? *area : GRAPHENE_RECT_INIT (0, 0, width, height);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  PixelsPicture picture = { .scale = scale, .top = rect.origin };

  drive_until (is_drawn, &drawing, 10, "something to draw");
  node = drawing.node;
  graphene_rect_scale (&rect, scale, scale, &rect);
  texture = gsk_renderer_render_texture (
      gtk_native_get_renderer (gtk_widget_get_native (widget)), node, &rect);
  picture.width = gdk_texture_get_width (texture);
  picture.height = gdk_texture_get_height (texture);
  picture.pixels = g_new (guint32, (gsize) picture.width * picture.height);
  gdk_texture_download (texture, (guchar *) picture.pixels, 4 * (gsize) picture.width);
  return picture;
}

static GdkRGBA
to_color (guint32 pixel)
{
  return (GdkRGBA){
    (pixel >> 16 & 0xff) / 255.0, (pixel >> 8 & 0xff) / 255.0, (pixel & 0xff) / 255.0, 1
  };
}

double
pixels_measure (const PixelsPicture *picture, graphene_rect_t area)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  double left = area.origin.x - picture->top.x, top = area.origin.y - picture->top.y;
  int x0 = MAX (picture->scale * left, 0), y0 = MAX (picture->scale * top, 0);
  int x1 = MIN (picture->scale * (left + area.size.width), picture->width);
  int y1 = MIN (picture->scale * (top + area.size.height), picture->height);
  GHashTableIter iter;
  gpointer key, value;
  guint32 ground = 0;
  guint most = 0;
  double greatest = 1;

  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      {
        gpointer pixel = GUINT_TO_POINTER (picture->pixels[(gsize) y * picture->width + x]);
        guint count = 1 + GPOINTER_TO_UINT (g_hash_table_lookup (counts, pixel));

        g_hash_table_insert (counts, pixel, GUINT_TO_POINTER (count));
        if (count > most)
          {
            most = count;
            ground = GPOINTER_TO_UINT (pixel);
          }
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    greatest =
        MAX (greatest, pixels_contrast (to_color (GPOINTER_TO_UINT (key)), to_color (ground)));
  return greatest;
}

guint
pixels_count_different (const PixelsPicture *a, const PixelsPicture *b, double least_contrast)
{
  guint n = 0;

  g_assert_cmpint (a->width, ==, b->width);
  g_assert_cmpint (a->height, ==, b->height);
  for (gsize i = 0; i < (gsize) a->width * a->height; i++)
    n += a->pixels[i] != b->pixels[i] &&
         pixels_contrast (to_color (a->pixels[i]), to_color (b->pixels[i])) >= least_contrast;
  return n;
}
