/* A ruler along a time axis: ticks and two rows of labels, the upper of short names that follow one
 * another ("5", "12", "19"), the lower of the larger unit they belong to ("Oct 2020"). */
#pragma once

#include "tick-step.h"
#include "time-view.h"

G_BEGIN_DECLS

/* Free pixels between two labels of a row, at least, and between two ticks. */
#define DATELINE_LABEL_GAP 8.0
#define DATELINE_TICK_GAP 6.0

typedef struct
{
  double x; /* pixels from the view's left edge */
  DatelineTime time;
  guint rank; /* 0 plain, 1 begins a step of the upper row, 2 a unit of the lower row */
} DatelineTick;

typedef struct
{
  double x;     /* its left edge */
  double width; /* as measured */
  char *text;
  guint row;         /* 0 upper, 1 lower */
  DatelineSpan span; /* what it names */
} DatelineTickLabel;

typedef struct
{
  GArray *ticks;         /* DatelineTick, ascending; none inside a fold */
  GArray *labels;        /* DatelineTickLabel; no two of a row nearer than DATELINE_LABEL_GAP */
  DatelineTickStep step; /* of the ticks */
} DatelineTicks;

/* The width of @text in pixels. */
typedef double (*DatelineMeasureFunc) (const char *text, gpointer user_data);

/* Where weeks are told apart, months begin at ticks of their own. A label of the upper row stands
 * right of its tick and ends before the next break, which the begin of a month is to weeks. One of
 * the lower row stands at the begin of its unit, or of what is in view of it, and ends with the
 * unit: what is above it is in it or is folded. A unit too narrow for its name has none; a year of
 * which no part is named is named alone where there is room, and a month without its year. A fold
 * is named where an event begins with it. */
DatelineTicks *dateline_ticks_new (const DatelineTimeScale *scale,
                                   DatelineTimeView view,
                                   double width,
                                   GTimeZone *zone,
                                   DatelineMeasureFunc measure,
                                   gpointer user_data);
void dateline_ticks_free (DatelineTicks *ticks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineTicks, dateline_ticks_free)

G_END_DECLS
