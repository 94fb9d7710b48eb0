/* Web Mercator on the unit square: x from 0 (180 W) to 1 (180 E), y from 0 (85.0511 N) to 1
 * (south). Latitudes beyond are clamped. Boxes are in this plane; distances are metres on the
 * sphere. Source: OGC "Two Dimensional Tile Matrix Set", WebMercatorQuad. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DATELINE_EARTH_RADIUS 6378137.0
#define DATELINE_LATITUDE_MAX 85.05112877980659

typedef struct
{
  double x;
  double y;
} DatelinePoint;

/* Empty where x1 < x0. A box across the date line has x1 > 1. */
typedef struct
{
  double x0, y0, x1, y1;
} DatelineBox;

#define DATELINE_BOX_EMPTY ((DatelineBox){ 1.0, 1.0, 0.0, 0.0 })

DatelinePoint dateline_geo_project (double longitude, double latitude);
void dateline_geo_unproject (DatelinePoint point, double *longitude, double *latitude);

gboolean dateline_box_is_empty (DatelineBox box);
gboolean dateline_box_contains (DatelineBox box, DatelinePoint point);
gboolean dateline_box_overlaps (DatelineBox a, DatelineBox b);
DatelineBox dateline_box_extend (DatelineBox box, DatelinePoint point);
DatelineBox dateline_box_union (DatelineBox a, DatelineBox b);

/* Metres between two points along a great circle (haversine). */
double dateline_geo_distance (DatelinePoint a, DatelinePoint b);

/* How many units of the plane one metre is at @y. */
double dateline_geo_units_per_metre (double y);

G_END_DECLS
