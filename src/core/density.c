/* The density profile. Begins rise with the rows, so the bin of a begin is found by walking; the
 * bin of an end is near it or is found by bisection. counts first holds differences (+1 where an
 * event enters, -1 where it has left), then is summed along each category. */
#include "density.h"

#include <string.h>

/* The last bin that starts before @end; there is one. */
static guint
find_last_bin (const DatelineTime *edges, guint n_bins, guint from, DatelineTime end)
{
  guint low = from, high = n_bins;

  if (end <= edges[from + 1])
    return from;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (edges[middle] < end)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
sum_differences (guint32 *counts, guint n_bins, guint n_categories)
{
  for (gsize i = n_categories; i < (gsize) n_bins * n_categories; i++)
    counts[i] += counts[i - n_categories];
}

static void
clear_bins_without_time (const DatelineTime *edges,
                         guint n_bins,
                         guint n_categories,
                         guint32 *counts)
{
  for (guint bin = 0; bin < n_bins; bin++)
    if (edges[bin] == edges[bin + 1])
      memset (counts + (gsize) bin * n_categories, 0, n_categories * sizeof *counts);
}

void
dateline_density_compute (const DatelineTime *begin,
                          const DatelineTime *end,
                          const guint16 *category,
                          const guint32 *rows,
                          guint n_rows,
                          const DatelineTime *edges,
                          guint n_bins,
                          guint n_categories,
                          guint32 *counts)
{
  guint first = 0;

  memset (counts, 0, (gsize) n_bins * n_categories * sizeof *counts);
  for (guint i = 0; i < n_rows; i++)
    {
      guint32 row = rows[i];
      DatelineTime from = begin[row];
      DatelineTime to = MAX (end[row], from + 1);
      guint last;

      if (from >= edges[n_bins])
        break;
      if (to <= edges[0])
        continue;
      while (from >= edges[first + 1])
        first++;
      last = find_last_bin (edges, n_bins, first, to);
      counts[(gsize) first * n_categories + category[row]]++;
      if (last + 1 < n_bins)
        counts[(gsize) (last + 1) * n_categories + category[row]]--;
    }
  sum_differences (counts, n_bins, n_categories);
  clear_bins_without_time (edges, n_bins, n_categories, counts);
}
