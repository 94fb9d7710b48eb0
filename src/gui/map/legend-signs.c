/* Each sign is a few strokes around (0, 0), in the ground's ink; what is a mark, a dated line or a
 * dashed ring on the map is drawn by the very function that draws it there. */
#include "config.h"

#include "legend-signs.h"

#include "event-extent.h"
#include "mark.h"
#include "palette.h"

#include <adwaita.h>

#define SIGN_SIZE 16
#define TOOTH 4.0 /* of a torn edge */
#define PALE 0.35

typedef void (*DrawSign) (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper);

static GtkWidget *
drawing_new (void)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), DATELINE_LEGEND_SIGN_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), DATELINE_LEGEND_SIGN_HEIGHT);
  return area;
}

static void
draw_extent (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  cairo_arc (cr, 0, 0, 11, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, 0.12);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, ink);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, (const double[]){ 4, 3 }, 2, 0);
  cairo_stroke (cr);
  cairo_arc (cr, 0, 0, 3, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_line (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  gdk_cairo_set_source_rgba (cr, ink);
  cairo_set_line_width (cr, 2.5);
  cairo_move_to (cr, -18, 4);
  cairo_line_to (cr, -4, -4);
  cairo_line_to (cr, 18, 2);
  cairo_stroke (cr);
}

static void
draw_schematic (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  cairo_set_dash (cr, (const double[]){ 7, 6 }, 2, 0);
  draw_line (cr, ink, paper);
}

static void
draw_area (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  cairo_rectangle (cr, -14, -8, 28, 16);
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, 0.12);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, ink);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
draw_ring (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  gdk_cairo_set_source_rgba (cr, paper);
  cairo_arc (cr, 0, 0, 12, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_line_width (cr, 4);
  for (int i = 0; i < 3; i++)
    {
      GdkRGBA color = dateline_mark_get_color (i * 2, ink->red > 0.5f);

      gdk_cairo_set_source_rgba (cr, &color);
      cairo_arc (cr, 0, 0, 10, i * 2.1, i * 2.1 + 2.0);
      cairo_stroke (cr);
    }
}

static void
draw_text (cairo_t *cr, double x, double y, const char *text, const GdkRGBA *color)
{
  cairo_text_extents_t extents;

  gdk_cairo_set_source_rgba (cr, color);
  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size (cr, 10);
  cairo_text_extents (cr, text, &extents);
  cairo_move_to (
      cr, x - extents.x_bearing - extents.width / 2, y - extents.y_bearing - extents.height / 2);
  cairo_show_text (cr, text);
}

static void
draw_cluster (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  draw_ring (cr, ink, paper);
  draw_text (cr, 0, 0, "5", ink);
}

static void
draw_stack (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  draw_ring (cr, ink, paper);
  gdk_cairo_set_source_rgba (cr, ink);
  cairo_arc (cr, 0, 0, 4, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_arc (cr, 11, -7, 6, 0, 2 * G_PI);
  cairo_fill (cr);
  draw_text (cr, 11, -7, "3", paper);
}

static void
draw_fading (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  for (int i = 0; i < 3; i++)
    {
      cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, 0.35 + 0.325 * i);
      cairo_arc (cr, -13 + 13 * i, 0, 5, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_wider (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  dateline_event_extent_draw_ring (cr, ink, paper, 11);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_arc (cr, 0, 0, 4, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_tear (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  cairo_set_line_width (cr, 1);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_new_path (cr);
      for (int i = 0; i <= 6; i++)
        cairo_line_to (cr, side * 7 + (i % 2 ? TOOTH / 2 : -TOOTH / 2), -12 + i * TOOTH);
      cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, 0.6);
      cairo_stroke (cr);
    }
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, 0.08);
  cairo_rectangle (cr, -5, -12, 10, 24);
  cairo_fill (cr);
}

static void
draw_band (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, 0.6);
  cairo_rectangle (cr, -18, -2.5, 36, 5);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, ink);
  cairo_arc (cr, -14, 0, 5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_span (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (-20, 0, 20, 0);

  cairo_pattern_add_color_stop_rgba (pattern, 0, ink->red, ink->green, ink->blue, 0.08);
  cairo_pattern_add_color_stop_rgba (pattern, 0.5, ink->red, ink->green, ink->blue, 0.75);
  cairo_pattern_add_color_stop_rgba (pattern, 1, ink->red, ink->green, ink->blue, 0.08);
  cairo_set_source (cr, pattern);
  cairo_rectangle (cr, -20, -1, 40, 2);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
  gdk_cairo_set_source_rgba (cr, ink);
  cairo_arc (cr, 0, 0, 5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_arrow (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  draw_band (cr, ink, paper);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, 13, -5);
  cairo_line_to (cr, 19, 0);
  cairo_line_to (cr, 13, 5);
  cairo_stroke (cr);
}

static void
draw_pale (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, PALE);
  cairo_arc (cr, 0, 0, 6, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_overflow (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  draw_text (cr, 0, 0, "+3", ink);
}

static const DrawSign draw_functions[DATELINE_N_LEGEND_SIGNS] = {
  [DATELINE_LEGEND_SIGN_EXTENT] = draw_extent,   [DATELINE_LEGEND_SIGN_WIDER] = draw_wider,
  [DATELINE_LEGEND_SIGN_LINE] = draw_line,       [DATELINE_LEGEND_SIGN_SCHEMATIC] = draw_schematic,
  [DATELINE_LEGEND_SIGN_AREA] = draw_area,       [DATELINE_LEGEND_SIGN_STACK] = draw_stack,
  [DATELINE_LEGEND_SIGN_CLUSTER] = draw_cluster, [DATELINE_LEGEND_SIGN_FADING] = draw_fading,
  [DATELINE_LEGEND_SIGN_TEAR] = draw_tear,       [DATELINE_LEGEND_SIGN_BAND] = draw_band,
  [DATELINE_LEGEND_SIGN_SPAN] = draw_span,       [DATELINE_LEGEND_SIGN_ARROW] = draw_arrow,
  [DATELINE_LEGEND_SIGN_PALE] = draw_pale,       [DATELINE_LEGEND_SIGN_OVERFLOW] = draw_overflow,
};

static void
sign_drawn_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer sign)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA ink = dateline_mark_get_paper (!dark), paper = dateline_mark_get_paper (dark);

  cairo_translate (cr, width / 2.0, height / 2.0);
  draw_functions[GPOINTER_TO_UINT (sign)](cr, &ink, &paper);
}

GtkWidget *
dateline_legend_signs_create (DatelineLegendSign sign)
{
  GtkWidget *area = drawing_new ();

  gtk_drawing_area_set_draw_func (
      GTK_DRAWING_AREA (area), sign_drawn_cb, GUINT_TO_POINTER (sign), NULL);
  return area;
}

/* A status is the same on every shape; a disc shows it best. */
static void
status_drawn_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer status)
{
  cairo_translate (cr, width / 2.0, height / 2.0);
  dateline_mark_draw (cr,
                      (DatelineSign){ DATELINE_SHAPE_CIRCLE, 7 },
                      GPOINTER_TO_UINT (status),
                      adw_style_manager_get_dark (adw_style_manager_get_default ()),
                      SIGN_SIZE);
}

GtkWidget *
dateline_legend_signs_create_status (DatelineStatus status)
{
  GtkWidget *area = drawing_new ();

  gtk_drawing_area_set_draw_func (
      GTK_DRAWING_AREA (area), status_drawn_cb, GUINT_TO_POINTER (status), NULL);
  return area;
}

GtkWidget *
dateline_legend_signs_create_category (DatelineStore *store, guint32 category)
{
  g_autoptr (GdkPaintable) paintable =
      dateline_palette_get_paintable (store, category, DATELINE_STATUS_REPORTED, SIGN_SIZE);
  GtkWidget *image = gtk_image_new_from_paintable (paintable);

  gtk_image_set_pixel_size (GTK_IMAGE (image), gdk_paintable_get_intrinsic_width (paintable));
  return image;
}

static void
dated_drawn_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer index)
{
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_move_to (cr, -20, 4);
  cairo_curve_to (cr, -6, -10, 6, 10, 20, -4);
  dateline_dated_lines_layer_stroke (
      cr, GPOINTER_TO_UINT (index), adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

GtkWidget *
dateline_legend_signs_create_dated (guint index)
{
  GtkWidget *area = drawing_new ();

  gtk_drawing_area_set_draw_func (
      GTK_DRAWING_AREA (area), dated_drawn_cb, GUINT_TO_POINTER (index), NULL);
  return area;
}
