/* The map: the basemap, lines of their time, the events of a session, and the controls. Pan by drag
 * and arrow keys, zoom by wheel, pinch, double click, plus and minus; Home and 0 fit the events. */
#pragma once

#include "map-choice.h"
#include "session.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_MAP_VIEW (dateline_map_view_get_type ())
G_DECLARE_FINAL_TYPE (DatelineMapView, dateline_map_view, DATELINE, MAP_VIEW, AdwBin)

/* A new dataset is shown at its opening view: the densest region that has three quarters of the
 * events (see fit.h). Signals: "tiles-failed", once for each choice of a map that cannot be
 * had, with a message for a person. */
GtkWidget *dateline_map_view_new (DatelineSession *session);

/* All events shown; or, at first, most of them. Before the widget has a size it happens as soon as
 * there is one. */
void dateline_map_view_fit_events (DatelineMapView *self, gboolean animate);
void dateline_map_view_show_opening (DatelineMapView *self);

void dateline_map_view_zoom_in (DatelineMapView *self);
void dateline_map_view_zoom_out (DatelineMapView *self);

/* Whether the map goes where events are played, and whether they are told in large type on it. */
void dateline_map_view_set_follow (DatelineMapView *self, gboolean follow);
void dateline_map_view_set_caption (DatelineMapView *self, gboolean caption);

/* The middle in degrees and the zoom level, for saved state. Out of range is brought into range. */
void dateline_map_view_get_position (DatelineMapView *self,
                                     double *longitude,
                                     double *latitude,
                                     double *zoom);
void dateline_map_view_set_position (DatelineMapView *self,
                                     double longitude,
                                     double latitude,
                                     double zoom);

/* Why there is no offline map, in words for a person; %NULL where there is one. */
const GError *dateline_map_view_get_basemap_error (DatelineMapView *self);

/* What lies on the offline map; nothing before the first call. */
void dateline_map_view_set_map_source (DatelineMapView *self, const DatelineMapChoice *choice);

G_END_DECLS
