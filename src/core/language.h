/* Which of several languages a person would rather read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well @language, as BCP 47 writes it ("az"), suits, less being better: its place among the
 * user's languages; behind them 1000 for English; G_MAXUINT for any other, and for %NULL. */
guint dateline_language_rank (const char *language);

G_END_DECLS
