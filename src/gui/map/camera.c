#include "camera.h"

#include "affine.h"
#include "fit.h"
#include "widgets.h"

#include <math.h>

#define RESERVE_BOTTOM 76.0 /* of the usual size of text */
#define STEP_MS 200
#define MOVE_MS 500
#define WELL_IN 0.2 /* of the free part from its edges */
#define EDGE                                                                                       \
  40.0 /* pixels from the edge at which a point counts as out of view; half from a reserve */

double
dateline_camera_get_reserve_bottom (GtkWidget *map)
{
  return RESERVE_BOTTOM * dateline_text_scale (gtk_widget_get_pango_context (map));
}

static double
clamp_zoom (ShumateMap *map, double zoom)
{
  ShumateViewport *viewport = shumate_map_get_viewport (map);

  return CLAMP (zoom,
                shumate_viewport_get_min_zoom_level (viewport),
                shumate_viewport_get_max_zoom_level (viewport));
}

static void
go_to (ShumateMap *map, DatelinePoint middle, double zoom, guint duration)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (map));
  ShumateViewport *viewport = shumate_map_get_viewport (map);
  double longitude, latitude;
  gboolean enabled;

  middle.x -= floor (middle.x);
  middle.y = CLAMP (middle.y, 0, 1);
  dateline_geo_unproject (middle, &longitude, &latitude);
  g_object_get (settings, "gtk-enable-animations", &enabled, NULL);
  shumate_map_stop_go_to (map);
  if (enabled && duration > 0 && gtk_widget_get_mapped (GTK_WIDGET (map)))
    {
      shumate_map_go_to_full_with_duration (
          map, latitude, longitude, clamp_zoom (map, zoom), duration);
      return;
    }
  shumate_viewport_set_zoom_level (viewport, clamp_zoom (map, zoom));
  shumate_map_center_on (map, latitude, longitude);
}

DatelinePoint
dateline_camera_get_middle (ShumateMap *map)
{
  ShumateLocation *location = SHUMATE_LOCATION (shumate_map_get_viewport (map));

  return dateline_geo_project (shumate_location_get_longitude (location),
                               shumate_location_get_latitude (location));
}

static double
get_zoom (ShumateMap *map)
{
  return shumate_viewport_get_zoom_level (shumate_map_get_viewport (map));
}

void
dateline_camera_zoom_by (ShumateMap *map, double levels)
{
  go_to (map, dateline_camera_get_middle (map), get_zoom (map) + levels, STEP_MS);
}

void
dateline_camera_pan_by (ShumateMap *map, double pixels_x, double pixels_y)
{
  DatelineAffine affine = dateline_affine_probe (shumate_map_get_viewport (map), GTK_WIDGET (map));
  DatelinePoint pixel = { gtk_widget_get_width (GTK_WIDGET (map)) / 2.0 + pixels_x,
                          gtk_widget_get_height (GTK_WIDGET (map)) / 2.0 + pixels_y };

  go_to (map, dateline_affine_invert (&affine, pixel), get_zoom (map), 0);
}

void
dateline_camera_fit (
    ShumateMap *map, DatelineBox box, double share, double min, double max, gboolean animate)
{
  DatelinePoint middle = { (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2 };
  double zoom = dateline_fit_zoom (box,
                                   gtk_widget_get_width (GTK_WIDGET (map)) * share,
                                   gtk_widget_get_height (GTK_WIDGET (map)) * share,
                                   min,
                                   max);

  go_to (map, middle, zoom, animate ? MOVE_MS : 0);
}

void
dateline_camera_zoom_at (ShumateMap *map, double x, double y)
{
  DatelineAffine affine = dateline_affine_probe (shumate_map_get_viewport (map), GTK_WIDGET (map));
  DatelinePoint middle = dateline_camera_get_middle (map);
  DatelinePoint here = dateline_affine_invert (&affine, (DatelinePoint){ x, y });
  double zoom = clamp_zoom (map, get_zoom (map) + 1);
  double rest = exp2 (get_zoom (map) - zoom);

  middle.x = here.x + (middle.x - here.x) * rest;
  middle.y = here.y + (middle.y - here.y) * rest;
  go_to (map, middle, zoom, STEP_MS);
}

/* Where @point's nearest copy is, in pixels. */
static DatelinePoint
locate (ShumateMap *map, DatelinePoint point)
{
  DatelineAffine affine = dateline_affine_probe (shumate_map_get_viewport (map), GTK_WIDGET (map));

  point.x += round (dateline_camera_get_middle (map).x - point.x);
  return dateline_affine_apply (&affine, point);
}

/* How far @pixel is outside the part of the map that is free, EDGE from its edges; (0, 0) inside.
 */
static DatelinePoint
get_excess (ShumateMap *map, DatelinePoint pixel)
{
  double right = gtk_widget_get_width (GTK_WIDGET (map)) - DATELINE_CAMERA_RESERVE_RIGHT - EDGE / 2;
  double bottom = gtk_widget_get_height (GTK_WIDGET (map)) -
                  dateline_camera_get_reserve_bottom (GTK_WIDGET (map)) - EDGE / 2;

  return (DatelinePoint){ pixel.x - CLAMP (pixel.x, EDGE, MAX (right, EDGE)),
                          pixel.y - CLAMP (pixel.y, EDGE, MAX (bottom, EDGE)) };
}

static gboolean
has_size (ShumateMap *map)
{
  return gtk_widget_get_width (GTK_WIDGET (map)) > 0 &&
         gtk_widget_get_height (GTK_WIDGET (map)) > 0;
}

guint
dateline_camera_bring_into_view (ShumateMap *map, DatelinePoint point)
{
  DatelinePoint excess;

  if (!has_size (map))
    return 0;
  excess = get_excess (map, locate (map, point));
  if (excess.x == 0 && excess.y == 0)
    return 0;
  go_to (map, point, get_zoom (map), MOVE_MS);
  return MOVE_MS;
}

gboolean
dateline_camera_has_in_view (ShumateMap *map, DatelinePoint point, int width, int height)
{
  DatelinePoint pixel = locate (map, point);

  return fabs (pixel.x - gtk_widget_get_width (GTK_WIDGET (map)) / 2.0) <= width / 2.0 &&
         fabs (pixel.y - gtk_widget_get_height (GTK_WIDGET (map)) / 2.0) <= height / 2.0;
}

void
dateline_camera_keep_in_view (ShumateMap *map, DatelinePoint point)
{
  DatelinePoint excess;

  if (!has_size (map))
    return;
  excess = get_excess (map, locate (map, point));
  if (excess.x != 0 || excess.y != 0)
    dateline_camera_pan_by (map, excess.x, excess.y);
}

/* How far [@low, @high] is outside [@min, @max], or their middles are apart where it is longer. */
static double
get_excess_1d (double low, double high, double min, double max)
{
  if (high - low > max - min)
    return (low + high - min - max) / 2;
  return low < min ? low - min : high > max ? high - max : 0;
}

gboolean
dateline_camera_find_view (
    ShumateMap *map, DatelineBox box, DatelinePoint point, double covered, DatelinePoint *middle)
{
  DatelineAffine affine = dateline_affine_probe (shumate_map_get_viewport (map), GTK_WIDGET (map));
  double width = gtk_widget_get_width (GTK_WIDGET (map));
  double height = gtk_widget_get_height (GTK_WIDGET (map));
  double right = MAX (width - DATELINE_CAMERA_RESERVE_RIGHT - EDGE / 2, 2 * EDGE);
  double bottom =
      MAX (height - dateline_camera_get_reserve_bottom (GTK_WIDGET (map)) - EDGE / 2, 2 * EDGE);
  double top = MIN (covered + EDGE, bottom - EDGE);
  double scale = dateline_affine_get_scale (&affine);
  double dx = (right - EDGE) * WELL_IN, dy = (bottom - top) * WELL_IN;
  DatelinePoint at = locate (map, point);
  DatelinePoint low = at, high = at;

  if (!has_size (map))
    return FALSE;
  if ((box.x1 - box.x0) * scale <= right - EDGE && (box.y1 - box.y0) * scale <= bottom - top)
    {
      low = (DatelinePoint){ at.x + (box.x0 - point.x) * scale, at.y + (box.y0 - point.y) * scale };
      high =
          (DatelinePoint){ at.x + (box.x1 - point.x) * scale, at.y + (box.y1 - point.y) * scale };
    }
  if (get_excess_1d (low.x, high.x, EDGE, right) == 0 &&
      get_excess_1d (low.y, high.y, top, bottom) == 0)
    return FALSE;
  *middle = dateline_affine_invert (
      &affine,
      (DatelinePoint){ width / 2 + get_excess_1d (low.x, high.x, EDGE + dx, right - dx),
                       height / 2 + get_excess_1d (low.y, high.y, top + dy, bottom - dy) });
  return TRUE;
}

void
dateline_camera_look_at (ShumateMap *map, DatelinePoint middle)
{
  ShumateViewport *viewport = shumate_map_get_viewport (map);
  double longitude, latitude;

  middle.x -= floor (middle.x);
  middle.y = CLAMP (middle.y, 0, 1);
  dateline_geo_unproject (middle, &longitude, &latitude);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), latitude, longitude);
}

void
dateline_camera_hasten_tiles (ShumateMap *map)
{
  for (GtkWidget *layer = gtk_widget_get_first_child (GTK_WIDGET (map)); layer != NULL;
       layer = gtk_widget_get_next_sibling (layer))
    {
      GSource *source = SHUMATE_IS_MAP_LAYER (layer)
                            ? g_main_context_find_source_by_user_data (NULL, layer)
                            : NULL;

      if (source != NULL && g_source_get_priority (source) >= G_PRIORITY_DEFAULT_IDLE)
        g_source_set_priority (source, G_PRIORITY_DEFAULT);
    }
}

void
dateline_camera_set (ShumateMap *map, double longitude, double latitude, double zoom)
{
  if (!isfinite (longitude) || !isfinite (latitude) || !isfinite (zoom))
    return;
  go_to (map, dateline_geo_project (longitude, latitude), zoom, 0);
}
