/* The buttons on the map: zoom in and out, show all events, the legend. */
#pragma once

#include "dated-lines-layer.h"
#include "map-view.h"

G_BEGIN_DECLS

GtkWidget *dateline_map_controls_new (DatelineMapView *view,
                                      DatelineSession *session,
                                      DatelineDatedLinesLayer *lines);

G_END_DECLS
