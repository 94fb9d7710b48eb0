/* The legend is made from the store each time the dataset changes: only categories, statuses and
 * precisions that occur in it have a line. */
#include "config.h"

#include "legend.h"

#include "mark.h"
#include "palette.h"
#include "tile-style.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SIGN_SIZE 16
#define SIGN_WIDTH 44
#define SIGN_HEIGHT 26
#define LEGEND_WIDTH 320
#define LEGEND_HEIGHT 460

/* What occurs in a dataset. */
typedef struct
{
  gboolean *categories;
  gboolean statuses[DATELINE_N_STATUSES];
  gboolean precisions[DATELINE_N_PLACE_PRECISIONS];
  gboolean lines;
  gboolean schematic;
  gboolean areas;
} Signs;

static void
find_signs (const DatelineStore *store, Signs *signs)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);

  signs->categories = g_new0 (gboolean, dateline_store_get_n_categories (store));
  for (guint32 row = 0; row < columns->n_events; row++)
    {
      DatelineGeometry geometry;

      signs->categories[columns->category[row]] = TRUE;
      signs->statuses[columns->status[row]] = TRUE;
      signs->precisions[columns->place_precision[row]] = TRUE;
      if (!dateline_store_get_geometry (store, row, &geometry))
        continue;
      if (geometry.type == DATELINE_GEOMETRY_AREA)
        signs->areas = TRUE;
      else if (dateline_store_get_event (store, row).schematic)
        signs->schematic = TRUE;
      else
        signs->lines = TRUE;
    }
}

static void
add_heading (GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 10);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_box_append (box, label);
}

static GtkWidget *
drawing_new (void)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SIGN_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SIGN_HEIGHT);
  return area;
}

/* @text may come from a dataset. */
static void
add_line (GtkBox *box, GtkWidget *sign, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *cell = gtk_center_box_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_center_box_set_center_widget (GTK_CENTER_BOX (cell), sign);
  gtk_widget_set_size_request (cell, SIGN_WIDTH, SIGN_HEIGHT);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 28);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_box_append (GTK_BOX (line), cell);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, line);
}

static GtkWidget *
create_mark (DatelineStore *store, guint32 category)
{
  g_autoptr (GdkPaintable) paintable =
      dateline_palette_get_paintable (store, category, DATELINE_STATUS_REPORTED, SIGN_SIZE);
  GtkWidget *image = gtk_image_new_from_paintable (paintable);

  gtk_image_set_pixel_size (GTK_IMAGE (image), gdk_paintable_get_intrinsic_width (paintable));
  return image;
}

typedef void (*DrawSign) (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper);

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
draw_dated (cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *paper)
{
  gdk_cairo_set_source_rgba (cr, &dateline_tile_style_get (ink->red > 0.5f)->dated);
  cairo_set_line_width (cr, 2.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, (const double[]){ 1, 4 }, 2, 0);
  cairo_move_to (cr, -18, 3);
  cairo_curve_to (cr, -6, -10, 6, 10, 18, -3);
  cairo_stroke (cr);
}

static void
sign_drawn_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer draw)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA ink = dateline_mark_get_paper (!dark), paper = dateline_mark_get_paper (dark);

  cairo_translate (cr, width / 2.0, height / 2.0);
  ((DrawSign) draw) (cr, &ink, &paper);
}

static GtkWidget *
create_sign (DrawSign draw)
{
  GtkWidget *area = drawing_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), sign_drawn_cb, draw, NULL);
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

static void
add_status (GtkBox *box, DatelineStatus status, const char *text)
{
  GtkWidget *area = drawing_new ();

  gtk_drawing_area_set_draw_func (
      GTK_DRAWING_AREA (area), status_drawn_cb, GUINT_TO_POINTER (status), NULL);
  add_line (box, area, text);
}

static void
add_statuses (GtkBox *box, const Signs *signs)
{
  gboolean stated = FALSE;

  for (guint i = 0; i < DATELINE_N_STATUSES; i++)
    stated = stated || (i != DATELINE_STATUS_UNSTATED && signs->statuses[i]);
  if (!stated)
    return;
  add_heading (box, _ ("How sure it is"));
  if (signs->statuses[DATELINE_STATUS_REPORTED] && signs->statuses[DATELINE_STATUS_AGREED])
    add_status (box, DATELINE_STATUS_REPORTED, _ ("Reported, or agreed by both parties"));
  for (guint i = 0; i < DATELINE_N_STATUSES; i++)
    if (signs->statuses[i] &&
        !(i == DATELINE_STATUS_REPORTED && signs->statuses[DATELINE_STATUS_AGREED]) &&
        !(i == DATELINE_STATUS_AGREED && signs->statuses[DATELINE_STATUS_REPORTED]))
      add_status (box, i, dateline_palette_get_status_name (i));
}

static void
add_categories (GtkBox *box, DatelineStore *store, const Signs *signs)
{
  add_heading (box, _ ("What happened"));
  for (guint i = 0; i < dateline_store_get_n_categories (store); i++)
    if (signs->categories[i])
      add_line (box,
                create_mark (store, i),
                dateline_store_get_text (store, dateline_store_get_category (store, i)->title));
}

static void
add_places (GtkBox *box, const Signs *signs)
{
  gboolean coarse = FALSE;

  for (guint i = DATELINE_PLACE_TOWN; i < DATELINE_N_PLACE_PRECISIONS; i++)
    coarse = coarse || signs->precisions[i];
  if (!coarse && !signs->lines && !signs->schematic && !signs->areas)
    return;
  add_heading (box, _ ("Where it was"));
  if (coarse)
    add_line (
        box,
        create_sign (draw_extent),
        _ ("Somewhere within the circle. Where the file gives no radius: 5 km for a town, 20 km "
           "for a district, 75 km for a region, 250 km for a country"));
  if (signs->lines)
    add_line (box, create_sign (draw_line), _ ("Along this line"));
  if (signs->schematic)
    add_line (box,
              create_sign (draw_schematic),
              _ ("Between these places; the line is schematic, not surveyed"));
  if (signs->areas)
    add_line (box, create_sign (draw_area), _ ("In this area"));
}

static void
add_several (GtkBox *box)
{
  add_heading (box, _ ("Several, and when"));
  add_line (box, create_sign (draw_stack), _ ("Events at one place; click to list them"));
  add_line (box, create_sign (draw_cluster), _ ("Events near each other; click to come nearer"));
  add_line (box,
            create_sign (draw_fading),
            _ ("Faded: longer ago, counted from the playhead to the begin of the time window"));
  add_line (
      box,
      create_sign (draw_dated),
      _ ("A border or front line of its time, drawn while the time window touches that time"));
}

static void
fill (GtkBox *box, DatelineStore *store)
{
  Signs signs = { 0 };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
  if (store == NULL)
    return;
  find_signs (store, &signs);
  add_categories (box, store, &signs);
  add_statuses (box, &signs);
  add_places (box, &signs);
  add_several (box);
  g_free (signs.categories);
}

/* A pass over all events is left until someone looks. */
static void
mapped_cb (GtkWidget *box, DatelineSession *session)
{
  DatelineStore *store = dateline_session_get_store (session);

  if (g_object_get_data (G_OBJECT (box), "store") == store)
    return;
  fill (GTK_BOX (box), store);
  g_object_set_data_full (G_OBJECT (box),
                          "store",
                          store ? dateline_store_ref (store) : NULL,
                          (GDestroyNotify) dateline_store_unref);
}

GtkWidget *
dateline_legend_new (DatelineSession *session)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 8);
  g_signal_connect_object (box, "map", G_CALLBACK (mapped_cb), session, 0);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LEGEND_HEIGHT);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), LEGEND_WIDTH);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}
