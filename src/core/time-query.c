#include "time-query.h"

/* The number of rows of the store that begin before @time. */
static guint
rows_before (const DatelineColumns *columns, DatelineTime time)
{
  guint low = 0, high = columns->n_events;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (columns->begin[middle] < time)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

DatelineRows *
dateline_time_query (const DatelineStore *store, const DatelineRows *within, DatelineSpan span)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  guint n = dateline_rows_lower_bound (within, rows_before (columns, span.end));
  const guint32 *rows = dateline_rows_get_data (within);
  GArray *found = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  guint32 *values = (guint32 *) found->data;
  guint n_found = 0;

  for (guint i = 0; i < n; i++)
    if (columns->end[rows[i]] > span.begin)
      values[n_found++] = rows[i];
  g_array_set_size (found, n_found);
  return dateline_rows_new_take (found);
}
