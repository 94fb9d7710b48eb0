/* Words in events: for each row one folded text (case, accents and width put aside) of all that a
 * person may search for: titles in every language, excerpts, notes, place names and aliases,
 * speakers, sources. Layout: one arena with an offset a row, and a folded text for each place,
 * actor and source, shared by the rows that name it. Cost: building and searching are linear
 * passes. Immutable once built; may be built and searched in any thread. */
#pragma once

#include "store.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DatelineTextIndex DatelineTextIndex;

/* %NULL where @cancellable (may be %NULL) was cancelled. */
DatelineTextIndex *dateline_text_index_new (DatelineStore *store, GCancellable *cancellable);
DatelineTextIndex *dateline_text_index_ref (DatelineTextIndex *index);
void dateline_text_index_unref (DatelineTextIndex *index);

/* The rows in which every word of @search occurs, as a part of a word or whole. All rows for a
 * search without words. %NULL where @cancellable (may be %NULL) was cancelled. A million rows take
 * some 0.1 s. */
DatelineRows *dateline_text_index_search (const DatelineTextIndex *index,
                                          const char *search,
                                          GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineTextIndex, dateline_text_index_unref)

G_END_DECLS
