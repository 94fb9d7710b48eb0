/* Changes are only noted when they come; what they amount to is put into words when it is said, so
 * that of many changes in a row the last is told. */
#include "config.h"

#include "announcer.h"

#include "compat.h"
#include "spoken.h"
#include "time-words.h"

#include <glib/gi18n-lib.h>

#define REST_MS 400   /* without another change */
#define APART_MS 1000 /* between two that are said while time is played */

struct _DatelineAnnouncer
{
  GtkWidget parent_instance;

  DatelineSession *session;
  GString *messages;      /* that have not been told */
  DatelineChange changes; /* the same */
  gpointer focus;         /* where it was then; only to be compared */
  guint timeout;
  gint64 said; /* when; in microseconds */
  guint32 row; /* the event that playing reached last */
};

G_DEFINE_FINAL_TYPE (DatelineAnnouncer, dateline_announcer, GTK_TYPE_WIDGET)

static void
say (DatelineAnnouncer *self, const char *text)
{
  self->said = g_get_monotonic_time ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  dateline_compat_announce (GTK_WIDGET (self), text);
}

static char *
describe_count (DatelineAnnouncer *self)
{
  guint n_shown = dateline_rows_get_length (dateline_session_get_shown (self->session));
  guint n_all = dateline_store_get_n_events (dateline_session_get_store (self->session));

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u of %'u event", "%'u of %'u events", n_all),
      n_shown,
      n_all);
}

static void
append (GString *text, char *sentence)
{
  dateline_spoken_append (text, sentence);
  g_free (sentence);
}

static char *
describe_event (DatelineAnnouncer *self, guint32 row)
{
  return dateline_spoken_event (dateline_session_get_store (self->session),
                                row,
                                dateline_session_get_zone (self->session),
                                FALSE);
}

static void
append_playing (DatelineAnnouncer *self, GString *text)
{
  DatelineTime playhead = dateline_session_get_playhead (self->session);

  if (dateline_session_is_playing (self->session))
    append (text, g_strdup (_ ("Playing")));
  else
    {
      g_autofree char *moment = dateline_time_words_moment (self->session, playhead, TRUE);

      /* Translators: playing has come to a stop; %s is a date */
      append (text, g_strdup_printf (_ ("Stopped at %s"), moment));
    }
}

/* Whether the focus went to a selected row, as it does with the arrow keys in the list: the row is
 * heard then by itself. */
static gboolean
is_heard_as_focus (DatelineAnnouncer *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean has_moved = focus != self->focus;

  self->focus = focus;
  return has_moved && focus != NULL &&
         (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED) != 0;
}

/* What the changes since the last time amount to. */
static void
put_into_words (DatelineAnnouncer *self, GString *text)
{
  DatelineChange changes = self->changes;
  gboolean playing = dateline_session_is_playing (self->session);
  guint32 selection = dateline_session_get_selection (self->session);
  guint32 current = dateline_session_get_current (self->session);
  gboolean is_heard = is_heard_as_focus (self);

  if (changes & DATELINE_CHANGE_PLAYING)
    append_playing (self, text);
  if ((changes & DATELINE_CHANGE_SELECTION) && selection != DATELINE_NO_ROW && !is_heard)
    append (text, describe_event (self, selection));
  else if (playing && current != self->row && current != DATELINE_NO_ROW)
    append (text, describe_event (self, current));
  if ((changes & DATELINE_CHANGE_WINDOW) && !playing)
    append (text, dateline_time_words_window (self->session));
  if ((changes & (DATELINE_CHANGE_WINDOW | DATELINE_CHANGE_MATCHES)) && !playing)
    append (text, describe_count (self));
  self->row = current;
}

static gboolean
came_to_rest_cb (gpointer data)
{
  DatelineAnnouncer *self = data;
  GString *text = self->messages;

  self->timeout = 0;
  if (dateline_session_get_store (self->session) != NULL)
    put_into_words (self, text);
  self->changes = 0;
  if (text->len > 0)
    say (self, text->str);
  g_string_truncate (text, 0);
  return G_SOURCE_REMOVE;
}

/* While time is played nothing comes to rest: then it is said as soon as it may be. */
static void
wait (DatelineAnnouncer *self)
{
  gint64 passed = (g_get_monotonic_time () - self->said) / 1000;

  if (dateline_session_is_playing (self->session))
    {
      if (self->timeout == 0)
        self->timeout = g_timeout_add (MAX (APART_MS - passed, REST_MS), came_to_rest_cb, self);
      return;
    }
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (REST_MS, came_to_rest_cb, self);
}

static void
session_changed_cb (DatelineSession *session, guint changes, DatelineAnnouncer *self)
{
  DatelineChange told = DATELINE_CHANGE_SELECTION | DATELINE_CHANGE_PLAYING |
                        DATELINE_CHANGE_WINDOW | DATELINE_CHANGE_MATCHES;

  if (changes & DATELINE_CHANGE_STORE)
    {
      self->changes = 0;
      self->row = DATELINE_NO_ROW;
      return;
    }
  if (dateline_session_is_playing (session))
    told |= DATELINE_CHANGE_PLAYHEAD;
  if (!(changes & told))
    return;
  self->changes |= changes & told;
  wait (self);
}

static void
dateline_announcer_dispose (GObject *object)
{
  DatelineAnnouncer *self = DATELINE_ANNOUNCER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dateline_announcer_parent_class)->dispose (object);
}

static void
dateline_announcer_finalize (GObject *object)
{
  g_string_free (DATELINE_ANNOUNCER (object)->messages, TRUE);
  G_OBJECT_CLASS (dateline_announcer_parent_class)->finalize (object);
}

static void
dateline_announcer_class_init (DatelineAnnouncerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_announcer_dispose;
  G_OBJECT_CLASS (klass)->finalize = dateline_announcer_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
dateline_announcer_init (DatelineAnnouncer *self)
{
  self->row = DATELINE_NO_ROW;
  self->messages = g_string_new (NULL);
}

GtkWidget *
dateline_announcer_new (DatelineSession *session)
{
  DatelineAnnouncer *self = g_object_new (DATELINE_TYPE_ANNOUNCER, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

void
dateline_announcer_tell (DatelineAnnouncer *self, const char *message)
{
  dateline_spoken_append (self->messages, message);
  wait (self);
}
