#include "config.h"

#include "drive.h"
#include "timeline-store.h"
#include "timeline/timeline.h"

#include <adwaita.h>
#include <string.h>

static DatelineSession *session;
static GtkWidget *window;
static DatelineTimeline *timeline;
static GSettings *settings;

static void
run_for (double seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
set_up (void)
{
  g_autoptr (DatelineStore) store = timeline_store_new ();

  session = dateline_session_new ();
  window = gtk_window_new ();
  timeline = DATELINE_TIMELINE (dateline_timeline_new (session));
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 220);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (timeline));
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (GTK_WIDGET (timeline)) == 0)
    g_main_context_iteration (NULL, TRUE);
  dateline_session_set_store (session, store);
  run_for (0.1);
}

static void
tear_down (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  run_for (0.05);
  g_assert_finalize_object (session);
}

static double
x_of (DatelineTime time)
{
  return dateline_timeline_time_to_x (timeline, time);
}

/* A screen reader finds three sliders that say their moments. */
static void
test_accessible (void)
{
  static const char *const names[] = { "timeline-begin", "timeline-playhead", "timeline-end" };

  set_up ();
  dateline_session_set_window (session, (DatelineSpan){ DAY (1), DAY (4) });
  dateline_session_set_playhead (session, DAY (2) + 9 * DATELINE_HOUR);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkAccessible *handle = GTK_ACCESSIBLE (drive_find_named (window, names[i]));

      g_assert_nonnull (handle);
      gtk_test_accessible_assert_role (handle, GTK_ACCESSIBLE_ROLE_SLIDER);
      g_assert_true (gtk_test_accessible_has_property (handle, GTK_ACCESSIBLE_PROPERTY_LABEL));
    }
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (drive_find_named (window, "timeline-begin")),
                                       GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "2 January 1970");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (drive_find_named (window, "timeline-playhead")),
      GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
      "3 January 1970, 09:00");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (drive_find_named (window, "timeline-end")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "4 January 1970"); /* the last day of it */
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (drive_find_named (window, "timeline-playhead")),
      GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
      (double) DAY (4));
  tear_down ();
}

static void
test_view (void)
{
  double day;

  set_up ();
  day = x_of (DAY (1)) - x_of (DAY (0));
  g_assert_cmpfloat (day, >, 30);
  dateline_timeline_set_elastic (timeline, FALSE);
  g_assert_cmpfloat (x_of (DAY (1)) - x_of (DAY (0)), <, 1);
  g_assert_cmpfloat (x_of (dateline_session_get_extent (session).end), <=, 1000);
  dateline_timeline_set_elastic (timeline, TRUE);
  g_assert_cmpfloat_with_epsilon (x_of (DAY (1)) - x_of (DAY (0)), day, 1e-6);

  dateline_session_set_window (session, (DatelineSpan){ DAY (1), DAY (3) });
  dateline_timeline_zoom_to_window (timeline);
  g_assert_cmpfloat (x_of (DAY (3)) - x_of (DAY (1)), >, 800);
  dateline_timeline_fit (timeline);
  g_assert_cmpfloat_with_epsilon (x_of (DAY (1)) - x_of (DAY (0)), day, 1e-6);
  tear_down ();
}

/* A selection that is out of view brings the view to itself. */
static void
test_reveal (void)
{
  set_up ();
  dateline_session_set_window (session, (DatelineSpan){ DAY (0), DAY (2) });
  dateline_timeline_zoom_to_window (timeline);
  g_assert_cmpfloat (x_of (DAY (9001)), >, 1000);
  dateline_session_set_selection (session, 5);
  g_assert_cmpfloat (x_of (DAY (9001)), >, 0);
  g_assert_cmpfloat (x_of (DAY (9001)), <, 1000);
  tear_down ();
}

static void
test_step (void)
{
  set_up ();
  for (guint row = 7; row > 0; row--)
    {
      dateline_timeline_step_previous (timeline);
      g_assert_cmpuint (dateline_session_get_selection (session), ==, row - 1);
    }
  dateline_timeline_step_previous (timeline);
  g_assert_cmpuint (dateline_session_get_selection (session), ==, 0);
  g_assert_cmpint (dateline_session_get_playhead (session), ==, DAY (0));
  dateline_timeline_step_next (timeline);
  g_assert_cmpuint (dateline_session_get_selection (session), ==, 1);
  g_assert_cmpint (dateline_session_get_playhead (session), ==, DAY (2));
  tear_down ();
}

static void
test_play (void)
{
  DatelineTime first;

  set_up ();
  g_settings_set_string (settings, "play-pace", "whole:4");
  dateline_timeline_play (timeline);
  g_assert_true (dateline_session_is_playing (session));
  first = dateline_session_get_playhead (session);
  g_assert_cmpint (first, ==, dateline_session_get_window (session).begin);
  run_for (0.5);
  g_assert_cmpint (dateline_session_get_playhead (session), >, first);
  dateline_timeline_toggle_play (timeline);
  g_assert_false (dateline_session_is_playing (session));
  first = dateline_session_get_playhead (session);
  run_for (0.2);
  g_assert_cmpint (dateline_session_get_playhead (session), ==, first);

  dateline_timeline_play (timeline);
  gtk_widget_set_visible (GTK_WIDGET (timeline), FALSE);
  g_assert_false (dateline_session_is_playing (session));
  dateline_timeline_play (timeline); /* not while nobody sees it */
  g_assert_false (dateline_session_is_playing (session));
  gtk_widget_set_visible (GTK_WIDGET (timeline), TRUE);
  dateline_timeline_play (timeline);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&window)));
  run_for (0.05);
  g_assert_finalize_object (session);
}

/* Playing to the end takes as long as was said, and stops there. */
static void
test_end (void)
{
  set_up ();
  g_settings_set_string (settings, "play-pace", "whole:4");
  dateline_timeline_play (timeline);
  for (guint i = 0; i < 100 && dateline_session_is_playing (session); i++)
    run_for (0.1);
  g_assert_false (dateline_session_is_playing (session));
  g_assert_cmpint (
      dateline_session_get_playhead (session), ==, dateline_session_get_window (session).end);
  tear_down ();
}

/* Takes the window's body and drags it by so many pixels, in steps. */
static void
drag_body (double dx)
{
  DatelineSpan span = dateline_session_get_window (session);
  GtkWidget *chart = drive_find_named (window, "timeline-chart");
  double x = (x_of (span.begin) + x_of (span.end)) / 2;

  drive_move (chart, x, 8);
  drive_press ();
  for (guint i = 1; i <= 3; i++)
    drive_move (chart, x + dx * i / 3, 8);
  drive_release ();
}

/* However often the window's body is pushed against either end, the window stays as wide. */
static void
test_drag_window (void)
{
  DatelineSpan extent;
  double width;

  if (!drive_is_possible ())
    return;
  set_up ();
  extent = dateline_session_get_extent (session);
  dateline_session_set_window (session, (DatelineSpan){ DAY (1) + 4000, DAY (9004) + 5000 });
  width = x_of (DAY (9004) + 5000) - x_of (DAY (1) + 4000);
  for (guint i = 0; i < 3; i++)
    {
      DatelineSpan span;

      drag_body (-440);
      span = dateline_session_get_window (session);
      g_assert_cmpint (span.begin, ==, extent.begin);
      g_assert_cmpfloat_with_epsilon (x_of (span.end) - x_of (span.begin), width, 0.05);
      drag_body (440);
      span = dateline_session_get_window (session);
      g_assert_cmpint (span.end, ==, extent.end);
      g_assert_cmpfloat_with_epsilon (x_of (span.end) - x_of (span.begin), width, 0.05);
    }
  tear_down ();
}

static gboolean
is_narrow (gpointer data)
{
  return gtk_widget_get_width (GTK_WIDGET (timeline)) < 500;
}

static gboolean
shows_zone (gpointer data)
{
  return gtk_widget_get_child_visible (drive_find_named (window, "timeline-zone"));
}

static gboolean
has_dropped_zone (gpointer data)
{
  return !shows_zone (NULL);
}

/* Where there is no room, it is the zone that goes, before any date is cut. */
static void
test_narrow (void)
{
  GtkLabel *label;

  set_up ();
  label = GTK_LABEL (drive_find_named (window, "timeline-window"));
  drive_until (shows_zone, NULL, 10, "the zone in a wide window");
  g_assert_null (drive_find_named (window, "timeline-now")); /* it says nothing */
  gtk_window_set_default_size (GTK_WINDOW (window), 380, 220);
  drive_until (is_narrow, NULL, 10, "the window to be narrow");
  drive_until (has_dropped_zone, NULL, 10, "the zone to go");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (label)), >, 0);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 220);
  drive_until (shows_zone, NULL, 10, "the zone to come back");
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (label)));
  tear_down ();
}

/* Nothing to show is no reason to fall over. */
static void
test_empty (void)
{
  g_autoptr (DatelineStore) none = dateline_builder_finish (dateline_builder_new ());

  set_up ();
  dateline_session_set_store (session, none);
  run_for (0.1);
  dateline_timeline_play (timeline);
  g_assert_false (dateline_session_is_playing (session));
  dateline_timeline_step_next (timeline);
  dateline_timeline_fit (timeline);
  dateline_timeline_zoom_to_window (timeline);
  dateline_timeline_set_elastic (timeline, FALSE);
  run_for (0.1);
  tear_down ();
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  settings = g_settings_new (APP_ID);
  g_test_add_func ("/timeline/accessible", test_accessible);
  g_test_add_func ("/timeline/view", test_view);
  g_test_add_func ("/timeline/reveal", test_reveal);
  g_test_add_func ("/timeline/step", test_step);
  g_test_add_func ("/timeline/play", test_play);
  g_test_add_func ("/timeline/end", test_end);
  g_test_add_func ("/timeline/drag-window", test_drag_window);
  g_test_add_func ("/timeline/narrow", test_narrow);
  g_test_add_func ("/timeline/empty", test_empty);
  return g_test_run ();
}
