/* Stacking marks in lanes: no two marks of a lane overlap. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x0, x1; /* the room it takes, with its space around; x0 <= x1 */
  int lane;      /* out: 0 and up, or -1 where all lanes were taken */
} DatelineLaneItem;

/* Gives each of @items, which stand in the order of x0, the lowest lane that is free from x0 on.
 * This takes no more lanes than items overlap at one place. Returns how many items found none of
 * @n_lanes free; @n_used, where not %NULL, is set to the number of lanes taken. O(n * lanes). */
guint dateline_lanes_assign (DatelineLaneItem *items, guint n_items, guint n_lanes, guint *n_used);

G_END_DECLS
