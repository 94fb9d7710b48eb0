/* Invariant: a path is left empty, or used up by the fill or stroke that follows it. */
#include "config.h"

#include "tile-ink.h"

#include <math.h>

#define LAYOUT_SIZE 256.0

static DatelineTileFrame
make_frame (cairo_t *cr, DatelineTileId tile, DatelineTileId stored, guint size)
{
  double factor = ldexp (1.0, (int) (tile.zoom - stored.zoom));

  return (DatelineTileFrame){
    .cr = cr,
    .size = size,
    .margin = size / 16.0,
    .scale = size * factor,
    .offset_x = (stored.x * factor - tile.x) * size,
    .offset_y = (stored.y * factor - tile.y) * size,
    .smooth = tile.zoom > stored.zoom,
  };
}

DatelineTileInk
dateline_tile_ink_new (cairo_t *cr,
                       const DatelineMvt *mvt,
                       const DatelineTileStyle *style,
                       DatelineTileId tile,
                       DatelineTileId stored,
                       guint size)
{
  return (DatelineTileInk){ mvt,  style,
                            tile, make_frame (cr, tile, stored, size),
                            size, size / LAYOUT_SIZE };
}

void
dateline_tile_ink_set_color (cairo_t *cr, const GdkRGBA *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
apply_pen (const DatelineTileInk *self, DatelineTilePen pen, double start)
{
  cairo_t *cr = self->frame.cr;
  double dash[2] = { pen.dash[0] * self->pixel, pen.dash[1] * self->pixel };

  dateline_tile_ink_set_color (cr, pen.color);
  cairo_set_line_width (cr, pen.width * self->pixel);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, pen.dash[0] > 0.0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dash, pen.dash[0] > 0.0 ? 2 : 0, start);
}

void
dateline_tile_ink_trace (const DatelineTileInk *self, const char *name, DatelineTileFilter filter)
{
  const DatelineMvtLayer *layer = dateline_mvt_find_layer (self->mvt, name);

  cairo_new_path (self->frame.cr);
  for (guint32 i = 0; layer != NULL && i < layer->n_features; i++)
    {
      const DatelineMvtFeature *feature =
          dateline_mvt_get_feature (self->mvt, layer->first_feature + i);

      if (feature->type != DATELINE_MVT_POLYGON ||
          (filter != NULL && !filter (self, layer, feature)))
        continue;
      for (guint32 j = 0; j < feature->n_parts; j++)
        {
          const DatelineMvtPart *part = dateline_mvt_get_part (self->mvt, feature->first_part + j);

          dateline_tile_path_add_ring (
              &self->frame, dateline_mvt_get_points (self->mvt, part), part->n_points);
        }
    }
}

void
dateline_tile_ink_fill (const DatelineTileInk *self,
                        const char *name,
                        DatelineTileFilter filter,
                        const GdkRGBA *color)
{
  dateline_tile_ink_trace (self, name, filter);
  dateline_tile_ink_set_color (self->frame.cr, color);
  cairo_fill (self->frame.cr);
}

/* Strokes a feature's lines, or outlines. With a dash each run is stroked on its own, in step. */
static void
trace_feature (const DatelineTileInk *self,
               const DatelineMvtFeature *feature,
               const DatelineTilePen *dashed)
{
  for (guint32 i = 0; i < feature->n_parts; i++)
    {
      const DatelineMvtPart *part = dateline_mvt_get_part (self->mvt, feature->first_part + i);
      DatelineTileTrace trace = dateline_tile_trace (&self->frame,
                                                     dateline_mvt_get_points (self->mvt, part),
                                                     part->n_points,
                                                     feature->type == DATELINE_MVT_POLYGON);
      double start;

      while (dateline_tile_trace_next (&trace, &start))
        if (dashed != NULL)
          {
            apply_pen (self, *dashed, start);
            cairo_stroke (self->frame.cr);
          }
    }
}

void
dateline_tile_ink_stroke (const DatelineTileInk *self,
                          const char *name,
                          DatelineTileFilter filter,
                          DatelineTilePen pen)
{
  const DatelineMvtLayer *layer = dateline_mvt_find_layer (self->mvt, name);
  gboolean dashed = pen.dash[0] > 0.0;

  cairo_new_path (self->frame.cr);
  for (guint32 i = 0; layer != NULL && i < layer->n_features; i++)
    {
      const DatelineMvtFeature *feature =
          dateline_mvt_get_feature (self->mvt, layer->first_feature + i);

      if (feature->type != DATELINE_MVT_POINT && (filter == NULL || filter (self, layer, feature)))
        trace_feature (self, feature, dashed ? &pen : NULL);
    }
  if (dashed)
    return;
  apply_pen (self, pen, 0.0);
  cairo_stroke (self->frame.cr);
}
