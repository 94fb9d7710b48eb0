#include "geo.h"

#include <math.h>

DatelinePoint
dateline_geo_project (double longitude, double latitude)
{
  double radians = CLAMP (latitude, -DATELINE_LATITUDE_MAX, DATELINE_LATITUDE_MAX) * G_PI / 180.0;

  return (DatelinePoint){ (longitude + 180.0) / 360.0, (1.0 - asinh (tan (radians)) / G_PI) / 2.0 };
}

void
dateline_geo_unproject (DatelinePoint point, double *longitude, double *latitude)
{
  *longitude = point.x * 360.0 - 180.0;
  *latitude = atan (sinh (G_PI * (1.0 - 2.0 * point.y))) * 180.0 / G_PI;
}

gboolean
dateline_box_is_empty (DatelineBox box)
{
  return box.x1 < box.x0 || box.y1 < box.y0;
}

gboolean
dateline_box_contains (DatelineBox box, DatelinePoint point)
{
  return box.x0 <= point.x && point.x <= box.x1 && box.y0 <= point.y && point.y <= box.y1;
}

gboolean
dateline_box_overlaps (DatelineBox a, DatelineBox b)
{
  return a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1 &&
         !dateline_box_is_empty (a) && !dateline_box_is_empty (b);
}

DatelineBox
dateline_box_extend (DatelineBox box, DatelinePoint point)
{
  return dateline_box_union (box, (DatelineBox){ point.x, point.y, point.x, point.y });
}

DatelineBox
dateline_box_union (DatelineBox a, DatelineBox b)
{
  if (dateline_box_is_empty (a))
    return b;
  if (dateline_box_is_empty (b))
    return a;
  return (DatelineBox){ MIN (a.x0, b.x0), MIN (a.y0, b.y0), MAX (a.x1, b.x1), MAX (a.y1, b.y1) };
}

double
dateline_geo_distance (DatelinePoint a, DatelinePoint b)
{
  double lon_a, lat_a, lon_b, lat_b, half;

  dateline_geo_unproject (a, &lon_a, &lat_a);
  dateline_geo_unproject (b, &lon_b, &lat_b);
  lat_a *= G_PI / 180.0;
  lat_b *= G_PI / 180.0;
  half = pow (sin ((lat_b - lat_a) / 2.0), 2.0) +
         cos (lat_a) * cos (lat_b) * pow (sin ((lon_b - lon_a) * G_PI / 360.0), 2.0);
  return 2.0 * DATELINE_EARTH_RADIUS * asin (sqrt (MIN (half, 1.0)));
}

double
dateline_geo_units_per_metre (double y)
{
  return cosh (G_PI * (1.0 - 2.0 * y)) / (2.0 * G_PI * DATELINE_EARTH_RADIUS);
}
