/* From the start of the process to the first frame that shows the bundled dataset, and the same for
 * an empty AdwApplicationWindow with a ShumateSimpleMap, turn by turn, and the ratio of the two.
 *   usage: bench-start [RUNS]
 * Called with "dateline" or "empty" it is the process that is measured: it prints the time, on the
 * clock that all processes share, of its first frame. */
#include "config.h"

#include "application.h"
#include "window.h"

#include <shumate/shumate.h>
#include <stdlib.h>

typedef struct
{
  GApplication *application;
  GtkWidget *window;
} Watch;

static gboolean
is_ready (Watch *watch)
{
  DatelineSession *session;

  if (!DATELINE_IS_WINDOW (watch->window))
    return TRUE;
  session = dateline_window_get_session (DATELINE_WINDOW (watch->window));
  return dateline_session_get_store (session) != NULL;
}

static void
frame_painted_cb (GdkFrameClock *clock, Watch *watch)
{
  if (!is_ready (watch))
    return;
  g_print ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  exit (0);
}

static gboolean
window_ticked_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  g_signal_connect (clock, "after-paint", G_CALLBACK (frame_painted_cb), data);
  return G_SOURCE_REMOVE;
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Watch *watch)
{
  watch->window = GTK_WIDGET (window);
  gtk_widget_add_tick_callback (watch->window, window_ticked_cb, watch, NULL);
}

static void
empty_activated_cb (GApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window),
                                      GTK_WIDGET (shumate_simple_map_new ()));
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_child (const char *kind)
{
  Watch watch = { NULL };

  if (g_str_equal (kind, "empty"))
    {
      watch.application =
          G_APPLICATION (adw_application_new (APP_ID ".Empty", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (watch.application, "activate", G_CALLBACK (empty_activated_cb), NULL);
    }
  else
    {
      watch.application = G_APPLICATION (dateline_application_new ());
      g_application_set_flags (watch.application,
                               G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
    }
  g_signal_connect (watch.application, "window-added", G_CALLBACK (window_added_cb), &watch);
  g_application_run (watch.application, 0, NULL);
  return 1;
}

/* Milliseconds from the spawn to the first frame. */
static double
measure (const char *program, const char *kind)
{
  const char *argv[] = { program, kind, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();

  if (!g_spawn_sync (
          NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error))
    g_error ("%s", error->message);
  return (double) (g_ascii_strtoll (output, NULL, 10) - begin) / 1000.0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof (double), compare_doubles);
  return values[n / 2];
}

int
main (int argc, char *argv[])
{
  guint runs = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 9;
  g_autofree double *full = NULL, *empty = NULL, *ratio = NULL;

  if (argc > 1 && runs == 0)
    return run_child (argv[1]);
  full = g_new (double, runs);
  empty = g_new (double, runs);
  ratio = g_new (double, runs);
  measure (argv[0], "empty");
  measure (argv[0], "dateline");
  for (guint i = 0; i < runs; i++)
    {
      empty[i] = measure (argv[0], "empty");
      full[i] = measure (argv[0], "dateline");
      ratio[i] = full[i] / empty[i];
    }
  g_print ("start-to-first-frame\t%u\t%.1f\tms\n", runs, median (full, runs));
  g_print ("start-to-first-frame-empty\t%u\t%.1f\tms\n", runs, median (empty, runs));
  g_print ("start-ratio\t%u\t%.2f\ttimes\n", runs, median (ratio, runs));
  return 0;
}
