/* EDTF (ISO 8601-2:2019): levels 0 and 1 whole, and of level 2 the one-of sets [..] and unspecified
 * digits anywhere. Three extensions: a time may lack its seconds or its minutes, a time may carry a
 * qualifier ("2020-10-10T12:00+04:00~"), and an interval's ends may be times, seasons and dates
 * with unspecified digits. A date without a zone is local to the dataset's time zone.
 * Source: https://www.loc.gov/standards/datetime/
 *
 * Where the standard leaves a choice:
 * - Seasons 21 to 24 are three months each, spring from March: the standard ties them to no
 *   hemisphere. The winter of 2020 begins in December 2020.
 * - Unspecified digits span all that fits, from the first day to the last: 1984-1X is October to
 *   December 1984. A negative year's digits count away from year 0: -004X is -0049 to -0040.
 * - 24:00 is refused, as in ISO 8601-1:2019. A leap second is refused: DatelineTime has none.
 * - "Y" years have five digits or more, so all of them are refused as beyond -9999 to 9999.
 * - An interval with no date at either end ("../..") says nothing and is refused.
 * Not supported, and never read as something else: sets of all {..}, qualifiers of a part of a
 * date, exponents, significant digits, quarters and the like (25 to 41), parts of a second,
 * durations. */
#pragma once

#include "span.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_PRECISION_SECOND,
  DATELINE_PRECISION_MINUTE,
  DATELINE_PRECISION_HOUR,
  DATELINE_PRECISION_DAY,
  DATELINE_PRECISION_MONTH,
  DATELINE_PRECISION_SEASON,
  DATELINE_PRECISION_YEAR,
  DATELINE_PRECISION_DECADE,
  DATELINE_PRECISION_CENTURY,
  DATELINE_PRECISION_MILLENNIUM,
} DatelinePrecision;

typedef enum
{
  DATELINE_WHEN_NONE = 0,
  DATELINE_WHEN_UNCERTAIN = 1 << 0,     /* ? */
  DATELINE_WHEN_APPROXIMATE = 1 << 1,   /* ~ ; % sets both */
  DATELINE_WHEN_LASTS = 1 << 2,         /* an interval: the event fills it, not falls in it */
  DATELINE_WHEN_ONE_OF = 1 << 3,        /* a one-of set: one moment in the span, not all of it */
  DATELINE_WHEN_OPEN_BEGIN = 1 << 4,    /* ../x */
  DATELINE_WHEN_OPEN_END = 1 << 5,      /* x/.. */
  DATELINE_WHEN_UNKNOWN_BEGIN = 1 << 6, /* /x */
  DATELINE_WHEN_UNKNOWN_END = 1 << 7,   /* x/ */
} DatelineWhenFlags;

/* An EDTF text's value as the rest of Dateline uses it. @span runs from the earliest moment the
 * text allows to just after the latest; an open or unknown end is DATELINE_TIME_MIN/MAX.
 * @begin_precision and @end_precision say how long the unit is in which each end is known: the
 * begin of an interval lies in one such unit from span.begin, its end in one before span.end. For
 * a single date both are the date's precision, and the event falls somewhere within the span. A
 * date with unspecified digits has the smallest unit that its span fits in. An open or unknown end
 * takes the other end's precision; a set's ends take theirs from the dates that reach furthest. */
typedef struct
{
  DatelineSpan span;
  DatelinePrecision begin_precision;
  DatelinePrecision end_precision;
  DatelineWhenFlags flags;
} DatelineWhen;

/* A parsed text; equal values write the same text. Immutable. */
typedef struct _DatelineEdtf DatelineEdtf;

/* %NULL with DATELINE_ERROR_INVALID, DATELINE_ERROR_UNSUPPORTED for what the standard has and
 * Dateline has not, or DATELINE_ERROR_LIMIT for a set of more than 256 dates. The message quotes at
 * most 60 characters of the text, counts characters from 1 and says what was expected there. */
DatelineEdtf *dateline_edtf_parse (const char *text, GError **error);
void dateline_edtf_free (DatelineEdtf *edtf);

/* The canonical EDTF text: parse (to_string (x)) equals x. It is the text that was parsed, but for
 * zones: "+04" becomes "+04:00" and "+00:00" becomes "Z". */
char *dateline_edtf_to_string (const DatelineEdtf *edtf);

/* @zone is where a date without a zone of its own is local; %NULL is UTC. The span is never empty;
 * it takes in both readings of a time that a clock change repeats. */
DatelineWhen dateline_edtf_get_when (const DatelineEdtf *edtf, GTimeZone *zone);

/* In words, in the user's language: "10 October 2020, about 12:00", "7 or 8 November 2020",
 * "July 2020", "27 September – 10 November 2020", "since August 2023",
 * "about 1915". A time is told as the text writes it, with its zone where it has one that
 * differs from @zone. */
char *dateline_edtf_describe (const DatelineEdtf *edtf, GTimeZone *zone);

/* The same for a reader whose clock is in @zone, of a dataset whose dates are local to @home. What
 * is a day or coarser is told as the text has it: a day stays that day wherever it is read. A time
 * is told as the text has it, and where a clock in @zone shows another, both are told with their
 * zones: "10 October 2020, about 12:00 (UTC+4); 08:00 (UTC)", and the second with its date where
 * that is another. An interval or a set of which only some are times is told once, with the zone.
 */
char *dateline_edtf_describe_in (const DatelineEdtf *edtf, GTimeZone *home, GTimeZone *zone);

/* The length of one unit in seconds, mean where units differ. */
gint64 dateline_precision_length (DatelinePrecision precision);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineEdtf, dateline_edtf_free)

G_END_DECLS
