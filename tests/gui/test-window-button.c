/* The time window typed and chosen, in the real window on the bundled dataset, with real keys and
 * clicks. */
#include "application.h"
#include "drive.h"
#include "edtf.h"
#include "timeline/timeline.h"
#include "window.h"

#include <adwaita.h>

static DatelineWindow *window;
static DatelineSession *session;

static gboolean
is_loaded (gpointer data)
{
  return dateline_session_get_store (session) != NULL;
}

static GtkWidget *
find (const char *name)
{
  return drive_find_named (GTK_WIDGET (window), name);
}

static GtkWidget *
named (const char *name)
{
  GtkWidget *widget = find (name);

  g_test_message ("%s", name);
  g_assert_nonnull (widget);
  return widget;
}

static void
click (const char *name)
{
  GtkWidget *widget = named (name);

  drive_click (widget, gtk_widget_get_width (widget) / 2, gtk_widget_get_height (widget) / 2);
}

/* The span of a text in the dataset's zone. */
static DatelineSpan
span_of (const char *text)
{
  g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (text, NULL);

  g_assert_nonnull (edtf);
  return dateline_edtf_get_when (edtf,
                                 dateline_store_get_timezone (dateline_session_get_store (session)))
      .span;
}

static void
assert_window (const char *text)
{
  DatelineSpan window_span = dateline_session_get_window (session);
  DatelineSpan expected =
      dateline_span_intersect (span_of (text), dateline_session_get_extent (session));

  g_test_message ("%s", text);
  g_assert_cmpint (window_span.begin, ==, expected.begin);
  g_assert_cmpint (window_span.end, ==, expected.end);
}

static void
assert_all_time (void)
{
  g_assert_true (dateline_span_equal (dateline_session_get_window (session),
                                      dateline_session_get_extent (session)));
}

static void
assert_text (const char *name, const char *text)
{
  GtkWidget *widget = named (name);

  g_assert_cmpstr (GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget))
                                         : gtk_editable_get_text (GTK_EDITABLE (widget)),
                   ==,
                   text);
}

static gboolean
is_open (gpointer data)
{
  GtkWidget *popover = find ("window-popover");

  return popover != NULL && gtk_widget_get_mapped (popover) &&
         gtk_window_get_focus (GTK_WINDOW (window)) != NULL &&
         gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), popover);
}

static gboolean
is_closed (gpointer data)
{
  return find ("window-popover") == NULL;
}

static void
open_by_key (void)
{
  drive_key ("ctrl+l");
  drive_until (is_open, NULL, 10, "the popover to open");
  drive_settle ();
}

static void
close_popover (void)
{
  drive_key ("Escape");
  drive_until (is_closed, NULL, 10, "the popover to close");
}

/* All time, nothing selected, nothing kept open; the focus where no entry is. */
static void
start_anew (void)
{
  if (!is_closed (NULL))
    close_popover ();
  dateline_session_set_selection (session, DATELINE_NO_ROW);
  dateline_session_set_window (session, dateline_session_get_extent (session));
  gtk_widget_grab_focus (named ("timeline-play"));
  drive_settle ();
}

static void
select_event (const char *id)
{
  guint32 row = dateline_store_find (dateline_session_get_store (session), id);

  g_assert_cmpuint (row, !=, DATELINE_NO_ROW);
  dateline_session_set_selection (session, row);
  drive_rest (0.5);
}

static void
test_type (void)
{
  GtkAccessible *entry;

  start_anew ();
  open_by_key ();
  assert_text ("window-begin", "1915-01-01");
  assert_text ("window-end", "2023-09-30");
  drive_type ("27 September 2020");
  drive_key ("Tab");
  drive_type ("10.11.2020");
  assert_text ("window-words",
               "From the beginning of 27 September 2020 until the end of 10 November 2020 "
               "(Asia/Baku)");
  entry = GTK_ACCESSIBLE (named ("window-end"));
  gtk_test_accessible_assert_relation (
      entry, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, named ("window-words"), NULL);
  gtk_test_accessible_assert_state (
      entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  assert_all_time ();
  drive_key ("Return");
  drive_until (is_closed, NULL, 10, "the popover to close");
  assert_window ("2020-09-27/2020-11-10");
  assert_text ("timeline-window", "27 September – 10 November 2020");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (named ("timeline-window-button"))),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Time window: 27 September – 10 November 2020");
}

/* A click opens it, too; a time of day is a moment. */
static void
test_click (void)
{
  start_anew ();
  click ("timeline-window-button");
  drive_until (is_open, NULL, 10, "the popover to open");
  drive_type ("2020-10-10 12:00");
  drive_key ("Tab");
  drive_type ("10 Oct 2020, 12:30");
  assert_text ("window-words",
               "From 10 October 2020, 12:00 until 10 October 2020, 12:30 (Asia/Baku)");
  click ("window-apply");
  drive_until (is_closed, NULL, 10, "the popover to close");
  g_assert_cmpint (
      dateline_session_get_window (session).begin, ==, span_of ("2020-10-10T12:00").begin);
  g_assert_cmpint (
      dateline_session_get_window (session).end, ==, span_of ("2020-10-10T12:30").begin);
  open_by_key ();
  assert_text ("window-begin", "2020-10-10 12:00");
  assert_text ("window-end", "2020-10-10 12:30");
  close_popover ();
}

/* What is no date is told at its entry, and nothing happens. */
static void
test_nonsense (void)
{
  GtkAccessible *entry;

  start_anew ();
  open_by_key ();
  drive_key ("Tab");
  drive_type ("nonsense");
  entry = GTK_ACCESSIBLE (named ("window-end"));
  assert_text ("window-end-error",
               "“nonsense” is not the name of a month. Write a date as in 9 October 2020, "
               "2020-10-09, October 2020 or 2020.");
  g_assert_null (find ("window-words"));
  g_assert_null (find ("window-begin-error"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  gtk_test_accessible_assert_state (
      entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_relation (
      entry, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, named ("window-end-error"), NULL);
  g_assert_false (gtk_widget_is_sensitive (named ("window-apply")));
  drive_key ("Return");
  drive_rest (0.2);
  g_assert_true (is_open (NULL));
  assert_all_time ();

  drive_key ("ctrl+a");
  drive_type ("1914");
  assert_text ("window-end-error",
               "The end is before the begin. Write a later end or an earlier begin.");
  drive_key ("ctrl+a");
  drive_type ("2020");
  g_assert_null (find ("window-end-error"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  close_popover ();
  assert_all_time ();
}

static void
test_interval (void)
{
  start_anew ();
  open_by_key ();
  drive_type ("2020-09-27/2020-11-10");
  assert_text ("window-words",
               "From the beginning of 27 September 2020 until the end of 10 November 2020 "
               "(Asia/Baku)");
  drive_key ("Return");
  drive_until (is_closed, NULL, 10, "the popover to close");
  assert_window ("2020-09-27/2020-11-10");
  open_by_key ();
  assert_text ("window-begin", "2020-09-27");
  assert_text ("window-end", "2020-11-10");
  drive_key ("Tab");
  drive_type ("2023-08/..");
  drive_key ("Return");
  drive_until (is_closed, NULL, 10, "the popover to close");
  assert_window ("2023-08/..");
}

/* What goes beyond the data is cut, and said. */
static void
test_cut (void)
{
  start_anew ();
  open_by_key ();
  drive_type ("1800");
  g_assert_null (find ("window-begin-error"));
  assert_text ("window-note",
               "The data goes from 1 January 1915 to 30 September 2023; the window is kept within "
               "it.");
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (named ("window-begin")),
                                       GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                       named ("window-words"),
                                       named ("window-note"),
                                       NULL);
  drive_key ("Tab");
  drive_type ("1993");
  drive_key ("Return");
  drive_until (is_closed, NULL, 10, "the popover to close");
  assert_window ("1800/1993");
  g_assert_cmpint (
      dateline_session_get_window (session).begin, ==, dateline_session_get_extent (session).begin);
}

static void
test_escape (void)
{
  start_anew ();
  dateline_session_set_window (session, span_of ("2020-10"));
  open_by_key ();
  assert_text ("window-begin", "2020-10-01");
  drive_type ("2020-10-05");
  close_popover ();
  assert_window ("2020-10");
  open_by_key ();
  assert_text ("window-begin", "2020-10-01");
  close_popover ();
}

/* What is being typed stays, whatever else moves the window. */
static void
test_undisturbed (void)
{
  start_anew ();
  open_by_key ();
  drive_type ("2020-10-05");
  dateline_session_set_window (session, span_of ("2020-09"));
  drive_type ("/2020-10-06");
  assert_text ("window-begin", "2020-10-05/2020-10-06");
  drive_key ("Return");
  drive_until (is_closed, NULL, 10, "the popover to close");
  assert_window ("2020-10-05/2020-10-06");

  /* Nor on the way from the entry to the button. */
  open_by_key ();
  drive_type ("2020-10-07/2020-10-08");
  gtk_widget_grab_focus (named ("window-apply"));
  dateline_session_set_window (session, span_of ("2020-09"));
  assert_text ("window-begin", "2020-10-07/2020-10-08");
  click ("window-apply");
  drive_until (is_closed, NULL, 10, "the popover to close");
  assert_window ("2020-10-07/2020-10-08");
  open_by_key ();
  assert_text ("window-begin", "2020-10-07");
  gtk_widget_grab_focus (named ("window-apply"));
  dateline_session_set_window (session, span_of ("2020-09")); /* what nobody has typed follows */
  assert_text ("window-begin", "2020-09-01");
  close_popover ();
}

static const struct
{
  const char *button;
  const char *key;
  const char *window; /* of the shelling of Kapan, 2020-10-10T12:00+04:00 */
} presets[] = {
  { "window-selection", "alt+s", "2020-10-10T12:00/2020-10-10T12:00" },
  { "window-day", "alt+1", "2020-10-09T12:00/2020-10-11T12:00" },
  { "window-week", "alt+7", "2020-10-03T12:00/2020-10-17T12:00" },
  { "window-month", "alt+3", "2020-09-10T12:00/2020-11-10T12:00" },
  { "window-all", "alt+0", "../2025" },
};

static gboolean
is_in_view (gpointer data)
{
  DatelineTimeline *timeline =
      DATELINE_TIMELINE (drive_find_type (GTK_WIDGET (window), DATELINE_TYPE_TIMELINE));
  DatelineSpan span = dateline_session_get_window (session);
  double begin = dateline_timeline_time_to_x (timeline, span.begin);
  double end = dateline_timeline_time_to_x (timeline, span.end);

  return begin >= -1 && end <= gtk_widget_get_width (GTK_WIDGET (timeline)) + 1 && end - begin > 10;
}

static void
test_preset_clicks (void)
{
  start_anew ();
  select_event ("kapan-shelling");
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      open_by_key ();
      click (presets[i].button);
      drive_until (is_closed, NULL, 10, "the popover to close");
      assert_window (presets[i].window);
      g_assert_true (is_in_view (NULL));
    }
}

static void
test_preset_keys (void)
{
  start_anew ();
  select_event ("kapan-shelling");
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      drive_key (presets[i].key);
      assert_window (presets[i].window);
      g_assert_true (is_in_view (NULL));
    }
}

/* A month's event, and one without an end. */
static void
test_preset_units (void)
{
  start_anew ();
  select_event ("july-clashes-2020");
  drive_key ("alt+3");
  assert_window ("2020-06/2020-08");
  drive_key ("alt+s");
  assert_window ("2020-07");
  select_event ("russian-peacekeepers");
  drive_key ("alt+1");
  assert_window ("2020-10-31/..");
}

/* With nothing selected there is nothing to be around of, and the buttons say so. */
static void
test_no_selection (void)
{
  static const char *const names[] = {
    "window-selection", "window-day", "window-week", "window-month"
  };

  start_anew ();
  open_by_key ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_false (gtk_widget_is_sensitive (named (names[i])));
      g_assert_cmpstr (gtk_widget_get_tooltip_text (named (names[i])), ==, "Select an event first");
    }
  g_assert_true (gtk_widget_is_sensitive (named ("window-all")));
  drive_key ("alt+1");
  assert_all_time ();
  close_popover ();
}

static void
test_previous (void)
{
  start_anew ();
  select_event ("july-clashes-2020");
  drive_key ("alt+s");
  drive_key ("alt+1");
  assert_window ("2020-06-30/2020-08-01");
  drive_key ("alt+BackSpace");
  assert_window ("2020-07");
  open_by_key ();
  click ("window-previous");
  g_assert_false (is_closed (NULL));
  assert_all_time ();
  assert_text ("window-begin", "1915-01-01");
  close_popover ();
}

static void
run_tests (GApplication *application, int *result)
{
  window = DATELINE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  session = dateline_window_get_session (window);
  drive_until (is_loaded, NULL, 30, "the bundled dataset");
  drive_rest (1);
  *result = g_test_run ();
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
activated_cb (GApplication *application, int *result)
{
  run_tests (application, result);
}

int
main (int argc, char *argv[])
{
  g_autoptr (DatelineApplication) application = NULL;
  int result = 0;

  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window-button/type", test_type);
  g_test_add_func ("/window-button/click", test_click);
  g_test_add_func ("/window-button/nonsense", test_nonsense);
  g_test_add_func ("/window-button/interval", test_interval);
  g_test_add_func ("/window-button/cut", test_cut);
  g_test_add_func ("/window-button/escape", test_escape);
  g_test_add_func ("/window-button/undisturbed", test_undisturbed);
  g_test_add_func ("/window-button/preset-clicks", test_preset_clicks);
  g_test_add_func ("/window-button/preset-keys", test_preset_keys);
  g_test_add_func ("/window-button/preset-units", test_preset_units);
  g_test_add_func ("/window-button/no-selection", test_no_selection);
  g_test_add_func ("/window-button/previous", test_previous);
  if (!drive_is_possible ())
    return 77;
  application = dateline_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &result);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return result;
}
