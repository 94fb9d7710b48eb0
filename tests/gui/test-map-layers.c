/* The layers of names and of dated lines in a window: what they draw, read from their render nodes.
 */
#include "builder.h"
#include "map/dated-lines-layer.h"
#include "paths.h"

#include <adwaita.h>
#include <math.h>

typedef struct
{
  GtkWidget *window;
  ShumateMap *map;
  ShumateViewport *viewport;
  DatelineSession *session;
  GtkWidget *labels;
  GtkWidget *lines;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = dateline_paths_find ("basemap/basemap.mbtiles");
  g_autoptr (DatelineBasemapSource) source = dateline_basemap_source_new (path);

  fixture->window = gtk_window_new ();
  fixture->map = shumate_map_new ();
  fixture->viewport = shumate_map_get_viewport (fixture->map);
  fixture->session = dateline_session_new ();
  shumate_viewport_set_reference_map_source (fixture->viewport, SHUMATE_MAP_SOURCE (source));
  shumate_map_add_layer (
      fixture->map,
      SHUMATE_LAYER (dateline_basemap_source_create_layer (source, fixture->viewport)));
  fixture->labels = GTK_WIDGET (dateline_label_layer_new (fixture->viewport, source));
  fixture->lines = GTK_WIDGET (dateline_dated_lines_layer_new (
      fixture->viewport, source, fixture->session, DATELINE_LABEL_LAYER (fixture->labels)));
  shumate_map_add_layer (fixture->map, SHUMATE_LAYER (fixture->lines));
  shumate_map_add_layer (fixture->map, SHUMATE_LAYER (fixture->labels));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->map));
  shumate_viewport_set_zoom_level (fixture->viewport, 8);
  shumate_location_set_location (SHUMATE_LOCATION (fixture->viewport), 40.0, 46.7);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
add_texture (GskRenderNode *node, GArray *boxes)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  g_array_append_val (boxes, bounds);
}

/* The bounds of all textures and cairo drawings below @node, which none of these layers moves. */
static void
collect (GskRenderNode *node, GArray *boxes)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        collect (gsk_container_node_get_child (node, i), boxes);
      break;
    case GSK_CLIP_NODE:
      collect (gsk_clip_node_get_child (node), boxes);
      break;
    case GSK_TRANSFORM_NODE:
      collect (gsk_transform_node_get_child (node), boxes);
      break;
    case GSK_TEXTURE_NODE:
    case GSK_CAIRO_NODE:
      add_texture (node, boxes);
      break;
    default:
      g_assert_not_reached ();
    }
}

static GArray *
get_drawn (GtkWidget *layer)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (layer);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable,
                          GDK_SNAPSHOT (snapshot),
                          gtk_widget_get_width (layer),
                          gtk_widget_get_height (layer));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    collect (node, boxes);
  return boxes;
}

static gboolean
tick_cb (gpointer ticking)
{
  *(gboolean *) ticking = FALSE;
  return G_SOURCE_REMOVE;
}

/* Lets frames be drawn until the layer draws the same number of things for a while. */
static GArray *
settle (GtkWidget *layer)
{
  guint calm = 0;
  guint last = G_MAXUINT;

  for (int i = 0; i < 200; i++)
    {
      gboolean ticking = TRUE;
      g_autoptr (GArray) boxes = NULL;

      g_timeout_add (20, tick_cb, &ticking);
      while (ticking)
        g_main_context_iteration (NULL, TRUE);
      boxes = get_drawn (layer);
      calm = boxes->len == last ? calm + 1 : 0;
      last = boxes->len;
      if (calm == 8)
        return g_steal_pointer (&boxes);
    }
  g_assert_not_reached ();
}

static gboolean
overlap (const graphene_rect_t *a, const graphene_rect_t *b)
{
  const float halo = 6.0f; /* pictures are larger than the boxes that were placed */

  return a->origin.x + halo < b->origin.x + b->size.width - halo &&
         b->origin.x + halo < a->origin.x + a->size.width - halo &&
         a->origin.y + halo < b->origin.y + b->size.height - halo &&
         b->origin.y + halo < a->origin.y + a->size.height - halo;
}

static void
test_labels (Fixture *fixture, gconstpointer data)
{
  for (double zoom = 5.0; zoom < 9.0; zoom += 0.4)
    {
      g_autoptr (GArray) boxes = NULL;

      shumate_viewport_set_zoom_level (fixture->viewport, zoom);
      boxes = settle (fixture->labels);
      g_test_message ("zoom %g: %u names", zoom, boxes->len);
      g_assert_cmpuint (boxes->len, >, 10);
      for (guint i = 0; i < boxes->len; i++)
        for (guint j = 0; j < i; j++)
          g_assert_false (overlap (&g_array_index (boxes, graphene_rect_t, i),
                                   &g_array_index (boxes, graphene_rect_t, j)));
    }
}

/* What both views show moves with the map and is otherwise the same. */
static void
test_panning (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) before = settle (fixture->labels);
  g_autoptr (GArray) after = NULL;
  guint n_found = 0;

  shumate_location_set_location (
      SHUMATE_LOCATION (fixture->viewport), 40.0, 46.7 + 40 * 360.0 / (256 << 8));
  after = settle (fixture->labels);
  for (guint i = 0; i < before->len; i++)
    {
      graphene_rect_t want = g_array_index (before, graphene_rect_t, i);
      gboolean found = want.origin.x < 50 || want.origin.x + want.size.width > 770;

      graphene_rect_offset (&want, -40, 0);
      for (guint j = 0; !found && j < after->len; j++)
        {
          const graphene_rect_t *have = &g_array_index (after, graphene_rect_t, j);

          found = fabsf (have->origin.x - want.origin.x) <= 1.0f &&
                  fabsf (have->origin.y - want.origin.y) <= 1.0f &&
                  have->size.width == want.size.width;
          n_found += found;
        }
      g_assert_true (found);
    }
  g_assert_cmpuint (n_found, >, 10);
}

static DatelineStore *
make_store (DatelineTime begin, DatelineTime end)
{
  DatelineBuilder *builder = dateline_builder_new ();
  DatelineDraft draft = DATELINE_DRAFT_INIT;

  draft.event.id = "all";
  draft.when.span = (DatelineSpan){ begin, end };
  draft.point = dateline_geo_project (46, 39);
  g_assert_cmpuint (dateline_builder_add_event (builder, &draft, NULL), !=, DATELINE_NONE);
  return dateline_builder_finish (builder);
}

static void
test_dated (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int from, to;
    guint n_lines;
  } cases[] = { { 1900, 2030, 2 }, { 1995, 2000, 1 }, { 1950, 1960, 1 }, { 2022, 2030, 0 } };
  g_autoptr (DatelineStore) store = make_store (-5000000000, 3000000000);

  dateline_session_set_store (fixture->session, store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DatelineSpan window = { (cases[i].from - 1970) * 31556952LL,
                              (cases[i].to - 1970) * 31556952LL };
      g_autoptr (GArray) drawn = NULL;

      dateline_session_set_window (fixture->session, window);
      drawn = settle (fixture->lines);
      g_assert_cmpuint (drawn->len, ==, cases[i].n_lines);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();
  g_test_add ("/map-layers/labels", Fixture, NULL, set_up, test_labels, tear_down);
  g_test_add ("/map-layers/panning", Fixture, NULL, set_up, test_panning, tear_down);
  g_test_add ("/map-layers/dated", Fixture, NULL, set_up, test_dated, tear_down);
  return g_test_run ();
}
