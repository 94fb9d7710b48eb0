/* A few lines, stroked anew for each frame, but only over the part of the view that they touch.
 * Invariant: what is drawn and what is named are the lines whose bit is set in shown. */
#include "config.h"

#include "dated-lines-layer.h"

#include "affine.h"
#include "dated-lines.h"
#include "tile-style.h"

#include <adwaita.h>
#include <math.h>

#define LINE_WIDTH 1.7
#define BAND_WIDTH 4.5
#define SMALL 2.0 /* pixels across, below which a line is not drawn */

struct _DatelineDatedLinesLayer
{
  ShumateLayer parent_instance;

  DatelineSession *session;
  DatelineLabelLayer *labels;
  GPtrArray *lines; /* of DatelineDatedLine */
  guint64 shown;    /* a bit a line */
  gboolean light_ground;
};

G_DEFINE_FINAL_TYPE (DatelineDatedLinesLayer, dateline_dated_lines_layer, SHUMATE_TYPE_LAYER)

static void
name_lines (DatelineDatedLinesLayer *self)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DatelineMapName));
  GStringChunk *texts = g_string_chunk_new (256);

  for (guint i = 0; i < self->lines->len; i++)
    if (self->shown & G_GUINT64_CONSTANT (1) << i)
      dateline_dated_line_collect_names (g_ptr_array_index (self->lines, i), i + 1, texts, names);
  dateline_label_layer_set_extra_names (
      self->labels, (const DatelineMapName *) (gpointer) names->data, names->len);
  g_string_chunk_free (texts);
}

static void
session_changed_cb (DatelineDatedLinesLayer *self)
{
  guint64 shown =
      dateline_dated_lines_get_touching (self->lines, dateline_session_get_window (self->session));

  if (shown == self->shown)
    return;
  self->shown = shown;
  name_lines (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
trace_line (cairo_t *cr, const DatelineDatedLine *line, const DatelineAffine *affine)
{
  guint from = 0;

  cairo_new_path (cr);
  for (guint i = 0; i < line->part_ends->len; i++)
    {
      guint end = g_array_index (line->part_ends, guint32, i);

      for (guint j = from; j < end; j++)
        {
          DatelinePoint pixel =
              dateline_affine_apply (affine, g_array_index (line->points, DatelinePoint, j));

          if (j == from)
            cairo_move_to (cr, pixel.x, pixel.y);
          else
            cairo_line_to (cr, pixel.x, pixel.y);
        }
      from = end;
    }
}

/* The pixels that the line touches. FALSE where none are in the widget, or the line is too small to
 * see. */
static gboolean
get_bounds (DatelineDatedLinesLayer *self,
            const DatelineDatedLine *line,
            const DatelineAffine *affine,
            graphene_rect_t *bounds)
{
  graphene_rect_t widget = GRAPHENE_RECT_INIT (0,
                                               0,
                                               (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                               (float) gtk_widget_get_height (GTK_WIDGET (self)));
  DatelineBox pixels = DATELINE_BOX_EMPTY;

  for (int i = 0; i < 4; i++)
    {
      DatelinePoint corner = { i & 1 ? line->box.x1 : line->box.x0,
                               i & 2 ? line->box.y1 : line->box.y0 };

      pixels = dateline_box_extend (pixels, dateline_affine_apply (affine, corner));
    }
  *bounds = GRAPHENE_RECT_INIT ((float) pixels.x0,
                                (float) pixels.y0,
                                (float) (pixels.x1 - pixels.x0),
                                (float) (pixels.y1 - pixels.y0));
  if (MAX (bounds->size.width, bounds->size.height) < SMALL)
    return FALSE;
  graphene_rect_inset (bounds, -BAND_WIDTH, -BAND_WIDTH);
  return graphene_rect_intersection (bounds, &widget, bounds);
}

static void
snapshot_line (DatelineDatedLinesLayer *self,
               guint index,
               const DatelineAffine *affine,
               GtkSnapshot *snapshot)
{
  const DatelineDatedLine *line = g_ptr_array_index (self->lines, index);
  gboolean dark =
      adw_style_manager_get_dark (adw_style_manager_get_default ()) && !self->light_ground;
  graphene_rect_t bounds;
  cairo_t *cr;

  if (!get_bounds (self, line, affine, &bounds))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  trace_line (cr, line, affine);
  dateline_dated_lines_layer_stroke (cr, index, dark);
  cairo_destroy (cr);
}

static void
dateline_dated_lines_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineDatedLinesLayer *self = DATELINE_DATED_LINES_LAYER (widget);
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  DatelineAffine affine;

  if (self->shown == 0 || shumate_viewport_get_reference_map_source (viewport) == NULL)
    return;
  affine = dateline_affine_probe (viewport, widget);
  for (guint i = 0; i < self->lines->len; i++)
    if (self->shown & G_GUINT64_CONSTANT (1) << i)
      snapshot_line (self, i, &affine, snapshot);
}

static void
dateline_dated_lines_layer_constructed (GObject *object)
{
  static const char *const signals[] = {
    "notify::longitude", "notify::latitude", "notify::zoom-level", "notify::rotation"
  };
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (object));

  G_OBJECT_CLASS (dateline_dated_lines_layer_parent_class)->constructed (object);
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
dateline_dated_lines_layer_dispose (GObject *object)
{
  DatelineDatedLinesLayer *self = DATELINE_DATED_LINES_LAYER (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->labels);
  G_OBJECT_CLASS (dateline_dated_lines_layer_parent_class)->dispose (object);
}

static void
dateline_dated_lines_layer_class_init (DatelineDatedLinesLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = dateline_dated_lines_layer_constructed;
  G_OBJECT_CLASS (klass)->dispose = dateline_dated_lines_layer_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = dateline_dated_lines_layer_snapshot;
}

static void
dateline_dated_lines_layer_init (DatelineDatedLinesLayer *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

DatelineDatedLinesLayer *
dateline_dated_lines_layer_new (ShumateViewport *viewport,
                                DatelineBasemapSource *basemap,
                                DatelineSession *session,
                                DatelineLabelLayer *labels)
{
  DatelineDatedLinesLayer *self =
      g_object_new (DATELINE_TYPE_DATED_LINES_LAYER, "viewport", viewport, NULL);
  DatelineMbtiles *archive = dateline_basemap_source_get_archive (basemap);
  g_autoptr (GError) error = NULL;

  self->session = g_object_ref (session);
  self->labels = g_object_ref (labels);
  self->lines = archive != NULL ? dateline_dated_lines_load (archive, &error) : g_ptr_array_new ();
  if (self->lines == NULL)
    {
      g_warning ("%s", error->message);
      self->lines = g_ptr_array_new ();
    }
  g_signal_connect_object (
      session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  session_changed_cb (self);
  return self;
}

void
dateline_dated_lines_layer_set_light_ground (DatelineDatedLinesLayer *self, gboolean light_ground)
{
  self->light_ground = light_ground;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GPtrArray *
dateline_dated_lines_layer_get_lines (DatelineDatedLinesLayer *self)
{
  return self->lines;
}

void
dateline_dated_lines_layer_stroke (cairo_t *cr, guint index, gboolean dark)
{
  static const double dashes[][2] = { { 7.0, 4.0 }, { 2.0, 3.0 }, { 10.0, 3.0 }, { 4.0, 4.0 } };
  GdkRGBA color = dateline_tile_style_get (dark)->dated;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * 0.16);
  cairo_set_line_width (cr, BAND_WIDTH);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_dash (cr, dashes[index % G_N_ELEMENTS (dashes)], 2, 0);
  cairo_stroke (cr);
}
