#include "time-scale.h"

#include <math.h>

#define SHARE DATELINE_FOLD_SHARE
#define N_MAX 500

typedef struct
{
  DatelineSpan span;
  gboolean covered;
  gboolean begins;
  gboolean folded;
} OracleGap;

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const DatelineTime *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

/* Every gap between the moments at which events begin or end, found the slow way. */
static GArray *
oracle_gaps (DatelineSpan extent, const DatelineTime *begin, const DatelineTime *end, guint n)
{
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (DatelineTime));
  GArray *gaps = g_array_new (FALSE, TRUE, sizeof (OracleGap));

  g_array_append_val (moments, extent.begin);
  g_array_append_val (moments, extent.end);
  for (guint i = 0; i < n; i++)
    {
      DatelineTime b = CLAMP (begin[i], extent.begin, extent.end);
      DatelineTime e = CLAMP (end[i], extent.begin, extent.end);

      g_array_append_val (moments, b);
      g_array_append_val (moments, e);
    }
  g_array_sort (moments, compare_times);
  for (guint i = 0; i + 1 < moments->len; i++)
    {
      OracleGap gap = { { g_array_index (moments, DatelineTime, i),
                          g_array_index (moments, DatelineTime, i + 1) } };

      if (dateline_span_is_empty (gap.span))
        continue;
      for (guint k = 0; k < n; k++)
        if (begin[k] <= gap.span.begin && end[k] >= gap.span.end)
          gap.covered = TRUE;
      for (guint k = 0; k < n; k++)
        gap.begins |= begin[k] == gap.span.begin;
      g_array_append_val (gaps, gap);
    }
  return gaps;
}

/* Folds the longest gap again and again, as time-scale.c says, and returns what is left. */
static double
oracle_fold (GArray *gaps)
{
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (gint64));
  double unfolded = 0, unit, left = gaps->len;

  for (guint i = 0; i < gaps->len; i++)
    {
      gint64 length = dateline_span_length (g_array_index (gaps, OracleGap, i).span);

      g_array_append_val (lengths, length);
      unfolded += length;
    }
  g_array_sort (lengths, compare_times);
  unit = g_array_index (lengths, gint64, lengths->len / 4);
  for (guint n = 0; n < DATELINE_FOLDS_MAX; n++)
    {
      OracleGap *longest = NULL;

      for (guint i = 0; i < gaps->len; i++)
        {
          OracleGap *gap = &g_array_index (gaps, OracleGap, i);

          if (!gap->folded && (longest == NULL || dateline_span_length (gap->span) >
                                                      dateline_span_length (longest->span)))
            longest = gap;
        }
      if (longest == NULL || unfolded <= 160 * unit * (1 - n * SHARE) ||
          dateline_span_length (longest->span) < 0.04 * unfolded || left < 2 ||
          dateline_span_length (longest->span) <=
              4 * (unfolded - dateline_span_length (longest->span)) / (left - 1))
        break;
      left--;
      longest->folded = TRUE;
      unfolded -= dateline_span_length (longest->span);
    }
  return unfolded;
}

static double
oracle_to_u (GArray *gaps, double unfolded, DatelineTime time)
{
  double u = 0, slope;
  guint n_folded = 0;

  for (guint i = 0; i < gaps->len; i++)
    n_folded += g_array_index (gaps, OracleGap, i).folded;
  slope = (1 - n_folded * SHARE) / unfolded;
  for (guint i = 0; i < gaps->len; i++)
    {
      OracleGap *gap = &g_array_index (gaps, OracleGap, i);
      double length = dateline_span_length (gap->span);
      double passed = CLAMP (time - gap->span.begin, 0, length);

      u += gap->folded ? passed / length * SHARE : passed * slope;
    }
  return u;
}

static void
check_round_trip (const DatelineTimeScale *scale)
{
  DatelineSpan extent = dateline_time_scale_get_extent (scale);
  guint n_folds;
  const DatelineFold *folds = dateline_time_scale_get_folds (scale, &n_folds);
  double last = -1;

  for (int i = 0; i <= 400; i++)
    {
      double part = g_test_rand_double ();
      DatelineTime time = extent.begin + (gint64) (part * dateline_span_length (extent));

      if (n_folds > 0 && i % 3 == 0) /* at a fold's edges */
        time = folds[i % n_folds].span.begin + i % 5 - 2;
      time = CLAMP (time, extent.begin, extent.end);
      g_assert_cmpint (
          dateline_time_scale_to_time (scale, dateline_time_scale_to_u (scale, time)), ==, time);
    }
  for (int i = 0; i <= 400; i++)
    {
      DatelineTime time = extent.begin + dateline_span_length (extent) / 400 * i;
      double u = dateline_time_scale_to_u (scale, time);

      g_assert_true (u > last || (dateline_span_length (extent) < 400 && u >= last));
      last = u;
    }
  g_assert_cmpfloat (dateline_time_scale_to_u (scale, extent.begin), ==, 0.0);
  g_assert_cmpfloat (dateline_time_scale_to_u (scale, extent.end), ==, 1.0);
  g_assert_cmpint (dateline_time_scale_to_time (scale, -1), ==, extent.begin);
  g_assert_cmpint (dateline_time_scale_to_time (scale, 2), ==, extent.end);
}

/* Halfway a moment is halfway, and a fold that opens is one until the end. */
static void
check_between (const DatelineTimeScale *from, const DatelineTimeScale *to)
{
  double part = g_test_rand_double ();
  g_autoptr (DatelineTimeScale) scale = dateline_time_scale_new_between (from, to, part);
  DatelineSpan extent = dateline_time_scale_get_extent (from);
  guint n_folds, n_from;

  for (int i = 0; i < 30; i++)
    {
      DatelineTime time =
          extent.begin + (gint64) (g_test_rand_double () * dateline_span_length (extent));
      double a = dateline_time_scale_to_u (from, time), b = dateline_time_scale_to_u (to, time);

      g_assert_cmpfloat_with_epsilon (
          dateline_time_scale_to_u (scale, time), a + part * (b - a), 1e-12);
    }
  dateline_time_scale_get_folds (scale, &n_folds);
  dateline_time_scale_get_folds (from, &n_from);
  g_assert_cmpuint (n_folds, ==, n_from);
  check_round_trip (scale);
}

/* Every moment is as far from the begin as the gaps before it are long, those that are folded
 * counted as a share each. */
static void
check_unfolded (const DatelineTimeScale *scale, GArray *gaps)
{
  double unfolded = 0;
  guint n_folds, n_unfolded, n_folded = 0, n_open = 0;
  DatelineSpan spans[DATELINE_FOLDS_MAX];
  const DatelineFold *folds = dateline_time_scale_get_folds (scale, &n_folds);
  g_autoptr (DatelineTimeScale) opened = NULL;
  g_autoptr (DatelineTimeScale) closed = NULL;

  for (guint i = 0; i < gaps->len; i++)
    {
      OracleGap *gap = &g_array_index (gaps, OracleGap, i);

      if (gap->folded && g_test_rand_bit ())
        {
          spans[n_open++] = gap->span;
          gap->folded = FALSE;
        }
      n_folded += gap->folded;
      unfolded += gap->folded ? 0 : dateline_span_length (gap->span);
    }
  opened = dateline_time_scale_new_unfolded (scale, spans, n_open);
  closed = dateline_time_scale_new_unfolded (opened, NULL, 0);
  dateline_time_scale_get_unfolded (opened, &n_unfolded);
  g_assert_cmpuint (n_unfolded, ==, n_open);
  for (guint i = 0; i < n_open; i++)
    {
      const DatelineFold *at = &dateline_time_scale_get_unfolded (opened, &n_unfolded)[i];

      g_assert_true (dateline_span_equal (at->span, spans[i]));
      g_assert_true (dateline_time_scale_find_unfolded (opened, at->span.begin + 1) == at);
      g_assert_null (dateline_time_scale_find_fold (opened, at->span.begin + 1));
      g_assert_cmpfloat (at->u1, ==, dateline_time_scale_to_u (opened, at->span.end));
    }
  g_assert_cmpfloat_with_epsilon (
      dateline_time_scale_get_slope (opened) * unfolded, 1 - n_folded * SHARE, 1e-9);
  for (int i = 0; i < 50; i++)
    {
      DatelineSpan extent = dateline_time_scale_get_extent (scale);
      DatelineTime time =
          extent.begin + (gint64) (g_test_rand_double () * dateline_span_length (extent));

      g_assert_cmpfloat_with_epsilon (
          dateline_time_scale_to_u (opened, time), oracle_to_u (gaps, unfolded, time), 1e-9);
      g_assert_cmpfloat (
          dateline_time_scale_to_u (closed, time), ==, dateline_time_scale_to_u (scale, time));
    }
  check_round_trip (opened);
  dateline_time_scale_get_folds (closed, &n_unfolded);
  g_assert_cmpuint (n_unfolded, ==, n_folds);
  for (guint i = 0; i < n_folds; i++)
    g_assert_cmpint (
        dateline_time_scale_get_folds (closed, &n_folds)[i].covered, ==, folds[i].covered);
  check_between (scale, opened);
}

static void
check_against_oracle (DatelineSpan extent,
                      const DatelineTime *begin,
                      const DatelineTime *end,
                      guint n)
{
  g_autoptr (DatelineTimeScale) scale = dateline_time_scale_new_elastic (extent, begin, end, n);
  g_autoptr (GArray) gaps = oracle_gaps (extent, begin, end, n);
  double unfolded = oracle_fold (gaps);
  guint n_folds, k = 0;
  const DatelineFold *folds = dateline_time_scale_get_folds (scale, &n_folds);

  for (guint i = 0; i < gaps->len; i++)
    {
      OracleGap *gap = &g_array_index (gaps, OracleGap, i);

      if (!gap->folded)
        continue;
      g_assert_cmpuint (k, <, n_folds);
      g_assert_cmpint (folds[k].span.begin, ==, gap->span.begin);
      g_assert_cmpint (folds[k].span.end, ==, gap->span.end);
      g_assert_cmpint (!!folds[k].covered, ==, !!gap->covered);
      g_assert_cmpint (!!folds[k].begins, ==, !!gap->begins);
      g_assert_cmpfloat_with_epsilon (
          folds[k].u0, oracle_to_u (gaps, unfolded, gap->span.begin), 1e-9);
      g_assert_cmpfloat_with_epsilon (
          folds[k].u1, oracle_to_u (gaps, unfolded, gap->span.end), 1e-9);
      k++;
    }
  g_assert_cmpuint (k, ==, n_folds);
  for (int i = 0; i < 50; i++)
    {
      DatelineTime time =
          extent.begin + (gint64) (g_test_rand_double () * dateline_span_length (extent));

      g_assert_cmpfloat_with_epsilon (
          dateline_time_scale_to_u (scale, time), oracle_to_u (gaps, unfolded, time), 1e-9);
    }
  check_round_trip (scale);
  check_unfolded (scale, gaps);
}

/* Clusters of events far from one another; some last, some are open. */
static void
test_random (void)
{
  for (int round = 0; round < 300; round++)
    {
      guint n = g_test_rand_int_range (0, round % 10 == 0 ? N_MAX : 80);
      gint64 unit = g_test_rand_bit () ? 1 : DATELINE_DAY; /* days give gaps of one length */
      DatelineTime begin[N_MAX], end[N_MAX];
      DatelineSpan extent = { -2000000000, 0 };
      gint64 reach = 0;

      extent.begin += g_test_rand_int_range (0, 1000);
      for (guint i = 0; i < n; i++)
        {
          gint64 step = g_test_rand_int_range (0, 5) ? g_test_rand_int_range (0, 90000)
                                                     : g_test_rand_int_range (0, 400000000);

          begin[i] = extent.begin + (reach += step / unit * unit) + 1000;
          end[i] = begin[i] +
                   (g_test_rand_int_range (0, 3) ? 86400 : g_test_rand_int_range (0, 90000000));
          extent.end = MAX (extent.end, end[i]);
          if (g_test_rand_int_range (0, 20) == 0)
            end[i] = DATELINE_TIME_MAX;
        }
      if (n > 0 && g_test_rand_bit ())
        begin[0] = DATELINE_TIME_MIN;
      if (g_test_rand_bit ())
        extent.end -= g_test_rand_int_range (0, 100000);
      extent.end = MAX (extent.end, extent.begin + 60);
      check_against_oracle (extent, begin, end, n);
    }
}

#define AT(days) ((DatelineTime) (days) *DATELINE_DAY)

/* A massacre of 1915, a war and resolutions of the nineties, a war of 2020 day by day, and 2022-23:
 * on 1200 px a day of October 2020 has its 6 px. Days since 1970. */
static void
test_usable_at_once (void)
{
  static const struct
  {
    int begin, end;
  } days[] = {
    { -20089, -19724 }, { 7670, 9131 },   { 8520, 8521 },   { 8610, 8611 },   { 8687, 8688 },
    { 8716, 8717 },     { 18444, 18475 }, { 18532, 18577 }, { 18532, 18533 }, { 18541, 18542 },
    { 18543, 18544 },   { 18544, 18545 }, { 18544, 18545 }, { 18545, 18546 }, { 18546, 18547 },
    { 18552, 18553 },   { 18560, 18561 }, { 18565, 18566 }, { 18573, 18574 }, { 18574, 18575 },
    { 18575, 18576 },   { 18576, 18577 }, { 19327, 19358 }, { 19470, 19471 }, { 19544, 19545 },
    { 19574, 19575 },   { 19580, 19581 }, { 19619, 19620 }, { 19620, 19621 }, { 19621, 19622 },
  };
  DatelineTime begin[G_N_ELEMENTS (days)], end[G_N_ELEMENTS (days)];
  DatelineSpan extent = { AT (-20090), AT (19623) };
  g_autoptr (DatelineTimeScale) scale = NULL;
  g_autoptr (DatelineTimeScale) linear = dateline_time_scale_new_linear (extent);
  guint n_folds;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      begin[i] = AT (days[i].begin);
      end[i] = AT (days[i].end);
    }
  scale = dateline_time_scale_new_elastic (extent, begin, end, G_N_ELEMENTS (days));
  g_assert_cmpfloat (1200 * (dateline_time_scale_to_u (scale, AT (18546)) -
                             dateline_time_scale_to_u (scale, AT (18545))),
                     >=,
                     6);
  g_assert_cmpfloat (1200 * (dateline_time_scale_to_u (linear, AT (18546)) -
                             dateline_time_scale_to_u (linear, AT (18545))),
                     <,
                     0.05);
  dateline_time_scale_get_folds (scale, &n_folds);
  g_test_message (
      "%u folds, %.1f px a day", n_folds, 1200 * 86400 * dateline_time_scale_get_slope (scale));
  g_assert_nonnull (dateline_time_scale_find_fold (scale, AT (0)));
  g_assert_false (dateline_time_scale_find_fold (scale, AT (0))->covered);
  g_assert_true (dateline_time_scale_find_fold (scale, AT (-20000))->covered);
  g_assert_null (dateline_time_scale_find_fold (scale, AT (18545) + 5));
  check_round_trip (scale);
}

static void
test_even_folds_nowhere (void)
{
  for (guint n = 1; n < 400; n = n * 3 + 1)
    {
      g_autofree DatelineTime *begin = g_new (DatelineTime, n);
      g_autofree DatelineTime *end = g_new (DatelineTime, n);
      g_autoptr (DatelineTimeScale) scale = NULL;
      guint n_folds;

      for (guint i = 0; i < n; i++)
        {
          begin[i] = AT (i);
          end[i] = begin[i] + 1;
        }
      scale = dateline_time_scale_new_elastic ((DatelineSpan){ AT (-1), AT (n) }, begin, end, n);
      dateline_time_scale_get_folds (scale, &n_folds);
      g_assert_cmpuint (n_folds, ==, 0);
      check_round_trip (scale);
    }
}

static void
test_extremes (void)
{
  DatelineTime begin[] = { DATELINE_TIME_MIN, 0 }, end[] = { DATELINE_TIME_MAX, 1 };
  g_autoptr (DatelineTimeScale) whole = dateline_time_scale_new_linear (DATELINE_SPAN_ALL);
  g_autoptr (DatelineTimeScale) folded =
      dateline_time_scale_new_elastic (DATELINE_SPAN_ALL, begin, end, 2);
  g_autoptr (DatelineTimeScale) empty = dateline_time_scale_new_linear (DATELINE_SPAN_EMPTY);
  g_autoptr (DatelineTimeScale) none =
      dateline_time_scale_new_elastic (DATELINE_SPAN_EMPTY, NULL, NULL, 0);

  check_round_trip (whole);
  check_round_trip (folded);
  check_round_trip (empty);
  check_round_trip (none);
  g_assert_cmpint (dateline_time_scale_get_extent (empty).end, ==, DATELINE_MINUTE);
  g_assert_cmpfloat_with_epsilon (
      dateline_time_scale_to_u (whole, (DATELINE_TIME_MIN + DATELINE_TIME_MAX) / 2), 0.5, 1e-12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-scale/random", test_random);
  g_test_add_func ("/time-scale/usable-at-once", test_usable_at_once);
  g_test_add_func ("/time-scale/even", test_even_folds_nowhere);
  g_test_add_func ("/time-scale/extremes", test_extremes);
  return g_test_run ();
}
