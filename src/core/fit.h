/* Where to look: the box of all events, the box where most of them are, and the zoom at which a
 * box fits a view. A map opened on all events would show a war as one dot because a meeting about
 * it was held on another continent; it opens on the densest region instead. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* The smallest box of the points of @rows, across the date line (x1 > 1) where that is shorter;
 * DATELINE_BOX_EMPTY without rows. O(n). */
DatelineBox dateline_fit_points (const double *x, const double *y, const DatelineRows *rows);

/* The same with the lines and areas of the rows that have them. */
DatelineBox dateline_fit_all (const DatelineStore *store, const DatelineRows *rows);

/* The box of the points in about the smallest square that holds at least @share of @rows, which is
 * over 0.5 and at most 1: no side is more than 7 % longer than the smallest square's. O(n) a round,
 * a round shrinks the search by a quarter or more, mostly by far more: a few rounds. */
DatelineBox
dateline_fit_dense (const double *x, const double *y, const DatelineRows *rows, double share);

/* The zoom level (256 pixels of world at 0) at which @box takes no more than @width by @height
 * pixels, from @min to @max. */
double dateline_fit_zoom (DatelineBox box, double width, double height, double min, double max);

G_END_DECLS
