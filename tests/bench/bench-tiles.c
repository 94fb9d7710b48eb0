/* What painting a tile costs: processor time of one thread, over every tile of the South Caucasus
 * from zoom 5 to 8 and a sample of those from 9 to 12. Tiles are painted in rows, with the
 * painter's cache of decoded tiles as it is in use. */
#include "geo.h"
#include "paths.h"
#include "map/tile-painter.h"

#include <math.h>
#include <time.h>

#define TILES_A_ZOOM 40

static double
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static void
measure_zoom (DatelineTilePainter *painter, guint zoom, guint size, GArray *times)
{
  DatelinePoint from = dateline_geo_project (38.0, 44.5);
  DatelinePoint to = dateline_geo_project (51.0, 37.5);
  guint x0 = (guint) ldexp (from.x, (int) zoom), x1 = (guint) ldexp (to.x, (int) zoom);
  guint y0 = (guint) ldexp (from.y, (int) zoom), y1 = (guint) ldexp (to.y, (int) zoom);
  guint n_tiles = (x1 - x0 + 1) * (y1 - y0 + 1);
  guint step = MAX (1, n_tiles / TILES_A_ZOOM) | 1;

  for (guint i = 0; i < n_tiles; i += step)
    {
      DatelineTileId tile = { zoom, x0 + i % (x1 - x0 + 1), y0 + i / (x1 - x0 + 1) };
      double start = get_cpu_time ();
      cairo_surface_t *surface =
          dateline_tile_painter_paint (painter, tile, size, dateline_tile_style_get (FALSE), NULL);
      double time = get_cpu_time () - start;

      g_array_append_val (times, time);
      cairo_surface_destroy (surface);
    }
}

static void
report (const char *what, guint size, GArray *times)
{
  g_array_sort (times, compare_doubles);
  g_print ("tile %u px %s, median\t%u\t%.2f\tms\n",
           size,
           what,
           times->len,
           g_array_index (times, double, times->len / 2));
  g_print ("tile %u px %s, p95\t%u\t%.2f\tms\n",
           size,
           what,
           times->len,
           g_array_index (times, double, times->len * 95 / 100));
  g_array_set_size (times, 0);
}

static void
measure (DatelineTilePainter *painter, guint size)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint zoom = 5; zoom <= 12; zoom++)
    measure_zoom (painter, zoom, size, times);
  report ("z5-12", size, times);
  for (guint zoom = 5; zoom <= 8; zoom++)
    measure_zoom (painter, zoom, size, times);
  report ("z5-8", size, times);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = dateline_paths_find ("basemap/basemap.mbtiles");
  g_autoptr (GError) error = NULL;
  DatelineMbtiles *archive = dateline_mbtiles_open (path, &error);
  g_autoptr (DatelineTilePainter) painter = NULL;

  if (archive == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  painter = dateline_tile_painter_new (archive);
  measure (painter, 256);
  measure (painter, 512);
  return 0;
}
