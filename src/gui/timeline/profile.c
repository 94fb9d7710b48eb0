/* The profile is drawn into memory once for a view and then is one texture: moving the window costs
 * nothing. A column with events is at least one pixel high. Counts are per column; two device
 * pixels make one column so that single days do not flicker. */
#include "config.h"

#include "profile.h"

#include "density.h"
#include "palette.h"

#include <math.h>
#include <string.h>

typedef struct
{
  guint8 *pixels; /* RGBA, not premultiplied */
  int width, height;
  const GdkRGBA *colors;
} Picture;

static void
fill_column (Picture *picture, int x, int from, int to, const GdkRGBA *color)
{
  const guint8 rgba[] = { color->red * 255, color->green * 255, color->blue * 255, 255 };

  for (int y = from; y < to; y++)
    memcpy (
        picture->pixels + 4 * ((gsize) (picture->height - 1 - y) * picture->width + x), rgba, 4);
}

static guint32
sum (const guint32 *counts, guint n)
{
  guint32 total = 0;

  for (guint i = 0; i < n; i++)
    total += counts[i];
  return total;
}

static void
draw_column (Picture *picture, int x, const guint32 *counts, guint n, double px_per_event)
{
  guint32 below = 0;
  int top = 0;

  for (guint i = 0; i < n; i++)
    {
      int from = top;

      if (counts[i] == 0)
        continue;
      below += counts[i];
      top = MAX ((int) lround (below * px_per_event), 1);
      fill_column (picture, x, from, top, &picture->colors[i]);
    }
}

static DatelineTime *
make_edges (const DatelineTimeScale *scale, DatelineTimeView view, guint n_bins)
{
  DatelineTime *edges = g_new (DatelineTime, n_bins + 1);

  for (guint i = 0; i <= n_bins; i++)
    edges[i] = dateline_time_scale_to_time (scale, dateline_time_view_to_u (view, n_bins, i));
  return edges;
}

GdkTexture *
dateline_profile_new (const DatelineStore *store,
                      const DatelineRows *rows,
                      const DatelineTimeScale *scale,
                      DatelineTimeView view,
                      int width,
                      int height,
                      gboolean dark)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  guint n_categories = dateline_store_get_n_categories (store);
  guint n_bins = MAX (width / 2, 1);
  g_autofree DatelineTime *edges = make_edges (scale, view, n_bins);
  g_autofree guint32 *counts = g_new (guint32, (gsize) n_bins * n_categories);
  g_autofree GdkRGBA *colors = g_new (GdkRGBA, n_categories);
  g_autoptr (GBytes) bytes = NULL;
  Picture picture = { NULL, width, height, colors };
  guint32 highest = 0;

  if (width < 1 || height < 1)
    return NULL;
  for (guint i = 0; i < n_categories; i++)
    colors[i] = dateline_palette_get_color (store, i, dark);
  dateline_density_compute (columns->begin,
                            columns->end,
                            columns->category,
                            dateline_rows_get_data (rows),
                            dateline_rows_get_length (rows),
                            edges,
                            n_bins,
                            n_categories,
                            counts);
  for (guint bin = 0; bin < n_bins; bin++)
    highest = MAX (highest, sum (counts + (gsize) bin * n_categories, n_categories));
  if (highest == 0)
    return NULL;
  picture.pixels = g_malloc0 (4 * (gsize) width * height);
  bytes = g_bytes_new_take (picture.pixels, 4 * (gsize) width * height);
  for (int x = 0; x < width; x++)
    draw_column (&picture,
                 x,
                 counts + MIN ((guint) x / 2, n_bins - 1) * (gsize) n_categories,
                 n_categories,
                 (double) height / highest);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8A8, bytes, 4 * (gsize) width);
}
