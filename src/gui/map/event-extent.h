/* How coarsely a place is known, as drawn: a disc of the ground where the event is, and a dashed
 * ring close around the mark ("somewhere in a wider area") where the disc would not tell: for
 * regions and countries at every zoom, and for any disc that is too large for the view. */
#pragma once

#include "event-sign.h"

G_BEGIN_DECLS

/* Metres around the point within which an event of the store is; what is usual for its precision
 * (town 5 km, district 20 km, region 75 km, country 250 km) where the file gives no radius, and 0
 * for a place known exactly or not said to be coarse, and for one with a line or an area to itself.
 */
double dateline_event_extent_get (const DatelineStore *store, guint32 row);

/* Of an event whose disc has a radius of @pixels in a view of that size: whether its disc is drawn
 * faintly with all others, and whether its mark has the dashed ring. */
gboolean dateline_event_extent_has_disc (double pixels, double view_width, double view_height);
gboolean dateline_event_extent_has_ring (
    const DatelineStore *store, guint32 row, double pixels, double view_width, double view_height);

/* The radius of its disc in pixels. */
double dateline_event_extent_get_pixels (const DatelineStore *store,
                                         guint32 row,
                                         const DatelineAffine *affine);

/* The faint discs of the newest marks, and clear ones of the selected mark and the hovered one,
 * which may be %NULL. @marks are in drawing order, a selected one last. */
void dateline_event_extent_snapshot_all (const DatelineSignContext *context,
                                         const DatelineAffine *affine,
                                         const DatelineEventMark *marks,
                                         guint n_marks,
                                         const DatelineEventMark *hovered,
                                         GtkSnapshot *snapshot);

/* The faint disc. */
void dateline_event_extent_snapshot_disc (const DatelineSignContext *context,
                                          const DatelineEventMark *mark,
                                          double pixels,
                                          GtkSnapshot *snapshot);

/* The same, clear, with a dashed rim; of one too large to fill, the rim where it crosses the view.
 * Nothing for one that the mark covers. */
void dateline_event_extent_snapshot_clear (const DatelineSignContext *context,
                                           const DatelineEventMark *mark,
                                           double pixels,
                                           GtkSnapshot *snapshot);

/* The dashed ring, from a cache of textures. */
void dateline_event_extent_snapshot_ring (const DatelineSignContext *context,
                                          const DatelineEventMark *mark,
                                          GtkSnapshot *snapshot);

/* What the last draws, at (0, 0): for the legend as well. @radius in pixels. */
void dateline_event_extent_draw_ring (cairo_t *cr,
                                      const GdkRGBA *color,
                                      const GdkRGBA *paper,
                                      double radius);

G_END_DECLS
