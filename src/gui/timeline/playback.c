/* The player's glue: a tick callback gives it the time that has passed, the session gets its
 * frames, the settings its options. */
#include "config.h"

#include "playback.h"

#define LONGEST_FRAME 0.25 /* seconds; a stall is not caught up with */

struct _DatelinePlayback
{
  GObject parent_instance;

  DatelineSession *session;
  DatelineChart *chart;
  GSettings *settings;
  DatelinePlayer player;
  gboolean prefers_backwards; /* the direction when it has paused */
  gboolean selected_last;     /* the selection is newer than the playhead's place */
  guint tick;
  gint64 last_time;
};

G_DEFINE_FINAL_TYPE (DatelinePlayback, dateline_playback, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BACKWARDS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static DatelinePlayerScene
get_scene (DatelinePlayback *self)
{
  DatelineStore *store = dateline_session_get_store (self->session);

  return (DatelinePlayerScene){ dateline_session_get_extent (self->session),
                                dateline_store_get_columns (store)->begin,
                                dateline_session_get_matches (self->session) };
}

static DatelinePlayerFrame
get_frame (DatelinePlayback *self)
{
  return (DatelinePlayerFrame){ dateline_session_get_window (self->session),
                                dateline_session_get_playhead (self->session),
                                dateline_session_get_selection (self->session) };
}

/* The frame that a step is taken from. */
static DatelinePlayerFrame
get_step_frame (DatelinePlayback *self, const DatelinePlayerScene *scene)
{
  DatelinePlayerFrame frame = get_frame (self);

  if (self->selected_last && frame.selection != DATELINE_NO_ROW)
    frame.playhead = CLAMP (scene->begin[frame.selection], frame.window.begin, frame.window.end);
  return frame;
}

static void
show_frame (DatelinePlayback *self, DatelinePlayerFrame frame)
{
  dateline_session_set_window (self->session, frame.window);
  dateline_session_set_playhead (self->session, frame.playhead);
  if (frame.selection != dateline_session_get_selection (self->session))
    dateline_session_set_selection (self->session, frame.selection);
  dateline_chart_reveal (self->chart, frame.playhead);
}

static void
set_direction (DatelinePlayback *self, gboolean backwards)
{
  if (self->player.backwards == backwards)
    return;
  self->player.backwards = backwards;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BACKWARDS]);
}

static void
came_to_rest (DatelinePlayback *self)
{
  self->tick = 0;
  self->player.playing = FALSE;
  set_direction (self, self->prefers_backwards);
  dateline_session_set_playing (self->session, FALSE);
}

static gboolean
ticked_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DatelinePlayback *self = DATELINE_PLAYBACK (user_data);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (now - self->last_time) / (double) G_USEC_PER_SEC;
  DatelinePlayerScene scene = get_scene (self);

  self->last_time = now;
  if (dateline_chart_is_held (self->chart))
    return G_SOURCE_CONTINUE;
  show_frame (self,
              dateline_player_advance (
                  &self->player, &scene, get_frame (self), CLAMP (seconds, 0, LONGEST_FRAME)));
  if (self->player.playing)
    return G_SOURCE_CONTINUE;
  if (self->tick != 0)
    came_to_rest (self);
  return G_SOURCE_REMOVE;
}

static void
session_changed_cb (DatelineSession *session, guint changes, DatelinePlayback *self)
{
  if (changes & DATELINE_CHANGE_STORE)
    dateline_playback_pause (self);
  if (changes & DATELINE_CHANGE_SELECTION)
    self->selected_last = TRUE;
  else if (changes & DATELINE_CHANGE_PLAYHEAD)
    self->selected_last = FALSE;
}

static void
settings_changed_cb (GSettings *settings, const char *key, DatelinePlayback *self)
{
  g_autofree char *pace = g_settings_get_string (settings, "play-pace");

  self->player.mode = g_settings_get_enum (settings, "play-mode");
  self->player.loop = g_settings_get_boolean (settings, "play-loop");
  self->player.skip_empty = g_settings_get_boolean (settings, "skip-empty");
  self->player.pause = g_settings_get_double (settings, "play-pause");
  if (!dateline_pace_parse (pace, &self->player.pace))
    self->player.pace = DATELINE_PACE_INIT;
}

static void
dateline_playback_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BACKWARDS)
    g_value_set_boolean (value, DATELINE_PLAYBACK (object)->player.backwards);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dateline_playback_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DatelinePlayback *self = DATELINE_PLAYBACK (object);

  if (id == PROP_BACKWARDS)
    {
      self->prefers_backwards = g_value_get_boolean (value);
      set_direction (self, self->prefers_backwards);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dateline_playback_dispose (GObject *object)
{
  DatelinePlayback *self = DATELINE_PLAYBACK (object);

  if (self->tick != 0 && self->chart != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->chart), self->tick);
  self->tick = 0;
  g_clear_object (&self->chart);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  dateline_player_clear (&self->player);
  G_OBJECT_CLASS (dateline_playback_parent_class)->dispose (object);
}

static void
dateline_playback_class_init (DatelinePlaybackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dateline_playback_get_property;
  object_class->set_property = dateline_playback_set_property;
  object_class->dispose = dateline_playback_dispose;
  properties[PROP_BACKWARDS] = g_param_spec_boolean (
      "backwards", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dateline_playback_init (DatelinePlayback *self)
{
  self->player = DATELINE_PLAYER_INIT;
}

DatelinePlayback *
dateline_playback_new (DatelineSession *session, DatelineChart *chart, GSettings *settings)
{
  DatelinePlayback *self = g_object_new (DATELINE_TYPE_PLAYBACK, NULL);

  self->session = g_object_ref (session);
  self->chart = g_object_ref (chart);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (
      chart, "unmap", G_CALLBACK (dateline_playback_pause), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self, 0);
  settings_changed_cb (settings, NULL, self);
  return self;
}

void
dateline_playback_play (DatelinePlayback *self)
{
  GtkWidget *widget = GTK_WIDGET (self->chart);
  DatelinePlayerScene scene;

  if (self->tick != 0 || !gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  scene = get_scene (self);
  show_frame (self,
              dateline_player_start (&self->player,
                                     &scene,
                                     self->player.mode == DATELINE_PLAYER_EVENTS
                                         ? get_step_frame (self, &scene)
                                         : get_frame (self)));
  if (!self->player.playing)
    {
      came_to_rest (self);
      return;
    }
  self->last_time = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
  self->tick = gtk_widget_add_tick_callback (widget, ticked_cb, self, NULL);
  dateline_session_set_playing (self->session, TRUE);
}

void
dateline_playback_pause (DatelinePlayback *self)
{
  if (self->tick == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self->chart), self->tick);
  came_to_rest (self);
}

void
dateline_playback_toggle (DatelinePlayback *self)
{
  if (self->tick != 0)
    dateline_playback_pause (self);
  else
    dateline_playback_play (self);
}

void
dateline_playback_toggle_backwards (DatelinePlayback *self)
{
  if (self->tick != 0 && self->player.backwards)
    {
      dateline_playback_pause (self);
      return;
    }
  set_direction (self, TRUE);
  dateline_playback_play (self);
  if (self->tick == 0)
    set_direction (self, self->prefers_backwards);
}

void
dateline_playback_step (DatelinePlayback *self, int direction)
{
  DatelinePlayerScene scene;
  DatelinePlayerFrame frame;
  gint64 step;

  if (self->player.mode != DATELINE_PLAYER_EVENTS)
    dateline_playback_pause (self);
  if (dateline_session_get_store (self->session) == NULL)
    return;
  scene = get_scene (self);
  frame = get_step_frame (self, &scene);
  step = dateline_player_find_step (&scene, frame, direction);
  if (step < 0)
    return;
  frame.selection = dateline_rows_get (scene.matches, step);
  frame.playhead = scene.begin[frame.selection];
  show_frame (self, frame);
}

void
dateline_playback_seek (DatelinePlayback *self, gboolean end)
{
  DatelinePlayerScene scene;

  if (!gtk_widget_is_sensitive (GTK_WIDGET (self->chart)))
    return;
  scene = get_scene (self);
  show_frame (self, dateline_player_seek (&self->player, &scene, get_frame (self), end));
}

void
dateline_playback_change_pace (DatelinePlayback *self, int direction)
{
  DatelinePace pace = self->player.pace;
  double pause = dateline_pace_step (self->player.pause, direction);
  g_autofree char *text = NULL;

  if (self->player.mode == DATELINE_PLAYER_EVENTS)
    {
      g_settings_set_double (self->settings,
                             "play-pause",
                             CLAMP (pause, DATELINE_PLAYER_PAUSE_MIN, DATELINE_PLAYER_PAUSE_MAX));
      return;
    }
  pace.seconds = dateline_pace_step (pace.seconds, direction);
  text = dateline_pace_format (pace);
  g_settings_set_string (self->settings, "play-pace", text);
}
