/* A handle draws itself in the box that the chart gives it: the chart's axis knows where. It is
 * no target for the pointer, so that the chart's own gestures get every press. */
#include "config.h"

#include "handle.h"

#include "colors.h"

struct _DatelineHandle
{
  GtkWidget parent_instance;
  DatelinePart part;
};

G_DEFINE_FINAL_TYPE (DatelineHandle, dateline_handle, GTK_TYPE_WIDGET)

static void
fill_rounded (GtkSnapshot *snapshot,
              const graphene_rect_t *bounds,
              float left,
              float right,
              const GdkRGBA *color)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init (&shape,
                         bounds,
                         &GRAPHENE_SIZE_INIT (left, left),
                         &GRAPHENE_SIZE_INIT (right, right),
                         &GRAPHENE_SIZE_INIT (right, right),
                         &GRAPHENE_SIZE_INIT (left, left));
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_grip (DatelineHandle *self, GtkSnapshot *snapshot, const DatelineColors *colors)
{
  float width = gtk_widget_get_width (GTK_WIDGET (self));
  float height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean begin = self->part == DATELINE_PART_BEGIN;
  GdkRGBA line = dateline_color_with_alpha (colors->paper, 0.9);

  fill_rounded (snapshot,
                &GRAPHENE_RECT_INIT (0, 1, width, height - 2),
                begin ? 6 : 0,
                begin ? 0 : 6,
                &colors->accent);
  for (int i = -1; i <= 1; i += 2)
    gtk_snapshot_append_color (
        snapshot, &line, &GRAPHENE_RECT_INIT (width / 2 + i * 1.5f - 0.5f, height / 2 - 3, 1, 6));
}

static void
draw_knob (DatelineHandle *self, GtkSnapshot *snapshot, const DatelineColors *colors)
{
  float size = gtk_widget_get_width (GTK_WIDGET (self));

  fill_rounded (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, size, size), size / 2, size / 2, &colors->paper);
  fill_rounded (snapshot,
                &GRAPHENE_RECT_INIT (1, 1, size - 2, size - 2),
                size / 2 - 1,
                size / 2 - 1,
                &colors->accent);
  fill_rounded (snapshot,
                &GRAPHENE_RECT_INIT (4, 4, size - 8, size - 8),
                size / 2 - 4,
                size / 2 - 4,
                &colors->paper);
}

static void
draw_focus (DatelineHandle *self, GtkSnapshot *snapshot, const DatelineColors *colors)
{
  float width = gtk_widget_get_width (GTK_WIDGET (self));
  float height = gtk_widget_get_height (GTK_WIDGET (self));
  float radius = self->part == DATELINE_PART_PLAYHEAD ? width / 2 + 3 : 8;
  const float widths[4] = { 2, 2, 2, 2 };
  const GdkRGBA ring[4] = { colors->ink, colors->ink, colors->ink, colors->ink };
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (
      &shape, &GRAPHENE_RECT_INIT (-3, -2, width + 6, height + 4), radius);
  gtk_snapshot_append_border (snapshot, &shape, widths, ring);
}

static void
dateline_handle_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineHandle *self = DATELINE_HANDLE (widget);
  DatelineColors colors = dateline_colors_get (widget);

  if (self->part == DATELINE_PART_PLAYHEAD)
    draw_knob (self, snapshot, &colors);
  else
    draw_grip (self, snapshot, &colors);
  if (gtk_widget_has_visible_focus (widget))
    draw_focus (self, snapshot, &colors);
}

static void
dateline_handle_state_flags_changed (GtkWidget *widget, GtkStateFlags old)
{
  gtk_widget_queue_draw (widget);
}

static void
dateline_handle_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = 1;
}

static void
dateline_handle_class_init (DatelineHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = dateline_handle_snapshot;
  widget_class->measure = dateline_handle_measure;
  widget_class->state_flags_changed = dateline_handle_state_flags_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_css_name (widget_class, "handle");
}

static void
dateline_handle_init (DatelineHandle *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dateline_handle_new (DatelinePart part, const char *name, const char *label)
{
  DatelineHandle *self = g_object_new (DATELINE_TYPE_HANDLE, "name", name, NULL);

  self->part = part;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  GTK_ACCESSIBLE_PROPERTY_ORIENTATION,
                                  GTK_ORIENTATION_HORIZONTAL,
                                  -1);
  return GTK_WIDGET (self);
}

DatelinePart
dateline_handle_get_part (DatelineHandle *self)
{
  return self->part;
}

void
dateline_handle_set_value (DatelineHandle *self,
                           DatelineTime time,
                           DatelineSpan bounds,
                           const char *text)
{
  /* A value's text does not reach the accessibility bus; a description does, and is heard. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                  (double) bounds.begin,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) bounds.end,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) time,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text,
                                  -1);
}
