#include "shape.h"

#include <math.h>

static void
test_middle (void)
{
  DatelinePoint points[] = {
    dateline_geo_project (0, 0),  dateline_geo_project (1, 0),  dateline_geo_project (10, 0),
    dateline_geo_project (10, 0), dateline_geo_project (11, 0),
  };
  guint32 one[] = { 5 }, two[] = { 2, 5 };
  DatelineGeometry line = { DATELINE_GEOMETRY_LINE, 1, one, points };
  double longitude, latitude;

  dateline_geo_unproject (dateline_shape_get_point (&line), &longitude, &latitude);
  g_assert_cmpfloat_with_epsilon (longitude, 5.5, 1e-9);

  /* 1 degree in each part: half-way is where the second begins */
  line = (DatelineGeometry){ DATELINE_GEOMETRY_LINE, 2, two, points };
  dateline_geo_unproject (dateline_shape_get_point (&line), &longitude, &latitude);
  g_assert_cmpfloat_with_epsilon (longitude, 1.0, 1e-9);
}

static void
test_middle_of_nothing (void)
{
  DatelinePoint points[] = { { 0.5, 0.5 }, { 0.5, 0.5 } };
  guint32 ends[] = { 2 };
  DatelineGeometry line = { DATELINE_GEOMETRY_LINE, 1, ends, points };

  g_assert_cmpfloat (dateline_shape_get_point (&line).x, ==, 0.5);
}

/* The oracle walks in small steps. Within one of the line's segments the middle is taken on the
 * plane, whose scale changes there by up to 3 %, which moves it by an eighth of that at most. */
static void
test_middle_on_the_ground (void)
{
  enum
  {
    STEPS = 1000
  };

  for (int i = 0; i < 100; i++)
    {
      DatelinePoint points[4], walk[3 * STEPS + 1], middle;
      guint32 ends[] = { 4 };
      DatelineGeometry line = { DATELINE_GEOMETRY_LINE, 1, ends, points };
      double all = 0.0, before = 0.0;
      int at = 0;

      for (int j = 0; j < 4; j++)
        points[j] = dateline_geo_project (g_test_rand_double_range (0, 1),
                                          g_test_rand_double_range (60, 61));
      for (int j = 0; j <= 3 * STEPS; j++)
        {
          DatelinePoint a = points[MIN (j / STEPS, 2)], b = points[MIN (j / STEPS, 2) + 1];
          double part = (j - MIN (j / STEPS, 2) * STEPS) / (double) STEPS;

          walk[j] = (DatelinePoint){ a.x + part * (b.x - a.x), a.y + part * (b.y - a.y) };
          if (j > 0)
            all += dateline_geo_distance (walk[j - 1], walk[j]);
        }
      while (before < all / 2)
        {
          before += dateline_geo_distance (walk[at], walk[at + 1]);
          at++;
        }
      middle = dateline_shape_get_point (&line);
      g_assert_cmpfloat (dateline_geo_distance (middle, walk[at]), <, all / 200);
    }
}

static void
test_square (void)
{
  DatelinePoint points[] = { { 0.2, 0.2 }, { 0.4, 0.2 }, { 0.4, 0.4 }, { 0.2, 0.4 }, { 0.2, 0.2 } };
  guint32 ends[] = { 5 };
  DatelineGeometry area = { DATELINE_GEOMETRY_AREA, 1, ends, points };
  DatelinePoint point = dateline_shape_get_point (&area);

  g_assert_cmpfloat_with_epsilon (point.x, 0.3, 1e-12);
  g_assert_cmpfloat_with_epsilon (point.y, 0.3, 1e-12);
}

/* A ring of two circles: its centroid is in the hole. */
static void
test_hole (void)
{
  DatelinePoint points[] = {
    { 0.2, 0.2 },   { 0.4, 0.2 },   { 0.4, 0.4 },   { 0.2, 0.4 },   { 0.2, 0.2 },
    { 0.22, 0.22 }, { 0.22, 0.38 }, { 0.38, 0.38 }, { 0.38, 0.22 }, { 0.22, 0.22 },
  };
  guint32 ends[] = { 5, 10 };
  DatelineGeometry area = { DATELINE_GEOMETRY_AREA, 2, ends, points };
  DatelinePoint point = dateline_shape_get_point (&area);

  g_assert_false (dateline_shape_contains (&area, (DatelinePoint){ 0.3, 0.3 }));
  g_assert_true (dateline_shape_contains (&area, point));
}

/* Stars with random rays, also two far apart of very different size. */
static void
test_random_areas (void)
{
  for (int i = 0; i < 2000; i++)
    {
      DatelinePoint points[64];
      guint n = (guint) g_test_rand_int_range (3, 32);
      guint32 ends[] = { n, 2 * n };
      DatelineGeometry area = {
        DATELINE_GEOMETRY_AREA, (guint) g_test_rand_int_range (1, 3), ends, points
      };

      for (guint part = 0; part < 2; part++)
        for (guint j = 0; j < n; j++)
          {
            double ray = g_test_rand_double_range (0.001, part == 0 ? 0.1 : 0.002);

            points[part * n + j].x = 0.3 + 0.4 * part + ray * cos (2 * G_PI * j / n);
            points[part * n + j].y = 0.3 + 0.4 * part + ray * sin (2 * G_PI * j / n);
          }
      g_assert_true (dateline_shape_contains (&area, dateline_shape_get_point (&area)));
    }
}

static void
test_degenerate_area (void)
{
  DatelinePoint points[] = { { 0.2, 0.2 }, { 0.4, 0.2 }, { 0.2, 0.2 } };
  guint32 ends[] = { 3 };
  DatelineGeometry area = { DATELINE_GEOMETRY_AREA, 1, ends, points };
  DatelinePoint point = dateline_shape_get_point (&area);

  g_assert_cmpfloat (point.y, ==, 0.2);
  g_assert_cmpfloat (point.x, >=, 0.2);
  g_assert_cmpfloat (point.x, <=, 0.4);
}

static void
test_date_line (void)
{
  DatelinePoint points[] = {
    dateline_geo_project (170, 10),  dateline_geo_project (-170, 10),
    dateline_geo_project (-170, 20), dateline_geo_project (170, 20),
    dateline_geo_project (170, 10),
  };
  guint32 ends[] = { 5 };
  DatelineGeometry area = { DATELINE_GEOMETRY_AREA, 1, ends, points };
  DatelineBox box;

  dateline_shape_unwrap (points, ends, 1);
  box = dateline_shape_get_box (&area);
  g_assert_cmpfloat_with_epsilon (box.x0, 350.0 / 360, 1e-12);
  g_assert_cmpfloat_with_epsilon (box.x1, 370.0 / 360, 1e-12);
  g_assert_cmpfloat_with_epsilon (dateline_shape_get_point (&area).x, 1.0, 1e-12);
}

/* From the east, and a line that begins beyond 180. */
static void
test_date_line_west (void)
{
  DatelinePoint points[] = { dateline_geo_project (-175, 0), dateline_geo_project (175, 0) };
  DatelinePoint beyond[] = { dateline_geo_project (190, 0), dateline_geo_project (200, 0) };
  guint32 ends[] = { 2 };

  dateline_shape_unwrap (points, ends, 1);
  g_assert_cmpfloat_with_epsilon (points[0].x, 365.0 / 360, 1e-12);
  g_assert_cmpfloat_with_epsilon (points[1].x, 355.0 / 360, 1e-12);
  dateline_shape_unwrap (beyond, ends, 1);
  g_assert_cmpfloat_with_epsilon (beyond[0].x, 10.0 / 360, 1e-12);
  g_assert_cmpfloat_with_epsilon (beyond[1].x, 20.0 / 360, 1e-12);
}

static void
test_pole (void)
{
  DatelinePoint points[5];
  guint32 ends[] = { 5 };

  for (int i = 0; i < 5; i++)
    points[i] = dateline_geo_project (-135 + 90 * (i % 4), 80);
  dateline_shape_unwrap (points, ends, 1);
  g_assert_cmpfloat (points[0].x, ==, points[4].x);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shape/middle", test_middle);
  g_test_add_func ("/shape/middle-of-nothing", test_middle_of_nothing);
  g_test_add_func ("/shape/middle-on-the-ground", test_middle_on_the_ground);
  g_test_add_func ("/shape/square", test_square);
  g_test_add_func ("/shape/hole", test_hole);
  g_test_add_func ("/shape/random-areas", test_random_areas);
  g_test_add_func ("/shape/degenerate-area", test_degenerate_area);
  g_test_add_func ("/shape/date-line", test_date_line);
  g_test_add_func ("/shape/date-line-west", test_date_line_west);
  g_test_add_func ("/shape/pole", test_pole);
  return g_test_run ();
}
