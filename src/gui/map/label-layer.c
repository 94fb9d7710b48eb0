/* For each whole zoom looked at there is a stage: the names of that zoom, their placement and the
 * pictures made so far. A frame asks the placement what lies in the view and appends those
 * pictures, moved to whole device pixels so that text stays sharp. Invariant: a stage belongs to
 * one set of names and one font; when either changes all stages go. A frame makes pictures for
 * FRAME_TIME only and leaves the rest to the next, the lower ranks last. Limits: STAGES_MAX stages,
 * PICTURES_MAX pictures a stage. */
#include "config.h"

#include "label-layer.h"

#include "affine.h"
#include "label-text.h"

#include <adwaita.h>
#include <math.h>

#define STAGES_MAX 3
#define PICTURES_MAX 1200
#define TILE_SIZE 256
#define FRAME_TIME 12000 /* microseconds */

typedef struct
{
  GdkTexture *texture;
  graphene_rect_t bounds;
} Picture;

typedef struct
{
  DatelineLabelLayer *layer;
  guint zoom;
  GArray *names; /* of guint: the names of this zoom, by label */
  DatelineLabelPlacement *placement;
  GHashTable *pictures; /* label -> Picture */
} Stage;

/* One drawing of the layer. */
typedef struct
{
  GtkSnapshot *snapshot;
  Stage *stage;
  DatelineAffine affine;
  DatelineBox view;
  int width;
  int height;
  gint64 deadline; /* for making pictures, on the monotonic clock */
  gboolean late;
} Frame;

struct _DatelineLabelLayer
{
  ShumateLayer parent_instance;

  DatelineBasemapSource *basemap;
  DatelineStore *store;
  DatelineMapNames *names; /* %NULL until needed */
  GArray *extra_names;     /* of DatelineMapName, each with a text of its own */
  GQueue stages;           /* of Stage, the latest used first */
  guint font_serial;
  gboolean online;
  gboolean dark;
  int scale;
};

G_DEFINE_FINAL_TYPE (DatelineLabelLayer, dateline_label_layer, SHUMATE_TYPE_LAYER)

static void
picture_free (Picture *self)
{
  g_object_unref (self->texture);
  g_free (self);
}

static void
stage_free (Stage *self)
{
  dateline_label_placement_free (self->placement);
  g_array_unref (self->names);
  g_hash_table_unref (self->pictures);
  g_free (self);
}

static const DatelineMapName *
get_name (const Stage *stage, guint label)
{
  return dateline_map_names_get (stage->layer->names, g_array_index (stage->names, guint, label));
}

static void
measure (guint label, float *width, float *height, gpointer data)
{
  Stage *stage = data;

  dateline_label_text_measure (gtk_widget_get_pango_context (GTK_WIDGET (stage->layer)),
                               get_name (stage, label),
                               stage->zoom,
                               width,
                               height);
}

/* Far in, where few names are left to show, those of the next zoom show already. */
static gboolean
is_of_zoom (const DatelineMapName *name, guint zoom)
{
  return name->min_zoom <= zoom + (zoom >= 9 ? 1 : 0) && zoom <= name->max_zoom;
}

static Stage *
stage_new (DatelineLabelLayer *layer, guint zoom)
{
  Stage *self = g_new0 (Stage, 1);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (layer));
  g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (DatelineLabelAnchor));

  self->layer = layer;
  self->zoom = zoom;
  self->names = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pictures = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) picture_free);
  for (guint i = 0; i < dateline_map_names_get_length (layer->names); i++)
    {
      const DatelineMapName *name = dateline_map_names_get (layer->names, i);
      DatelineLabelAnchor anchor = { name->point,
                                     name->rank,
                                     dateline_label_text_get_sides (name),
                                     dateline_label_text_get_clearance (name),
                                     0,
                                     0,
                                     name->group };

      if (!is_of_zoom (name, zoom))
        continue;
      dateline_label_text_bound (context, name, &anchor.max_width, &anchor.max_height);
      g_array_append_val (anchors, anchor);
      g_array_append_val (self->names, i);
    }
  self->placement =
      dateline_label_placement_new ((const DatelineLabelAnchor *) (gpointer) anchors->data,
                                    anchors->len,
                                    ldexp (TILE_SIZE, (int) zoom),
                                    measure,
                                    self);
  return self;
}

static void
clear_extra_name (DatelineMapName *name)
{
  g_free ((char *) name->text);
}

static void
clear_stages (DatelineLabelLayer *self)
{
  g_queue_clear_full (&self->stages, (GDestroyNotify) stage_free);
}

static void
clear_names (DatelineLabelLayer *self)
{
  clear_stages (self);
  g_clear_pointer (&self->names, dateline_map_names_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
load_names (DatelineLabelLayer *self)
{
  g_autoptr (GError) error = NULL;

  if (self->online)
    self->names = dateline_map_names_new (NULL, NULL, NULL);
  else
    self->names = dateline_map_names_new (
        dateline_basemap_source_get_archive (self->basemap), self->store, &error);
  if (self->names == NULL)
    {
      g_warning ("%s", error->message);
      self->names = dateline_map_names_new (NULL, self->store, NULL);
    }
  for (guint i = 0; i < self->extra_names->len; i++)
    dateline_map_names_add (self->names, &g_array_index (self->extra_names, DatelineMapName, i));
}

static Stage *
find_stage (DatelineLabelLayer *self, guint zoom)
{
  for (GList *link = self->stages.head; link != NULL; link = link->next)
    if (((Stage *) link->data)->zoom == zoom)
      {
        g_queue_unlink (&self->stages, link);
        g_queue_push_head_link (&self->stages, link);
        return link->data;
      }
  if (self->stages.length == STAGES_MAX)
    stage_free (g_queue_pop_tail (&self->stages));
  g_queue_push_head (&self->stages, stage_new (self, zoom));
  return self->stages.head->data;
}

/* Drops what was made for another font, colour scheme or display. */
static void
check_look (DatelineLabelLayer *self)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ()) && !self->online;
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (serial != self->font_serial)
    clear_stages (self);
  else if (dark != self->dark || scale != self->scale)
    for (GList *link = self->stages.head; link != NULL; link = link->next)
      g_hash_table_remove_all (((Stage *) link->data)->pictures);
  self->font_serial = serial;
  self->dark = dark;
  self->scale = scale;
}

/* %NULL where the frame's time is up: the next one has it. */
static const Picture *
get_picture (Frame *frame, const DatelinePlacedLabel *placed)
{
  DatelineLabelLayer *self = frame->stage->layer;
  GHashTable *pictures = frame->stage->pictures;
  Picture *picture = g_hash_table_lookup (pictures, GUINT_TO_POINTER (placed->label));

  if (picture != NULL)
    return picture;
  if (g_get_monotonic_time () > frame->deadline)
    {
      frame->late = TRUE;
      return NULL;
    }
  if (g_hash_table_size (pictures) >= PICTURES_MAX)
    g_hash_table_remove_all (pictures);
  picture = g_new (Picture, 1);
  picture->texture = dateline_label_text_paint (gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                                get_name (frame->stage, placed->label),
                                                frame->stage->zoom,
                                                placed->box,
                                                dateline_tile_style_get (self->dark),
                                                self->scale,
                                                &picture->bounds);
  g_hash_table_insert (pictures, GUINT_TO_POINTER (placed->label), picture);
  return picture;
}

static void
snapshot_copy (Frame *frame, const DatelinePlacedLabel *placed, DatelinePoint pixel)
{
  int scale = frame->stage->layer->scale;
  const Picture *picture;
  graphene_rect_t bounds;

  if (pixel.x + placed->box.x1 < 0 || pixel.x + placed->box.x0 > frame->width ||
      pixel.y + placed->box.y1 < 0 || pixel.y + placed->box.y0 > frame->height)
    return;
  picture = get_picture (frame, placed);
  if (picture == NULL)
    return;
  bounds = picture->bounds;
  bounds.origin.x += (float) (round (pixel.x * scale) / scale);
  bounds.origin.y += (float) (round (pixel.y * scale) / scale);
  gtk_snapshot_append_texture (frame->snapshot, picture->texture, &bounds);
}

/* Draws a label at each copy of the world in which it can be seen. */
static void
snapshot_label (Frame *frame, const DatelinePlacedLabel *placed)
{
  DatelinePoint point = get_name (frame->stage, placed->label)->point;
  double reach = DATELINE_LABEL_REACH_X / dateline_affine_get_scale (&frame->affine);
  double west = frame->view.x0 - reach;

  for (double x = point.x + ceil (west - point.x); x <= frame->view.x1 + reach; x += 1.0)
    snapshot_copy (
        frame, placed, dateline_affine_apply (&frame->affine, (DatelinePoint){ x, point.y }));
}

static gboolean
draw_again_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

static void
dateline_label_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineLabelLayer *self = DATELINE_LABEL_LAYER (widget);
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  Frame frame = { .snapshot = snapshot,
                  .width = gtk_widget_get_width (widget),
                  .height = gtk_widget_get_height (widget),
                  .deadline = g_get_monotonic_time () + FRAME_TIME };
  g_autoptr (GArray) placed = NULL;

  if (shumate_viewport_get_reference_map_source (viewport) == NULL || frame.width == 0 ||
      frame.height == 0)
    return;
  check_look (self);
  if (self->names == NULL)
    load_names (self);
  frame.stage =
      find_stage (self, (guint) floor (shumate_viewport_get_zoom_level (viewport) + 1e-6));
  frame.affine = dateline_affine_probe (viewport, widget);
  frame.view = dateline_affine_get_view (&frame.affine, frame.width, frame.height, 0);
  placed = dateline_label_placement_query (frame.stage->placement, frame.view);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, 0, (float) frame.width, (float) frame.height));
  for (guint i = 0; i < placed->len; i++)
    snapshot_label (&frame, &g_array_index (placed, DatelinePlacedLabel, i));
  gtk_snapshot_pop (snapshot);
  if (frame.late)
    gtk_widget_add_tick_callback (widget, draw_again_cb, NULL, NULL);
}

static void
dateline_label_layer_constructed (GObject *object)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (object));
  static const char *const signals[] = {
    "notify::longitude", "notify::latitude", "notify::zoom-level", "notify::rotation"
  };

  G_OBJECT_CLASS (dateline_label_layer_parent_class)->constructed (object);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (
        viewport, signals[i], G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw),
                           object,
                           G_CONNECT_SWAPPED);
}

static void
dateline_label_layer_dispose (GObject *object)
{
  DatelineLabelLayer *self = DATELINE_LABEL_LAYER (object);

  clear_stages (self);
  g_clear_pointer (&self->names, dateline_map_names_free);
  g_clear_pointer (&self->store, dateline_store_unref);
  g_clear_pointer (&self->extra_names, g_array_unref);
  g_clear_object (&self->basemap);
  G_OBJECT_CLASS (dateline_label_layer_parent_class)->dispose (object);
}

static void
dateline_label_layer_class_init (DatelineLabelLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = dateline_label_layer_constructed;
  G_OBJECT_CLASS (klass)->dispose = dateline_label_layer_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = dateline_label_layer_snapshot;
}

static void
dateline_label_layer_init (DatelineLabelLayer *self)
{
  g_queue_init (&self->stages);
  self->extra_names = g_array_new (FALSE, FALSE, sizeof (DatelineMapName));
  g_array_set_clear_func (self->extra_names, (GDestroyNotify) clear_extra_name);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

DatelineLabelLayer *
dateline_label_layer_new (ShumateViewport *viewport, DatelineBasemapSource *basemap)
{
  DatelineLabelLayer *self = g_object_new (DATELINE_TYPE_LABEL_LAYER, "viewport", viewport, NULL);

  self->basemap = g_object_ref (basemap);
  return self;
}

void
dateline_label_layer_set_store (DatelineLabelLayer *self, DatelineStore *store)
{
  if (self->store == store)
    return;
  g_clear_pointer (&self->store, dateline_store_unref);
  if (store != NULL)
    self->store = dateline_store_ref (store);
  clear_names (self);
}

void
dateline_label_layer_set_extra_names (DatelineLabelLayer *self,
                                      const DatelineMapName *names,
                                      guint n_names)
{
  g_array_set_size (self->extra_names, 0);
  for (guint i = 0; i < n_names; i++)
    {
      DatelineMapName copy = names[i];

      copy.text = g_strdup (copy.text);
      g_array_append_val (self->extra_names, copy);
    }
  clear_names (self);
}

void
dateline_label_layer_set_online (DatelineLabelLayer *self, gboolean online)
{
  self->online = online;
  clear_names (self);
}
