/* Each grid is kept as a pyramid of halved copies, 4 bytes a cell and a third more in all; the
 * level whose cells are nearest to a pixel's size is sampled. Columns of a Mercator raster have one
 * longitude and rows one latitude, so the two-dimensional spline is two passes of four weights:
 * first along the rows of the grid that are needed, then along the columns.
 * Invariant: levels of a grid cover exactly the same ground. */
#include "config.h"

#include "relief.h"

#include "error.h"
#include "inflate.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEVELS_MAX 8
#define FEATHER_CELLS 36.0 /* the width of the blend along a grid's edge */

typedef struct
{
  DatelineReliefGrid grid;
  float *heights;
} Level;

typedef struct
{
  guint n_levels;
  Level levels[LEVELS_MAX];
  gboolean wraps;
} Pyramid;

struct _DatelineRelief
{
  GPtrArray *pyramids; /* coarse ones first */
};

/* Where one pixel column or row reads a level, and how much of it shows. */
typedef struct
{
  int first; /* the first of four cells, before clamping */
  float weights[4];
  float share;
} Tap;

static void
pyramid_free (Pyramid *self)
{
  for (guint i = 0; i < self->n_levels; i++)
    g_free (self->levels[i].heights);
  g_free (self);
}

static Level
halve (const Level *level)
{
  guint width = level->grid.width / 2;
  guint height = level->grid.height / 2;
  Level half = {
    { width, height, level->grid.longitude, level->grid.latitude, level->grid.step * 2 },
    g_new (float, (gsize) width *height)
  };

  for (guint y = 0; y < height; y++)
    {
      const float *upper = level->heights + (gsize) y * 2 * level->grid.width;
      const float *lower = upper + level->grid.width;

      for (guint x = 0; x < width; x++)
        half.heights[(gsize) y * width + x] =
            (upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1]) / 4.0f;
    }
  return half;
}

static int
compare_pyramids (gconstpointer a, gconstpointer b)
{
  const Pyramid *const *first = a;
  const Pyramid *const *second = b;
  double difference = (*second)->levels[0].grid.step - (*first)->levels[0].grid.step;

  return (difference > 0) - (difference < 0);
}

DatelineRelief *
dateline_relief_new (void)
{
  DatelineRelief *self = g_new0 (DatelineRelief, 1);

  self->pyramids = g_ptr_array_new_with_free_func ((GDestroyNotify) pyramid_free);
  return self;
}

void
dateline_relief_free (DatelineRelief *self)
{
  g_ptr_array_unref (self->pyramids);
  g_free (self);
}

void
dateline_relief_add (DatelineRelief *self, DatelineReliefGrid grid, const float *heights)
{
  Pyramid *pyramid = g_new0 (Pyramid, 1);
  Level *last = &pyramid->levels[0];

  *last = (Level){ grid, g_memdup2 (heights, (gsize) grid.width * grid.height * sizeof (float)) };
  pyramid->n_levels = 1;
  pyramid->wraps = fabs (grid.width * grid.step - 360.0) < grid.step / 2.0;
  while (pyramid->n_levels < LEVELS_MAX && last->grid.width % 2 == 0 &&
         last->grid.height % 2 == 0 && last->grid.width >= 8 && last->grid.height >= 8)
    {
      pyramid->levels[pyramid->n_levels++] = halve (last);
      last++;
    }
  g_ptr_array_add (self->pyramids, pyramid);
  g_ptr_array_sort (self->pyramids, compare_pyramids);
}

static gboolean
check_grid (DatelineReliefGrid grid, double scale, GError **error)
{
  if (grid.width < 4 || grid.height < 4 || !isfinite (grid.longitude) ||
      !isfinite (grid.latitude) || !(grid.step > 0) || grid.width * grid.step > 361.0 ||
      grid.height * grid.step > 181.0 || !isfinite (scale))
    {
      g_set_error_literal (error,
                           DATELINE_ERROR,
                           DATELINE_ERROR_INVALID,
                           _ ("The heights of the offline map make no sense."));
      return FALSE;
    }
  if ((guint64) grid.width * grid.height > DATELINE_RELIEF_CELLS_MAX)
    {
      g_set_error_literal (error,
                           DATELINE_ERROR,
                           DATELINE_ERROR_LIMIT,
                           _ ("The heights of the offline map are larger than Dateline takes."));
      return FALSE;
    }
  return TRUE;
}

static void
unpack (DatelineReliefGrid grid, double scale, const guint8 *bytes, float *heights)
{
  gsize n_cells = (gsize) grid.width * grid.height;
  guint16 row_start = 0;

  for (guint y = 0; y < grid.height; y++)
    {
      guint16 value = row_start;

      for (guint x = 0; x < grid.width; x++)
        {
          gsize i = (gsize) y * grid.width + x;

          value = (guint16) (value + (bytes[i] | bytes[n_cells + i] << 8));
          if (x == 0)
            row_start = value;
          heights[i] = (float) ((gint16) value * scale);
        }
    }
}

gboolean
dateline_relief_add_packed (DatelineRelief *self,
                            DatelineReliefGrid grid,
                            double scale,
                            const guint8 *bytes,
                            gsize size,
                            GError **error)
{
  g_autoptr (GBytes) plain = NULL;
  g_autofree float *heights = NULL;
  gsize n_cells = (gsize) grid.width * grid.height;

  if (!check_grid (grid, scale, error))
    return FALSE;
  plain = dateline_inflate (bytes, size, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 2 * n_cells, error);
  if (plain == NULL)
    return FALSE;
  if (g_bytes_get_size (plain) != 2 * n_cells)
    {
      g_set_error_literal (error,
                           DATELINE_ERROR,
                           DATELINE_ERROR_INVALID,
                           _ ("The heights of the offline map are cut short."));
      return FALSE;
    }
  heights = g_new (float, n_cells);
  unpack (grid, scale, g_bytes_get_data (plain, NULL), heights);
  dateline_relief_add (self, grid, heights);
  return TRUE;
}

typedef struct
{
  DatelineRelief *relief;
  GError *error;
} Loading;

static void
load_row (sqlite3_stmt *row, gpointer data)
{
  Loading *loading = data;
  DatelineReliefGrid grid = {
    (guint) MAX (sqlite3_column_int (row, 0), 0),
    (guint) MAX (sqlite3_column_int (row, 1), 0),
    sqlite3_column_double (row, 2),
    sqlite3_column_double (row, 3),
    sqlite3_column_double (row, 4),
  };

  if (loading->error == NULL)
    dateline_relief_add_packed (loading->relief,
                                grid,
                                sqlite3_column_double (row, 5),
                                sqlite3_column_blob (row, 6),
                                (gsize) sqlite3_column_bytes (row, 6),
                                &loading->error);
}

gboolean
dateline_relief_load (DatelineRelief *self, DatelineMbtiles *archive, GError **error)
{
  Loading loading = { self, NULL };

  if (!dateline_mbtiles_has_table (archive, "relief"))
    return TRUE;
  if (!dateline_mbtiles_query (archive,
                               "SELECT w, h, lon0, lat0, step, scale, data FROM relief LIMIT 16",
                               load_row,
                               &loading,
                               error))
    {
      g_clear_error (&loading.error);
      return FALSE;
    }
  if (loading.error == NULL)
    return TRUE;
  g_propagate_error (error, loading.error);
  return FALSE;
}

/* @position is in cells of @level from its edge, @size how many there are. */
static Tap
make_tap (double position, guint size, double feather)
{
  double cell = floor (position - 0.5);
  float t = (float) (position - 0.5 - cell);
  float s = 1.0f - t;
  Tap tap;

  cell = CLAMP (cell, -2.0, size + 1.0);
  tap.first = (int) cell - 1;
  tap.weights[0] = s * s * s / 6.0f;
  tap.weights[1] = (3.0f * t * t * t - 6.0f * t * t + 4.0f) / 6.0f;
  tap.weights[2] = (3.0f * s * s * s - 6.0f * s * s + 4.0f) / 6.0f;
  tap.weights[3] = t * t * t / 6.0f;
  tap.share =
      feather > 0.0
          ? (float) CLAMP ((MIN (position, size - position) - feather * 0.1) / feather, 0.0, 1.0)
          : 1.0f;
  return tap;
}

static const Level *
choose_level (const Pyramid *pyramid, double pixel)
{
  guint level = 0;

  while (level + 1 < pyramid->n_levels && pyramid->levels[level].grid.step < pixel * 0.75)
    level++;
  return &pyramid->levels[level];
}

static Tap *
make_column_taps (
    const Pyramid *pyramid, const Level *level, DatelineBox box, guint columns, double feather)
{
  Tap *taps = g_new (Tap, columns);

  for (guint x = 0; x < columns; x++)
    {
      double longitude = (box.x0 + (x + 0.5) * (box.x1 - box.x0) / columns) * 360.0 - 180.0;
      double offset = longitude - level->grid.longitude;

      if (pyramid->wraps)
        offset -= floor (offset / 360.0) * 360.0;
      taps[x] =
          make_tap (offset / level->grid.step, level->grid.width, pyramid->wraps ? 0.0 : feather);
    }
  return taps;
}

static Tap *
make_row_taps (
    const Pyramid *pyramid, const Level *level, DatelineBox box, guint rows, double feather)
{
  Tap *taps = g_new (Tap, rows);

  for (guint y = 0; y < rows; y++)
    {
      DatelinePoint point = { 0.0, box.y0 + (y + 0.5) * (box.y1 - box.y0) / rows };
      double longitude, latitude;

      dateline_geo_unproject (point, &longitude, &latitude);
      taps[y] = make_tap ((level->grid.latitude - latitude) / level->grid.step,
                          level->grid.height,
                          pyramid->wraps ? 0.0 : feather);
    }
  return taps;
}

/* One row of the grid at every pixel column. */
static void
sample_row (
    const Pyramid *pyramid, const Level *level, int row, const Tap *taps, guint columns, float *out)
{
  int width = (int) level->grid.width;
  const float *heights =
      level->heights + (gsize) CLAMP (row, 0, (int) level->grid.height - 1) * width;

  for (guint x = 0; x < columns; x++)
    {
      const Tap *tap = &taps[x];
      float sum = 0.0f;

      if (tap->first >= 0 && tap->first + 3 < width)
        for (int i = 0; i < 4; i++)
          sum += tap->weights[i] * heights[tap->first + i];
      else
        for (int i = 0; i < 4; i++)
          {
            int column = tap->first + i;

            column = pyramid->wraps ? (column + width) % width : CLAMP (column, 0, width - 1);
            sum += tap->weights[i] * heights[column];
          }
      out[x] = sum;
    }
}

static gboolean
any_share (const Tap *taps, guint n)
{
  for (guint i = 0; i < n; i++)
    if (taps[i].share > 0.0f)
      return TRUE;
  return FALSE;
}

static void
add_pyramid (const Pyramid *pyramid, DatelineBox box, guint columns, guint rows, float *heights)
{
  const Level *level = choose_level (pyramid, (box.x1 - box.x0) * 360.0 / columns);
  double feather = FEATHER_CELLS * pyramid->levels[0].grid.step / level->grid.step;
  g_autofree Tap *column_taps = make_column_taps (pyramid, level, box, columns, feather);
  g_autofree Tap *row_taps = make_row_taps (pyramid, level, box, rows, feather);
  g_autofree float *strips = g_new (float, 4 * (gsize) columns);
  int strip_rows[4] = { G_MININT, G_MININT, G_MININT, G_MININT };

  if (!any_share (column_taps, columns) || !any_share (row_taps, rows))
    return;

  for (guint y = 0; y < rows; y++)
    {
      const Tap *tap = &row_taps[y];
      float *out = heights + (gsize) y * columns;
      const float *strip[4];

      if (tap->share <= 0.0f)
        continue;
      for (int i = 0; i < 4; i++)
        {
          int row = tap->first + i;
          int slot = row & 3;

          strip[i] = strips + (gsize) slot * columns;
          if (strip_rows[slot] == row)
            continue;
          sample_row (pyramid, level, row, column_taps, columns, strips + (gsize) slot * columns);
          strip_rows[slot] = row;
        }
      for (guint x = 0; x < columns; x++)
        {
          float value = tap->weights[0] * strip[0][x] + tap->weights[1] * strip[1][x] +
                        tap->weights[2] * strip[2][x] + tap->weights[3] * strip[3][x];

          out[x] += (value - out[x]) * tap->share * column_taps[x].share;
        }
    }
}

void
dateline_relief_sample (
    const DatelineRelief *self, DatelineBox box, guint columns, guint rows, float *heights)
{
  for (gsize i = 0; i < (gsize) columns * rows; i++)
    heights[i] = 0.0f;
  for (guint i = 0; i < self->pyramids->len; i++)
    add_pyramid (g_ptr_array_index (self->pyramids, i), box, columns, rows, heights);
}

double
dateline_relief_get_step (const DatelineRelief *self, DatelinePoint point)
{
  DatelineBox box = { point.x, point.y, point.x, point.y };
  double step = 0.0;

  for (guint i = 0; i < self->pyramids->len; i++)
    {
      const Pyramid *pyramid = g_ptr_array_index (self->pyramids, i);
      const Level *level = &pyramid->levels[0];
      g_autofree Tap *column = make_column_taps (pyramid, level, box, 1, FEATHER_CELLS);
      g_autofree Tap *row = make_row_taps (pyramid, level, box, 1, FEATHER_CELLS);
      double share = column->share * row->share;

      if (share > 0.0)
        step = step > 0.0 ? step * pow (level->grid.step / step, share) : level->grid.step;
    }
  return step;
}
