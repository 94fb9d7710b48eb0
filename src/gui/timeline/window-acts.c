/* See window-acts.h. What is left by an act is kept, not each motion of a drag. A window beyond the
 * data is cut, and not moved as one that is dragged. */
#include "config.h"

#include "window-acts.h"

#include "period.h"
#include "span-history.h"

#include <gio/gio.h>

struct _DatelineWindowActs
{
  DatelineSession *session;
  GActionMap *map;
  DatelineWindowSetFunc set;
  gpointer data;
  DatelineSpanHistory history;
};

static const struct
{
  const char *unit;
  int days, months;
} units[] = {
  { "day", 1, 0 },
  { "week", 7, 0 },
  { "month", 0, 1 },
};

static gboolean
has_selection (DatelineWindowActs *acts)
{
  return dateline_session_get_selection (acts->session) != DATELINE_NO_ROW;
}

static void
set_enabled (DatelineWindowActs *acts, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (acts->map, name)),
                               enabled);
}

static void
update_enabled (DatelineWindowActs *acts)
{
  DatelineStore *store = dateline_session_get_store (acts->session);
  gboolean has_events = store != NULL && dateline_store_get_n_events (store) > 0;

  set_enabled (acts, "set-window", has_events);
  set_enabled (acts, "window-all", has_events);
  set_enabled (acts, "window-selection", has_selection (acts));
  set_enabled (acts, "window-around", has_selection (acts));
  set_enabled (
      acts,
      "previous-window",
      dateline_span_history_has (&acts->history, dateline_session_get_window (acts->session)));
}

static void
put_window (DatelineWindowActs *acts, DatelineSpan span)
{
  span = dateline_span_intersect (span, dateline_session_get_extent (acts->session));
  if (dateline_span_is_empty (span))
    return;
  dateline_session_set_window (acts->session, span);
  update_enabled (acts);
  acts->set (dateline_session_get_window (acts->session), acts->data);
}

static void
set_window (DatelineWindowActs *acts, DatelineSpan span)
{
  dateline_span_history_push (&acts->history, dateline_session_get_window (acts->session));
  put_window (acts, span);
}

static DatelineSpan
get_selected_span (DatelineWindowActs *acts)
{
  const DatelineColumns *columns =
      dateline_store_get_columns (dateline_session_get_store (acts->session));
  guint32 row = dateline_session_get_selection (acts->session);

  return (DatelineSpan){ columns->begin[row], columns->end[row] };
}

static void
set_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer acts)
{
  DatelineSpan span;

  g_variant_get (parameter, "(xx)", &span.begin, &span.end);
  set_window (acts, span);
}

static void
all_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer acts)
{
  set_window (acts, DATELINE_SPAN_ALL);
}

static void
selection_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DatelineWindowActs *acts = user_data;

  set_window (acts,
              dateline_session_get_event_span (acts->session,
                                               dateline_session_get_selection (acts->session)));
}

static void
around_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DatelineWindowActs *acts = user_data;
  const char *unit = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (unit, units[i].unit))
      set_window (acts,
                  dateline_period_around (get_selected_span (acts),
                                          units[i].days,
                                          units[i].months,
                                          dateline_session_get_zone (acts->session)));
}

static void
previous_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DatelineWindowActs *acts = user_data;
  DatelineSpan span;

  if (dateline_span_history_pop (
          &acts->history, dateline_session_get_window (acts->session), &span))
    put_window (acts, span);
}

static void
session_changed_cb (DatelineSession *session, guint changes, DatelineWindowActs *acts)
{
  if (changes & DATELINE_CHANGE_STORE)
    dateline_span_history_clear (&acts->history);
  if (changes & (DATELINE_CHANGE_STORE | DATELINE_CHANGE_SELECTION | DATELINE_CHANGE_WINDOW))
    update_enabled (acts);
}

static const GActionEntry entries[] = {
  { "set-window", set_activated_cb, "(xx)" },     { "window-all", all_activated_cb },
  { "window-selection", selection_activated_cb }, { "window-around", around_activated_cb, "s" },
  { "previous-window", previous_activated_cb },
};

DatelineWindowActs *
dateline_window_acts_new (DatelineSession *session,
                          GActionMap *map,
                          DatelineWindowSetFunc set,
                          gpointer data)
{
  DatelineWindowActs *acts = g_new0 (DatelineWindowActs, 1);

  acts->session = g_object_ref (session);
  acts->map = g_object_ref (map);
  acts->set = set;
  acts->data = data;
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), acts);
  g_signal_connect (session, "changed", G_CALLBACK (session_changed_cb), acts);
  update_enabled (acts);
  return acts;
}

void
dateline_window_acts_free (DatelineWindowActs *acts)
{
  g_signal_handlers_disconnect_by_data (acts->session, acts);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_action_map_remove_action (acts->map, entries[i].name);
  g_object_unref (acts->map);
  g_object_unref (acts->session);
  g_free (acts);
}
