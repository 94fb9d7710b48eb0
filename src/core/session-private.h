/* What the files of the session share: its fields, and how they change. A setter changes fields,
 * gathers what that changed, and ends with one commit. */
#pragma once

#include "session.h"

#include "history.h"
#include "text-index.h"

#include <gio/gio.h>

G_BEGIN_DECLS

struct _DatelineSession
{
  GObject parent_instance;

  DatelineStore *store;
  DatelineTextIndex *text_index; /* NULL until built */
  GCancellable *indexing;        /* not NULL while it is being built */
  GCancellable *lookup;          /* not NULL while a search runs in a thread */
  DatelineSpan extent;
  DatelineSpan window;
  DatelineTime playhead;
  char *search;
  guint32 selection;
  DatelineHistory history;
  DatelineRows *matches;
  DatelineRows *shown;
  gboolean playing;
  DatelineZone zone_choice;
  GTimeZone *zone;
  char *zone_name;
};

/* Derives the shown rows and emits "changed", once, with @changes and what followed from them. */
void dateline_session_commit (DatelineSession *self, DatelineChange changes);

void dateline_session_take_rows (DatelineRows **field, DatelineRows *rows);

/* Each returns what it changed, which is to be committed. */
DatelineChange
dateline_session_move_window (DatelineSession *self, DatelineSpan window, DatelineTime playhead);
DatelineChange dateline_session_update_matches (DatelineSession *self);
DatelineChange dateline_session_change_search (DatelineSession *self, const char *search);

/* Looks up the zone that is chosen, of a store that may be new. */
void dateline_session_update_zone (DatelineSession *self);

/* Begins to index the words of a new store, and lets go of those of the last. */
void dateline_session_start_indexing (DatelineSession *self);
void dateline_session_stop_indexing (DatelineSession *self);

G_END_DECLS
