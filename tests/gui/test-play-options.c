/* The popover of playing, in the real window. */
#include "config.h"

#include "play-window.h"

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
  play_set_up ("whole:60");
  open_options ();
  tab_to ("play-mode-moving");
  drive_key ("space");
  play_check_setting ("play-mode", "'moving'");
  tab_to ("play-pace");
  drive_key ("ctrl+a");
  drive_type ("12.5");
  drive_key ("Return");
  play_check_setting ("play-pace", "'whole:12.5'");
  drive_key ("Up");
  play_check_setting ("play-pace", "'whole:13.5'");
  tab_to ("play-unit");
  play_check_setting ("play-pace", "'whole:13.5'");
  drive_key ("space");
  drive_rest (0.3);
  drive_key ("Down");
  drive_key ("Down");
  drive_key ("Return");
  drive_rest (0.3);
  play_check_setting ("play-pace", "'day:1'");
  g_assert_cmpstr (play_get_pace_label (), ==, "1 s/day");
  tab_to ("play-loop");
  switch_by_key ("space");
  play_check_setting ("play-loop", "true");
  switch_by_key ("alt+s");
  play_check_setting ("skip-empty", "false");
  switch_by_key ("alt+f");
  play_check_setting ("follow", "false");
  switch_by_key ("alt+a");
  play_check_setting ("caption", "true");
  drive_key ("alt+e");
  play_check_setting ("play-mode", "'events'");
  drive_key ("alt+p");
  g_assert_true (has_focus ("play-pause"));
  drive_key ("ctrl+a");
  drive_type ("7");
  drive_key ("Return");
  play_check_setting ("play-pause", "7.0");
  g_assert_false (dateline_session_is_playing (session));
  drive_key ("Escape");
  drive_until (is_closed, NULL, 10, "the popover to close");
  g_assert_true (has_focus ("timeline-pace"));
}

/* The switch is the direction of all playing, the key that of one. */
static void
test_backwards_switch (void)
{
  DatelineTime time = play_autumn.end;

  play_set_up ("whole:20");
  open_options ();
  switch_by_key ("alt+b");
  g_assert_true (play_get_backwards ());
  drive_key ("Escape");
  drive_until (is_closed, NULL, 10, "the popover to close");
  gtk_widget_grab_focus (named ("timeline-chart"));
  drive_key ("space");
  drive_until (play_is_before, &time, 10, "the playhead to go back");
  drive_key ("space");
  g_assert_true (play_get_backwards ());
  open_options ();
  play_click ("play-backwards");
  drive_rest (0.5);
  g_assert_false (play_get_backwards ());
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

  play_set_up ("whole:60");
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

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/play-options/keys", test_options);
  g_test_add_func ("/play-options/backwards-switch", test_backwards_switch);
  g_test_add_func ("/play-options/accessible", test_accessible);
  return real_window_run_tests ();
}
