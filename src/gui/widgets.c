#include "config.h"

#include "widgets.h"

#include "palette.h"
#include "spoken.h"

#include <glib/gi18n-lib.h>

#define MARK_SIZE 16
#define USUAL_EM (11 * 96 / 72.0)

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
  dateline_spoken_name_from_labels (button);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "event-link");
  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (row));
  g_signal_connect_object (button, "clicked", G_CALLBACK (link_clicked_cb), session, 0);
  return button;
}

static void
unfold_toggled_cb (GtkToggleButton *button, GtkRevealer *revealer)
{
  gboolean unfolded = gtk_toggle_button_get_active (button);
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));

  gtk_revealer_set_reveal_child (revealer, unfolded);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (box)),
                                unfolded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
}

GtkWidget *
dateline_unfold_new (GtkWidget *title, GtkWidget *content)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");
  GtkWidget *revealer = gtk_revealer_new ();

  gtk_widget_set_valign (arrow, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), arrow);
  gtk_box_append (GTK_BOX (line), title);
  gtk_button_set_child (GTK_BUTTON (button), line);
  dateline_spoken_name_from_labels (button);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "unfold");
  gtk_revealer_set_child (GTK_REVEALER (revealer), content);
  gtk_box_append (GTK_BOX (column), button);
  gtk_box_append (GTK_BOX (column), revealer);
  g_signal_connect_object (button, "toggled", G_CALLBACK (unfold_toggled_cb), revealer, 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  return column;
}

GtkToggleButton *
dateline_unfold_get_button (GtkWidget *unfold)
{
  return GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (unfold));
}

GtkWidget *
dateline_more_label_new (guint n_more)
{
  g_autofree char *text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n_more), n_more);

  return dateline_label_new (text, "dim-label");
}

GtkWidget *
dateline_scroller_new (const char *name)
{
  GtkWidget *scroller =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  dateline_spoken_name (scroller, name);
  return scroller;
}

double
dateline_text_scale (PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double em = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    em *= pango_cairo_context_get_resolution (context) / 72;
  return MAX (1, em / USUAL_EM);
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
