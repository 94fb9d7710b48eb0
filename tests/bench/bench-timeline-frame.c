/* A frame's own work (layout and snapshot) while the window's end is dragged, the session's part of
 * it apart, and while the view is zoomed, on a timeline 1200 px wide; and what a new dataset costs.
 * Medians. */
#include "builder.h"
#include "density.h"
#include "time-scale.h"
#include "timeline/chart.h"
#include "timeline/timeline.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>

#define FRAMES 301
#define WIDTH 1200

static const guint sizes[] = { 50, 400, 10000, 1000000 };

static DatelineStore *
make_store (guint n)
{
  static const char *const symbols[] = { "strike", "fighting", "truce", "talks", "forces" };
  g_autoptr (DatelineBuilder) builder = dateline_builder_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);

  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    dateline_builder_add_category (builder,
                                   &(DatelineCategory){ .id = symbols[i], .symbol = symbols[i] });
  for (guint i = 0; i < n; i++)
    {
      DatelineDraft draft = DATELINE_DRAFT_INIT;
      DatelineTime begin = (gint64) g_rand_int_range (rand, 0, 12000) * DATELINE_DAY;

      draft.point = (DatelinePoint){ 0.5, 0.5 };
      draft.category = g_rand_int_range (rand, 0, G_N_ELEMENTS (symbols));
      draft.status = g_rand_int_range (rand, 0, DATELINE_N_STATUSES);
      draft.when.span = (DatelineSpan){ begin, begin + DATELINE_DAY };
      draft.when.begin_precision = draft.when.end_precision = DATELINE_PRECISION_DAY;
      if (i % 5 == 0)
        {
          draft.when.span.end += g_rand_int_range (rand, 1, 400) * DATELINE_DAY;
          draft.when.flags = DATELINE_WHEN_LASTS;
        }
      dateline_builder_add_event (builder, &draft, NULL);
    }
  return dateline_builder_finish (g_steal_pointer (&builder));
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

static void
print_median (const char *name, guint n, double *values, guint n_values)
{
  qsort (values, n_values, sizeof *values, compare_doubles);
  printf ("%s\t%u\t%.3f\tms\n", name, n, values[n_values / 2]);
  fflush (stdout);
}

static double
since (gint64 begin)
{
  return (g_get_monotonic_time () - begin) / 1000.0;
}

/* What the frame clock would have it do: layout, then snapshot. */
static void
make_frame (GtkWidget *timeline)
{
  int width = gtk_widget_get_allocated_width (timeline);
  int height = gtk_widget_get_allocated_height (timeline);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  int minimum;

  gtk_widget_measure (timeline, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (timeline, MAX (width, minimum), height, -1, NULL);
  GTK_WIDGET_GET_CLASS (timeline)->snapshot (timeline, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_unref (node);
}

static void
measure_drag (GtkWidget *timeline, DatelineSession *session, guint n)
{
  DatelineSpan extent = dateline_session_get_extent (session);
  double times[FRAMES], setter[FRAMES];

  for (guint i = 0; i < FRAMES; i++)
    {
      DatelineSpan window = extent;
      gint64 begin = g_get_monotonic_time ();

      window.end -= dateline_span_length (extent) / (2 * FRAMES) * (i + 1);
      dateline_session_set_window (session, window);
      setter[i] = since (begin);
      begin = g_get_monotonic_time ();
      make_frame (timeline);
      times[i] = since (begin);
    }
  dateline_session_set_window (session, extent);
  print_median ("timeline-frame-session", n, setter, FRAMES);
  print_median ("timeline-frame", n, times, FRAMES);
}

/* Fitting the window into the view, narrower and narrower, changes what is laid out each time. */
static void
measure_zoom (GtkWidget *timeline, DatelineSession *session, guint n)
{
  DatelineSpan extent = dateline_session_get_extent (session);
  guint frames = n > 100000 ? 41 : FRAMES;
  double times[FRAMES];

  for (guint i = 0; i < frames; i++)
    {
      DatelineSpan window = extent;
      gint64 begin;

      window.end -= dateline_span_length (extent) / (2 * frames) * (i + 1);
      dateline_session_set_window (session, window);
      begin = g_get_monotonic_time ();
      dateline_timeline_zoom_to_window (DATELINE_TIMELINE (timeline));
      make_frame (timeline);
      times[i] = since (begin);
    }
  dateline_timeline_fit (DATELINE_TIMELINE (timeline));
  dateline_session_set_window (session, extent);
  print_median ("timeline-frame-zoomed", n, times, frames);
}

static void
measure_scale (const DatelineStore *store, guint n)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  double times[5];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 begin = g_get_monotonic_time ();

      dateline_time_scale_unref (dateline_time_scale_new_elastic (
          dateline_store_get_extent (store), columns->begin, columns->end, n));
      times[i] = since (begin);
    }
  print_median ("timeline-elastic-scale", n, times, G_N_ELEMENTS (times));
}

static void
wait_until_mapped (GtkWidget *widget)
{
  while (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (gint64 begin = g_get_monotonic_time (); since (begin) < 300;)
    g_main_context_iteration (NULL, FALSE);
}

int
main (void)
{
  GtkWidget *window, *timeline;
  g_autoptr (DatelineSession) session = dateline_session_new ();

  if (!gtk_init_check ())
    return 77;
  adw_init ();
  window = gtk_window_new ();
  timeline = dateline_timeline_new (session);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, 220);
  gtk_window_set_child (GTK_WINDOW (window), timeline);
  gtk_window_present (GTK_WINDOW (window));
  wait_until_mapped (timeline);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (DatelineStore) store = make_store (sizes[i]);

      measure_scale (store, sizes[i]);
      dateline_session_set_store (session, store);
      make_frame (timeline);
      measure_drag (timeline, session, sizes[i]);
      measure_zoom (timeline, session, sizes[i]);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
