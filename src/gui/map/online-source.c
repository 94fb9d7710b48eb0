/* Fills libshumate's tiles from a downloader, which the windows share. Invariant: each tile's task
 * is answered once; "stop" cancels all of them, since libshumate keeps a layer that was removed
 * until its tiles have come. */
#include "config.h"

#include "online-source.h"

#include "tile-part.h"
#include "tile-url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TILE_SIZE 256
#define OPENSTREETMAP_URL "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
#define OPENSTREETMAP_HOST "openstreetmap.org"
#define OPENSTREETMAP_CONNECTIONS 2 /* as its tile usage policy allows */
#define OPENSTREETMAP_ZOOM_MAX 19
#define CONNECTIONS 4

struct _DatelineOnlineSource
{
  ShumateMapSource parent_instance;
  DatelineTileDownloader *downloader;
  GCancellable *stop;
  guint zoom_max; /* of the server */
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (DatelineOnlineSource, dateline_online_source, SHUMATE_TYPE_MAP_SOURCE)

enum
{
  SIGNAL_TILE_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A task's data. */
typedef struct
{
  ShumateTile *tile;
  DatelineTileId wanted;
  guint depth; /* how many levels above it the server's tile is */
  GCancellable *stop;
  gulong handler;
} Fill;

static void
fill_free (gpointer data)
{
  Fill *fill = data;

  g_cancellable_disconnect (fill->stop, fill->handler);
  g_object_unref (fill->stop);
  g_object_unref (fill->tile);
  g_free (fill);
}

static void
stopped_cb (GCancellable *stop, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
downloader_failed_cb (DatelineOnlineSource *self, const char *message)
{
  if (self->failed)
    return;
  self->failed = TRUE;
  g_message ("%s", message);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, message);
}

static void
show (const Fill *fill, GdkTexture *texture)
{
  guint n = 1u << fill->depth;
  g_autoptr (GdkPaintable) paintable = NULL;

  if (n == 1)
    paintable = GDK_PAINTABLE (g_object_ref (texture));
  else
    paintable = dateline_tile_part_new (texture, n, fill->wanted.x % n, fill->wanted.y % n);
  shumate_tile_set_paintable (fill->tile, paintable);
  shumate_tile_set_fade_in (fill->tile, TRUE);
  shumate_tile_set_state (fill->tile, SHUMATE_STATE_DONE);
}

/* A tile that there is not is done with, so that those of other zoom levels do not stay. */
static void
leave_clear (GTask *task, Fill *fill, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    shumate_tile_set_state (fill->tile, SHUMATE_STATE_DONE);
  g_task_return_error (task, error);
}

static void
tile_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fill *fill = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GdkTexture) texture =
      dateline_tile_downloader_fetch_finish (DATELINE_TILE_DOWNLOADER (source), result, &error);

  if (texture != NULL)
    show (fill, texture);
  g_signal_emit (g_task_get_source_object (task), signals[SIGNAL_TILE_CHANGED], 0, fill->tile);
  if (texture != NULL)
    g_task_return_boolean (task, TRUE);
  else
    leave_clear (task, fill, error);
}

static void
dateline_online_source_fill_tile_async (ShumateMapSource *source,
                                        ShumateTile *tile,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  DatelineOnlineSource *self = DATELINE_ONLINE_SOURCE (source);
  g_autoptr (GCancellable) own =
      cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  GTask *task = g_task_new (self, own, callback, user_data);
  Fill *fill = g_new0 (Fill, 1);
  DatelineTileId id = { shumate_tile_get_zoom_level (tile),
                        shumate_tile_get_x (tile),
                        shumate_tile_get_y (tile) };

  g_task_set_source_tag (task, dateline_online_source_fill_tile_async);
  g_task_set_task_data (task, fill, fill_free);
  fill->tile = g_object_ref (tile);
  fill->wanted = id;
  fill->depth = id.zoom > self->zoom_max ? id.zoom - self->zoom_max : 0;
  fill->stop = g_object_ref (self->stop);
  fill->handler = g_cancellable_connect (
      self->stop, G_CALLBACK (stopped_cb), g_object_ref (own), g_object_unref);
  g_signal_emit (self, signals[SIGNAL_TILE_CHANGED], 0, tile);
  if (id.zoom < shumate_map_source_get_min_zoom_level (source) ||
      fill->depth > DATELINE_ONLINE_ENLARGEMENT)
    {
      leave_clear (
          task, fill, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "out of range"));
      g_object_unref (task);
      return;
    }
  dateline_tile_downloader_fetch_async (
      self->downloader,
      (DatelineTileId){ id.zoom - fill->depth, id.x >> fill->depth, id.y >> fill->depth },
      own,
      tile_fetched_cb,
      task);
}

static gboolean
dateline_online_source_fill_tile_finish (ShumateMapSource *source,
                                         GAsyncResult *result,
                                         GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
dateline_online_source_finalize (GObject *object)
{
  DatelineOnlineSource *self = DATELINE_ONLINE_SOURCE (object);

  g_object_unref (self->downloader);
  g_object_unref (self->stop);
  G_OBJECT_CLASS (dateline_online_source_parent_class)->finalize (object);
}

static void
dateline_online_source_class_init (DatelineOnlineSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dateline_online_source_finalize;
  source_class->fill_tile_async = dateline_online_source_fill_tile_async;
  source_class->fill_tile_finish = dateline_online_source_fill_tile_finish;
  signals[SIGNAL_TILE_CHANGED] = g_signal_new ("tile-changed",
                                               DATELINE_TYPE_ONLINE_SOURCE,
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               1,
                                               SHUMATE_TYPE_TILE);
  signals[SIGNAL_FAILED] = g_signal_new ("failed",
                                         DATELINE_TYPE_ONLINE_SOURCE,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_STRING);
}

static void
dateline_online_source_init (DatelineOnlineSource *self)
{
  self->stop = g_cancellable_new ();
}

static const char *
get_url (const DatelineMapChoice *choice)
{
  return choice->kind == DATELINE_MAP_SERVER ? choice->url : OPENSTREETMAP_URL;
}

/* However it was chosen. */
static gboolean
is_openstreetmap (const DatelineMapChoice *choice)
{
  g_autofree char *server = dateline_tile_url_get_server (get_url (choice));
  g_autofree char *host = g_ascii_strdown (server, -1);

  if (g_str_has_suffix (host, "."))
    host[strlen (host) - 1] = '\0';
  return g_str_equal (host, OPENSTREETMAP_HOST) || g_str_has_suffix (host, "." OPENSTREETMAP_HOST);
}

static const char *
get_attribution (const DatelineMapChoice *choice)
{
  if (choice->kind == DATELINE_MAP_SERVER &&
      (*choice->attribution != '\0' || !is_openstreetmap (choice)))
    return choice->attribution;
  return _ ("© OpenStreetMap contributors");
}

DatelineTileManners
dateline_online_source_get_manners (const DatelineMapChoice *choice)
{
  return (DatelineTileManners){ is_openstreetmap (choice) ? OPENSTREETMAP_CONNECTIONS : CONNECTIONS,
                                1.0 };
}

DatelineOnlineSource *
dateline_online_source_new_with_manners (const DatelineMapChoice *choice,
                                         DatelineTileStore *store,
                                         DatelineTileManners manners)
{
  gboolean own = choice->kind == DATELINE_MAP_SERVER;
  const char *url = get_url (choice);
  DatelineOnlineSource *self = g_object_new (DATELINE_TYPE_ONLINE_SOURCE, NULL);
  ShumateMapSource *source = SHUMATE_MAP_SOURCE (self);

  self->downloader = dateline_tile_downloader_get (url, store, manners);
  self->zoom_max = own ? choice->zoom_max : OPENSTREETMAP_ZOOM_MAX;
  g_signal_connect_object (
      self->downloader, "failed", G_CALLBACK (downloader_failed_cb), self, G_CONNECT_SWAPPED);
  shumate_map_source_set_id (source, url);
  shumate_map_source_set_license (source, get_attribution (choice));
  shumate_map_source_set_min_zoom_level (source, own ? choice->zoom_min : 0);
  shumate_map_source_set_max_zoom_level (
      source, MIN (self->zoom_max + DATELINE_ONLINE_ENLARGEMENT, DATELINE_MAP_ZOOM_MAX));
  shumate_map_source_set_tile_size (source, TILE_SIZE);
  shumate_map_source_set_projection (source, SHUMATE_MAP_PROJECTION_MERCATOR);
  return self;
}

DatelineOnlineSource *
dateline_online_source_new (const DatelineMapChoice *choice, DatelineTileStore *store)
{
  return dateline_online_source_new_with_manners (
      choice, store, dateline_online_source_get_manners (choice));
}

void
dateline_online_source_stop (DatelineOnlineSource *self)
{
  g_cancellable_cancel (self->stop);
}
