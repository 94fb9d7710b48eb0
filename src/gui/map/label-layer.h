/* The names on the offline map, above its tiles and below the events: none overlaps another, and
 * panning changes none. */
#pragma once

#include "basemap-source.h"
#include "map-names.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_LABEL_LAYER (dateline_label_layer_get_type ())
G_DECLARE_FINAL_TYPE (DatelineLabelLayer, dateline_label_layer, DATELINE, LABEL_LAYER, ShumateLayer)

/* Names from the archive of @basemap; none where it has none. */
DatelineLabelLayer *
dateline_label_layer_new (ShumateViewport *viewport, DatelineBasemapSource *basemap);

/* The dataset's places are named, too, and win over the basemap's names of the same places. @store
 * may be %NULL. */
void dateline_label_layer_set_store (DatelineLabelLayer *self, DatelineStore *store);

/* Copies of further names, which take part in the placement by their ranks; those set before go. */
void dateline_label_layer_set_extra_names (DatelineLabelLayer *self,
                                           const DatelineMapName *names,
                                           guint n_names);

/* Whether an online map with names of its own lies below, light whatever the colour scheme: then
 * only the extra names are shown. */
void dateline_label_layer_set_online (DatelineLabelLayer *self, gboolean online);

G_END_DECLS
