/* See list-follow.h. While the session plays, a tick brings the list to its end: once a frame, and
 * not between a change of the rows and the layout that tells how long the list now is. */
#include "list-follow.h"

struct _DatelineListFollow
{
  DatelineSession *session;
  GtkScrolledWindow *scroller;
  GtkEventController *hand;
  GListModel *rows; /* while it follows; not owned */
  gulong changed;
  gulong rows_changed;
  guint tick;
  gboolean stale; /* the rows have changed since the last layout */
};

static gboolean
frame_passed_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DatelineListFollow *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (!gtk_widget_get_mapped (widget)) /* then it is not laid out */
    return G_SOURCE_CONTINUE;
  if (!self->stale && gtk_adjustment_get_value (adjustment) != end)
    gtk_adjustment_set_value (adjustment, end);
  self->stale = FALSE;
  return G_SOURCE_CONTINUE;
}

static void
rows_changed_cb (DatelineListFollow *self)
{
  self->stale = TRUE;
}

static void
stop (DatelineListFollow *self)
{
  if (self->tick == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self->scroller), self->tick);
  g_signal_handler_disconnect (self->rows, self->rows_changed);
  self->tick = 0;
}

static void
start (DatelineListFollow *self)
{
  GtkListView *view = GTK_LIST_VIEW (gtk_scrolled_window_get_child (self->scroller));

  self->rows = G_LIST_MODEL (gtk_list_view_get_model (view));
  self->rows_changed =
      g_signal_connect_swapped (self->rows, "items-changed", G_CALLBACK (rows_changed_cb), self);
  self->stale = TRUE; /* what starts has just changed them */
  self->tick =
      gtk_widget_add_tick_callback (GTK_WIDGET (self->scroller), frame_passed_cb, self, NULL);
}

static void
session_changed_cb (DatelineListFollow *self, guint changes)
{
  if (!(changes & DATELINE_CHANGE_PLAYING))
    return;
  stop (self);
  if (dateline_session_is_playing (self->session))
    start (self);
}

static gboolean
event_arrived_cb (DatelineListFollow *self, GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_SCROLL:
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
    case GDK_KEY_PRESS:
      stop (self);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

DatelineListFollow *
dateline_list_follow_new (DatelineSession *session, GtkScrolledWindow *scroller)
{
  DatelineListFollow *self = g_new0 (DatelineListFollow, 1);

  self->session = session;
  self->scroller = scroller;
  self->hand = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->hand, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->hand, "event", G_CALLBACK (event_arrived_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (scroller), self->hand);
  self->changed =
      g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
  return self;
}

void
dateline_list_follow_free (DatelineListFollow *self)
{
  stop (self);
  g_signal_handler_disconnect (self->session, self->changed);
  gtk_widget_remove_controller (GTK_WIDGET (self->scroller), self->hand);
  g_free (self);
}
