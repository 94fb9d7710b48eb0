/* Two children side by side: what must be read, at the start, and an aside at the end, which is
 * left out as long as there is no room for all of both. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_BAR_WORDS (dateline_bar_words_get_type ())
G_DECLARE_FINAL_TYPE (DatelineBarWords, dateline_bar_words, DATELINE, BAR_WORDS, GtkWidget)

G_END_DECLS
