#include "event-label.h"

#include "camera.h"
#include "mark.h"
#include "widgets.h"

#define MAX_WIDTH 280 /* of the usual size of text */
#define PADDING_X 8
#define PADDING_Y 5
#define GAP 4
#define SURROUNDINGS 8 /* of a mark: its ring */

static gboolean
is_inside (graphene_rect_t rect, double width, double height)
{
  return rect.origin.x >= 0 && rect.origin.y >= 0 && rect.origin.x + rect.size.width <= width &&
         rect.origin.y + rect.size.height <= height;
}

graphene_rect_t
dateline_event_label_place (double x,
                            double y,
                            double radius,
                            double width,
                            double height,
                            double view_width,
                            double view_height)
{
  double free = radius + GAP;
  double left = CLAMP (x - width / 2, 0, MAX (view_width - width, 0));
  double top = CLAMP (y - height / 2, 0, MAX (view_height - height, 0));
  graphene_rect_t places[] = {
    GRAPHENE_RECT_INIT (x + free, top, width, height),
    GRAPHENE_RECT_INIT (x - free - width, top, width, height),
    GRAPHENE_RECT_INIT (left, y + free, width, height),
    GRAPHENE_RECT_INIT (left, y - free - height, width, height),
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (is_inside (places[i], view_width, view_height))
      return places[i];
  return GRAPHENE_RECT_INIT (CLAMP (x + free, 0, MAX (view_width - width, 0)), top, width, height);
}

static PangoLayout *
create_layout (GtkWidget *widget, const char *text, PangoWeight weight, double scale)
{
  double limit =
      MIN (MAX_WIDTH * dateline_text_scale (gtk_widget_get_pango_context (widget)),
           gtk_widget_get_width (widget) - DATELINE_CAMERA_RESERVE_RIGHT - 2 * PADDING_X);
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > limit)
    {
      pango_layout_set_width (layout, limit * PANGO_SCALE);
      pango_layout_set_height (layout, -2);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

/* Lines of a layout that has a width stand at its right where the writing goes to the left, away
 * from its origin. */
static void
append_text (GtkWidget *widget,
             GtkSnapshot *snapshot,
             PangoLayout *layout,
             const graphene_rect_t *rect,
             double y,
             const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  PangoRectangle extents;
  double x;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  x = rtl ? rect->origin.x + rect->size.width - PADDING_X - extents.width
          : rect->origin.x + PADDING_X;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x - extents.x, rect->origin.y + PADDING_Y + y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_paper (GtkSnapshot *snapshot, const graphene_rect_t *rect, gboolean dark)
{
  GdkRGBA paper = dateline_mark_get_paper (dark);
  GdkRGBA edge = dateline_mark_get_paper (!dark);
  const float widths[] = { 1, 1, 1, 1 };
  GskRoundedRect outline;

  paper.alpha = 0.95f;
  edge.alpha = 0.25f;
  gsk_rounded_rect_init_from_rect (&outline, rect, 6);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &paper, rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (
      snapshot, &outline, widths, (const GdkRGBA[]){ edge, edge, edge, edge });
}

void
dateline_event_label_snapshot (const DatelineSignContext *context,
                               const char *title,
                               const char *detail,
                               const DatelineEventMark *mark,
                               GtkSnapshot *snapshot)
{
  GtkWidget *widget = context->widget;
  gboolean dark = context->dark;
  g_autoptr (PangoLayout) first = create_layout (widget, title, PANGO_WEIGHT_SEMIBOLD, 0.92);
  g_autoptr (PangoLayout) second =
      detail ? create_layout (widget, detail, PANGO_WEIGHT_NORMAL, 0.85) : NULL;
  GdkRGBA ink = dateline_mark_get_paper (!dark);
  int width, height, second_width = 0, second_height = 0;
  graphene_rect_t rect;

  pango_layout_get_pixel_size (first, &width, &height);
  if (second)
    pango_layout_get_pixel_size (second, &second_width, &second_height);
  rect = dateline_event_label_place (mark->x,
                                     mark->y,
                                     mark->radius + SURROUNDINGS,
                                     MAX (width, second_width) + 2 * PADDING_X,
                                     height + second_height + 2 * PADDING_Y,
                                     gtk_widget_get_width (widget) - DATELINE_CAMERA_RESERVE_RIGHT,
                                     gtk_widget_get_height (widget) -
                                         dateline_camera_get_reserve_bottom (widget));
  append_paper (snapshot, &rect, dark);
  append_text (widget, snapshot, first, &rect, 0, &ink);
  ink.alpha = 0.75f;
  if (second)
    append_text (widget, snapshot, second, &rect, height, &ink);
}
