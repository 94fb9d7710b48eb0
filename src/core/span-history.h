/* The spans that were looked at before, the last first, at most 20. */
#pragma once

#include "span.h"

G_BEGIN_DECLS

#define DATELINE_SPAN_HISTORY_MAX 20

typedef struct
{
  guint n;
  DatelineSpan spans[DATELINE_SPAN_HISTORY_MAX]; /* in time of leaving them */
} DatelineSpanHistory;

/* Keeps @span, which is being left; the oldest goes where there is no room. Leaving the same one
 * twice in a row keeps it once. */
void dateline_span_history_push (DatelineSpanHistory *history, DatelineSpan span);

/* Takes out the last span that is not @current; FALSE where there is none. */
gboolean
dateline_span_history_pop (DatelineSpanHistory *history, DatelineSpan current, DatelineSpan *span);

/* Whether pop has one. */
gboolean dateline_span_history_has (const DatelineSpanHistory *history, DatelineSpan current);

void dateline_span_history_clear (DatelineSpanHistory *history);

G_END_DECLS
