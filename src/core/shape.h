/* Where a shape is, as one point, and how it lies on the unit square. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* Lays a shape out as a line across the date line means it: steps within a part are shorter than
 * half the world, and parts stand beside the first one where that makes the whole narrower. The box
 * then begins in [0, 1) and may end beyond 1. A ring that goes round a pole is left as it is.
 * Whether the shape crosses the date line. */
gboolean dateline_shape_unwrap (DatelinePoint *points, const guint32 *part_ends, guint n_parts);

/* Twice the signed area of a ring. */
double dateline_shape_get_area (const DatelinePoint *ring, guint n);

DatelineBox dateline_shape_get_box (const DatelineGeometry *geometry);

/* The point to mark the shape by, its x in [0, 1]: on a line (half of its length, on the ground,
 * lies before it), inside an area: the centroid where it is inside, else the middle of the widest
 * stretch of the area at one of a few latitudes. */
DatelinePoint dateline_shape_get_point (const DatelineGeometry *geometry);

/* Whether an odd number of the area's rings goes round @point. */
gboolean dateline_shape_contains (const DatelineGeometry *area, DatelinePoint point);

G_END_DECLS
