/* Events as marks and bars in lanes: where each stands in the plot. An event that lasts, or that
 * fell somewhere in a span of time, has a bar as long as it where there is room to see one.
 * Positions are pixels from the scale's begin, not from the view's, so that panning changes
 * nothing. */
#pragma once

#include "store.h"
#include "time-view.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 row;
  guint32 lane;
  double x;      /* the mark's centre */
  double x0, x1; /* the bar; x1 <= x0 where there is none */
  double fade0;  /* pixels in which its begin and its end are uncertain */
  double fade1;
} DatelineMark;

/* Events at one place that found no lane. */
typedef struct
{
  double x;
  guint n;
  DatelineSpan span;
} DatelineMarkOverflow;

typedef struct
{
  GArray *marks;    /* DatelineMark, by row */
  GArray *overflow; /* DatelineMarkOverflow, ascending by x */
  double size;      /* of a mark, pixels */
  double pitch;     /* from lane to lane */
} DatelineMarks;

/* @px_per_u is the length of the whole axis in pixels. Marks are as large as the lanes that they
 * need leave room for; a count of what has none is @count_height high. */
DatelineMarks *dateline_marks_new (const DatelineStore *store,
                                   const guint32 *rows,
                                   guint n_rows,
                                   const DatelineTimeScale *scale,
                                   double px_per_u,
                                   double height,
                                   double count_height);
void dateline_marks_free (DatelineMarks *marks);

/* The mark or bar at a place, by its distance from the plot's bottom; %NULL where there is none. */
const DatelineMark *dateline_marks_find (const DatelineMarks *marks, double x, double y);
const DatelineMarkOverflow *dateline_marks_find_overflow (const DatelineMarks *marks, double x);

/* The middle of a lane above the plot's bottom. */
double dateline_marks_lane_y (const DatelineMarks *marks, guint lane);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMarks, dateline_marks_free)

G_END_DECLS
