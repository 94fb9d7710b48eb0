/* Playing in the real window on the bundled dataset, by keys, buttons and the popover. */
#include "config.h"

#include "application.h"
#include "drive.h"
#include "edtf.h"
#include "timeline/timeline.h"
#include "window.h"

#include <string.h>

static DatelineWindow *window;
static DatelineSession *session;
static GSettings *settings;
static DatelineSpan autumn; /* of 2020, in which much happens */

static gboolean
is_loaded (gpointer data)
{
  return dateline_session_get_store (session) != NULL;
}

static gboolean
has_stopped (gpointer data)
{
  return !dateline_session_is_playing (session);
}

/* The playhead is after the moment, or before it. */
static gboolean
is_after (gpointer time)
{
  return dateline_session_get_playhead (session) > *(DatelineTime *) time;
}

static gboolean
is_before (gpointer time)
{
  return dateline_session_get_playhead (session) < *(DatelineTime *) time;
}

static DatelineTime
time_of (const char *text)
{
  g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (text, NULL);

  g_assert_nonnull (edtf);
  return dateline_edtf_get_when (edtf,
                                 dateline_store_get_timezone (dateline_session_get_store (session)))
      .span.begin;
}

static GtkWidget *
named (const char *name)
{
  GtkWidget *widget = drive_find_named (GTK_WIDGET (window), name);

  g_assert_nonnull (widget);
  return widget;
}

static void
click (const char *name)
{
  GtkWidget *widget = named (name);

  drive_click (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

static gboolean
get_backwards (void)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (
      dateline_timeline_get_actions (DATELINE_TIMELINE (named ("timeline"))), "backwards");

  return g_variant_get_boolean (state);
}

static void
check_setting (const char *key, const char *text)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, key);
  g_autofree char *is = g_variant_print (value, FALSE);

  if (g_strcmp0 (is, text) != 0)
    g_error ("%s is %s, not %s", key, is, text);
}

static const char *
get_pace_label (void)
{
  return gtk_menu_button_get_label (GTK_MENU_BUTTON (named ("timeline-pace")));
}

/* Nothing plays, all settings are their defaults but the pace, the autumn is in the window and the
 * keys go to the timeline. */
static void
set_up (const char *pace)
{
  static const char *const keys[] = { "play-mode",  "play-pause", "play-loop",
                                      "skip-empty", "follow",     "caption" };

  gtk_widget_grab_focus (named ("timeline-chart"));
  if (dateline_session_is_playing (session))
    drive_key ("space");
  g_assert_false (dateline_session_is_playing (session));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
  g_settings_set_string (settings, "play-pace", pace);
  dateline_session_set_search (session, "");
  dateline_session_set_selection (session, DATELINE_NO_ROW);
  dateline_session_set_window (session, autumn);
  dateline_session_set_playhead (session, autumn.end);
}

/* Without any click or Tab before: the first test. */
static void
test_at_once (void)
{
  drive_key ("space");
  g_assert_true (dateline_session_is_playing (session));
  drive_key ("space");
  g_assert_false (dateline_session_is_playing (session));
}

static void
test_play (void)
{
  DatelineTime time;

  set_up ("whole:20");
  drive_key ("space");
  g_assert_true (dateline_session_is_playing (session));
  time = autumn.begin;
  drive_until (is_after, &time, 10, "the playhead to move");
  drive_key ("space");
  g_assert_false (dateline_session_is_playing (session));
  time = dateline_session_get_playhead (session);
  drive_rest (0.3);
  g_assert_cmpint (dateline_session_get_playhead (session), ==, time);
  g_assert_cmpint (time, <, autumn.end);
  g_assert_true (dateline_span_equal (dateline_session_get_window (session), autumn));
  click ("timeline-play");
  drive_until (is_after, &time, 10, "the playhead to move on");
  click ("timeline-play");
  g_assert_false (dateline_session_is_playing (session));
  g_settings_set_string (settings, "play-pace", "whole:0.5");
  gtk_widget_grab_focus (named ("timeline-chart"));
  drive_key ("space");
  drive_until (has_stopped, NULL, 10, "the end");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, autumn.end);
}

static void
test_backwards (void)
{
  DatelineTime time = autumn.end;

  set_up ("whole:20");
  drive_key ("shift+space");
  g_assert_true (dateline_session_is_playing (session));
  g_assert_true (get_backwards ());
  drive_until (is_before, &time, 10, "the playhead to go back");
  drive_key ("space"); /* pauses; to play again is to play forwards */
  g_assert_false (dateline_session_is_playing (session));
  g_assert_false (get_backwards ());
  time = dateline_session_get_playhead (session);
  g_assert_cmpint (time, <, autumn.end);
  drive_key ("space");
  drive_until (is_after, &time, 10, "the playhead to go forwards");
  drive_key ("shift+space"); /* turns round while it plays */
  g_assert_true (dateline_session_is_playing (session));
  time = dateline_session_get_playhead (session);
  drive_until (is_before, &time, 10, "the playhead to go back again");
  drive_key ("shift+space");
  g_assert_false (dateline_session_is_playing (session));
  g_settings_set_string (settings, "play-pace", "whole:0.5");
  drive_key ("shift+space");
  drive_until (has_stopped, NULL, 10, "the begin");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, autumn.begin);
  g_assert_false (get_backwards ());
}

static void
test_ends (void)
{
  DatelineTime time = autumn.begin;

  set_up ("whole:60");
  drive_key ("ctrl+Home");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, autumn.begin);
  drive_key ("ctrl+End");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, autumn.end);
  click ("timeline-to-start");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, autumn.begin);
  click ("timeline-to-end");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, autumn.end);
  g_settings_set_string (settings, "play-mode", "moving");
  click ("timeline-to-start");
  g_assert_cmpint (
      dateline_session_get_window (session).begin, ==, dateline_session_get_extent (session).begin);
  g_assert_cmpint (dateline_span_length (dateline_session_get_window (session)),
                   ==,
                   dateline_span_length (autumn));
  set_up ("whole:60"); /* and while it plays */
  drive_key ("space");
  drive_until (is_after, &time, 10, "the playhead to move");
  drive_key ("ctrl+End");
  drive_until (has_stopped, NULL, 10, "the end");
}

/* The rows that begin in the autumn, in order. */
static GArray *
list_rows (void)
{
  DatelineStore *store = dateline_session_get_store (session);
  const DatelineColumns *columns = dateline_store_get_columns (store);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; row < columns->n_events; row++)
    if (dateline_span_contains (autumn, columns->begin[row]))
      g_array_append_val (rows, row);
  g_assert_cmpuint (rows->len, >, 10);
  return rows;
}

static void
test_steps (void)
{
  g_autoptr (GArray) rows = NULL;

  set_up ("whole:60");
  rows = list_rows ();
  drive_key ("ctrl+Home");
  for (guint i = 0; i < rows->len; i++)
    {
      if (i % 2 == 0)
        drive_key ("ctrl+Right");
      else
        click ("timeline-next");
      g_assert_cmpuint (
          dateline_session_get_selection (session), ==, g_array_index (rows, guint32, i));
    }
  for (guint i = rows->len - 1; i > rows->len - 5; i--)
    {
      if (i % 2 == 0)
        drive_key ("ctrl+Left");
      else
        click ("timeline-previous");
      g_assert_cmpuint (
          dateline_session_get_selection (session), ==, g_array_index (rows, guint32, i - 1));
    }
  /* From what was selected elsewhere, wherever the playhead is. */
  dateline_session_set_playhead (session, autumn.end);
  dateline_session_set_selection (session, g_array_index (rows, guint32, 3));
  gtk_widget_grab_focus (named ("timeline-chart"));
  drive_key ("ctrl+Right");
  g_assert_cmpuint (dateline_session_get_selection (session), ==, g_array_index (rows, guint32, 4));
  dateline_session_set_playhead (session, autumn.end);
  drive_key ("ctrl+Left");
  g_assert_cmpuint (
      dateline_session_get_selection (session), ==, g_array_index (rows, guint32, rows->len - 1));
}

/* Faster and slower while it plays: it goes on, and the bar says how fast. */
static void
test_pace (void)
{
  DatelineTime time;

  set_up ("whole:60");
  g_assert_cmpstr (get_pace_label (), ==, "60 s");
  drive_key ("space");
  drive_key ("bracketleft");
  check_setting ("play-pace", "'whole:120'");
  g_assert_cmpstr (get_pace_label (), ==, "120 s");
  drive_key ("less");
  check_setting ("play-pace", "'whole:300'");
  drive_key ("bracketright");
  drive_key ("greater");
  drive_key ("bracketright");
  check_setting ("play-pace", "'whole:30'");
  g_assert_true (dateline_session_is_playing (session));
  time = dateline_session_get_playhead (session);
  g_assert_cmpint (time, <, autumn.end);
  drive_until (is_after, &time, 10, "the playhead to go on");
  g_settings_set_string (settings, "play-pace", "day:0.002");
  g_assert_cmpstr (get_pace_label (), ==, "0.002 s/day");
  drive_until (has_stopped, NULL, 30, "the end, at a quick pace");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, autumn.end);
}

static void
test_loop (void)
{
  DatelineTime middle = autumn.begin + dateline_span_length (autumn) / 2;
  DatelineTime late = autumn.end - 1;

  set_up ("whole:1");
  drive_key ("l");
  check_setting ("play-loop", "true");
  drive_key ("space");
  for (guint round = 0; round < 2; round++)
    {
      drive_until (is_after, &late, 20, "the end");
      g_assert_true (dateline_session_is_playing (session));
      drive_until (is_before, &middle, 20, "the begin");
    }
  drive_key ("l");
  drive_until (has_stopped, NULL, 20, "the last end");
  g_assert_cmpint (dateline_session_get_playhead (session), ==, autumn.end);
}

static gboolean
has_moved (gpointer data)
{
  return dateline_session_get_window (session).begin > autumn.begin;
}

static void
test_moving (void)
{
  set_up ("whole:20");
  g_settings_set_string (settings, "play-mode", "moving");
  drive_key ("space");
  drive_until (has_moved, NULL, 20, "the window to move");
  drive_key ("space");
  g_assert_cmpint (dateline_span_length (dateline_session_get_window (session)),
                   ==,
                   dateline_span_length (autumn));
  g_assert_cmpint (
      dateline_session_get_playhead (session), ==, dateline_session_get_window (session).end);
}

static gboolean
has_come_to (gpointer row)
{
  return dateline_session_get_selection (session) >= *(guint32 *) row;
}

static gboolean
is_back_at (gpointer row)
{
  return dateline_session_get_selection (session) <= *(guint32 *) row;
}

static void
test_events (void)
{
  g_autoptr (GArray) rows = NULL;

  set_up ("whole:20");
  rows = list_rows ();
  g_settings_set_string (settings, "play-mode", "events");
  g_settings_set_double (settings, "play-pause", 1);
  g_assert_cmpstr (get_pace_label (), ==, "1 s/event");
  drive_key ("ctrl+Home");
  g_assert_cmpuint (dateline_session_get_selection (session), ==, g_array_index (rows, guint32, 0));
  drive_key ("space");
  drive_key ("bracketright");
  check_setting ("play-pause", "0.5");
  drive_until (has_come_to, &g_array_index (rows, guint32, 5), 10, "the fifth event");
  drive_key ("shift+space");
  drive_until (is_back_at, &g_array_index (rows, guint32, 3), 10, "an event before");
  g_assert_true (dateline_session_is_playing (session));
  drive_key ("ctrl+Right"); /* a step does not end it */
  g_assert_true (dateline_session_is_playing (session));
  drive_key ("space");
  g_assert_false (dateline_session_is_playing (session));
  dateline_session_set_selection (session, g_array_index (rows, guint32, rows->len - 2));
  gtk_widget_grab_focus (named ("timeline-chart"));
  drive_key ("space");
  drive_until (has_stopped, NULL, 10, "the last event");
  g_assert_cmpuint (
      dateline_session_get_selection (session), ==, g_array_index (rows, guint32, rows->len - 1));
}

/* Decades of silence take a second or none at all of it. */
static void
test_skip (void)
{
  DatelineTime silent, war;

  set_up ("year:0.5");
  silent = time_of ("1916");
  war = time_of ("1991");
  dateline_session_set_window (session, dateline_session_get_extent (session));
  g_settings_set_boolean (settings, "skip-empty", FALSE);
  dateline_session_set_playhead (session, silent);
  drive_key ("space");
  drive_rest (2.5);
  g_assert_true (dateline_session_is_playing (session));
  g_assert_cmpint (dateline_session_get_playhead (session), >, silent);
  g_assert_cmpint (dateline_session_get_playhead (session), <, time_of ("1930"));
  g_settings_set_boolean (settings, "skip-empty", TRUE);
  drive_until (is_after, &war, 5, "the end of the silence");
  drive_key ("space");
}

static gboolean
is_open (gpointer data)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (named ("timeline-pace")));

  return gtk_widget_get_mapped (GTK_WIDGET (popover));
}

static gboolean
is_closed (gpointer data)
{
  return !is_open (NULL);
}

static void
open_options (void)
{
  gtk_widget_grab_focus (named ("timeline-pace"));
  drive_key ("space");
  drive_until (is_open, NULL, 10, "the popover");
  drive_rest (0.3);
}

/* Whether the focus is in the named widget. */
static gboolean
has_focus (const char *name)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window)), *widget = named (name);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
tab_to (const char *name)
{
  for (guint i = 0; i < 20 && !has_focus (name); i++)
    drive_key ("Tab");
  g_assert_true (has_focus (name));
}

/* A switch takes a moment. */
static void
switch_by_key (const char *key)
{
  drive_key (key);
  drive_rest (0.5);
}

/* All of the popover without a pointer. */
static void
test_options (void)
{
  set_up ("whole:60");
  open_options ();
  tab_to ("play-mode-moving");
  drive_key ("space");
  check_setting ("play-mode", "'moving'");
  tab_to ("play-pace");
  drive_key ("ctrl+a");
  drive_type ("12.5");
  drive_key ("Return");
  check_setting ("play-pace", "'whole:12.5'");
  drive_key ("Up");
  check_setting ("play-pace", "'whole:13.5'");
  tab_to ("play-unit");
  check_setting ("play-pace", "'whole:13.5'");
  drive_key ("space");
  drive_rest (0.3);
  drive_key ("Down");
  drive_key ("Down");
  drive_key ("Return");
  drive_rest (0.3);
  check_setting ("play-pace", "'day:1'");
  g_assert_cmpstr (get_pace_label (), ==, "1 s/day");
  tab_to ("play-loop");
  switch_by_key ("space");
  check_setting ("play-loop", "true");
  switch_by_key ("alt+s");
  check_setting ("skip-empty", "false");
  switch_by_key ("alt+f");
  check_setting ("follow", "false");
  switch_by_key ("alt+a");
  check_setting ("caption", "true");
  drive_key ("alt+e");
  check_setting ("play-mode", "'events'");
  drive_key ("alt+p");
  g_assert_true (has_focus ("play-pause"));
  drive_key ("ctrl+a");
  drive_type ("7");
  drive_key ("Return");
  check_setting ("play-pause", "7.0");
  g_assert_false (dateline_session_is_playing (session));
  drive_key ("Escape");
  drive_until (is_closed, NULL, 10, "the popover to close");
  g_assert_true (has_focus ("timeline-pace"));
}

/* The switch is the direction of all playing, the key that of one. */
static void
test_backwards_switch (void)
{
  DatelineTime time = autumn.end;

  set_up ("whole:20");
  open_options ();
  switch_by_key ("alt+b");
  g_assert_true (get_backwards ());
  drive_key ("Escape");
  drive_until (is_closed, NULL, 10, "the popover to close");
  gtk_widget_grab_focus (named ("timeline-chart"));
  drive_key ("space");
  drive_until (is_before, &time, 10, "the playhead to go back");
  drive_key ("space");
  g_assert_true (get_backwards ());
  open_options ();
  click ("play-backwards");
  drive_rest (0.5);
  g_assert_false (get_backwards ());
  drive_key ("Escape");
  drive_until (is_closed, NULL, 10, "the popover to close");
}

/* A screen reader finds a name for every control. */
static void
test_accessible (void)
{
  static const char *const labelled[] = {
    "play-pace", "play-backwards", "play-loop", "play-skip", "play-follow", "play-caption",
  };

  set_up ("whole:60");
  open_options ();
  for (guint i = 0; i < G_N_ELEMENTS (labelled); i++)
    {
      g_test_message ("%s", labelled[i]);
      g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (named (labelled[i])),
                                                       GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    }
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (named ("play-unit")),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  drive_key ("Escape");
  drive_until (is_closed, NULL, 10, "the popover to close");
}

/* What is typed is text, whatever keys it takes. */
static void
test_search (void)
{
  set_up ("whole:60");
  drive_key ("ctrl+f");
  drive_type ("lm z[]r<>");
  drive_rest (0.5);
  g_assert_cmpstr (dateline_session_get_search (session), ==, "lm z[]r<>");
  drive_key ("shift+space");
  drive_key ("ctrl+Home");
  drive_key ("ctrl+Right");
  g_assert_false (dateline_session_is_playing (session));
  g_assert_cmpint (dateline_session_get_playhead (session), ==, autumn.end);
  g_assert_cmpuint (dateline_session_get_selection (session), ==, DATELINE_NO_ROW);
  check_setting ("play-pace", "'whole:60'");
  check_setting ("play-loop", "false");
  check_setting ("caption", "false");
  drive_key ("ctrl+a");
  drive_key ("Delete");
}

static void
activated_cb (GApplication *application, int *result)
{
  window = DATELINE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  session = dateline_window_get_session (window);
  settings = g_settings_new (APP_ID);
  drive_until (is_loaded, NULL, 30, "the bundled dataset");
  drive_rest (1);
  autumn = (DatelineSpan){ time_of ("2020-09-01"), time_of ("2020-12-01") };
  *result = g_test_run ();
  g_object_unref (settings);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (DatelineApplication) application = NULL;
  int result = 0;

  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/playing/at-once", test_at_once);
  g_test_add_func ("/playing/play", test_play);
  g_test_add_func ("/playing/backwards", test_backwards);
  g_test_add_func ("/playing/ends", test_ends);
  g_test_add_func ("/playing/steps", test_steps);
  g_test_add_func ("/playing/pace", test_pace);
  g_test_add_func ("/playing/loop", test_loop);
  g_test_add_func ("/playing/moving", test_moving);
  g_test_add_func ("/playing/events", test_events);
  g_test_add_func ("/playing/skip", test_skip);
  g_test_add_func ("/playing/options", test_options);
  g_test_add_func ("/playing/backwards-switch", test_backwards_switch);
  g_test_add_func ("/playing/accessible", test_accessible);
  g_test_add_func ("/playing/search", test_search);
  if (!drive_is_possible ())
    return 77;
  application = dateline_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &result);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return result;
}
