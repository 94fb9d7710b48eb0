/* The selection of a session and its history. What is selected can always be seen: the window, the
 * playhead and the search give way to it. */
#include "session-private.h"

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
  return dateline_session_move_window (self, window, playhead);
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
        changes |= dateline_session_change_search (self, "");
      changes |= reveal_in_time (self, row);
    }
  dateline_session_commit (self, changes);
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
