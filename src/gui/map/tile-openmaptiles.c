/* Each of the schema's classes that is drawn has a filter below; what has none is not drawn. */
#include "config.h"

#include "tile-openmaptiles.h"

typedef DatelineTileInk Ink;
typedef DatelineMvtLayer Layer;
typedef DatelineMvtFeature Feature;

static gboolean
has_class (const Ink *ink, const Layer *layer, const Feature *feature, const char *const *classes)
{
  const char *class = dateline_mvt_get_string (ink->mvt, layer, feature, "class");

  return class != NULL && g_strv_contains (classes, class);
}

#define DEFINE_CLASSES(name, ...)                                                                  \
  static gboolean name (const Ink *ink, const Layer *layer, const Feature *feature)                \
  {                                                                                                \
    static const char *const classes[] = { __VA_ARGS__, NULL };                                    \
                                                                                                   \
    return has_class (ink, layer, feature, classes);                                               \
  }

DEFINE_CLASSES (is_wood, "wood", "forest", "wetland")
DEFINE_CLASSES (is_ice, "ice")
DEFINE_CLASSES (
    is_built, "residential", "suburb", "neighbourhood", "commercial", "industrial", "retail")
DEFINE_CLASSES (is_river, "river", "canal")
DEFINE_CLASSES (is_stream, "stream", "drain", "ditch")
DEFINE_CLASSES (is_great_road, "motorway", "trunk")
DEFINE_CLASSES (is_main_road, "primary", "secondary")
DEFINE_CLASSES (is_side_road, "tertiary", "minor", "service", "busway", "raceway")
DEFINE_CLASSES (is_path, "track", "path")
DEFINE_CLASSES (is_rail, "rail")

static double
get_number (const Ink *ink, const Layer *layer, const Feature *feature, const char *key)
{
  return dateline_mvt_get_number (ink->mvt, layer, feature, key, 0.0);
}

/* A border of @level on land, as the parties agree, or not. */
static gboolean
is_border (
    const Ink *ink, const Layer *layer, const Feature *feature, double level, gboolean disputed)
{
  return get_number (ink, layer, feature, "admin_level") == level &&
         (get_number (ink, layer, feature, "disputed") != 0.0) == disputed &&
         get_number (ink, layer, feature, "maritime") == 0.0;
}

static gboolean
is_settled (const Ink *ink, const Layer *layer, const Feature *feature)
{
  return is_border (ink, layer, feature, 2.0, FALSE);
}

static gboolean
is_disputed (const Ink *ink, const Layer *layer, const Feature *feature)
{
  return is_border (ink, layer, feature, 2.0, TRUE);
}

static gboolean
is_district (const Ink *ink, const Layer *layer, const Feature *feature)
{
  return is_border (ink, layer, feature, 4.0, FALSE);
}

static void
paint_land (const Ink *ink)
{
  const DatelineTileStyle *style = ink->style;

  dateline_tile_ink_set_color (ink->frame.cr, &style->land);
  cairo_paint (ink->frame.cr);
  dateline_tile_ink_fill (ink, "landcover", is_wood, &style->wood);
  dateline_tile_ink_fill (ink, "landcover", is_ice, &style->ice);
  dateline_tile_ink_fill (ink, "landuse", is_built, &style->built);
}

static void
paint_water (const Ink *ink)
{
  const DatelineTileStyle *style = ink->style;
  double shore = ink->tile.zoom < 4 ? 0.45 : 0.7;
  double river = 0.7 + 0.26 * MAX (0.0, MIN (ink->tile.zoom, 14) - 8.0);

  if (ink->tile.zoom >= 12)
    dateline_tile_ink_stroke (
        ink, "waterway", is_stream, (DatelineTilePen){ &style->river, river * 0.5 });
  dateline_tile_ink_stroke (ink, "waterway", is_river, (DatelineTilePen){ &style->river, river });
  dateline_tile_ink_fill (ink, "water", NULL, &style->sea);
  dateline_tile_ink_stroke (ink, "water", NULL, (DatelineTilePen){ &style->shore, shore });
}

static void
paint_road (const Ink *ink, DatelineTileFilter filter, const GdkRGBA *color, double width)
{
  if (width >= 1.6)
    dateline_tile_ink_stroke (
        ink, "transportation", filter, (DatelineTilePen){ &ink->style->road_edge, width + 1.2 });
  dateline_tile_ink_stroke (ink, "transportation", filter, (DatelineTilePen){ color, width });
}

static void
paint_roads (const Ink *ink)
{
  const DatelineTileStyle *style = ink->style;
  double zoom = MIN (ink->tile.zoom, 17);

  if (zoom >= 13)
    {
      dateline_tile_ink_fill (ink, "building", NULL, &style->building);
      dateline_tile_ink_stroke (ink,
                                "transportation",
                                is_path,
                                (DatelineTilePen){ &style->road_edge, 0.7, { 3.0, 2.0 } });
    }
  if (zoom >= 11)
    paint_road (ink, is_side_road, &style->road, 0.8 + 0.9 * (zoom - 11.0));
  if (zoom >= 9)
    dateline_tile_ink_stroke (
        ink, "transportation", is_rail, (DatelineTilePen){ &style->rail, 0.9, { 6.0, 2.0 } });
  if (zoom >= 8)
    paint_road (ink, is_main_road, &style->road, 0.9 + 0.9 * MAX (zoom - 9.0, 0.0));
  if (zoom >= 5)
    paint_road (ink, is_great_road, &style->great_road, 1.0 + 0.9 * MAX (zoom - 7.0, 0.0));
}

static void
paint_borders (const Ink *ink)
{
  const DatelineTileStyle *style = ink->style;
  double zoom = MIN (ink->tile.zoom, 10);
  double width = MAX (0.5 + 0.08 * zoom, 0.5);

  if (zoom >= 5)
    dateline_tile_ink_stroke (
        ink, "boundary", is_district, (DatelineTilePen){ &style->admin, 0.8, { 3.0, 2.0 } });
  if (zoom >= 4)
    dateline_tile_ink_stroke (
        ink, "boundary", is_settled, (DatelineTilePen){ &style->border_band, 1.6 + 0.3 * zoom });
  dateline_tile_ink_stroke (
      ink, "boundary", is_settled, (DatelineTilePen){ &style->border, width });
  dateline_tile_ink_stroke (
      ink, "boundary", is_disputed, (DatelineTilePen){ &style->border, width, { 5.0, 3.0 } });
}

void
dateline_tile_openmaptiles_paint (const DatelineTileInk *ink)
{
  paint_land (ink);
  paint_water (ink);
  paint_roads (ink);
  paint_borders (ink);
}
