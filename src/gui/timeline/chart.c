/* The chart widget: owns the scales and the view, watches the session, places the handles. All that
 * is selected or dragged is kept as time in the session; pixels are derived from it anew for each
 * frame. */
#include "config.h"

#include "chart-private.h"

#include "time-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PLOT_HEIGHT 92.0

G_DEFINE_FINAL_TYPE (DatelineChart, dateline_chart, GTK_TYPE_WIDGET)

GTimeZone *
dateline_chart_get_zone (DatelineChart *self)
{
  return dateline_session_get_zone (self->session);
}

gboolean
dateline_chart_is_empty (DatelineChart *self)
{
  DatelineStore *store = dateline_session_get_store (self->session);

  return store == NULL || dateline_store_get_n_events (store) == 0;
}

DatelineAxis
dateline_chart_get_axis (DatelineChart *self)
{
  return (DatelineAxis){
    .scale = dateline_chart_get_scale (self),
    .view = self->view,
    .window = dateline_session_get_window (self->session),
    .playhead = dateline_session_get_playhead (self->session),
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .row_height = self->row_height,
  };
}

/* A handle's moment in words; what ends a day is told as that day. */
static void
update_handle (DatelineChart *self, GtkWidget *handle, DatelineTime time, DatelineSpan bounds)
{
  gboolean is_end = handle != self->begin && time > bounds.begin;
  g_autofree char *text = dateline_time_words_moment (self->session, time, is_end);

  dateline_handle_set_value (DATELINE_HANDLE (handle), time, bounds, text);
}

/* A screen reader would not keep up with playing. */
static gboolean
is_hurried (DatelineChart *self)
{
  gint64 now = g_get_monotonic_time ();

  if (dateline_session_is_playing (self->session) && now - self->told < G_USEC_PER_SEC)
    return TRUE;
  self->told = now;
  return FALSE;
}

static void
update_handles (DatelineChart *self)
{
  DatelineSpan window = dateline_session_get_window (self->session);
  DatelineSpan extent = dateline_session_get_extent (self->session);

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (is_hurried (self))
    return;
  update_handle (self, self->begin, window.begin, (DatelineSpan){ extent.begin, window.end });
  update_handle (self, self->end, window.end, (DatelineSpan){ window.begin, extent.end });
  update_handle (self, self->playhead, dateline_session_get_playhead (self->session), window);
}

static void
reveal_selection (DatelineChart *self)
{
  guint32 row = dateline_session_get_selection (self->session);
  const DatelineColumns *columns;

  if (row == DATELINE_NO_ROW)
    return;
  columns = dateline_store_get_columns (dateline_session_get_store (self->session));
  dateline_chart_reveal (self, columns->begin[row]);
}

static void
session_changed_cb (DatelineSession *session, guint changes, DatelineChart *self)
{
  if (changes & DATELINE_CHANGE_STORE)
    {
      dateline_chart_drop_drag (self);
      dateline_chart_make_scales (self);
      gtk_widget_set_sensitive (GTK_WIDGET (self), !dateline_chart_is_empty (self));
    }
  if (changes & (DATELINE_CHANGE_STORE | DATELINE_CHANGE_MATCHES))
    dateline_chart_drop_marks (self);
  if (changes & DATELINE_CHANGE_ZONE)
    dateline_chart_drop_layout (self);
  if (changes & (DATELINE_CHANGE_STORE | DATELINE_CHANGE_WINDOW | DATELINE_CHANGE_PLAYHEAD |
                 DATELINE_CHANGE_ZONE | DATELINE_CHANGE_PLAYING))
    update_handles (self);
  if (changes & DATELINE_CHANGE_SELECTION)
    reveal_selection (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
place_handle (GtkWidget *handle, const DatelineAxis *axis, gboolean is_shown)
{
  DatelinePart part = dateline_handle_get_part (DATELINE_HANDLE (handle));
  graphene_rect_t area = dateline_axis_handle (axis, part);
  GskTransform *transform;

  /* Out of view it waits at the edge, unseen, where the focus can still find it. */
  gtk_widget_set_opacity (handle, is_shown && dateline_axis_is_in_view (axis, part) ? 1.0 : 0.0);
  area.origin.x = CLAMP (area.origin.x, 0, MAX (axis->width - area.size.width, 0));
  transform =
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (round (area.origin.x), area.origin.y));
  gtk_widget_allocate (handle, area.size.width, area.size.height, -1, transform);
}

static void
dateline_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DatelineChart *self = DATELINE_CHART (widget);
  DatelineAxis axis = dateline_chart_get_axis (self);
  gboolean is_shown = !dateline_chart_is_empty (self);

  if (self->ruler.ticks != NULL &&
      (self->laid_out_width != width || self->laid_out_height != height))
    dateline_chart_drop_layout (self);
  if (self->laid_out_height != height)
    dateline_chart_drop_tears (self);
  self->laid_out_width = width;
  self->laid_out_height = height;
  place_handle (self->begin, &axis, is_shown);
  place_handle (self->end, &axis, is_shown);
  place_handle (self->playhead, &axis, is_shown);
}

static void
dateline_chart_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  DatelineChart *self = DATELINE_CHART (widget);
  double fixed = DATELINE_STRIP_HEIGHT + 2 * self->row_height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 800;
      return;
    }
  *minimum = ceil (fixed + DATELINE_PLOT_MIN_HEIGHT);
  *natural = ceil (fixed + PLOT_HEIGHT);
}

static void
dateline_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  dateline_chart_draw (DATELINE_CHART (widget), snapshot);
  GTK_WIDGET_CLASS (dateline_chart_parent_class)->snapshot (widget, snapshot);
}

static void
measure_row (DatelineChart *self)
{
  g_autoptr (PangoLayout) layout = dateline_chart_create_label (self, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  self->row_height = height + 2;
}

static void
dateline_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DatelineChart *self = DATELINE_CHART (widget);

  GTK_WIDGET_CLASS (dateline_chart_parent_class)->css_changed (widget, change);
  measure_row (self);
  dateline_chart_drop_style (self);
  gtk_widget_queue_resize (widget);
}

static gboolean
dateline_chart_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DATELINE_CHART (widget)->playhead);
}

/* Tab goes from handle to handle and on; arrows belong to the handle that has the focus. */
static gboolean
dateline_chart_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DatelineChart *self = DATELINE_CHART (widget);
  GtkWidget *handles[] = { self->begin, self->playhead, self->end };
  int n = G_N_ELEMENTS (handles), step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1, at = 0;

  while (at < n && !gtk_widget_is_focus (handles[at]))
    at++;
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return at == n && gtk_widget_grab_focus (self->playhead);
  at = at < n ? at + step : step > 0 ? 0 : n - 1;
  return at >= 0 && at < n && gtk_widget_grab_focus (handles[at]);
}

static void
dateline_chart_dispose (GObject *object)
{
  DatelineChart *self = DATELINE_CHART (object);

  dateline_chart_settle (self);
  g_clear_pointer (&self->begin, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);
  g_clear_pointer (&self->playhead, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dateline_chart_parent_class)->dispose (object);
}

static void
dateline_chart_finalize (GObject *object)
{
  DatelineChart *self = DATELINE_CHART (object);

  dateline_chart_drop_marks (self);
  dateline_chart_drop_style (self);
  dateline_chart_clear_scales (self);
  g_array_unref (self->unfolded);
  g_clear_pointer (&self->widths, g_hash_table_unref);
  pango_attr_list_unref (self->label_attributes);
  G_OBJECT_CLASS (dateline_chart_parent_class)->finalize (object);
}

static void
dateline_chart_class_init (DatelineChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = dateline_chart_finalize;
  widget_class->measure = dateline_chart_measure;
  widget_class->size_allocate = dateline_chart_size_allocate;
  widget_class->snapshot = dateline_chart_snapshot;
  widget_class->css_changed = dateline_chart_css_changed;
  widget_class->grab_focus = dateline_chart_grab_focus;
  widget_class->focus = dateline_chart_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "chart");
  dateline_chart_class_init_folding (klass);
}

static GtkWidget *
add_handle (DatelineChart *self, DatelinePart part, const char *name, const char *label)
{
  GtkWidget *handle = dateline_handle_new (part, name, label);

  gtk_widget_set_parent (handle, GTK_WIDGET (self));
  return handle;
}

static void
dateline_chart_init (DatelineChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->is_elastic = TRUE;
  self->view = DATELINE_TIME_VIEW_ALL;
  self->unfolded = g_array_new (FALSE, FALSE, sizeof (DatelineSpan));
  self->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->label_attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->label_attributes, pango_attr_scale_new (0.83));
  pango_attr_list_insert (self->label_attributes, pango_attr_font_features_new ("tnum"));
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  gtk_widget_set_name (widget, "timeline-chart");
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Timeline"), -1);
  self->begin =
      add_handle (self, DATELINE_PART_BEGIN, "timeline-begin", _ ("Begin of the time window"));
  self->playhead = add_handle (self, DATELINE_PART_PLAYHEAD, "timeline-playhead", _ ("Playhead"));
  self->end = add_handle (self, DATELINE_PART_END, "timeline-end", _ ("End of the time window"));
  measure_row (self);
  dateline_chart_init_drag (self);
  dateline_chart_init_input (self);
  dateline_chart_init_keys (self);
  dateline_chart_init_tooltip (self);
}

GtkWidget *
dateline_chart_new (DatelineSession *session)
{
  DatelineChart *self = g_object_new (DATELINE_TYPE_CHART, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  session_changed_cb (session, DATELINE_CHANGE_STORE, self);
  return GTK_WIDGET (self);
}

double
dateline_chart_time_to_x (DatelineChart *self, DatelineTime time)
{
  DatelineAxis axis = dateline_chart_get_axis (self);

  return dateline_axis_to_x (&axis, time);
}
