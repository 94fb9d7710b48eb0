/* Layout: the world is a grid of square cells, CELLS to a radius; those of the view and a margin
 * are a dense array. One pass over the rows puts each into its cell; a cell's first row is its
 * spot. Spots settle in ROUNDS rounds: a spot that no earlier undecided spot is near (within JOIN)
 * becomes an anchor, and the undecided ones near an anchor join the nearest. What the last round
 * leaves stands alone. A row is at most sqrt (2) cells from its spot, a spot JOIN cells from its
 * anchor: together less than CELLS.
 *
 * A cluster depends on spots at most 2 ROUNDS + 1 joins from its anchor, which the margin covers,
 * so it does not depend on the view. (Only where view and margin are as wide as the world, the
 * meridian opposite the view's middle is a seam.) Cost: a linear pass over the rows, then the
 * cells, whose number is bounded by the screen's size. Nothing is kept between calls. */
#include "cluster.h"

#include <math.h>

#define CELLS 5
#define JOIN 3.5
#define REACH 4 /* JOIN in whole cells */
#define ROUNDS 4
#define MARGIN 34 /* (2 ROUNDS + 1) JOIN, and two for the cells' own width */
#define MAX_CELLS (1 << 26)

typedef struct
{
  DatelinePoint point;
  int column, line;
  guint round; /* in which it was settled; ROUNDS + 1 while it is not */
  guint32 anchor;
  double distance2; /* to the anchor, in cells, squared */
  guint32 cluster;
} Spot;

typedef struct
{
  gint64 around; /* cells around the world */
  gint64 column0, line0;
  gint64 n_columns, n_lines;
  double worlds;  /* a point is taken this many worlds to the right ... */
  double turn;    /* ... and one more where its plain x is less than this */
  guint32 *cells; /* a spot's index + 1, 0 where the cell is empty */
  GArray *spots;
  guint n_rows;
  guint32 *rows; /* those in the grid */
  guint32 *home; /* and their spots */
} Grid;

#define SPOT(grid, index) (&g_array_index ((grid)->spots, Spot, index))

/* Cuts @view to what the grid can tell apart, too. */
static gboolean
grid_init (Grid *grid, guint n_rows, double radius, DatelineBox *view)
{
  double middle = (view->x0 + view->x1) / 2;

  grid->around = MAX (1, ceil (CELLS / radius));
  grid->column0 = floor (view->x0 * grid->around) - MARGIN;
  grid->n_columns = floor (view->x1 * grid->around) + MARGIN + 1 - grid->column0;
  grid->line0 = floor (MAX (view->y0, 0) * grid->around) - MARGIN;
  grid->n_lines = floor (MIN (view->y1, 1) * grid->around) + MARGIN + 1 - grid->line0;
  if (grid->n_columns >= grid->around)
    {
      grid->column0 = floor (middle * grid->around) - grid->around / 2;
      grid->n_columns = grid->around;
      view->x0 = MAX (view->x0, (double) grid->column0 / grid->around);
      view->x1 = MIN (view->x1, (double) grid->column0 / grid->around + 1);
    }
  if (grid->n_lines < 1 || grid->n_columns > MAX_CELLS / grid->n_lines)
    return FALSE;
  grid->worlds = floor ((double) grid->column0 / grid->around);
  grid->turn = (double) grid->column0 / grid->around - grid->worlds;
  grid->cells = g_new0 (guint32, grid->n_columns * grid->n_lines);
  grid->spots = g_array_new (FALSE, FALSE, sizeof (Spot));
  grid->rows = g_new (guint32, n_rows);
  grid->home = g_new (guint32, n_rows);
  return TRUE;
}

static void
grid_clear (Grid *grid)
{
  g_free (grid->cells);
  g_array_unref (grid->spots);
  g_free (grid->rows);
  g_free (grid->home);
}

static guint32 *
grid_get_cell (const Grid *grid, gint64 column, gint64 line)
{
  if (column < 0 || column >= grid->n_columns || line < 0 || line >= grid->n_lines)
    return NULL;
  return &grid->cells[line * grid->n_columns + column];
}

static inline double
grid_get_shift (const Grid *grid, double x)
{
  return x < grid->turn ? grid->worlds + 1 : grid->worlds;
}

/* The cell is found from the plain @x: it is the same in every copy of the world. */
static guint32 *
grid_place (const Grid *grid, double x, double y, int *column, int *line)
{
  *column = (gint64) (x * grid->around) + (gint64) grid_get_shift (grid, x) * grid->around -
            grid->column0;
  *line = (gint64) (y * grid->around) - grid->line0;
  if (grid->n_columns == grid->around)
    *column = CLAMP (*column, 0, grid->n_columns - 1);
  return grid_get_cell (grid, *column, *line);
}

static void
grid_add (Grid *grid, guint32 row, double x, double y)
{
  Spot spot = { .round = ROUNDS + 1, .distance2 = INFINITY, .cluster = DATELINE_NONE };
  guint32 *cell = grid_place (grid, x, y, &spot.column, &spot.line);

  if (cell == NULL)
    return;
  if (*cell == 0)
    {
      spot.point = (DatelinePoint){ x + grid_get_shift (grid, x), y };
      spot.anchor = grid->spots->len;
      g_array_append_val (grid->spots, spot);
      *cell = grid->spots->len;
    }
  grid->rows[grid->n_rows] = row;
  grid->home[grid->n_rows++] = *cell - 1;
}

/* In cells, squared. */
static inline double
get_distance2 (const Grid *grid, const Spot *a, const Spot *b)
{
  double x = (a->point.x - b->point.x) * grid->around;
  double y = (a->point.y - b->point.y) * grid->around;

  return x * x + y * y;
}

/* Whether a spot before @index, not settled before @round, is near. */
static gboolean
has_earlier_near (const Grid *grid, guint32 index, guint round)
{
  const Spot *spot = SPOT (grid, index);

  for (int line = spot->line - REACH; line <= spot->line + REACH; line++)
    for (int column = spot->column - REACH; column <= spot->column + REACH; column++)
      {
        const guint32 *cell = grid_get_cell (grid, column, line);

        if (cell && *cell && *cell - 1 < index && SPOT (grid, *cell - 1)->round >= round &&
            get_distance2 (grid, spot, SPOT (grid, *cell - 1)) <= JOIN * JOIN)
          return TRUE;
      }
  return FALSE;
}

static void
offer_to_near (Grid *grid, guint32 index, guint round)
{
  const Spot *anchor = SPOT (grid, index);

  for (int line = anchor->line - REACH; line <= anchor->line + REACH; line++)
    for (int column = anchor->column - REACH; column <= anchor->column + REACH; column++)
      {
        const guint32 *cell = grid_get_cell (grid, column, line);
        Spot *spot = cell && *cell ? SPOT (grid, *cell - 1) : NULL;
        double distance2 =
            spot && spot->round >= round ? get_distance2 (grid, anchor, spot) : INFINITY;

        if (distance2 <= JOIN * JOIN && distance2 < spot->distance2)
          {
            spot->anchor = index;
            spot->distance2 = distance2;
            spot->round = round;
          }
      }
}

static void
settle (Grid *grid)
{
  g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint round = 1; round <= ROUNDS; round++)
    {
      g_array_set_size (anchors, 0);
      for (guint32 i = 0; i < grid->spots->len; i++)
        if (SPOT (grid, i)->round > ROUNDS && !has_earlier_near (grid, i, round))
          g_array_append_val (anchors, i);
      for (guint i = 0; i < anchors->len; i++)
        {
          Spot *spot = SPOT (grid, g_array_index (anchors, guint32, i));

          spot->round = round;
          spot->distance2 = 0;
        }
      for (guint i = 0; i < anchors->len; i++)
        offer_to_near (grid, g_array_index (anchors, guint32, i), round);
    }
}

static void
make_clusters (Grid *grid, DatelineBox view, DatelineClusters *out)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (DatelineCluster));

  for (guint i = 0; i < grid->spots->len; i++)
    {
      Spot *spot = SPOT (grid, i);
      DatelineCluster cluster = {
        .anchor = spot->point, .box = { spot->point.x, spot->point.y, spot->point.x, spot->point.y }
      };

      if (spot->anchor != i || !dateline_box_contains (view, spot->point))
        continue;
      spot->cluster = clusters->len;
      g_array_append_val (clusters, cluster);
    }
  out->n_clusters = clusters->len;
  out->clusters = (DatelineCluster *) (void *) g_array_free (clusters, FALSE);
}

/* From here on @home is each row's cluster. */
static void
count_members (Grid *grid, DatelineClusters *out)
{
  g_autofree guint32 *clusters = g_new (guint32, grid->spots->len);
  guint32 total = 0;

  for (guint32 i = 0; i < grid->spots->len; i++)
    clusters[i] = SPOT (grid, SPOT (grid, i)->anchor)->cluster;
  for (guint i = 0; i < grid->n_rows; i++)
    {
      grid->home[i] = clusters[grid->home[i]];
      if (grid->home[i] != DATELINE_NONE)
        out->clusters[grid->home[i]].n_members++;
    }
  for (guint i = 0; i < out->n_clusters; i++)
    {
      out->clusters[i].first = total;
      total += out->clusters[i].n_members;
      out->clusters[i].n_members = 0;
    }
  out->rows = g_new (guint32, MAX (total, 1));
}

static void
deal_rows (const Grid *grid, const double *x, const double *y, DatelineClusters *out)
{
  for (guint i = 0; i < grid->n_rows; i++)
    {
      guint32 row = grid->rows[i];
      double shifted = x[row] + grid_get_shift (grid, x[row]);
      DatelineCluster *cluster;

      if (grid->home[i] == DATELINE_NONE)
        continue;
      cluster = &out->clusters[grid->home[i]];
      out->rows[cluster->first + cluster->n_members++] = row;
      cluster->box.x0 = MIN (cluster->box.x0, shifted);
      cluster->box.y0 = MIN (cluster->box.y0, y[row]);
      cluster->box.x1 = MAX (cluster->box.x1, shifted);
      cluster->box.y1 = MAX (cluster->box.y1, y[row]);
    }
}

DatelineClusters *
dateline_clusters_new (
    const double *x, const double *y, const DatelineRows *rows, double radius, DatelineBox view)
{
  DatelineClusters *clusters = g_new0 (DatelineClusters, 1);
  const guint32 *data = dateline_rows_get_data (rows);
  guint n_rows = dateline_rows_get_length (rows);
  Grid grid = { 0 };

  if (dateline_box_is_empty (view) || !grid_init (&grid, n_rows, radius, &view))
    return clusters;
  for (guint i = 0; i < n_rows; i++)
    grid_add (&grid, data[i], x[data[i]], y[data[i]]);
  settle (&grid);
  make_clusters (&grid, view, clusters);
  count_members (&grid, clusters);
  deal_rows (&grid, x, y, clusters);
  grid_clear (&grid);
  return clusters;
}

void
dateline_clusters_free (DatelineClusters *clusters)
{
  g_free (clusters->clusters);
  g_free (clusters->rows);
  g_free (clusters);
}

guint
dateline_clusters_find (const DatelineClusters *clusters, guint32 row)
{
  for (guint i = 0; i < clusters->n_clusters; i++)
    {
      const guint32 *rows = clusters->rows + clusters->clusters[i].first;
      guint low = 0, high = clusters->clusters[i].n_members;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (rows[middle] == row)
            return i;
          if (rows[middle] < row)
            low = middle + 1;
          else
            high = middle;
        }
    }
  return DATELINE_NONE;
}

static double
get_length (const DatelineCluster *cluster)
{
  return MAX (cluster->box.x1 - cluster->box.x0, cluster->box.y1 - cluster->box.y0);
}

gboolean
dateline_cluster_is_stack (const DatelineCluster *cluster)
{
  return get_length (cluster) <= DATELINE_CLUSTER_HAIR;
}

double
dateline_cluster_radius (double pixels, double zoom)
{
  return pixels / (256 * exp2 (floor (zoom * 2) / 2));
}

double
dateline_cluster_get_split_zoom (const DatelineCluster *cluster, double pixels)
{
  if (dateline_cluster_is_stack (cluster))
    return INFINITY;
  return ceil (2 * log2 (2 * pixels / (256 * get_length (cluster)))) / 2;
}
