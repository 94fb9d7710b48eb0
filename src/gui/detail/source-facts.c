#include "config.h"

#include "source-facts.h"

#include "describe.h"
#include "widgets.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
line_new (const char *text, const char *css_class)
{
  GtkWidget *label = dateline_label_new (text, css_class);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  return label;
}

/* A name, its value and, dim, how it is known. Nothing where there is no value. */
static void
append_fact (GtkWidget *box, const char *name, const char *value, DatelineBasis basis)
{
  const char *remark = dateline_describe_basis (basis);
  GtkWidget *heading;

  if (value == NULL || *value == '\0')
    return;
  heading = line_new (name, "caption-heading");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_widget_set_margin_top (heading, 6);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), line_new (value, NULL));
  if (remark != NULL)
    gtk_box_append (GTK_BOX (box), line_new (remark, "basis"));
}

GtkWidget *
dateline_source_facts_new (DatelineStore *store, guint32 source)
{
  const DatelineSource *facts = dateline_store_get_source (store, source);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *published = dateline_describe_edtf (store, facts->published);

  gtk_widget_add_css_class (box, "source-facts");
  gtk_box_append (GTK_BOX (box),
                  dateline_label_new (dateline_store_get_text (store, facts->title), "heading"));
  append_fact (box, _ ("Publisher"), facts->publisher, facts->publisher_basis);
  append_fact (box, _ ("Published"), published, facts->published_basis);
  append_fact (
      box, _ ("Whose account"), dateline_store_get_text (store, facts->voice), facts->voice_basis);
  append_fact (
      box, _ ("Kind"), dateline_store_get_text (store, facts->kind), DATELINE_BASIS_STATED);
  append_fact (
      box, _ ("Note"), dateline_store_get_text (store, facts->note), DATELINE_BASIS_STATED);
  append_fact (box, _ ("File"), facts->file, DATELINE_BASIS_STATED);
  append_fact (box, _ ("SHA-256"), facts->sha256, DATELINE_BASIS_STATED);
  append_fact (box, _ ("Address"), facts->url, DATELINE_BASIS_STATED);
  return box;
}
