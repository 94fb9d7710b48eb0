#include "lanes.h"

#include <string.h>

#define N_MAX 60

static guint
depth_at (const DatelineLaneItem *items, guint n, double x)
{
  guint depth = 0;

  for (guint i = 0; i < n; i++)
    depth += items[i].x0 <= x && x < items[i].x1;
  return depth;
}

static void
check_no_overlap (const DatelineLaneItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      if (items[i].lane >= 0 && items[i].lane == items[k].lane)
        g_assert_true (items[k].x1 <= items[i].x0 || items[i].x1 <= items[k].x0);
}

/* Whether every lane has an item over @x other than @self. */
static gboolean
all_taken_at (const DatelineLaneItem *items, guint n, guint self, double x, guint n_lanes)
{
  gboolean taken[N_MAX] = { FALSE };

  for (guint i = 0; i < n; i++)
    if (i != self && items[i].lane >= 0 && items[i].x0 <= x && x < items[i].x1)
      taken[items[i].lane] = TRUE;
  for (guint lane = 0; lane < n_lanes; lane++)
    if (!taken[lane])
      return FALSE;
  return TRUE;
}

static guint
fill (DatelineLaneItem *items)
{
  guint n = g_test_rand_int_range (0, N_MAX);
  double x = 0;

  for (guint i = 0; i < n; i++)
    {
      x += g_test_rand_int_range (0, 12);
      items[i] = (DatelineLaneItem){ x, x + g_test_rand_int_range (1, 40), 99 };
    }
  return n;
}

static void
test_random (void)
{
  for (int round = 0; round < 2000; round++)
    {
      DatelineLaneItem items[N_MAX];
      guint n = fill (items), n_lanes = g_test_rand_int_range (1, 9), used, left = 0, depth = 0;
      guint overflow = dateline_lanes_assign (items, n, n_lanes, &used);

      check_no_overlap (items, n);
      for (guint i = 0; i < n; i++)
        {
          depth = MAX (depth, depth_at (items, n, items[i].x0));
          g_assert_cmpint (items[i].lane, <, (int) n_lanes);
          if (items[i].lane >= 0)
            continue;
          left++;
          g_assert_true (all_taken_at (items, n, i, items[i].x0, n_lanes));
        }
      g_assert_cmpuint (overflow, ==, left);
      g_assert_cmpuint (used, <=, n_lanes);
      g_assert_cmpuint (used, ==, MIN (depth, n_lanes));
      if (depth <= n_lanes)
        g_assert_cmpuint (overflow, ==, 0);
    }
}

static void
test_touching (void)
{
  DatelineLaneItem items[] = { { 0, 10 }, { 0, 5 }, { 5, 8 }, { 10, 12 }, { 10, 12 }, { 10, 12 } };
  const int expected[] = { 0, 1, 1, 0, 1, -1 };

  g_assert_cmpuint (dateline_lanes_assign (items, G_N_ELEMENTS (items), 2, NULL), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_assert_cmpint (items[i].lane, ==, expected[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/random", test_random);
  g_test_add_func ("/lanes/touching", test_touching);
  return g_test_run ();
}
