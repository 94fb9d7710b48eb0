/* See event-detail.h. The pane is made anew for each selection; it holds no state but the event
 * shown. */
#include "config.h"

#include "event-detail.h"

#include "describe.h"
#include "excerpt-card.h"
#include "fact.h"
#include "palette.h"
#include "spoken.h"
#include "widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DatelineEventDetail
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkWidget *none;
  GtkScrolledWindow *scroller;
  GtkImage *mark;
  GtkLabel *category;
  GtkLabel *title;
  GtkLabel *description;
  GtkBox *facts;
  GtkLabel *says_who;
  GtkBox *excerpts;
  GtkWidget *related_heading;
  GtkBox *related;

  DatelineSession *session;
};

G_DEFINE_FINAL_TYPE (DatelineEventDetail, dateline_event_detail, GTK_TYPE_WIDGET)

#define MARK_SIZE 22

static void
show_heading (DatelineEventDetail *self, DatelineStore *store, guint32 row)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  const DatelineCategory *category = dateline_store_get_category (store, columns->category[row]);
  DatelineEvent event = dateline_store_get_event (store, row);
  const char *description = dateline_store_get_text (store, event.description);
  g_autoptr (GdkPaintable) paintable = dateline_palette_get_paintable (
      store, columns->category[row], columns->status[row], MARK_SIZE);

  gtk_image_set_from_paintable (self->mark, paintable);
  gtk_label_set_text (self->category, dateline_store_get_text (store, category->title));
  gtk_label_set_text (self->title, dateline_store_get_text (store, event.title));
  dateline_spoken_name (GTK_WIDGET (self->scroller), dateline_store_get_text (store, event.title));
  gtk_label_set_text (self->description, description);
  gtk_widget_set_visible (GTK_WIDGET (self->description), *description != '\0');
}

static void
show_facts (DatelineEventDetail *self, DatelineStore *store, guint32 row)
{
  DatelineEvent event = dateline_store_get_event (store, row);
  DatelineStatus status = dateline_store_get_columns (store)->status[row];
  g_autofree char *when =
      dateline_describe_when (store, row, dateline_session_get_zone (self->session));
  g_autofree char *where = dateline_describe_place (store, row);
  g_autofree char *others = dateline_describe_other_names (store, row);
  g_autofree char *precision = dateline_describe_place_precision (store, row);

  guint n_excerpts;
  DatelineFact facts[] = {
    { "x-office-calendar-symbolic", _ ("When"), when },
    { "mark-location-symbolic",
      _ ("Where"),
      where != NULL ? where : _ ("A place the file does not name"),
      others,
      precision },
    { "help-about-symbolic", _ ("Status"), dateline_describe_status (status) },
  };

  dateline_store_get_excerpts (store, row, &n_excerpts);
  facts[0].remark = dateline_describe_when_basis (event.when_basis);
  facts[0].note = dateline_store_get_text (store, event.when_note);
  facts[1].remark = dateline_describe_place_basis (event.place_basis);
  facts[1].note = dateline_store_get_text (store, event.place_note);
  facts[2].note = dateline_store_get_text (store, event.note);
  facts[2].unfolded = n_excerpts == 0;
  if (event.schematic)
    facts[2].closely = _ ("The line is schematic, from place to place; it is not surveyed.");

  dateline_box_clear (self->facts);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    gtk_box_append (self->facts, dateline_fact_new (&facts[i]));
}

static void
show_excerpts (DatelineEventDetail *self, DatelineStore *store, guint32 row)
{
  guint n;
  const DatelineExcerpt *excerpts = dateline_store_get_excerpts (store, row, &n);

  dateline_box_clear (self->excerpts);
  for (guint i = 0; i < MIN (n, DATELINE_COLUMN_MAX); i++)
    gtk_box_append (self->excerpts, dateline_excerpt_card_new (store, &excerpts[i]));
  if (n > DATELINE_COLUMN_MAX)
    gtk_box_append (self->excerpts, dateline_more_label_new (n - DATELINE_COLUMN_MAX));
  gtk_label_set_text (self->says_who, n > 0 ? _ ("Who says so") : _ ("The file quotes no one"));
}

static GtkWidget *
related_new (DatelineEventDetail *self, DatelineStore *store, const DatelineRelation *relation)
{
  DatelineText title = dateline_store_get_event (store, relation->row).title;
  g_autofree char *how = dateline_describe_relation (relation);
  g_autofree char *when =
      dateline_describe_when (store, relation->row, dateline_session_get_zone (self->session));
  g_autofree char *caption = g_strdup_printf ("%s · %s", how, when);

  return dateline_event_link_new (self->session,
                                  relation->row,
                                  dateline_label_new (dateline_store_get_text (store, title), NULL),
                                  dateline_label_new (caption, "caption"));
}

static void
show_related (DatelineEventDetail *self, DatelineStore *store, guint32 row)
{
  guint n;
  const DatelineRelation *relations = dateline_store_get_relations (store, row, &n);

  dateline_box_clear (self->related);
  gtk_widget_set_visible (self->related_heading, n > 0);
  for (guint i = 0; i < MIN (n, DATELINE_COLUMN_MAX); i++)
    gtk_box_append (self->related, related_new (self, store, &relations[i]));
  if (n > DATELINE_COLUMN_MAX)
    gtk_box_append (self->related, dateline_more_label_new (n - DATELINE_COLUMN_MAX));
}

static void
show_event (DatelineEventDetail *self, guint32 row)
{
  DatelineStore *store = dateline_session_get_store (self->session);

  gtk_stack_set_visible_child_name (self->stack, row != DATELINE_NO_ROW ? "event" : "none");
  if (row == DATELINE_NO_ROW)
    {
      /* The cards hold the dataset. */
      dateline_box_clear (self->facts);
      dateline_box_clear (self->excerpts);
      dateline_box_clear (self->related);
      return;
    }
  /* The focus must not fall on what follows a link that goes: the view would scroll to it. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->scroller)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  show_heading (self, store, row);
  show_facts (self, store, row);
  show_excerpts (self, store, row);
  show_related (self, store, row);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
session_changed_cb (DatelineSession *session, guint changes, DatelineEventDetail *self)
{
  guint32 row = dateline_session_get_selection (session);

  if (changes & DATELINE_CHANGE_SELECTION)
    show_event (self, row);
  else if ((changes & DATELINE_CHANGE_ZONE) && row != DATELINE_NO_ROW)
    {
      DatelineStore *store = dateline_session_get_store (session);

      show_facts (self, store, row);
      show_related (self, store, row);
    }
}

static void
dateline_event_detail_dispose (GObject *object)
{
  DatelineEventDetail *self = DATELINE_EVENT_DETAIL (object);

  dateline_widget_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dateline_event_detail_parent_class)->dispose (object);
}

static void
dateline_event_detail_class_init (DatelineEventDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_event_detail_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/detail/event-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DatelineEventDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventDetail, none);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventDetail, mark);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventDetail, category);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventDetail, title);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventDetail, description);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventDetail, says_who);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventDetail, excerpts);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventDetail, related_heading);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventDetail, related);
}

static void
dateline_event_detail_init (DatelineEventDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dateline_spoken_name_scrollers (self->none, _ ("No event selected"));
}

GtkWidget *
dateline_event_detail_new (DatelineSession *session)
{
  DatelineEventDetail *self = g_object_new (DATELINE_TYPE_EVENT_DETAIL, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  show_event (self, dateline_session_get_selection (session));
  return GTK_WIDGET (self);
}

void
dateline_event_detail_focus (DatelineEventDetail *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}
