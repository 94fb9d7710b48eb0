/* Jobs go to a bounded pool, the latest first: what was asked for last is what is looked at now. A
 * job paints in a worker and comes back to the main loop through an idle source, so tiles, pictures
 * and tasks are touched there only, and the last reference to the source is never dropped in a
 * worker. Invariant: every task is answered exactly once. */
#include "config.h"

#include "basemap-source.h"

#include "tile-painter.h"
#include "tile-picture.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#define TILE_SIZE 256
#define THREADS_MAX 4
#define ENLARGEMENT_MAX 0.15 /* in zoom levels */

struct _DatelineBasemapSource
{
  ShumateMapSource parent_instance;

  DatelineMbtiles *archive; /* the painter's */
  DatelineTilePainter *painter;
  GThreadPool *pool;
  GError *error;
  guint look;
  guint n_jobs;
};

G_DEFINE_FINAL_TYPE (DatelineBasemapSource, dateline_basemap_source, SHUMATE_TYPE_MAP_SOURCE)

enum
{
  REPAINTED,
  TILE_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  DatelineBasemapSource *source;
  guint number;
  guint look;
  DatelineTilePicture *picture;
  GTask *task; /* with its ShumateTile, or both %NULL to paint again */
  ShumateTile *tile;
  GdkTexture *texture; /* the result; %NULL where the task was cancelled, or there is no tile */
  GError *error;
} Job;

static guint
make_look (gboolean dark, int scale)
{
  return (guint) CLAMP (scale, 1, 4) * 2 + (dark ? 1 : 0);
}

static void
job_free (Job *self)
{
  g_clear_object (&self->task);
  g_clear_object (&self->tile);
  g_clear_object (&self->picture);
  g_clear_object (&self->texture);
  g_clear_error (&self->error);
  g_object_unref (self->source);
  g_free (self);
}

static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer data)
{
  const Job *first = a;
  const Job *second = b;

  return (first->number < second->number) - (first->number > second->number);
}

/* A texture of @surface, which it takes, with @border pixels more on each side that repeat the
 * outermost ones. A tile is opaque, and GTK 4.8 draws three bytes a pixel without a GPU several
 * times as fast as four: those it turns into floats and back in every frame. */
static GdkTexture *
make_texture (cairo_surface_t *surface, guint border)
{
  guint size = (guint) cairo_image_surface_get_width (surface);
  gsize source_stride = (gsize) cairo_image_surface_get_stride (surface);
  guint width = size + 2 * border;
  gsize stride = 3 * (gsize) width;
  guint8 *pixels = g_malloc (width * stride);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, width * stride);

  for (guint y = 0; y < width; y++)
    {
      guint from = CLAMP (y, border, border + size - 1) - border;
      const guint32 *row =
          (const guint32 *) (cairo_image_surface_get_data (surface) + from * source_stride);

      for (guint x = 0; x < width; x++)
        {
          guint32 pixel = row[CLAMP (x, border, border + size - 1) - border];

          *pixels++ = pixel >> 16;
          *pixels++ = pixel >> 8;
          *pixels++ = pixel;
        }
    }
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new ((int) width, (int) width, GDK_MEMORY_R8G8B8, bytes, stride);
}

static gboolean
job_done_cb (gpointer data)
{
  Job *job = data;

  if (job->texture != NULL)
    dateline_tile_picture_take_texture (
        job->picture, g_steal_pointer (&job->texture), job->look / 2, job->look);
  if (job->error != NULL)
    g_signal_emit (job->source, signals[TILE_FAILED], 0, job->error->message);
  if (job->task == NULL)
    {
      g_signal_emit (job->source, signals[REPAINTED], 0);
      return G_SOURCE_REMOVE;
    }
  if (g_task_return_error_if_cancelled (job->task))
    return G_SOURCE_REMOVE;
  shumate_tile_set_paintable (job->tile, GDK_PAINTABLE (job->picture));
  shumate_tile_set_state (job->tile, SHUMATE_STATE_DONE);
  g_task_return_boolean (job->task, TRUE);
  return G_SOURCE_REMOVE;
}

/* In a worker. */
static void
run_job (gpointer data, gpointer user_data)
{
  Job *job = data;
  DatelineTileId tile = dateline_tile_picture_get_tile (job->picture);
  g_autoptr (GSource) source = g_idle_source_new ();
  cairo_surface_t *surface = NULL;

  if (job->task == NULL || !g_cancellable_is_cancelled (g_task_get_cancellable (job->task)))
    surface = dateline_tile_painter_paint (job->source->painter,
                                           tile,
                                           TILE_SIZE * (job->look / 2),
                                           dateline_tile_style_get (job->look & 1),
                                           &job->error);
  if (surface != NULL)
    job->texture = make_texture (surface, job->look / 2);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, job_done_cb, job, (GDestroyNotify) job_free);
  g_source_attach (source, NULL);
}

static void
push_job (DatelineBasemapSource *self, DatelineTilePicture *picture, GTask *task, ShumateTile *tile)
{
  Job *job = g_new0 (Job, 1);

  job->source = g_object_ref (self);
  job->number = self->n_jobs++;
  job->look = self->look;
  job->picture = g_object_ref (picture);
  g_set_object (&job->task, task);
  g_set_object (&job->tile, tile);
  g_thread_pool_push (self->pool, job, NULL);
}

static void
repaint (gpointer owner, DatelineTilePicture *picture)
{
  push_job (owner, picture, NULL, NULL);
}

static void
dateline_basemap_source_fill_tile_async (ShumateMapSource *source,
                                         ShumateTile *tile,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  DatelineBasemapSource *self = DATELINE_BASEMAP_SOURCE (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  DatelineTileId id = { MIN (shumate_tile_get_zoom_level (tile), DATELINE_TILE_ZOOM_MAX),
                        shumate_tile_get_x (tile),
                        shumate_tile_get_y (tile) };
  g_autoptr (DatelineTilePicture) picture =
      dateline_tile_picture_new (id, G_OBJECT (self), &self->look, repaint);

  g_task_set_source_tag (task, dateline_basemap_source_fill_tile_async);
  shumate_tile_set_state (tile, SHUMATE_STATE_LOADING);
  push_job (self, picture, task, tile);
}

static gboolean
dateline_basemap_source_fill_tile_finish (ShumateMapSource *source,
                                          GAsyncResult *result,
                                          GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
dateline_basemap_source_finalize (GObject *object)
{
  DatelineBasemapSource *self = DATELINE_BASEMAP_SOURCE (object);

  g_thread_pool_free (self->pool, TRUE, TRUE);
  g_clear_pointer (&self->painter, dateline_tile_painter_free);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (dateline_basemap_source_parent_class)->finalize (object);
}

static void
dateline_basemap_source_class_init (DatelineBasemapSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dateline_basemap_source_finalize;
  source_class->fill_tile_async = dateline_basemap_source_fill_tile_async;
  source_class->fill_tile_finish = dateline_basemap_source_fill_tile_finish;

  signals[REPAINTED] = g_signal_new ("repainted",
                                     G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     0);
  signals[TILE_FAILED] = g_signal_new ("tile-failed",
                                       G_TYPE_FROM_CLASS (klass),
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
dateline_basemap_source_init (DatelineBasemapSource *self)
{
  int n_threads = CLAMP ((int) g_get_num_processors () - 1, 1, THREADS_MAX);

  self->look = make_look (FALSE, 1);
  self->pool =
      g_thread_pool_new_full (run_job, NULL, (GDestroyNotify) job_free, n_threads, FALSE, NULL);
  g_thread_pool_set_sort_function (self->pool, compare_jobs, NULL);
}

/* Takes @painter, which has taken @archive. */
static DatelineBasemapSource *
basemap_source_new (DatelineMbtiles *archive, DatelineTilePainter *painter, const char *attribution)
{
  DatelineBasemapSource *self = g_object_new (DATELINE_TYPE_BASEMAP_SOURCE, NULL);
  ShumateMapSource *source = SHUMATE_MAP_SOURCE (self);

  self->archive = archive;
  self->painter = painter;
  shumate_map_source_set_id (source, "dateline-basemap");
  shumate_map_source_set_license (source, attribution != NULL ? attribution : "");
  shumate_map_source_set_tile_size (source, TILE_SIZE);
  shumate_map_source_set_min_zoom_level (source, 0);
  shumate_map_source_set_max_zoom_level (source, DATELINE_BASEMAP_ZOOM_MAX);
  shumate_map_source_set_projection (source, SHUMATE_MAP_PROJECTION_MERCATOR);
  return self;
}

DatelineBasemapSource *
dateline_basemap_source_new (const char *path)
{
  GError *error = NULL;
  DatelineMbtiles *archive = dateline_mbtiles_open (path, &error);
  g_autofree char *attribution =
      archive != NULL ? dateline_mbtiles_get_metadata (archive, "attribution") : NULL;
  DatelineBasemapSource *self =
      basemap_source_new (archive, dateline_tile_painter_new (archive), attribution);

  self->error = error;
  return self;
}

DatelineBasemapSource *
dateline_basemap_source_new_own (DatelineMbtiles *archive, DatelineMapFile *file)
{
  guint min = file->zoom_min;
  guint max = MIN (file->zoom_max + DATELINE_TILE_PAINTER_ENLARGEMENT, DATELINE_MAP_FILE_ZOOM_MAX);
  g_autofree char *attribution = g_strdup (file->attribution);
  DatelineBasemapSource *self =
      basemap_source_new (archive, dateline_tile_painter_new_own (archive, file), attribution);

  shumate_map_source_set_min_zoom_level (SHUMATE_MAP_SOURCE (self), min);
  shumate_map_source_set_max_zoom_level (SHUMATE_MAP_SOURCE (self), max);
  return self;
}

const GError *
dateline_basemap_source_get_error (DatelineBasemapSource *self)
{
  return self->error;
}

DatelineMbtiles *
dateline_basemap_source_get_archive (DatelineBasemapSource *self)
{
  return self->archive;
}

const char *
dateline_basemap_source_get_attribution (DatelineBasemapSource *self)
{
  return shumate_map_source_get_license (SHUMATE_MAP_SOURCE (self));
}

void
dateline_basemap_source_set_look (DatelineBasemapSource *self, gboolean dark, int scale)
{
  self->look = make_look (dark, scale);
}

/* Between two whole zooms tiles are drawn up to twice as large as they are. */
static int
get_scale (GtkWidget *layer)
{
  double zoom =
      shumate_viewport_get_zoom_level (shumate_layer_get_viewport (SHUMATE_LAYER (layer)));

  return MAX (gtk_widget_get_scale_factor (layer), zoom - floor (zoom) > ENLARGEMENT_MAX ? 2 : 1);
}

static void
look_changed_cb (GtkWidget *layer)
{
  DatelineBasemapSource *self = g_object_get_data (G_OBJECT (layer), "dateline-basemap-source");
  guint before = self->look;

  dateline_basemap_source_set_look (
      self, adw_style_manager_get_dark (adw_style_manager_get_default ()), get_scale (layer));
  if (self->look != before)
    gtk_widget_queue_draw (layer);
}

ShumateMapLayer *
dateline_basemap_source_create_layer (DatelineBasemapSource *self, ShumateViewport *viewport)
{
  ShumateMapLayer *layer = shumate_map_layer_new (SHUMATE_MAP_SOURCE (self), viewport);

  g_object_set_data_full (
      G_OBJECT (layer), "dateline-basemap-source", g_object_ref (self), g_object_unref);
  g_signal_connect_object (
      self, "repainted", G_CALLBACK (gtk_widget_queue_draw), layer, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (look_changed_cb),
                           layer,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      viewport, "notify::zoom-level", G_CALLBACK (look_changed_cb), layer, G_CONNECT_SWAPPED);
  g_signal_connect (layer, "notify::scale-factor", G_CALLBACK (look_changed_cb), NULL);
  look_changed_cb (GTK_WIDGET (layer));
  return layer;
}
