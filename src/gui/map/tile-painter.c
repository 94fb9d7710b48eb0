/* A tile from the bottom: sea, shallows along coasts, land with its heights and light, lakes,
 * shores, rivers, borders. All that is shared between threads is immutable, or locks for itself
 * (the archive and the cache of decoded tiles). Invariant: what is painted at a place does not
 * depend on the tile it is painted in, so tiles join. */
#include "config.h"

#include "tile-painter.h"

#include "error.h"
#include "hill-shade.h"
#include "relief.h"
#include "tile-cache.h"
#include "tile-ink.h"
#include "tile-openmaptiles.h"

#define CACHE_CAPACITY 48

struct _DatelineTilePainter
{
  DatelineMbtiles *archive;
  DatelineMapFile *file; /* of a person's own; NULL for the offline map */
  DatelineTileCache *cache;
  DatelineRelief *relief; /* loaded with the first tile, in a worker */
};

DatelineTilePainter *
dateline_tile_painter_new (DatelineMbtiles *archive)
{
  DatelineTilePainter *self = g_new0 (DatelineTilePainter, 1);

  self->archive = archive;
  if (archive != NULL)
    self->cache = dateline_tile_cache_new (archive, CACHE_CAPACITY);
  return self;
}

DatelineTilePainter *
dateline_tile_painter_new_own (DatelineMbtiles *archive, DatelineMapFile *file)
{
  DatelineTilePainter *self = dateline_tile_painter_new (archive);

  self->file = file;
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
  g_clear_pointer (&self->file, dateline_map_file_free);
  g_clear_pointer (&self->relief, dateline_relief_free);
  g_free (self);
}

static void
paint_shallows (const DatelineTileInk *ink)
{
  GdkRGBA color = ink->style->shallows;

  if (ink->tile.zoom < 2)
    return;
  dateline_tile_ink_stroke (ink, "land", NULL, (DatelineTilePen){ &color, 6.4 });
  dateline_tile_ink_stroke (ink, "land", NULL, (DatelineTilePen){ &color, 3.6 });
}

static void
paint_land (DatelineTilePainter *self, const DatelineTileInk *ink)
{
  int size = (int) ink->size;
  cairo_surface_t *ground;

  if (dateline_mvt_find_layer (ink->mvt, "land") == NULL)
    return;
  paint_shallows (ink);
  ground = cairo_image_surface_create (CAIRO_FORMAT_RGB24, size, size);
  cairo_surface_flush (ground);
  dateline_hill_shade_paint (get_relief (self),
                             ink->tile,
                             ink->size,
                             ink->style,
                             (guint32 *) (gpointer) cairo_image_surface_get_data (ground),
                             (guint) cairo_image_surface_get_stride (ground) / 4);
  cairo_surface_mark_dirty (ground);
  dateline_tile_ink_trace (ink, "land", NULL);
  cairo_set_source_surface (ink->frame.cr, ground, 0, 0);
  cairo_fill (ink->frame.cr);
  cairo_surface_destroy (ground);
}

static void
paint_water (const DatelineTileInk *ink)
{
  double shore = ink->tile.zoom < 4 ? 0.45 : 0.7;

  dateline_tile_ink_fill (ink, "lake", NULL, &ink->style->sea);
  dateline_tile_ink_stroke (ink, "lake", NULL, (DatelineTilePen){ &ink->style->shore, shore });
  dateline_tile_ink_stroke (ink, "land", NULL, (DatelineTilePen){ &ink->style->shore, shore });
}

static double
get_rank (const DatelineTileInk *ink,
          const DatelineMvtLayer *layer,
          const DatelineMvtFeature *feature)
{
  return dateline_mvt_get_number (
      ink->mvt,
      layer,
      feature,
      "rank",
      dateline_mvt_get_number (ink->mvt, layer, feature, "scalerank", 5.0));
}

static gboolean
is_great_river (const DatelineTileInk *ink,
                const DatelineMvtLayer *layer,
                const DatelineMvtFeature *feature)
{
  return get_rank (ink, layer, feature) <= 2.0;
}

static gboolean
is_river (const DatelineTileInk *ink,
          const DatelineMvtLayer *layer,
          const DatelineMvtFeature *feature)
{
  double rank = get_rank (ink, layer, feature);

  return rank > 2.0 && rank <= 5.0;
}

static gboolean
is_stream (const DatelineTileInk *ink,
           const DatelineMvtLayer *layer,
           const DatelineMvtFeature *feature)
{
  return get_rank (ink, layer, feature) > 5.0;
}

static void
paint_rivers (const DatelineTileInk *ink)
{
  double width = 0.7 + 0.26 * MAX (0.0, MIN (ink->tile.zoom, 11) - 6.0);

  dateline_tile_ink_stroke (
      ink, "river", is_stream, (DatelineTilePen){ &ink->style->river, width * 0.8 });
  dateline_tile_ink_stroke (ink, "river", is_river, (DatelineTilePen){ &ink->style->river, width });
  dateline_tile_ink_stroke (
      ink, "river", is_great_river, (DatelineTilePen){ &ink->style->river, width * 1.7 });
}

static gboolean
is_settled (const DatelineTileInk *ink,
            const DatelineMvtLayer *layer,
            const DatelineMvtFeature *feature)
{
  return g_strcmp0 (dateline_mvt_get_string (ink->mvt, layer, feature, "kind"), "disputed") != 0;
}

static gboolean
is_disputed (const DatelineTileInk *ink,
             const DatelineMvtLayer *layer,
             const DatelineMvtFeature *feature)
{
  return !is_settled (ink, layer, feature);
}

/* Districts are drawn at one to ten million: far in their lines would say more than is known. */
static void
paint_districts (const DatelineTileInk *ink)
{
  GdkRGBA color = ink->style->admin;

  if (ink->tile.zoom < 6 || ink->tile.zoom > 11)
    return;
  color.alpha *= MIN (1.0f, (12.0f - (float) ink->tile.zoom) / 3.0f);
  dateline_tile_ink_stroke (ink, "admin1", NULL, (DatelineTilePen){ &color, 0.8, { 3.0, 2.0 } });
}

static void
paint_borders (const DatelineTileInk *ink)
{
  const DatelineTileStyle *style = ink->style;
  double zoom = MIN (ink->tile.zoom, 10);
  double width = 0.7 + 0.1 * zoom - 0.25 * MAX (0.0, 3.0 - zoom);

  paint_districts (ink);
  if (ink->tile.zoom >= 4)
    dateline_tile_ink_stroke (
        ink, "border", NULL, (DatelineTilePen){ &style->border_band, 1.6 + 0.3 * zoom });
  dateline_tile_ink_stroke (
      ink, "border", is_settled, (DatelineTilePen){ &style->border, MAX (width * 0.8, 0.4) });
  dateline_tile_ink_stroke (
      ink,
      "border",
      is_disputed,
      (DatelineTilePen){ &style->border, MAX (width * 0.8, 0.4), { 5.0, 3.0 } });
  if (ink->tile.zoom >= 5)
    dateline_tile_ink_stroke (
        ink, "disputed", NULL, (DatelineTilePen){ &style->border, width * 0.6, { 4.0, 3.0 } });
}

static void
paint_basemap (DatelineTilePainter *self, const DatelineTileInk *ink)
{
  dateline_tile_ink_set_color (ink->frame.cr, &ink->style->sea);
  cairo_paint (ink->frame.cr);
  paint_land (self, ink);
  paint_water (ink);
  paint_rivers (ink);
  paint_borders (ink);
}

/* Where a file of a person's own has nothing the offline map is better than an ancestor enlarged;
 * beyond its last zoom there is nothing else. */
static DatelineMvt *
read_own (DatelineTilePainter *self, DatelineTileId tile, DatelineTileId *stored, GError **error)
{
  guint depth = tile.zoom > self->file->zoom_max ? tile.zoom - self->file->zoom_max : 0;
  g_autoptr (GError) reason = NULL;
  DatelineMvt *mvt;

  *stored = (DatelineTileId){ tile.zoom - depth, tile.x >> depth, tile.y >> depth };
  if (depth > DATELINE_TILE_PAINTER_ENLARGEMENT || !dateline_map_file_covers (self->file, *stored))
    return NULL;
  mvt = dateline_tile_cache_get (self->cache, *stored, &reason);
  if (reason != NULL && !g_error_matches (reason, DATELINE_ERROR, DATELINE_ERROR_ABSENT))
    g_propagate_error (error, g_steal_pointer (&reason));
  return mvt;
}

/* %NULL without an error where there is no such tile. */
static DatelineMvt *
read_tile (DatelineTilePainter *self, DatelineTileId tile, DatelineTileId *stored, GError **error)
{
  if (self->file != NULL)
    return read_own (self, tile, stored, error);
  if (self->archive == NULL || !dateline_mbtiles_locate (self->archive, tile, stored))
    return NULL;
  return dateline_tile_cache_get (self->cache, *stored, error);
}

cairo_surface_t *
dateline_tile_painter_paint (DatelineTilePainter *self,
                             DatelineTileId tile,
                             guint size,
                             const DatelineTileStyle *style,
                             GError **error)
{
  DatelineTileId stored;
  g_autoptr (DatelineMvt) mvt = read_tile (self, tile, &stored, error);
  cairo_surface_t *surface;
  cairo_t *cr;

  if (mvt == NULL && self->file != NULL)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) size, (int) size);
  cr = cairo_create (surface);
  dateline_tile_ink_set_color (cr, &style->ground);
  cairo_paint (cr);
  if (mvt != NULL)
    {
      DatelineTileInk ink = dateline_tile_ink_new (cr, mvt, style, tile, stored, size);

      if (self->file != NULL && self->file->kind == DATELINE_MAP_FILE_OPENMAPTILES)
        dateline_tile_openmaptiles_paint (&ink);
      else
        paint_basemap (self, &ink);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}
