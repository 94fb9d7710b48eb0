/* What a person asked of the desktop is kept: nothing glides without animations, and text of twice
 * the size has room in a window of 1280 by 800. */
#include "real-window.h"

#include "map/label-text.h"
#include "map/map-view.h"
#include "timeline/chart.h"

#include <math.h>
#include <shumate/shumate.h>

static guint n_moves;

static void
moved_cb (ShumateViewport *viewport, GParamSpec *pspec, gpointer data)
{
  n_moves++;
}

static void
select_event (const char *id)
{
  guint32 row = dateline_store_find (dateline_session_get_store (session), id);

  g_assert_cmpuint (row, !=, DATELINE_NO_ROW);
  dateline_session_set_selection (session, row);
  drive_rest (1);
}

/* How often the map's middle is put elsewhere when an event out of view is selected. */
static guint
count_moves (gboolean animations)
{
  ShumateViewport *viewport = shumate_map_get_viewport (SHUMATE_MAP (typed (SHUMATE_TYPE_MAP)));
  gulong handler;
  double before, after;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animations, NULL);
  dateline_session_set_selection (session, DATELINE_NO_ROW);
  dateline_map_view_set_position (DATELINE_MAP_VIEW (typed (DATELINE_TYPE_MAP_VIEW)), 40, 38, 8);
  drive_rest (0.5);
  n_moves = 0;
  before = shumate_location_get_longitude (SHUMATE_LOCATION (viewport));
  handler = g_signal_connect (viewport, "notify::longitude", G_CALLBACK (moved_cb), NULL);
  select_event ("kapan-shelling");
  g_signal_handler_disconnect (viewport, handler);
  after = shumate_location_get_longitude (SHUMATE_LOCATION (viewport));
  g_assert_cmpfloat (fabs (after - before), >, 3);
  return n_moves;
}

static void
test_still (void)
{
  guint gliding = count_moves (TRUE);
  guint still = count_moves (FALSE);

  g_test_message ("moves: %u with animations, %u without", gliding, still);
  g_assert_cmpuint (gliding, >, 3);
  g_assert_cmpuint (still, <=, 1);
}

static void
set_text_scale (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (scale * 96 * 1024), NULL);
  drive_rest (1);
}

static graphene_rect_t
get_bounds (GType type)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (typed (type), GTK_WIDGET (window), &bounds));
  return bounds;
}

static void
check_size (GtkOrientation orientation, int room)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (window), orientation, -1, &minimum, NULL, NULL, NULL);
  g_test_message ("%d of %d", minimum, room);
  g_assert_cmpint (minimum, <=, room);
}

static void
test_large_text (void)
{
  graphene_rect_t scale, license, chart, all;

  set_text_scale (2);
  select_event ("kapan-shelling");
  check_size (GTK_ORIENTATION_HORIZONTAL, 1280);
  check_size (GTK_ORIENTATION_VERTICAL, 800);
  scale = get_bounds (SHUMATE_TYPE_SCALE);
  license = get_bounds (SHUMATE_TYPE_LICENSE);
  g_assert_cmpfloat (scale.origin.y + scale.size.height, <=, license.origin.y);
  chart = get_bounds (DATELINE_TYPE_CHART);
  all = GRAPHENE_RECT_INIT (0,
                            0,
                            gtk_widget_get_width (GTK_WIDGET (window)),
                            gtk_widget_get_height (GTK_WIDGET (window)));
  g_assert_true (graphene_rect_contains_rect (&all, &chart));
  set_text_scale (1);
}

/* The longest names are broken before they would be cut off, at every size of text up to 200 %. */
static void
test_names (void)
{
  const DatelineMapName names[] = {
    { .kind = DATELINE_NAME_LINE,
      .text = "Nagorno-Karabakh Autonomous Oblast\n7 July 1923 – 26 November 1991" },
    { .kind = DATELINE_NAME_TOWN,
      .text = "Lachin checkpoint / checkpoint at the Hakari bridge on the Lachin road" },
    { .kind = DATELINE_NAME_COUNTRY, .text = "Democratic Republic of the Congo" },
  };
  GtkWidget *map = typed (SHUMATE_TYPE_MAP);

  for (double scale = 1; scale <= 2; scale += 0.25)
    {
      set_text_scale (scale);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          PangoContext *context = gtk_widget_get_pango_context (map);
          float width, height, max_width, max_height;
          float clearance = dateline_label_text_get_clearance (&names[i]);

          dateline_label_text_measure (context, &names[i], 8, &width, &height);
          dateline_label_text_bound (context, &names[i], &max_width, &max_height);
          g_test_message ("%.2f, %u: %g by %g", scale, i, width, height);
          g_assert_cmpfloat (width, <=, DATELINE_LABEL_REACH_X - clearance);
          g_assert_cmpfloat (width, <=, max_width);
          g_assert_cmpfloat (height, <=, max_height);
        }
    }
  set_text_scale (1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comfort/still", test_still);
  g_test_add_func ("/comfort/large-text", test_large_text);
  g_test_add_func ("/comfort/names", test_names);
  return real_window_run_tests ();
}
