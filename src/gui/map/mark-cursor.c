/* See mark-cursor.h. What is kept is an event, the first of its mark's: marks come and go with the
 * zoom and the rows, and the mark that has the event is found anew whenever they are laid out. Its
 * place is kept as a point of the world, so that a moving map takes the button along in the same
 * frame. */
#include "config.h"

#include "mark-cursor.h"

#include "affine.h"
#include "camera.h"
#include "event-caption.h"
#include "mark.h"
#include "spoken.h"

#include <math.h>

#define RING_GAP 4.0    /* pixels between a mark's edge and the ring */
#define BADGE 10.0      /* as much more as a stack's count reaches beyond its edge */
#define RING_INNER 19.0 /* at least: a place known coarsely has a dashed ring of its own */
#define RING_WIDTH 3.0  /* and half as much of paper within and without */

struct _DatelineMarkCursor
{
  ShumateLayer parent_instance;

  DatelineSession *session; /* not owned: the event layer's */
  ShumateMap *map;
  DatelineEventLayer *events;
  GtkWidget *button;
  guint32 row;            /* DATELINE_NO_ROW where there is no cursor */
  DatelineEventMark mark; /* the mark that has it, as last seen */
  DatelinePoint point;    /* its middle in the world */
  gboolean named;         /* the button says what the mark is */
  guint placing;          /* the idle source that places the button */
};

G_DEFINE_FINAL_TYPE (DatelineMarkCursor, dateline_mark_cursor, SHUMATE_TYPE_LAYER)

static DatelineStore *
get_store (DatelineMarkCursor *self)
{
  return dateline_session_get_store (self->session);
}

static DatelineAffine
get_affine (DatelineMarkCursor *self)
{
  return dateline_affine_probe (shumate_map_get_viewport (self->map), GTK_WIDGET (self));
}

/* The button's middle; its nearest copy where the world repeats. */
static DatelinePoint
get_middle (DatelineMarkCursor *self)
{
  DatelineAffine affine = get_affine (self);
  DatelinePoint centre = { gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                           gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 };
  DatelinePoint point = self->point;

  point.x += round (dateline_affine_invert (&affine, centre).x - point.x);
  return dateline_affine_apply (&affine, point);
}

static gboolean
is_in_view (DatelineMarkCursor *self, double x, double y)
{
  return x >= 0 && y >= 0 && x <= gtk_widget_get_width (GTK_WIDGET (self)) &&
         y <= gtk_widget_get_height (GTK_WIDGET (self));
}

static guint32
get_first (DatelineMarkCursor *self, const DatelineEventMark *mark)
{
  guint n;

  return dateline_event_layer_get_members (self->events, mark, &n)[0];
}

static gboolean
is_apart (const DatelineEventMark *mark)
{
  return mark->cluster == DATELINE_NONE;
}

/* The cursor's mark as it is now, or %NULL. */
static const DatelineEventMark *
find_mark (DatelineMarkCursor *self)
{
  return self->row != DATELINE_NO_ROW
             ? dateline_event_layer_find (self->events, self->row, is_apart (&self->mark))
             : NULL;
}

static void
tell_events (DatelineMarkCursor *self, gboolean focused)
{
  dateline_event_layer_set_cursor (
      self->events, focused ? self->row : DATELINE_NO_ROW, is_apart (&self->mark));
}

static void
forget (DatelineMarkCursor *self)
{
  gboolean focused = gtk_widget_has_focus (self->button);

  self->row = DATELINE_NO_ROW;
  self->named = FALSE;
  tell_events (self, FALSE);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self->map));
  gtk_widget_set_visible (self->button, FALSE);
}

/* A name that is a pass over a stack's events is made only for another mark than before. */
static void
name_button (DatelineMarkCursor *self, const DatelineEventMark *mark)
{
  guint n;
  const guint32 *members = dateline_event_layer_get_members (self->events, mark, &n);
  g_autofree char *name = NULL;

  if (self->named && members[0] == self->row && mark->kind == self->mark.kind &&
      mark->n == self->mark.n && mark->row == self->mark.row &&
      mark->selected == self->mark.selected)
    return;
  self->named = TRUE;
  name = dateline_event_caption_aloud (
      get_store (self), dateline_session_get_zone (self->session), mark->kind, members, n);
  dateline_spoken_name (self->button, name);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button),
                               GTK_ACCESSIBLE_STATE_PRESSED,
                               mark->selected ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                              : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
take_mark (DatelineMarkCursor *self, const DatelineEventMark *mark)
{
  DatelineAffine affine = get_affine (self);

  name_button (self, mark);
  self->row = get_first (self, mark);
  self->mark = *mark;
  self->point = dateline_affine_invert (&affine, (DatelinePoint){ mark->x, mark->y });
}

static gboolean
placed_cb (gpointer data)
{
  DatelineMarkCursor *self = data;
  const DatelineEventMark *mark = find_mark (self);
  gboolean seen = mark != NULL && is_in_view (self, mark->x, mark->y);

  self->placing = 0;
  if (!seen && gtk_widget_has_focus (self->button))
    gtk_widget_grab_focus (GTK_WIDGET (self->map));
  gtk_widget_set_visible (self->button, seen);
  if (mark != NULL)
    take_mark (self, mark);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Marks are laid out while a frame is drawn, when nothing may be moved. */
static void
marks_laid_out_cb (DatelineMarkCursor *self)
{
  if (self->row != DATELINE_NO_ROW && self->placing == 0)
    self->placing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, placed_cb, self, NULL);
}

static void
session_changed_cb (DatelineMarkCursor *self, DatelineChange change)
{
  if (change & DATELINE_CHANGE_STORE)
    forget (self);
  if (change & DATELINE_CHANGE_ZONE)
    self->named = FALSE;
}

static int
compare_marks (gconstpointer a, gconstpointer b, gpointer data)
{
  DatelineMarkCursor *self = data;
  guint32 first = get_first (self, *(const DatelineEventMark *const *) a);
  guint32 second = get_first (self, *(const DatelineEventMark *const *) b);

  return (first > second) - (first < second);
}

/* The marks in view, by their first events: rows are in the order of time. */
static GPtrArray *
gather_marks (DatelineMarkCursor *self)
{
  GPtrArray *gathered = g_ptr_array_new ();
  guint n;
  const DatelineEventMark *marks = dateline_event_layer_get_marks (self->events, &n);

  for (guint i = 0; i < n; i++)
    if (is_in_view (self, marks[i].x, marks[i].y))
      g_ptr_array_add (gathered, (gpointer) &marks[i]);
  g_ptr_array_sort_with_data (gathered, compare_marks, self);
  return gathered;
}

static void
go_to (DatelineMarkCursor *self, const DatelineEventMark *mark)
{
  take_mark (self, mark);
  tell_events (self, TRUE);
  gtk_widget_set_visible (self->button, TRUE);
  gtk_widget_grab_focus (self->button);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  dateline_camera_bring_into_view (self->map, self->point);
}

/* The place of the cursor's mark among @marks; where it is not there, before the first later one.
 */
static int
find_place (DatelineMarkCursor *self, GPtrArray *marks, gboolean *exact)
{
  *exact = FALSE;
  for (guint i = 0; i < marks->len; i++)
    {
      guint32 row = get_first (self, marks->pdata[i]);

      *exact = row == self->row;
      if (row >= self->row)
        return i;
    }
  return marks->len;
}

static gboolean
move (DatelineMarkCursor *self, int step)
{
  g_autoptr (GPtrArray) marks = gather_marks (self);
  gboolean exact = FALSE;
  int at = 0;

  if (self->row != DATELINE_NO_ROW)
    {
      at = find_place (self, marks, &exact);
      at += exact || step < 0 ? step : 0;
    }
  else if (step < 0)
    at = (int) marks->len - 1;
  if (marks->len > 0 && !gtk_widget_has_focus (self->button))
    at = CLAMP (at, 0, (int) marks->len - 1);
  if (at < 0 || at >= (int) marks->len)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    go_to (self, marks->pdata[at]);
  return GDK_EVENT_STOP;
}

/* Enter on the map itself: where the eye is. */
static gboolean
enter (DatelineMarkCursor *self)
{
  guint32 row = dateline_session_get_selection (self->session);
  const DatelineEventMark *mark =
      row != DATELINE_NO_ROW ? dateline_event_layer_find (self->events, row, TRUE) : NULL;

  if (mark == NULL || !is_in_view (self, mark->x, mark->y))
    return move (self, 1);
  go_to (self, mark);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (DatelineMarkCursor *self, guint key, guint code, GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || get_store (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
    case GDK_KEY_n:
      return move (self, 1);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
    case GDK_KEY_p:
      return move (self, -1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return gtk_widget_is_focus (GTK_WIDGET (self->map)) && enter (self);
    case GDK_KEY_Escape:
      return gtk_widget_has_focus (self->button) && gtk_widget_grab_focus (GTK_WIDGET (self->map));
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
clicked_cb (DatelineMarkCursor *self)
{
  const DatelineEventMark *mark = find_mark (self);

  if (mark != NULL)
    dateline_event_layer_activate (self->events, mark);
}

/* The mark is told of as one under the pointer is, as long as it has the focus. */
static void
focus_changed_cb (DatelineMarkCursor *self)
{
  tell_events (self, gtk_widget_has_focus (self->button));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
get_ring_radius (DatelineMarkCursor *self)
{
  double radius = self->mark.radius + RING_GAP;

  return MAX (self->mark.kind == DATELINE_MARK_STACK ? radius + BADGE : radius, RING_INNER);
}

static void
dateline_mark_cursor_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DatelineMarkCursor *self = DATELINE_MARK_CURSOR (widget);
  int side = 2 * ceil (get_ring_radius (self));
  DatelinePoint middle;

  if (!gtk_widget_should_layout (self->button))
    return;
  middle = get_middle (self);
  gtk_widget_allocate (
      self->button,
      side,
      side,
      -1,
      gsk_transform_translate (
          NULL, &GRAPHENE_POINT_INIT (round (middle.x) - side / 2, round (middle.y) - side / 2)));
}

/* A ring of ink between two of paper is seen on any ground. */
static void
snapshot_ring (DatelineMarkCursor *self, GtkSnapshot *snapshot)
{
  DatelinePoint middle = get_middle (self);

  for (int i = 1; i >= 0; i--)
    {
      double width = RING_WIDTH * (i ? 2 : 1);
      double radius = get_ring_radius (self) + width;
      GdkRGBA color = dateline_mark_get_paper (!i);
      const float widths[] = { width, width, width, width };
      GskRoundedRect circle;

      radius += i ? -RING_WIDTH / 2 : 0;
      gsk_rounded_rect_init_from_rect (
          &circle,
          &GRAPHENE_RECT_INIT (
              round (middle.x) - radius, round (middle.y) - radius, 2 * radius, 2 * radius),
          radius);
      gtk_snapshot_append_border (
          snapshot, &circle, widths, (const GdkRGBA[]){ color, color, color, color });
    }
}

static void
dateline_mark_cursor_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineMarkCursor *self = DATELINE_MARK_CURSOR (widget);

  if (self->row != DATELINE_NO_ROW && gtk_widget_has_visible_focus (self->button))
    snapshot_ring (self, snapshot);
}

static void
dateline_mark_cursor_dispose (GObject *object)
{
  DatelineMarkCursor *self = DATELINE_MARK_CURSOR (object);

  g_clear_handle_id (&self->placing, g_source_remove);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (dateline_mark_cursor_parent_class)->dispose (object);
}

static void
dateline_mark_cursor_class_init (DatelineMarkCursorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_mark_cursor_dispose;
  widget_class->size_allocate = dateline_mark_cursor_size_allocate;
  widget_class->snapshot = dateline_mark_cursor_snapshot;
}

static void
dateline_mark_cursor_init (DatelineMarkCursor *self)
{
  self->row = DATELINE_NO_ROW;
  self->button = gtk_button_new ();
  gtk_widget_set_name (self->button, "map-mark");
  gtk_widget_add_css_class (self->button, "map-mark");
  gtk_widget_set_visible (self->button, FALSE);
  gtk_widget_set_can_target (self->button, FALSE); /* a click is the event layer's */
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (
      self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->button, "notify::has-focus", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
}

DatelineMarkCursor *
dateline_mark_cursor_new (DatelineSession *session, ShumateMap *map, DatelineEventLayer *events)
{
  ShumateViewport *viewport = shumate_map_get_viewport (map);
  DatelineMarkCursor *self = g_object_new (DATELINE_TYPE_MARK_CURSOR, "viewport", viewport, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->session = session;
  self->map = map;
  self->events = events;
  g_signal_connect_object (
      session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      events, "laid-out", G_CALLBACK (marks_laid_out_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      viewport, "notify", G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (map), keys);
  return self;
}

GtkWidget *
dateline_mark_cursor_get_focus_target (DatelineMarkCursor *self)
{
  return gtk_widget_has_focus (self->button) ? self->button : GTK_WIDGET (self->map);
}
