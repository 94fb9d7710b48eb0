#include "config.h"

#include "fact.h"

#include "describe.h"
#include "widgets.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
selectable_new (const char *text, const char *css_class)
{
  GtkWidget *label = dateline_label_new (text, css_class);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static void
append_line (GtkWidget *box, const char *text, const char *css_class)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (GTK_BOX (box), selectable_new (text, css_class));
}

/* The basis, where it is not simply stated, unfolds to the note that explains it. */
static void
append_note (GtkWidget *box, DatelineBasis basis, const char *note)
{
  const char *remark = dateline_describe_basis (basis);
  GtkWidget *expander, *title;

  if (note == NULL || *note == '\0')
    {
      append_line (box, remark, "basis");
      return;
    }
  expander = gtk_expander_new (NULL);
  title = dateline_label_new (remark != NULL ? remark : _ ("Note"),
                              remark != NULL ? "basis" : "caption");
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), title);
  gtk_expander_set_child (GTK_EXPANDER (expander), selectable_new (note, "note"));
  gtk_widget_add_css_class (expander, "fact-note");
  gtk_box_append (GTK_BOX (box), expander);
}

GtkWidget *
dateline_fact_new (const char *icon_name,
                   const char *name,
                   const char *fact,
                   const char *second,
                   const char *third,
                   DatelineBasis basis,
                   const char *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", name, fact);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (icon, name);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_set_hexpand (lines, TRUE);
  append_line (lines, fact, NULL);
  append_line (lines, second, "other-names");
  append_line (lines, third, "caption");
  append_note (lines, basis, note);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return box;
}
