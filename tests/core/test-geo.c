#include "geo.h"

#include <math.h>

static void
test_project (void)
{
  static const struct
  {
    double longitude, latitude, x, y;
  } cases[] = {
    { 0, 0, 0.5, 0.5 },
    { -180, DATELINE_LATITUDE_MAX, 0, 0 },
    { 180, -DATELINE_LATITUDE_MAX, 1, 1 },
    { 90, 66.51326044311186, 0.75, 0.25 },
    { 0, 90, 0.5, 0 }, /* clamped */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DatelinePoint point = dateline_geo_project (cases[i].longitude, cases[i].latitude);

      g_assert_cmpfloat_with_epsilon (point.x, cases[i].x, 1e-12);
      g_assert_cmpfloat_with_epsilon (point.y, cases[i].y, 1e-12);
    }
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 10000; i++)
    {
      double longitude = g_test_rand_double_range (-180, 180);
      double latitude = g_test_rand_double_range (-85, 85);
      double back_longitude, back_latitude;

      dateline_geo_unproject (
          dateline_geo_project (longitude, latitude), &back_longitude, &back_latitude);
      g_assert_cmpfloat_with_epsilon (back_longitude, longitude, 1e-9);
      g_assert_cmpfloat_with_epsilon (back_latitude, latitude, 1e-9);
    }
}

static void
test_distance (void)
{
  DatelinePoint baku = dateline_geo_project (49.8920, 40.3777);
  DatelinePoint yerevan = dateline_geo_project (44.5136, 40.1811);

  g_assert_cmpfloat_with_epsilon (dateline_geo_distance (baku, yerevan), 457000, 2000);
  g_assert_cmpfloat (dateline_geo_distance (baku, baku), ==, 0);
  g_assert_cmpfloat_with_epsilon (
      1.0 / dateline_geo_units_per_metre (0.5), 2 * G_PI * DATELINE_EARTH_RADIUS, 1);
}

static void
test_box (void)
{
  DatelineBox box = DATELINE_BOX_EMPTY;

  g_assert_true (dateline_box_is_empty (box));
  box = dateline_box_extend (box, (DatelinePoint){ 0.25, 0.5 });
  g_assert_false (dateline_box_is_empty (box));
  g_assert_true (dateline_box_contains (box, (DatelinePoint){ 0.25, 0.5 }));
  box = dateline_box_extend (box, (DatelinePoint){ 0.5, 0.25 });
  g_assert_true (dateline_box_contains (box, (DatelinePoint){ 0.3, 0.3 }));
  g_assert_false (dateline_box_overlaps (box, (DatelineBox){ 0.6, 0, 1, 1 }));
  g_assert_false (dateline_box_overlaps (box, DATELINE_BOX_EMPTY));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geo/project", test_project);
  g_test_add_func ("/geo/round-trip", test_round_trip);
  g_test_add_func ("/geo/distance", test_distance);
  g_test_add_func ("/geo/box", test_box);
  return g_test_run ();
}
