#include "time-view.h"

#include <math.h>

static DatelineTimeScale *
make_scale (void)
{
  DatelineTime begin[12], end[12];

  for (guint i = 0; i < 12; i++)
    {
      begin[i] = i * 2 * DATELINE_DAY + (i > 5 ? 20000 * DATELINE_DAY : 0);
      end[i] = begin[i] + DATELINE_DAY;
    }
  return dateline_time_scale_new_elastic ((DatelineSpan){ begin[0], end[11] }, begin, end, 12);
}

static void
check_view (DatelineTimeView view, const DatelineTimeScale *scale)
{
  g_assert_cmpfloat (view.u0, >=, 0.0);
  g_assert_cmpfloat (view.u1, <=, 1.0);
  g_assert_cmpint (dateline_time_scale_to_time (scale, view.u1) -
                       dateline_time_scale_to_time (scale, view.u0),
                   >=,
                   DATELINE_MINUTE);
}

static void
test_zoom_keeps_the_point (void)
{
  g_autoptr (DatelineTimeScale) scale = make_scale ();

  for (int i = 0; i < 2000; i++)
    {
      double u = g_test_rand_double_range (0.3, 0.7), factor = g_test_rand_double_range (1, 50);
      DatelineTimeView view = dateline_time_view_zoom (DATELINE_TIME_VIEW_ALL, scale, u, factor);
      double part = g_test_rand_double ();
      double at = view.u0 + part * (view.u1 - view.u0);
      DatelineTimeView closer = dateline_time_view_zoom (view, scale, at, 1.7);

      check_view (view, scale);
      check_view (closer, scale);
      g_assert_cmpfloat_with_epsilon (dateline_time_view_to_px (view, 1200, at), part * 1200, 1e-6);
      g_assert_cmpfloat_with_epsilon (
          dateline_time_view_to_px (closer, 1200, at), part * 1200, 1e-6);
      g_assert_cmpfloat_with_epsilon (
          dateline_time_view_to_u (closer, 1200, part * 1200), at, 1e-12);
    }
}

static void
test_limits (void)
{
  g_autoptr (DatelineTimeScale) scale = make_scale ();

  for (int i = 0; i < 500; i++)
    {
      double u = i % 5 == 0 ? 0.0 : i % 5 == 1 ? 1.0 : g_test_rand_double ();
      DatelineTimeView view = dateline_time_view_zoom (DATELINE_TIME_VIEW_ALL, scale, u, 1e12);
      DatelineSpan span = { dateline_time_scale_to_time (scale, view.u0),
                            dateline_time_scale_to_time (scale, view.u1) };

      check_view (view, scale);
      g_assert_cmpint (dateline_span_length (span), ==, DATELINE_MINUTE);
      g_assert_cmpint (span.begin, <=, dateline_time_scale_to_time (scale, u));
      g_assert_cmpint (span.end, >=, dateline_time_scale_to_time (scale, u));
      view = dateline_time_view_zoom (view, scale, u, 1e-12);
      g_assert_true (view.u0 == 0.0 && view.u1 == 1.0);
    }
}

static void
test_pan (void)
{
  DatelineTimeView view = { 0.25, 0.5 };
  static const struct
  {
    double du, u0, u1;
  } cases[] = {
    { 0.125, 0.375, 0.625 }, { -0.125, 0.125, 0.375 }, { 3, 0.75, 1 },
    { 0.53125, 0.75, 1 },    { -3, 0, 0.25 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DatelineTimeView moved = dateline_time_view_pan (view, cases[i].du);

      g_assert_cmpfloat (moved.u0, ==, cases[i].u0);
      g_assert_cmpfloat (moved.u1, ==, cases[i].u1);
    }
}

static void
test_fit_and_convert (void)
{
  g_autoptr (DatelineTimeScale) scale = make_scale ();
  g_autoptr (DatelineTimeScale) linear =
      dateline_time_scale_new_linear (dateline_time_scale_get_extent (scale));
  DatelineSpan span = { 4 * DATELINE_DAY, 6 * DATELINE_DAY };
  DatelineTimeView view = dateline_time_view_fit (scale, span, 0.1), back;
  double u0 = dateline_time_scale_to_u (scale, span.begin);

  g_assert_cmpfloat_with_epsilon (dateline_time_view_to_px (view, 1000, u0), 100, 1e-6);
  check_view (dateline_time_view_fit (scale, (DatelineSpan){ span.begin, span.begin }, 0.1), scale);
  back = dateline_time_view_convert (view, scale, linear);
  check_view (back, linear);
  back = dateline_time_view_convert (back, linear, scale);
  g_assert_cmpfloat_with_epsilon (back.u0, view.u0, 1e-6);
  g_assert_cmpfloat_with_epsilon (back.u1, view.u1, 1e-6);
  g_assert_true (dateline_span_equal (dateline_time_view_get_span (DATELINE_TIME_VIEW_ALL, scale),
                                      dateline_time_scale_get_extent (scale)));
}

/* Forty notches in and forty out: what is under the pointer stays there, to a pixel of 3000, also
 * where folds come and go at the sides and where a minute is as narrow as the view gets. */
static void
test_notches (void)
{
  g_autoptr (DatelineTimeScale) elastic = make_scale ();
  g_autoptr (DatelineTimeScale) all = dateline_time_scale_new_linear (DATELINE_SPAN_ALL);

  for (int round = 0; round < 400; round++)
    {
      const DatelineTimeScale *scale = round % 2 ? elastic : all;
      double px = g_test_rand_double_range (0, 3000), u = px / 3000;
      DatelineTimeView view = DATELINE_TIME_VIEW_ALL;

      for (int notch = 0; notch < 80; notch++)
        {
          double at = dateline_time_view_to_u (view, 3000, px);

          view = dateline_time_view_zoom (view, scale, at, notch < 40 ? 2 : 0.5);
          check_view (view, scale);
          g_assert_cmpfloat_with_epsilon (dateline_time_view_to_px (view, 3000, at), px, 0.5);
          if (notch < 40)
            g_assert_cmpfloat_with_epsilon (dateline_time_view_to_px (view, 3000, u), px, 1);
        }
      g_assert_cmpfloat_with_epsilon (view.u0, 0, 1e-3);
      g_assert_cmpfloat_with_epsilon (view.u1, 1, 1e-3);
    }
}

/* What is pointed at stays, and of the rest that was seen nothing goes but where the axis ends. */
static void
test_convert_about (void)
{
  g_autoptr (DatelineTimeScale) scale = make_scale ();
  guint n_folds;
  const DatelineFold *fold = dateline_time_scale_get_folds (scale, &n_folds);
  g_autoptr (DatelineTimeScale) unfolded = dateline_time_scale_new_unfolded (scale, &fold->span, 1);

  g_assert_cmpuint (n_folds, ==, 1);
  for (int end = 0; end < 2; end++)
    {
      DatelineSpan extent = dateline_time_scale_get_extent (scale);
      DatelineTimeView all = dateline_time_view_convert_about (
          DATELINE_TIME_VIEW_ALL, scale, unfolded, end ? extent.end : extent.begin);

      g_assert_cmpfloat_with_epsilon (all.u0, 0, 1e-6);
      g_assert_cmpfloat_with_epsilon (all.u1, 1, 1e-6);
    }
  for (int round = 0; round < 1000; round++)
    {
      const DatelineTimeScale *from = round % 2 ? scale : unfolded;
      const DatelineTimeScale *to = round % 2 ? unfolded : scale;
      double u = dateline_time_scale_to_u (
          from, fold->span.begin + 1 + (gint64) (g_test_rand_double () * 19980 * DATELINE_DAY));
      DatelineTimeView view = dateline_time_view_zoom (
          DATELINE_TIME_VIEW_ALL, from, u, exp (g_test_rand_double_range (0, 6)));
      DatelineTime time = dateline_time_scale_to_time (from, u);
      DatelineTimeView seen = dateline_time_view_convert_about (view, from, to, time);
      double px = dateline_time_view_to_px (view, 1000, dateline_time_scale_to_u (from, time));

      check_view (seen, to);
      g_assert_cmpfloat_with_epsilon (
          dateline_time_view_to_px (seen, 1000, dateline_time_scale_to_u (to, time)), px, 0.01);
      for (int i = 0; i <= 20; i++)
        {
          DatelineTime other =
              dateline_time_scale_to_time (from, dateline_time_view_to_u (view, 20, i));
          double now = dateline_time_scale_to_u (to, other);

          g_assert_true ((now >= seen.u0 - 1e-6 && now <= seen.u1 + 1e-6) || seen.u0 < 1e-9 ||
                         seen.u1 > 1 - 1e-9);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-view/zoom-keeps-the-point", test_zoom_keeps_the_point);
  g_test_add_func ("/time-view/limits", test_limits);
  g_test_add_func ("/time-view/pan", test_pan);
  g_test_add_func ("/time-view/fit-and-convert", test_fit_and_convert);
  g_test_add_func ("/time-view/notches", test_notches);
  g_test_add_func ("/time-view/convert-about", test_convert_about);
  return g_test_run ();
}
