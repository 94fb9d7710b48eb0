/* See follow.h. While the session plays, a tick looks at the current event, at most once a second,
 * and leads the map to it. The map's moves are all made here, between two lines that say so: any
 * other move is a person's. */
#include "follow.h"

#include "camera.h"
#include "event-extent.h"
#include "pulse-layer.h"
#include "shape.h"

#include <math.h>

#define REST (3 * G_USEC_PER_SEC / 2) /* from the begin of one move to that of the next */
#define GLIDE_SECONDS 1.0
#define GLIDE_MAX                                                                                  \
  2000.0 /* pixels; a longer way is not shown, since its tiles would be painted in vain */

struct _DatelineMapFollow
{
  DatelineSession *session;
  ShumateMap *map;
  DatelinePulseLayer *pulses;
  gulong changed;
  gulong moved;
  gboolean enabled;
  gboolean suspended; /* a person has moved the map */
  gboolean moving;    /* a move that is under way is this one's own */
  GtkWidget *cover;
  guint tick;
  guint32 told; /* the event that was last looked at */
  guint32 ringed;
  gint64 next; /* when to look again, in the frame clock's time */
  gboolean gliding;
  gint64 began;
  DatelinePoint from, to;
};

gboolean
dateline_map_follow_is_leading (DatelineMapFollow *self)
{
  return self->enabled && !self->suspended && dateline_session_is_playing (self->session);
}

static gboolean
has_animations (DatelineMapFollow *self)
{
  gboolean enabled;

  g_object_get (
      gtk_widget_get_settings (GTK_WIDGET (self->map)), "gtk-enable-animations", &enabled, NULL);
  return enabled;
}

static double
get_covered (DatelineMapFollow *self)
{
  if (!gtk_widget_get_mapped (self->cover))
    return 0;
  return gtk_widget_get_margin_top (self->cover) + gtk_widget_get_height (self->cover);
}

static void
look_at (DatelineMapFollow *self, DatelinePoint middle)
{
  self->moving = TRUE;
  dateline_camera_look_at (self->map, middle);
  self->moving = FALSE;
}

/* The event's shape, or what is around its point as far as it is known where it is. */
static DatelineBox
get_box (DatelineStore *store, guint32 row, DatelinePoint point)
{
  DatelineGeometry geometry;
  double radius;

  if (dateline_store_get_geometry (store, row, &geometry))
    return dateline_shape_get_box (&geometry);
  radius = dateline_event_extent_get (store, row) * dateline_geo_units_per_metre (point.y);
  return (DatelineBox){ point.x - radius, point.y - radius, point.x + radius, point.y + radius };
}

static void
lead_to (DatelineMapFollow *self, guint32 row, gint64 now)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  const DatelineColumns *columns = dateline_store_get_columns (store);
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  double zoom = shumate_viewport_get_zoom_level (viewport);
  DatelinePoint point = { columns->x[row], columns->y[row] };
  DatelinePoint middle, from;
  double way;

  if (!dateline_camera_find_view (
          self->map, get_box (store, row, point), point, get_covered (self), &middle))
    return;
  shumate_map_stop_go_to (self->map);
  self->next = now + REST;
  from = dateline_camera_get_middle (self->map);
  middle.x += round (from.x - middle.x);
  way = hypot (middle.x - from.x, middle.y - from.y) * exp2 (zoom) * 256;
  if (way > GLIDE_MAX || !has_animations (self))
    {
      look_at (self, middle);
      return;
    }
  self->gliding = TRUE;
  self->began = now;
  self->from = from;
  self->to = middle;
}

static void
go_on (DatelineMapFollow *self, gint64 now)
{
  double t = MIN ((now - self->began) / (GLIDE_SECONDS * G_USEC_PER_SEC), 1);
  double part = t * t * (3 - 2 * t);

  look_at (self,
           (DatelinePoint){ self->from.x + (self->to.x - self->from.x) * part,
                            self->from.y + (self->to.y - self->from.y) * part });
  self->gliding = t < 1;
}

static void
ring (DatelineMapFollow *self, guint32 row)
{
  const DatelineColumns *columns =
      dateline_store_get_columns (dateline_session_get_store (self->session));

  if (row != self->ringed && row != DATELINE_NO_ROW && has_animations (self))
    dateline_pulse_layer_add (self->pulses, (DatelinePoint){ columns->x[row], columns->y[row] });
  self->ringed = row;
}

static gboolean
frame_passed_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DatelineMapFollow *self = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  guint32 current = dateline_session_get_current (self->session);

  dateline_camera_hasten_tiles (self->map);
  if (self->gliding)
    go_on (self, now);
  else if (!dateline_session_is_playing (self->session))
    {
      self->tick = 0;
      return G_SOURCE_REMOVE;
    }
  ring (self, current);
  if (!self->gliding && dateline_map_follow_is_leading (self) && current != self->told &&
      now >= self->next)
    {
      self->told = current;
      if (current != DATELINE_NO_ROW)
        lead_to (self, current, now);
    }
  return G_SOURCE_CONTINUE;
}

/* A glide that is under way when playing ends goes on to its end. */
static void
session_changed_cb (DatelineMapFollow *self, guint changes)
{
  if (!(changes & DATELINE_CHANGE_PLAYING) || !dateline_session_is_playing (self->session))
    return;
  self->suspended = FALSE;
  self->told = self->ringed = DATELINE_NO_ROW;
  self->next = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->map), frame_passed_cb, self, NULL);
}

static void
viewport_moved_cb (DatelineMapFollow *self)
{
  if (self->moving)
    return;
  self->suspended = TRUE;
  self->gliding = FALSE;
}

DatelineMapFollow *
dateline_map_follow_new (DatelineSession *session,
                         ShumateMap *map,
                         DatelineEventLayer *events,
                         GtkWidget *cover)
{
  DatelineMapFollow *self = g_new0 (DatelineMapFollow, 1);
  ShumateViewport *viewport = shumate_map_get_viewport (map);

  self->session = session;
  self->map = map;
  self->cover = cover;
  self->pulses = dateline_pulse_layer_new (viewport, events);
  self->told = self->ringed = DATELINE_NO_ROW;
  shumate_map_add_layer (map, SHUMATE_LAYER (self->pulses));
  self->changed =
      g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
  self->moved = g_signal_connect_swapped (viewport, "notify", G_CALLBACK (viewport_moved_cb), self);
  return self;
}

void
dateline_map_follow_free (DatelineMapFollow *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->map), self->tick);
  g_signal_handler_disconnect (self->session, self->changed);
  g_signal_handler_disconnect (shumate_map_get_viewport (self->map), self->moved);
  g_free (self);
}

void
dateline_map_follow_set_enabled (DatelineMapFollow *self, gboolean enabled)
{
  self->enabled = enabled;
}

void
dateline_map_follow_look_again (DatelineMapFollow *self)
{
  self->told = DATELINE_NO_ROW;
}
