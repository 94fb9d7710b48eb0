/* An event's facts in words, translated: shared by the list, the detail, tooltips and labels. The
 * data's own strings pass through as plain text. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* Where a reader's @zone is asked for, it is the zone in which clock times are told; a date of day
 * precision or coarser is what the source says, and the same in every zone. */

/* When: "10 October 2020, about 12:00". A time that is another in @zone is told as the dataset has
 * it and in @zone (dateline_edtf_describe_in); a file's span of time that has no EDTF text, in
 * @zone.
 */
char *dateline_describe_when (const DatelineStore *store, guint32 row, GTimeZone *zone);

/* The time of day alone in @zone, "about 12:00", or %NULL where none is known. */
char *dateline_describe_time_of_day (const DatelineStore *store, guint32 row, GTimeZone *zone);

/* The heading under which a list puts the event: its day, or its date in words where it is no
 * single day. The day of a time is the one of that moment in @zone, and says so where a clock there
 * is not the dataset's: "Friday, 9 October 2020 (UTC)". So a row's time is of its heading's day,
 * and events of which the day is known stand apart from those of a day on another clock. */
char *dateline_describe_heading (const DatelineStore *store, guint32 row, GTimeZone *zone);

/* What to call a place: in the user's language; a disputed one in both usages, as that language
 * pairs them ("Shusha / Shushi"), else with the user's own first ("Şuşa / Շուշի"). */
char *dateline_describe_place_name (const DatelineStore *store, const DatelinePlace *place);

/* The same of the event's place, or %NULL where the file names none. */
char *dateline_describe_place (const DatelineStore *store, guint32 row);

/* The place's names in the other languages, "Şuşa · Շուշի · Шуша", without those that the place
 * is called by already, or %NULL. */
char *dateline_describe_other_names (const DatelineStore *store, guint32 row);

/* How closely the place is known: "The town is known, not the spot (within 5 km)". %NULL where
 * the file does not say. */
char *dateline_describe_place_precision (const DatelineStore *store, guint32 row);

/* Who says what an excerpt says; where the file names no one, the source itself. */
char *dateline_describe_speaker (const DatelineStore *store, const DatelineExcerpt *excerpt);

/* A quotation as it is read: the line breaks of the document's layout are spaces, and quotation
 * marks stand around it. The verbatim text itself stays in the store. */
char *dateline_describe_quotation (const DatelineExcerpt *excerpt);

/* A sentence for a status, a verb for a stance ("accuses"), a remark for a basis (%NULL for what
 * is stated or unstated) of a date, a place or whatever else, a phrase for a relation. */
const char *dateline_describe_status (DatelineStatus status);
const char *dateline_describe_stance (DatelineStance stance);
const char *dateline_describe_basis (DatelineBasis basis);
const char *dateline_describe_when_basis (DatelineBasis basis);
const char *dateline_describe_place_basis (DatelineBasis basis);
char *dateline_describe_relation (const DatelineRelation *relation);

/* "The Peninsula, 4 October 2020": a source's publisher (or title, or file) and date. */
char *dateline_describe_source (const DatelineStore *store, guint32 source);

/* An EDTF text in words; the text itself where it is none. */
char *dateline_describe_edtf (const DatelineStore *store, const char *text);

G_END_DECLS
