/* The window in a language, the first argument, written in a direction, the second: ltr or rtl. It
 * fits a phone; what lies side by side is mirrored, but not the map and not time. In the pseudo
 * language each translated text stands in ⟦brackets⟧: what has none is the dataset's, or has
 * escaped translation. */
#include "config.h"

#include "any-locale.h"
#include "list/event-list.h"
#include "map/map-view.h"
#include "paths.h"
#include "preferences/preferences.h"
#include "real-window.h"
#include "timeline/chart.h"

#include <glib/gi18n-lib.h>
#include <shumate/shumate.h>
#include <string.h>

#define FILE_NAME "karabakh.geojson"
#define PHONE 372  /* pixels: 360, and the edge by which this desktop sizes a window */
#define BUTTONS 76 /* that a phone has not: to minimize and to maximize */

static char *dataset; /* the file's text */

static graphene_rect_t
get_bounds (GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (window), &bounds));
  return bounds;
}

static void
select_event (const char *id)
{
  guint32 row = dateline_store_find (dateline_session_get_store (session), id);

  g_assert_cmpuint (row, !=, DATELINE_NO_ROW);
  dateline_session_set_selection (session, row);
  drive_rest (1);
}

static gboolean
has_words (const char *text)
{
  guint in_a_row = 0;

  for (const char *c = text; *c != '\0' && in_a_row < 2; c++)
    in_a_row = g_ascii_isalpha (*c) ? in_a_row + 1 : 0;
  return in_a_row == 2;
}

/* The dataset's words, which the file has in one line; names of a place in its languages are put
 * side by side. */
static gboolean
is_of_the_dataset (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ' ');
  g_auto (GStrv) parts = g_strsplit (line, " · ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (dataset, g_strstrip (parts[i])) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
has_escaped (const char *text)
{
  return text != NULL && has_words (text) && strstr (text, "⟦") == NULL &&
         !g_str_equal (text, FILE_NAME) && !is_of_the_dataset (text);
}

/* A key's name, a length in its unit; or what a map says of itself. */
static gboolean
is_of_a_library (GtkWidget *widget)
{
  return SHUMATE_IS_SCALE (widget) || SHUMATE_IS_LICENSE (widget) ||
         g_str_equal (gtk_widget_get_css_name (widget), "accelerator");
}

static guint
count_escaped (GtkWidget *widget, guint *n_texts)
{
  const char *text = GTK_IS_LABEL (widget)  ? gtk_label_get_text (GTK_LABEL (widget))
                     : GTK_IS_TEXT (widget) ? gtk_text_get_placeholder_text (GTK_TEXT (widget))
                                            : NULL;
  const char *tooltip = gtk_widget_get_tooltip_text (widget);
  guint n = 0;

  if (!gtk_widget_get_mapped (widget) || is_of_a_library (widget))
    return 0;
  *n_texts += text != NULL && strstr (text, "⟦") != NULL;
  for (guint i = 0; i < 2; i++)
    if (has_escaped (i == 0 ? text : tooltip))
      {
        g_test_message ("FAULT: “%s” (%s)", i == 0 ? text : tooltip, G_OBJECT_TYPE_NAME (widget));
        n++;
      }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_escaped (child, n_texts);
  return n;
}

static void
check_texts (GtkWidget *root, guint least)
{
  guint n_texts = 0, n;

  drive_rest (0.5);
  n = count_escaped (root, &n_texts);
  g_test_message ("%u texts that are translated", n_texts);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (n_texts, >=, least);
}

static void
test_window_texts (void)
{
  GtkStackSwitcher *switcher = GTK_STACK_SWITCHER (typed (GTK_TYPE_STACK_SWITCHER));

  check_texts (GTK_WIDGET (window), 8);
  select_event ("kapan-shelling");
  check_texts (GTK_WIDGET (window), 20);
  gtk_stack_set_visible_child_name (gtk_stack_switcher_get_stack (switcher), "sources");
  check_texts (GTK_WIDGET (window), 20);
  gtk_stack_set_visible_child_name (gtk_stack_switcher_get_stack (switcher), "events");
  dateline_session_set_search (session, "qqqq");
  drive_rest (0.5);
  check_texts (GTK_WIDGET (window), 8);
  dateline_session_set_search (session, "");
}

static void
check_popover (const char *name, guint least)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (named (name));

  gtk_menu_button_popup (button);
  drive_rest (0.5);
  check_texts (GTK_WIDGET (gtk_menu_button_get_popover (button)), least);
  gtk_popover_popdown (gtk_menu_button_get_popover (button));
  drive_rest (0.5);
}

static gboolean
has_preferences (gpointer found)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (DATELINE_IS_PREFERENCES (toplevel) && gtk_widget_get_mapped (toplevel))
        *(GtkWidget **) found = toplevel;
    }
  return *(GtkWidget **) found != NULL;
}

static void
test_other_texts (void)
{
  GtkWidget *preferences = NULL;

  check_popover ("map-legend", 15);
  check_popover ("timeline-pace", 8);
  check_popover ("timeline-menu", 4);
  drive_key ("ctrl+comma");
  drive_until (has_preferences, &preferences, 10, "the preferences");
  check_texts (preferences, 10);
  gtk_window_close (GTK_WINDOW (preferences));
  drive_rest (0.5);
}

/* List, map and event in the direction of writing, the header's ends as well. */
static void
test_order (void)
{
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  graphene_rect_t list, map, chart, legend;
  double middle;

  select_event ("kapan-shelling");
  list = get_bounds (typed (DATELINE_TYPE_EVENT_LIST));
  map = get_bounds (typed (DATELINE_TYPE_MAP_VIEW));
  legend = get_bounds (named ("map-legend"));
  chart = get_bounds (typed (DATELINE_TYPE_CHART));
  middle = map.origin.x + map.size.width / 2;
  g_assert_cmpint (list.origin.x > middle, ==, rtl);
  g_assert_cmpint (legend.origin.x < middle, ==, rtl);
  g_assert_cmpint (get_bounds (typed (ADW_TYPE_SPLIT_BUTTON)).origin.x > middle, ==, rtl);
  g_assert_cmpfloat (chart.size.width, >, list.size.width + map.size.width);
}

/* Earlier is left, and Right goes to later, in every language. */
static void
test_time (void)
{
  GtkWidget *begin = named ("timeline-begin");
  DatelineTime before;

  dateline_session_set_window (session,
                               dateline_store_get_extent (dateline_session_get_store (session)));
  drive_rest (0.3);
  g_assert_cmpfloat (get_bounds (begin).origin.x, <, get_bounds (named ("timeline-end")).origin.x);
  gtk_widget_grab_focus (begin);
  before = dateline_session_get_window (session).begin;
  drive_key ("Right");
  g_assert_cmpint (dateline_session_get_window (session).begin, >, before);
}

/* East is right: a click where an event's point is selects it. */
static void
test_map (void)
{
  DatelineStore *store = dateline_session_get_store (session);
  guint32 row = dateline_store_find (store, "kapan-shelling");
  GtkWidget *map = typed (SHUMATE_TYPE_MAP);
  double x, y;

  dateline_session_set_selection (session, DATELINE_NO_ROW);
  dateline_session_set_window (session, dateline_store_get_extent (store));
  dateline_map_view_set_position (
      DATELINE_MAP_VIEW (typed (DATELINE_TYPE_MAP_VIEW)), 46.3, 39.3, 9);
  drive_rest (1);
  shumate_viewport_location_to_widget_coords (
      shumate_map_get_viewport (SHUMATE_MAP (map)), map, 39.2076, 46.4058, &x, &y);
  g_assert_cmpfloat (x, >, gtk_widget_get_width (map) / 2.0); /* it lies east of the middle */
  drive_click (map, x, y);
  drive_rest (0.5);
  g_assert_cmpuint (dateline_session_get_selection (session), ==, row);
}

static void
test_width (void)
{
  int minimum;

  gtk_window_set_default_size (GTK_WINDOW (window), PHONE + BUTTONS, 720);
  drive_rest (1);
  gtk_widget_measure (
      GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_test_message ("%d pixels", minimum);
  g_assert_cmpint (minimum, <=, PHONE + BUTTONS);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  drive_rest (1);
}

static void
read_dataset (void)
{
  g_autofree char *path = dateline_paths_find ("datasets/" FILE_NAME);
  g_autofree char *text = NULL;
  g_auto (GStrv) quotes = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *unquoted = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  quotes = g_strsplit (text, "\\\"", -1);
  unquoted = g_strjoinv ("\"", quotes);
  lines = g_strsplit (unquoted, "\\n", -1);
  dataset = g_strjoinv (" ", lines);
}

int
main (int argc, char *argv[])
{
  gboolean pseudo;
  int result;

  any_locale_set ();
  gtk_disable_setlocale (); /* which would take what the environment says */
  g_setenv ("LANGUAGE", argc > 1 ? argv[1] : "", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, dateline_paths_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  pseudo = strcmp (g_getenv ("LANGUAGE"), "pseudo") == 0;
  g_test_init (&argc, &argv, NULL);
  if (gtk_init_check () && argc > 2 && strcmp (argv[2], "rtl") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  read_dataset ();
  if (pseudo)
    {
      g_test_add_func ("/languages/window-texts", test_window_texts);
      g_test_add_func ("/languages/other-texts", test_other_texts);
    }
  g_test_add_func ("/languages/order", test_order);
  g_test_add_func ("/languages/time", test_time);
  g_test_add_func ("/languages/map", test_map);
  g_test_add_func ("/languages/width", test_width);
  result = real_window_run_tests ();
  g_free (dataset);
  return result;
}
