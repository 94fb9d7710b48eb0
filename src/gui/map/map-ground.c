/* Invariant: source and layer are both there or both not, and no signal of a source that was
 * dropped is heard: its requests may outlive it here. */
#include "config.h"

#include "map-ground.h"

#include "basemap-source.h"
#include "map-opening.h"
#include "online-source.h"
#include "picture-source.h"

#include <glib/gi18n-lib.h>

struct _DatelineMapGround
{
  ShumateMap *map;
  ShumateLayer *below;
  ShumateLicense *license;
  DatelineMapGroundFuncs funcs;
  gpointer data;
  DatelineMapChoice *choice; /* NULL before the first */
  ShumateMapSource *source;  /* NULL where the offline map is alone */
  ShumateLayer *layer;
  GCancellable *opening; /* of a file, under way; NULL where none is */
  guint zoom_min;        /* where the source has something to show */
  guint zoom_max;
  gboolean began;  /* a tile of a map that is light has come */
  gboolean light;  /* what was told last */
  gboolean failed; /* and was told */
};

static void
update_light (DatelineMapGround *self)
{
  double zoom = shumate_viewport_get_zoom_level (shumate_map_get_viewport (self->map));
  gboolean light = self->began && zoom >= self->zoom_min && zoom < self->zoom_max + 1.0;

  if (light == self->light)
    return;
  self->light = light;
  self->funcs.light_changed (light, self->data);
}

static void
source_began_cb (DatelineMapGround *self)
{
  self->began = TRUE;
  update_light (self);
}

static void
tell_failure (DatelineMapGround *self, const char *message)
{
  if (self->failed)
    return;
  self->failed = TRUE;
  self->funcs.failed (message, self->data);
}

static void
tile_failed_cb (DatelineMapGround *self, const char *message)
{
  g_autofree char *text = NULL;

  /* Translators: %s says what is wrong. */
  text = g_strdup_printf (
      _ ("A part of the map file is broken. %s The offline map stands in there."), message);
  tell_failure (self, text);
}

/* What libshumate has asked the source for holds the layer. */
static void
stop_source (DatelineMapGround *self)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->source == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->source, self);
  if (DATELINE_IS_ONLINE_SOURCE (self->source))
    dateline_online_source_stop (DATELINE_ONLINE_SOURCE (self->source));
}

static void
drop_source (DatelineMapGround *self)
{
  stop_source (self);
  if (self->source == NULL)
    return;
  shumate_license_remove_map_source (self->license, self->source);
  shumate_map_remove_layer (self->map, self->layer);
  self->layer = NULL;
  self->began = FALSE;
  g_clear_object (&self->source);
}

/* Takes @source. */
static void
add_source (DatelineMapGround *self, ShumateMapSource *source, ShumateMapLayer *layer)
{
  self->source = source;
  self->layer = SHUMATE_LAYER (layer);
  self->zoom_min = shumate_map_source_get_min_zoom_level (source);
  self->zoom_max = shumate_map_source_get_max_zoom_level (source);
  shumate_map_insert_layer_above (self->map, self->layer, self->below);
  shumate_license_append_map_source (self->license, source);
}

static void
add_online (DatelineMapGround *self)
{
  ShumateMapSource *source = SHUMATE_MAP_SOURCE (
      dateline_online_source_new (self->choice, dateline_tile_store_get_shared ()));

  add_source (self, source, shumate_map_layer_new (source, shumate_map_get_viewport (self->map)));
  g_signal_connect_swapped (source, "began", G_CALLBACK (source_began_cb), self);
  g_signal_connect_swapped (source, "failed", G_CALLBACK (tell_failure), self);
}

/* Takes both. */
static void
add_file (DatelineMapGround *self, DatelineMbtiles *archive, DatelineMapFile *file)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);

  if (file->kind == DATELINE_MAP_FILE_PICTURES)
    {
      DatelinePictureSource *source = dateline_picture_source_new (archive, file);

      add_source (self,
                  SHUMATE_MAP_SOURCE (source),
                  shumate_map_layer_new (SHUMATE_MAP_SOURCE (source), viewport));
      g_signal_connect_swapped (source, "began", G_CALLBACK (source_began_cb), self);
    }
  else
    {
      DatelineBasemapSource *source = dateline_basemap_source_new_own (archive, file);

      add_source (self,
                  SHUMATE_MAP_SOURCE (source),
                  dateline_basemap_source_create_layer (source, viewport));
    }
  g_signal_connect_swapped (self->source, "tile-failed", G_CALLBACK (tile_failed_cb), self);
}

/* Into what the chosen map has, one may look; the offline map can be enlarged that far, too. */
static void
update_zoom_range (DatelineMapGround *self)
{
  guint max = DATELINE_BASEMAP_ZOOM_MAX;

  if (self->source != NULL)
    max = MAX (max, shumate_map_source_get_max_zoom_level (self->source));
  shumate_viewport_set_max_zoom_level (shumate_map_get_viewport (self->map), max);
}

DatelineMapGround *
dateline_map_ground_new (ShumateMap *map,
                         ShumateLayer *below,
                         ShumateLicense *license,
                         const DatelineMapGroundFuncs *funcs,
                         gpointer data)
{
  DatelineMapGround *self = g_new0 (DatelineMapGround, 1);

  self->map = map;
  self->below = below;
  self->license = license;
  self->funcs = *funcs;
  self->data = data;
  g_signal_connect_swapped (
      shumate_map_get_viewport (map), "notify::zoom-level", G_CALLBACK (update_light), self);
  return self;
}

void
dateline_map_ground_free (DatelineMapGround *self)
{
  g_signal_handlers_disconnect_by_data (shumate_map_get_viewport (self->map), self);
  stop_source (self);
  g_clear_object (&self->source);
  g_clear_pointer (&self->choice, dateline_map_choice_free);
  g_free (self);
}

static DatelineMapChoice *
copy_choice (const DatelineMapChoice *choice)
{
  DatelineMapChoice *copy = g_memdup2 (choice, sizeof *choice);

  copy->url = g_strdup (choice->url);
  copy->attribution = g_strdup (choice->attribution);
  copy->file = g_strdup (choice->file);
  return copy;
}

static void
file_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineMapGround *self = user_data;
  DatelineMbtiles *archive;
  DatelineMapFile *file;
  g_autoptr (GError) error = NULL;
  gboolean opened = dateline_map_opening_finish (result, &archive, &file, &error);

  /* Where it was cancelled @self may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->opening);
  if (!opened)
    {
      tell_failure (self, error->message);
      return;
    }
  add_file (self, archive, file);
  update_zoom_range (self);
}

static void
follow_choice (DatelineMapGround *self)
{
  const DatelineMapChoice *choice = self->choice;
  g_autoptr (GError) error = NULL;

  if (!dateline_map_choice_check (choice, &error))
    tell_failure (self, error->message);
  else if (choice->kind == DATELINE_MAP_FILE)
    {
      self->opening = g_cancellable_new ();
      dateline_map_opening_async (choice->file, self->opening, file_opened_cb, self);
    }
  else if (choice->kind != DATELINE_MAP_OFFLINE)
    add_online (self);
}

void
dateline_map_ground_set_choice (DatelineMapGround *self, const DatelineMapChoice *choice)
{
  if (self->choice != NULL && dateline_map_choice_equal (self->choice, choice))
    return;
  g_clear_pointer (&self->choice, dateline_map_choice_free);
  self->choice = copy_choice (choice);
  self->failed = FALSE;
  drop_source (self);
  follow_choice (self);
  update_zoom_range (self);
  update_light (self);
}
