/* Whether what is written and drawn can be read (WCAG 2.1): text has a contrast of 4.5 to what it
 * stands on, large text and signs 3. Measured on the pixels of the real window, three to a pixel so
 * that strokes are solid: what stands out most of a widget against its most frequent colour.
 * Colours that lie on a changing ground, the map's, are reckoned from its tables. The scheme is the
 * first argument: light, dark, hc or hc-dark. */
#include "config.h"

#include "application.h"
#include "drive.h"
#include "map/tile-style.h"
#include "mark.h"
#include "pixels.h"
#include "timeline/axis.h"
#include "timeline/chart.h"
#include "timeline/colors.h"
#include "window.h"

#include <math.h>

#define SCALE 3 /* strokes are solid then */
/* What is needed, and where high contrast was asked for, WCAG's level AAA; the map's inks are the
 * same. */
#define MAP_TEXT 4.5
#define TEXT (high ? 7.0 : 4.5)
#define LARGE_TEXT (high ? 4.5 : 3.0)
#define SIGN 3.0
#define RING 24 /* pixels at least */

static DatelineWindow *window;
static DatelineSession *session;
static gboolean dark, high;

/* @color, where it is not opaque, over @ground, which is. */
static GdkRGBA
over (GdkRGBA color, GdkRGBA ground)
{
  double rest = 1 - color.alpha;

  return (GdkRGBA){ color.red * color.alpha + ground.red * rest,
                    color.green * color.alpha + ground.green * rest,
                    color.blue * color.alpha + ground.blue * rest,
                    1 };
}

/* The part of the widget that is not scrolled or folded away; FALSE where that is but a rest of it.
 */
static gboolean
get_seen_area (GtkWidget *widget, GtkWidget *root, graphene_rect_t *area)
{
  graphene_rect_t bounds, outer;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, root, &bounds))
    return FALSE;
  *area = bounds;
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    {
      if (!gtk_widget_get_child_visible (parent))
        return FALSE;
      if (gtk_widget_compute_bounds (parent, root, &outer) &&
          !graphene_rect_intersection (area, &outer, area))
        return FALSE;
      if (parent == root)
        break;
    }
  return area->size.height >= 0.9 * bounds.size.height &&
         area->size.width >= 0.5 * bounds.size.width;
}

static gboolean
is_large (GtkWidget *widget)
{
  const PangoFontDescription *font =
      pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  gboolean bold = pango_font_description_get_weight (font) >= PANGO_WEIGHT_BOLD;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= 96 / 72.0;
  return size >= (bold ? 18.66 : 24);
}

static double
get_threshold (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) == '\0' ? 0
           : is_large (widget)                              ? LARGE_TEXT
                                                            : TEXT;
  if (GTK_IS_TEXT (widget))
    return TEXT;
  if (GTK_IS_SWITCH (gtk_widget_get_parent (widget)))
    return 0; /* a switch is told by its knob; its signs are for high contrast */
  if (GTK_IS_IMAGE (widget) || GTK_IS_PICTURE (widget))
    return SIGN;
  return 0;
}

static const char *
describe (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget))
         : GTK_IS_IMAGE (widget) && gtk_image_get_icon_name (GTK_IMAGE (widget)) != NULL
             ? gtk_image_get_icon_name (GTK_IMAGE (widget))
             : G_OBJECT_TYPE_NAME (widget);
}

typedef struct
{
  GtkWidget *root;
  PixelsPicture picture;
  guint n_measured, n_failed;
} Pass;

/* What takes no input is exempt (WCAG 2.1, 1.4.3). */
static void
check_widget (Pass *pass, GtkWidget *widget)
{
  double threshold = get_threshold (widget), measured;
  graphene_rect_t area;

  if (threshold > 0 && gtk_widget_is_sensitive (widget) &&
      get_seen_area (widget, pass->root, &area))
    {
      measured = pixels_measure (&pass->picture, area);
      pass->n_measured++;
      if (measured < threshold)
        {
          g_test_message ("FAULT: %.2f, not %.1f: “%s” (%s)",
                          measured,
                          threshold,
                          describe (widget),
                          gtk_widget_get_css_name (gtk_widget_get_parent (widget)));
          pass->n_failed++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      check_widget (pass, child);
}

static void
check (GtkWidget *root, guint least)
{
  Pass pass = { .root = root };

  drive_rest (0.5);
  pass.picture = pixels_take (root, NULL, SCALE);
  check_widget (&pass, root);
  g_test_message ("%u texts and signs measured", pass.n_measured);
  g_assert_cmpuint (pass.n_measured, >=, least);
  g_assert_cmpuint (pass.n_failed, ==, 0);
  g_free (pass.picture.pixels);
}

static void
select_event (const char *id)
{
  guint32 row = dateline_store_find (dateline_session_get_store (session), id);

  g_assert_cmpuint (row, !=, DATELINE_NO_ROW);
  dateline_session_set_selection (session, row);
  drive_rest (0.8);
}

static void
test_fresh (void)
{
  check (GTK_WIDGET (window), 30);
}

/* Claims and a denial with their badges, the remark on a date that is not in the sources. */
static void
test_event (void)
{
  select_event ("kapan-shelling");
  check (GTK_WIDGET (window), 45);
}

static void
test_nothing_found (void)
{
  dateline_session_set_search (session, "qqqq");
  check (GTK_WIDGET (window), 30);
  dateline_session_set_search (session, "");
}

static void
test_sources (void)
{
  GtkWidget *stack = gtk_widget_get_ancestor (
      drive_find_type (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW), ADW_TYPE_FLAP);

  stack = drive_find_type (stack, GTK_TYPE_STACK_SWITCHER);
  gtk_stack_set_visible_child_name (gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (stack)),
                                    "sources");
  check (GTK_WIDGET (window), 40);
  gtk_stack_set_visible_child_name (gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (stack)),
                                    "events");
}

/* The popover that a menu button opens has its own surface. */
static void
check_popover (const char *name, guint least)
{
  GtkWidget *button = drive_find_named (GTK_WIDGET (window), name);
  GtkPopover *popover;

  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  drive_rest (0.8);
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  check (GTK_WIDGET (popover), least);
  gtk_popover_popdown (popover);
  drive_rest (0.5);
}

static void
test_popovers (void)
{
  check_popover ("map-legend", 20);
  check_popover ("timeline-pace", 8);
}

/* A name's letters stand on its halo, which lies on the ground at whatever height and light. */
static void
check_name (const char *what, GdkRGBA ink, GdkRGBA halo, GdkRGBA ground)
{
  GdkRGBA paper = over (halo, ground);
  double value = pixels_contrast (over (ink, paper), paper);

  g_test_message ("%s: %.2f", what, value);
  g_assert_cmpfloat (value, >=, MAP_TEXT);
}

static void
test_map_names (void)
{
  const DatelineTileStyle *style = dateline_tile_style_get (dark);

  for (guint i = 0; i < DATELINE_TILE_TINTS; i++)
    for (guint lit = 0; lit < 2; lit++)
      {
        double light =
            1 + ((lit ? style->shade_high : style->shade_low) - 1) * style->shade_strength;
        GdkRGBA ground = { MIN (style->tints[i].red / 255 * light, 1),
                           MIN (style->tints[i].green / 255 * light, 1),
                           MIN (style->tints[i].blue / 255 * light, 1),
                           1 };

        check_name ("place", style->place, style->halo, ground);
        check_name ("country", style->country, style->halo, ground);
        check_name ("dated line", style->dated, style->halo, ground);
        check_name ("lake", style->water, style->water_halo, ground);
      }
  check_name ("sea", style->water, style->water_halo, style->sea);
  check_name ("place on the sea", style->place, style->halo, style->sea);
}

/* Marks have an edge of paper around them wherever they lie. */
static void
test_marks (void)
{
  GdkRGBA paper = dateline_mark_get_paper (dark);
  const DatelineTileStyle *style = dateline_tile_style_get (dark);
  DatelineColors colors = dateline_colors_get (GTK_WIDGET (window));

  for (guint i = 0; i < DATELINE_N_COLORS; i++)
    {
      GdkRGBA sign = dateline_mark_get_color (i, dark);

      g_assert_cmpfloat (pixels_contrast (sign, paper), >=, MAP_TEXT);
      g_assert_cmpfloat (pixels_contrast (sign, style->sea), >=, SIGN);
      g_assert_cmpfloat (pixels_contrast (sign, colors.paper), >=, SIGN);
      g_assert_cmpfloat (pixels_contrast (sign, colors.shade), >=, SIGN);
    }
}

/* The two rows of the ruler, on their pixels; handles, the window's edges and the playhead by their
 * colours. */
static void
test_timeline (void)
{
  GtkWidget *chart = drive_find_type (GTK_WIDGET (window), DATELINE_TYPE_CHART);
  DatelineColors colors = dateline_colors_get (chart);
  PixelsPicture picture = pixels_take (GTK_WIDGET (window), NULL, SCALE);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (chart, "0");
  graphene_rect_t bounds;
  int row;

  g_assert_true (gtk_widget_compute_bounds (chart, GTK_WIDGET (window), &bounds));
  pango_layout_get_pixel_size (layout, NULL, &row);
  for (int i = 0; i < 2; i++)
    {
      double top = bounds.origin.y + bounds.size.height - (2 - i) * 0.95 * row;
      double value = pixels_measure (
          &picture,
          GRAPHENE_RECT_INIT (bounds.origin.x + 2, top, bounds.size.width - 20, row * 0.8));

      g_test_message ("ruler row %d: %.2f", i, value);
      g_assert_cmpfloat (value, >=, TEXT);
    }
  g_assert_cmpfloat (pixels_contrast (colors.accent, colors.ground), >=, SIGN);
  g_assert_cmpfloat (pixels_contrast (colors.accent, colors.paper), >=, SIGN);
  g_free (picture.pixels);
}

/* The pixels that differ around the widget that has the focus, when it is shown that it has. Rings
 * grow. */
static guint
count_ring (GtkWidget *focus)
{
  PixelsPicture with, without;
  graphene_rect_t area;
  guint n;

  g_assert_true (gtk_widget_compute_bounds (focus, GTK_WIDGET (window), &area));
  graphene_rect_inset (&area, -8, -8);
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  drive_rest (0.3);
  with = pixels_take (GTK_WIDGET (window), &area, 1);
  gtk_window_set_focus_visible (GTK_WINDOW (window), FALSE);
  drive_rest (0.3);
  without = pixels_take (GTK_WIDGET (window), &area, 1);
  n = pixels_count_different (&with, &without, SIGN);
  g_free (with.pixels);
  g_free (without.pixels);
  return n;
}

/* Where the focus is, is seen: what Tab comes to changes its looks around itself, with a contrast
 * of 3. */
static void
test_focus (void)
{
  GtkWidget *first = NULL;
  guint n_stops = 0;

  select_event ("kapan-shelling");
  for (guint i = 0; i < 80; i++)
    {
      GtkWidget *focus;
      guint n = 0;

      drive_key ("Tab");
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_nonnull (focus);
      if (focus == first)
        break;
      if (first == NULL)
        first = focus;
      g_assert_true (gtk_widget_has_visible_focus (focus));
      for (guint try = 0; try < 5 && n < RING; try++)
        n = count_ring (focus);
      g_test_message ("%s “%s”: %u pixels", G_OBJECT_TYPE_NAME (focus), describe (focus), n);
      if (!GTK_IS_TEXT (focus)) /* an entry shows it always */
        g_assert_cmpuint (n, >=, RING);
      n_stops++;
    }
  g_assert_cmpuint (n_stops, >=, 25);
}

static gboolean
is_loaded (gpointer data)
{
  return dateline_session_get_store (session) != NULL;
}

static void
activated_cb (GApplication *application, int *result)
{
  window = DATELINE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  session = dateline_window_get_session (window);
  drive_until (is_loaded, NULL, 30, "the bundled dataset");
  drive_rest (1.5);
  g_assert_cmpint (adw_style_manager_get_dark (adw_style_manager_get_default ()), ==, dark);
  *result = g_test_run ();
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (DatelineApplication) application = NULL;
  const char *scheme = argc > 1 ? argv[1] : "light";
  int result = 0;

  dark = g_str_has_suffix (scheme, "dark");
  high = g_str_has_prefix (scheme, "hc");
  g_setenv ("ADW_DEBUG_COLOR_SCHEME", dark ? "prefer-dark" : "prefer-light", TRUE);
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", high ? "1" : "0", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/contrast/fresh", test_fresh);
  g_test_add_func ("/contrast/event", test_event);
  g_test_add_func ("/contrast/nothing-found", test_nothing_found);
  g_test_add_func ("/contrast/sources", test_sources);
  g_test_add_func ("/contrast/popovers", test_popovers);
  g_test_add_func ("/contrast/map-names", test_map_names);
  g_test_add_func ("/contrast/marks", test_marks);
  g_test_add_func ("/contrast/timeline", test_timeline);
  g_test_add_func ("/contrast/focus", test_focus);
  if (!drive_is_possible ())
    return 77;
  application = dateline_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &result);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return result;
}
