/* Texts as they are compared with what a person types. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NFKD, casefolded, without combining marks, dotless i as i and schwa as e. "" where @text is not
 * UTF-8. */
char *dateline_text_fold (const char *text);

G_END_DECLS
