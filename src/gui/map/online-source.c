/* libshumate's own sources drop the errors of tiles; this one hears them. */
#include "config.h"

#include "online-source.h"

#include "error.h"
#include "tile-downloader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TILE_SIZE 256

struct _DatelineOnlineSource
{
  ShumateMapSource parent_instance;
  ShumateDataSource *downloader;
  gboolean began;
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (DatelineOnlineSource, dateline_online_source, SHUMATE_TYPE_MAP_SOURCE)

enum
{
  SIGNAL_BEGAN,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
report_failure (DatelineOnlineSource *self, const GError *error)
{
  if (self->failed || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->failed = TRUE;
  g_message ("A tile of %s cannot be had: %s",
             shumate_map_source_get_id (SHUMATE_MAP_SOURCE (self)),
             error->message);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0);
}

/* A tile is a PNG of at most 1024 pixels a side; nothing else is given to an image loader, which
 * would make a few bytes into gigabytes. Source: PNG (ISO/IEC 15948), 5.2 and 11.2.2. */
static gboolean
check_tile (GBytes *bytes, GError **error)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 width, height;

  if (size >= 24 && memcmp (data, signature, sizeof signature) == 0)
    {
      memcpy (&width, data + 16, sizeof width);
      memcpy (&height, data + 20, sizeof height);
      if (GUINT32_FROM_BE (width) <= 1024 && GUINT32_FROM_BE (height) <= 1024)
        return TRUE;
    }
  g_set_error_literal (error,
                       DATELINE_ERROR,
                       DATELINE_ERROR_UNREADABLE,
                       _ ("what the server sent is not a tile in PNG"));
  return FALSE;
}

static void
tile_received_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DatelineOnlineSource *self = g_task_get_source_object (task);
  ShumateTile *tile = g_task_get_task_data (task);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = shumate_data_source_get_tile_data_finish (SHUMATE_DATA_SOURCE (source), result, &error);
  if (bytes != NULL && check_tile (bytes, &error))
    texture = gdk_texture_new_from_bytes (bytes, &error);
  if (texture == NULL)
    {
      report_failure (self, error);
      g_task_return_error (task, error);
      return;
    }
  shumate_tile_set_paintable (tile, GDK_PAINTABLE (texture));
  shumate_tile_set_fade_in (tile, TRUE);
  shumate_tile_set_state (tile, SHUMATE_STATE_DONE);
  if (!self->began)
    {
      self->began = TRUE;
      g_signal_emit (self, signals[SIGNAL_BEGAN], 0);
    }
  g_task_return_boolean (task, TRUE);
}

static void
dateline_online_source_fill_tile_async (ShumateMapSource *source,
                                        ShumateTile *tile,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  DatelineOnlineSource *self = DATELINE_ONLINE_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dateline_online_source_fill_tile_async);
  g_task_set_task_data (task, g_object_ref (tile), g_object_unref);
  shumate_data_source_get_tile_data_async (self->downloader,
                                           shumate_tile_get_x (tile),
                                           shumate_tile_get_y (tile),
                                           shumate_tile_get_zoom_level (tile),
                                           cancellable,
                                           tile_received_cb,
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
dateline_online_source_dispose (GObject *object)
{
  g_clear_object (&DATELINE_ONLINE_SOURCE (object)->downloader);
  G_OBJECT_CLASS (dateline_online_source_parent_class)->dispose (object);
}

static void
dateline_online_source_class_init (DatelineOnlineSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_online_source_dispose;
  source_class->fill_tile_async = dateline_online_source_fill_tile_async;
  source_class->fill_tile_finish = dateline_online_source_fill_tile_finish;
  signals[SIGNAL_BEGAN] = g_signal_new (
      "began", DATELINE_TYPE_ONLINE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed",
                                         DATELINE_TYPE_ONLINE_SOURCE,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
}

static void
dateline_online_source_init (DatelineOnlineSource *self)
{
}

DatelineOnlineSource *
dateline_online_source_new (const char *id,
                            const char *url_template,
                            const char *license,
                            const char *license_uri,
                            guint zoom_min,
                            guint zoom_max)
{
  DatelineOnlineSource *self = g_object_new (DATELINE_TYPE_ONLINE_SOURCE,
                                             "id",
                                             id,
                                             "license",
                                             license,
                                             "license-uri",
                                             license_uri,
                                             "min-zoom-level",
                                             zoom_min,
                                             "max-zoom-level",
                                             zoom_max,
                                             "tile-size",
                                             TILE_SIZE,
                                             "projection",
                                             SHUMATE_MAP_PROJECTION_MERCATOR,
                                             NULL);

  self->downloader = SHUMATE_DATA_SOURCE (dateline_tile_downloader_new (url_template));
  return self;
}

DatelineOnlineSource *
dateline_online_source_new_openstreetmap (void)
{
  return dateline_online_source_new ("openstreetmap",
                                     "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
                                     _ ("© OpenStreetMap contributors"),
                                     "https://www.openstreetmap.org/copyright",
                                     0,
                                     19);
}
