/* The map source without a window: its tiles come, are painted anew in another look, and a missing
 * file is told and harmless. */
#include "map/basemap-source.h"
#include "paths.h"

#include <math.h>
#include <string.h>

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **out = data;

  *out = g_object_ref (result);
}

static gboolean
fill (DatelineBasemapSource *source, ShumateTile *tile, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  shumate_map_source_fill_tile_async (
      SHUMATE_MAP_SOURCE (source), tile, cancellable, filled_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, error);
}

/* The texture that a tile draws, and where it draws it. */
static GdkTexture *
get_texture (ShumateTile *tile, graphene_rect_t *bounds)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (shumate_tile_get_paintable (tile), GDK_SNAPSHOT (snapshot), 256.0, 256.0);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  while (gsk_render_node_get_node_type (node) != GSK_TEXTURE_NODE)
    {
      GskRenderNode *child = gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE
                                 ? gsk_container_node_get_child (node, 0)
                                 : gsk_transform_node_get_child (node);

      gsk_render_node_ref (child);
      gsk_render_node_unref (node);
      node = child;
    }
  gsk_render_node_get_bounds (node, bounds);
  return gsk_texture_node_get_texture (node);
}

/* The border repeats the outermost pixels of the tile. */
static void
check_border (GdkTexture *texture, int border)
{
  int width = gdk_texture_get_width (texture);
  int last = width - 1;
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) width);

  gdk_texture_download (texture, (guint8 *) pixels, (gsize) width * 4);
  for (int i = 0; i < width; i++)
    for (int j = 0; j < border; j++)
      {
        g_assert_cmpuint (pixels[j * width + i], ==, pixels[border * width + i]);
        g_assert_cmpuint (pixels[i * width + j], ==, pixels[i * width + border]);
        g_assert_cmpuint (pixels[i * width + last - j], ==, pixels[i * width + last - border]);
        g_assert_cmpuint (pixels[(last - j) * width + i], ==, pixels[(last - border) * width + i]);
      }
}

static guint
get_brightness (GdkTexture *texture)
{
  int width = gdk_texture_get_width (texture);
  gsize stride = (gsize) width * 4;
  g_autofree guint8 *pixels = g_malloc (stride * (gsize) width);
  guint64 sum = 0;

  gdk_texture_download (texture, pixels, stride);
  for (gsize i = 0; i < stride * (gsize) width; i++)
    sum += i % 4 == 3 ? 0 : pixels[i];
  return (guint) (sum / ((guint64) width * (guint64) width * 3));
}

static DatelineBasemapSource *
open_source (void)
{
  g_autofree char *path = dateline_paths_find ("basemap/basemap.mbtiles");

  return dateline_basemap_source_new (path);
}

static void
test_fill (void)
{
  g_autoptr (DatelineBasemapSource) source = open_source ();
  g_autoptr (ShumateTile) tile = shumate_tile_new_full (161, 96, 256, 8);
  g_autoptr (GError) error = NULL;
  graphene_rect_t bounds;
  GdkTexture *texture;

  g_assert_null (dateline_basemap_source_get_error (source));
  g_assert_nonnull (strstr (dateline_basemap_source_get_attribution (source), "OpenStreetMap"));
  g_assert_true (fill (source, tile, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (shumate_tile_get_state (tile), ==, SHUMATE_STATE_DONE);
  texture = get_texture (tile, &bounds);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 258);
  check_border (texture, 1);
  g_assert_cmpfloat (bounds.origin.x, ==, -1.0f);
  g_assert_cmpfloat (bounds.size.width, ==, 258.0f);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_look (void)
{
  g_autoptr (DatelineBasemapSource) source = open_source ();
  g_autoptr (ShumateTile) tile = shumate_tile_new_full (161, 96, 256, 8);
  graphene_rect_t bounds;
  guint n_repainted = 0;
  guint light, dark;

  g_signal_connect_swapped (source, "repainted", G_CALLBACK (count_cb), &n_repainted);
  g_assert_true (fill (source, tile, NULL, NULL));
  light = get_brightness (get_texture (tile, &bounds));
  dateline_basemap_source_set_look (source, TRUE, 2);

  /* The old picture is there until the new one is, and asks for that once, however often drawn. */
  g_assert_cmpuint (get_brightness (get_texture (tile, &bounds)), ==, light);
  g_assert_cmpuint (get_brightness (get_texture (tile, &bounds)), ==, light);
  while (n_repainted == 0)
    g_main_context_iteration (NULL, TRUE);
  dark = get_brightness (get_texture (tile, &bounds));
  g_assert_cmpuint (dark + 60, <, light);
  g_assert_cmpint (gdk_texture_get_width (get_texture (tile, &bounds)), ==, 516);
  check_border (get_texture (tile, &bounds), 2);
  g_assert_cmpfloat (bounds.origin.x, ==, -1.0f);
  g_assert_cmpfloat (bounds.size.width, ==, 258.0f);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_repainted, ==, 1);
}

static void
test_cancelled (void)
{
  g_autoptr (DatelineBasemapSource) source = open_source ();
  g_autoptr (ShumateTile) tile = shumate_tile_new_full (161, 96, 256, 8);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (fill (source, tile, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (shumate_tile_get_paintable (tile));
}

/* Every task is answered, whatever is cancelled meanwhile, and the source may go before its tiles.
 */
static void
test_many (void)
{
  enum
  {
    N = 60
  };
  DatelineBasemapSource *source = open_source ();
  ShumateTile *tiles[N];
  GAsyncResult *results[N] = { NULL };
  GCancellable *cancellables[N];

  for (guint i = 0; i < N; i++)
    {
      tiles[i] = shumate_tile_new_full (2500 + i, 1530, 256, 12);
      cancellables[i] = g_cancellable_new ();
      shumate_map_source_fill_tile_async (
          SHUMATE_MAP_SOURCE (source), tiles[i], cancellables[i], filled_cb, &results[i]);
    }
  for (guint i = 0; i < N; i += 3)
    g_cancellable_cancel (cancellables[i]);
  for (guint i = 0; i < N; i++)
    {
      while (results[i] == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (shumate_map_source_fill_tile_finish (
                         SHUMATE_MAP_SOURCE (source), results[i], NULL) == (i % 3 != 0));
    }
  for (guint i = 0; i < N; i++)
    {
      g_object_unref (results[i]);
      g_object_unref (cancellables[i]);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (source);
  for (guint i = 0; i < N; i++)
    {
      graphene_rect_t bounds;

      if (i % 3 != 0)
        g_assert_nonnull (get_texture (tiles[i], &bounds));
      g_object_unref (tiles[i]);
    }
}

static void
test_missing (void)
{
  g_autoptr (DatelineBasemapSource) source = dateline_basemap_source_new ("/nowhere/none.mbtiles");
  g_autoptr (ShumateTile) tile = shumate_tile_new_full (0, 0, 256, 0);
  graphene_rect_t bounds;

  g_assert_nonnull (dateline_basemap_source_get_error (source));
  g_assert_nonnull (
      strstr (dateline_basemap_source_get_error (source)->message, "/nowhere/none.mbtiles"));
  g_assert_null (dateline_basemap_source_get_archive (source));
  g_assert_cmpstr (dateline_basemap_source_get_attribution (source), ==, "");
  g_assert_true (fill (source, tile, NULL, NULL));
  g_assert_cmpuint (get_brightness (get_texture (tile, &bounds)), >, 200);
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
  g_test_add_func ("/basemap-source/missing", test_missing);
  g_test_add_func ("/basemap-source/fill", test_fill);
  g_test_add_func ("/basemap-source/look", test_look);
  g_test_add_func ("/basemap-source/cancelled", test_cancelled);
  g_test_add_func ("/basemap-source/many", test_many);
  return g_test_run ();
}
