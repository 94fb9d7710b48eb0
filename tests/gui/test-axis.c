#include "timeline/axis.h"

#include <math.h>

static DatelineTimeScale *
make_scale (void)
{
  DatelineTime begin[12], end[12];

  for (guint i = 0; i < 12; i++)
    {
      begin[i] = (i * 2 + (i > 5 ? 20000 : 0)) * DATELINE_DAY;
      end[i] = begin[i] + DATELINE_DAY;
    }
  return dateline_time_scale_new_elastic ((DatelineSpan){ begin[0], end[11] }, begin, end, 12);
}

static DatelineAxis
make_axis (const DatelineTimeScale *scale)
{
  return (DatelineAxis){
    .scale = scale,
    .view = DATELINE_TIME_VIEW_ALL,
    .window = { 4 * DATELINE_DAY, 20015 * DATELINE_DAY },
    .playhead = 9 * DATELINE_DAY,
    .width = 1000,
    .height = 140,
    .row_height = 16,
  };
}

static void
check_part (const DatelineAxis *axis, DatelinePart part)
{
  graphene_rect_t area = dateline_axis_handle (axis, part);
  graphene_point_t centre;

  graphene_rect_get_center (&area, &centre);
  g_assert_true (dateline_axis_is_in_view (axis, part));
  g_assert_cmpint (dateline_axis_hit (axis, centre.x, centre.y), ==, part);
}

/* Whatever can be seen can be taken hold of where it is seen. */
static void
test_hit (void)
{
  g_autoptr (DatelineTimeScale) scale = make_scale ();
  DatelineAxis axis = make_axis (scale);
  double begin = dateline_axis_to_x (&axis, axis.window.begin);
  double end = dateline_axis_to_x (&axis, axis.window.end);
  double playhead = dateline_axis_to_x (&axis, axis.playhead);

  check_part (&axis, DATELINE_PART_BEGIN);
  check_part (&axis, DATELINE_PART_END);
  check_part (&axis, DATELINE_PART_PLAYHEAD);
  g_assert_cmpint (dateline_axis_hit (&axis, (begin + end) / 2, 5), ==, DATELINE_PART_WINDOW);
  g_assert_cmpint (dateline_axis_hit (&axis, begin - 30, 5), ==, DATELINE_PART_STRIP);
  g_assert_cmpint (dateline_axis_hit (&axis, end + 30, 5), ==, DATELINE_PART_STRIP);
  g_assert_cmpint (dateline_axis_hit (&axis, begin + 10, 60), ==, DATELINE_PART_PLOT);
  g_assert_cmpint (dateline_axis_hit (&axis, playhead, 60), ==, DATELINE_PART_PLAYHEAD);
  g_assert_cmpint (dateline_axis_hit (&axis, begin + 10, 130), ==, DATELINE_PART_RULER);
  g_assert_cmpint (dateline_axis_hit (&axis, 500, -1), ==, DATELINE_PART_NONE);
  g_assert_cmpint (dateline_axis_hit (&axis, 500, 140), ==, DATELINE_PART_NONE);
}

/* A window of a second still has two handles that can be told apart. */
static void
test_narrow_window (void)
{
  g_autoptr (DatelineTimeScale) scale = make_scale ();
  DatelineAxis axis = make_axis (scale);

  axis.window = (DatelineSpan){ 8 * DATELINE_DAY, 8 * DATELINE_DAY + 1 };
  axis.playhead = axis.window.end;
  check_part (&axis, DATELINE_PART_BEGIN);
  check_part (&axis, DATELINE_PART_END);
  check_part (&axis, DATELINE_PART_PLAYHEAD);
}

/* What is out of view is not in the way. */
static void
test_out_of_view (void)
{
  g_autoptr (DatelineTimeScale) scale = make_scale ();
  DatelineAxis axis = make_axis (scale);

  axis.view =
      dateline_time_view_fit (scale, (DatelineSpan){ 5 * DATELINE_DAY, 8 * DATELINE_DAY }, 0);
  g_assert_false (dateline_axis_is_in_view (&axis, DATELINE_PART_BEGIN));
  g_assert_false (dateline_axis_is_in_view (&axis, DATELINE_PART_END));
  for (double x = DATELINE_AXIS_MARGIN; x < axis.width - DATELINE_AXIS_MARGIN; x++)
    g_assert_cmpint (dateline_axis_hit (&axis, x, 5), ==, DATELINE_PART_WINDOW);
}

static void
test_round_trip (void)
{
  g_autoptr (DatelineTimeScale) scale = make_scale ();
  DatelineAxis axis = make_axis (scale);

  for (int i = 0; i < 1000; i++)
    {
      double u = g_test_rand_double_range (0, 1);
      DatelineTime time = dateline_time_scale_to_time (scale, u);

      axis.width = g_test_rand_double_range (200, 3000);
      axis.view = dateline_time_view_zoom (
          DATELINE_TIME_VIEW_ALL, scale, u, exp (g_test_rand_double_range (0, 8)));
      g_assert_cmpint (dateline_axis_to_time (&axis, dateline_axis_to_x (&axis, time)), ==, time);
      g_assert_cmpfloat_with_epsilon (
          dateline_axis_u_to_x (&axis, axis.view.u0), DATELINE_AXIS_MARGIN, 1e-3);
      g_assert_cmpfloat_with_epsilon (
          dateline_axis_u_to_x (&axis, axis.view.u1), axis.width - DATELINE_AXIS_MARGIN, 1e-3);
    }
}

/* Strip, plot and ruler fill the height, one upon another. */
static void
test_parts (void)
{
  g_autoptr (DatelineTimeScale) scale = make_scale ();
  DatelineAxis axis = make_axis (scale);
  graphene_rect_t strip = dateline_axis_strip (&axis), plot = dateline_axis_plot (&axis);
  graphene_rect_t ruler = dateline_axis_ruler (&axis);
  graphene_rect_t span = dateline_axis_plot_span (&axis, DATELINE_SPAN_ALL);

  g_assert_cmpfloat (strip.origin.y, ==, 0);
  g_assert_cmpfloat (plot.origin.y, ==, strip.size.height);
  g_assert_cmpfloat (ruler.origin.y, ==, plot.origin.y + plot.size.height);
  g_assert_cmpfloat (ruler.origin.y + ruler.size.height, ==, axis.height);
  g_assert_true (graphene_rect_equal (&span, &plot));
}

/* The calendar draws what is near it, but never out of the extent. */
static void
test_snap (void)
{
  DatelineSpan extent = { 100 * DATELINE_DAY - 7, 130 * DATELINE_DAY + 5 };
  g_autoptr (DatelineTimeScale) scale = dateline_time_scale_new_linear (extent);
  DatelineAxis axis = make_axis (scale);

  g_assert_cmpint (
      dateline_axis_snap (&axis, 110 * DATELINE_DAY + 600, NULL, NULL), ==, 110 * DATELINE_DAY);
  g_assert_cmpint (
      dateline_axis_snap (&axis, 110 * DATELINE_DAY - 600, NULL, NULL), ==, 110 * DATELINE_DAY);
  g_assert_cmpint (dateline_axis_snap (&axis, extent.begin, NULL, NULL), ==, extent.begin);
  g_assert_cmpint (dateline_axis_snap (&axis, extent.end, NULL, NULL), ==, extent.end);
  for (DatelineTime time = extent.begin; time <= extent.end; time += 1777)
    {
      DatelineTime snapped = dateline_axis_snap (&axis, time, NULL, NULL);

      g_assert_true (snapped >= extent.begin && snapped <= extent.end);
      g_assert_cmpfloat (
          ABS (dateline_axis_to_x (&axis, snapped) - dateline_axis_to_x (&axis, time)), <, 3.001);
    }
}

static double
share_of (const DatelineTimeScale *scale, DatelineSpan window)
{
  return dateline_time_scale_to_u (scale, window.end) -
         dateline_time_scale_to_u (scale, window.begin);
}

static void
check_slide (const DatelineAxis *axis, DatelineSpan window, double du)
{
  DatelineSpan extent = dateline_time_scale_get_extent (axis->scale);
  DatelineSpan moved = dateline_axis_slide (axis, window, du, NULL, NULL);
  double begin = dateline_time_scale_to_u (axis->scale, window.begin);
  double end = dateline_time_scale_to_u (axis->scale, window.end);
  double wanted = CLAMP (begin + du, 0.0, 1.0 - (end - begin));
  double at = dateline_time_scale_to_u (axis->scale, moved.begin);
  double second = dateline_time_scale_get_slope (axis->scale);
  guint n_folds;

  g_assert_true (moved.begin >= extent.begin && moved.end <= extent.end);
  g_assert_cmpfloat_with_epsilon (
      share_of (axis->scale, moved), share_of (axis->scale, window), second);
  g_assert_cmpfloat (ABS (at - wanted) * dateline_axis_width (axis), <, 3.01);
  if (begin + du <= 0.0)
    g_assert_cmpint (moved.begin, ==, extent.begin);
  if (end + du >= 1.0 && begin + du > 0.0)
    g_assert_cmpint (moved.end, ==, extent.end);
  dateline_time_scale_get_folds (axis->scale, &n_folds);
  if (n_folds == 0)
    g_assert_cmpint (dateline_span_length (moved), ==, dateline_span_length (window));
}

/* A window that is moved, also against an end, is as wide as before, wherever the calendar lies. */
static void
test_slide (void)
{
  for (int i = 0; i < 4000; i++)
    {
      DatelineTime begin = g_test_rand_int_range (-90000, 90000) * DATELINE_DAY +
                           g_test_rand_int_range (0, (int) DATELINE_DAY);
      g_autoptr (DatelineTimeScale) elastic = make_scale ();
      g_autoptr (DatelineTimeScale) linear = dateline_time_scale_new_linear (
          (DatelineSpan){ begin, begin + (DatelineTime) exp (g_test_rand_double_range (10, 24)) });
      DatelineAxis axis = make_axis (i % 2 ? linear : elastic);
      double u0 = g_test_rand_double_range (0, 1), u1 = g_test_rand_double_range (u0, 1);
      DatelineSpan window = { dateline_time_scale_to_time (axis.scale, u0),
                              dateline_time_scale_to_time (axis.scale, u1) };

      check_slide (&axis, window, g_test_rand_double_range (-1.2, 1.2));
      check_slide (&axis, window, -u0 + g_test_rand_double_range (-0.004, 0.004));
      check_slide (&axis, window, 1 - u1 + g_test_rand_double_range (-0.004, 0.004));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/axis/hit", test_hit);
  g_test_add_func ("/axis/narrow-window", test_narrow_window);
  g_test_add_func ("/axis/out-of-view", test_out_of_view);
  g_test_add_func ("/axis/round-trip", test_round_trip);
  g_test_add_func ("/axis/parts", test_parts);
  g_test_add_func ("/axis/snap", test_snap);
  g_test_add_func ("/axis/slide", test_slide);
  return g_test_run ();
}
