/* The words of a text that may hold HTML, as attributions of maps do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Without tags and comments, with the common entities as their characters and each run of white
 * space as one space; a break and a block's end are spaces, too. Cut with an ellipsis after @max
 * characters. The result is plain text for gtk_label_set_text: what was "&lt;b&gt;" is "<b>". */
char *dateline_markup_text (const char *markup, guint max);

G_END_DECLS
