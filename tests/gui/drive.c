#include "drive.h"

#include <gdk/x11/gdkx.h>

#define FRAME_SECONDS 20 /* what a frame may take on a busy machine */

typedef struct
{
  GtkWidget *toplevel;
  gboolean painted;
} Frame;

static void
painted_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->painted = TRUE;
}

/* A window that has gone is not painted any more. */
static gboolean
is_painted (gpointer data)
{
  const Frame *frame = data;

  return frame->painted || !gtk_widget_get_mapped (frame->toplevel);
}

/* Motion waits for the next frame, and so does the layout that follows from it. */
static void
wait_for_frame (GtkWidget *toplevel)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (toplevel);
  Frame frame = { toplevel, FALSE };
  gulong handler;

  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &frame);
  g_object_ref (clock);
  gdk_frame_clock_request_phase (clock,
                                 GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS | GDK_FRAME_CLOCK_PHASE_PAINT);
  drive_until (is_painted, &frame, FRAME_SECONDS, "a frame");
  g_signal_handler_disconnect (clock, handler);
  g_object_unref (clock);
}

void
drive_settle (void)
{
  Display *display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());
  g_autolist (GtkWidget) toplevels = NULL;

  XSync (display, False);
  while (XPending (display) > 0)
    g_main_context_iteration (NULL, FALSE);
  toplevels = gtk_window_list_toplevels ();
  for (GList *item = toplevels; item != NULL; item = item->next)
    g_object_ref (item->data);
  for (GList *item = toplevels; item != NULL; item = item->next)
    if (gtk_widget_get_mapped (item->data))
      wait_for_frame (item->data);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void xdotool (const char *first, ...) G_GNUC_NULL_TERMINATED;

static void
xdotool (const char *first, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean finished = FALSE;
  va_list list;

  g_ptr_array_add (arguments, (gpointer) "xdotool");
  va_start (list, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (list, const char *))
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  process =
      g_subprocess_newv ((const char *const *) arguments->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, finished_cb, &finished);
  while (!finished)
    g_main_context_iteration (NULL, TRUE);
  drive_settle ();
}

gboolean
drive_is_possible (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  if (program == NULL)
    g_test_skip ("xdotool is not installed");
  else if (!gtk_init_check ())
    g_test_skip ("there is no display");
  else
    return TRUE;
  return FALSE;
}

static gboolean
time_was_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
drive_rest (double seconds)
{
  gboolean over = FALSE;

  g_timeout_add ((guint) (seconds * 1000), time_was_up_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

void
drive_until (DriveCondition condition, gpointer data, double seconds, const char *what)
{
  gint64 until = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);

  while (!condition (data))
    {
      if (g_get_monotonic_time () > until)
        g_error ("waited %g s in vain for: %s", seconds, what);
      drive_rest (0.02);
    }
}

/* Where the widget's pixel is on the screen. */
static void
to_screen (GtkWidget *widget, double x, double y, int *screen_x, int *screen_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  int scale = gdk_surface_get_scale_factor (surface);
  double surface_x, surface_y, native_x, native_y;
  Window child;
  int origin_x, origin_y;
  GdkDisplay *display = gtk_widget_get_display (widget);

  g_assert_true (
      gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &surface_x, &surface_y));
  gtk_native_get_surface_transform (native, &native_x, &native_y);
  XTranslateCoordinates (gdk_x11_display_get_xdisplay (display),
                         gdk_x11_surface_get_xid (surface),
                         gdk_x11_display_get_xrootwindow (display),
                         0,
                         0,
                         &origin_x,
                         &origin_y,
                         &child);
  *screen_x = origin_x + (int) ((surface_x + native_x) * scale);
  *screen_y = origin_y + (int) ((surface_y + native_y) * scale);
}

void
drive_move (GtkWidget *widget, double x, double y)
{
  g_autofree char *x_text = NULL, *y_text = NULL;
  int screen_x, screen_y;

  to_screen (widget, x, y, &screen_x, &screen_y);
  x_text = g_strdup_printf ("%d", screen_x);
  y_text = g_strdup_printf ("%d", screen_y);
  xdotool ("mousemove", x_text, y_text, NULL);
}

void
drive_press (void)
{
  xdotool ("mousedown", "1", NULL);
}

void
drive_release (void)
{
  xdotool ("mouseup", "1", NULL);
}

void
drive_click (GtkWidget *widget, double x, double y)
{
  drive_move (widget, x, y);
  xdotool ("click", "1", NULL);
}

void
drive_double_click (GtkWidget *widget, double x, double y)
{
  drive_move (widget, x, y);
  xdotool ("click", "--repeat", "2", "--delay", "80", "1", NULL);
}

void
drive_hold_key (const char *key)
{
  xdotool ("keydown", key, NULL);
}

void
drive_release_key (const char *key)
{
  xdotool ("keyup", key, NULL);
}

void
drive_scroll (gboolean up, guint times)
{
  g_autofree char *repeat = g_strdup_printf ("%u", times);

  xdotool ("click", "--repeat", repeat, "--delay", "30", up ? "4" : "5", NULL);
}

void
drive_key (const char *key)
{
  xdotool ("key", key, NULL);
}

void
drive_type (const char *text)
{
  xdotool ("type", "--delay", "20", text, NULL);
}

typedef gboolean (*Predicate) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
find (GtkWidget *root, Predicate matches, gconstpointer data)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (matches (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, matches, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_name (GtkWidget *widget, gconstpointer name)
{
  return g_strcmp0 (gtk_widget_get_name (widget), name) == 0;
}

static gboolean
has_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

GtkWidget *
drive_find_named (GtkWidget *root, const char *name)
{
  return find (root, has_name, name);
}

GtkWidget *
drive_find_type (GtkWidget *root, GType type)
{
  return find (root, has_type, GSIZE_TO_POINTER (type));
}

static GtkFileChooser *
find_dialog (void)
{
  g_autolist (GtkWidget) toplevels = gtk_window_list_toplevels ();
  GtkFileChooser *found = NULL;

  for (GList *item = toplevels; item != NULL; item = item->next)
    {
      g_object_ref (item->data);
      if (GTK_IS_FILE_CHOOSER_DIALOG (item->data) && gtk_window_is_active (item->data))
        found = item->data;
    }
  return found;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static gboolean
is_chosen (gpointer path)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (find_dialog ());

  return file != NULL && g_strcmp0 (g_file_peek_path (file), path) == 0;
}

void
drive_choose_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  drive_until (has_dialog, NULL, 20, "the dialog");
  g_assert_true (gtk_file_chooser_set_file (find_dialog (), file, NULL));
  drive_until (is_chosen, (gpointer) path, 20, "the file in the dialog");
  gtk_dialog_response (GTK_DIALOG (find_dialog ()), GTK_RESPONSE_ACCEPT);
}
