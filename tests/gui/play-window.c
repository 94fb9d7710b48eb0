#include "config.h"

#include "play-window.h"

#include "timeline/timeline.h"

GSettings *play_settings;
DatelineSpan play_autumn;

gboolean
play_has_stopped (gpointer data)
{
  return !dateline_session_is_playing (session);
}

gboolean
play_is_after (gpointer time)
{
  return dateline_session_get_playhead (session) > *(DatelineTime *) time;
}

gboolean
play_is_before (gpointer time)
{
  return dateline_session_get_playhead (session) < *(DatelineTime *) time;
}

void
play_click (const char *name)
{
  GtkWidget *widget = named (name);

  drive_click (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

gboolean
play_get_backwards (void)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (
      dateline_timeline_get_actions (DATELINE_TIMELINE (named ("timeline"))), "backwards");

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
  return gtk_menu_button_get_label (GTK_MENU_BUTTON (named ("timeline-pace")));
}

void
play_set_up (const char *pace)
{
  static const char *const keys[] = { "play-mode",  "play-pause", "play-loop",
                                      "skip-empty", "follow",     "caption" };

  if (play_settings == NULL)
    {
      play_settings = g_settings_new (APP_ID);
      play_autumn = (DatelineSpan){ time_of ("2020-09-01"), time_of ("2020-12-01") };
    }
  gtk_widget_grab_focus (named ("timeline-chart"));
  if (dateline_session_is_playing (session))
    drive_key ("space");
  g_assert_false (dateline_session_is_playing (session));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (play_settings, keys[i]);
  g_settings_set_string (play_settings, "play-pace", pace);
  dateline_session_set_search (session, "");
  dateline_session_set_selection (session, DATELINE_NO_ROW);
  dateline_session_set_window (session, play_autumn);
  dateline_session_set_playhead (session, play_autumn.end);
}
