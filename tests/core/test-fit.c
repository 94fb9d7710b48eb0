/* The densest region against every square that two points span, and the plain box with outliers and
 * across the date line. */
#include "builder.h"
#include "fit.h"

#include <math.h>

#define N 48

static double
get_side (DatelineBox box)
{
  return MAX (box.x1 - box.x0, box.y1 - box.y0);
}

static guint
count (const double *x, const double *y, guint n, DatelineBox box)
{
  guint inside = 0;

  for (guint i = 0; i < n; i++)
    inside += dateline_box_contains (box, (DatelinePoint){ x[i], y[i] }) ||
              dateline_box_contains (box, (DatelinePoint){ x[i] + 1, y[i] });
  return inside;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double da = *(const double *) a, db = *(const double *) b;

  return da < db ? -1 : da > db;
}

/* The least side of all squares with @need points: a least square can be moved until its left and
 * top edges touch a point each; its side is then the need-th smallest that a point asks for. */
static double
find_least_side (const double *x, const double *y, guint n, guint need)
{
  double best = INFINITY;

  for (guint left = 0; left < n; left++)
    for (guint top = 0; top < n; top++)
      {
        double sides[N];
        guint n_sides = 0;

        for (guint i = 0; i < n; i++)
          if (x[i] >= x[left] && y[i] >= y[top])
            sides[n_sides++] = MAX (x[i] - x[left], y[i] - y[top]);
        if (n_sides < need)
          continue;
        qsort (sides, n_sides, sizeof (double), compare_doubles);
        best = MIN (best, sides[need - 1]);
      }
  return best;
}

static void
test_dense (void)
{
  for (int round = 0; round < 60; round++)
    {
      double x[N], y[N];
      guint n = g_test_rand_int_range (1, N + 1);
      double share = g_test_rand_double_range (0.51, 1);
      guint need = ceil (share * n);
      g_autoptr (DatelineRows) rows = dateline_rows_new_all (n);
      DatelineBox box;

      for (guint i = 0; i < n; i++)
        {
          double spread = pow (10, g_test_rand_double_range (-6, -0.5));

          x[i] = 0.4 + spread * g_test_rand_double_range (-0.5, 0.5);
          y[i] = 0.4 + spread * g_test_rand_double_range (-0.5, 0.5);
        }
      box = dateline_fit_dense (x, y, rows, share);
      g_assert_cmpuint (count (x, y, n, box), >=, need);
      g_assert_cmpfloat (get_side (box), <=, find_least_side (x, y, n, need) * 1.07 + 1e-9);
    }
}

/* A war, and meetings about it in Geneva, Washington, The Hague and Hong Kong. */
static void
test_outliers (void)
{
  static const double places[][2] = { { 46.75, 39.82 }, { 46.75, 39.76 }, { 46.40, 39.21 },
                                      { 46.55, 39.64 }, { 46.93, 39.99 }, { 47.10, 40.60 },
                                      { 46.70, 40.10 }, { 46.90, 39.30 }, { 46.55, 39.64 },
                                      { 49.87, 40.41 }, { 44.51, 40.18 }, { 46.75, 39.82 },
                                      { 6.14, 46.20 },  { -77.04, 38.9 }, { 114.17, 22.3 } };
  double x[G_N_ELEMENTS (places)], y[G_N_ELEMENTS (places)];
  g_autoptr (DatelineRows) rows = dateline_rows_new_all (G_N_ELEMENTS (places));
  DatelineBox all, dense;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      DatelinePoint point = dateline_geo_project (places[i][0], places[i][1]);

      x[i] = point.x;
      y[i] = point.y;
    }
  all = dateline_fit_points (x, y, rows);
  dense = dateline_fit_dense (x, y, rows, 0.75);
  g_assert_cmpuint (count (x, y, G_N_ELEMENTS (places), all), ==, G_N_ELEMENTS (places));
  g_assert_cmpuint (count (x, y, G_N_ELEMENTS (places), dense), ==, 12);
  g_assert_cmpfloat (dateline_fit_zoom (all, 800, 600, 0, 18), <, 3);
  g_assert_cmpfloat (dateline_fit_zoom (dense, 800, 600, 0, 18), >, 6.5);
}

static void
test_date_line (void)
{
  static const double x[] = { 0.99, 0.02, 0.01, 0.98 };
  static const double y[] = { 0.4, 0.5, 0.45, 0.45 };
  g_autoptr (DatelineRows) rows = dateline_rows_new_all (4);
  DatelineBox box = dateline_fit_points (x, y, rows);

  g_assert_cmpfloat_with_epsilon (box.x0, 0.98, 1e-12);
  g_assert_cmpfloat_with_epsilon (box.x1, 1.02, 1e-12);
  g_assert_cmpuint (count (x, y, 4, dateline_fit_dense (x, y, rows, 0.75)), >=, 3);
  g_assert_cmpfloat (get_side (dateline_fit_dense (x, y, rows, 0.75)), <, 0.08);
}

/* A line's ends count, not only its middle. */
static void
test_shapes (void)
{
  DatelineBuilder *builder = dateline_builder_new ();
  DatelinePoint line[] = { { 0.4, 0.4 }, { 0.5, 0.45 }, { 0.6, 0.5 } };
  guint32 ends[] = { 3 };
  DatelineGeometry geometry = { DATELINE_GEOMETRY_LINE, 1, ends, line, DATELINE_BOX_EMPTY };
  DatelineDraft draft = DATELINE_DRAFT_INIT;
  g_autoptr (DatelineStore) store = NULL;
  g_autoptr (DatelineRows) rows = dateline_rows_new_all (2);
  DatelineBox box;

  g_assert_true (dateline_draft_set_when (&draft, "2020-10-10", NULL, NULL));
  draft.point = (DatelinePoint){ 0.52, 0.42 };
  dateline_builder_add_event (builder, &draft, NULL);
  draft.geometry = &geometry;
  dateline_builder_add_event (builder, &draft, NULL);
  store = dateline_builder_finish (builder);
  box = dateline_fit_all (store, rows);
  g_assert_cmpfloat (box.x0, ==, 0.4);
  g_assert_cmpfloat (box.x1, ==, 0.6);
  g_assert_cmpfloat (box.y0, ==, 0.4);
  g_assert_cmpfloat (box.y1, ==, 0.5);
}

static void
test_degenerate (void)
{
  static const double x[] = { 0.5, 0.5 };
  g_autoptr (DatelineRows) none = dateline_rows_new_all (0);
  g_autoptr (DatelineRows) two = dateline_rows_new_all (2);
  DatelineBox box = dateline_fit_dense (x, x, two, 0.75);

  g_assert_true (dateline_box_is_empty (dateline_fit_points (x, x, none)));
  g_assert_true (dateline_box_is_empty (dateline_fit_dense (x, x, none, 0.75)));
  g_assert_cmpfloat (box.x0, ==, 0.5);
  g_assert_cmpfloat (box.y1, ==, 0.5);
  g_assert_cmpfloat (dateline_fit_zoom (box, 800, 600, 1, 11), ==, 11);
}

static void
test_zoom (void)
{
  DatelineBox box = { 0.25, 0.25, 0.5, 0.375 };
  double zoom = dateline_fit_zoom (box, 800, 300, 0, 18);

  g_assert_cmpfloat_with_epsilon (256 * exp2 (zoom) * 0.125, 300, 1e-6);
  g_assert_cmpfloat (256 * exp2 (zoom) * 0.25, <=, 800);
  g_assert_cmpfloat (dateline_fit_zoom (box, 800, -5, 2, 18), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/dense", test_dense);
  g_test_add_func ("/fit/outliers", test_outliers);
  g_test_add_func ("/fit/date-line", test_date_line);
  g_test_add_func ("/fit/shapes", test_shapes);
  g_test_add_func ("/fit/degenerate", test_degenerate);
  g_test_add_func ("/fit/zoom", test_zoom);
  return g_test_run ();
}
