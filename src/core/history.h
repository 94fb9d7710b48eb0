/* The events looked at, as a browser keeps its pages: a list of rows and where one is in it.
 * Pushing drops what lies ahead; the oldest go beyond 200. */
#pragma once

#include "rows.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *rows;   /* guint32 */
  guint position; /* of the current row; 0 also when there is none */
} DatelineHistory;

void dateline_history_init (DatelineHistory *history);
void dateline_history_finish (DatelineHistory *history);
void dateline_history_clear (DatelineHistory *history);

/* Pushing the current row again does nothing. */
void dateline_history_push (DatelineHistory *history, guint32 row);

/* The row @steps away from the current one (-1 back, 1 forward), or DATELINE_NO_ROW. */
guint32 dateline_history_peek (const DatelineHistory *history, int steps);
void dateline_history_move (DatelineHistory *history, int steps);

G_END_DECLS
