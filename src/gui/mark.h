/* The drawing of a mark: a shape and a colour (the sign of a category) with the fill of a status.
 * The palette says which sign a category has; this only draws it. Fills: full is reported or
 * agreed, the left half claimed, cut in two disputed, hollow planned, a dot of paper unstated. */
#pragma once

#include "store.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_SHAPE_BURST,
  DATELINE_SHAPE_CROSS,
  DATELINE_SHAPE_SQUARE,
  DATELINE_SHAPE_CIRCLE,
  DATELINE_SHAPE_BUBBLE,
  DATELINE_SHAPE_DIAMOND,
  DATELINE_SHAPE_SIGNPOST,
  DATELINE_SHAPE_TRIANGLE,
  DATELINE_SHAPE_HOURGLASS,
  DATELINE_SHAPE_PLUS,
  DATELINE_SHAPE_TRIANGLE_DOWN,
  DATELINE_SHAPE_STAR,
  DATELINE_N_SHAPES,
} DatelineShape;

/* A colour's number, 0 to DATELINE_N_COLORS - 1. */
#define DATELINE_N_COLORS 10

typedef struct
{
  DatelineShape shape;
  guint color;
} DatelineSign;

/* Each colour has a contrast (WCAG 2.1) of 3 or more to the map's ground of its scheme. */
GdkRGBA dateline_mark_get_color (guint color, gboolean dark);

/* What surrounds marks and labels on the map, and what fills the empty part of a hollow mark. */
GdkRGBA dateline_mark_get_paper (gboolean dark);

/* Pixels between the edge of a mark of nominal @size and that of its halo and drawing box. */
#define DATELINE_MARK_HALO 2.0

/* Draws at (0, 0). Full marks of one size cover about the same area whatever their shape. */
void dateline_mark_draw (
    cairo_t *cr, DatelineSign sign, DatelineStatus status, gboolean dark, double size);

/* The same as a texture of @scale device pixels a pixel, from a cache; (transfer none), to be used
 * at once. Its side is dateline_mark_get_side (size) pixels, an even whole number, so that a mark
 * centred on a whole pixel is not blurred. */
GdkTexture *dateline_mark_get_texture (
    DatelineSign sign, DatelineStatus status, gboolean dark, double size, int scale);
double dateline_mark_get_side (double size);

/* A texture of an ARGB32 image surface, which is freed. */
GdkTexture *dateline_mark_take_surface (cairo_surface_t *surface);

G_END_DECLS
