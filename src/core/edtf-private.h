/* What an EDTF text is made of; shared by edtf*.c only. */
#pragma once

#include "calendar.h"
#include "edtf.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_EDTF_KNOWN,
  DATELINE_EDTF_OPEN,    /* ".."; all else of the date is zero */
  DATELINE_EDTF_UNKNOWN, /* "" */
} DatelineEdtfState;

/* One date as it is written. Digits are '0' to '9' or 'X'. */
typedef struct
{
  DatelineEdtfState state;
  DatelineWhenFlags qualifier; /* UNCERTAIN and APPROXIMATE */
  DatelinePrecision unit;      /* how far it is written: YEAR, SEASON, MONTH, DAY ... SECOND */
  gboolean negative;
  char year[4];
  char month[2];
  char day[2];
  int season; /* 0 spring, 1 summer, 2 autumn, 3 winter, with unit SEASON */
  int hour;
  int minute;
  int second;
  gboolean zoned;
  int offset; /* minutes east of UTC where zoned */
} DatelineEdtfDate;

/* A date, or a pair of dates that are the ends of an interval or of a range in a set. */
typedef struct
{
  DatelineEdtfDate first;
  DatelineEdtfDate last;
  gboolean pair;
} DatelineEdtfItem;

typedef enum
{
  DATELINE_EDTF_DATE,
  DATELINE_EDTF_INTERVAL,
  DATELINE_EDTF_ONE_OF,
} DatelineEdtfKind;

struct _DatelineEdtf
{
  DatelineEdtfKind kind;
  guint n_items; /* 1 but for a set */
  DatelineEdtfItem items[];
};

/* How times are put into words. */
typedef struct
{
  GTimeZone *zone;    /* the reader's clock */
  gboolean tells_all; /* every zone is told, not only those that differ from the reader's */
  gboolean omits_day; /* the day of all times has been told */
} DatelineTelling;

/* Whether @number, written with @n digits, fits @mask. */
gboolean dateline_edtf_mask_fits (const char *mask, guint n, int number);

/* Whether a digit is left unspecified. */
gboolean dateline_edtf_date_is_masked (const DatelineEdtfDate *date);

/* The first and the last second, by the date's own clock, that a known date allows; FALSE where
 * the calendar has no such day. */
gboolean dateline_edtf_date_get_extent (const DatelineEdtfDate *date,
                                        DatelineCivil *first,
                                        DatelineCivil *last);

/* For a known date that has an extent. */
DatelineSpan dateline_edtf_date_get_span (const DatelineEdtfDate *date, GTimeZone *zone);
DatelinePrecision dateline_edtf_date_get_precision (const DatelineEdtfDate *date);

char *dateline_edtf_tell (const DatelineEdtf *edtf, const DatelineTelling *telling);

G_END_DECLS
