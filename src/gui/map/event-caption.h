/* What a mark is called, in two lines: an event's title and date, or how many events there are and
 * of which categories. */
#pragma once

#include "event-layout.h"

G_BEGIN_DECLS

/* @members are rows of @store; times are told in @zone. Both lines are newly allocated, and plain
 * text. */
void dateline_event_caption (const DatelineStore *store,
                             GTimeZone *zone,
                             DatelineMarkKind kind,
                             const guint32 *members,
                             guint n_members,
                             char **title,
                             char **detail);

/* The same in one breath, for a screen reader, with how closely an event's place is known, the
 * years of several and what Enter does with them. */
char *dateline_event_caption_aloud (const DatelineStore *store,
                                    GTimeZone *zone,
                                    DatelineMarkKind kind,
                                    const guint32 *members,
                                    guint n_members);

G_END_DECLS
