/* JSON text (RFC 8259), looked at without making anything of it: one strict pass that accepts or
 * refuses the whole, and steps from value to value in text that has been accepted. What is accepted
 * is safe to give to json-glib, which is lenient in places and not robust in others: no comments,
 * no broken surrogates, no NUL, and no deeper than DATELINE_JSON_DEPTH. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DATELINE_JSON_DEPTH 64

typedef struct
{
  const char *data;
  gsize length;
} DatelineJsonText;

/* Called now and then with the number of bytes seen; FALSE stops the pass. */
typedef gboolean (*DatelineJsonTick) (gsize at, gpointer data, GError **error);

/* Whether @text is one JSON value and nothing else. Else DATELINE_ERROR_INVALID or
 * DATELINE_ERROR_LIMIT, with line and column (from 1, in characters) and what is wrong there. */
gboolean dateline_json_check (DatelineJsonText text,
                              DatelineJsonTick tick,
                              gpointer tick_data,
                              GError **error);

/* Steps through an array's items or an object's members. Accepted text only. */
typedef struct
{
  const char *at;
  const char *end;
} DatelineJsonIter;

/* @value is an array or object with its brackets. */
void dateline_json_iter_init (DatelineJsonIter *iter, DatelineJsonText value);

/* FALSE after the last. The text lies in the data and has no space around it. */
gboolean dateline_json_iter_next_item (DatelineJsonIter *iter, DatelineJsonText *item);

/* @name is with its quotes. */
gboolean dateline_json_iter_next_member (DatelineJsonIter *iter,
                                         DatelineJsonText *name,
                                         DatelineJsonText *value);

G_END_DECLS
