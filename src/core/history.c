#include "history.h"

#define HISTORY_MAX 200

void
dateline_history_init (DatelineHistory *history)
{
  history->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  history->position = 0;
}

void
dateline_history_finish (DatelineHistory *history)
{
  g_clear_pointer (&history->rows, g_array_unref);
}

void
dateline_history_clear (DatelineHistory *history)
{
  g_array_set_size (history->rows, 0);
  history->position = 0;
}

guint32
dateline_history_peek (const DatelineHistory *history, int steps)
{
  gint64 index = (gint64) history->position + steps;

  if (index < 0 || index >= history->rows->len)
    return DATELINE_NO_ROW;
  return g_array_index (history->rows, guint32, index);
}

void
dateline_history_push (DatelineHistory *history, guint32 row)
{
  if (dateline_history_peek (history, 0) == row)
    return;
  if (history->rows->len > 0)
    g_array_set_size (history->rows, history->position + 1);
  if (history->rows->len == HISTORY_MAX)
    g_array_remove_index (history->rows, 0);
  g_array_append_val (history->rows, row);
  history->position = history->rows->len - 1;
}

void
dateline_history_move (DatelineHistory *history, int steps)
{
  g_return_if_fail (dateline_history_peek (history, steps) != DATELINE_NO_ROW);
  history->position += steps;
}
