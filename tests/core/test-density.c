#include "density.h"

#define N_MAX 200
#define N_CATEGORIES 5

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const DatelineTime *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

static guint32
oracle (const DatelineTime *begin,
        const DatelineTime *end,
        const guint16 *category,
        const guint32 *rows,
        guint n_rows,
        DatelineSpan bin,
        guint16 wanted)
{
  guint32 count = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      DatelineSpan span = { begin[rows[i]], MAX (end[rows[i]], begin[rows[i]] + 1) };

      count += category[rows[i]] == wanted && dateline_span_overlaps (span, bin);
    }
  return count;
}

static void
test_random (void)
{
  for (int round = 0; round < 500; round++)
    {
      DatelineTime begin[N_MAX], end[N_MAX], edges[65];
      guint16 category[N_MAX];
      guint32 rows[N_MAX], counts[64 * N_CATEGORIES];
      guint n = g_test_rand_int_range (0, N_MAX), n_rows = 0,
            n_bins = g_test_rand_int_range (1, 65);

      for (guint i = 0; i < n; i++)
        begin[i] = g_test_rand_int_range (-500, 1500);
      qsort (begin, n, sizeof begin[0], compare_times);
      for (guint i = 0; i < n; i++)
        {
          end[i] = begin[i] + (g_test_rand_bit () ? g_test_rand_int_range (0, 30)
                                                  : g_test_rand_int_range (0, 2000));
          category[i] = g_test_rand_int_range (0, N_CATEGORIES);
          if (g_test_rand_int_range (0, 4) > 0)
            rows[n_rows++] = i;
        }
      if (n > 0)
        {
          begin[0] = DATELINE_TIME_MIN;
          end[n - 1] = DATELINE_TIME_MAX;
        }
      for (guint i = 0; i <= n_bins; i++)
        edges[i] = g_test_rand_int_range (0, 1000);
      qsort (edges, n_bins + 1, sizeof edges[0], compare_times);
      edges[n_bins] += edges[n_bins] == edges[0];
      dateline_density_compute (
          begin, end, category, rows, n_rows, edges, n_bins, N_CATEGORIES, counts);
      for (guint bin = 0; bin < n_bins; bin++)
        for (guint16 c = 0; c < N_CATEGORIES; c++)
          g_assert_cmpuint (counts[bin * N_CATEGORIES + c],
                            ==,
                            oracle (begin,
                                    end,
                                    category,
                                    rows,
                                    n_rows,
                                    (DatelineSpan){ edges[bin], edges[bin + 1] },
                                    c));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/density/random", test_random);
  return g_test_run ();
}
