/* What the map, the list and the caption do while time is played, and what all say in another zone:
 * the real window on the bundled dataset. */
#include "config.h"

#include "application.h"
#include "describe.h"
#include "drive.h"
#include "edtf.h"
#include "map/event-layer.h"
#include "map/map-view.h"
#include "palette.h"
#include "timeline/chart-private.h"
#include "window.h"
#include "wording.h"

#include <string.h>

static DatelineWindow *window;
static DatelineSession *session;
static GSettings *settings;

static gboolean
is_loaded (gpointer data)
{
  return dateline_session_get_store (session) != NULL;
}

static DatelineStore *
store (void)
{
  return dateline_session_get_store (session);
}

static DatelineTime
time_of (const char *text)
{
  g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (text, NULL);

  g_assert_nonnull (edtf);
  return dateline_edtf_get_when (edtf, dateline_store_get_timezone (store ())).span.begin;
}

static GtkWidget *
named (const char *name)
{
  GtkWidget *widget = drive_find_named (GTK_WIDGET (window), name);

  g_assert_nonnull (widget);
  return widget;
}

static GtkWidget *
typed (GType type)
{
  GtkWidget *widget = drive_find_type (GTK_WIDGET (window), type);

  g_assert_nonnull (widget);
  return widget;
}

static const char *
text_of (const char *name)
{
  return gtk_label_get_text (GTK_LABEL (named (name)));
}

static DatelineMapView *
map (void)
{
  return DATELINE_MAP_VIEW (typed (DATELINE_TYPE_MAP_VIEW));
}

/* Where the current event is on the map. */
static void
locate_current (double *x, double *y)
{
  guint32 row = dateline_session_get_current (session);
  GtkWidget *layer = typed (DATELINE_TYPE_EVENT_LAYER);
  const DatelineColumns *columns = dateline_store_get_columns (store ());
  double longitude, latitude;

  g_assert_cmpuint (row, !=, DATELINE_NO_ROW);
  dateline_geo_unproject (
      (DatelinePoint){ columns->x[row], columns->y[row] }, &longitude, &latitude);
  shumate_viewport_location_to_widget_coords (
      shumate_layer_get_viewport (SHUMATE_LAYER (layer)), layer, latitude, longitude, x, y);
}

static gboolean
sees_current (gpointer data)
{
  GtkWidget *layer = typed (DATELINE_TYPE_EVENT_LAYER);
  double x, y;

  locate_current (&x, &y);
  return x > 20 && y > 20 && x < gtk_widget_get_width (layer) - 20 &&
         y < gtk_widget_get_height (layer) - 20;
}

/* The autumn of 2020, before its first event, with the map on the region. */
static void
begin (gboolean playing)
{
  dateline_session_set_playing (session, FALSE);
  dateline_session_set_selection (session, DATELINE_NO_ROW);
  dateline_session_set_window (session,
                               (DatelineSpan){ time_of ("2020-09-27"), time_of ("2020-11-11") });
  dateline_session_set_playhead (session, time_of ("2020-09-27"));
  drive_rest (0.3);
  dateline_map_view_set_position (map (), 46.6, 39.7, 8);
  dateline_session_set_playing (session, playing);
  drive_rest (0.3);
}

static void
check_position (double longitude, double latitude, double zoom)
{
  double at[3];

  dateline_map_view_get_position (map (), &at[0], &at[1], &at[2]);
  g_assert_cmpfloat_with_epsilon (at[0], longitude, 1e-6);
  g_assert_cmpfloat_with_epsilon (at[1], latitude, 1e-6);
  g_assert_cmpfloat_with_epsilon (at[2], zoom, 1e-6);
}

/* Far and near, there and back, the zoom as it was; what is in view is not moved to. */
static void
test_lead (void)
{
  static const char *const moments[] = { "2020-11-02", "2020-11-07", "2020-10-10", "2020-11-10" };
  double longitude, latitude, zoom;

  begin (TRUE);
  drive_rest (2.0);
  dateline_map_view_get_position (map (), &longitude, &latitude, &zoom);
  g_assert_true (sees_current (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      dateline_session_set_playhead (session, time_of (moments[i]));
      drive_until (sees_current, NULL, 10, "the map to be led to the current event");
      drive_rest (1.6);
      g_assert_true (sees_current (NULL));
      dateline_map_view_get_position (map (), &longitude, &latitude, &zoom);
      g_assert_cmpfloat (zoom, ==, 8);
    }
  dateline_session_set_playhead (session, time_of ("2020-11-10") + DATELINE_HOUR);
  drive_rest (1.6);
  check_position (longitude, latitude, zoom);
  dateline_session_set_playing (session, FALSE);
}

/* The same with real playing. */
static void
test_play (void)
{
  guint n_seen = 0, n = 0;

  g_settings_set_string (settings, "play-pace", "whole:12");
  begin (FALSE);
  gtk_widget_grab_focus (named ("timeline-chart"));
  drive_key ("space");
  g_assert_true (dateline_session_is_playing (session));
  while (dateline_session_is_playing (session))
    {
      drive_rest (0.2);
      if (dateline_session_get_current (session) == DATELINE_NO_ROW)
        continue;
      n++;
      n_seen += sees_current (NULL);
    }
  drive_until (sees_current, NULL, 3, "the last glide to end");
  g_test_message ("in view at %u of %u looks", n_seen, n);
  g_assert_cmpuint (n_seen, >, n / 2);
}

static void
test_off (void)
{
  g_settings_set_boolean (settings, "follow", FALSE);
  begin (TRUE);
  dateline_session_set_playhead (session, time_of ("2020-11-02"));
  drive_rest (2.0);
  check_position (46.6, 39.7, 8);
  g_assert_false (sees_current (NULL));
  dateline_session_set_playing (session, FALSE);
  g_settings_set_boolean (settings, "follow", TRUE);
}

/* A person who pans is left alone, until time is played again. */
static void
test_pan (void)
{
  GtkWidget *layer = typed (DATELINE_TYPE_EVENT_LAYER);
  double longitude, latitude, zoom;

  begin (TRUE);
  drive_rest (2.0);
  drive_move (layer, 120, gtk_widget_get_height (layer) - 120);
  drive_press ();
  for (guint i = 1; i <= 5; i++)
    drive_move (layer, 120 + 16 * i, gtk_widget_get_height (layer) - 120);
  drive_release ();
  drive_rest (1.5); /* it goes on by itself for a while */
  dateline_map_view_get_position (map (), &longitude, &latitude, &zoom);
  g_assert_cmpfloat (longitude, !=, 46.6);
  dateline_session_set_playhead (session, time_of ("2020-11-02"));
  drive_rest (2.5);
  check_position (longitude, latitude, zoom);
  g_assert_false (sees_current (NULL));

  dateline_session_set_playing (session, FALSE);
  dateline_session_set_playing (session, TRUE);
  drive_until (sees_current, NULL, 10, "the map to be led again");
  dateline_session_set_playing (session, FALSE);
}

static GtkAdjustment *
list_adjustment (void)
{
  GtkWidget *view = typed (GTK_TYPE_LIST_VIEW);

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
}

static gboolean
is_at_end (gpointer data)
{
  GtkAdjustment *adjustment = list_adjustment ();

  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 100 &&
         gtk_adjustment_get_value (adjustment) >=
             gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - 1;
}

static void
test_list (void)
{
  GtkWidget *view = typed (GTK_TYPE_LIST_VIEW);
  GtkWidget *focus;

  begin (TRUE);
  gtk_widget_grab_focus (named ("timeline-chart"));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  dateline_session_set_playhead (session, time_of ("2020-10-11"));
  drive_until (is_at_end, NULL, 5, "the list to come to its end");
  dateline_session_set_playhead (session, time_of ("2020-11-08"));
  drive_rest (0.5);
  g_assert_true (is_at_end (NULL));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == focus);
  g_assert_cmpuint (dateline_session_get_selection (session), ==, DATELINE_NO_ROW);

  drive_move (view, 100, 100);
  drive_scroll (TRUE, 5);
  drive_rest (0.3);
  dateline_session_set_playhead (session, time_of ("2020-11-10"));
  drive_rest (0.5);
  g_assert_false (is_at_end (NULL));
  dateline_session_set_playing (session, FALSE);
  dateline_session_set_playing (session, TRUE);
  drive_until (is_at_end, NULL, 5, "the list to come to its end again");
  dateline_session_set_playing (session, FALSE);
}

/* Whether two widgets that are seen lie on one another. */
static gboolean
overlap (GtkWidget *a, GtkWidget *b)
{
  graphene_rect_t bounds[2];

  g_assert_true (gtk_widget_compute_bounds (a, GTK_WIDGET (window), &bounds[0]));
  g_assert_true (gtk_widget_compute_bounds (b, GTK_WIDGET (window), &bounds[1]));
  return graphene_rect_intersection (&bounds[0], &bounds[1], NULL);
}

static GtkWidget *
find_with_class (GtkWidget *root, const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (root, css_class) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_with_class (child, css_class);
  return found;
}

static void
check_caption (const char *moment)
{
  guint32 row;
  DatelineStatus status;
  g_autofree char *date = NULL;
  g_autofree char *when = NULL;

  dateline_session_set_playhead (session, time_of (moment));
  drive_rest (0.1);
  row = dateline_session_get_current (session);
  status = dateline_store_get_columns (store ())->status[row];
  date = dateline_wording_time (
      time_of (moment), DATELINE_PRECISION_DAY, dateline_session_get_zone (session));
  when = dateline_describe_when (store (), row, dateline_session_get_zone (session));
  g_assert_cmpstr (text_of ("caption-date"), ==, date);
  g_assert_cmpstr (
      text_of ("caption-title"),
      ==,
      dateline_store_get_text (store (), dateline_store_get_event (store (), row).title));
  g_assert_true (
      g_str_has_prefix (text_of ("caption-facts"), dateline_palette_get_status_name (status)));
  g_assert_nonnull (strstr (text_of ("caption-facts"), when));
}

static void
test_caption (void)
{
  GtkWidget *caption;

  begin (FALSE);
  g_assert_null (drive_find_named (GTK_WIDGET (window), "caption"));
  g_settings_set_boolean (settings, "caption", TRUE);
  drive_rest (0.5);
  caption = named ("caption");
  check_caption ("2020-10-02");
  g_assert_nonnull (strstr (text_of ("caption-facts"), "and 7 more"));
  check_caption ("2020-11-05");
  g_assert_null (strstr (text_of ("caption-facts"), "more"));
  check_caption ("2020-10-10");
  /* What has been selected of those that begin together is what is told. */
  dateline_session_set_selection (session, dateline_store_find (store (), "terter-missiles"));
  check_caption ("2020-10-10");
  g_assert_cmpuint (dateline_session_get_current (session),
                    ==,
                    dateline_store_find (store (), "terter-missiles"));

  for (int width = 1280; width >= 700; width -= 290)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
      drive_rest (0.8);
      g_assert_false (overlap (caption, find_with_class (GTK_WIDGET (map ()), "map-controls")));
      g_assert_false (overlap (caption, find_with_class (GTK_WIDGET (map ()), "map-attribution")));
    }
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  drive_rest (0.8);

  /* A click goes through it, to the map. */
  g_assert_cmpuint (dateline_session_get_selection (session), !=, DATELINE_NO_ROW);
  drive_click (caption, 8, 8);
  drive_rest (0.3);
  g_assert_cmpuint (dateline_session_get_selection (session), ==, DATELINE_NO_ROW);
  g_settings_set_boolean (settings, "caption", FALSE);
  drive_rest (0.3);
  g_assert_null (drive_find_named (GTK_WIDGET (window), "caption"));
}

/* The ruler's upper row in words, with where they stand. */
static char *
read_ruler (void)
{
  DatelineChart *chart = DATELINE_CHART (typed (DATELINE_TYPE_CHART));
  GString *text = g_string_new (NULL);

  g_assert_nonnull (chart->ruler.ticks);
  for (guint i = 0; i < chart->ruler.ticks->labels->len; i++)
    {
      DatelineTickLabel *label = &g_array_index (chart->ruler.ticks->labels, DatelineTickLabel, i);

      g_string_append_printf (text, "%s@%.0f ", label->text, label->x);
    }
  return g_string_free (text, FALSE);
}

/* Whether a label somewhere has these words. */
static gboolean
says (GtkWidget *root, const char *words)
{
  gboolean found = GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) &&
                   g_str_equal (gtk_label_get_text (GTK_LABEL (root)), words);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = says (child, words);
  return found;
}

static void
check_zone (const char *choice, const char *name, const char *heading, const char *when)
{
  g_autofree char *playhead = NULL;

  g_settings_set_string (settings, "time-zone", choice);
  drive_rest (0.3);
  g_assert_cmpstr (text_of ("timeline-zone"), ==, name);
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (named ("timeline-zone")), name));
  g_assert_true (says (typed (GTK_TYPE_LIST_VIEW), heading));
  g_assert_true (says (GTK_WIDGET (window), when));
  playhead = dateline_wording_time (dateline_session_get_playhead (session),
                                    DATELINE_PRECISION_MINUTE,
                                    dateline_session_get_zone (session));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (named ("timeline-playhead")), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, playhead);
}

static void
test_zone (void)
{
  g_autofree char *baku = NULL;
  g_autofree char *utc = NULL;
  g_autofree char *again = NULL;

  begin (FALSE);
  dateline_session_set_window (session,
                               (DatelineSpan){ time_of ("2020-10-10"), time_of ("2020-10-12") });
  dateline_session_set_selection (session, dateline_store_find (store (), "kapan-shelling"));
  drive_rest (1.0);
  gtk_widget_activate_action (named ("timeline-fit"), "timeline.zoom-to-window", NULL);
  drive_rest (1.0);
  check_zone ("dataset", "Asia/Baku", "Saturday, 10 October 2020", "10 October 2020, about 12:00");
  baku = read_ruler ();
  check_zone ("utc",
              "UTC",
              "Saturday, 10 October 2020 (UTC)",
              "10 October 2020, about 12:00 (UTC+4); 08:00 (UTC)");
  utc = read_ruler ();
  g_assert_cmpstr (utc, !=, baku);
  check_zone ("local",
              "America/New_York",
              "Saturday, 10 October 2020 (UTC−4)",
              "10 October 2020, about 12:00 (UTC+4); 04:00 (UTC−4)");
  check_zone ("dataset", "Asia/Baku", "Saturday, 10 October 2020", "10 October 2020, about 12:00");
  again = read_ruler ();
  g_assert_cmpstr (again, ==, baku);
}

static void
activated_cb (GApplication *application, int *result)
{
  window = DATELINE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  session = dateline_window_get_session (window);
  settings = g_settings_new (APP_ID);
  drive_until (is_loaded, NULL, 30, "the bundled dataset");
  drive_rest (1.5);
  *result = g_test_run ();
  g_clear_object (&settings);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (DatelineApplication) application = NULL;
  int result = 0;

  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("TZ", "America/New_York", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/follow/lead", test_lead);
  g_test_add_func ("/follow/play", test_play);
  g_test_add_func ("/follow/off", test_off);
  g_test_add_func ("/follow/pan", test_pan);
  g_test_add_func ("/follow/list", test_list);
  g_test_add_func ("/follow/caption", test_caption);
  g_test_add_func ("/follow/zone", test_zone);
  if (!drive_is_possible ())
    return 77;
  application = dateline_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &result);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return result;
}
