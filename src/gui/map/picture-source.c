/* Each tile is a task in GTask's threads; those that were cancelled meanwhile do nothing there. The
 * archive locks for itself, and the file's facts are immutable. */
#include "config.h"

#include "picture-source.h"

#include "error.h"
#include "tile-image.h"
#include "tile-part.h"

#define TILE_SIZE 256
#define BROKEN_MAX 64 /* GTK 4.8 loses a picture's memory where its PNG is broken */

struct _DatelinePictureSource
{
  ShumateMapSource parent_instance;
  DatelineMbtiles *archive;
  DatelineMapFile *file;
  GHashTable *broken; /* tiles, by number: none is tried twice, and with too many of them none */
};

G_DEFINE_FINAL_TYPE (DatelinePictureSource, dateline_picture_source, SHUMATE_TYPE_MAP_SOURCE)

enum
{
  SIGNAL_TILE_CHANGED,
  SIGNAL_TILE_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Of a step in a thread, which holds no reference: its end could be the last one there. */
typedef struct
{
  DatelinePictureSource *source; /* kept by the task that waits for the step */
  DatelineTileId id;
  guint depth; /* levels from the file's tile to the one that is wanted */
  guint column, row;
} Wish;

/* In a thread. Ends without an error and without a texture where the file has no such tile. */
static void
load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wish *wish = data;
  DatelinePictureSource *self = wish->source;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture = NULL;
  GError *error = NULL;

  if (!g_cancellable_is_cancelled (cancellable))
    bytes = dateline_mbtiles_read_raw (self->archive, wish->id, &error);
  if (bytes != NULL)
    texture = dateline_tile_image_decode (bytes, &error);
  if (g_error_matches (error, DATELINE_ERROR, DATELINE_ERROR_ABSENT))
    g_clear_error (&error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, texture, g_object_unref);
}

static void
show (ShumateTile *tile, const Wish *wish, GdkTexture *texture)
{
  g_autoptr (GdkPaintable) paintable = NULL;

  if (wish->depth == 0)
    paintable = GDK_PAINTABLE (g_object_ref (texture));
  else
    paintable = dateline_tile_part_new (texture, 1u << wish->depth, wish->column, wish->row);
  shumate_tile_set_paintable (tile, paintable);
}

static guint64
get_number (DatelineTileId id)
{
  return (guint64) id.zoom << 48 | (guint64) id.x << 24 | id.y;
}

static gboolean
is_given_up (DatelinePictureSource *self, DatelineTileId id)
{
  guint64 number = get_number (id);

  return g_hash_table_size (self->broken) >= BROKEN_MAX ||
         g_hash_table_contains (self->broken, &number);
}

static void
note_broken (DatelinePictureSource *self, DatelineTileId id, const char *message)
{
  guint64 number = get_number (id);

  g_hash_table_add (self->broken, g_memdup2 (&number, sizeof number));
  g_signal_emit (self, signals[SIGNAL_TILE_FAILED], 0, message);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DatelinePictureSource *self = g_task_get_source_object (task);
  ShumateTile *tile = g_task_get_task_data (task);
  const Wish *wish = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (error != NULL)
    note_broken (self, wish->id, error->message);
  if (texture != NULL)
    show (tile, wish, texture);
  shumate_tile_set_state (tile, SHUMATE_STATE_DONE);
  g_signal_emit (self, signals[SIGNAL_TILE_CHANGED], 0, tile);
  if (texture != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no tile");
}

static void
dateline_picture_source_fill_tile_async (ShumateMapSource *source,
                                         ShumateTile *tile,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  DatelinePictureSource *self = DATELINE_PICTURE_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  DatelineTileId id = { shumate_tile_get_zoom_level (tile),
                        shumate_tile_get_x (tile),
                        shumate_tile_get_y (tile) };
  Wish *wish = g_new0 (Wish, 1);
  g_autoptr (GTask) step = NULL;

  g_task_set_source_tag (task, dateline_picture_source_fill_tile_async);
  g_task_set_task_data (task, g_object_ref (tile), g_object_unref);
  wish->source = self;
  wish->depth = id.zoom > self->file->zoom_max ? id.zoom - self->file->zoom_max : 0;
  wish->id = (DatelineTileId){ id.zoom - wish->depth, id.x >> wish->depth, id.y >> wish->depth };
  wish->column = id.x - (wish->id.x << wish->depth);
  wish->row = id.y - (wish->id.y << wish->depth);
  step = g_task_new (NULL, cancellable, loaded_cb, task);
  g_task_set_source_tag (step, load);
  g_task_set_task_data (step, wish, g_free);
  g_task_set_check_cancellable (step, FALSE);
  g_signal_emit (self, signals[SIGNAL_TILE_CHANGED], 0, tile);
  if (wish->depth > DATELINE_PICTURE_ENLARGEMENT ||
      !dateline_map_file_covers (self->file, wish->id) || is_given_up (self, wish->id))
    g_task_return_pointer (step, NULL, NULL);
  else
    g_task_run_in_thread (step, load);
}

static gboolean
dateline_picture_source_fill_tile_finish (ShumateMapSource *source,
                                          GAsyncResult *result,
                                          GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
dateline_picture_source_finalize (GObject *object)
{
  DatelinePictureSource *self = DATELINE_PICTURE_SOURCE (object);

  dateline_mbtiles_free (self->archive);
  dateline_map_file_free (self->file);
  g_hash_table_unref (self->broken);
  G_OBJECT_CLASS (dateline_picture_source_parent_class)->finalize (object);
}

static void
dateline_picture_source_class_init (DatelinePictureSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dateline_picture_source_finalize;
  source_class->fill_tile_async = dateline_picture_source_fill_tile_async;
  source_class->fill_tile_finish = dateline_picture_source_fill_tile_finish;
  signals[SIGNAL_TILE_CHANGED] = g_signal_new ("tile-changed",
                                               type,
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               1,
                                               SHUMATE_TYPE_TILE);
  signals[SIGNAL_TILE_FAILED] = g_signal_new (
      "tile-failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dateline_picture_source_init (DatelinePictureSource *self)
{
  self->broken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

DatelinePictureSource *
dateline_picture_source_new (DatelineMbtiles *archive, DatelineMapFile *file)
{
  DatelinePictureSource *self = g_object_new (DATELINE_TYPE_PICTURE_SOURCE, NULL);
  ShumateMapSource *source = SHUMATE_MAP_SOURCE (self);

  self->archive = archive;
  self->file = file;
  shumate_map_source_set_id (source, "dateline-pictures");
  shumate_map_source_set_license (source, file->attribution);
  shumate_map_source_set_min_zoom_level (source, file->zoom_min);
  shumate_map_source_set_max_zoom_level (
      source, MIN (file->zoom_max + DATELINE_PICTURE_ENLARGEMENT, DATELINE_MAP_FILE_ZOOM_MAX));
  shumate_map_source_set_tile_size (source, TILE_SIZE);
  shumate_map_source_set_projection (source, SHUMATE_MAP_PROJECTION_MERCATOR);
  return self;
}
