/* A tile from the bottom: sea, shallows along coasts, land with its heights and light, lakes,
 * shores, rivers, borders. All that is shared between threads is immutable, or locks for itself
 * (the archive and the cache of decoded tiles). Invariant: what is painted at a place does not
 * depend on the tile it is painted in, so tiles join. */
#include "config.h"

#include "tile-painter.h"

#include "hill-shade.h"
#include "relief.h"
#include "tile-cache.h"
#include "tile-path.h"

#include <math.h>
#include <string.h>

#define CACHE_CAPACITY 48
#define LAYOUT_SIZE 256.0

struct _DatelineTilePainter
{
  DatelineMbtiles *archive;
  DatelineTileCache *cache;
  DatelineRelief *relief; /* loaded with the first tile, in a worker */
};

/* One tile while it is painted. */
typedef struct
{
  DatelineTilePainter *painter;
  const DatelineTileStyle *style;
  DatelineTileId tile;
  const DatelineMvt *mvt;
  DatelineTileFrame frame;
  guint size;
  double pixel; /* one pixel of layout in pixels of the picture */
} Work;

typedef struct
{
  const GdkRGBA *color;
  double width;
  double dash[2]; /* 0, 0 is solid */
} Pen;

typedef gboolean (*Filter) (const Work *work,
                            const DatelineMvtLayer *layer,
                            const DatelineMvtFeature *feature);

DatelineTilePainter *
dateline_tile_painter_new (DatelineMbtiles *archive)
{
  DatelineTilePainter *self = g_new0 (DatelineTilePainter, 1);

  self->archive = archive;
  if (archive != NULL)
    self->cache = dateline_tile_cache_new (archive, CACHE_CAPACITY);
  return self;
}

static const DatelineRelief *
get_relief (DatelineTilePainter *self)
{
  if (g_once_init_enter (&self->relief))
    {
      DatelineRelief *relief = dateline_relief_new ();
      g_autoptr (GError) error = NULL;

      if (!dateline_relief_load (relief, self->archive, &error))
        g_warning ("%s", error->message);
      g_once_init_leave (&self->relief, relief);
    }
  return self->relief;
}

void
dateline_tile_painter_free (DatelineTilePainter *self)
{
  g_clear_pointer (&self->cache, dateline_tile_cache_free);
  g_clear_pointer (&self->archive, dateline_mbtiles_free);
  g_clear_pointer (&self->relief, dateline_relief_free);
  g_free (self);
}

static void
set_color (cairo_t *cr, const GdkRGBA *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
apply_pen (const Work *work, Pen pen, double start)
{
  cairo_t *cr = work->frame.cr;
  double dash[2] = { pen.dash[0] * work->pixel, pen.dash[1] * work->pixel };

  set_color (cr, pen.color);
  cairo_set_line_width (cr, pen.width * work->pixel);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, pen.dash[0] > 0.0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dash, pen.dash[0] > 0.0 ? 2 : 0, start);
}

static void
trace_rings (const Work *work, const char *name)
{
  const DatelineMvtLayer *layer = dateline_mvt_find_layer (work->mvt, name);

  cairo_new_path (work->frame.cr);
  for (guint32 i = 0; layer != NULL && i < layer->n_features; i++)
    {
      const DatelineMvtFeature *feature =
          dateline_mvt_get_feature (work->mvt, layer->first_feature + i);

      for (guint32 j = 0; feature->type == DATELINE_MVT_POLYGON && j < feature->n_parts; j++)
        {
          const DatelineMvtPart *part = dateline_mvt_get_part (work->mvt, feature->first_part + j);

          dateline_tile_path_add_ring (
              &work->frame, dateline_mvt_get_points (work->mvt, part), part->n_points);
        }
    }
}

/* Strokes a feature's lines, or outlines. With a dash each run is stroked on its own, in step. */
static void
trace_feature (const Work *work, const DatelineMvtFeature *feature, const Pen *dashed)
{
  for (guint32 i = 0; i < feature->n_parts; i++)
    {
      const DatelineMvtPart *part = dateline_mvt_get_part (work->mvt, feature->first_part + i);
      DatelineTileTrace trace = dateline_tile_trace (&work->frame,
                                                     dateline_mvt_get_points (work->mvt, part),
                                                     part->n_points,
                                                     feature->type == DATELINE_MVT_POLYGON);
      double start;

      while (dateline_tile_trace_next (&trace, &start))
        if (dashed != NULL)
          {
            apply_pen (work, *dashed, start);
            cairo_stroke (work->frame.cr);
          }
    }
}

/* One stroke for all the layer's lines that @filter takes, so that a pen's alpha does not add up.
 */
static void
stroke_layer (const Work *work, const char *name, Filter filter, Pen pen)
{
  const DatelineMvtLayer *layer = dateline_mvt_find_layer (work->mvt, name);
  gboolean dashed = pen.dash[0] > 0.0;

  cairo_new_path (work->frame.cr);
  for (guint32 i = 0; layer != NULL && i < layer->n_features; i++)
    {
      const DatelineMvtFeature *feature =
          dateline_mvt_get_feature (work->mvt, layer->first_feature + i);

      if (feature->type != DATELINE_MVT_POINT && (filter == NULL || filter (work, layer, feature)))
        trace_feature (work, feature, dashed ? &pen : NULL);
    }
  if (dashed)
    return;
  apply_pen (work, pen, 0.0);
  cairo_stroke (work->frame.cr);
}

static void
paint_shallows (const Work *work)
{
  GdkRGBA color = work->style->shallows;

  if (work->tile.zoom < 2)
    return;
  stroke_layer (work, "land", NULL, (Pen){ &color, 6.4 });
  stroke_layer (work, "land", NULL, (Pen){ &color, 3.6 });
}

static void
paint_land (const Work *work)
{
  int size = (int) work->size;
  cairo_surface_t *ground;

  if (dateline_mvt_find_layer (work->mvt, "land") == NULL)
    return;
  paint_shallows (work);
  ground = cairo_image_surface_create (CAIRO_FORMAT_RGB24, size, size);
  cairo_surface_flush (ground);
  dateline_hill_shade_paint (get_relief (work->painter),
                             work->tile,
                             work->size,
                             work->style,
                             (guint32 *) (gpointer) cairo_image_surface_get_data (ground),
                             (guint) cairo_image_surface_get_stride (ground) / 4);
  cairo_surface_mark_dirty (ground);
  trace_rings (work, "land");
  cairo_set_source_surface (work->frame.cr, ground, 0, 0);
  cairo_fill (work->frame.cr);
  cairo_surface_destroy (ground);
}

static void
paint_water (const Work *work)
{
  double shore = work->tile.zoom < 4 ? 0.45 : 0.7;

  trace_rings (work, "lake");
  set_color (work->frame.cr, &work->style->sea);
  cairo_fill (work->frame.cr);
  stroke_layer (work, "lake", NULL, (Pen){ &work->style->shore, shore });
  stroke_layer (work, "land", NULL, (Pen){ &work->style->shore, shore });
}

static double
get_rank (const Work *work, const DatelineMvtLayer *layer, const DatelineMvtFeature *feature)
{
  return dateline_mvt_get_number (
      work->mvt,
      layer,
      feature,
      "rank",
      dateline_mvt_get_number (work->mvt, layer, feature, "scalerank", 5.0));
}

static gboolean
is_great_river (const Work *work, const DatelineMvtLayer *layer, const DatelineMvtFeature *feature)
{
  return get_rank (work, layer, feature) <= 2.0;
}

static gboolean
is_river (const Work *work, const DatelineMvtLayer *layer, const DatelineMvtFeature *feature)
{
  double rank = get_rank (work, layer, feature);

  return rank > 2.0 && rank <= 5.0;
}

static gboolean
is_stream (const Work *work, const DatelineMvtLayer *layer, const DatelineMvtFeature *feature)
{
  return get_rank (work, layer, feature) > 5.0;
}

static void
paint_rivers (const Work *work)
{
  double width = 0.7 + 0.26 * MAX (0.0, MIN (work->tile.zoom, 11) - 6.0);

  stroke_layer (work, "river", is_stream, (Pen){ &work->style->river, width * 0.8 });
  stroke_layer (work, "river", is_river, (Pen){ &work->style->river, width });
  stroke_layer (work, "river", is_great_river, (Pen){ &work->style->river, width * 1.7 });
}

static gboolean
is_settled (const Work *work, const DatelineMvtLayer *layer, const DatelineMvtFeature *feature)
{
  return g_strcmp0 (dateline_mvt_get_string (work->mvt, layer, feature, "kind"), "disputed") != 0;
}

static gboolean
is_disputed (const Work *work, const DatelineMvtLayer *layer, const DatelineMvtFeature *feature)
{
  return !is_settled (work, layer, feature);
}

/* Districts are drawn at one to ten million: far in their lines would say more than is known. */
static void
paint_districts (const Work *work)
{
  GdkRGBA color = work->style->admin;

  if (work->tile.zoom < 6 || work->tile.zoom > 11)
    return;
  color.alpha *= MIN (1.0f, (12.0f - (float) work->tile.zoom) / 3.0f);
  stroke_layer (work, "admin1", NULL, (Pen){ &color, 0.8, { 3.0, 2.0 } });
}

static void
paint_borders (const Work *work)
{
  const DatelineTileStyle *style = work->style;
  double zoom = MIN (work->tile.zoom, 10);
  double width = 0.7 + 0.1 * zoom - 0.25 * MAX (0.0, 3.0 - zoom);

  paint_districts (work);
  if (work->tile.zoom >= 4)
    stroke_layer (work, "border", NULL, (Pen){ &style->border_band, 1.6 + 0.3 * zoom });
  stroke_layer (work, "border", is_settled, (Pen){ &style->border, MAX (width * 0.8, 0.4) });
  stroke_layer (
      work, "border", is_disputed, (Pen){ &style->border, MAX (width * 0.8, 0.4), { 5.0, 3.0 } });
  if (work->tile.zoom >= 5)
    stroke_layer (work, "disputed", NULL, (Pen){ &style->border, width * 0.6, { 4.0, 3.0 } });
}

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

static void
paint_tile (DatelineTilePainter *self,
            cairo_t *cr,
            DatelineTileId tile,
            guint size,
            const DatelineTileStyle *style,
            GError **error)
{
  g_autoptr (DatelineMvt) mvt = NULL;
  DatelineTileId stored;
  Work work;

  if (self->archive == NULL || !dateline_mbtiles_locate (self->archive, tile, &stored))
    return;
  mvt = dateline_tile_cache_get (self->cache, stored, error);
  if (mvt == NULL)
    return;
  work = (Work){
    self, style, tile, mvt, make_frame (cr, tile, stored, size), size, size / LAYOUT_SIZE
  };
  set_color (cr, &style->sea);
  cairo_paint (cr);
  paint_land (&work);
  paint_water (&work);
  paint_rivers (&work);
  paint_borders (&work);
}

cairo_surface_t *
dateline_tile_painter_paint (DatelineTilePainter *self,
                             DatelineTileId tile,
                             guint size,
                             const DatelineTileStyle *style,
                             GError **error)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) size, (int) size);
  cairo_t *cr = cairo_create (surface);

  set_color (cr, &style->ground);
  cairo_paint (cr);
  paint_tile (self, cr, tile, size, style, error);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}
