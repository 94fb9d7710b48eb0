/* Greedy stacking: the items come by their left edge, and a lane remembers only where its last item
 * ends. When an item finds k lanes taken, k items overlap its left edge, so no stacking could do
 * with fewer. */
#include "lanes.h"

guint
dateline_lanes_assign (DatelineLaneItem *items, guint n_items, guint n_lanes, guint *n_used)
{
  g_autofree double *ends = g_new (double, n_lanes);
  guint used = 0, overflow = 0;

  for (guint i = 0; i < n_items; i++)
    {
      guint lane = 0;

      while (lane < used && ends[lane] > items[i].x0)
        lane++;
      if (lane == n_lanes)
        {
          items[i].lane = -1;
          overflow++;
          continue;
        }
      used = MAX (used, lane + 1);
      ends[lane] = items[i].x1;
      items[i].lane = lane;
    }
  if (n_used != NULL)
    *n_used = used;
  return overflow;
}
