#include "fade.h"

static void
test_table (void)
{
  static const struct
  {
    DatelineTime end, begin, playhead;
    double opacity;
  } cases[] = {
    { 100, 0, 100, 1 },                            /* it ends now */
    { 101, 0, 100, 1 },                            /* it goes on */
    { DATELINE_TIME_MAX, 0, 100, 1 },              /* it is open */
    { 0, 0, 100, DATELINE_FADE_FLOOR },            /* it ended as the window begins */
    { -5000, 0, 100, DATELINE_FADE_FLOOR },        /* it ended before */
    { 50, 0, 100, (1 + DATELINE_FADE_FLOOR) / 2 }, /* half-way */
    { 0, 100, 100, 1 },                            /* the window is a moment */
    { DATELINE_TIME_MIN, DATELINE_TIME_MIN, DATELINE_TIME_MAX, DATELINE_FADE_FLOOR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (
        dateline_fade_get_opacity (
            cases[i].end, (DatelineSpan){ cases[i].begin, cases[i].playhead }, cases[i].playhead),
        cases[i].opacity,
        1e-12);
}

static void
test_monotone (void)
{
  for (int i = 0; i < 10000; i++)
    {
      DatelineSpan window = { g_test_rand_int_range (-1000, 1000),
                              g_test_rand_int_range (1000, 3000) };
      DatelineTime playhead = g_test_rand_int_range (window.begin, window.end);
      DatelineTime older = g_test_rand_int_range (-3000, 3000);
      DatelineTime newer = older + g_test_rand_int_range (0, 3000);
      double a = dateline_fade_get_opacity (older, window, playhead);
      double b = dateline_fade_get_opacity (newer, window, playhead);

      g_assert_cmpfloat (a, >=, DATELINE_FADE_FLOOR);
      g_assert_cmpfloat (b, <=, 1);
      g_assert_cmpfloat (a, <=, b);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fade/table", test_table);
  g_test_add_func ("/fade/monotone", test_monotone);
  return g_test_run ();
}
