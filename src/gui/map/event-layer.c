/* See event-layer.h. A frame probes the viewport, has the layout place the marks, and draws, from
 * below: extents, lines and areas, marks, the selected mark, labels. Input reaches the layer only
 * over a mark or a line, so that everything else is the map's. */
#include "config.h"

#include "event-layer.h"

#include "event-caption.h"
#include "event-extent.h"
#include "event-label.h"
#include "event-shapes.h"
#include "event-sign.h"

#include <adwaita.h>
#include <math.h>

#define CLICK_DISTANCE 6.0 /* pixels a press may move and be a click */

struct _DatelineEventLayer
{
  ShumateLayer parent_instance;

  DatelineSession *session;
  DatelineEventLayout *layout;
  DatelineEventShapes *shapes;
  DatelineSignContext context;
  DatelineAffine affine;
  gboolean light_ground;
  int width, height; /* as last allocated */

  gboolean pointed; /* the pointer is at (pointer_x, pointer_y), over a mark or a line */
  double pointer_x, pointer_y;
  guint32 cursor_row; /* of the mark that the keyboard is on; DATELINE_NO_ROW */
  gboolean cursor_apart;
  gboolean hovering;
  DatelineEventMark hovered;
  double press_x, press_y;
};

G_DEFINE_FINAL_TYPE (DatelineEventLayer, dateline_event_layer, SHUMATE_TYPE_LAYER)

enum
{
  SIGNAL_MARK_ACTIVATED,
  SIGNAL_RESIZED,
  SIGNAL_LAID_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
marks_equal (const DatelineEventMark *a, const DatelineEventMark *b)
{
  return a->kind == b->kind && a->row == b->row && a->n == b->n && a->x == b->x && a->y == b->y;
}

/* The mark at a pixel; a line stands in as a mark of its event at the pointer. */
static gboolean
find_mark (DatelineEventLayer *self, double x, double y, DatelineEventMark *mark)
{
  const DatelineEventMark *found = dateline_event_layout_pick (self->layout, x, y);
  guint32 row;

  if (found)
    {
      *mark = *found;
      return TRUE;
    }
  row = dateline_event_shapes_pick (self->shapes, &self->affine, x, y);
  *mark = (DatelineEventMark){ .kind = DATELINE_MARK_SINGLE,
                               .cluster = DATELINE_NONE,
                               .row = row,
                               .n = 1,
                               .x = x,
                               .y = y,
                               .opacity = 1 };
  return row != DATELINE_NO_ROW;
}

static gboolean
find_cursor (DatelineEventLayer *self, DatelineEventMark *mark)
{
  const DatelineEventMark *found =
      dateline_event_layout_find (self->layout, self->cursor_row, self->cursor_apart);

  if (self->cursor_row == DATELINE_NO_ROW || found == NULL)
    return FALSE;
  *mark = *found;
  return TRUE;
}

/* Whether what is under the pointer, or has the keyboard's focus, is another mark than before. */
static gboolean
update_hovered (DatelineEventLayer *self)
{
  DatelineEventMark old = self->hovered;
  gboolean was_hovering = self->hovering;

  self->hovering =
      (self->pointed && find_mark (self, self->pointer_x, self->pointer_y, &self->hovered)) ||
      find_cursor (self, &self->hovered);
  return self->hovering != was_hovering || (self->hovering && !marks_equal (&old, &self->hovered));
}

static gboolean
is_dark (DatelineEventLayer *self)
{
  return !self->light_ground && adw_style_manager_get_dark (adw_style_manager_get_default ());
}

static void
update_context (DatelineEventLayer *self)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  self->context.widget = GTK_WIDGET (self);
  self->context.dark = is_dark (self);
  self->context.store = dateline_session_get_store (self->session);
  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &self->context.accent))
    self->context.accent = (GdkRGBA){ .21f, .52f, .89f, 1 };
}

static void
session_changed_cb (DatelineEventLayer *self, DatelineChange change)
{
  DatelineStore *store = dateline_session_get_store (self->session);

  if (change & DATELINE_CHANGE_STORE)
    dateline_event_shapes_set_store (self->shapes, store);
  if (change & (DATELINE_CHANGE_STORE | DATELINE_CHANGE_SHOWN))
    {
      dateline_event_layout_set_rows (
          self->layout, store, store ? dateline_session_get_shown (self->session) : NULL);
    }
  dateline_event_layout_set_time (self->layout,
                                  dateline_session_get_window (self->session),
                                  dateline_session_get_playhead (self->session));
  dateline_event_layout_set_selection (self->layout,
                                       dateline_session_get_selection (self->session));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pointer_moved_cb (DatelineEventLayer *self, double x, double y)
{
  self->pointed = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  if (update_hovered (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pointer_left_cb (DatelineEventLayer *self)
{
  self->pointed = FALSE;
  if (update_hovered (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (DatelineEventLayer *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
}

static void
released_cb (DatelineEventLayer *self, int n_press, double x, double y, GtkGesture *gesture)
{
  DatelineEventMark mark;

  if (hypot (x - self->press_x, y - self->press_y) > CLICK_DISTANCE ||
      !find_mark (self, self->press_x, self->press_y, &mark))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  dateline_event_layer_activate (self, &mark);
}

static gboolean
dateline_event_layer_contains (GtkWidget *widget, double x, double y)
{
  DatelineEventMark mark;

  return find_mark (DATELINE_EVENT_LAYER (widget), x, y, &mark);
}

static void
snapshot_shapes (DatelineEventLayer *self, GtkSnapshot *snapshot)
{
  DatelineShapesView view = {
    .rows = dateline_session_get_shown (self->session),
    .window = dateline_session_get_window (self->session),
    .playhead = dateline_session_get_playhead (self->session),
    .selection = dateline_session_get_selection (self->session),
    .hovered = self->hovering && self->hovered.n == 1 ? self->hovered.row : DATELINE_NO_ROW,
    .dark = self->context.dark,
  };

  dateline_event_shapes_set_view (self->shapes, &view);
  dateline_event_shapes_snapshot (self->shapes,
                                  &self->affine,
                                  gtk_widget_get_width (GTK_WIDGET (self)),
                                  gtk_widget_get_height (GTK_WIDGET (self)),
                                  snapshot);
}

static void
snapshot_marks (DatelineEventLayer *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  guint n;
  const DatelineEventMark *marks = dateline_event_layout_get_marks (self->layout, &n);

  for (guint i = 0; i < n; i++)
    {
      if (marks[i].kind != DATELINE_MARK_CLUSTER &&
          dateline_event_extent_has_ring (
              self->context.store,
              marks[i].row,
              dateline_event_extent_get_pixels (self->context.store, marks[i].row, &self->affine),
              width,
              height))
        dateline_event_extent_snapshot_ring (&self->context, &marks[i], snapshot);
      dateline_event_sign_snapshot (
          &self->context,
          &marks[i],
          marks[i].n > 1 ? dateline_event_layout_get_ring (self->layout, &marks[i]) : NULL,
          self->hovering && marks_equal (&marks[i], &self->hovered),
          snapshot);
    }
}

static void
snapshot_label (DatelineEventLayer *self,
                const DatelineEventMark *mark,
                DatelineMarkKind kind,
                const guint32 *members,
                guint n_members,
                GtkSnapshot *snapshot)
{
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;

  dateline_event_caption (self->context.store,
                          dateline_session_get_zone (self->session),
                          kind,
                          members,
                          n_members,
                          &title,
                          &detail);
  dateline_event_label_snapshot (&self->context, title, detail, mark, snapshot);
}

static void
snapshot_labels (DatelineEventLayer *self, GtkSnapshot *snapshot)
{
  guint n;
  const DatelineEventMark *marks = dateline_event_layout_get_marks (self->layout, &n);

  if (n > 0 && marks[n - 1].selected &&
      !(self->hovering && self->hovered.selected && self->hovered.n > 1))
    snapshot_label (self, &marks[n - 1], DATELINE_MARK_SINGLE, &marks[n - 1].row, 1, snapshot);
  if (self->hovering && !(self->hovered.selected && self->hovered.n == 1))
    {
      guint n_members;
      const guint32 *members =
          dateline_event_layout_get_members (self->layout, &self->hovered, &n_members);

      snapshot_label (self, &self->hovered, self->hovered.kind, members, n_members, snapshot);
    }
}

static void
dateline_event_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineEventLayer *self = DATELINE_EVENT_LAYER (widget);
  const DatelineEventMark *marks;
  guint n;

  update_context (self);
  if (self->context.store == NULL)
    return;
  self->affine = dateline_affine_probe (shumate_layer_get_viewport (SHUMATE_LAYER (self)), widget);
  dateline_event_layout_update (
      self->layout, &self->affine, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  g_signal_emit (self, signals[SIGNAL_LAID_OUT], 0);
  update_hovered (self);
  marks = dateline_event_layout_get_marks (self->layout, &n);
  dateline_event_extent_snapshot_all (
      &self->context, &self->affine, marks, n, self->hovering ? &self->hovered : NULL, snapshot);
  snapshot_shapes (self, snapshot);
  snapshot_marks (self, snapshot);
  snapshot_labels (self, snapshot);
}

static void
dateline_event_layer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DatelineEventLayer *self = DATELINE_EVENT_LAYER (widget);
  int old_width = self->width, old_height = self->height;

  GTK_WIDGET_CLASS (dateline_event_layer_parent_class)
      ->size_allocate (widget, width, height, baseline);
  self->width = width;
  self->height = height;
  if (old_width > 0 && (width != old_width || height != old_height))
    g_signal_emit (self, signals[SIGNAL_RESIZED], 0, old_width, old_height);
}

static void
dateline_event_layer_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dateline_event_layer_parent_class)->css_changed (widget, change);
  g_hash_table_remove_all (DATELINE_EVENT_LAYER (widget)->context.counts);
}

static void
dateline_event_layer_dispose (GObject *object)
{
  DatelineEventLayer *self = DATELINE_EVENT_LAYER (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (dateline_event_layer_parent_class)->dispose (object);
}

static void
dateline_event_layer_finalize (GObject *object)
{
  DatelineEventLayer *self = DATELINE_EVENT_LAYER (object);

  dateline_event_layout_free (self->layout);
  dateline_event_shapes_free (self->shapes);
  g_hash_table_unref (self->context.counts);
  G_OBJECT_CLASS (dateline_event_layer_parent_class)->finalize (object);
}

static void
dateline_event_layer_class_init (DatelineEventLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_event_layer_dispose;
  G_OBJECT_CLASS (klass)->finalize = dateline_event_layer_finalize;
  widget_class->snapshot = dateline_event_layer_snapshot;
  widget_class->size_allocate = dateline_event_layer_size_allocate;
  widget_class->contains = dateline_event_layer_contains;
  widget_class->css_changed = dateline_event_layer_css_changed;
  signals[SIGNAL_MARK_ACTIVATED] = g_signal_new ("mark-activated",
                                                 DATELINE_TYPE_EVENT_LAYER,
                                                 G_SIGNAL_RUN_LAST,
                                                 0,
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 G_TYPE_NONE,
                                                 1,
                                                 G_TYPE_POINTER);
  signals[SIGNAL_RESIZED] = g_signal_new ("resized",
                                          DATELINE_TYPE_EVENT_LAYER,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          2,
                                          G_TYPE_INT,
                                          G_TYPE_INT);
  signals[SIGNAL_LAID_OUT] = g_signal_new ("laid-out",
                                           DATELINE_TYPE_EVENT_LAYER,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
}

static void
add_controllers (DatelineEventLayer *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
dateline_event_layer_init (DatelineEventLayer *self)
{
  self->layout = dateline_event_layout_new ();
  self->shapes = dateline_event_shapes_new ();
  self->cursor_row = DATELINE_NO_ROW;
  self->context.counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  add_controllers (self);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
}

DatelineEventLayer *
dateline_event_layer_new (DatelineSession *session, ShumateViewport *viewport)
{
  DatelineEventLayer *self = g_object_new (DATELINE_TYPE_EVENT_LAYER, "viewport", viewport, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (
      session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      viewport, "notify", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  session_changed_cb (self, DATELINE_CHANGE_STORE);
  return self;
}

void
dateline_event_layer_set_light_ground (DatelineEventLayer *self, gboolean light)
{
  self->light_ground = light;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const guint32 *
dateline_event_layer_get_members (DatelineEventLayer *self,
                                  const DatelineEventMark *mark,
                                  guint *n_members)
{
  return dateline_event_layout_get_members (self->layout, mark, n_members);
}

DatelineBox
dateline_event_layer_get_box (DatelineEventLayer *self, const DatelineEventMark *mark)
{
  return dateline_event_layout_get_box (self->layout, mark);
}

double
dateline_event_layer_get_split_zoom (DatelineEventLayer *self, const DatelineEventMark *mark)
{
  return dateline_event_layout_get_split_zoom (self->layout, mark);
}

const DatelineEventMark *
dateline_event_layer_get_marks (DatelineEventLayer *self, guint *n_marks)
{
  return dateline_event_layout_get_marks (self->layout, n_marks);
}

const DatelineEventMark *
dateline_event_layer_find (DatelineEventLayer *self, guint32 row, gboolean apart)
{
  return dateline_event_layout_find (self->layout, row, apart);
}

void
dateline_event_layer_activate (DatelineEventLayer *self, const DatelineEventMark *mark)
{
  if (mark->n > 1)
    g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, mark);
  else
    dateline_session_set_selection (self->session, mark->row);
}

void
dateline_event_layer_set_cursor (DatelineEventLayer *self, guint32 row, gboolean apart)
{
  self->cursor_row = row;
  self->cursor_apart = apart;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const DatelineEventMark *
dateline_event_layer_pick (DatelineEventLayer *self, double x, double y)
{
  return dateline_event_layout_pick (self->layout, x, y);
}
