/* The lettering of the map: how each kind of name is set, how large it is, and its picture. Towns
 * are upright, waters italic, countries spaced capitals. All sizes follow the user's font. */
#pragma once

#include "label-placement.h"
#include "map-names.h"
#include "tile-style.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a kind of name is placed: where beside its anchor, and what is kept free around that. */
DatelineLabelSides dateline_label_text_get_sides (const DatelineMapName *name);
float dateline_label_text_get_clearance (const DatelineMapName *name);

/* The most that measure can say, found without setting the text. */
void dateline_label_text_bound (PangoContext *context,
                                const DatelineMapName *name,
                                float *width,
                                float *height);

/* The size of a name's box at @zoom, in pixels of layout, turned by its angle, halo included. */
void dateline_label_text_measure (
    PangoContext *context, const DatelineMapName *name, guint zoom, float *width, float *height);

/* The picture of a name that was given @box at @zoom, with its dot, @scale device pixels a pixel.
 * @bounds says where it belongs, in pixels from the anchor. */
GdkTexture *dateline_label_text_paint (PangoContext *context,
                                       const DatelineMapName *name,
                                       guint zoom,
                                       DatelineLabelBox box,
                                       const DatelineTileStyle *style,
                                       int scale,
                                       graphene_rect_t *bounds);

G_END_DECLS
