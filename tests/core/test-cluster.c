/* The clusters against their definition worked out in the plainest way, against what they promise
 * (every row once, within the radius, the same in every view), and across the date line. */
#include "cluster.h"

#include <math.h>

#define N 600
#define WORLD ((DatelineBox){ 0, 0, 1, 1 })
#define HERE ((DatelineBox){ 0.4, 0.4, 0.7, 0.7 })

typedef struct
{
  double x[N];
  double y[N];
  DatelineRows *rows;
} Sample;

/* A third anywhere, a third around a few towns, a third at the towns. */
static void
sample_init (Sample *sample)
{
  double towns[8][2];
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (int i = 0; i < 8; i++)
    for (int j = 0; j < 2; j++)
      towns[i][j] = g_test_rand_double_range (0.3, 0.7);
  for (guint32 i = 0; i < N; i++)
    {
      int town = g_test_rand_int_range (0, 8);
      int kind = g_test_rand_int_range (0, 3);
      double spread = kind == 0 ? 0.3 : kind == 1 ? 0.01 : 0;

      sample->x[i] = towns[town][0] + g_test_rand_double_range (-0.5, 0.5) * spread;
      sample->y[i] = towns[town][1] + g_test_rand_double_range (-0.5, 0.5) * spread;
      if (g_test_rand_int_range (0, 5) > 0)
        g_array_append_val (rows, i);
    }
  sample->rows = dateline_rows_new_take (rows);
}

static void
sample_clear (Sample *sample)
{
  dateline_rows_unref (sample->rows);
}

static double
get_distance (const Sample *sample, guint32 a, guint32 b)
{
  return hypot (sample->x[a] - sample->x[b], sample->y[a] - sample->y[b]);
}

/* The definition, without a grid: @home is each row's spot, @anchor each spot's anchor. */
static void
work_out (const Sample *sample, double radius, guint32 *home, guint32 *anchor)
{
  double around = ceil (5 / radius);
  guint settled[N];
  guint n = dateline_rows_get_length (sample->rows);
  const guint32 *rows = dateline_rows_get_data (sample->rows);

  for (guint i = 0; i < n; i++)
    {
      home[i] = i;
      for (guint j = 0; j < i && home[i] == i; j++)
        if (floor (sample->x[rows[i]] * around) == floor (sample->x[rows[j]] * around) &&
            floor (sample->y[rows[i]] * around) == floor (sample->y[rows[j]] * around))
          home[i] = j;
      anchor[i] = i;
      settled[i] = home[i] == i ? 99 : 0;
    }
  for (guint round = 1; round <= 4; round++)
    {
      for (guint i = 0; i < n; i++)
        {
          gboolean first = settled[i] == 99;

          for (guint j = 0; j < i && first; j++)
            first = settled[j] < round || get_distance (sample, rows[i], rows[j]) * around > 3.5;
          if (first)
            settled[i] = 50 + round;
        }
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n && settled[i] == 99; j++)
          if (settled[j] == 50 + round && get_distance (sample, rows[i], rows[j]) * around <= 3.5 &&
              (anchor[i] == i || get_distance (sample, rows[i], rows[j]) <
                                     get_distance (sample, rows[i], rows[anchor[i]])))
            anchor[i] = j;
      for (guint i = 0; i < n; i++)
        if (settled[i] == 50 + round || (settled[i] == 99 && anchor[i] != i))
          settled[i] = round;
    }
}

static void
check_promises (const Sample *sample, const DatelineClusters *clusters, double radius)
{
  guint total = 0;

  for (guint i = 0; i < clusters->n_clusters; i++)
    {
      const DatelineCluster *cluster = &clusters->clusters[i];

      g_assert_cmpuint (cluster->first, ==, total);
      g_assert_cmpuint (cluster->n_members, >, 0);
      total += cluster->n_members;
      for (guint j = 0; j < cluster->n_members; j++)
        {
          guint32 row = clusters->rows[cluster->first + j];
          DatelinePoint point = { sample->x[row], sample->y[row] };

          g_assert_true (j == 0 || clusters->rows[cluster->first + j - 1] < row);
          g_assert_true (dateline_rows_contains (sample->rows, row));
          g_assert_true (dateline_box_contains (cluster->box, point));
          g_assert_cmpfloat (
              hypot (point.x - cluster->anchor.x, point.y - cluster->anchor.y), <=, radius);
          g_assert_cmpuint (dateline_clusters_find (clusters, row), ==, i);
        }
    }
  g_assert_cmpuint (total, ==, dateline_rows_get_length (sample->rows));
}

static void
test_definition (void)
{
  for (int round = 0; round < 60; round++)
    {
      Sample sample;
      double radius = exp (g_test_rand_double_range (log (0.0008), log (0.2)));
      g_autoptr (DatelineClusters) clusters = NULL;
      guint32 home[N], anchor[N];

      sample_init (&sample);
      clusters = dateline_clusters_new (sample.x, sample.y, sample.rows, radius, WORLD);
      check_promises (&sample, clusters, radius);
      work_out (&sample, radius, home, anchor);
      for (guint i = 0; i < dateline_rows_get_length (sample.rows); i++)
        {
          guint index = dateline_clusters_find (clusters, dateline_rows_get (sample.rows, i));
          guint32 expected = dateline_rows_get (sample.rows, anchor[home[i]]);

          g_assert_cmpfloat (clusters->clusters[index].anchor.x, ==, sample.x[expected]);
          g_assert_cmpfloat (clusters->clusters[index].anchor.y, ==, sample.y[expected]);
        }
      sample_clear (&sample);
    }
}

/* Whatever is anchored in a view is as it is in the view of all. */
static void
test_pan (void)
{
  guint seen = 0;

  for (int round = 0; round < 100; round++)
    {
      Sample sample;
      double radius = g_test_rand_double_range (0.0005, 0.005);
      DatelineBox view;
      g_autoptr (DatelineClusters) part = NULL;
      g_autoptr (DatelineClusters) all = NULL;

      sample_init (&sample);
      view.x0 = sample.x[g_test_rand_int_range (0, N)]; /* the edges cut through crowds */
      view.y0 = sample.y[g_test_rand_int_range (0, N)];
      view.x1 = view.x0 + 0.15;
      view.y1 = view.y0 + 0.15;
      part = dateline_clusters_new (sample.x, sample.y, sample.rows, radius, view);
      all = dateline_clusters_new (sample.x, sample.y, sample.rows, radius, WORLD);
      for (guint i = 0, j = 0; i < all->n_clusters; i++)
        {
          const DatelineCluster *expected = &all->clusters[i];
          const DatelineCluster *cluster = &part->clusters[j];

          if (!dateline_box_contains (view, expected->anchor))
            continue;
          g_assert_cmpuint (j, <, part->n_clusters);
          g_assert_cmpfloat (cluster->anchor.x, ==, expected->anchor.x);
          g_assert_cmpfloat (cluster->anchor.y, ==, expected->anchor.y);
          g_assert_cmpmem (part->rows + cluster->first,
                           cluster->n_members * sizeof (guint32),
                           all->rows + expected->first,
                           expected->n_members * sizeof (guint32));
          j++;
          seen++;
        }
      sample_clear (&sample);
    }
  g_assert_cmpuint (seen, >, 500);
}

static void
test_date_line (void)
{
  static const double x[] = { 0.9999, 0.0001, 0.5, 0.0002 };
  static const double y[] = { 0.5, 0.5, 0.5, 0.5001 };
  static const DatelineBox views[] = { { 0.9, 0.4, 1.1, 0.6 },
                                       { -0.1, 0.4, 0.1, 0.6 },
                                       { 1.9, 0.4, 2.1, 0.6 } };
  g_autoptr (DatelineRows) rows = dateline_rows_new_all (4);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (DatelineClusters) clusters = dateline_clusters_new (x, y, rows, 0.004, views[i]);

      g_assert_cmpuint (clusters->n_clusters, ==, 1);
      g_assert_cmpuint (clusters->clusters[0].n_members, ==, 3);
      g_assert_true (dateline_box_contains (views[i], clusters->clusters[0].anchor));
      g_assert_cmpfloat_with_epsilon (
          clusters->clusters[0].box.x1 - clusters->clusters[0].box.x0, 0.0003, 1e-9);
    }
}

static void
test_stack (void)
{
  static const double x[] = { 0.5, 0.5, 0.501, 0.6 };
  static const double y[] = { 0.5, 0.5, 0.5, 0.6 };
  g_autoptr (DatelineRows) rows = dateline_rows_new_all (4);
  g_autoptr (DatelineClusters) far = dateline_clusters_new (x, y, rows, 0.005, WORLD);
  g_autoptr (DatelineClusters) near = dateline_clusters_new (x, y, rows, 0.0005, HERE);
  double zoom;

  g_assert_cmpuint (far->n_clusters, ==, 2);
  g_assert_false (dateline_cluster_is_stack (&far->clusters[0]));
  g_assert_cmpuint (near->n_clusters, ==, 3);
  g_assert_true (dateline_cluster_is_stack (&near->clusters[0]));
  g_assert_true (isinf (dateline_cluster_get_split_zoom (&near->clusters[0], 40)));

  zoom = dateline_cluster_get_split_zoom (&far->clusters[0], 40);
  g_assert_cmpfloat (dateline_cluster_radius (40, zoom) * 2, <=, 0.001);
  g_assert_cmpfloat (dateline_cluster_radius (40, zoom - 0.5) * 2, >, 0.001);
  g_assert_cmpfloat (dateline_cluster_radius (40, 3.49), ==, dateline_cluster_radius (40, 3.0));
}

static void
test_nothing (void)
{
  g_autoptr (DatelineRows) rows = dateline_rows_new_all (0);
  g_autoptr (DatelineClusters) none = dateline_clusters_new (NULL, NULL, rows, 0.01, WORLD);
  g_autoptr (DatelineClusters) empty =
      dateline_clusters_new (NULL, NULL, rows, 0.01, DATELINE_BOX_EMPTY);

  g_assert_cmpuint (none->n_clusters, ==, 0);
  g_assert_cmpuint (empty->n_clusters, ==, 0);
  g_assert_cmpuint (dateline_clusters_find (none, 0), ==, DATELINE_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cluster/definition", test_definition);
  g_test_add_func ("/cluster/pan", test_pan);
  g_test_add_func ("/cluster/date-line", test_date_line);
  g_test_add_func ("/cluster/stack", test_stack);
  g_test_add_func ("/cluster/nothing", test_nothing);
  return g_test_run ();
}
