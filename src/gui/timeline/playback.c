/* The player's glue: a tick callback gives it the time that has passed, the session gets its
 * frames. It runs along the folding scale even where the other is shown. */
#include "config.h"

#include "playback.h"

#define LONGEST_FRAME 0.25 /* seconds; a stall is not caught up with */

struct _DatelinePlayback
{
  GObject parent_instance;

  DatelineSession *session;
  DatelineChart *chart;
  DatelinePlayer player;
  guint tick;
  gint64 last_time;
};

G_DEFINE_FINAL_TYPE (DatelinePlayback, dateline_playback, G_TYPE_OBJECT)

static guint playing_changed;

static DatelinePlayerFrame
get_frame (DatelinePlayback *self)
{
  return (DatelinePlayerFrame){ dateline_session_get_window (self->session),
                                dateline_session_get_playhead (self->session) };
}

static void
show_frame (DatelinePlayback *self, DatelinePlayerFrame frame)
{
  dateline_session_set_window (self->session, frame.window);
  dateline_session_set_playhead (self->session, frame.playhead);
  dateline_chart_reveal (self->chart, frame.playhead);
}

static gboolean
ticked_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DatelinePlayback *self = DATELINE_PLAYBACK (user_data);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (now - self->last_time) / (double) G_USEC_PER_SEC;

  self->last_time = now;
  show_frame (self,
              dateline_player_advance (&self->player,
                                       dateline_chart_get_elastic_scale (self->chart),
                                       get_frame (self),
                                       CLAMP (seconds, 0, LONGEST_FRAME)));
  if (self->player.playing)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  dateline_session_set_playing (self->session, FALSE);
  g_signal_emit (self, playing_changed, 0);
  return G_SOURCE_REMOVE;
}

static void
session_changed_cb (DatelineSession *session, guint changes, DatelinePlayback *self)
{
  if (changes & DATELINE_CHANGE_STORE)
    dateline_playback_pause (self);
}

static void
dateline_playback_dispose (GObject *object)
{
  DatelinePlayback *self = DATELINE_PLAYBACK (object);

  if (self->tick != 0 && self->chart != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->chart), self->tick);
  if (self->tick != 0)
    dateline_session_set_playing (self->session, FALSE);
  self->tick = 0;
  g_clear_object (&self->chart);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dateline_playback_parent_class)->dispose (object);
}

static void
dateline_playback_class_init (DatelinePlaybackClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_playback_dispose;
  playing_changed = g_signal_new ("playing-changed",
                                  DATELINE_TYPE_PLAYBACK,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
}

static void
dateline_playback_init (DatelinePlayback *self)
{
  self->player = DATELINE_PLAYER_INIT;
}

DatelinePlayback *
dateline_playback_new (DatelineSession *session, DatelineChart *chart)
{
  DatelinePlayback *self = g_object_new (DATELINE_TYPE_PLAYBACK, NULL);

  self->session = g_object_ref (session);
  self->chart = g_object_ref (chart);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (
      chart, "unmap", G_CALLBACK (dateline_playback_pause), self, G_CONNECT_SWAPPED);
  return self;
}

void
dateline_playback_play (DatelinePlayback *self)
{
  GtkWidget *widget = GTK_WIDGET (self->chart);

  if (self->tick != 0 || !gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  dateline_session_set_playing (self->session, TRUE);
  show_frame (self,
              dateline_player_start (
                  &self->player, dateline_chart_get_elastic_scale (self->chart), get_frame (self)));
  self->last_time = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
  self->tick = gtk_widget_add_tick_callback (widget, ticked_cb, self, NULL);
  g_signal_emit (self, playing_changed, 0);
}

void
dateline_playback_pause (DatelinePlayback *self)
{
  if (self->tick == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self->chart), self->tick);
  self->tick = 0;
  self->player.playing = FALSE;
  dateline_session_set_playing (self->session, FALSE);
  g_signal_emit (self, playing_changed, 0);
}

gboolean
dateline_playback_is_playing (DatelinePlayback *self)
{
  return self->tick != 0;
}

void
dateline_playback_set_speed (DatelinePlayback *self, double speed)
{
  self->player.speed = CLAMP (speed, DATELINE_PLAYER_SPEED_MIN, DATELINE_PLAYER_SPEED_MAX);
}

double
dateline_playback_get_speed (DatelinePlayback *self)
{
  return self->player.speed;
}

/* What plays goes on in the other mode from where it is. */
void
dateline_playback_set_mode (DatelinePlayback *self, DatelinePlayerMode mode)
{
  self->player.mode = mode;
  self->player.last = (DatelinePlayerFrame){ DATELINE_SPAN_EMPTY, 0 };
}

void
dateline_playback_set_loop (DatelinePlayback *self, gboolean loop)
{
  self->player.loop = loop;
}

void
dateline_playback_step (DatelinePlayback *self, int direction)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  DatelineRows *matches = dateline_session_get_matches (self->session);
  const DatelineColumns *columns;
  gint64 step;

  dateline_playback_pause (self);
  if (store == NULL)
    return;
  columns = dateline_store_get_columns (store);
  step = dateline_player_find_step (columns->begin,
                                    dateline_rows_get_data (matches),
                                    dateline_rows_get_length (matches),
                                    dateline_session_get_selection (self->session),
                                    get_frame (self),
                                    direction);
  if (step < 0)
    return;
  dateline_session_set_selection (self->session, dateline_rows_get (matches, step));
  dateline_session_set_playhead (self->session, columns->begin[dateline_rows_get (matches, step)]);
  dateline_chart_reveal (self->chart, dateline_session_get_playhead (self->session));
}
