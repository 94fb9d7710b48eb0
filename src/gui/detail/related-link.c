#include "config.h"

#include "related-link.h"

#include "describe.h"
#include "palette.h"

#define MARK_SIZE 16

static void
clicked_cb (GtkButton *button, DatelineSession *session)
{
  guint32 row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));

  dateline_session_set_selection (session, row);
}

static GtkWidget *
line_new (const char *text, const char *css_class)
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
dateline_related_link_new (DatelineSession *session, const DatelineRelation *relation)
{
  DatelineStore *store = dateline_session_get_store (session);
  const DatelineColumns *columns = dateline_store_get_columns (store);
  DatelineEvent event = dateline_store_get_event (store, relation->row);
  g_autofree char *how = dateline_describe_relation (relation);
  g_autofree char *when = dateline_describe_when (store, relation->row);
  g_autofree char *caption = g_strdup_printf ("%s · %s", how, when);
  g_autoptr (GdkPaintable) paintable = dateline_palette_get_paintable (
    store, columns->category[relation->row], columns->status[relation->row], MARK_SIZE);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *mark = gtk_image_new_from_paintable (paintable);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (lines), line_new (dateline_store_get_text (store, event.title), "related-title"));
  gtk_box_append (GTK_BOX (lines), line_new (caption, "caption"));
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "related");
  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (relation->row));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), session, 0);
  return button;
}
