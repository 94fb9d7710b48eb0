/* A tick redraws the layer as long as there is a ring. It takes no input. */
#include "pulse-layer.h"

#include "affine.h"
#include "mark.h"

#include <adwaita.h>
#include <math.h>

#define LIFE 1.1 /* seconds */
#define APPEARS 0.15
#define RADIUS 10.0 /* where there is no mark */
#define GAP 4.0
#define GROWTH 16.0
#define WIDTH 3.0
#define PULSES_MAX 8

typedef struct
{
  DatelinePoint point;
  gint64 born; /* in the frame clock's time */
} Pulse;

struct _DatelinePulseLayer
{
  ShumateLayer parent_instance;

  DatelineEventLayer *events;
  GArray *pulses; /* Pulse, the oldest first */
  guint tick;
};

G_DEFINE_FINAL_TYPE (DatelinePulseLayer, dateline_pulse_layer, SHUMATE_TYPE_LAYER)

static gboolean
frame_passed_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DatelinePulseLayer *self = DATELINE_PULSE_LAYER (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  while (self->pulses->len > 0 &&
         now - g_array_index (self->pulses, Pulse, 0).born > LIFE * G_USEC_PER_SEC)
    g_array_remove_index (self->pulses, 0);
  gtk_widget_queue_draw (widget);
  if (self->pulses->len > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
append_circle (GtkSnapshot *snapshot, DatelinePoint at, double radius, double width, GdkRGBA color)
{
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (at.x - radius, at.y - radius, 2 * radius, 2 * radius);
  float widths[] = { width, width, width, width };
  GdkRGBA colors[] = { color, color, color, color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
snapshot_pulse (DatelinePulseLayer *self,
                const Pulse *pulse,
                const DatelineAffine *affine,
                GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gint64 now = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
  double age = (now - pulse->born) / (double) G_USEC_PER_SEC;
  double part = CLAMP (age / LIFE, 0, 1);
  double grown = 1 - (1 - part) * (1 - part) * (1 - part);
  double alpha = MIN (age / APPEARS, 1) * (1 - part);
  DatelinePoint middle = dateline_affine_invert (
      affine,
      (DatelinePoint){ gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0 });
  DatelinePoint at = { pulse->point.x + round (middle.x - pulse->point.x), pulse->point.y };
  const DatelineEventMark *mark;
  GdkRGBA accent, paper;
  double radius = RADIUS;

  at = dateline_affine_apply (affine, at);
  mark = dateline_event_layer_pick (self->events, at.x, at.y);
  if (mark != NULL)
    {
      at = (DatelinePoint){ mark->x, mark->y };
      radius = mark->radius;
    }
  if (!gtk_style_context_lookup_color (
          gtk_widget_get_style_context (widget), "accent_bg_color", &accent))
    accent = (GdkRGBA){ .21f, .52f, .89f, 1 };
  paper = dateline_mark_get_paper (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  accent.alpha = alpha;
  paper.alpha = 0.6 * alpha;
  radius += GAP + GROWTH * grown + WIDTH;
  append_circle (snapshot, at, radius + 1.5, WIDTH + 3, paper);
  append_circle (snapshot, at, radius, WIDTH, accent);
}

static void
dateline_pulse_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelinePulseLayer *self = DATELINE_PULSE_LAYER (widget);
  DatelineAffine affine;

  if (self->pulses->len == 0)
    return;
  affine = dateline_affine_probe (shumate_layer_get_viewport (SHUMATE_LAYER (self)), widget);
  for (guint i = 0; i < self->pulses->len; i++)
    snapshot_pulse (self, &g_array_index (self->pulses, Pulse, i), &affine, snapshot);
}

static void
dateline_pulse_layer_dispose (GObject *object)
{
  g_clear_object (&DATELINE_PULSE_LAYER (object)->events);
  G_OBJECT_CLASS (dateline_pulse_layer_parent_class)->dispose (object);
}

static void
dateline_pulse_layer_finalize (GObject *object)
{
  g_array_unref (DATELINE_PULSE_LAYER (object)->pulses);
  G_OBJECT_CLASS (dateline_pulse_layer_parent_class)->finalize (object);
}

static void
dateline_pulse_layer_class_init (DatelinePulseLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_pulse_layer_dispose;
  G_OBJECT_CLASS (klass)->finalize = dateline_pulse_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = dateline_pulse_layer_snapshot;
}

static void
dateline_pulse_layer_init (DatelinePulseLayer *self)
{
  self->pulses = g_array_new (FALSE, FALSE, sizeof (Pulse));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

DatelinePulseLayer *
dateline_pulse_layer_new (ShumateViewport *viewport, DatelineEventLayer *events)
{
  DatelinePulseLayer *self = g_object_new (DATELINE_TYPE_PULSE_LAYER, "viewport", viewport, NULL);

  self->events = g_object_ref (events);
  return self;
}

void
dateline_pulse_layer_add (DatelinePulseLayer *self, DatelinePoint point)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  Pulse pulse = { point, 0 };

  if (clock == NULL)
    return;
  pulse.born = gdk_frame_clock_get_frame_time (clock);
  if (self->pulses->len == PULSES_MAX)
    g_array_remove_index (self->pulses, 0);
  g_array_append_val (self->pulses, pulse);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_passed_cb, NULL, NULL);
}
