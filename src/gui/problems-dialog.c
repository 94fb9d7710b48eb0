#include "config.h"

#include "problems-dialog.h"

#include "spoken.h"
#include "widgets.h"

#include <glib/gi18n-lib.h>

static void
copy_clicked_cb (GtkButton *button, DatelineReport *report)
{
  g_autofree char *text = dateline_report_to_string (report);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
}

static GtkWidget *
header_new (DatelineReport *report)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  const char *label = _ ("Copy the List");

  gtk_widget_set_tooltip_text (copy, label);
  dateline_spoken_name (copy, label);
  g_signal_connect_data (copy,
                         "clicked",
                         G_CALLBACK (copy_clicked_cb),
                         dateline_report_ref (report),
                         (GClosureNotify) (GCallback) dateline_report_unref,
                         0);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), copy);
  return header;
}

static void
close_on_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

GtkWindow *
dateline_problems_dialog_new (GtkWindow *parent, DatelineReport *report)
{
  g_autofree char *text = dateline_report_to_string (report);
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = dateline_scroller_new (_ ("What was wrong, assumed or left out"));
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (view), 6);
  gtk_widget_add_css_class (view, "problems");
  dateline_spoken_name (view, _ ("What was wrong, assumed or left out"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), header_new (report));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("About This File"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 420);
  close_on_escape (window);
  return GTK_WINDOW (window);
}
