/* See list-follow.h. While the session plays, a tick brings the list to its end: once a frame, and
 * after the layout has told how long the list is. */
#include "list-follow.h"

struct _DatelineListFollow
{
  DatelineSession *session;
  GtkScrolledWindow *scroller;
  GtkEventController *hand;
  gulong changed;
  guint tick;
};

static gboolean
frame_passed_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DatelineListFollow *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (gtk_adjustment_get_value (adjustment) != end)
    gtk_adjustment_set_value (adjustment, end);
  return G_SOURCE_CONTINUE;
}

static void
stop (DatelineListFollow *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->scroller), self->tick);
  self->tick = 0;
}

static void
session_changed_cb (DatelineListFollow *self, guint changes)
{
  if (!(changes & DATELINE_CHANGE_PLAYING))
    return;
  stop (self);
  if (dateline_session_is_playing (self->session))
    self->tick =
        gtk_widget_add_tick_callback (GTK_WIDGET (self->scroller), frame_passed_cb, self, NULL);
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
