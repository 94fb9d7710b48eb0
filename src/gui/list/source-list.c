/* See source-list.h. Made anew for a dataset; a source's excerpts are gathered when it is first
 * unfolded. */
#include "config.h"

#include "source-list.h"

#include "describe.h"
#include "spoken.h"
#include "widgets.h"

#include <glib/gi18n-lib.h>

/* More sources than this are counted, not listed: each is a row of widgets. */
#define SOURCES_MAX 500

struct _DatelineSourceList
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *box;
  DatelineSession *session;
};

G_DEFINE_FINAL_TYPE (DatelineSourceList, dateline_source_list, GTK_TYPE_WIDGET)

typedef struct
{
  guint32 row;
  const DatelineExcerpt *excerpt;
} Quoted;

static int
compare_quoted (gconstpointer a, gconstpointer b)
{
  guint32 start_a = ((const Quoted *) a)->excerpt->start,
          start_b = ((const Quoted *) b)->excerpt->start;

  return (start_a > start_b) - (start_a < start_b);
}

/* The source's excerpts in the order of the document. */
static GArray *
gather (const DatelineStore *store, guint32 source)
{
  GArray *quoted = g_array_new (FALSE, FALSE, sizeof (Quoted));

  for (guint32 row = 0; row < dateline_store_get_n_events (store); row++)
    {
      guint n;
      const DatelineExcerpt *excerpts = dateline_store_get_excerpts (store, row, &n);

      for (guint i = 0; i < n; i++)
        if (excerpts[i].source == source)
          g_array_append_val (quoted, ((Quoted){ row, &excerpts[i] }));
    }
  g_array_sort (quoted, compare_quoted);
  return quoted;
}

/* How many events quote each source: one pass over all excerpts. */
static guint *
count_events (const DatelineStore *store)
{
  guint n_sources = dateline_store_get_n_sources (store);
  guint *counts = g_new0 (guint, n_sources + 1);
  g_autofree guint32 *last_row = g_new (guint32, n_sources + 1);

  for (guint i = 0; i < n_sources; i++)
    last_row[i] = DATELINE_NO_ROW;
  for (guint32 row = 0; row < dateline_store_get_n_events (store); row++)
    {
      guint n;
      const DatelineExcerpt *excerpts = dateline_store_get_excerpts (store, row, &n);

      for (guint i = 0; i < n; i++)
        {
          guint32 source = excerpts[i].source;

          if (source == DATELINE_NONE || last_row[source] == row)
            continue;
          last_row[source] = row;
          counts[source]++;
        }
    }
  return counts;
}

/* The quotation, who says so and how, and of what event. */
static GtkWidget *
excerpt_new (DatelineSourceList *self, DatelineStore *store, const Quoted *quoted)
{
  DatelineText title = dateline_store_get_event (store, quoted->row).title;
  g_autofree char *quotation = dateline_describe_quotation (quoted->excerpt);
  g_autofree char *speaker = dateline_describe_speaker (store, quoted->excerpt);
  g_autofree char *caption = g_strdup_printf ("%s %s · %s",
                                              speaker,
                                              dateline_describe_stance (quoted->excerpt->stance),
                                              dateline_store_get_text (store, title));

  return dateline_event_link_new (self->session,
                                  quoted->row,
                                  dateline_label_new_cut (quotation, "quotation", 4),
                                  dateline_label_new_cut (caption, "caption", 3));
}

static void
fill (DatelineSourceList *self, GtkBox *box, guint32 source)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  g_autoptr (GArray) quoted = gather (store, source);

  for (guint i = 0; i < MIN (quoted->len, DATELINE_COLUMN_MAX); i++)
    gtk_box_append (box, excerpt_new (self, store, &g_array_index (quoted, Quoted, i)));
  if (quoted->len > DATELINE_COLUMN_MAX)
    gtk_box_append (box, dateline_more_label_new (quoted->len - DATELINE_COLUMN_MAX));
}

static void
source_toggled_cb (GtkToggleButton *button, DatelineSourceList *self)
{
  GtkBox *excerpts = g_object_get_data (G_OBJECT (button), "excerpts");

  if (gtk_widget_get_first_child (GTK_WIDGET (excerpts)) == NULL)
    fill (self, excerpts, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "source")));
}

/* The source's name, voice and count, which unfold its excerpts. */
static GtkWidget *
source_new (DatelineSourceList *self, DatelineStore *store, guint32 source, guint n_events)
{
  const DatelineSource *facts = dateline_store_get_source (store, source);
  g_autofree char *name = dateline_describe_source (store, source);
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u event", "%'u events", n_events), n_events);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *excerpts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *unfold;
  GtkToggleButton *button;

  gtk_box_append (GTK_BOX (lines), dateline_label_new_cut (name, "heading", 3));
  if (facts->voice != 0)
    gtk_box_append (
        GTK_BOX (lines),
        dateline_label_new_cut (dateline_store_get_text (store, facts->voice), "caption", 4));
  gtk_box_append (GTK_BOX (lines), dateline_label_new_cut (count, "caption", 1));
  unfold = dateline_unfold_new (lines, excerpts);
  button = dateline_unfold_get_button (unfold);
  gtk_widget_set_margin_start (excerpts, 10);
  g_object_set_data (G_OBJECT (button), "source", GUINT_TO_POINTER (source));
  g_object_set_data (G_OBJECT (button), "excerpts", excerpts);
  g_signal_connect_object (button, "toggled", G_CALLBACK (source_toggled_cb), self, 0);
  return unfold;
}

static void
append_text (DatelineSourceList *self,
             DatelineStore *store,
             DatelineText text,
             const char *css_class,
             int lines)
{
  GtkWidget *label;

  if (text == 0)
    return;
  label = dateline_label_new_cut (dateline_store_get_text (store, text), css_class, lines);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
show_sources (DatelineSourceList *self)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  guint n = store != NULL ? dateline_store_get_n_sources (store) : 0;
  g_autofree guint *counts = store != NULL ? count_events (store) : NULL;

  dateline_box_clear (GTK_BOX (self->box));
  if (store != NULL)
    append_text (self, store, dateline_store_get_description (store), NULL, 20);
  for (guint32 source = 0; source < MIN (n, SOURCES_MAX); source++)
    gtk_box_append (GTK_BOX (self->box), source_new (self, store, source, counts[source]));
  if (n == 0)
    gtk_box_append (GTK_BOX (self->box),
                    dateline_label_new (_ ("This file names no sources."), "dim-label"));
  if (n > SOURCES_MAX)
    {
      g_autofree char *more = g_strdup_printf (
          g_dngettext (
              GETTEXT_PACKAGE, "and %'u more source", "and %'u more sources", n - SOURCES_MAX),
          n - SOURCES_MAX);

      gtk_box_append (GTK_BOX (self->box), dateline_label_new (more, "dim-label"));
    }
  if (store != NULL)
    append_text (self, store, dateline_store_get_license (store), "caption", 10);
}

static void
session_changed_cb (DatelineSession *session, guint changes, DatelineSourceList *self)
{
  if (changes & DATELINE_CHANGE_STORE)
    show_sources (self);
}

static void
dateline_source_list_dispose (GObject *object)
{
  DatelineSourceList *self = DATELINE_SOURCE_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dateline_source_list_parent_class)->dispose (object);
}

static void
dateline_source_list_class_init (DatelineSourceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_source_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dateline_source_list_init (DatelineSourceList *self)
{
  self->scroller = dateline_scroller_new (_ ("Sources"));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "source-list");
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
dateline_source_list_new (DatelineSession *session)
{
  DatelineSourceList *self = g_object_new (DATELINE_TYPE_SOURCE_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  show_sources (self);
  return GTK_WIDGET (self);
}
