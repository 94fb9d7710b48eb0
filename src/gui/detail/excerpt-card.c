#include "config.h"

#include "excerpt-card.h"

#include "describe.h"
#include "source-facts.h"
#include "spoken.h"
#include "widgets.h"

#include <glib/gi18n-lib.h>

struct _DatelineExcerptCard
{
  GtkWidget parent_instance;

  GtkLabel *speaker;
  GtkLabel *stance;
  GtkLabel *quotation;
  GtkMenuButton *source;
  GtkLabel *source_name;

  DatelineStore *store;
  guint32 source_number;
};

G_DEFINE_FINAL_TYPE (DatelineExcerptCard, dateline_excerpt_card, GTK_TYPE_WIDGET)

static void
source_popover_needed_cb (GtkMenuButton *button, gpointer user_data)
{
  DatelineExcerptCard *self = user_data;
  GtkWidget *popover = gtk_popover_new ();

  dateline_spoken_name (popover, gtk_widget_get_tooltip_text (GTK_WIDGET (button)));
  gtk_popover_set_child (GTK_POPOVER (popover),
                         dateline_source_facts_new (self->store, self->source_number));
  gtk_menu_button_set_popover (button, popover);
}

static void
dateline_excerpt_card_dispose (GObject *object)
{
  DatelineExcerptCard *self = DATELINE_EXCERPT_CARD (object);

  dateline_widget_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->store, dateline_store_unref);
  G_OBJECT_CLASS (dateline_excerpt_card_parent_class)->dispose (object);
}

static void
dateline_excerpt_card_class_init (DatelineExcerptCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_excerpt_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/detail/excerpt-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DatelineExcerptCard, speaker);
  gtk_widget_class_bind_template_child (widget_class, DatelineExcerptCard, stance);
  gtk_widget_class_bind_template_child (widget_class, DatelineExcerptCard, quotation);
  gtk_widget_class_bind_template_child (widget_class, DatelineExcerptCard, source);
  gtk_widget_class_bind_template_child (widget_class, DatelineExcerptCard, source_name);
}

static void
dateline_excerpt_card_init (DatelineExcerptCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
stance_class (DatelineStance stance)
{
  switch (stance)
    {
    case DATELINE_STANCE_DENIES:
    case DATELINE_STANCE_REJECTS:
      return "denial";
    case DATELINE_STANCE_CLAIMS:
    case DATELINE_STANCE_ACCUSES:
      return "claim";
    case DATELINE_STANCE_REPORTS:
    case DATELINE_STANCE_CONFIRMS:
    case DATELINE_STANCE_UNSTATED:
    default:
      return "report";
    }
}

static void
set_source (DatelineExcerptCard *self, guint32 source)
{
  g_autofree char *name = NULL, *line = NULL, *spoken = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->source), source != DATELINE_NONE);
  if (source == DATELINE_NONE)
    return;
  self->source_number = source;
  name = dateline_describe_source (self->store, source);
  /* Translators: the line below a quotation that names where it stands. */
  line = g_strdup_printf (_ ("— %s"), name);
  gtk_label_set_text (self->source_name, line);
  /* Translators: the name of a button, "Source: The Peninsula, 4 October 2020". */
  spoken = g_strdup_printf (_ ("Source: %s"), name);
  dateline_spoken_name (GTK_WIDGET (self->source), spoken);
  gtk_menu_button_set_create_popup_func (self->source, source_popover_needed_cb, self, NULL);
}

GtkWidget *
dateline_excerpt_card_new (DatelineStore *store, const DatelineExcerpt *excerpt)
{
  DatelineExcerptCard *self = g_object_new (DATELINE_TYPE_EXCERPT_CARD, NULL);
  g_autofree char *speaker = dateline_describe_speaker (store, excerpt);
  g_autofree char *quotation = dateline_describe_quotation (excerpt);
  const char *stance = dateline_describe_stance (excerpt->stance);
  g_autofree char *label = g_strdup_printf ("%s, %s", speaker, stance);

  self->store = dateline_store_ref (store);
  gtk_label_set_text (self->speaker, speaker);
  gtk_label_set_text (self->stance, stance);
  gtk_widget_add_css_class (GTK_WIDGET (self->stance), stance_class (excerpt->stance));
  gtk_label_set_text (self->quotation, quotation);
  set_source (self, excerpt->source);
  dateline_spoken_name (GTK_WIDGET (self), label);
  return GTK_WIDGET (self);
}
