/* A frame's own work (layout and snapshot) of the events on a map of 1200 by 800 pixels: while it
 * is panned (clusters are kept), while it is zoomed (they are made anew), and while time plays (the
 * session's part of it apart). Half of the events are at 200 places, half anywhere. Medians. */
#include "builder.h"
#include "map/event-layer.h"
#include "map/map-view.h"

#include <stdio.h>
#include <stdlib.h>

#define FRAMES 101
#define PLACES 200

static const guint sizes[] = { 50, 10000, 100000, 1000000 };

typedef struct
{
  DatelineSession *session;
  DatelineMapView *view;
  GtkWidget *layer;
} Bench;

typedef void (*Step) (Bench *bench, guint frame);

static DatelineStore *
make_store (guint n)
{
  static const char *const symbols[] = { "strike", "fighting", "truce", "talks", "forces" };
  g_autoptr (DatelineBuilder) builder = dateline_builder_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);
  DatelinePoint places[PLACES];

  for (guint i = 0; i < PLACES; i++)
    places[i] = dateline_geo_project (g_rand_double_range (rand, 43, 50),
                                      g_rand_double_range (rand, 38, 42));
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    dateline_builder_add_category (builder,
                                   &(DatelineCategory){ .id = symbols[i], .symbol = symbols[i] });
  for (guint i = 0; i < n; i++)
    {
      DatelineDraft draft = DATELINE_DRAFT_INIT;
      DatelineTime begin = (gint64) g_rand_int_range (rand, 0, 12000) * DATELINE_DAY;

      draft.point = places[g_rand_int_range (rand, 0, PLACES)];
      if (i % 2)
        draft.point = dateline_geo_project (g_rand_double_range (rand, 43, 50),
                                            g_rand_double_range (rand, 38, 42));
      draft.category = g_rand_int_range (rand, 0, G_N_ELEMENTS (symbols));
      draft.status = g_rand_int_range (rand, 0, DATELINE_N_STATUSES);
      draft.place_precision = g_rand_int_range (rand, 0, DATELINE_N_PLACE_PRECISIONS);
      draft.when.span = (DatelineSpan){ begin, begin + DATELINE_DAY };
      draft.when.begin_precision = draft.when.end_precision = DATELINE_PRECISION_DAY;
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
pan (Bench *bench, guint frame)
{
  dateline_map_view_set_position (bench->view, 46.5 + 0.005 * (frame % 20), 40, 7.2);
}

static void
zoom (Bench *bench, guint frame)
{
  dateline_map_view_set_position (bench->view, 46.5, 40, frame % 2 ? 7.2 : 7.7);
}

static void
play (Bench *bench, guint frame)
{
  DatelineSpan window = dateline_session_get_window (bench->session);

  dateline_session_set_playhead (
      bench->session, window.end - dateline_span_length (window) / 4 * frame / FRAMES - 1);
}

static void
measure (Bench *bench, const char *name, guint n, Step step)
{
  double values[FRAMES];

  for (guint i = 0; i < FRAMES; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      GskRenderNode *node;
      gint64 begin;

      step (bench, i);
      begin = g_get_monotonic_time ();
      GTK_WIDGET_GET_CLASS (bench->layer)->snapshot (bench->layer, snapshot);
      values[i] = (g_get_monotonic_time () - begin) / 1e3;
      node = gtk_snapshot_free_to_node (snapshot);
      g_clear_pointer (&node, gsk_render_node_unref);
    }
  qsort (values, FRAMES, sizeof *values, compare_doubles);
  printf ("event-layer-%s\t%u\t%.3f\tms\n", name, n, values[FRAMES / 2]);
}

static GtkWidget *
find_layer (GtkWidget *widget)
{
  if (DATELINE_IS_EVENT_LAYER (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_layer (child);

      if (found)
        return found;
    }
  return NULL;
}

static void
run (guint n)
{
  g_autoptr (DatelineStore) store = make_store (n);
  GtkWidget *window = gtk_window_new ();
  Bench bench = { .session = dateline_session_new () };

  bench.view = DATELINE_MAP_VIEW (dateline_map_view_new (bench.session));
  bench.layer = find_layer (GTK_WIDGET (bench.view));
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bench.view));
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (bench.layer) == 0)
    g_main_context_iteration (NULL, TRUE);
  dateline_session_set_store (bench.session, store);
  measure (&bench, "pan", n, pan);
  measure (&bench, "zoom", n, zoom);
  measure (&bench, "play", n, play);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (bench.session);
}

int
main (int argc, char *argv[])
{
  if (!gtk_init_check ())
    {
      fprintf (stderr, "There is no display.\n");
      return 77;
    }
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    run (sizes[i]);
  return 0;
}
