#include "config.h"

#include "fact.h"

#include "spoken.h"
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

/* The remark unfolds to the note that explains it. */
static void
append_note (GtkWidget *box, const DatelineFact *fact)
{
  gboolean remarked = fact->remark != NULL;
  GtkWidget *unfold;

  if (fact->note == NULL || *fact->note == '\0')
    {
      append_line (box, fact->remark, "basis");
      return;
    }
  unfold = dateline_unfold_new (
      dateline_label_new (remarked ? fact->remark : _ ("Note"), remarked ? "basis" : "caption"),
      selectable_new (fact->note, "note"));
  gtk_widget_set_halign (GTK_WIDGET (dateline_unfold_get_button (unfold)), GTK_ALIGN_START);
  gtk_toggle_button_set_active (dateline_unfold_get_button (unfold), fact->unfolded);
  gtk_box_append (GTK_BOX (box), unfold);
}

GtkWidget *
dateline_fact_new (const DatelineFact *fact)
{
  GtkWidget *box = g_object_new (
      GTK_TYPE_BOX, "spacing", 10, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name",
                                  fact->icon_name,
                                  "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", fact->name, fact->text);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (icon, fact->name);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_set_hexpand (lines, TRUE);
  append_line (lines, fact->text, NULL);
  append_line (lines, fact->names, "other-names");
  append_line (lines, fact->closely, "caption");
  append_note (lines, fact);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  dateline_spoken_name (box, spoken);
  return box;
}
