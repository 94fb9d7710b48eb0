#include "config.h"

#include "map-keys.h"

#include "camera.h"

#define PAN_PIXELS 90

typedef struct
{
  DatelineMapView *view; /* both outlive the controller, which is a part of them */
  ShumateMap *map;
} Keys;

static gboolean
key_pressed_cb (Keys *keys, guint key, guint code, GdkModifierType state)
{
  double step = state & GDK_SHIFT_MASK ? 3 * PAN_PIXELS : PAN_PIXELS;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    dateline_camera_pan_by (keys->map, -step, 0);
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    dateline_camera_pan_by (keys->map, step, 0);
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    dateline_camera_pan_by (keys->map, 0, -step);
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    dateline_camera_pan_by (keys->map, 0, step);
  else if (key == GDK_KEY_plus || key == GDK_KEY_equal || key == GDK_KEY_KP_Add)
    dateline_map_view_zoom_in (keys->view);
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    dateline_map_view_zoom_out (keys->view);
  else if (key == GDK_KEY_Home || key == GDK_KEY_0 || key == GDK_KEY_KP_0 || key == GDK_KEY_KP_Home)
    dateline_map_view_fit_events (keys->view, TRUE);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

GtkEventController *
dateline_map_keys_new (DatelineMapView *view, ShumateMap *map)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  Keys *keys = g_new0 (Keys, 1);

  *keys = (Keys){ view, map };
  g_object_set_data_full (G_OBJECT (controller), "keys", keys, g_free);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), keys);
  return controller;
}
