/* See map-view.h. Layers from below: offline tiles, online tiles where chosen, lines of their time
 * and place names, events. Where the map looks is the camera's business. */
#include "config.h"

#include "map-view.h"

#include "basemap-source.h"
#include "camera.h"
#include "caption.h"
#include "dated-lines-layer.h"
#include "event-layer.h"
#include "event-popover.h"
#include "fit.h"
#include "follow.h"
#include "map-controls.h"
#include "map-foot.h"
#include "map-ground.h"
#include "map-keys.h"
#include "mark-cursor.h"
#include "paths.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define OPENING_SHARE 0.75 /* of the events */
#define FIT_SHARE 0.82     /* of the view */
#define SPLIT_SHARE 0.6
#define CAPTION_SIDE 56 /* pixels: the buttons, and as much on the other side */
#define CLICK_DISTANCE 6.0

typedef enum
{
  FIT_NONE,
  FIT_ALL,
  FIT_OPENING,
} Fit;

struct _DatelineMapView
{
  AdwBin parent_instance;

  DatelineSession *session;
  ShumateMap *map;
  ShumateLicense *license;
  DatelineBasemapSource *basemap;
  ShumateLayer *basemap_layer;
  DatelineMapGround *ground;
  DatelineDatedLinesLayer *dated_lines;
  DatelineLabelLayer *labels;
  DatelineEventLayer *events;
  GtkWidget *caption;
  GtkWidget *controls;
  DatelineMapFollow *follow;
  DatelineMarkCursor *cursor;
  GtkWidget *popover;
  Fit pending;               /* to do when there is a size, which the tick waits for */
  int old_width, old_height; /* before it changed, where the tick keeps the selection in view */
  gint64 arrival; /* when the camera has gone to the selection, in the frame clock's time */
  guint tick;
  double press_x, press_y;
};

G_DEFINE_FINAL_TYPE (DatelineMapView, dateline_map_view, ADW_TYPE_BIN)

enum
{
  SIGNAL_TILES_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
fit_now (DatelineMapView *self, Fit what, gboolean animate)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  DatelineRows *rows = store ? dateline_session_get_shown (self->session) : NULL;
  const DatelineColumns *columns = store ? dateline_store_get_columns (store) : NULL;
  DatelineBox box;

  if (rows == NULL || dateline_rows_get_length (rows) == 0)
    return;
  if (what == FIT_ALL)
    box = dateline_fit_all (store, rows);
  else
    box = dateline_fit_dense (columns->x, columns->y, rows, OPENING_SHARE);
  dateline_camera_fit (
      self->map, box, FIT_SHARE, DATELINE_CAMERA_ZOOM_MIN, DATELINE_CAMERA_FIT_ZOOM_MAX, animate);
}

static gboolean
get_selected_point (DatelineMapView *self, DatelinePoint *point)
{
  guint32 row = dateline_session_get_selection (self->session);
  const DatelineColumns *columns;

  if (row == DATELINE_NO_ROW)
    return FALSE;
  columns = dateline_store_get_columns (dateline_session_get_store (self->session));
  *point = (DatelinePoint){ columns->x[row], columns->y[row] };
  return TRUE;
}

/* A map that becomes smaller does not lose the selected event, unless it had been left aside. */
static void
keep_selection (DatelineMapView *self)
{
  DatelinePoint point;

  dateline_map_follow_look_again (self->follow);
  if (self->old_width > 0 && !dateline_map_follow_is_leading (self->follow) &&
      get_selected_point (self, &point) &&
      dateline_camera_has_in_view (self->map, point, self->old_width, self->old_height))
    dateline_camera_keep_in_view (self->map, point);
  self->old_width = self->old_height = 0;
}

static gboolean
frame_passed_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DatelineMapView *self = DATELINE_MAP_VIEW (widget);

  if ((self->pending != FIT_NONE && gtk_widget_get_width (GTK_WIDGET (self->map)) == 0) ||
      (self->old_width > 0 && gdk_frame_clock_get_frame_time (clock) < self->arrival))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  if (self->pending != FIT_NONE)
    fit_now (self, self->pending, FALSE);
  self->pending = FIT_NONE;
  keep_selection (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_frame (DatelineMapView *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_passed_cb, NULL, NULL);
}

static void
fit (DatelineMapView *self, Fit what, gboolean animate)
{
  self->pending = FIT_NONE;
  if (gtk_widget_get_width (GTK_WIDGET (self->map)) > 0)
    {
      fit_now (self, what, animate);
      return;
    }
  self->pending = what;
  wait_for_frame (self);
}

static gboolean
is_led_to_selection (DatelineMapView *self)
{
  return dateline_map_follow_is_leading (self->follow) &&
         dateline_session_get_current (self->session) ==
             dateline_session_get_selection (self->session);
}

static void
session_changed_cb (DatelineMapView *self, DatelineChange change)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  DatelinePoint point;

  if (change & DATELINE_CHANGE_STORE)
    {
      if (self->popover)
        gtk_popover_popdown (GTK_POPOVER (self->popover));
      dateline_label_layer_set_store (self->labels, store);
      fit (self, FIT_OPENING, FALSE);
    }
  else if (change & DATELINE_CHANGE_SELECTION && get_selected_point (self, &point) &&
           !is_led_to_selection (self))
    self->arrival =
        g_get_monotonic_time () + 1000 * dateline_camera_bring_into_view (self->map, point);
}

static void
list_members (DatelineMapView *self, const DatelineEventMark *mark)
{
  guint n;
  const guint32 *rows = dateline_event_layer_get_members (self->events, mark, &n);
  GtkWidget *popover =
      dateline_event_popover_open (GTK_WIDGET (self),
                                   dateline_mark_cursor_get_focus_target (self->cursor),
                                   self->session,
                                   mark,
                                   rows,
                                   n);

  g_set_weak_pointer (&self->popover, popover);
}

/* A cluster is come nearer to until it is in parts, or fills the view; no nearer. */
static void
mark_activated_cb (DatelineMapView *self, const DatelineEventMark *mark)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  double next = shumate_viewport_get_zoom_level (viewport) + 1;
  double max = shumate_viewport_get_max_zoom_level (viewport);
  double split = dateline_event_layer_get_split_zoom (self->events, mark);

  if (split > max)
    list_members (self, mark);
  else
    dateline_camera_fit (self->map,
                         dateline_event_layer_get_box (self->events, mark),
                         SPLIT_SHARE,
                         MIN (next, max),
                         MAX (MIN (next, max), split),
                         TRUE);
}

static void
events_resized_cb (DatelineMapView *self, int old_width, int old_height)
{
  if (self->old_width == 0)
    {
      self->old_width = old_width;
      self->old_height = old_height;
    }
  wait_for_frame (self);
}

static void
map_pressed_cb (DatelineMapView *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

/* A click on a mark is claimed by the layer and does not come here. */
static void
map_released_cb (DatelineMapView *self, int n_press, double x, double y)
{
  if (hypot (x - self->press_x, y - self->press_y) > CLICK_DISTANCE)
    return;
  if (n_press == 1)
    dateline_session_set_selection (self->session, DATELINE_NO_ROW);
  else if (n_press == 2)
    dateline_camera_zoom_at (self->map, x, y);
}

/* Names and inks are for the map that is seen: as long as there is no tile, the offline one. */
static void
ground_light_changed (gboolean light, gpointer data)
{
  DatelineMapView *self = data;

  dateline_event_layer_set_light_ground (self->events, light);
  dateline_dated_lines_layer_set_light_ground (self->dated_lines, light);
  dateline_label_layer_set_online (self->labels, light);
}

static void
ground_failed (const char *message, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_TILES_FAILED], 0, message);
}

static const DatelineMapGroundFuncs ground_funcs = { ground_light_changed, ground_failed };

/* Tab comes to the map first, then to what lies on it; GTK would go by where they are. */
static gboolean
dateline_map_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DatelineMapView *self = DATELINE_MAP_VIEW (widget);
  GtkWidget *stops[] = { GTK_WIDGET (self->map), self->controls };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  int n = G_N_ELEMENTS (stops), step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int at = step > 0 ? 0 : n - 1;

  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) ||
      (self->popover != NULL && gtk_widget_get_focus_child (widget) == self->popover))
    return GTK_WIDGET_CLASS (dateline_map_view_parent_class)->focus (widget, direction);
  for (int i = 0; i < n; i++)
    if (focus == stops[i] || (focus != NULL && gtk_widget_is_ancestor (focus, stops[i])))
      at = i;
  for (; at >= 0 && at < n; at += step)
    if (gtk_widget_child_focus (stops[at], direction))
      return TRUE;
  return FALSE;
}

static void
dateline_map_view_dispose (GObject *object)
{
  DatelineMapView *self = DATELINE_MAP_VIEW (object);

  g_clear_pointer (&self->follow, dateline_map_follow_free);
  if (self->popover != NULL)
    gtk_widget_unparent (self->popover);
  g_clear_weak_pointer (&self->popover);
  g_clear_pointer (&self->ground, dateline_map_ground_free);
  g_clear_object (&self->basemap);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dateline_map_view_parent_class)->dispose (object);
}

static void
dateline_map_view_class_init (DatelineMapViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_map_view_dispose;
  GTK_WIDGET_CLASS (klass)->focus = dateline_map_view_focus;
  signals[SIGNAL_TILES_FAILED] = g_signal_new ("tiles-failed",
                                               DATELINE_TYPE_MAP_VIEW,
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               1,
                                               G_TYPE_STRING);
}

static void
add_layers (DatelineMapView *self)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  g_autofree char *path = dateline_paths_find ("basemap/basemap.mbtiles");

  self->basemap = dateline_basemap_source_new (path);
  shumate_viewport_set_reference_map_source (viewport, SHUMATE_MAP_SOURCE (self->basemap));
  shumate_viewport_set_min_zoom_level (viewport, DATELINE_CAMERA_ZOOM_MIN);
  shumate_viewport_set_max_zoom_level (viewport, DATELINE_BASEMAP_ZOOM_MAX);
  shumate_viewport_set_zoom_level (viewport, DATELINE_CAMERA_ZOOM_MIN);
  self->basemap_layer =
      SHUMATE_LAYER (dateline_basemap_source_create_layer (self->basemap, viewport));
  self->labels = dateline_label_layer_new (viewport, self->basemap);
  self->dated_lines =
      dateline_dated_lines_layer_new (viewport, self->basemap, self->session, self->labels);
  self->events = dateline_event_layer_new (self->session, viewport);
  self->cursor = dateline_mark_cursor_new (self->session, self->map, self->events);
  shumate_map_add_layer (self->map, self->basemap_layer);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->dated_lines));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->labels));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->events));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->cursor));
  g_signal_connect_object (
      self->events, "mark-activated", G_CALLBACK (mark_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->events, "resized", G_CALLBACK (events_resized_cb), self, G_CONNECT_SWAPPED);
}

static void
add_overlays (DatelineMapView *self, GtkOverlay *overlay)
{
  self->license = dateline_map_foot_add (overlay, self->map);
  shumate_license_append_map_source (self->license, SHUMATE_MAP_SOURCE (self->basemap));
  self->caption = dateline_caption_new (self->session);
  gtk_widget_set_halign (self->caption, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->caption, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->caption, 10);
  gtk_widget_set_margin_start (self->caption, CAPTION_SIDE);
  gtk_widget_set_margin_end (self->caption, CAPTION_SIDE);
  gtk_overlay_add_overlay (overlay, self->caption);
  self->ground =
      dateline_map_ground_new (self->map, self->basemap_layer, self->license, &ground_funcs, self);
  self->controls = dateline_map_controls_new (self, self->session, self->dated_lines);
  gtk_overlay_add_overlay (overlay, self->controls);
}

static void
add_controllers (DatelineMapView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (map_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      click, "released", G_CALLBACK (map_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->map), dateline_map_keys_new (self, self->map));
}

static void
dateline_map_view_init (DatelineMapView *self)
{
}

GtkWidget *
dateline_map_view_new (DatelineSession *session)
{
  DatelineMapView *self = g_object_new (DATELINE_TYPE_MAP_VIEW, NULL);
  GtkWidget *overlay = gtk_overlay_new ();

  self->session = g_object_ref (session);
  self->map = g_object_new (SHUMATE_TYPE_MAP, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self->map), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Map of events"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Page Down goes to the first mark, arrows move the map"),
                                  -1);
  add_layers (self);
  add_controllers (self);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->map));
  add_overlays (self, GTK_OVERLAY (overlay));
  self->follow = dateline_map_follow_new (session, self->map, self->events, self->caption);
  adw_bin_set_child (ADW_BIN (self), overlay);
  g_signal_connect_object (
      session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  session_changed_cb (self, DATELINE_CHANGE_STORE);
  return GTK_WIDGET (self);
}

void
dateline_map_view_fit_events (DatelineMapView *self, gboolean animate)
{
  fit (self, FIT_ALL, animate);
}

void
dateline_map_view_show_opening (DatelineMapView *self)
{
  fit (self, FIT_OPENING, FALSE);
}

void
dateline_map_view_zoom_in (DatelineMapView *self)
{
  dateline_camera_zoom_by (self->map, 1);
}

void
dateline_map_view_zoom_out (DatelineMapView *self)
{
  dateline_camera_zoom_by (self->map, -1);
}

void
dateline_map_view_set_follow (DatelineMapView *self, gboolean follow)
{
  dateline_map_follow_set_enabled (self->follow, follow);
}

void
dateline_map_view_set_caption (DatelineMapView *self, gboolean caption)
{
  gtk_widget_set_visible (self->caption, caption);
}

void
dateline_map_view_get_position (DatelineMapView *self,
                                double *longitude,
                                double *latitude,
                                double *zoom)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);

  *longitude = shumate_location_get_longitude (SHUMATE_LOCATION (viewport));
  *latitude = shumate_location_get_latitude (SHUMATE_LOCATION (viewport));
  *zoom = shumate_viewport_get_zoom_level (viewport);
}

void
dateline_map_view_set_position (DatelineMapView *self,
                                double longitude,
                                double latitude,
                                double zoom)
{
  self->pending = FIT_NONE;
  dateline_camera_set (self->map, longitude, latitude, zoom);
}

void
dateline_map_view_set_map_source (DatelineMapView *self, const DatelineMapChoice *choice)
{
  dateline_map_ground_set_choice (self->ground, choice);
}

const GError *
dateline_map_view_get_basemap_error (DatelineMapView *self)
{
  return dateline_basemap_source_get_error (self->basemap);
}
