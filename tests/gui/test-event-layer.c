/* The map with real input: what is clicked, hovered, dragged and typed, and what a selection made
 * elsewhere does. */
#include "drive.h"

#include "builder.h"
#include "map/event-layer.h"
#include "map/map-view.h"

#include <math.h>

#define WIDTH 800
#define HEIGHT 600

/* One event alone, three at one spot, two near each other, one far away. */
static const struct
{
  const char *id;
  double longitude, latitude;
} places[] = {
  { "alone", 45.0, 40.0 },   { "stack-1", 46.0, 40.0 }, { "stack-2", 46.0, 40.0 },
  { "stack-3", 46.0, 40.0 }, { "near-1", 45.5, 39.5 },  { "near-2", 45.52, 39.5 },
  { "far", -74.0, 40.7 },
};

typedef struct
{
  DatelineSession *session;
  GtkWidget *window;
  DatelineMapView *view;
  GtkWidget *layer;
  ShumateViewport *viewport;
} Fixture;

static DatelineStore *
create_store (void)
{
  DatelineBuilder *builder = dateline_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      DatelineDraft draft = DATELINE_DRAFT_INIT;

      g_assert_true (dateline_draft_set_when (&draft, "2020-10-10", NULL, NULL));
      draft.event.id = places[i].id;
      draft.event.title = dateline_builder_add_text (builder, NULL, "<b>An event & so on</b>");
      draft.point = dateline_geo_project (places[i].longitude, places[i].latitude);
      draft.place_precision = DATELINE_PLACE_DISTRICT;
      dateline_builder_add_event (builder, &draft, NULL);
    }
  return dateline_builder_finish (builder);
}

static void
look_at (Fixture *fixture, double longitude, double latitude, double zoom)
{
  dateline_map_view_set_position (fixture->view, longitude, latitude, zoom);
  drive_rest (0.3);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineStore) store = NULL;

  if (!drive_is_possible ())
    return;
  store = create_store ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->session = dateline_session_new ();
  fixture->view = DATELINE_MAP_VIEW (dateline_map_view_new (fixture->session));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  dateline_session_set_store (fixture->session, store);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->layer = drive_find_type (fixture->window, DATELINE_TYPE_EVENT_LAYER);
  fixture->viewport = shumate_layer_get_viewport (SHUMATE_LAYER (fixture->layer));
  drive_rest (0.5);
}

/* Ends the gestures that the map is still at, which libshumate 1.4 minds when the map is gone. */
static void
end_gestures (GtkWidget *map)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (map);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      gtk_event_controller_reset (controller);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window == NULL)
    return;
  end_gestures (drive_find_type (fixture->window, SHUMATE_TYPE_MAP));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->session);
}

/* Where the map has the place, by the library's own reckoning. */
static void
locate (Fixture *fixture, guint place, double *x, double *y)
{
  shumate_viewport_location_to_widget_coords (
      fixture->viewport, fixture->layer, places[place].latitude, places[place].longitude, x, y);
}

static guint32
find (Fixture *fixture, const char *id)
{
  return dateline_store_find (dateline_session_get_store (fixture->session), id);
}

static void
test_select (Fixture *fixture, gconstpointer data)
{
  double x, y;

  if (fixture->window == NULL)
    return;
  look_at (fixture, 45.5, 39.8, 8);
  locate (fixture, 0, &x, &y);
  drive_click (fixture->layer, x + 3, y - 3);
  g_assert_cmpuint (dateline_session_get_selection (fixture->session), ==, find (fixture, "alone"));
  drive_click (fixture->layer, x + 80, y + 60);
  g_assert_cmpuint (dateline_session_get_selection (fixture->session), ==, DATELINE_NO_ROW);
}

/* The layer takes input only over marks. */
static void
test_contains (Fixture *fixture, gconstpointer data)
{
  guint over = 0;

  if (fixture->window == NULL)
    return;
  look_at (fixture, 45.5, 39.8, 8);
  for (int y = 0; y < HEIGHT; y += 7)
    for (int x = 0; x < WIDTH; x += 7)
      {
        gboolean contains = gtk_widget_contains (fixture->layer, x, y);
        gboolean near = FALSE;

        for (guint i = 0; i < G_N_ELEMENTS (places); i++)
          {
            double mark_x, mark_y;

            locate (fixture, i, &mark_x, &mark_y);
            near = near || hypot (x - mark_x, y - mark_y) < 40;
          }
        g_assert_true (near || !contains);
        over += contains;
      }
  g_assert_cmpuint (over, >, 10);
}

static void
test_stack (Fixture *fixture, gconstpointer data)
{
  DatelineStore *store = fixture->session ? dateline_session_get_store (fixture->session) : NULL;
  double x, y;

  if (fixture->window == NULL)
    return;
  look_at (fixture, 45.5, 39.8, 9);
  locate (fixture, 1, &x, &y);
  drive_click (fixture->layer, x, y);
  drive_rest (0.5);
  g_assert_nonnull (drive_find_type (GTK_WIDGET (fixture->view), GTK_TYPE_POPOVER));
  drive_key ("Down");
  drive_key ("Return");
  drive_rest (0.5);
  g_assert_cmpuint (dateline_session_get_selection (fixture->session), !=, DATELINE_NO_ROW);
  g_assert_true (g_str_has_prefix (
      dateline_store_get_event (store, dateline_session_get_selection (fixture->session)).id,
      "stack-"));
}

static void
test_cluster (Fixture *fixture, gconstpointer data)
{
  const DatelineEventMark *first, *second;
  double x, y, zoom, before;

  if (fixture->window == NULL)
    return;
  look_at (fixture, 45.5, 39.8, 7);
  locate (fixture, 4, &x, &y);
  g_assert_cmpint (dateline_event_layer_pick (DATELINE_EVENT_LAYER (fixture->layer), x, y)->kind,
                   ==,
                   DATELINE_MARK_CLUSTER);
  dateline_map_view_get_position (fixture->view, &x, &y, &before);
  locate (fixture, 4, &x, &y);
  drive_click (fixture->layer, x, y);
  drive_rest (0.5);
  dateline_map_view_get_position (fixture->view, &x, &y, &zoom);
  g_assert_cmpfloat (zoom, >, before);
  locate (fixture, 4, &x, &y);
  first = dateline_event_layer_pick (DATELINE_EVENT_LAYER (fixture->layer), x, y);
  locate (fixture, 5, &x, &y);
  second = dateline_event_layer_pick (DATELINE_EVENT_LAYER (fixture->layer), x, y);
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_true (first != second);
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  double longitude, latitude, zoom, moved_longitude, x, y;

  if (fixture->window == NULL)
    return;
  look_at (fixture, 45.5, 39.8, 8);
  dateline_session_set_selection (fixture->session, find (fixture, "alone"));
  dateline_map_view_get_position (fixture->view, &longitude, &latitude, &zoom);
  locate (fixture, 0, &x, &y);
  drive_move (fixture->layer, x + 60, y + 60);
  drive_press ();
  for (int i = 1; i <= 10; i++)
    drive_move (fixture->layer, x + 60 + 8 * i, y + 60);
  drive_release ();
  drive_rest (0.5);
  dateline_map_view_get_position (fixture->view, &moved_longitude, &latitude, &zoom);
  g_assert_cmpfloat (moved_longitude, <, longitude - 0.1);
  g_assert_cmpuint (dateline_session_get_selection (fixture->session), ==, find (fixture, "alone"));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  double longitude, latitude, zoom, new_longitude, new_latitude, new_zoom;

  if (fixture->window == NULL)
    return;
  look_at (fixture, 45.5, 39.8, 8);
  drive_click (fixture->layer, 20, 200);
  dateline_map_view_get_position (fixture->view, &longitude, &latitude, &zoom);
  drive_key ("Right");
  drive_key ("Down");
  drive_key ("plus");
  drive_rest (0.3);
  dateline_map_view_get_position (fixture->view, &new_longitude, &new_latitude, &new_zoom);
  g_assert_cmpfloat (new_longitude, >, longitude);
  g_assert_cmpfloat (new_latitude, <, latitude);
  g_assert_cmpfloat (new_zoom, ==, zoom + 1);
  drive_key ("Home");
  drive_rest (0.3);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double x, y;

      locate (fixture, i, &x, &y);
      g_assert_true (x > 0 && y > 0 && x < WIDTH && y < HEIGHT);
    }
}

/* A selection made elsewhere is brought into view, and without a need the map stays. */
static void
test_bring_into_view (Fixture *fixture, gconstpointer data)
{
  double longitude, latitude, zoom, x, y;

  if (fixture->window == NULL)
    return;
  look_at (fixture, 45.5, 39.8, 8);
  dateline_session_set_selection (fixture->session, find (fixture, "near-1"));
  drive_rest (0.3);
  dateline_map_view_get_position (fixture->view, &longitude, &latitude, &zoom);
  g_assert_cmpfloat_with_epsilon (longitude, 45.5, 1e-6);
  dateline_session_set_selection (fixture->session, find (fixture, "far"));
  drive_rest (0.3);
  dateline_map_view_get_position (fixture->view, &longitude, &latitude, &zoom);
  locate (fixture, 6, &x, &y);
  g_assert_true (x > 0 && y > 0 && x < WIDTH && y < HEIGHT);
  g_assert_cmpfloat (zoom, ==, 8);
}

/* A map that is made smaller keeps the selected mark in view, clear of what lies on the map; one
 * that had been left aside stays where it is. */
static void
test_resize (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    double longitude, latitude; /* of the middle; the mark is at 45, 40 */
    gboolean kept;
  } cases[] = {
    { 43.2, 40.0, TRUE }, { 45.0, 41.2, TRUE },  { 43.2, 41.2, TRUE },
    { 46.9, 38.9, TRUE }, { 41.0, 40.0, FALSE },
  };

  if (fixture->window == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *view = GTK_WIDGET (fixture->view);
      double longitude, latitude, zoom, x, y;

      gtk_widget_set_margin_end (view, 0);
      gtk_widget_set_margin_bottom (view, 0);
      dateline_session_set_selection (fixture->session, find (fixture, "alone"));
      drive_rest (0.2);
      look_at (fixture, cases[i].longitude, cases[i].latitude, 8);
      for (int step = 1; step <= 10; step++)
        {
          gtk_widget_set_margin_end (view, 34 * step);
          gtk_widget_set_margin_bottom (view, 20 * step);
          drive_rest (0.03);
        }
      drive_rest (0.3);
      g_assert_cmpint (gtk_widget_get_width (fixture->layer), ==, WIDTH - 340);
      locate (fixture, 0, &x, &y);
      dateline_map_view_get_position (fixture->view, &longitude, &latitude, &zoom);
      g_assert_cmpfloat (zoom, ==, 8);
      if (cases[i].kept)
        {
          g_assert_cmpfloat (x, >, 30);
          g_assert_cmpfloat (y, >, 30);
          g_assert_cmpfloat (x, <, WIDTH - 340 - 60);
          g_assert_cmpfloat (y, <, HEIGHT - 200 - 50);
        }
      else
        g_assert_cmpfloat_with_epsilon (longitude, cases[i].longitude, 1e-6);
    }
}

/* It opens where most are, not where all are. */
static void
test_opening (Fixture *fixture, gconstpointer data)
{
  double longitude, latitude, zoom;

  if (fixture->window == NULL)
    return;
  dateline_map_view_get_position (fixture->view, &longitude, &latitude, &zoom);
  g_assert_cmpfloat (longitude, >, 44);
  g_assert_cmpfloat (longitude, <, 47);
  g_assert_cmpfloat (zoom, >, 6);
}

/* The affine map agrees with libshumate's, also when the map is turned. */
static void
test_affine (Fixture *fixture, gconstpointer data)
{
  if (fixture->window == NULL)
    return;
  for (int i = 0; i < 2000; i++)
    {
      double longitude = g_test_rand_double_range (-180, 180);
      double latitude = g_test_rand_double_range (-85, 85);
      DatelineAffine affine;
      DatelinePoint pixel;
      double x, y;

      shumate_location_set_location (SHUMATE_LOCATION (fixture->viewport),
                                     g_test_rand_double_range (-80, 80),
                                     g_test_rand_double_range (-180, 180));
      shumate_viewport_set_zoom_level (fixture->viewport, g_test_rand_double_range (2, 14));
      shumate_viewport_set_rotation (fixture->viewport,
                                     i % 2 ? g_test_rand_double_range (0, 6) : 0);
      affine = dateline_affine_probe (fixture->viewport, fixture->layer);
      pixel = dateline_affine_apply (&affine, dateline_geo_project (longitude, latitude));
      shumate_viewport_location_to_widget_coords (
          fixture->viewport, fixture->layer, latitude, longitude, &x, &y);
      g_assert_cmpfloat_with_epsilon (pixel.x, x, 1e-3);
      g_assert_cmpfloat_with_epsilon (pixel.y, y, 1e-3);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/event-layer/opening", test_opening },
    { "/event-layer/select", test_select },
    { "/event-layer/contains", test_contains },
    { "/event-layer/stack", test_stack },
    { "/event-layer/cluster", test_cluster },
    { "/event-layer/drag", test_drag },
    { "/event-layer/keys", test_keys },
    { "/event-layer/bring-into-view", test_bring_into_view },
    { "/event-layer/resize", test_resize },
    { "/event-layer/affine", test_affine },
  };

  g_test_init (&argc, &argv, NULL);
  if (gtk_init_check ())
    adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
