/* The way that playing takes: a range of time against seconds of playing, from 0 at the range's
 * begin; immutable, piecewise linear, strictly rising, and inverted exactly to the second.
 *
 * A silence is a stretch of the range in which no event begins; the events' begins cut the range
 * into silences. With empty time skipped a silence takes no longer than a cap:
 *
 * - at a pace by the unit the length of a day (at a pace by the hour, of an hour), at least one
 *   second. All else keeps the pace, so that two days with an event each are a day apart;
 * - at a pace for the whole, of N seconds, half of N is given to the silences in equal shares, so
 *   that days in which much happened do not flash by (unless there are so many that a share is less
 *   than a frame). What is left is given by length: at most the larger of half a second and twice
 *   the mean, else at the one rate by which the whole takes N seconds.
 *
 * With empty time not skipped there is one rate for all. Months and years are mean ones. */
#pragma once

#include "pace.h"

G_BEGIN_DECLS

typedef struct _DatelinePlayPath DatelinePlayPath;

/* @rows are row numbers of the column @begin, in the order of which @begin is ascending. Keeps
 * neither. O(n_rows): 1 000 000 events take some milliseconds. An empty @range takes no time. */
DatelinePlayPath *dateline_play_path_new (DatelineSpan range,
                                          const DatelineTime *begin,
                                          const guint32 *rows,
                                          guint n_rows,
                                          DatelinePace pace,
                                          gboolean skip_empty);
void dateline_play_path_free (DatelinePlayPath *path);

DatelineSpan dateline_play_path_get_range (const DatelinePlayPath *path);
double dateline_play_path_get_duration (const DatelinePlayPath *path);

/* What is outside is taken to the nearer end. */
double dateline_play_path_to_seconds (const DatelinePlayPath *path, DatelineTime time);
DatelineTime dateline_play_path_to_time (const DatelinePlayPath *path, double seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelinePlayPath, dateline_play_path_free)

G_END_DECLS
