/* See session.h. Every setter changes the fields, then calls commit, which derives the shown rows
 * and emits "changed" once with what differs. Here are the dataset, the window, the playhead and
 * what follows from them; search, selection and zone have files of their own. */
#include "session-private.h"

#include "time-query.h"

G_DEFINE_FINAL_TYPE (DatelineSession, dateline_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
dateline_session_take_rows (DatelineRows **field, DatelineRows *rows)
{
  g_clear_pointer (field, dateline_rows_unref);
  *field = rows;
}

/* The span whose events are shown: up to and with the second of the playhead. */
static DatelineSpan
shown_span (DatelineSession *self)
{
  return (DatelineSpan){ self->window.begin, MIN (self->playhead + 1, self->window.end) };
}

static DatelineChange
update_shown (DatelineSession *self)
{
  DatelineRows *shown;

  if (self->store == NULL)
    return 0;
  shown = dateline_time_query (self->store, self->matches, shown_span (self));
  if (dateline_rows_equal (shown, self->shown))
    {
      dateline_rows_unref (shown);
      return 0;
    }
  dateline_session_take_rows (&self->shown, shown);
  return DATELINE_CHANGE_SHOWN;
}

void
dateline_session_commit (DatelineSession *self, DatelineChange changes)
{
  if (changes & (DATELINE_CHANGE_STORE | DATELINE_CHANGE_MATCHES | DATELINE_CHANGE_WINDOW |
                 DATELINE_CHANGE_PLAYHEAD))
    changes |= update_shown (self);
  if (changes != 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint) changes);
}

static void
dateline_session_dispose (GObject *object)
{
  DatelineSession *self = DATELINE_SESSION (object);

  dateline_session_stop_indexing (self);
  g_clear_pointer (&self->store, dateline_store_unref);
  G_OBJECT_CLASS (dateline_session_parent_class)->dispose (object);
}

static void
dateline_session_finalize (GObject *object)
{
  DatelineSession *self = DATELINE_SESSION (object);

  dateline_rows_unref (self->matches);
  dateline_rows_unref (self->shown);
  dateline_history_finish (&self->history);
  g_free (self->search);
  g_time_zone_unref (self->zone);
  g_free (self->zone_name);
  G_OBJECT_CLASS (dateline_session_parent_class)->finalize (object);
}

static void
dateline_session_class_init (DatelineSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dateline_session_dispose;
  object_class->finalize = dateline_session_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          DATELINE_TYPE_SESSION,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_UINT);
}

static void
dateline_session_init (DatelineSession *self)
{
  self->search = g_strdup ("");
  self->selection = DATELINE_NO_ROW;
  self->matches = dateline_rows_new_all (0);
  self->shown = dateline_rows_new_all (0);
  dateline_history_init (&self->history);
  dateline_session_update_zone (self);
}

DatelineSession *
dateline_session_new (void)
{
  return g_object_new (DATELINE_TYPE_SESSION, NULL);
}

/* A margin of a fiftieth, from a minute to a day, so that the first and the last event do not
 * touch the edge. */
static DatelineSpan
widened (DatelineSpan extent)
{
  gint64 margin;

  if (dateline_span_is_empty (extent))
    return extent;
  margin = CLAMP (dateline_span_length (extent) / 50, DATELINE_MINUTE, DATELINE_DAY);
  return (DatelineSpan){ MAX (extent.begin - margin, DATELINE_TIME_MIN),
                         MIN (extent.end + margin, DATELINE_TIME_MAX) };
}

void
dateline_session_set_store (DatelineSession *self, DatelineStore *store)
{
  DatelineChange stopped = 0;

  g_return_if_fail (DATELINE_IS_SESSION (self));
  g_return_if_fail (store != NULL);

  if (self->playing)
    stopped = DATELINE_CHANGE_PLAYING;
  self->playing = FALSE;
  dateline_store_ref (store);
  g_clear_pointer (&self->store, dateline_store_unref);
  self->store = store;
  self->extent = widened (dateline_store_get_extent (store));
  self->window = self->extent;
  self->playhead = self->extent.end;
  self->selection = DATELINE_NO_ROW;
  dateline_history_clear (&self->history);
  g_free (self->search);
  self->search = g_strdup ("");
  dateline_session_start_indexing (self);
  dateline_session_update_zone (self);
  dateline_session_update_matches (self);
  update_shown (self);
  dateline_session_commit (self,
                           DATELINE_CHANGE_STORE | DATELINE_CHANGE_MATCHES |
                               DATELINE_CHANGE_WINDOW | DATELINE_CHANGE_PLAYHEAD |
                               DATELINE_CHANGE_SHOWN | DATELINE_CHANGE_SELECTION |
                               DATELINE_CHANGE_SEARCH | DATELINE_CHANGE_ZONE | stopped);
}

DatelineStore *
dateline_session_get_store (DatelineSession *self)
{
  return self->store;
}

DatelineSpan
dateline_session_get_extent (DatelineSession *self)
{
  return self->extent;
}

DatelineSpan
dateline_session_get_event_span (DatelineSession *self, guint32 row)
{
  const DatelineColumns *columns = dateline_store_get_columns (self->store);
  DatelineSpan span = { CLAMP (columns->begin[row], self->extent.begin, self->extent.end),
                        CLAMP (columns->end[row], self->extent.begin, self->extent.end) };
  gint64 missing = 0;

  /* What EDTF says is as long as its unit; an instant is not. */
  if (dateline_span_length (span) < DATELINE_MINUTE)
    missing = MAX (dateline_precision_length (columns->begin_precision[row]), DATELINE_MINUTE) -
              dateline_span_length (span);
  span.begin -= missing / 2;
  span.end += missing - missing / 2;
  return dateline_span_clamp (span, self->extent);
}

/* Where the playhead goes when the window becomes @window. */
static DatelineTime
playhead_in (DatelineSession *self, DatelineSpan window)
{
  if (self->playhead >= self->window.end)
    return window.end;
  if (dateline_span_length (window) == dateline_span_length (self->window))
    return window.begin + (self->playhead - self->window.begin);
  return CLAMP (self->playhead, window.begin, window.end);
}

DatelineChange
dateline_session_move_window (DatelineSession *self, DatelineSpan window, DatelineTime playhead)
{
  DatelineChange changes = 0;

  if (!dateline_span_equal (window, self->window))
    changes |= DATELINE_CHANGE_WINDOW;
  if (playhead != self->playhead)
    changes |= DATELINE_CHANGE_PLAYHEAD;
  self->window = window;
  self->playhead = playhead;
  return changes;
}

void
dateline_session_set_window (DatelineSession *self, DatelineSpan window)
{
  g_return_if_fail (DATELINE_IS_SESSION (self));

  window.begin = CLAMP (window.begin, DATELINE_TIME_MIN, DATELINE_TIME_MAX - 1);
  window.end = CLAMP (window.end, window.begin + 1, DATELINE_TIME_MAX);
  window = dateline_span_clamp (window, self->extent);
  dateline_session_commit (self,
                           dateline_session_move_window (self, window, playhead_in (self, window)));
}

DatelineSpan
dateline_session_get_window (DatelineSession *self)
{
  return self->window;
}

void
dateline_session_set_playhead (DatelineSession *self, DatelineTime playhead)
{
  g_return_if_fail (DATELINE_IS_SESSION (self));

  playhead = CLAMP (playhead, self->window.begin, self->window.end);
  dateline_session_commit (self, dateline_session_move_window (self, self->window, playhead));
}

DatelineTime
dateline_session_get_playhead (DatelineSession *self)
{
  return self->playhead;
}

DatelineRows *
dateline_session_get_matches (DatelineSession *self)
{
  return self->matches;
}

DatelineRows *
dateline_session_get_shown (DatelineSession *self)
{
  return self->shown;
}

/* The first of the rows that begin as late as the last; rows are in the order of their begins. */
static guint32
find_first_with_last (const DatelineRows *rows, const DatelineTime *begin)
{
  guint low = 0, high = dateline_rows_get_length (rows) - 1;
  DatelineTime last = begin[dateline_rows_get (rows, high)];

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (begin[dateline_rows_get (rows, middle)] < last)
        low = middle + 1;
      else
        high = middle;
    }
  return dateline_rows_get (rows, low);
}

guint32
dateline_session_get_current (DatelineSession *self)
{
  guint32 selection = self->selection;
  const DatelineTime *begin;
  guint32 first;

  if (dateline_rows_get_length (self->shown) == 0)
    return DATELINE_NO_ROW;
  begin = dateline_store_get_columns (self->store)->begin;
  first = find_first_with_last (self->shown, begin);
  if (begin[first] < self->window.begin)
    return DATELINE_NO_ROW;
  if (selection != DATELINE_NO_ROW && begin[selection] == begin[first] &&
      dateline_rows_contains (self->shown, selection))
    return selection;
  return first;
}

void
dateline_session_set_playing (DatelineSession *self, gboolean playing)
{
  g_return_if_fail (DATELINE_IS_SESSION (self));

  playing = playing != FALSE;
  if (playing == self->playing)
    return;
  self->playing = playing;
  dateline_session_commit (self, DATELINE_CHANGE_PLAYING);
}

gboolean
dateline_session_is_playing (DatelineSession *self)
{
  return self->playing;
}
