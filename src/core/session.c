/* See session.h. Every setter changes the fields, then calls commit, which derives the shown rows
 * and emits "changed" once with what differs. The words of events are indexed in a thread; a search
 * made before the index is there is answered when it is. */
#include "session.h"

#include "history.h"
#include "text-index.h"
#include "time-query.h"

#include <gio/gio.h>

struct _DatelineSession
{
  GObject parent_instance;

  DatelineStore *store;
  DatelineTextIndex *text_index; /* NULL until built */
  GCancellable *indexing;
  DatelineSpan extent;
  DatelineSpan window;
  DatelineTime playhead;
  char *search;
  guint32 selection;
  DatelineHistory history;
  DatelineRows *matches;
  DatelineRows *shown;
};

G_DEFINE_FINAL_TYPE (DatelineSession, dateline_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
take_rows (DatelineRows **field, DatelineRows *rows)
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
  take_rows (&self->shown, shown);
  return DATELINE_CHANGE_SHOWN;
}

static void
commit (DatelineSession *self, DatelineChange changes)
{
  if (changes & (DATELINE_CHANGE_STORE | DATELINE_CHANGE_MATCHES | DATELINE_CHANGE_WINDOW |
                 DATELINE_CHANGE_PLAYHEAD))
    changes |= update_shown (self);
  if (changes != 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint) changes);
}

static DatelineChange
update_matches (DatelineSession *self)
{
  DatelineRows *matches;

  if (self->store == NULL)
    return 0;
  if (self->search[0] == '\0')
    matches = dateline_rows_new_all (dateline_store_get_n_events (self->store));
  else if (self->text_index != NULL)
    matches = dateline_text_index_search (self->text_index, self->search);
  else
    return 0;
  if (dateline_rows_equal (matches, self->matches))
    {
      dateline_rows_unref (matches);
      return 0;
    }
  take_rows (&self->matches, matches);
  return DATELINE_CHANGE_MATCHES;
}

/* A cancelled task gives no index; then the session may be gone, since the task does not hold it.
 */
static void
text_index_built_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineSession *self = user_data;
  DatelineTextIndex *index = g_task_propagate_pointer (G_TASK (result), NULL);

  if (index == NULL)
    return;
  self->text_index = index;
  g_clear_object (&self->indexing);
  if (self->search[0] != '\0')
    commit (self, DATELINE_CHANGE_SEARCH | update_matches (self));
}

static void
build_text_index (GTask *task, gpointer source, gpointer store, GCancellable *cancellable)
{
  g_task_return_pointer (task,
                         dateline_text_index_new (store, cancellable),
                         (GDestroyNotify) dateline_text_index_free);
}

static void
start_indexing (DatelineSession *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->indexing);
  g_clear_object (&self->indexing);
  g_clear_pointer (&self->text_index, dateline_text_index_free);
  self->indexing = g_cancellable_new ();
  task = g_task_new (NULL, self->indexing, text_index_built_cb, self);
  g_task_set_task_data (
      task, dateline_store_ref (self->store), (GDestroyNotify) dateline_store_unref);
  g_task_run_in_thread (task, build_text_index);
}

static void
dateline_session_dispose (GObject *object)
{
  DatelineSession *self = DATELINE_SESSION (object);

  g_cancellable_cancel (self->indexing);
  g_clear_object (&self->indexing);
  g_clear_pointer (&self->text_index, dateline_text_index_free);
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
  g_return_if_fail (DATELINE_IS_SESSION (self));
  g_return_if_fail (store != NULL);

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
  start_indexing (self);
  update_matches (self);
  update_shown (self);
  commit (self,
          DATELINE_CHANGE_STORE | DATELINE_CHANGE_MATCHES | DATELINE_CHANGE_WINDOW |
              DATELINE_CHANGE_PLAYHEAD | DATELINE_CHANGE_SHOWN | DATELINE_CHANGE_SELECTION |
              DATELINE_CHANGE_SEARCH);
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

static DatelineChange
move_window (DatelineSession *self, DatelineSpan window, DatelineTime playhead)
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
  commit (self, move_window (self, window, playhead_in (self, window)));
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
  commit (self, move_window (self, self->window, playhead));
}

DatelineTime
dateline_session_get_playhead (DatelineSession *self)
{
  return self->playhead;
}

static DatelineChange
change_search (DatelineSession *self, const char *search)
{
  g_free (self->search);
  self->search = g_strdup (search);
  return DATELINE_CHANGE_SEARCH | update_matches (self);
}

void
dateline_session_set_search (DatelineSession *self, const char *search)
{
  g_return_if_fail (DATELINE_IS_SESSION (self));

  if (g_str_equal (search, self->search))
    return;
  commit (self, change_search (self, search));
}

const char *
dateline_session_get_search (DatelineSession *self)
{
  return self->search;
}

gboolean
dateline_session_is_indexing (DatelineSession *self)
{
  return self->indexing != NULL;
}

/* The window and the playhead brought to where @row can be seen. */
static DatelineChange
reveal_in_time (DatelineSession *self, guint32 row)
{
  const DatelineColumns *columns = dateline_store_get_columns (self->store);
  DatelineSpan span = dateline_span_intersect (
      (DatelineSpan){ columns->begin[row], columns->end[row] }, self->extent);
  DatelineSpan window = self->window;
  DatelineTime playhead = self->playhead;

  if (!dateline_span_overlaps (span, window))
    window = dateline_span_union (window, span);
  if (playhead >= self->window.end)
    playhead = window.end;
  if (playhead < span.begin)
    playhead = MIN (span.end, window.end);
  return move_window (self, window, playhead);
}

static void
select_row (DatelineSession *self, guint32 row)
{
  DatelineChange changes = 0;

  if (row != self->selection)
    changes |= DATELINE_CHANGE_SELECTION;
  self->selection = row;
  if (row != DATELINE_NO_ROW)
    {
      if (!dateline_rows_contains (self->matches, row))
        changes |= change_search (self, "");
      changes |= reveal_in_time (self, row);
    }
  commit (self, changes);
}

void
dateline_session_set_selection (DatelineSession *self, guint32 row)
{
  g_return_if_fail (DATELINE_IS_SESSION (self));
  g_return_if_fail (row == DATELINE_NO_ROW ||
                    (self->store != NULL && row < dateline_store_get_n_events (self->store)));

  if (row != DATELINE_NO_ROW)
    dateline_history_push (&self->history, row);
  select_row (self, row);
}

guint32
dateline_session_get_selection (DatelineSession *self)
{
  return self->selection;
}

/* Where nothing is selected, going back is to what was selected last. */
static int
steps_back (DatelineSession *self)
{
  return self->selection == DATELINE_NO_ROW ? 0 : -1;
}

gboolean
dateline_session_can_go_back (DatelineSession *self)
{
  return dateline_history_peek (&self->history, steps_back (self)) != DATELINE_NO_ROW;
}

gboolean
dateline_session_can_go_forward (DatelineSession *self)
{
  return dateline_history_peek (&self->history, 1) != DATELINE_NO_ROW;
}

static void
go (DatelineSession *self, int steps)
{
  guint32 row = dateline_history_peek (&self->history, steps);

  if (row == DATELINE_NO_ROW)
    return;
  dateline_history_move (&self->history, steps);
  select_row (self, row);
}

void
dateline_session_go_back (DatelineSession *self)
{
  go (self, steps_back (self));
}

void
dateline_session_go_forward (DatelineSession *self)
{
  go (self, 1);
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
