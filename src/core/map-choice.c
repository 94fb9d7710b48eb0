#include "config.h"

#include "map-choice.h"

#include "error.h"
#include "tile-url.h"

#include <glib/gi18n-lib.h>

const char *const dateline_map_choice_keys[] = {
  "map-source",          "map-server-url", "map-server-attribution", "map-server-zoom-min",
  "map-server-zoom-max", "map-file",       "map-file-checked",       NULL,
};

static DatelineMapKind
read_kind (GSettings *settings)
{
  static const char *const names[] = { "offline", "openstreetmap", "server", "file" };
  g_autofree char *name = g_settings_get_string (settings, "map-source");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return (DatelineMapKind) i;
  return DATELINE_MAP_OFFLINE;
}

DatelineMapChoice *
dateline_map_choice_read (GSettings *settings)
{
  DatelineMapChoice *self = g_new0 (DatelineMapChoice, 1);

  self->kind = read_kind (settings);
  self->url = g_settings_get_string (settings, "map-server-url");
  self->attribution = g_settings_get_string (settings, "map-server-attribution");
  self->zoom_min = (guint) g_settings_get_int (settings, "map-server-zoom-min");
  self->zoom_max = (guint) g_settings_get_int (settings, "map-server-zoom-max");
  self->zoom_max = MAX (self->zoom_max, self->zoom_min);
  self->file = g_settings_get_string (settings, "map-file");
  return self;
}

void
dateline_map_choice_free (DatelineMapChoice *self)
{
  g_free ((gpointer) self->url);
  g_free ((gpointer) self->attribution);
  g_free ((gpointer) self->file);
  g_free (self);
}

gboolean
dateline_map_choice_equal (const DatelineMapChoice *a, const DatelineMapChoice *b)
{
  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == DATELINE_MAP_FILE)
    return g_str_equal (a->file, b->file);
  if (a->kind == DATELINE_MAP_SERVER)
    return g_str_equal (a->url, b->url) && g_str_equal (a->attribution, b->attribution) &&
           a->zoom_min == b->zoom_min && a->zoom_max == b->zoom_max;
  return TRUE;
}

gboolean
dateline_map_choice_check (const DatelineMapChoice *self, GError **error)
{
  const char *message = NULL;

  if (self->kind == DATELINE_MAP_SERVER && *self->url == '\0')
    message = _ ("No address of a map server has been given. Give it in the preferences.");
  else if (self->kind == DATELINE_MAP_FILE && *self->file == '\0')
    message = _ ("No map file has been chosen. Choose it in the preferences.");
  if (message != NULL)
    {
      g_set_error_literal (error, DATELINE_ERROR, DATELINE_ERROR_INVALID, message);
      return FALSE;
    }
  return self->kind != DATELINE_MAP_SERVER || dateline_tile_url_check (self->url, error);
}
