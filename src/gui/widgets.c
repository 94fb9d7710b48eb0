#include "widgets.h"

#include "palette.h"

#define MARK_SIZE 16

GtkWidget *
dateline_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
dateline_label_new_cut (const char *text, const char *css_class, int lines)
{
  GtkWidget *label = dateline_label_new (text, css_class);

  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 18);
  return label;
}

static void
link_clicked_cb (GtkButton *button, DatelineSession *session)
{
  guint32 row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));

  dateline_session_set_selection (session, row);
}

GtkWidget *
dateline_event_link_new (DatelineSession *session,
                         guint32 row,
                         GtkWidget *first_line,
                         GtkWidget *second_line)
{
  DatelineStore *store = dateline_session_get_store (session);
  const DatelineColumns *columns = dateline_store_get_columns (store);
  g_autoptr (GdkPaintable) paintable = dateline_palette_get_paintable (
      store, columns->category[row], columns->status[row], MARK_SIZE);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *mark = gtk_image_new_from_paintable (paintable);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (lines), first_line);
  gtk_box_append (GTK_BOX (lines), second_line);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "event-link");
  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (row));
  g_signal_connect_object (button, "clicked", G_CALLBACK (link_clicked_cb), session, 0);
  return button;
}

void
dateline_widget_unparent_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

void
dateline_box_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}
