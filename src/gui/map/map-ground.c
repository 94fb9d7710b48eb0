/* Invariant: source and layer are both there or both not, and no signal of a source that was
 * dropped is heard: its requests may outlive it here. */
#include "config.h"

#include "map-ground.h"

#include "basemap-source.h"
#include "online-source.h"

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
  guint zoom_min; /* where the source has something to show */
  guint zoom_max;
  gboolean began; /* a tile of a map that is light has come */
  gboolean light; /* what was told last */
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
online_began_cb (DatelineMapGround *self)
{
  self->began = TRUE;
  update_light (self);
}

static void
online_failed_cb (DatelineMapGround *self, const char *message)
{
  self->funcs.failed (message, self->data);
}

/* What libshumate has asked the source for holds the layer. */
static void
stop_source (DatelineMapGround *self)
{
  if (self->source == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->source, self);
  dateline_online_source_stop (DATELINE_ONLINE_SOURCE (self->source));
}

static void
drop_source (DatelineMapGround *self)
{
  if (self->source == NULL)
    return;
  stop_source (self);
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
  shumate_map_insert_layer_above (self->map, self->layer, self->below);
  shumate_license_append_map_source (self->license, source);
}

static void
add_online (DatelineMapGround *self, DatelineOnlineSource *online)
{
  ShumateMapSource *source = SHUMATE_MAP_SOURCE (online);

  self->zoom_min = shumate_map_source_get_min_zoom_level (source);
  self->zoom_max = shumate_map_source_get_max_zoom_level (source);
  add_source (self, source, shumate_map_layer_new (source, shumate_map_get_viewport (self->map)));
  g_signal_connect_swapped (online, "began", G_CALLBACK (online_began_cb), self);
  g_signal_connect_swapped (online, "failed", G_CALLBACK (online_failed_cb), self);
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
follow_choice (DatelineMapGround *self)
{
  const DatelineMapChoice *choice = self->choice;
  g_autoptr (GError) error = NULL;

  if (!dateline_map_choice_check (choice, &error))
    self->funcs.failed (error->message, self->data);
  else if (choice->kind == DATELINE_MAP_OPENSTREETMAP || choice->kind == DATELINE_MAP_SERVER)
    add_online (self, dateline_online_source_new (choice, dateline_tile_store_get_shared ()));
}

void
dateline_map_ground_set_choice (DatelineMapGround *self, const DatelineMapChoice *choice)
{
  if (self->choice != NULL && dateline_map_choice_equal (self->choice, choice))
    return;
  g_clear_pointer (&self->choice, dateline_map_choice_free);
  self->choice = copy_choice (choice);
  drop_source (self);
  follow_choice (self);
  update_zoom_range (self);
  update_light (self);
}
