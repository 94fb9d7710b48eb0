/* Where a map looks, and how it gets there. Moves are animated where the person lets animations be.
 */
#pragma once

#include "geo.h"
#include <shumate/shumate.h>

G_BEGIN_DECLS

#define DATELINE_CAMERA_ZOOM_MIN 2
#define DATELINE_CAMERA_FIT_ZOOM_MAX 11.0 /* fitting one town does not fill the view with it */

/* Steps of a key or a button. */
void dateline_camera_zoom_by (ShumateMap *map, double levels);
void dateline_camera_pan_by (ShumateMap *map, double pixels_x, double pixels_y);

/* Shows all of @box, which may lie across the date line, with @share (0..1) of the view's width and
 * height, at a zoom level between @min and @max. */
void dateline_camera_fit (
    ShumateMap *map, DatelineBox box, double share, double min, double max, gboolean animate);

/* Goes one level nearer to what is at (x, y), which stays there. */
void dateline_camera_zoom_at (ShumateMap *map, double x, double y);

/* What the attribution, the scale and the buttons lie on, in pixels: at the right, and at the
 * bottom, where it is the more the larger the text of @map (or of one of its layers). */
#define DATELINE_CAMERA_RESERVE_RIGHT 56.0
double dateline_camera_get_reserve_bottom (GtkWidget *map);

/* Pans, without zooming, to a point that is out of view, at its very edge or under what lies on the
 * map. Returns the milliseconds that it takes; 0 where it is done. */
guint dateline_camera_bring_into_view (ShumateMap *map, DatelinePoint point);

/* Whether a map of that size with the same middle and zoom has the point in view. */
gboolean dateline_camera_has_in_view (ShumateMap *map, DatelinePoint point, int width, int height);

/* The same as bring_into_view, at once and only as far as needed: for a map that changes its size.
 */
void dateline_camera_keep_in_view (ShumateMap *map, DatelinePoint point);

/* Where the middle of the map goes so that @box, or the part of it that is @point where it is
 * larger than the view, is well in view. FALSE where it is in view already: neither at the very
 * edge nor under what lies on the map, nor within @covered pixels from the top. */
gboolean dateline_camera_find_view (
    ShumateMap *map, DatelineBox box, DatelinePoint point, double covered, DatelinePoint *middle);

/* At once, and without ending a move that is under way. */
void dateline_camera_look_at (ShumateMap *map, DatelinePoint middle);
DatelinePoint dateline_camera_get_middle (ShumateMap *map);

/* To be called in each frame of a time in which frames follow one another without a rest: a tile
 * layer asks for the tiles of where it has moved to only when it is idle (libshumate 1.0), and
 * until then shows those of where it was. */
void dateline_camera_hasten_tiles (ShumateMap *map);

/* Brings all into range. */
void dateline_camera_set (ShumateMap *map, double longitude, double latitude, double zoom);

G_END_DECLS
