/* The marks of the map reached with real keys: their order, where the button is, what Enter does,
 * and what becomes of the focus when a mark leaves the view. */
#include "drive.h"

#include "builder.h"
#include "map/event-layer.h"
#include "map/map-view.h"

#include <math.h>

#define WIDTH 800
#define HEIGHT 600

/* One event alone, three at one spot, two near each other, one far away; in the order of time. */
static const struct
{
  const char *id, *when;
  double longitude, latitude;
} places[] = {
  { "stack-1", "2019-01-01", 46.0, 40.0 }, { "alone", "2019-02-01", 45.0, 40.0 },
  { "stack-2", "2020-01-01", 46.0, 40.0 }, { "near-1", "2020-03-01", 45.5, 39.5 },
  { "near-2", "2020-04-01", 45.52, 39.5 }, { "far", "2020-05-01", -74.0, 40.7 },
  { "stack-3", "2020-06-01", 46.0, 40.0 },
};

enum
{
  STACK = 0,
  ALONE = 1,
  NEAR_1 = 3,
  NEAR_2 = 4,
};

typedef struct
{
  DatelineSession *session;
  GtkWidget *window;
  DatelineMapView *view;
  GtkWidget *map, *layer;
  ShumateViewport *viewport;
} Fixture;

static DatelineStore *
create_store (void)
{
  DatelineBuilder *builder = dateline_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      DatelineDraft draft = DATELINE_DRAFT_INIT;

      g_assert_true (dateline_draft_set_when (&draft, places[i].when, NULL, NULL));
      draft.event.id = places[i].id;
      draft.event.title = dateline_builder_add_text (builder, NULL, places[i].id);
      draft.point = dateline_geo_project (places[i].longitude, places[i].latitude);
      draft.place_precision = DATELINE_PLACE_TOWN;
      dateline_builder_add_event (builder, &draft, NULL);
    }
  return dateline_builder_finish (builder);
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
  fixture->map = drive_find_type (fixture->window, SHUMATE_TYPE_MAP);
  fixture->layer = drive_find_type (fixture->window, DATELINE_TYPE_EVENT_LAYER);
  fixture->viewport = shumate_layer_get_viewport (SHUMATE_LAYER (fixture->layer));
  drive_rest (0.5);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window == NULL)
    return;
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->session);
}

static void
look_at (Fixture *fixture, double longitude, double latitude, double zoom)
{
  dateline_map_view_set_position (fixture->view, longitude, latitude, zoom);
  gtk_widget_grab_focus (fixture->map);
  drive_rest (0.3);
}

static void
press (const char *key)
{
  drive_key (key);
  drive_rest (0.1);
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* The focus is on a button around the place, by the library's own reckoning. */
static void
assert_at_place (Fixture *fixture, guint place)
{
  GtkWidget *focus = get_focus (fixture);
  graphene_rect_t bounds;
  double x, y;

  g_assert_cmpstr (gtk_widget_get_name (focus), ==, "map-mark");
  g_assert_true (gtk_widget_has_visible_focus (focus));
  shumate_viewport_location_to_widget_coords (
      fixture->viewport, fixture->layer, places[place].latitude, places[place].longitude, &x, &y);
  g_assert_true (gtk_widget_compute_bounds (focus, fixture->layer, &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.x + bounds.size.width / 2, x, 1.6);
  g_assert_cmpfloat_with_epsilon (bounds.origin.y + bounds.size.height / 2, y, 1.6);
}

/* Marks come in the order of their first events, and no key goes beyond the last. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  if (fixture->window == NULL)
    return;
  look_at (fixture, 45.5, 39.8, 8);
  press ("Page_Down");
  assert_at_place (fixture, STACK);
  press ("Page_Down");
  assert_at_place (fixture, ALONE);
  press ("n");
  assert_at_place (fixture, NEAR_1);
  press ("Page_Down");
  assert_at_place (fixture, NEAR_1);
  press ("p");
  assert_at_place (fixture, ALONE);
  press ("Page_Up");
  press ("Page_Up");
  assert_at_place (fixture, STACK);
  press ("Escape");
  g_assert_true (get_focus (fixture) == fixture->map);
  press ("Page_Up");
  assert_at_place (fixture, STACK);
}

/* Enter on the map goes to the selected mark; on a mark of one event it selects it. */
static void
test_enter (Fixture *fixture, gconstpointer data)
{
  DatelineStore *store;

  if (fixture->window == NULL)
    return;
  store = dateline_session_get_store (fixture->session);
  look_at (fixture, 45.5, 39.8, 8);
  press ("Page_Down");
  press ("Page_Down");
  press ("Return");
  g_assert_cmpuint (
      dateline_session_get_selection (fixture->session), ==, dateline_store_find (store, "alone"));
  assert_at_place (fixture, ALONE);
  dateline_session_set_selection (fixture->session, dateline_store_find (store, "near-2"));
  gtk_widget_grab_focus (fixture->map);
  drive_rest (0.2);
  press ("Return");
  assert_at_place (fixture, NEAR_2); /* drawn apart from its cluster, whose middle is the other's */
  press ("Page_Up");
  assert_at_place (fixture, NEAR_1);
}

/* The button stays at its mark while the map moves; a cluster that is taken apart leaves it with
 * its first event; and a mark out of view gives the focus back, but is remembered. */
static void
test_moving_map (Fixture *fixture, gconstpointer data)
{
  if (fixture->window == NULL)
    return;
  look_at (fixture, 45.51, 39.5, 8);
  press ("Page_Up");
  assert_at_place (fixture, NEAR_1);
  press ("Left");
  assert_at_place (fixture, NEAR_1);
  press ("Right");
  for (guint i = 0; i < 5; i++)
    press ("plus");
  assert_at_place (fixture, NEAR_1);
  press ("Page_Down");
  assert_at_place (fixture, NEAR_2);
  press ("Page_Up");
  assert_at_place (fixture, NEAR_1);
  for (guint i = 0; i < 12; i++)
    press ("Left");
  g_assert_true (get_focus (fixture) == fixture->map);
  look_at (fixture, 45.5, 39.8, 8);
  press ("Page_Up");
  assert_at_place (fixture, ALONE); /* the one before the last */
}

/* A mark at the very edge is brought further in. */
static void
test_edge (Fixture *fixture, gconstpointer data)
{
  double x, y;

  if (fixture->window == NULL)
    return;
  look_at (fixture, 46.08 - 1.0, 40.0, 9);
  shumate_viewport_location_to_widget_coords (
      fixture->viewport, fixture->layer, 40.0, 46.0, &x, &y);
  g_assert_cmpfloat (x, >, WIDTH - 80);
  g_assert_cmpfloat (x, <, WIDTH);
  press ("Page_Down");
  drive_rest (0.3);
  assert_at_place (fixture, STACK);
  shumate_viewport_location_to_widget_coords (
      fixture->viewport, fixture->layer, 40.0, 46.0, &x, &y);
  g_assert_cmpfloat (x, <, WIDTH - 60);
}

/* What is no longer shown has no mark; another dataset none of the old. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineStore) store = NULL;
  const DatelineColumns *columns;

  if (fixture->window == NULL)
    return;
  columns = dateline_store_get_columns (dateline_session_get_store (fixture->session));
  look_at (fixture, 45.5, 39.8, 8);
  press ("Page_Down");
  press ("Page_Down");
  assert_at_place (fixture, ALONE);
  dateline_session_set_window (
      fixture->session,
      (DatelineSpan){ columns->begin[2], columns->end[G_N_ELEMENTS (places) - 1] });
  drive_rest (0.3);
  g_assert_true (get_focus (fixture) == fixture->map);
  press ("Page_Up");
  assert_at_place (fixture, STACK); /* the first there is now */
  store = create_store ();
  dateline_session_set_store (fixture->session, store);
  drive_rest (0.3);
  g_assert_true (get_focus (fixture) == fixture->map);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (gtk_init_check ())
    adw_init ();
#define ADD(name, test) g_test_add ("/mark-cursor/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("order", test_order);
  ADD ("enter", test_enter);
  ADD ("moving-map", test_moving_map);
  ADD ("edge", test_edge);
  ADD ("gone", test_gone);
  return g_test_run ();
}
