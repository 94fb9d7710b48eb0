#include "config.h"

#include "play-window.h"

#include "application.h"
#include "edtf.h"
#include "timeline/timeline.h"

DatelineWindow *play_window;
DatelineSession *play_session;
GSettings *play_settings;
DatelineSpan play_autumn;

static gboolean
is_loaded (gpointer data)
{
  return dateline_session_get_store (play_session) != NULL;
}

gboolean
play_has_stopped (gpointer data)
{
  return !dateline_session_is_playing (play_session);
}

gboolean
play_is_after (gpointer time)
{
  return dateline_session_get_playhead (play_session) > *(DatelineTime *) time;
}

gboolean
play_is_before (gpointer time)
{
  return dateline_session_get_playhead (play_session) < *(DatelineTime *) time;
}

DatelineTime
play_time_of (const char *text)
{
  g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (text, NULL);

  g_assert_nonnull (edtf);
  return dateline_edtf_get_when (
             edtf, dateline_store_get_timezone (dateline_session_get_store (play_session)))
      .span.begin;
}

GtkWidget *
play_find (const char *name)
{
  GtkWidget *widget = drive_find_named (GTK_WIDGET (play_window), name);

  g_assert_nonnull (widget);
  return widget;
}

void
play_click (const char *name)
{
  GtkWidget *widget = play_find (name);

  drive_click (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

gboolean
play_get_backwards (void)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (
      dateline_timeline_get_actions (DATELINE_TIMELINE (play_find ("timeline"))), "backwards");

  return g_variant_get_boolean (state);
}

void
play_check_setting (const char *key, const char *text)
{
  g_autoptr (GVariant) value = g_settings_get_value (play_settings, key);
  g_autofree char *is = g_variant_print (value, FALSE);

  if (g_strcmp0 (is, text) != 0)
    g_error ("%s is %s, not %s", key, is, text);
}

const char *
play_get_pace_label (void)
{
  return gtk_menu_button_get_label (GTK_MENU_BUTTON (play_find ("timeline-pace")));
}

void
play_set_up (const char *pace)
{
  static const char *const keys[] = { "play-mode",  "play-pause", "play-loop",
                                      "skip-empty", "follow",     "caption" };

  gtk_widget_grab_focus (play_find ("timeline-chart"));
  if (dateline_session_is_playing (play_session))
    drive_key ("space");
  g_assert_false (dateline_session_is_playing (play_session));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (play_settings, keys[i]);
  g_settings_set_string (play_settings, "play-pace", pace);
  dateline_session_set_search (play_session, "");
  dateline_session_set_selection (play_session, DATELINE_NO_ROW);
  dateline_session_set_window (play_session, play_autumn);
  dateline_session_set_playhead (play_session, play_autumn.end);
}

static void
activated_cb (GApplication *application, int *result)
{
  play_window = DATELINE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  play_session = dateline_window_get_session (play_window);
  play_settings = g_settings_new (APP_ID);
  drive_until (is_loaded, NULL, 30, "the bundled dataset");
  drive_rest (1);
  play_autumn = (DatelineSpan){ play_time_of ("2020-09-01"), play_time_of ("2020-12-01") };
  *result = g_test_run ();
  g_object_unref (play_settings);
  gtk_window_destroy (GTK_WINDOW (play_window));
}

int
play_run (void)
{
  g_autoptr (DatelineApplication) application = NULL;
  int result = 0;

  if (!drive_is_possible ())
    return 77;
  application = dateline_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &result);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return result;
}
