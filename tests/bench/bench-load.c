/* Loading: seconds, and the most memory that the process had in use, for plain GeoJSON of 1 000,
 * 100 000 and a million point features as a conflict dataset has them. Each size runs in a process
 * of its own, for the memory's sake. */
#include "loader.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const guint sizes[] = { 1000, 100000, 1000000 };

static void
write_features (FILE *file, guint n)
{
  static const char *const types[] = { "Battles", "Protests", "Riots", "Strategic developments" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);

  fputs ("{\"type\":\"FeatureCollection\",\"features\":[\n", file);
  for (guint i = 0; i < n; i++)
    fprintf (file,
             "%s{\"type\":\"Feature\",\"id\":%u,\"geometry\":{\"type\":\"Point\",\"coordinates\":"
             "[%.5f,%.5f]},\"properties\":{\"event_date\":\"%04d-%02d-%02d\",\"event_type\":\"%s\","
             "\"location\":\"Town %d\",\"fatalities\":%d,\"notes\":\"On that day something was "
             "reported that is number %u.\"}}",
             i == 0 ? "" : ",\n",
             i,
             g_rand_double_range (rand, -180, 180),
             g_rand_double_range (rand, -60, 75),
             g_rand_int_range (rand, 1990, 2024),
             g_rand_int_range (rand, 1, 13),
             g_rand_int_range (rand, 1, 29),
             types[g_rand_int_range (rand, 0, G_N_ELEMENTS (types))],
             g_rand_int_range (rand, 0, 5000),
             g_rand_int_range (rand, 0, 10),
             i);
  fputs ("\n]}\n", file);
}

static char *
make_file (guint n)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("dateline-bench-XXXXXX.geojson", &path, NULL);
  FILE *file = fd < 0 ? NULL : fdopen (fd, "w");

  if (file == NULL)
    g_error ("no temporary file");
  write_features (file, n);
  fclose (file);
  return path;
}

static void
load (const char *path, guint n)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (DatelineStore) store = dateline_loader_load_sync (file, NULL, &error);
  double seconds = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
  struct rusage usage;

  if (store == NULL || dateline_store_get_n_events (store) != n)
    g_error ("not loaded: %s", error == NULL ? "events are missing" : error->message);
  getrusage (RUSAGE_SELF, &usage);
  printf ("load-plain\t%u\t%.3f\ts\n", n, seconds);
  printf ("load-plain-peak\t%u\t%.1f\tMiB\n", n, (double) usage.ru_maxrss / 1024);
  fflush (stdout);
}

int
main (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = make_file (sizes[i]);
      pid_t pid = fork ();
      int status = 1;

      if (pid == 0)
        {
          load (path, sizes[i]);
          _exit (0);
        }
      waitpid (pid, &status, 0);
      g_unlink (path);
      if (status != 0)
        return 1;
    }
  return 0;
}
