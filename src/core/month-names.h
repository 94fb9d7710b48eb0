/* The month that a word names: in English for files, whose reading must not depend on who reads
 * them; for what a person types, in the user's language, in English, and in the Azerbaijani,
 * Armenian and Russian that people of the region write whatever their desktop speaks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 1 to 12, or 0. Three letters or more of a name are enough; case is put aside. */
int dateline_month_from_english (const char *word, gsize length);

/* The same in all the languages. @word is folded (text-fold.h); so are the names it is compared
 * with. What begins the names of several months is none, but a whole name is always its own. */
int dateline_month_from_word (const char *word);

G_END_DECLS
