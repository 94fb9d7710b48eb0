/* The map between time and position along an axis, 0 at the extent's begin and 1 at its end;
 * immutable, piecewise linear, strictly rising, and inverted exactly to the second.
 *
 * The linear scale gives every second the same room. The elastic one folds long stretches in which
 * no event begins or ends, so that years of silence do not squeeze the days in which much happened:
 * each fold takes the same small share of the axis, whatever its length, and all time that is not
 * folded has one common scale. A fold can be unfolded: it then has that scale, too. */
#pragma once

#include "span.h"

G_BEGIN_DECLS

/* A fold's share of the axis, and how many there may be. */
#define DATELINE_FOLD_SHARE 0.016
#define DATELINE_FOLDS_MAX 18

typedef struct
{
  DatelineSpan span; /* no event begins or ends strictly inside */
  double u0, u1;
  gboolean covered; /* an event lasts, or may fall, over all of it; else it is empty */
  gboolean begins;  /* an event begins where it begins */
} DatelineFold;

typedef struct _DatelineTimeScale DatelineTimeScale;

/* An empty @extent becomes a minute. */
DatelineTimeScale *dateline_time_scale_new_linear (DatelineSpan extent);

/* Folds what @n events leave silent. @begin is ascending, @end in any order; open ends may lie far
 * outside @extent. O(n): 1 000 000 events take some 30 ms. */
DatelineTimeScale *dateline_time_scale_new_elastic (DatelineSpan extent,
                                                    const DatelineTime *begin,
                                                    const DatelineTime *end,
                                                    guint n);

/* @scale with those of its folds unfolded that overlap one of @n @spans, and no others. */
DatelineTimeScale *dateline_time_scale_new_unfolded (const DatelineTimeScale *scale,
                                                     const DatelineSpan *spans,
                                                     guint n);

/* Between two scales that differ only in what is unfolded: every moment lies @part (0 to 1) of the
 * way from where it is on @from to where it is on @to. What either folds is folded. */
DatelineTimeScale *dateline_time_scale_new_between (const DatelineTimeScale *from,
                                                    const DatelineTimeScale *to,
                                                    double part);
DatelineTimeScale *dateline_time_scale_ref (DatelineTimeScale *scale);
void dateline_time_scale_unref (DatelineTimeScale *scale);

DatelineSpan dateline_time_scale_get_extent (const DatelineTimeScale *scale);

/* What is outside is taken to the nearer end. */
double dateline_time_scale_to_u (const DatelineTimeScale *scale, DatelineTime time);
DatelineTime dateline_time_scale_to_time (const DatelineTimeScale *scale, double u);

/* The share of the axis that one second takes outside the folds. */
double dateline_time_scale_get_slope (const DatelineTimeScale *scale);

/* In time order; owned by @scale. */
const DatelineFold *dateline_time_scale_get_folds (const DatelineTimeScale *scale, guint *n_folds);

/* The fold that @time lies strictly inside of, or %NULL. */
const DatelineFold *
dateline_time_scale_find_fold (const DatelineTimeScale *scale, DatelineTime time);

/* The same for what was a fold and is unfolded. */
const DatelineFold *
dateline_time_scale_get_unfolded (const DatelineTimeScale *scale, guint *n_unfolded);
const DatelineFold *
dateline_time_scale_find_unfolded (const DatelineTimeScale *scale, DatelineTime time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineTimeScale, dateline_time_scale_unref)

G_END_DECLS
