/* What the pointer does on the timeline, with real presses, motions and wheel notches. */
#include "drive.h"
#include "timeline-store.h"
#include "timeline/timeline.h"

#include <adwaita.h>
#include <math.h>

#define STRIP_Y 8
#define RULER_Y(chart) (gtk_widget_get_height (chart) - 5)
#define PLOT_Y 24 /* above all marks of this dataset */

static DatelineSession *session;
static GtkWidget *window;
static GtkWidget *chart;
static DatelineTimeline *timeline;

static gboolean
set_up (void)
{
  g_autoptr (DatelineStore) store = NULL;

  if (!drive_is_possible ())
    return FALSE;
  store = timeline_store_new ();
  session = dateline_session_new ();
  window = gtk_window_new ();
  timeline = DATELINE_TIMELINE (dateline_timeline_new (session));
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 220);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (timeline));
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (GTK_WIDGET (timeline)) == 0)
    g_main_context_iteration (NULL, TRUE);
  chart = drive_find_named (window, "timeline-chart");
  dateline_session_set_store (session, store);
  drive_settle ();
  return TRUE;
}

static void
tear_down (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  drive_rest (0.05);
  g_assert_finalize_object (session);
}

static double
x_of (DatelineTime time)
{
  return dateline_timeline_time_to_x (timeline, time);
}

/* Until nothing moves any more, and the next click is no second one of a double click. */
static void
await_rest (void)
{
  double begin, end;

  do
    {
      begin = x_of (DAY (4));
      end = x_of (DAY (9000));
      drive_rest (0.5);
      drive_settle ();
    }
  while (x_of (DAY (4)) != begin || x_of (DAY (9000)) != end);
}

/* What is at a whole pixel, where the pointer can be. */
static DatelineTime
time_at (double x)
{
  DatelineSpan span = dateline_session_get_extent (session);

  while (span.end - span.begin > 1)
    {
      DatelineTime middle = span.begin + (span.end - span.begin) / 2;

      if (x_of (middle) <= x)
        span.begin = middle;
      else
        span.end = middle;
    }
  return span.begin;
}

static double
day_width (void)
{
  return x_of (DAY (3)) - x_of (DAY (2));
}

/* From one place to another, in steps. */
static void
drag (double x0, double y0, double x1, double y1)
{
  drive_move (chart, x0, y0);
  drive_press ();
  for (guint i = 1; i <= 3; i++)
    drive_move (chart, x0 + (x1 - x0) * i / 3, y0 + (y1 - y0) * i / 3);
}

static void
assert_window (DatelineTime begin, DatelineTime end)
{
  g_assert_cmpint (dateline_session_get_window (session).begin, ==, begin);
  g_assert_cmpint (dateline_session_get_window (session).end, ==, end);
}

/* What is clicked stays under the pointer while it unfolds, and folds again. */
static void
test_unfold (void)
{
  g_autoptr (DatelineStore) again = timeline_store_new ();
  double x, fold, day;
  DatelineTime time;

  if (!set_up ())
    return;
  day = day_width ();
  fold = x_of (DAY (9000)) - x_of (DAY (4));
  x = floor (x_of (DAY (4500)));
  time = time_at (x);
  drive_click (chart, x, PLOT_Y);
  await_rest ();
  g_assert_cmpfloat (x_of (DAY (9000)) - x_of (DAY (4)), >, 50 * fold);
  g_assert_cmpfloat_with_epsilon (x_of (time), x, 1);
  g_assert_cmpfloat_with_epsilon ((x_of (DAY (9000)) - x_of (DAY (4))) / day_width (), 8996, 1);

  drive_click (chart, x, PLOT_Y);
  await_rest ();
  g_assert_cmpfloat_with_epsilon (x_of (time), x, 1);
  g_assert_cmpfloat_with_epsilon (x_of (DAY (9000)) - x_of (DAY (4)), fold, 1);
  g_assert_cmpfloat_with_epsilon (day_width (), day, 1);

  drive_click (chart, x, PLOT_Y);
  await_rest ();
  dateline_timeline_refold (timeline);
  await_rest ();
  dateline_timeline_fit (timeline);
  g_assert_cmpfloat_with_epsilon (x_of (DAY (9000)) - x_of (DAY (4)), fold, 1e-6);

  drive_click (chart, x, PLOT_Y);
  dateline_session_set_store (session, again);
  await_rest ();
  g_assert_cmpfloat_with_epsilon (x_of (DAY (9000)) - x_of (DAY (4)), fold, 1e-6);
  tear_down ();
}

/* Enter does at a focused handle what a click does. */
static void
test_unfold_by_key (void)
{
  double fold;

  if (!set_up ())
    return;
  fold = x_of (DAY (9000)) - x_of (DAY (4));
  dateline_session_set_window (session, (DatelineSpan){ DAY (2), DAY (4) });
  gtk_widget_grab_focus (drive_find_named (window, "timeline-end"));
  drive_settle ();
  drive_key ("Return");
  await_rest ();
  g_assert_cmpfloat_with_epsilon ((x_of (DAY (9000)) - x_of (DAY (4))) / day_width (), 8996, 1);
  drive_key ("Return");
  await_rest ();
  dateline_timeline_fit (timeline);
  g_assert_cmpfloat_with_epsilon (x_of (DAY (9000)) - x_of (DAY (4)), fold, 1e-6);
  gtk_widget_grab_focus (drive_find_named (window, "timeline-begin"));
  drive_key ("Return"); /* nothing folded there */
  await_rest ();
  g_assert_cmpfloat_with_epsilon (x_of (DAY (9000)) - x_of (DAY (4)), fold, 1e-6);
  tear_down ();
}

/* A press and a drag on a fold are no click on it. */
static void
test_drag_from_fold (void)
{
  double fold;

  if (!set_up ())
    return;
  fold = x_of (DAY (9000)) - x_of (DAY (4));
  drag (x_of (DAY (4500)), PLOT_Y, x_of (DAY (4500)) + 60, PLOT_Y);
  drive_release ();
  await_rest ();
  g_assert_cmpfloat_with_epsilon (x_of (DAY (9000)) - x_of (DAY (4)), fold, 1e-6);
  tear_down ();
}

static void
test_double_click_fold (void)
{
  if (!set_up ())
    return;
  drive_double_click (chart, x_of (DAY (4500)), PLOT_Y);
  await_rest ();
  assert_window (DAY (4), DAY (9000));
  g_assert_cmpfloat_with_epsilon ((x_of (DAY (9000)) - x_of (DAY (4))) / day_width (), 8996, 1);
  dateline_session_set_window (session, dateline_session_get_extent (session));
  drive_double_click (chart, x_of (DAY (4500)), PLOT_Y);
  await_rest ();
  assert_window (DAY (4), DAY (9000));
  g_assert_cmpfloat_with_epsilon ((x_of (DAY (9000)) - x_of (DAY (4))) / day_width (), 8996, 1);
  tear_down ();
}

/* Where the mark of the event is, from the bottom up. */
static double
find_mark_y (double x, guint32 row)
{
  for (double y = RULER_Y (chart) - 24; y > PLOT_Y; y -= 4)
    {
      drive_click (chart, x, y);
      if (dateline_session_get_selection (session) == row)
        return y;
    }
  g_assert_not_reached ();
}

static void
test_double_click_event (void)
{
  double x, y;

  if (!set_up ())
    return;
  x = x_of (DAY (2) + DATELINE_DAY / 2);
  y = find_mark_y (x, 1);
  drive_rest (0.5);
  dateline_session_set_window (session, dateline_session_get_extent (session));
  drive_double_click (chart, x, y);
  assert_window (DAY (2), DAY (3));
  g_assert_cmpuint (dateline_session_get_selection (session), ==, 1);
  tear_down ();
}

/* The gentle magnet leaves half past four where it is; with Control it is three or six. */
static void
test_control_snaps (void)
{
  DatelineTime wanted = DAY (1) + 4 * DATELINE_HOUR + DATELINE_HOUR / 2, begin;
  DatelineSpan extent;

  if (!set_up ())
    return;
  extent = dateline_session_get_extent (session);
  drag (x_of (extent.begin) - 5, STRIP_Y, x_of (wanted) - 5, STRIP_Y);
  begin = dateline_session_get_window (session).begin;
  g_assert_cmpint (ABS (begin - wanted), <, DATELINE_HOUR);
  g_assert_cmpint (begin % (3 * DATELINE_HOUR), !=, 0);
  drive_hold_key ("ctrl");
  drive_move (chart, x_of (wanted) - 5, STRIP_Y + 1);
  begin = dateline_session_get_window (session).begin;
  g_assert_cmpint (begin % (3 * DATELINE_HOUR), ==, 0);
  g_assert_cmpint (ABS (begin - wanted), <=, 2 * DATELINE_HOUR);
  drive_release ();
  drive_release_key ("ctrl");

  drive_hold_key ("ctrl");
  drag (x_of (wanted), RULER_Y (chart), x_of (wanted) + 2 * day_width (), RULER_Y (chart));
  drive_release ();
  drive_release_key ("ctrl");
  begin = dateline_session_get_window (session).begin;
  g_assert_cmpint (begin % (3 * DATELINE_HOUR), ==, 0);
  g_assert_cmpint (dateline_session_get_window (session).end, ==, begin + 2 * DATELINE_DAY);
  tear_down ();
}

/* A drag on the ruler draws a window as it goes, in either direction; a click puts the playhead. */
static void
test_ruler (void)
{
  DatelineTime until;

  if (!set_up ())
    return;
  drag (x_of (DAY (3)), RULER_Y (chart), x_of (DAY (1)), RULER_Y (chart));
  assert_window (DAY (1), DAY (3));
  drive_move (chart, x_of (DAY (2)), RULER_Y (chart));
  assert_window (DAY (2), DAY (3));
  drive_release ();
  assert_window (DAY (2), DAY (3));

  dateline_session_set_window (session, (DatelineSpan){ DAY (0), DAY (4) });
  until = DAY (1) + 12 * DATELINE_HOUR;
  drive_click (chart, x_of (until), RULER_Y (chart));
  g_assert_cmpint (dateline_session_get_playhead (session), ==, until);
  assert_window (DAY (0), DAY (4));
  tear_down ();
}

static void
test_strip (void)
{
  if (!set_up ())
    return;
  dateline_session_set_window (session, (DatelineSpan){ DAY (9001), DAY (9002) });
  drag (x_of (DAY (1)), STRIP_Y, x_of (DAY (3)), STRIP_Y);
  drive_release ();
  assert_window (DAY (1), DAY (3));
  tear_down ();
}

static void
test_wheel (void)
{
  double x, day;
  DatelineTime time = DAY (2) + DATELINE_DAY / 3;

  if (!set_up ())
    return;
  day = day_width ();
  x = x_of (time);
  drive_move (chart, x, PLOT_Y);
  drive_scroll (TRUE, 8);
  g_assert_cmpfloat (day_width (), >, 5 * day);
  /* the pointer stands on a whole pixel, whose error grows with the zoom */
  g_assert_cmpfloat_with_epsilon (x_of (time), x, day_width () / day);
  drive_scroll (FALSE, 8);
  g_assert_cmpfloat_with_epsilon (day_width (), day, 0.01);
  g_assert_cmpfloat_with_epsilon (x_of (time), x, 0.01);
  tear_down ();
}

static void
test_pan (void)
{
  double before, day;

  if (!set_up ())
    return;
  drive_move (chart, x_of (DAY (2)), PLOT_Y);
  drive_scroll (TRUE, 5);
  before = x_of (DAY (2));
  day = day_width ();
  drive_hold_key ("shift");
  drive_scroll (FALSE, 2);
  drive_release_key ("shift");
  g_assert_cmpfloat_with_epsilon (x_of (DAY (2)), before - 120, 0.01);
  drag (500, PLOT_Y, 590, PLOT_Y);
  drive_release ();
  g_assert_cmpfloat_with_epsilon (x_of (DAY (2)), before - 30, 0.01);
  g_assert_cmpfloat_with_epsilon (day_width (), day, 1e-6);
  tear_down ();
}

static void
test_zoom_to_selection (void)
{
  double day;

  if (!set_up ())
    return;
  day = day_width ();
  dateline_timeline_zoom_to_selection (timeline);
  g_assert_cmpfloat (day_width (), ==, day);
  dateline_session_set_selection (session, 5);
  dateline_timeline_zoom_to_selection (timeline);
  g_assert_cmpfloat_with_epsilon (x_of (DAY (9002)) - x_of (DAY (9001)), 484, 1);
  g_assert_cmpfloat_with_epsilon ((x_of (DAY (9002)) + x_of (DAY (9001))) / 2, 500, 1);
  tear_down ();
}

/* Escape brings back window, playhead and view, and what the pointer does until the button is
 * released does nothing more. */
static void
test_escape (void)
{
  static const double ys[] = { STRIP_Y, PLOT_Y, -1 };
  DatelineSpan before = { DAY (1), DAY (3) };

  if (!set_up ())
    return;
  dateline_session_set_window (session, before);
  dateline_session_set_playhead (session, DAY (2));
  drive_move (chart, x_of (DAY (2)), PLOT_Y);
  drive_scroll (TRUE, 2);
  for (guint i = 0; i < G_N_ELEMENTS (ys); i++)
    {
      double y = ys[i] < 0 ? RULER_Y (chart) : ys[i], x = x_of (DAY (2) + 7200);
      double at = x_of (DAY (1));

      drag (x, y, x + 90, y);
      g_assert_true (!dateline_span_equal (dateline_session_get_window (session), before) ||
                     x_of (DAY (1)) != at);
      drive_key ("Escape");
      assert_window (before.begin, before.end);
      drive_move (chart, x + 150, y);
      drive_release ();
      assert_window (before.begin, before.end);
      g_assert_cmpint (dateline_session_get_playhead (session), ==, DAY (2));
      g_assert_cmpfloat (x_of (DAY (1)), ==, at);
    }
  tear_down ();
}

static gboolean
has_come (gpointer data)
{
  return dateline_session_get_window (session).begin == dateline_session_get_extent (session).begin;
}

/* A handle held at the edge brings into view what lies behind it, and comes along. */
static void
test_edge (void)
{
  if (!set_up ())
    return;
  dateline_session_set_window (session, (DatelineSpan){ DAY (2), DAY (9001) });
  drive_move (chart, x_of (DAY (2) + 7200), PLOT_Y);
  drive_scroll (TRUE, 6);
  g_assert_cmpfloat (x_of (DAY (0)), <, -300);
  drag (x_of (DAY (2)) - 5, STRIP_Y, 1, STRIP_Y);
  drive_until (has_come, NULL, 20, "the begin of time");
  g_assert_cmpfloat_with_epsilon (x_of (dateline_session_get_extent (session).begin), 16, 3.1);
  drive_release ();
  tear_down ();
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/timeline-pointer/unfold", test_unfold);
  g_test_add_func ("/timeline-pointer/unfold-by-key", test_unfold_by_key);
  g_test_add_func ("/timeline-pointer/drag-from-fold", test_drag_from_fold);
  g_test_add_func ("/timeline-pointer/double-click-fold", test_double_click_fold);
  g_test_add_func ("/timeline-pointer/double-click-event", test_double_click_event);
  g_test_add_func ("/timeline-pointer/control-snaps", test_control_snaps);
  g_test_add_func ("/timeline-pointer/ruler", test_ruler);
  g_test_add_func ("/timeline-pointer/strip", test_strip);
  g_test_add_func ("/timeline-pointer/wheel", test_wheel);
  g_test_add_func ("/timeline-pointer/pan", test_pan);
  g_test_add_func ("/timeline-pointer/zoom-to-selection", test_zoom_to_selection);
  g_test_add_func ("/timeline-pointer/escape", test_escape);
  g_test_add_func ("/timeline-pointer/edge", test_edge);
  return g_test_run ();
}
