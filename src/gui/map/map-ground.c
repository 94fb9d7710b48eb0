/* Invariant: source and layer are both there or both not, and no signal of a source that was
 * dropped is heard: its requests may outlive it here. */
#include "config.h"

#include "map-ground.h"

#include "basemap-source.h"
#include "map-coverage.h"
#include "map-opening.h"
#include "online-source.h"
#include "picture-source.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define COVERED 0.5    /* of the view, for the chosen map to be the one that is seen */
#define UNCOVERED 0.25 /* for the offline one to be it again */
#define DOUBT 1500     /* milliseconds that a chosen map, once seen, is waited for */

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
  GCancellable *opening;         /* of a file, under way; NULL where none is */
  char *version;                 /* of the file that the source is of, else NULL */
  DatelineMapCoverage *coverage; /* by the tiles of a source that is light, else NULL */
  guint doubt;                   /* the timer, while less is covered than was */
  gboolean light;                /* what was told last */
  gboolean failed;               /* and was told */
};

static void
set_light (DatelineMapGround *self, gboolean light)
{
  g_clear_handle_id (&self->doubt, g_source_remove);
  if (light == self->light)
    return;
  self->light = light;
  self->funcs.light_changed (light, self->data);
}

static double
get_coverage (DatelineMapGround *self)
{
  double zoom = shumate_viewport_get_zoom_level (shumate_map_get_viewport (self->map));

  return dateline_map_coverage_get (self->coverage, (guint) floor (zoom));
}

static gboolean
doubt_ended_cb (gpointer data)
{
  DatelineMapGround *self = data;
  double share = get_coverage (self);

  self->doubt = 0;
  if (share >= 0.0 && share < UNCOVERED)
    set_light (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* Where a map was seen its next tiles mostly come soon, and names do not blink meanwhile. */
static void
update_light (DatelineMapGround *self)
{
  double share = self->coverage != NULL ? get_coverage (self) : 0.0;

  if (self->coverage == NULL)
    set_light (self, FALSE);
  else if (share >= COVERED)
    set_light (self, TRUE);
  else if (self->light && share >= 0.0 && share < UNCOVERED && self->doubt == 0)
    self->doubt = g_timeout_add (DOUBT, doubt_ended_cb, self);
}

/* The layer lets go of other levels' tiles later. */
static void
zoom_changed_cb (DatelineMapGround *self)
{
  update_light (self);
  if (self->light && self->doubt == 0)
    self->doubt = g_timeout_add (DOUBT, doubt_ended_cb, self);
}

static void
tile_changed_cb (DatelineMapGround *self, ShumateTile *tile)
{
  dateline_map_coverage_add (self->coverage, tile);
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
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->coverage, dateline_map_coverage_free);
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
watch_tiles (DatelineMapGround *self)
{
  self->coverage = dateline_map_coverage_new ();
  g_signal_connect_swapped (self->source, "tile-changed", G_CALLBACK (tile_changed_cb), self);
}

static void
add_online (DatelineMapGround *self)
{
  ShumateMapSource *source = SHUMATE_MAP_SOURCE (
      dateline_online_source_new (self->choice, dateline_tile_store_get_shared ()));

  add_source (self, source, shumate_map_layer_new (source, shumate_map_get_viewport (self->map)));
  watch_tiles (self);
  g_signal_connect_swapped (source, "failed", G_CALLBACK (tell_failure), self);
}

/* Takes both. */
static void
add_file (DatelineMapGround *self, DatelineMbtiles *archive, DatelineMapFile *file)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);

  self->version = g_strdup (file->version);
  if (file->kind == DATELINE_MAP_FILE_PICTURES)
    {
      DatelinePictureSource *source = dateline_picture_source_new (archive, file);

      add_source (self,
                  SHUMATE_MAP_SOURCE (source),
                  shumate_map_layer_new (SHUMATE_MAP_SOURCE (source), viewport));
      watch_tiles (self);
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

/* Into what the chosen map has, one may look; the offline map can be enlarged that far, too. While
 * it is not known what a file has, a view stays as deep as it was or is to be. */
static void
update_zoom_range (DatelineMapGround *self)
{
  guint max = DATELINE_BASEMAP_ZOOM_MAX;

  if (self->opening != NULL)
    max = DATELINE_MAP_FILE_ZOOM_MAX;
  else if (self->source != NULL)
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
      shumate_map_get_viewport (map), "notify::zoom-level", G_CALLBACK (zoom_changed_cb), self);
  return self;
}

void
dateline_map_ground_free (DatelineMapGround *self)
{
  g_signal_handlers_disconnect_by_data (shumate_map_get_viewport (self->map), self);
  stop_source (self);
  g_clear_handle_id (&self->doubt, g_source_remove);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->coverage, dateline_map_coverage_free);
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

/* Takes both. A file that is shown already, and well, is not drawn anew. */
static void
show_file (DatelineMapGround *self, DatelineMbtiles *archive, DatelineMapFile *file)
{
  if (self->source != NULL && !self->failed && g_str_equal (self->version, file->version))
    {
      dateline_mbtiles_free (archive);
      dateline_map_file_free (file);
      return;
    }
  self->failed = FALSE;
  drop_source (self);
  add_file (self, archive, file);
  update_light (self);
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
  if (opened)
    show_file (self, archive, file);
  else if (self->source == NULL)
    tell_failure (self, error->message);
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
    {
      if (choice->kind == DATELINE_MAP_FILE && self->opening == NULL)
        follow_choice (self);
      return;
    }
  g_clear_pointer (&self->choice, dateline_map_choice_free);
  self->choice = copy_choice (choice);
  self->failed = FALSE;
  drop_source (self);
  follow_choice (self);
  update_zoom_range (self);
  update_light (self);
}
