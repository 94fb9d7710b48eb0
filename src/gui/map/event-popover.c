/* The rows are a list model that makes an item when a list row comes into view: a capital's stack
 * may have a hundred thousand. The list has no selection of its own, so items need no identity. */
#include "config.h"

#include "event-popover.h"

#include "describe.h"
#include "event-caption.h"
#include "palette.h"
#include "spoken.h"
#include "widgets.h"

#include <glib/gi18n-lib.h>

#define MARK_SIZE 16
#define LIST_WIDTH 340
#define LIST_HEIGHT 380
#define ROW_HEIGHT 74 /* about; a list view does not know its height before it has rows */

#define DATELINE_TYPE_ROWS_MODEL (dateline_rows_model_get_type ())
G_DECLARE_FINAL_TYPE (DatelineRowsModel, dateline_rows_model, DATELINE, ROWS_MODEL, GObject)

struct _DatelineRowsModel
{
  GObject parent_instance;
  guint32 *rows;
  guint n_rows;
};

static GType
rows_model_get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
rows_model_get_n_items (GListModel *model)
{
  return DATELINE_ROWS_MODEL (model)->n_rows;
}

/* The list row asks for the row by position; the item only has to be there. */
static gpointer
rows_model_get_item (GListModel *model, guint position)
{
  return position < DATELINE_ROWS_MODEL (model)->n_rows ? gtk_string_object_new ("") : NULL;
}

static void
rows_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = rows_model_get_item_type;
  iface->get_n_items = rows_model_get_n_items;
  iface->get_item = rows_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DatelineRowsModel,
                               dateline_rows_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rows_model_iface_init))

static void
dateline_rows_model_finalize (GObject *object)
{
  g_free (DATELINE_ROWS_MODEL (object)->rows);
  G_OBJECT_CLASS (dateline_rows_model_parent_class)->finalize (object);
}

static void
dateline_rows_model_class_init (DatelineRowsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_rows_model_finalize;
}

static void
dateline_rows_model_init (DatelineRowsModel *self)
{
}

typedef struct
{
  DatelineSession *session;
  DatelineStore *store;
  DatelineRowsModel *model;
  GtkPopover *popover;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->session);
  dateline_store_unref (choice->store);
  g_object_unref (choice->model);
  g_free (choice);
}

static GtkWidget *
create_label (GtkWidget *box, gboolean dim)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  if (dim)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
row_set_up_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *mark = gtk_image_new ();

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), lines);
  g_object_set_data (G_OBJECT (item), "mark", mark);
  g_object_set_data (G_OBJECT (item), "title", create_label (lines, FALSE));
  g_object_set_data (G_OBJECT (item), "detail", create_label (lines, TRUE));
  gtk_list_item_set_child (item, box);
}

/* When, and how sure it is where that is not simply reported. */
static char *
describe_row (const DatelineStore *store, guint32 row, GTimeZone *zone)
{
  DatelineStatus status = dateline_store_get_columns (store)->status[row];
  g_autofree char *when = dateline_describe_when (store, row, zone);

  if (status == DATELINE_STATUS_REPORTED || status == DATELINE_STATUS_UNSTATED)
    return g_steal_pointer (&when);
  /* Translators: when an event was and its status, "about August 2023 · Planned" */
  return g_strdup_printf (_ ("%s · %s"), when, dateline_palette_get_status_name (status));
}

static void
row_bound_cb (GtkListItemFactory *factory, GtkListItem *item, Choice *choice)
{
  guint32 row = choice->model->rows[gtk_list_item_get_position (item)];
  const DatelineColumns *columns = dateline_store_get_columns (choice->store);
  DatelineText title = dateline_store_get_event (choice->store, row).title;
  GTimeZone *zone = dateline_session_get_zone (choice->session);
  g_autofree char *detail = describe_row (choice->store, row, zone);
  g_autofree char *spoken = dateline_spoken_event (choice->store, row, zone, FALSE);
  g_autoptr (GdkPaintable) paintable = dateline_palette_get_paintable (
      choice->store, columns->category[row], columns->status[row], MARK_SIZE);

  gtk_image_set_from_paintable (g_object_get_data (G_OBJECT (item), "mark"), paintable);
  gtk_image_set_pixel_size (g_object_get_data (G_OBJECT (item), "mark"),
                            gdk_paintable_get_intrinsic_width (paintable));
  gtk_label_set_text (g_object_get_data (G_OBJECT (item), "title"),
                      dateline_store_get_text (choice->store, title));
  gtk_label_set_text (g_object_get_data (G_OBJECT (item), "detail"), detail);
  dateline_spoken_name (gtk_widget_get_parent (gtk_list_item_get_child (item)), spoken);
}

static void
row_activated_cb (GtkListView *view, guint position, Choice *choice)
{
  guint32 row = choice->model->rows[position];
  DatelineSession *session = g_object_ref (choice->session);
  gboolean current = dateline_session_get_store (session) == choice->store;

  gtk_popover_popdown (choice->popover);
  if (current)
    dateline_session_set_selection (session, row);
  g_object_unref (session);
}

static GtkWidget *
create_list (Choice *choice, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (choice->model))));
  GtkWidget *view = gtk_list_view_new (selection, factory);
  GtkWidget *scroller = dateline_scroller_new (title);

  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), choice);
  g_signal_connect (view, "activate", G_CALLBACK (row_activated_cb), choice);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  dateline_spoken_name (view, title);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (
      GTK_SCROLLED_WINDOW (scroller),
      MIN (choice->model->n_rows, LIST_HEIGHT / ROW_HEIGHT) * ROW_HEIGHT);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

static GtkWidget *
create_popover (DatelineSession *session, const char *title, const guint32 *rows, guint n_rows)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title);
  Choice *choice = g_new0 (Choice, 1);

  choice->session = g_object_ref (session);
  choice->store = dateline_store_ref (dateline_session_get_store (session));
  choice->model = g_object_new (DATELINE_TYPE_ROWS_MODEL, NULL);
  choice->model->rows = g_memdup2 (rows, n_rows * sizeof *rows);
  choice->model->n_rows = n_rows;
  choice->popover = GTK_POPOVER (popover);
  g_object_set_data_full (G_OBJECT (popover), "choice", choice, choice_free);

  dateline_spoken_name (popover, title);
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (heading), 40);
  gtk_widget_set_margin_top (heading, 6);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), create_list (choice, title));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover, GtkWidget *focus)
{
  gtk_widget_grab_focus (focus);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

GtkWidget *
dateline_event_popover_open (GtkWidget *parent,
                             GtkWidget *focus,
                             DatelineSession *session,
                             const DatelineEventMark *mark,
                             const guint32 *rows,
                             guint n_rows)
{
  DatelineStore *store = dateline_session_get_store (session);
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  GdkRectangle at = {
    mark->x - mark->radius, mark->y - mark->radius, 2 * mark->radius, 2 * mark->radius
  };
  GtkWidget *popover;

  dateline_event_caption (
      store, dateline_session_get_zone (session), mark->kind, rows, n_rows, &title, &detail);
  popover = create_popover (session, title, rows, n_rows);
  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &at);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), focus, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
  return popover;
}
