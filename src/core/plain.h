/* An event from a plain record, GeoJSON properties and a table's row alike: what a value is, is
 * guessed from its name, and what was guessed is counted, to be said once for the whole file. */
#pragma once

#include "json-walk.h"

G_BEGIN_DECLS

typedef struct _DatelinePlain DatelinePlain;

DatelinePlain *dateline_plain_new (void);
void dateline_plain_free (DatelinePlain *self);

/* A new record; reports go to @walk's place, and strings must live until it is made. */
void dateline_plain_begin (DatelinePlain *self, DatelineWalk *walk);
void dateline_plain_add_text (DatelinePlain *self, const char *name, const char *text);
void dateline_plain_add_number (DatelinePlain *self, const char *name, double number);

/* Fills @draft but for its point and, where it has one, its id. FALSE, reported, where the record
 * has no date. What @draft points to lives until the next begin. */
gboolean dateline_plain_make (DatelinePlain *self, DatelineDraft *draft);

/* Says what was taken for what, over all records. */
void dateline_plain_report (DatelinePlain *self, DatelineWalk *walk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelinePlain, dateline_plain_free)

G_END_DECLS
