#include "play-path.h"

#include <math.h>
#include <string.h>

#define DAYS(n) ((DatelineTime) ((n) *DATELINE_DAY))

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    gboolean good;
    DatelinePaceUnit unit;
    double seconds;
    const char *format, *words, *brief;
  } cases[] = {
    { "day:1", TRUE, DATELINE_PACE_DAY, 1, "day:1", "1 second per day", "1 s/day" },
    { "whole:60", TRUE, DATELINE_PACE_WHOLE, 60, "whole:60", "60 seconds in all", "60 s" },
    { "hour:0.25",
      TRUE,
      DATELINE_PACE_HOUR,
      .25,
      "hour:0.25",
      "0.25 seconds per hour",
      "0.25 s/hour" },
    { "week:2e1", TRUE, DATELINE_PACE_WEEK, 20, "week:20", "20 seconds per week", "20 s/week" },
    { "month:9999",
      TRUE,
      DATELINE_PACE_MONTH,
      3600,
      "month:3600",
      "3600 seconds per month",
      "3600 s/month" },
    { "year:0",
      TRUE,
      DATELINE_PACE_YEAR,
      0.001,
      "year:0.001",
      "0.001 seconds per year",
      "0.001 s/year" },
    { .text = "" },
    { .text = "day" },
    { .text = "day:" },
    { .text = ":1" },
    { .text = "da:1" },
    { .text = "days:1" },
    { .text = "day:-1" },
    { .text = "day: 1" },
    { .text = "day:1 s" },
    { .text = "day:nan" },
    { .text = "day:1e999" },
    { .text = "fortnight:1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DatelinePace pace = { DATELINE_N_PACE_UNITS, -1 };
      gboolean good = dateline_pace_parse (cases[i].text, &pace);
      g_autofree char *format = NULL, *words = NULL, *brief = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (good, ==, cases[i].good);
      if (!good)
        {
          g_assert_cmpint (pace.unit, ==, DATELINE_N_PACE_UNITS);
          continue;
        }
      g_assert_cmpint (pace.unit, ==, cases[i].unit);
      g_assert_cmpfloat (pace.seconds, ==, cases[i].seconds);
      format = dateline_pace_format (pace);
      words = dateline_pace_describe (pace);
      brief = dateline_pace_describe_briefly (pace);
      g_assert_cmpstr (format, ==, cases[i].format);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (brief, ==, cases[i].brief);
    }
}

static void
test_step (void)
{
  static const double rising[] = { 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60 };

  for (guint i = 0; i + 1 < G_N_ELEMENTS (rising); i++)
    {
      g_assert_cmpfloat (dateline_pace_step (rising[i], 1), ==, rising[i + 1]);
      g_assert_cmpfloat (dateline_pace_step (rising[i + 1], -1), ==, rising[i]);
    }
  g_assert_cmpfloat (dateline_pace_step (3, 1), ==, 5);
  g_assert_cmpfloat (dateline_pace_step (3, -1), ==, 2);
  g_assert_cmpfloat (dateline_pace_step (DATELINE_PACE_MAX, 1), ==, DATELINE_PACE_MAX);
  g_assert_cmpfloat (dateline_pace_step (DATELINE_PACE_MIN, -1), ==, DATELINE_PACE_MIN);
}

/* Ten days; events begin on the days 0, 1, 1, 2 and 9. */
static void
test_table (void)
{
  static const DatelineTime begin[] = { 0, DAYS (1), DAYS (1), DAYS (2), DAYS (9) };
  static const guint32 rows[] = { 0, 1, 2, 3, 4 };
  static const struct
  {
    DatelinePace pace;
    gboolean skip;
    double seconds[5]; /* at the days 1, 2, 5.5, 9 and 10 */
  } cases[] = {
    { { DATELINE_PACE_DAY, 3 }, FALSE, { 3, 6, 16.5, 27, 30 } },
    { { DATELINE_PACE_DAY, 3 }, TRUE, { 3, 6, 7.5, 9, 12 } },     /* no longer than a day */
    { { DATELINE_PACE_DAY, 0.5 }, TRUE, { .5, 1, 1.5, 2, 2.5 } }, /* than a second */
    { { DATELINE_PACE_HOUR, 2 }, TRUE, { 2, 4, 5, 6, 8 } },
    { { DATELINE_PACE_WEEK, 70 }, TRUE, { 10, 20, 25, 30, 40 } },
    { { DATELINE_PACE_WHOLE, 20 }, FALSE, { 2, 4, 11, 18, 20 } },
    /* Four silences: 2.5 s for each, 5 s more for the seven days, 5 / 3 for each other. */
    { { DATELINE_PACE_WHOLE, 20 }, TRUE, { 25 / 6., 25 / 3., 145 / 12., 95 / 6., 20 } },
    { { DATELINE_PACE_WHOLE, 0.1 },
      TRUE,
      { .01, .02, .055, .09, .1 } }, /* a share would be less than a frame */
  };
  static const DatelineTime times[5] = {
    DAYS (1), DAYS (2), DAYS (5) + DATELINE_DAY / 2, DAYS (9), DAYS (10)
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelinePlayPath) path = dateline_play_path_new (
          (DatelineSpan){ 0, DAYS (10) }, begin, rows, 5, cases[i].pace, cases[i].skip);

      g_test_message ("case %u", i);
      g_assert_cmpfloat (dateline_play_path_to_seconds (path, 0), ==, 0);
      g_assert_cmpfloat (dateline_play_path_to_seconds (path, -5), ==, 0);
      for (guint j = 0; j < G_N_ELEMENTS (times); j++)
        {
          g_assert_cmpfloat_with_epsilon (
              dateline_play_path_to_seconds (path, times[j]), cases[i].seconds[j], 1e-9);
          g_assert_cmpint (
              dateline_play_path_to_time (path, cases[i].seconds[j] + 1e-12), ==, times[j]);
        }
      g_assert_cmpfloat (dateline_play_path_to_seconds (path, DAYS (11)),
                         ==,
                         dateline_play_path_get_duration (path));
    }
}

static void
test_edges (void)
{
  static const DatelineTime begin[] = { -5, 0, 10 };
  static const guint32 rows[] = { 0, 1, 2 };
  DatelinePace pace = { DATELINE_PACE_WHOLE, 30 };

  for (int skip = 0; skip < 2; skip++)
    {
      g_autoptr (DatelinePlayPath) none =
          dateline_play_path_new (DATELINE_SPAN_EMPTY, begin, rows, 3, pace, skip);
      g_autoptr (DatelinePlayPath) silent =
          dateline_play_path_new ((DatelineSpan){ 0, 10 }, begin, rows, 3, pace, skip);
      g_autoptr (DatelinePlayPath) all =
          dateline_play_path_new (DATELINE_SPAN_ALL, NULL, NULL, 0, pace, skip);

      g_assert_cmpfloat (dateline_play_path_get_duration (none), ==, 0);
      g_assert_cmpint (dateline_play_path_to_time (none, 1), ==, 0);
      g_assert_cmpfloat (dateline_play_path_get_duration (silent), ==, 30);
      g_assert_cmpint (dateline_play_path_to_time (silent, 15), ==, 5);
      g_assert_cmpint (dateline_play_path_to_time (silent, NAN), ==, 0);
      g_assert_true (dateline_span_equal (dateline_play_path_get_range (all), DATELINE_SPAN_ALL));
      g_assert_cmpfloat (dateline_play_path_get_duration (all), ==, 30);
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const DatelineTime *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

/* The silences of the matches in @range, by looking at every begin. */
static GArray *
list_silences (DatelineSpan range, const DatelineTime *begin, const guint32 *rows, guint n)
{
  GArray *silences = g_array_new (FALSE, FALSE, sizeof (DatelineSpan));
  DatelineSpan silence = { range.begin, range.begin };

  for (guint i = 0; i <= n; i++)
    {
      silence.end = i < n ? CLAMP (begin[rows[i]], range.begin, range.end) : range.end;
      if (!dateline_span_is_empty (silence))
        g_array_append_val (silences, silence);
      silence.begin = silence.end;
    }
  return silences;
}

static double
total_at (GArray *silences, double rate, double cap)
{
  double total = 0;

  for (guint i = 0; i < silences->len; i++)
    total += MIN (dateline_span_length (g_array_index (silences, DatelineSpan, i)) * rate, cap);
  return total;
}

/* The rate of a whole, by halving. */
static double
bisect_rate (GArray *silences, double total, double cap)
{
  double low = 0, high = total;

  for (guint i = 0; i < 200; i++)
    {
      double middle = (low + high) / 2;

      if (total_at (silences, middle, cap) < total)
        low = middle;
      else
        high = middle;
    }
  return high;
}

static void
check_against_silences (
    const DatelinePlayPath *path, GArray *silences, double share, double rate, double cap)
{
  double seconds = 0, tolerance = 1e-9 * (1 + dateline_play_path_get_duration (path));

  for (guint i = 0; i < silences->len; i++)
    {
      DatelineSpan silence = g_array_index (silences, DatelineSpan, i);
      double takes = share + MIN (dateline_span_length (silence) * rate, cap);
      DatelineTime time = silence.begin + dateline_span_length (silence) / 3;
      double part = (double) (time - silence.begin) / dateline_span_length (silence);

      g_assert_cmpfloat_with_epsilon (
          dateline_play_path_to_seconds (path, silence.begin), seconds, tolerance);
      g_assert_cmpfloat_with_epsilon (
          dateline_play_path_to_seconds (path, time), seconds + part * takes, tolerance);
      seconds += takes;
    }
  g_assert_cmpfloat_with_epsilon (dateline_play_path_get_duration (path), seconds, tolerance);
}

static void
check_inverse (const DatelinePlayPath *path)
{
  DatelineSpan range = dateline_play_path_get_range (path);
  double duration = dateline_play_path_get_duration (path), last = -1;

  for (guint i = 0; i <= 100; i++)
    {
      DatelineTime time = range.begin + (DatelineTime) (dateline_span_length (range) * (i / 100.));
      DatelineTime drawn =
          range.begin + (DatelineTime) g_test_rand_double_range (0, dateline_span_length (range));
      double seconds = dateline_play_path_to_seconds (path, time);

      g_assert_cmpfloat (seconds, >=, last);
      last = seconds;
      g_assert_cmpint (dateline_play_path_to_time (path, seconds), ==, time);
      g_assert_cmpint (
          dateline_play_path_to_time (path, dateline_play_path_to_seconds (path, drawn)),
          ==,
          drawn);
    }
  for (guint i = 0; i < 100; i++)
    {
      double a = g_test_rand_double_range (0, duration), b = g_test_rand_double_range (0, duration);

      g_assert_cmpint (dateline_play_path_to_time (path, MIN (a, b)),
                       <=,
                       dateline_play_path_to_time (path, MAX (a, b)));
    }
}

static void
test_random (void)
{
  for (guint round = 0; round < 400; round++)
    {
      guint n_events = g_test_rand_int_range (0, 60), n = 0;
      gint64 spread = (gint64) pow (10, g_test_rand_double_range (1, 9.5));
      g_autofree DatelineTime *begin = g_new (DatelineTime, n_events + 1);
      g_autofree guint32 *rows = g_new (guint32, n_events + 1);
      gboolean skip = g_test_rand_bit ();
      DatelinePace pace = { g_test_rand_int_range (0, DATELINE_N_PACE_UNITS),
                            pow (10, g_test_rand_double_range (-3, 3)) };
      g_autoptr (DatelinePlayPath) path = NULL;
      g_autoptr (GArray) silences = NULL;
      DatelineSpan range;
      double share = 0, rate, cap = G_MAXDOUBLE, length;

      /* Some in heaps, some far apart. */
      for (guint i = 0; i < n_events; i++)
        begin[i] =
            (DatelineTime) (spread * pow (g_test_rand_double (), g_test_rand_int_range (1, 12)));
      qsort (begin, n_events, sizeof *begin, compare_times);
      for (guint32 row = 0; row < n_events; row++)
        if (g_test_rand_int_range (0, 4) > 0)
          rows[n++] = row;
      range.begin = (gint64) (spread * g_test_rand_double_range (-0.2, 0.4));
      range.end = range.begin + 1 + (gint64) (spread * g_test_rand_double_range (0, 1));
      path = dateline_play_path_new (range, begin, rows, n, pace, skip);
      silences = list_silences (range, begin, rows, n);
      length = dateline_span_length (range);
      if (pace.unit == DATELINE_PACE_WHOLE)
        {
          double rest;

          if (skip && pace.seconds / silences->len / 2 >= 0.0166)
            share = pace.seconds / silences->len / 2;
          rest = pace.seconds - share * silences->len;
          if (skip)
            cap = MAX (0.5, 2 * rest / silences->len);
          rate = skip ? bisect_rate (silences, rest, cap) : pace.seconds / length;
          g_assert_cmpfloat (dateline_play_path_get_duration (path), ==, pace.seconds);
        }
      else
        {
          gint64 unit = dateline_pace_unit_length (pace.unit);

          rate = pace.seconds / unit;
          if (skip)
            cap = MAX (1, rate * MIN (unit, DATELINE_DAY));
        }
      check_against_silences (path, silences, share, rate, cap);
      check_inverse (path);
    }
}

/* A million events on the days of 30 years and of 1000 years before. */
static void
test_large (void)
{
  const guint n = 1000000;
  g_autofree DatelineTime *begin = g_new (DatelineTime, n);
  g_autofree guint32 *rows = g_new (guint32, n);
  g_autoptr (DatelinePlayPath) path = NULL;
  gint64 start;

  for (guint i = 0; i < n; i++)
    {
      begin[i] =
          i < 1000 ? (gint64) i * 365 * DATELINE_DAY : 365000 * DATELINE_DAY + (gint64) i * 946;
      rows[i] = i;
    }
  start = g_get_monotonic_time ();
  path = dateline_play_path_new ((DatelineSpan){ begin[0], begin[n - 1] },
                                 begin,
                                 rows,
                                 n,
                                 (DatelinePace){ DATELINE_PACE_WHOLE, 60 },
                                 TRUE);
  g_test_message ("%.2f ms", (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpfloat (dateline_play_path_get_duration (path), ==, 60);
  check_inverse (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/play-path/text", test_text);
  g_test_add_func ("/play-path/step", test_step);
  g_test_add_func ("/play-path/table", test_table);
  g_test_add_func ("/play-path/edges", test_edges);
  g_test_add_func ("/play-path/random", test_random);
  g_test_add_func ("/play-path/large", test_large);
  return g_test_run ();
}
