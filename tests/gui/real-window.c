#include "config.h"

#include "real-window.h"

#include "edtf.h"

DatelineWindow *window;
DatelineSession *session;

static gboolean
is_loaded (gpointer data)
{
  return dateline_session_get_store (session) != NULL;
}

DatelineTime
time_of (const char *text)
{
  g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (text, NULL);

  g_assert_nonnull (edtf);
  return dateline_edtf_get_when (edtf,
                                 dateline_store_get_timezone (dateline_session_get_store (session)))
      .span.begin;
}

GtkWidget *
named (const char *name)
{
  GtkWidget *widget = drive_find_named (GTK_WIDGET (window), name);

  g_assert_nonnull (widget);
  return widget;
}

GtkWidget *
typed (GType type)
{
  GtkWidget *widget = drive_find_type (GTK_WIDGET (window), type);

  g_assert_nonnull (widget);
  return widget;
}

void
real_window_await_dataset (void)
{
  drive_until (is_loaded, NULL, 30, "the bundled dataset");
}

static void
activated_cb (GApplication *application, int *result)
{
  window = DATELINE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  session = dateline_window_get_session (window);
  real_window_await_dataset ();
  drive_rest (1.5);
  *result = g_test_run ();
  gtk_window_destroy (GTK_WINDOW (window));
}

int
real_window_run_tests (void)
{
  g_autoptr (DatelineApplication) application = NULL;
  int result = 0;

  if (!drive_is_possible ())
    return 77;
  application = dateline_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &result);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return result;
}
