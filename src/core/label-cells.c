/* An array of (cell, number), 16 bytes a point, sorted once: the cells of a row lie side by side,
 * so a block of cells costs one binary search a row and what it holds. Empty cells cost nothing,
 * however fine the grid. */
#include "config.h"

#include "label-cells.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  guint64 cell;
  guint number;
} Entry;

struct _DatelineLabelCells
{
  guint n_columns;
  guint n_rows;
  guint n_points;
  guint n_put;
  Entry *entries;
};

DatelineLabelCells *
dateline_label_cells_new (guint n_columns, guint n_rows, guint n_points)
{
  DatelineLabelCells *self = g_new0 (DatelineLabelCells, 1);

  self->n_columns = MAX (n_columns, 1);
  self->n_rows = MAX (n_rows, 1);
  self->n_points = n_points;
  self->entries = g_new (Entry, n_points);
  return self;
}

void
dateline_label_cells_free (DatelineLabelCells *self)
{
  g_free (self->entries);
  g_free (self);
}

static guint64
get_cell (const DatelineLabelCells *self, guint column, guint row)
{
  return (guint64) row * self->n_columns + column;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  if (first->cell != second->cell)
    return first->cell < second->cell ? -1 : 1;
  return first->number < second->number ? -1 : 1;
}

void
dateline_label_cells_put (DatelineLabelCells *self, DatelinePoint point)
{
  guint column = MIN ((guint) ((point.x - floor (point.x)) * self->n_columns), self->n_columns - 1);
  guint row = (guint) CLAMP (point.y * self->n_rows, 0.0, self->n_rows - 1.0);

  g_return_if_fail (self->n_put < self->n_points);

  self->entries[self->n_put] = (Entry){ get_cell (self, column, row), self->n_put };
  self->n_put++;
  if (self->n_put == self->n_points)
    qsort (self->entries, self->n_points, sizeof (Entry), compare_entries);
}

static guint
find_cell (const DatelineLabelCells *self, guint64 cell)
{
  guint low = 0;
  guint high = self->n_points;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->entries[middle].cell < cell)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
collect_row (const DatelineLabelCells *self, int row, int column0, int column1, GArray *numbers)
{
  guint64 last = get_cell (self, (guint) column1, (guint) row);

  for (guint at = find_cell (self, get_cell (self, (guint) column0, (guint) row));
       at < self->n_points && self->entries[at].cell <= last;
       at++)
    g_array_append_val (numbers, self->entries[at].number);
}

void
dateline_label_cells_collect (const DatelineLabelCells *self,
                              DatelineBox box,
                              int margin,
                              GArray *numbers)
{
  int width = (int) self->n_columns;
  int column0 = (int) floor (box.x0 * width) - margin;
  int column1 = (int) floor (box.x1 * width) + margin;
  int row0 = (int) floor (CLAMP (box.y0, 0.0, 1.0) * self->n_rows) - margin;
  int row1 = (int) floor (CLAMP (box.y1, 0.0, 1.0) * self->n_rows) + margin;
  int first = ((column0 % width) + width) % width;
  int end = first + MIN (column1 - column0 + 1, width);

  for (int row = MAX (row0, 0); row <= MIN (row1, (int) self->n_rows - 1); row++)
    {
      collect_row (self, row, first, MIN (end, width) - 1, numbers);
      if (end > width)
        collect_row (self, row, 0, end - width - 1, numbers);
    }
}
