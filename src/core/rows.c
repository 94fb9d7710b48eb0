#include "rows.h"

#include <string.h>

struct _DatelineRows
{
  gatomicrefcount ref_count;
  GArray *values; /* guint32 */
};

DatelineRows *
dateline_rows_new_take (GArray *values)
{
  DatelineRows *rows = g_new (DatelineRows, 1);

  g_atomic_ref_count_init (&rows->ref_count);
  rows->values = values;
  return rows;
}

DatelineRows *
dateline_rows_new_all (guint n)
{
  GArray *values = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  g_array_set_size (values, n);
  for (guint32 row = 0; row < n; row++)
    g_array_index (values, guint32, row) = row;
  return dateline_rows_new_take (values);
}

DatelineRows *
dateline_rows_ref (DatelineRows *rows)
{
  g_atomic_ref_count_inc (&rows->ref_count);
  return rows;
}

void
dateline_rows_unref (DatelineRows *rows)
{
  if (!g_atomic_ref_count_dec (&rows->ref_count))
    return;
  g_array_unref (rows->values);
  g_free (rows);
}

guint
dateline_rows_get_length (const DatelineRows *rows)
{
  return rows->values->len;
}

guint32
dateline_rows_get (const DatelineRows *rows, guint index)
{
  g_return_val_if_fail (index < rows->values->len, DATELINE_NO_ROW);
  return g_array_index (rows->values, guint32, index);
}

const guint32 *
dateline_rows_get_data (const DatelineRows *rows)
{
  return (const guint32 *) rows->values->data;
}

guint
dateline_rows_lower_bound (const DatelineRows *rows, guint32 row)
{
  const guint32 *data = dateline_rows_get_data (rows);
  guint low = 0, high = rows->values->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (data[middle] < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
dateline_rows_contains (const DatelineRows *rows, guint32 row)
{
  guint index = dateline_rows_lower_bound (rows, row);

  return index < rows->values->len && dateline_rows_get (rows, index) == row;
}

gboolean
dateline_rows_equal (const DatelineRows *a, const DatelineRows *b)
{
  return a == b ||
         (a->values->len == b->values->len &&
          (a->values->len == 0 ||
           memcmp (a->values->data, b->values->data, a->values->len * sizeof (guint32)) == 0));
}
