/* What the window keeps between runs: its size and panes, the map's source and position, the last
 * file and the time window. Position and time belong to a file, and come back only with it. */
#include "config.h"

#include "window-private.h"

#include "paths.h"

void
dateline_window_restore_shape (DatelineWindow *self)
{
  g_autoptr (DatelineMapChoice) map = dateline_map_choice_read (self->settings);

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  adw_flap_set_reveal_flap (self->list_flap, g_settings_get_boolean (self->settings, "show-list"));
  adw_flap_set_reveal_flap (self->detail_flap,
                            g_settings_get_boolean (self->settings, "show-detail"));
  dateline_map_view_set_map_source (self->map, map);
  dateline_timeline_set_elastic (self->timeline,
                                 g_settings_get_boolean (self->settings, "elastic"));
}

static void
save_shape (DatelineWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (
      self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!adw_flap_get_folded (self->list_flap))
    g_settings_set_boolean (self->settings,
                            "show-list",
                            self->list_gave_way || adw_flap_get_reveal_flap (self->list_flap));
  g_settings_set_boolean (
      self->settings, "show-detail", adw_flap_get_reveal_flap (self->detail_flap));
}

char *
dateline_window_get_file_key (DatelineWindow *self)
{
  g_autofree char *bundled_path = dateline_paths_find (DATELINE_BUNDLED);
  g_autoptr (GFile) bundled = g_file_new_for_path (bundled_path);

  if (g_file_equal (self->file, bundled) || !g_file_is_native (self->file))
    return g_strdup ("");
  return g_file_get_uri (self->file);
}

void
dateline_window_save_state (DatelineWindow *self)
{
  DatelineSpan window = dateline_session_get_window (self->session);
  g_autofree char *key = NULL;
  double longitude, latitude, zoom;

  save_shape (self);
  if (self->file == NULL)
    return;
  key = dateline_window_get_file_key (self);
  /* All time stays all time, though the file may grow. */
  if (dateline_span_equal (window, dateline_session_get_extent (self->session)))
    window = DATELINE_SPAN_EMPTY;
  dateline_map_view_get_position (self->map, &longitude, &latitude, &zoom);
  g_settings_set_string (self->settings, "last-file", key);
  g_settings_set (self->settings, "map-position", "(ddd)", longitude, latitude, zoom);
  g_settings_set (self->settings, "time-window", "(xx)", window.begin, window.end);
}

void
dateline_window_restore_view (DatelineWindow *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-file");
  g_autofree char *key = dateline_window_get_file_key (self);
  double longitude, latitude, zoom;
  DatelineSpan window;

  g_settings_get (self->settings, "map-position", "(ddd)", &longitude, &latitude, &zoom);
  g_settings_get (self->settings, "time-window", "(xx)", &window.begin, &window.end);
  if (!g_str_equal (last, key) || !g_file_is_native (self->file) || zoom <= 0)
    {
      dateline_map_view_show_opening (self->map);
      return;
    }
  if (window.begin < window.end)
    dateline_session_set_window (self->session, window);
  dateline_map_view_set_position (self->map, longitude, latitude, zoom);
}
