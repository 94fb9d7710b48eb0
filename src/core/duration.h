/* A length of time in words, in the user's language: "76 years", "3 days", "20 minutes". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the largest unit of which there are at least two, rounded; below that in the next smaller. */
char *dateline_duration_describe (gint64 seconds);

G_END_DECLS
