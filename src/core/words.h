/* Moments put into words and joined to ranges and choices, saying once what they share. The ground
 * under edtf-describe.c and wording.c; nobody else's business. */
#pragma once

#include "calendar.h"
#include "edtf.h"

G_BEGIN_DECLS

typedef struct
{
  DatelineCivil civil; /* as far as @precision goes; as the end of a day, the hour may be 24 */
  DatelinePrecision precision;
  DatelineWhenFlags qualifier; /* UNCERTAIN and APPROXIMATE */
  gboolean tells_zone;
  int offset;         /* minutes east of UTC, where the zone is told */
  gboolean omits_day; /* of a time: its day has been told */
} DatelineMoment;

typedef enum
{
  DATELINE_JOIN_RANGE,   /* "7–8 November 2020" */
  DATELINE_JOIN_OR,      /* "7 or 8 November 2020"; the only one for other than two moments */
  DATELINE_JOIN_BETWEEN, /* "between 7 and 8 November 2020" */
} DatelineJoin;

char *dateline_words_moment (const DatelineMoment *moment);

/* All of @moments are equal: the same as one of them. */
char *dateline_words_join (const DatelineMoment *moments, guint n_moments, DatelineJoin join);

/* The same for texts that share nothing. */
char *dateline_words_join_texts (const char *const *texts, guint n_texts, DatelineJoin join);

/* "25 December" for DAY, "December" for MONTH; the year is not known. */
char *dateline_words_without_year (const DatelineMoment *moment);

G_END_DECLS
