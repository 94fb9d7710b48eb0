/* EDTF (ISO 8601-2:2019): levels 0 and 1 whole, and of level 2 the one-of sets [..] and unspecified
 * digits anywhere. Two extensions: a time may lack its seconds, and a time may carry a qualifier
 * ("2020-10-10T12:00+04:00~"). A date without a zone is local to the dataset's time zone.
 * Source: https://www.loc.gov/standards/datetime/ */
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
 * a single date both are the date's precision, and the event falls somewhere within the span. */
typedef struct
{
  DatelineSpan span;
  DatelinePrecision begin_precision;
  DatelinePrecision end_precision;
  DatelineWhenFlags flags;
} DatelineWhen;

/* A parsed text; equal values write the same text. */
typedef struct _DatelineEdtf DatelineEdtf;

/* %NULL with DATELINE_ERROR_INVALID, whose message quotes the text, counts characters from 1 and
 * says what was expected there. */
DatelineEdtf *dateline_edtf_parse (const char *text, GError **error);
void dateline_edtf_free (DatelineEdtf *edtf);

/* The canonical EDTF text: parse (to_string (x)) equals x. */
char *dateline_edtf_to_string (const DatelineEdtf *edtf);

/* @zone is where a date without a zone of its own is local; %NULL is UTC. */
DatelineWhen dateline_edtf_get_when (const DatelineEdtf *edtf, GTimeZone *zone);

/* In words, in the user's language: "10 October 2020, about 12:00", "7 or 8 November 2020",
 * "July 2020", "27 September - 10 November 2020" (with an en dash), "since August 2023",
 * "about 1915". A time is told as the text writes it, with its zone where it has one that
 * differs from @zone. */
char *dateline_edtf_describe (const DatelineEdtf *edtf, GTimeZone *zone);

/* The length of one unit in seconds, mean where units differ. */
gint64 dateline_precision_length (DatelinePrecision precision);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineEdtf, dateline_edtf_free)

G_END_DECLS
