/* The offline map's lines that were true for a time, each drawn only while the session's window
 * touches that time, with its name and dates beside it. Below the names. */
#pragma once

#include "label-layer.h"
#include "session.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_DATED_LINES_LAYER (dateline_dated_lines_layer_get_type ())
G_DECLARE_FINAL_TYPE (
    DatelineDatedLinesLayer, dateline_dated_lines_layer, DATELINE, DATED_LINES_LAYER, ShumateLayer)

/* The lines' names are shown by @labels, among its own, so that none overlaps another. */
DatelineDatedLinesLayer *dateline_dated_lines_layer_new (ShumateViewport *viewport,
                                                         DatelineBasemapSource *basemap,
                                                         DatelineSession *session,
                                                         DatelineLabelLayer *labels);

/* Whether the lines lie on an online map, which is light whatever the colour scheme. */
void
dateline_dated_lines_layer_set_light_ground (DatelineDatedLinesLayer *self, gboolean light_ground);

/* All of them, shown or not, of DatelineDatedLine; owned by @self. */
GPtrArray *dateline_dated_lines_layer_get_lines (DatelineDatedLinesLayer *self);

/* Strokes the path of @cr as the line of that number is drawn. */
void dateline_dated_lines_layer_stroke (cairo_t *cr, guint index, gboolean dark);

G_END_DECLS
