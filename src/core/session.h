/* What is open and what is looked at: a store, the filter, the time window, the playhead and the
 * selected event. Views watch it and never one another.
 *
 * The window is the span of time under study. The playhead is a moment in it, at its end unless it
 * was put elsewhere; events that begin after the playhead have not happened yet. Three sets follow,
 * all in time order: the matches pass the filter at any time (the timeline draws them), and the
 * shown are those matches that touch [window.begin, playhead] (the map and the list draw them).
 * An event fades with the time from its end to the playhead.
 *
 * "changed" is emitted once for one change, after all of the session's state is consistent, with
 * the DatelineChange flags of what is new. */
#pragma once

#include "store.h"
#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_CHANGE_STORE = 1 << 0,   /* another dataset; all else is new, too */
  DATELINE_CHANGE_MATCHES = 1 << 1, /* the filter lets other rows through */
  DATELINE_CHANGE_WINDOW = 1 << 2,
  DATELINE_CHANGE_PLAYHEAD = 1 << 3,
  DATELINE_CHANGE_SHOWN = 1 << 4, /* the set of rows shown differs */
  DATELINE_CHANGE_SELECTION = 1 << 5,
  DATELINE_CHANGE_SEARCH = 1 << 6, /* the words searched for, or whether a search waits */
  DATELINE_CHANGE_PLAYING = 1 << 7,
  DATELINE_CHANGE_ZONE = 1 << 8, /* the zone in which times are told */
} DatelineChange;

/* Whose clocks and days times are told by. */
typedef enum
{
  DATELINE_ZONE_DATASET, /* those of the zone that the dataset names; UTC where it names none */
  DATELINE_ZONE_LOCAL,   /* those of the person's own zone */
  DATELINE_ZONE_UTC,
} DatelineZone;

#define DATELINE_TYPE_SESSION (dateline_session_get_type ())
G_DECLARE_FINAL_TYPE (DatelineSession, dateline_session, DATELINE, SESSION, GObject)

DatelineSession *dateline_session_new (void);

/* A new dataset: the filter is cleared, the window is the whole extent, nothing is selected. */
void dateline_session_set_store (DatelineSession *self, DatelineStore *store);
DatelineStore *dateline_session_get_store (DatelineSession *self); /* %NULL before the first */

/* All the time there is to look at: the store's extent, a little wider. */
DatelineSpan dateline_session_get_extent (DatelineSession *self);

/* The time of an event as far as the extent goes, and an instant with what is around it: the unit
 * it is known to, at least a minute. */
DatelineSpan dateline_session_get_event_span (DatelineSession *self, guint32 row);

/* The window is kept in the extent. A playhead at the window's end stays at its end; elsewhere it
 * moves with a window that is dragged whole, and is kept inside one that is resized. */
void dateline_session_set_window (DatelineSession *self, DatelineSpan window);
DatelineSpan dateline_session_get_window (DatelineSession *self);
void dateline_session_set_playhead (DatelineSession *self, DatelineTime playhead);
DatelineTime dateline_session_get_playhead (DatelineSession *self);

/* Words that must all occur in an event's titles, excerpts, place names, speakers or sources,
 * whatever their case and accents. "" lets all through. */
void dateline_session_set_search (DatelineSession *self, const char *search);
const char *dateline_session_get_search (DatelineSession *self);

/* Whether what a search finds is not known yet: the words of a dataset just opened are still being
 * indexed, or those of a large one looked up. Until then the matches are what they were. */
gboolean dateline_session_is_searching (DatelineSession *self);

/* A selected event outside the window widens it, so that a selection can always be seen. Selecting
 * keeps a history, which set_store clears. */
void dateline_session_set_selection (DatelineSession *self, guint32 row);
guint32 dateline_session_get_selection (DatelineSession *self);
gboolean dateline_session_can_go_back (DatelineSession *self);
gboolean dateline_session_can_go_forward (DatelineSession *self);
void dateline_session_go_back (DatelineSession *self);
void dateline_session_go_forward (DatelineSession *self);

DatelineRows *dateline_session_get_matches (DatelineSession *self); /* never %NULL; owned by self */
DatelineRows *dateline_session_get_shown (DatelineSession *self);

/* The event told of at the playhead: of the matching events that begin in the window and no later
 * than at the playhead, the one that begins last. Of those that begin together it is the selected
 * one, or else the first in the store's order, which is the one that ends first: what is known to
 * the day comes before what may have been at any time from that day on. DATELINE_NO_ROW where there
 * is none. O(log n). */
guint32 dateline_session_get_current (DatelineSession *self);

/* Whether the playhead goes on by itself. What plays it says so; another dataset ends it. */
void dateline_session_set_playing (DatelineSession *self, gboolean playing);
gboolean dateline_session_is_playing (DatelineSession *self);

/* The zone outlasts the dataset. It is never %NULL: UTC where the dataset's is chosen and there is
 * none yet. Its name says which zone it is wherever it stands ("Asia/Baku", "UTC"): an abbreviation
 * comes with its offset. */
void dateline_session_set_zone (DatelineSession *self, DatelineZone choice);
DatelineZone dateline_session_get_zone_choice (DatelineSession *self);
GTimeZone *dateline_session_get_zone (DatelineSession *self);
const char *dateline_session_get_zone_name (DatelineSession *self);

G_END_DECLS
