/* The densest square is closed in on: the points of the present square are counted into BINS by
 * BINS cells, a summed-area table gives the count of any square of cells in four look-ups, and the
 * least side k, in cells, that still holds enough is found by bisection, for a larger square never
 * holds less. Two squares that each hold more than half of the points overlap, so the least square
 * of all is within k cells of the one found: with that margin it becomes the present square, until
 * it would no longer shrink by a quarter. A square of side s lies in some ceil (s / cell) + 1
 * cells, so that s > (k - 2) cells, and the last k is above BINS / 4: hence the 7 %. */
#include "fit.h"

#include <math.h>
#include <string.h>

#define BINS 128
#define LEAST_SIDE 1e-9 /* 4 cm */
#define GAP_BINS 1024

typedef guint32 Table[BINS + 1][BINS + 1];

/* Where the world is best cut: the right edge of the longest run of longitudes without a point. */
static double
find_cut (const double *x, const DatelineRows *rows)
{
  g_autofree guint8 *taken = g_new0 (guint8, GAP_BINS);
  guint best = 0, run = 0, cut = 0;

  for (guint i = 0; i < dateline_rows_get_length (rows); i++)
    taken[CLAMP ((int) (x[dateline_rows_get (rows, i)] * GAP_BINS), 0, GAP_BINS - 1)] = 1;
  for (guint i = 0; i < 2 * GAP_BINS; i++)
    {
      run = taken[i % GAP_BINS] ? 0 : run + 1;
      if (run > best)
        {
          best = run;
          cut = (i + 1) % GAP_BINS;
        }
    }
  return (double) cut / GAP_BINS;
}

DatelineBox
dateline_fit_points (const double *x, const double *y, const DatelineRows *rows)
{
  double cut = find_cut (x, rows);
  DatelineBox plain = DATELINE_BOX_EMPTY, wrapped = DATELINE_BOX_EMPTY;

  for (guint i = 0; i < dateline_rows_get_length (rows); i++)
    {
      guint32 row = dateline_rows_get (rows, i);
      double beyond = x[row] < cut ? x[row] + 1 : x[row];

      plain = dateline_box_extend (plain, (DatelinePoint){ x[row], y[row] });
      wrapped = dateline_box_extend (wrapped, (DatelinePoint){ beyond, y[row] });
    }
  return wrapped.x1 - wrapped.x0 < plain.x1 - plain.x0 ? wrapped : plain;
}

DatelineBox
dateline_fit_all (const DatelineStore *store, const DatelineRows *rows)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  DatelineBox box = dateline_fit_points (columns->x, columns->y, rows);

  for (guint i = 0; i < dateline_rows_get_length (rows); i++)
    {
      guint32 row = dateline_rows_get (rows, i);
      DatelineGeometry geometry;

      if (dateline_store_get_geometry (store, row, &geometry))
        {
          double shift = columns->x[row] < box.x0 ? 1 : 0;

          geometry.box.x0 += shift;
          geometry.box.x1 += shift;
          box = dateline_box_union (box, geometry.box);
        }
    }
  return box;
}

/* @table[i][j] becomes the number of points in the cells above and left of corner i, j. */
static void
sum_cells (
    const double *x, const double *y, const DatelineRows *rows, DatelineBox square, Table table)
{
  double cell = (square.x1 - square.x0) / BINS;

  memset (table, 0, sizeof (Table));
  for (guint i = 0; i < dateline_rows_get_length (rows); i++)
    {
      guint32 row = dateline_rows_get (rows, i);
      double column = (x[row] < square.x0 ? x[row] + 1 : x[row]) - square.x0;
      DatelinePoint point = { square.x0 + column, y[row] };

      if (dateline_box_contains (square, point))
        table[MIN ((int) ((point.y - square.y0) / cell), BINS - 1) + 1]
             [MIN ((int) (column / cell), BINS - 1) + 1]++;
    }
  for (guint i = 1; i <= BINS; i++)
    for (guint j = 1; j <= BINS; j++)
      table[i][j] += table[i - 1][j] + table[i][j - 1] - table[i - 1][j - 1];
}

/* The fullest square of @side cells. */
static guint32
find_fullest (Table table, guint side, guint *best_i, guint *best_j)
{
  guint32 best = 0;

  for (guint i = 0; i + side <= BINS; i++)
    for (guint j = 0; j + side <= BINS; j++)
      {
        guint32 count =
            table[i + side][j + side] - table[i][j + side] - table[i + side][j] + table[i][j];

        if (count > best)
          {
            best = count;
            *best_i = i;
            *best_j = j;
          }
      }
  return best;
}

/* The side in cells, and the place, of the least square with @need points or more. */
static guint
find_least (Table table, guint32 need, guint *i, guint *j)
{
  guint low = 1, high = BINS;

  while (low < high)
    {
      guint side = (low + high) / 2;

      if (find_fullest (table, side, i, j) >= need)
        high = side;
      else
        low = side + 1;
    }
  find_fullest (table, low, i, j);
  return low;
}

static DatelineBox
cells_to_box (DatelineBox square, int i, int j, int side)
{
  double cell = (square.x1 - square.x0) / BINS;

  return (DatelineBox){ square.x0 + j * cell,
                        square.y0 + i * cell,
                        square.x0 + (j + side) * cell,
                        square.y0 + (i + side) * cell };
}

static DatelineBox
fit_inside (const double *x, const double *y, const DatelineRows *rows, DatelineBox square)
{
  DatelineBox box = DATELINE_BOX_EMPTY;
  double hair = (square.x1 - square.x0) * 1e-6; /* no point on the edge is lost by rounding */

  square.x0 -= hair;
  square.y0 -= hair;
  square.x1 += hair;
  square.y1 += hair;

  for (guint i = 0; i < dateline_rows_get_length (rows); i++)
    {
      guint32 row = dateline_rows_get (rows, i);
      DatelinePoint point = { x[row] < square.x0 ? x[row] + 1 : x[row], y[row] };

      if (dateline_box_contains (square, point))
        box = dateline_box_extend (box, point);
    }
  return box;
}

DatelineBox
dateline_fit_dense (const double *x, const double *y, const DatelineRows *rows, double share)
{
  DatelineBox box = dateline_fit_points (x, y, rows);
  double side = MAX (box.x1 - box.x0, box.y1 - box.y0);
  DatelineBox square = { box.x0, box.y0, box.x0 + side, box.y0 + side };
  guint32 need = MAX (1, (guint32) ceil (share * dateline_rows_get_length (rows)));
  g_autofree Table *table = g_malloc (sizeof (Table));

  while (side > LEAST_SIDE)
    {
      guint i = 0, j = 0, k;

      sum_cells (x, y, rows, square, *table);
      k = find_least (*table, need, &i, &j);
      if (4 * k > BINS)
        return fit_inside (x, y, rows, cells_to_box (square, i, j, k));
      square = cells_to_box (square, (int) (i - k), (int) (j - k), 3 * k);
      side = square.x1 - square.x0;
    }
  return side < 0 ? box : fit_inside (x, y, rows, square);
}

double
dateline_fit_zoom (DatelineBox box, double width, double height, double min, double max)
{
  double fit = MIN (width / (256 * MAX (box.x1 - box.x0, 1e-12)),
                    height / (256 * MAX (box.y1 - box.y0, 1e-12)));

  return CLAMP (log2 (MAX (fit, 1e-3)), min, max);
}
