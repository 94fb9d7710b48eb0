/* Rows that would cover each other on a map, gathered. A cluster is anchored at one of its events,
 * and every member is within the radius of the anchor. The grid that decides lies in the world, not
 * on the screen: what is one cluster stays so while the map is panned, and the same rows, radius
 * and place always give the same clusters. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* Members that are all within this (in the plane's units, 0.4 m) are at one spot. */
#define DATELINE_CLUSTER_HAIR 1e-8

typedef struct
{
  DatelinePoint anchor; /* where it is drawn; x as in the view, which may be beyond 0..1 */
  DatelineBox box;      /* of the members' points, likewise */
  guint32 first;        /* the members are rows[first .. first + n_members - 1], ascending */
  guint32 n_members;
} DatelineCluster;

typedef struct
{
  guint n_clusters;
  DatelineCluster *clusters; /* by the first row of the anchor's spot */
  guint32 *rows;
} DatelineClusters;

/* The clusters of @rows that are anchored in @view, which may lie across the date line and is cut
 * to the width of the world. @radius is in the units of the plane. @view may be some thousand radii
 * wide and high: a screen is; without end it would be all cells, and the result is empty. */
DatelineClusters *dateline_clusters_new (
    const double *x, const double *y, const DatelineRows *rows, double radius, DatelineBox view);
void dateline_clusters_free (DatelineClusters *clusters);

/* The index of the cluster that has @row, or DATELINE_NONE. */
guint dateline_clusters_find (const DatelineClusters *clusters, guint32 row);

/* All at one spot: no zoom takes it apart. */
gboolean dateline_cluster_is_stack (const DatelineCluster *cluster);

/* The world radius of @pixels at @zoom (256 pixels of world at 0). The zoom counts in half levels,
 * rounded down, so that clusters do not change with every turn of a wheel. */
double dateline_cluster_radius (double pixels, double zoom);

/* The least zoom at which a radius of @pixels no longer holds both ends of the cluster's box;
 * infinite for a stack. */
double dateline_cluster_get_split_zoom (const DatelineCluster *cluster, double pixels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineClusters, dateline_clusters_free)

G_END_DECLS
