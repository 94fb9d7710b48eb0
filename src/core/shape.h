/* Where a shape is, as one point, and how it lies on the unit square. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* Makes the steps of each part shorter than half the world, as a line across the date line means
 * them, and then moves the whole shape so that its box begins in [0, 1). A ring that goes round a pole
 * is left as it is. */
void dateline_shape_unwrap (DatelinePoint *points, const guint32 *part_ends, guint n_parts);

DatelineBox dateline_shape_get_box (const DatelineGeometry *geometry);

/* The point to mark the shape by, its x in [0, 1]: on a line (half of its length, on the ground, lies
 * before it), inside an area: the centroid where it is inside, else the middle of the widest
 * stretch of the area at one of a few latitudes. */
DatelinePoint dateline_shape_get_point (const DatelineGeometry *geometry);

/* Whether an odd number of the area's rings goes round @point. */
gboolean dateline_shape_contains (const DatelineGeometry *area, DatelinePoint point);

G_END_DECLS
