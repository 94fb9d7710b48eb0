/* A person's hands in the list and on the timeline, before and while time is played: the real
 * window on the bundled dataset. */
#include "config.h"

#include "application.h"
#include "drive.h"
#include "list/event-list.h"
#include "timeline/timeline.h"
#include "window.h"

static DatelineWindow *window;
static DatelineSession *session;
static GSettings *settings;

static gboolean
is_loaded (gpointer data)
{
  return dateline_session_get_store (session) != NULL;
}

static GtkWidget *
find_list (void)
{
  GtkWidget *list = drive_find_type (GTK_WIDGET (window), DATELINE_TYPE_EVENT_LIST);

  return drive_find_type (list, GTK_TYPE_LIST_VIEW);
}

static GtkSingleSelection *
get_selection (void)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (find_list ())));
}

/* Whether the focus is in it. */
static gboolean
has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Nothing plays, all time is in the window, nothing is selected, the list is at its begin. */
static void
set_up (void)
{
  static const char *const keys[] = { "play-mode", "play-loop", "skip-empty" };
  GtkWidget *timeline = drive_find_named (GTK_WIDGET (window), "timeline");

  dateline_timeline_step_next (DATELINE_TIMELINE (timeline)); /* pauses */
  g_assert_false (dateline_session_is_playing (session));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
  g_settings_set_string (settings, "play-pace", "whole:60");
  dateline_session_set_selection (session, DATELINE_NO_ROW);
  dateline_session_set_window (session, dateline_session_get_extent (session));
  dateline_session_set_playhead (session, dateline_session_get_extent (session).end);
  gtk_widget_activate_action (find_list (), "list.scroll-to-item", "u", 0);
  drive_rest (0.3);
}

/* Clicks the first event of the list, which has the focus then. */
static void
click_first (void)
{
  drive_click (find_list (), 100, 60);
  g_assert_cmpuint (dateline_session_get_selection (session), ==, 0);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection ()), ==, 0);
}

/* The keys of playing, which a list view would take for itself. */
static void
test_keys_in_list (void)
{
  DatelineSpan extent = dateline_session_get_extent (session);
  DatelineStore *store = dateline_session_get_store (session);

  set_up ();
  click_first ();
  drive_key ("ctrl+Right");
  g_assert_cmpuint (dateline_session_get_selection (session), ==, 1);
  drive_key ("ctrl+Right");
  drive_key ("ctrl+Left");
  g_assert_cmpuint (dateline_session_get_selection (session), ==, 1);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection ()), ==, 1);
  drive_key ("ctrl+Home"); /* an empty list keeps the focus where it was */
  g_assert_cmpint (dateline_session_get_playhead (session), ==, extent.begin);
  g_assert_cmpuint (dateline_rows_get_length (dateline_session_get_shown (session)), ==, 0);
  drive_key ("ctrl+End");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, extent.end);
  g_assert_true (has_focus (find_list ()));
  dateline_session_set_playhead (session, dateline_store_get_columns (store)->begin[30]);
  drive_key ("space");
  g_assert_true (dateline_session_is_playing (session));
  g_assert_cmpuint (dateline_session_get_selection (session), ==, 1);
  drive_key ("shift+space");
  g_assert_true (dateline_session_is_playing (session));
  drive_key ("space");
  g_assert_false (dateline_session_is_playing (session));
}

/* What is no longer selected in the list is so nowhere. */
static void
test_unselect (void)
{
  static const char *const keys[] = { "Control_L", "Control_R" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      set_up ();
      click_first ();
      drive_hold_key (keys[i]);
      drive_click (find_list (), 100, 60);
      drive_release_key (keys[i]);
      g_assert_cmpuint (
          gtk_single_selection_get_selected (get_selection ()), ==, GTK_INVALID_LIST_POSITION);
      g_assert_cmpuint (dateline_session_get_selection (session), ==, DATELINE_NO_ROW);
    }
}

/* A list that becomes short as playing begins is not scrolled beyond its end; a warning fails. */
static void
test_short_list (void)
{
  set_up ();
  for (guint i = 0; i < 3; i++)
    {
      dateline_session_set_playhead (session, dateline_session_get_extent (session).end);
      drive_rest (0.2);
      dateline_session_set_playhead (session, dateline_session_get_extent (session).begin);
      dateline_session_set_playing (session, TRUE);
      drive_rest (0.2);
      dateline_session_set_playing (session, FALSE);
    }
}

/* The playhead does not run away from the pointer that holds it, and goes on when it is let go. */
static void
test_drag (void)
{
  GtkWidget *chart = drive_find_named (GTK_WIDGET (window), "timeline-chart");
  GtkWidget *knob = drive_find_named (GTK_WIDGET (window), "timeline-playhead");
  DatelineSpan extent = dateline_session_get_extent (session);
  graphene_point_t point = GRAPHENE_POINT_INIT (8, 8);
  DatelineTime held;

  set_up ();
  gtk_widget_grab_focus (chart);
  dateline_session_set_playhead (session, extent.end);
  drive_settle ();
  g_assert_true (gtk_widget_compute_point (knob, chart, &point, &point));
  drive_move (chart, point.x, point.y);
  drive_press ();
  drive_move (chart, point.x - 300, point.y);
  drive_key ("space");
  g_assert_true (dateline_session_is_playing (session));
  drive_move (chart, point.x - 500, point.y);
  drive_rest (0.2); /* the motion comes with a frame */
  held = dateline_session_get_playhead (session);
  g_assert_cmpint (held, <, extent.end);
  drive_rest (0.5);
  g_assert_true (dateline_session_is_playing (session));
  g_assert_cmpint (dateline_session_get_playhead (session), ==, held);
  drive_release ();
  drive_rest (0.5);
  g_assert_true (dateline_session_is_playing (session));
  g_assert_cmpint (dateline_session_get_playhead (session), >, held);
}

static void
activated_cb (GApplication *application, int *result)
{
  window = DATELINE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  session = dateline_window_get_session (window);
  settings = g_settings_new (APP_ID);
  drive_until (is_loaded, NULL, 30, "the bundled dataset");
  drive_rest (1);
  *result = g_test_run ();
  g_object_unref (settings);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (DatelineApplication) application = NULL;
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/playing-hands/keys-in-list", test_keys_in_list);
  g_test_add_func ("/playing-hands/unselect", test_unselect);
  g_test_add_func ("/playing-hands/short-list", test_short_list);
  g_test_add_func ("/playing-hands/drag", test_drag);
  if (!drive_is_possible ())
    return 77;
  application = dateline_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &result);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return result;
}
