/* The profile is drawn into memory once for a view and then is one texture: moving the window costs
 * nothing. Counts are per column; two device pixels make one column so that single days do not
 * flicker. A column with events is never too low to be seen. A highest column that towers over the
 * usual one would press all others flat: heights then are square roots, and within a column the
 * categories still have their shares. */
#include "config.h"

#include "profile.h"

#include "density.h"
#include "palette.h"

#include <math.h>
#include <string.h>

#define LEAST_HEIGHT 2 /* device pixels */
#define ROOT_RATIO 8   /* of the highest column to the median one */

typedef struct
{
  guint8 *pixels; /* RGBA, not premultiplied */
  int width, height;
  const GdkRGBA *colors;
  guint32 highest;
  gboolean by_root;
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
draw_column (Picture *picture, int x, const guint32 *counts, guint n)
{
  guint32 total = sum (counts, n), below = 0;
  double part = (double) total / picture->highest;
  double height = MAX ((picture->by_root ? sqrt (part) : part) * picture->height, LEAST_HEIGHT);
  int top = 0;

  if (total == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      int from = top;

      below += counts[i];
      top = (int) lround (height * below / total);
      fill_column (picture, x, from, top, &picture->colors[i]);
    }
}

static int
compare_totals (gconstpointer a, gconstpointer b)
{
  const guint32 *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

/* Finds the highest column, and whether it towers over the median of those that have events. */
static void
measure_columns (Picture *picture, const guint32 *counts, guint n_bins, guint n)
{
  g_autofree guint32 *totals = g_new (guint32, n_bins);
  guint n_totals = 0;

  for (guint bin = 0; bin < n_bins; bin++)
    {
      guint32 total = sum (counts + (gsize) bin * n, n);

      if (total > 0)
        totals[n_totals++] = total;
    }
  if (n_totals == 0)
    return;
  qsort (totals, n_totals, sizeof *totals, compare_totals);
  picture->highest = totals[n_totals - 1];
  picture->by_root = picture->highest > (guint64) ROOT_RATIO * totals[n_totals / 2];
}

static DatelineTime *
make_edges (const DatelineTimeScale *scale, DatelineTimeView view, guint n_bins)
{
  DatelineTime *edges = g_new (DatelineTime, n_bins + 1);

  for (guint i = 0; i <= n_bins; i++)
    edges[i] = dateline_time_scale_to_time (scale, dateline_time_view_to_u (view, n_bins, i));
  return edges;
}

/* What touches each of @n_bins columns, by category. */
static guint32 *
count_events (const DatelineStore *store,
              const DatelineRows *rows,
              const DatelineTime *edges,
              guint n_bins,
              guint n_categories)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  guint32 *counts = g_new (guint32, (gsize) n_bins * n_categories);

  dateline_density_compute (columns->begin,
                            columns->end,
                            columns->category,
                            dateline_rows_get_data (rows),
                            dateline_rows_get_length (rows),
                            edges,
                            n_bins,
                            n_categories,
                            counts);
  return counts;
}

GdkTexture *
dateline_profile_new (const DatelineStore *store,
                      const DatelineRows *rows,
                      const DatelineTimeScale *scale,
                      DatelineTimeView view,
                      int width,
                      int height,
                      gboolean dark,
                      gboolean *by_root)
{
  guint n_categories = dateline_store_get_n_categories (store);
  guint n_bins = MAX (width / 2, 1);
  g_autofree DatelineTime *edges = make_edges (scale, view, n_bins);
  g_autofree guint32 *counts = count_events (store, rows, edges, n_bins, n_categories);
  g_autofree GdkRGBA *colors = g_new (GdkRGBA, n_categories);
  g_autoptr (GBytes) bytes = NULL;
  Picture picture = { NULL, width, height, colors, 0, FALSE };

  measure_columns (&picture, counts, n_bins, n_categories);
  *by_root = picture.by_root;
  if (picture.highest == 0 || width < 1 || height < 1)
    return NULL;
  for (guint i = 0; i < n_categories; i++)
    colors[i] = dateline_palette_get_color (store, i, dark);
  picture.pixels = g_malloc0 (4 * (gsize) width * height);
  bytes = g_bytes_new_take (picture.pixels, 4 * (gsize) width * height);
  for (int x = 0; x < width; x++)
    draw_column (
        &picture, x, counts + MIN ((guint) x / 2, n_bins - 1) * (gsize) n_categories, n_categories);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8A8, bytes, 4 * (gsize) width);
}
