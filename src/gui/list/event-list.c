/* See event-list.h. The headings belong to the rows on the screen, which are told anew which event
 * stands above them whenever the model changes. The selection is the session's: the list view's is
 * only set from it, and asks it for a change. */
#include "config.h"

#include "event-list.h"

#include "event-model.h"
#include "event-row.h"
#include "list-follow.h"
#include "spoken.h"
#include "widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* While time is played the rows change at most this often: making them is most of a frame's work,
 * and nobody reads faster. */
#define PLAYING_INTERVAL 200 /* ms */

struct _DatelineEventList
{
  GtkWidget parent_instance;

  GtkSearchEntry *search;
  GtkLabel *count;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *view;
  AdwStatusPage *empty;
  GtkWidget *open;

  DatelineSession *session;
  DatelineEventModel *model;
  GtkSingleSelection *selection;
  GPtrArray *bound;   /* GtkListItem on the screen, not owned */
  gboolean following; /* the list is being set from the session */
  DatelineListFollow *playing;
  guint delayed; /* the source that will show the session's rows, or 0 */
  gint64 last_shown;
};

G_DEFINE_FINAL_TYPE (DatelineEventList, dateline_event_list, GTK_TYPE_WIDGET)

static void
update_row (DatelineEventList *self, GtkListItem *item)
{
  DatelineEventRow *row = DATELINE_EVENT_ROW (gtk_list_item_get_child (item));
  guint position = gtk_list_item_get_position (item);
  guint32 previous = DATELINE_NO_ROW;

  if (position != GTK_INVALID_LIST_POSITION && position > 0)
    previous = dateline_event_model_get_row (self->model, position - 1);
  dateline_event_row_set_previous (row, previous);
}

static void
item_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DatelineEventList *self)
{
  gtk_list_item_set_child (item, dateline_event_row_new ());
}

static void
fill_row (DatelineEventList *self, GtkListItem *item)
{
  DatelineEventItem *event = gtk_list_item_get_item (item);
  DatelineEventRow *row = DATELINE_EVENT_ROW (gtk_list_item_get_child (item));

  dateline_event_row_set_event (row,
                                dateline_event_item_get_store (event),
                                dateline_event_item_get_row (event),
                                dateline_session_get_zone (self->session));
  update_row (self, item);
}

static void
item_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DatelineEventList *self)
{
  fill_row (self, item);
  g_ptr_array_add (self->bound, item);
}

static void
item_unbound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DatelineEventList *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

static void
search_changed_cb (GtkSearchEntry *entry, DatelineEventList *self)
{
  dateline_session_set_search (self->session, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
search_stopped_cb (GtkSearchEntry *entry, DatelineEventList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Return selects the first event found. */
static void
search_activated_cb (GtkSearchEntry *entry, DatelineEventList *self)
{
  guint32 row = dateline_event_model_get_row (self->model, 0);

  /* In this order: the selection may bring a pane that the list gives way to, and the focus with
   * it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (row != DATELINE_NO_ROW)
    dateline_session_set_selection (self->session, row);
}

/* Also where it is selected already, and its pane was closed. */
static void
row_activated_cb (GtkListView *view, guint position, DatelineEventList *self)
{
  dateline_session_set_selection (self->session,
                                  dateline_event_model_get_row (self->model, position));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-event", NULL);
}

/* Rows are reached with the arrow keys; Tab leaves the list, which may be a million rows long. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                DatelineEventList *self)
{
  if (keyval == GDK_KEY_ISO_Left_Tab || (keyval == GDK_KEY_Tab && (state & GDK_SHIFT_MASK)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->search));
  if (keyval == GDK_KEY_Tab)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.leave-list", NULL);
  return GDK_EVENT_PROPAGATE;
}

static void
selection_changed_cb (GtkSingleSelection *selection, GParamSpec *pspec, DatelineEventList *self)
{
  DatelineEventItem *item = gtk_single_selection_get_selected_item (selection);

  if (!self->following)
    dateline_session_set_selection (
        self->session, item != NULL ? dateline_event_item_get_row (item) : DATELINE_NO_ROW);
}

/* Heard where the words are typed, too. */
static void
show_count (DatelineEventList *self, const char *text)
{
  gtk_label_set_text (self->count, text);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* How many are shown; and, of a search's hits, how many are at another time. */
static void
update_count (DatelineEventList *self)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  guint n_shown = dateline_rows_get_length (dateline_session_get_shown (self->session));
  guint n_matches = dateline_rows_get_length (dateline_session_get_matches (self->session));
  guint n_all = dateline_store_get_n_events (store);
  g_autofree char *text = NULL;
  gboolean searching = dateline_session_get_search (self->session)[0] != '\0';

  if (searching && dateline_session_is_searching (self->session))
    {
      show_count (self, _ ("Searching…"));
      return;
    }
  if (n_shown == n_all)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u event", "%'u events", n_all), n_all);
  else
    /* Translators: how many events are shown, and how many there are in all. */
    text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%'u of %'u event", "%'u of %'u events", n_all),
        n_shown,
        n_all);
  if (searching && n_matches > n_shown)
    {
      g_autofree char *shown = g_steal_pointer (&text);
      guint n = n_matches - n_shown;

      /* Translators: the first %s is "2 of 60 events"; then how many more were found. */
      text = g_strdup_printf (
          g_dngettext (
              GETTEXT_PACKAGE, "%s · %'u more at another time", "%s · %'u more at other times", n),
          shown,
          n);
    }
  show_count (self, text);
}

static void
update_empty (DatelineEventList *self)
{
  gboolean searching = dateline_session_get_search (self->session)[0] != '\0';
  guint n_matches = dateline_rows_get_length (dateline_session_get_matches (self->session));
  gboolean empty = dateline_rows_get_length (dateline_session_get_shown (self->session)) == 0;

  adw_status_page_set_title (
      self->empty, searching && n_matches == 0 ? _ ("Nothing Found") : _ ("No Events Here"));
  adw_status_page_set_description (
      self->empty,
      searching && n_matches == 0 ? _ ("No title, quotation or place has these words.")
                                  : _ ("None in this stretch of time. Widen it on the timeline."));
  adw_status_page_set_icon_name (self->empty, "edit-find-symbolic");
  gtk_widget_set_visible (self->open, FALSE);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "events");
}

static gboolean
has_focus (DatelineEventList *self, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The focus stays here also where the rows go and come, as when time is played from its begin. */
static void
keep_focus (DatelineEventList *self)
{
  gboolean empty = gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->empty);
  GtkWidget *page = empty ? GTK_WIDGET (self->empty) : GTK_WIDGET (self->view);

  if (!has_focus (self, page))
    gtk_widget_grab_focus (page);
}

/* Selects the session's event in the view, and scrolls to it where @scroll. */
static void
follow_selection (DatelineEventList *self, gboolean scroll)
{
  guint32 row = dateline_session_get_selection (self->session);
  guint position = row != DATELINE_NO_ROW ? dateline_event_model_find (self->model, row)
                                          : GTK_INVALID_LIST_POSITION;

  gtk_single_selection_set_selected (self->selection, position);
  if (scroll && position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static void session_changed_cb (DatelineSession *session, guint changes, DatelineEventList *self);

static void
show_rows (DatelineEventList *self)
{
  g_clear_handle_id (&self->delayed, g_source_remove);
  self->last_shown = g_get_monotonic_time ();
  dateline_event_model_set_rows (self->model,
                                 dateline_session_get_store (self->session),
                                 dateline_session_get_shown (self->session));
  for (guint i = 0; i < self->bound->len; i++)
    update_row (self, g_ptr_array_index (self->bound, i));
}

static gboolean
interval_passed_cb (gpointer user_data)
{
  DatelineEventList *self = DATELINE_EVENT_LIST (user_data);

  self->delayed = 0;
  session_changed_cb (self->session, DATELINE_CHANGE_SHOWN, self);
  return G_SOURCE_REMOVE;
}

/* Whether the rows may be shown later: they change only since time is played, and did so just now.
 */
static gboolean
delay_rows (DatelineEventList *self, guint changes)
{
  gint64 passed = (g_get_monotonic_time () - self->last_shown) / 1000;

  if (!dateline_session_is_playing (self->session) || passed >= PLAYING_INTERVAL ||
      changes &
          ~(guint) (DATELINE_CHANGE_SHOWN | DATELINE_CHANGE_WINDOW | DATELINE_CHANGE_PLAYHEAD))
    return FALSE;
  if (self->delayed == 0)
    self->delayed = g_timeout_add (PLAYING_INTERVAL - passed, interval_passed_cb, self);
  return TRUE;
}

static void
session_changed_cb (DatelineSession *session, guint changes, DatelineEventList *self)
{
  gboolean focused = has_focus (self, GTK_WIDGET (self->stack));

  if (self->delayed != 0)
    changes |= DATELINE_CHANGE_SHOWN;
  if ((changes & DATELINE_CHANGE_SHOWN) && delay_rows (self, changes))
    return;
  self->following = TRUE;
  if (changes & (DATELINE_CHANGE_STORE | DATELINE_CHANGE_SHOWN))
    show_rows (self);
  if ((changes & DATELINE_CHANGE_ZONE) && !(changes & DATELINE_CHANGE_STORE))
    for (guint i = 0; i < self->bound->len; i++)
      fill_row (self, g_ptr_array_index (self->bound, i));
  if (dateline_session_get_store (session) != NULL &&
      changes & (DATELINE_CHANGE_SHOWN | DATELINE_CHANGE_MATCHES | DATELINE_CHANGE_SEARCH))
    {
      update_count (self);
      update_empty (self);
      if (focused)
        keep_focus (self);
    }
  if (changes & (DATELINE_CHANGE_SELECTION | DATELINE_CHANGE_SHOWN))
    follow_selection (self, (changes & DATELINE_CHANGE_SELECTION) != 0);
  if ((changes & DATELINE_CHANGE_SEARCH) && dateline_session_get_search (session)[0] == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->following = FALSE;
}

static void
dateline_event_list_dispose (GObject *object)
{
  DatelineEventList *self = DATELINE_EVENT_LIST (object);

  g_clear_pointer (&self->playing, dateline_list_follow_free);
  g_clear_handle_id (&self->delayed, g_source_remove);
  dateline_widget_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->session);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  G_OBJECT_CLASS (dateline_event_list_parent_class)->dispose (object);
}

static void
dateline_event_list_class_init (DatelineEventListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_event_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/list/event-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DatelineEventList, search);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventList, count);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventList, stack);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventList, scroller);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventList, view);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventList, empty);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventList, open);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_bound_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_unbound_cb);
}

static void
dateline_event_list_init (DatelineEventList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dateline_spoken_name_scrollers (GTK_WIDGET (self->empty), _ ("No events"));
  self->model = dateline_event_model_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->model));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (
      self->selection, "notify::selected-item", G_CALLBACK (selection_changed_cb), self);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

GtkWidget *
dateline_event_list_new (DatelineSession *session)
{
  DatelineEventList *self = g_object_new (DATELINE_TYPE_EVENT_LIST, NULL);

  self->session = g_object_ref (session);
  self->playing = dateline_list_follow_new (session, self->scroller);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  if (dateline_session_get_store (session) != NULL)
    session_changed_cb (session, G_MAXUINT, self);
  return GTK_WIDGET (self);
}

void
dateline_event_list_focus_search (DatelineEventList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
dateline_event_list_set_inviting (DatelineEventList *self, gboolean inviting)
{
  adw_status_page_set_title (self->empty, _ ("No Events Here"));
  adw_status_page_set_description (self->empty, NULL);
  adw_status_page_set_icon_name (self->empty, "document-open-symbolic");
  gtk_widget_set_visible (self->open, TRUE);
  gtk_stack_set_visible_child_name (self->stack, inviting ? "empty" : "events");
}

GtkWidget *
dateline_event_list_get_view (DatelineEventList *self)
{
  return GTK_WIDGET (self->view);
}
