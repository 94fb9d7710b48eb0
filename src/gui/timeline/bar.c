/* The controls. The words follow the session; all else is in bar.ui. */
#include "config.h"

#include "bar.h"

#include "bar-layout.h"
#include "bar-words.h"
#include "pace.h"
#include "play-options.h"
#include "player.h"
#include "spoken.h"
#include "time-words.h"
#include "window-button.h"
#include "wording.h"
#include "zone-menu.h"

#include <glib/gi18n-lib.h>

struct _DatelineBar
{
  GtkWidget parent_instance;

  DatelineSession *session;
  GSettings *settings;
  GtkWidget *transport;
  GtkWidget *play;
  GtkMenuButton *pace;
  DatelinePlayOptions *options;
  DatelineWindowButton *window;
  GtkLabel *playhead_label;
  GtkLabel *zone_label;
  GMenu *zones;
};

G_DEFINE_FINAL_TYPE (DatelineBar, dateline_bar, GTK_TYPE_WIDGET)

/* An empty one takes no room; where there is too little, the tooltip has all of it. */
static void
set_words (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), words);
  gtk_widget_set_visible (GTK_WIDGET (label), *words != '\0');
}

static void
update_words (DatelineBar *self)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  DatelineSpan window = dateline_session_get_window (self->session);
  DatelineTime playhead = dateline_session_get_playhead (self->session);
  g_autofree char *now = NULL;
  g_autofree char *words = dateline_time_words_window (self->session);

  dateline_window_button_set_words (self->window, words);
  if (store != NULL && dateline_store_get_n_events (store) > 0 && playhead < window.end)
    {
      g_autofree char *time = dateline_wording_time (playhead,
                                                     dateline_time_words_precision (window),
                                                     dateline_session_get_zone (self->session));

      /* Translators: how far the events are shown; %s is a date */
      now = g_strdup_printf (_ ("until %s"), time);
    }
  set_words (self->playhead_label, now != NULL ? now : "");
}

static void
update_zone (DatelineBar *self)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  g_autofree char *words = dateline_zone_menu_describe (self->session);

  gtk_label_set_text (self->zone_label,
                      store != NULL ? dateline_session_get_zone_name (self->session) : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->zone_label), words);
  gtk_widget_set_sensitive (GTK_WIDGET (self),
                            store != NULL && dateline_store_get_n_events (store) > 0);
}

static void
update_play (DatelineBar *self)
{
  gboolean playing = dateline_session_is_playing (self->session);

  gtk_button_set_icon_name (GTK_BUTTON (self->play),
                            playing ? "media-playback-pause-symbolic"
                                    : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play, playing ? _ ("Pause") : _ ("Play"));
  dateline_spoken_name (self->play, playing ? _ ("Pause") : _ ("Play"));
}

static void
update_pace (DatelineBar *self)
{
  g_autofree char *text = g_settings_get_string (self->settings, "play-pace");
  gboolean events = g_settings_get_enum (self->settings, "play-mode") == DATELINE_PLAYER_EVENTS;
  double pause = g_settings_get_double (self->settings, "play-pause");
  g_autofree char *brief = NULL;
  g_autofree char *words = NULL;
  g_autofree char *tooltip = NULL;
  DatelinePace pace = DATELINE_PACE_INIT;

  dateline_pace_parse (text, &pace);
  brief =
      events ? dateline_pace_describe_pause_briefly (pause) : dateline_pace_describe_briefly (pace);
  words = events ? dateline_pace_describe_pause (pause) : dateline_pace_describe (pace);
  /* Translators: %s is how fast, such as "1 second per day" */
  tooltip = g_strdup_printf (_ ("Playing: %s"), words);
  gtk_menu_button_set_label (self->pace, brief);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pace), tooltip);
  dateline_spoken_name (GTK_WIDGET (self->pace), tooltip);
}

static void
settings_changed_cb (GSettings *settings, const char *key, DatelineBar *self)
{
  if (g_str_has_prefix (key, "play-"))
    update_pace (self);
}

static void
session_changed_cb (DatelineSession *session, guint changes, DatelineBar *self)
{
  if (changes & DATELINE_CHANGE_PLAYING)
    update_play (self);
  if (changes & DATELINE_CHANGE_STORE)
    dateline_zone_menu_fill (self->zones, session);
  if (changes & (DATELINE_CHANGE_STORE | DATELINE_CHANGE_ZONE))
    update_zone (self);
  if (changes & (DATELINE_CHANGE_STORE | DATELINE_CHANGE_WINDOW | DATELINE_CHANGE_PLAYHEAD |
                 DATELINE_CHANGE_ZONE))
    update_words (self);
}

static void
dateline_bar_dispose (GObject *object)
{
  DatelineBar *self = DATELINE_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dateline_bar_parent_class)->dispose (object);
}

static void
dateline_bar_class_init (DatelineBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_bar_dispose;
  g_type_ensure (DATELINE_TYPE_BAR_LAYOUT);
  g_type_ensure (DATELINE_TYPE_BAR_WORDS);
  g_type_ensure (DATELINE_TYPE_PLAY_OPTIONS);
  g_type_ensure (DATELINE_TYPE_WINDOW_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/timeline/bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DatelineBar, transport);
  gtk_widget_class_bind_template_child (widget_class, DatelineBar, play);
  gtk_widget_class_bind_template_child (widget_class, DatelineBar, pace);
  gtk_widget_class_bind_template_child (widget_class, DatelineBar, options);
  gtk_widget_class_bind_template_child (widget_class, DatelineBar, window);
  gtk_widget_class_bind_template_child (widget_class, DatelineBar, playhead_label);
  gtk_widget_class_bind_template_child (widget_class, DatelineBar, zone_label);
  gtk_widget_class_bind_template_child (widget_class, DatelineBar, zones);
}

/* What plays goes to the right in every language, as the axis does. */
static void
set_left_to_right (GtkWidget *widget)
{
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_left_to_right (child);
}

static void
dateline_bar_init (DatelineBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_left_to_right (self->transport);
}

GtkWidget *
dateline_bar_new (DatelineSession *session, GSettings *settings)
{
  DatelineBar *self = g_object_new (DATELINE_TYPE_BAR, NULL);

  self->session = g_object_ref (session);
  dateline_window_button_set_session (self->window, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  session_changed_cb (session, DATELINE_CHANGE_STORE | DATELINE_CHANGE_PLAYING, self);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self, 0);
  update_pace (self);
  dateline_play_options_set_settings (self->options, settings);
  return GTK_WIDGET (self);
}

void
dateline_bar_edit_window (DatelineBar *self)
{
  dateline_window_button_open (self->window);
}
