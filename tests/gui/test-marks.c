#include "builder.h"
#include "timeline/marks.h"

#include <math.h>

#define N_MAX 300

static DatelineStore *
make_store (guint n)
{
  g_autoptr (DatelineBuilder) builder = dateline_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      DatelineDraft draft = DATELINE_DRAFT_INIT;
      DatelineTime begin = g_test_rand_int_range (0, 200) * DATELINE_DAY;
      gboolean lasts = g_test_rand_int_range (0, 4) == 0;

      draft.point = (DatelinePoint){ 0.5, 0.5 };
      draft.when.span = (DatelineSpan){ begin, begin + DATELINE_DAY };
      draft.when.begin_precision = draft.when.end_precision = DATELINE_PRECISION_DAY;
      if (lasts)
        {
          draft.when.span.end += g_test_rand_int_range (1, 80) * DATELINE_DAY;
          draft.when.flags = DATELINE_WHEN_LASTS;
          if (g_test_rand_int_range (0, 5) == 0)
            {
              draft.when.flags |= DATELINE_WHEN_OPEN_END;
              draft.when.span.end = DATELINE_TIME_MAX;
            }
        }
      g_assert_cmpuint (dateline_builder_add_event (builder, &draft, NULL), !=, DATELINE_NONE);
    }
  return dateline_builder_finish (g_steal_pointer (&builder));
}

static void
check_marks (const DatelineMarks *marks, const DatelineStore *store, double height)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  guint n_left = 0;

  for (guint i = 0; i < marks->overflow->len; i++)
    n_left += g_array_index (marks->overflow, DatelineMarkOverflow, i).n;
  g_assert_cmpuint (marks->marks->len + n_left, ==, columns->n_events);
  for (guint i = 0; i < marks->marks->len; i++)
    {
      const DatelineMark *a = &g_array_index (marks->marks, DatelineMark, i);

      g_assert_cmpfloat (dateline_marks_lane_y (marks, a->lane) + marks->size / 2, <=, height);
      g_assert_cmpfloat (dateline_marks_lane_y (marks, a->lane) - marks->size / 2, >=, 0);
      g_assert_true (dateline_marks_find (marks, a->x, dateline_marks_lane_y (marks, a->lane)) ==
                     a);
      for (guint k = 0; k < i; k++)
        {
          const DatelineMark *b = &g_array_index (marks->marks, DatelineMark, k);
          gboolean lasting = (columns->when_flags[a->row] & DATELINE_WHEN_LASTS) &&
                             (columns->when_flags[b->row] & DATELINE_WHEN_LASTS);

          g_assert_cmpuint (a->row, >, b->row);
          if (a->lane != b->lane)
            continue;
          g_assert_cmpfloat (ABS (a->x - b->x), >=, marks->size);
          if (lasting && a->x1 > a->x0 && b->x1 > b->x0)
            g_assert_true (a->x1 <= b->x0 || b->x1 <= a->x0);
        }
    }
}

/* Every event has a mark or is counted; no mark covers another, no bar crosses another. */
static void
test_random (void)
{
  for (int round = 0; round < 60; round++)
    {
      guint n = g_test_rand_int_range (1, N_MAX);
      g_autoptr (DatelineStore) store = make_store (n);
      g_autoptr (DatelineTimeScale) scale =
          dateline_time_scale_new_linear ((DatelineSpan){ 0, 300 * DATELINE_DAY });
      g_autoptr (DatelineRows) rows = dateline_rows_new_all (n);
      double px_per_u = exp (g_test_rand_double_range (6, 12));
      g_autoptr (DatelineMarks) marks =
          dateline_marks_new (store, dateline_rows_get_data (rows), n, scale, px_per_u, 92, 13);

      check_marks (marks, store, 92);
    }
}

/* Few events have large marks, many small ones. */
static void
test_size (void)
{
  g_autoptr (DatelineStore) few = make_store (3);
  g_autoptr (DatelineStore) many = make_store (N_MAX);
  g_autoptr (DatelineTimeScale) scale =
      dateline_time_scale_new_linear ((DatelineSpan){ 0, 300 * DATELINE_DAY });
  g_autoptr (DatelineRows) rows = dateline_rows_new_all (N_MAX);
  g_autoptr (DatelineMarks) large =
      dateline_marks_new (few, dateline_rows_get_data (rows), 3, scale, 1200, 92, 13);
  g_autoptr (DatelineMarks) small =
      dateline_marks_new (many, dateline_rows_get_data (rows), N_MAX, scale, 1200, 92, 13);

  g_assert_cmpfloat (large->size, >=, 10);
  g_assert_cmpfloat (small->size, <, large->size);
  g_assert_cmpuint (large->overflow->len, ==, 0);
  g_assert_cmpuint (small->overflow->len, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/marks/random", test_random);
  g_test_add_func ("/marks/size", test_size);
  return g_test_run ();
}
