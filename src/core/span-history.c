/* See span-history.h. An array that is shifted when it is full: twenty spans. */
#include "span-history.h"

#include <string.h>

void
dateline_span_history_push (DatelineSpanHistory *history, DatelineSpan span)
{
  if (history->n > 0 && dateline_span_equal (history->spans[history->n - 1], span))
    return;
  if (history->n == DATELINE_SPAN_HISTORY_MAX)
    memmove (history->spans, history->spans + 1, --history->n * sizeof span);
  history->spans[history->n++] = span;
}

gboolean
dateline_span_history_pop (DatelineSpanHistory *history, DatelineSpan current, DatelineSpan *span)
{
  while (history->n > 0)
    {
      *span = history->spans[--history->n];
      if (!dateline_span_equal (*span, current))
        return TRUE;
    }
  return FALSE;
}

gboolean
dateline_span_history_has (const DatelineSpanHistory *history, DatelineSpan current)
{
  for (guint i = 0; i < history->n; i++)
    if (!dateline_span_equal (history->spans[i], current))
      return TRUE;
  return FALSE;
}

void
dateline_span_history_clear (DatelineSpanHistory *history)
{
  history->n = 0;
}
