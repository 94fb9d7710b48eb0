/* Fills and strokes of a decoded tile's layers, while one tile is painted. */
#pragma once

#include "mbtiles.h"
#include "tile-path.h"
#include "tile-style.h"

G_BEGIN_DECLS

typedef struct
{
  const DatelineMvt *mvt;
  const DatelineTileStyle *style;
  DatelineTileId tile; /* that is painted; the decoded one may be an ancestor */
  DatelineTileFrame frame;
  guint size;   /* of the picture in its pixels */
  double pixel; /* one pixel of layout in pixels of the picture */
} DatelineTileInk;

/* @size pixels that stand for 256 of layout. */
DatelineTileInk dateline_tile_ink_new (cairo_t *cr,
                                       const DatelineMvt *mvt,
                                       const DatelineTileStyle *style,
                                       DatelineTileId tile,
                                       DatelineTileId stored,
                                       guint size);

/* Widths and dashes are in pixels of layout. */
typedef struct
{
  const GdkRGBA *color;
  double width;
  double dash[2]; /* 0, 0 is solid */
} DatelineTilePen;

/* Which features of a layer; %NULL is all. */
typedef gboolean (*DatelineTileFilter) (const DatelineTileInk *self,
                                        const DatelineMvtLayer *layer,
                                        const DatelineMvtFeature *feature);

void dateline_tile_ink_set_color (cairo_t *cr, const GdkRGBA *color);

/* The outlines of a layer's areas as the path. */
void
dateline_tile_ink_trace (const DatelineTileInk *self, const char *layer, DatelineTileFilter filter);
void dateline_tile_ink_fill (const DatelineTileInk *self,
                             const char *layer,
                             DatelineTileFilter filter,
                             const GdkRGBA *color);

/* One stroke for all lines and outlines, so that a pen's alpha does not add up. */
void dateline_tile_ink_stroke (const DatelineTileInk *self,
                               const char *layer,
                               DatelineTileFilter filter,
                               DatelineTilePen pen);

G_END_DECLS
