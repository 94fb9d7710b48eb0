#include "loader.h"
#include "error.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable;
  DatelineStore *store;
  DatelineReport *report;
  GError *error;
  double last;
  guint n_ticks;
  gboolean cancel_at_tick;
  gboolean done;
} Result;

static void
result_init (Result *result)
{
  *result = (Result){ .loop = g_main_loop_new (NULL, FALSE), .cancellable = g_cancellable_new () };
}

static void
result_clear (Result *result)
{
  g_main_loop_unref (result->loop);
  g_object_unref (result->cancellable);
  g_clear_pointer (&result->store, dateline_store_unref);
  g_clear_pointer (&result->report, dateline_report_unref);
  g_clear_error (&result->error);
}

static void
progressed_cb (double fraction, gpointer data)
{
  Result *result = data;

  g_assert_false (result->done);
  g_assert_cmpfloat (fraction, >=, result->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  result->last = fraction;
  result->n_ticks++;
  if (result->cancel_at_tick)
    g_cancellable_cancel (result->cancellable);
}

static void
loaded_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  Result *result = data;

  result->done = TRUE;
  result->store = dateline_loader_load_finish (async, &result->report, &result->error);
  g_main_loop_quit (result->loop);
}

static void
load (const char *path, Result *result)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  dateline_loader_load_async (file, result->cancellable, progressed_cb, result, loaded_cb, result);
  g_assert_false (result->done);
  g_main_loop_run (result->loop);
}

/* A plain file that takes a while. */
static char *
write_large (guint n)
{
  g_autoptr (GString) text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("dateline-XXXXXX.geojson", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%s{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\","
                            "\"coordinates\":[%u,%u]},\"properties\":{\"date\":\"2020-%02u-%02u\","
                            "\"name\":\"%u\"}}",
                            i == 0 ? "" : ",",
                            i % 180,
                            i % 85,
                            1 + i % 12,
                            1 + i % 28,
                            i);
  g_string_append (text, "]}");
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_async (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "valid", "small.geojson", NULL);
  Result result;

  result_init (&result);
  load (path, &result);
  g_assert_no_error (result.error);
  g_assert_nonnull (result.report);
  g_assert_cmpuint (dateline_store_get_n_events (result.store), ==, 4);
  result_clear (&result);
}

static void
test_progress (void)
{
  g_autofree char *path = write_large (60000);
  Result result;

  result_init (&result);
  load (path, &result);
  g_assert_no_error (result.error);
  g_assert_cmpuint (dateline_store_get_n_events (result.store), ==, 60000);
  g_assert_cmpuint (result.n_ticks, >=, 2);
  g_assert_cmpfloat (result.last, >, 0.3);
  result_clear (&result);
  g_unlink (path);
}

static void
test_cancel (void)
{
  g_autofree char *path = write_large (60000);
  Result result;

  result_init (&result);
  result.cancel_at_tick = TRUE;
  load (path, &result);
  g_assert_error (result.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (result.store);
  g_assert_nonnull (result.report);
  g_assert_cmpfloat (result.last, <, 0.9);
  result_clear (&result);

  result_init (&result);
  g_cancellable_cancel (result.cancellable);
  load (path, &result);
  g_assert_error (result.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (result.n_ticks, ==, 0);
  result_clear (&result);
  g_unlink (path);
}

static void
test_missing (void)
{
  Result result;

  result_init (&result);
  load ("/nowhere/at/all.geojson", &result);
  g_assert_error (result.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (result.store);
  result_clear (&result);

  result_init (&result);
  load (g_get_tmp_dir (), &result);
  g_assert_error (result.error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  result_clear (&result);
}

static void
test_bytes (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    int code;
    const char *message;
  } cases[] = {
    { "", 0, DATELINE_ERROR_UNREADABLE, "x: it is empty" },
    { " \n\t ", -1, DATELINE_ERROR_UNREADABLE, "x: it is empty" },
    { "\xef\xbb\xbf", -1, DATELINE_ERROR_UNREADABLE, "x: it is empty" },
    { "\xff\xfe{\0", 4, DATELINE_ERROR_UNREADABLE, "x: it is UTF-16; save it as UTF-8" },
    { "{\0}", 3, DATELINE_ERROR_INVALID, "x: line 1, column 2: a NUL byte; this is no text" },
    { "{",
      1,
      DATELINE_ERROR_INVALID,
      "x: line 1, column 2: the file ends where a member's name in quotes was expected; it is not "
      "complete" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = cases[i].length < 0 ? strlen (cases[i].text) : (gsize) cases[i].length;
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, length);
      g_autoptr (DatelineReport) report = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (dateline_loader_load_bytes (bytes, "x", &report, &error));
      g_assert_error (error, DATELINE_ERROR, cases[i].code);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_nonnull (report);
    }
}

static void
test_byte_order_mark (void)
{
  static const char text[] = "\xef\xbb\xbf {\"type\":\"FeatureCollection\",\"features\":[]}\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineStore) store = dateline_loader_load_bytes (bytes, "x", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dateline_store_get_n_events (store), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loader/async", test_async);
  g_test_add_func ("/loader/progress", test_progress);
  g_test_add_func ("/loader/cancel", test_cancel);
  g_test_add_func ("/loader/missing", test_missing);
  g_test_add_func ("/loader/bytes", test_bytes);
  g_test_add_func ("/loader/byte-order-mark", test_byte_order_mark);
  return g_test_run ();
}
