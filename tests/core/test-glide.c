#include "glide.h"

#include <math.h>

#define VIEW 500.0

static double
pixels (DatelinePoint a, DatelinePoint b, double zoom)
{
  return hypot (a.x - b.x, a.y - b.y) * 256 * exp2 (zoom);
}

/* From end to end without a leap, never nearer than at the ends and never out of the world. */
static void
test_random (void)
{
  guint n_far = 0;

  for (guint round = 0; round < 300; round++)
    {
      double zoom = g_test_rand_double_range (3, 12), at = 0;
      DatelinePoint from = { g_test_rand_double (), g_test_rand_double () };
      DatelinePoint to = { g_test_rand_double (), g_test_rand_double () };
      DatelineGlide glide;
      DatelinePoint last;

      if (g_test_rand_bit ())
        to = (DatelinePoint){ from.x + (to.x - 0.5) * exp2 (-zoom),
                              from.y + (to.y - 0.5) * exp2 (-zoom) };
      glide = dateline_glide_plan (from, to, zoom, 2, VIEW);
      n_far += glide.views > 0;
      g_assert_cmpfloat (glide.seconds, >=, 0.9);
      g_assert_cmpfloat (glide.seconds, <=, 2.4);
      g_assert_cmpfloat (fabs (glide.to.x - from.x), <=, 0.5 + 1e-9);
      last = dateline_glide_get (&glide, 0, &at);
      g_assert_cmpfloat (pixels (last, from, zoom), <, 0.001);
      g_assert_cmpfloat_with_epsilon (at, zoom, 1e-9);
      for (double t = 0; t <= glide.seconds; t += 0.005)
        {
          DatelinePoint here = dateline_glide_get (&glide, t, &at);

          g_assert_cmpfloat (at, <=, zoom + 1e-9);
          g_assert_cmpfloat (at, >=, 2);
          g_assert_cmpfloat (pixels (here, last, at), <, VIEW / 16);
          last = here;
        }
      last = dateline_glide_get (&glide, glide.seconds, &at);
      g_assert_cmpfloat (last.x, ==, glide.to.x);
      g_assert_cmpfloat (last.y, ==, glide.to.y);
      g_assert_cmpfloat_with_epsilon (at, zoom, 1e-9);
    }
  g_assert_cmpuint (n_far, >, 50);
  g_assert_cmpuint (n_far, <, 250);
}

/* Across the date line it is not far. */
static void
test_date_line (void)
{
  DatelineGlide glide =
      dateline_glide_plan ((DatelinePoint){ 0.99, 0.4 }, (DatelinePoint){ 0.01, 0.4 }, 4, 2, VIEW);

  g_assert_cmpfloat_with_epsilon (glide.to.x, 1.01, 1e-12);
  g_assert_cmpfloat (glide.views, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/glide/random", test_random);
  g_test_add_func ("/glide/date-line", test_date_line);
  return g_test_run ();
}
