#include "sample-store.h"
#include "time-query.h"

/* Every row is asked one by one. */
static DatelineRows *
oracle (DatelineStore *store, DatelineRows *within, DatelineSpan span)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; row < dateline_store_get_n_events (store); row++)
    if (dateline_rows_contains (within, row) &&
        dateline_span_overlaps (dateline_store_get_when (store, row).span, span))
      g_array_append_val (found, row);
  return dateline_rows_new_take (found);
}

static DatelineStore *
random_store (guint n)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree SampleEvent *events = g_new0 (SampleEvent, n);

  for (guint i = 0; i < n; i++)
    {
      int year = g_test_rand_int_range (2000, 2010);
      int month = g_test_rand_int_range (1, 13);
      int day = g_test_rand_int_range (1, 28);

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          g_ptr_array_add (texts, g_strdup_printf ("%d-%02d-%02d", year, month, day));
          break;
        case 1:
          g_ptr_array_add (texts, g_strdup_printf ("%d", year));
          break;
        case 2:
          g_ptr_array_add (texts, g_strdup_printf ("%d-%02d/..", year, month));
          break;
        default:
          g_ptr_array_add (texts, g_strdup_printf ("%d-%02d-%02d/%d", year, month, day, year + 3));
        }
      events[i] = (SampleEvent){ NULL, g_ptr_array_index (texts, i), "x" };
    }
  return sample_store_new (events, n);
}

static void
test_oracle (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint n = g_test_rand_int_range (0, 60);
      g_autoptr (DatelineStore) store = random_store (n);
      GArray *some = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_autoptr (DatelineRows) within = NULL;

      for (guint32 row = 0; row < n; row++)
        if (g_test_rand_bit ())
          g_array_append_val (some, row);
      within = dateline_rows_new_take (some);
      for (guint i = 0; i < 20; i++)
        {
          DatelineTime begin = g_test_rand_int_range (900000000, 1400000000);
          DatelineSpan span = { begin, begin + g_test_rand_int_range (1, 100000000) };
          g_autoptr (DatelineRows) expected = oracle (store, within, span);
          g_autoptr (DatelineRows) found = dateline_time_query (store, within, span);

          g_assert_true (dateline_rows_equal (found, expected));
        }
    }
}

static void
test_edges (void)
{
  static const SampleEvent events[] = { { "day", "2020-10-10", "x" } };
  g_autoptr (DatelineStore) store = sample_store_new (events, 1);
  g_autoptr (DatelineRows) all = dateline_rows_new_all (1);
  DatelineSpan day = dateline_store_get_when (store, 0).span;
  const struct
  {
    DatelineSpan span;
    guint n;
  } cases[] = {
    { { day.begin - 10, day.begin }, 0 },
    { { day.begin - 10, day.begin + 1 }, 1 },
    { { day.end - 1, day.end + 10 }, 1 },
    { { day.end, day.end + 10 }, 0 },
    { DATELINE_SPAN_ALL, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineRows) found = dateline_time_query (store, all, cases[i].span);

      g_assert_cmpuint (dateline_rows_get_length (found), ==, cases[i].n);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-query/oracle", test_oracle);
  g_test_add_func ("/time-query/edges", test_edges);
  return g_test_run ();
}
