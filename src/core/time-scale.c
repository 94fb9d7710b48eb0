/* The time axis. A scale is a short list of knots (time, u), two for each fold, also where it is
 * unfolded, and one for each end of the extent; between two knots the map is linear.
 *
 * Which silences fold: the moments at which an event begins or ends cut the extent into gaps. The
 * lower quartile of them is taken for the unit that wants to be seen. The longest gaps fold, one
 * after the other, until what is left unfolded holds at most UNITS_SHOWN such units, or the longest
 * gap left is no large part of it or does not stand out from the others, or there are
 * DATELINE_FOLDS_MAX folds. An evenly filled set folds nowhere.
 *
 * Cost: the ends are radix-sorted, merged with the begins, and one pass finds the longest gaps. */
#include "time-scale.h"

#include <math.h>
#include <string.h>

#define UNITS_SHOWN 160.0
#define MIN_PART 0.04  /* of the unfolded rest; below it a fold would save too little */
#define MIN_EXCESS 4.0 /* times the mean of the other unfolded gaps */
#define RADIX_BITS 11

typedef struct
{
  DatelineSpan span;
  gboolean covered;
  gboolean begins;
  gboolean unfolded;
} Gap;

/* The gaps between moments, as one pass in time order meets them. */
typedef struct
{
  GArray *lengths;                 /* gint64, of every gap */
  Gap longest[DATELINE_FOLDS_MAX]; /* falling by length */
  guint n_longest;
} Gaps;

struct _DatelineTimeScale
{
  gatomicrefcount ref_count;
  guint n_knots;
  DatelineTime times[2 * DATELINE_FOLDS_MAX + 2];
  double us[2 * DATELINE_FOLDS_MAX + 2];
  guint n_folds;
  DatelineFold folds[DATELINE_FOLDS_MAX];
  guint n_unfolded;
  DatelineFold unfolded[DATELINE_FOLDS_MAX];
  double slope;
};

static void
gaps_add (Gaps *gaps, DatelineSpan span, gboolean covered, gboolean begins)
{
  gint64 length = dateline_span_length (span);
  guint at;

  if (length <= 0)
    return;
  g_array_append_val (gaps->lengths, length);
  if (gaps->n_longest == DATELINE_FOLDS_MAX &&
      dateline_span_length (gaps->longest[DATELINE_FOLDS_MAX - 1].span) >= length)
    return;
  if (gaps->n_longest < DATELINE_FOLDS_MAX)
    gaps->n_longest++;
  for (at = gaps->n_longest - 1; at > 0; at--)
    {
      if (dateline_span_length (gaps->longest[at - 1].span) >= length)
        break;
      gaps->longest[at] = gaps->longest[at - 1];
    }
  gaps->longest[at] = (Gap){ span, covered, begins, FALSE };
}

/* The times taken into the extent, ascending. */
static DatelineTime *
sort_times (DatelineSpan extent, const DatelineTime *times, guint n)
{
  DatelineTime *from = g_new (DatelineTime, n);
  DatelineTime *to = g_new (DatelineTime, n);
  guint bits = g_bit_storage (dateline_span_length (extent));

  for (guint i = 0; i < n; i++)
    from[i] = CLAMP (times[i], extent.begin, extent.end);
  for (guint shift = 0; shift < bits; shift += RADIX_BITS)
    {
      guint starts[(1 << RADIX_BITS) + 1] = { 0 };
      const guint mask = (1 << RADIX_BITS) - 1;

      for (guint i = 0; i < n; i++)
        starts[(((guint64) (from[i] - extent.begin) >> shift) & mask) + 1]++;
      for (guint digit = 0; digit < mask; digit++)
        starts[digit + 1] += starts[digit];
      for (guint i = 0; i < n; i++)
        to[starts[((guint64) (from[i] - extent.begin) >> shift) & mask]++] = from[i];
      DatelineTime *swap = from;
      from = to;
      to = swap;
    }
  g_free (to);
  return from;
}

static void
find_gaps (
    Gaps *gaps, DatelineSpan extent, const DatelineTime *begin, const DatelineTime *end, guint n)
{
  g_autofree DatelineTime *ends = sort_times (extent, end, n);
  DatelineTime last = extent.begin;
  gboolean begins = FALSE;
  guint b = 0, e = 0;

  gaps->lengths =
      g_array_sized_new (FALSE, FALSE, sizeof (gint64), MIN (2 * (gsize) n + 1, G_MAXUINT));
  while (b < n || e < n)
    {
      DatelineTime time = e == n || (b < n && begin[b] <= ends[e]) ? begin[b] : ends[e];

      time = CLAMP (time, extent.begin, extent.end);
      /* Events begun and not ended by the last moment. */
      gaps_add (gaps, (DatelineSpan){ last, time }, b > e, begins);
      begins = b < n && begin[b] == time;
      while (b < n && begin[b] <= time)
        b++;
      while (e < n && ends[e] <= time)
        e++;
      last = time;
      if (time == extent.end)
        return;
    }
  gaps_add (gaps, (DatelineSpan){ last, extent.end }, FALSE, begins);
}

/* The value a quarter of all are below, by quickselect; reorders the array. */
static gint64
find_quarter (GArray *array)
{
  gint64 *values = (gint64 *) array->data;
  gint64 low = 0, high = (gint64) array->len - 1, wanted = array->len / 4;

  while (low < high)
    {
      gint64 pivot = values[low + (high - low) / 2], i = low, j = high;

      while (i <= j)
        {
          while (values[i] < pivot)
            i++;
          while (values[j] > pivot)
            j--;
          if (i <= j)
            {
              gint64 swap = values[i];

              values[i++] = values[j];
              values[j--] = swap;
            }
        }
      if (wanted <= j)
        high = j;
      else if (wanted >= i)
        low = i;
      else
        break;
    }
  return values[wanted];
}

/* How many of the longest gaps fold. */
static guint
count_folds (const Gaps *gaps, double unfolded)
{
  double unit = find_quarter (gaps->lengths);
  guint n = 0;

  for (; n < gaps->n_longest; n++)
    {
      double length = dateline_span_length (gaps->longest[n].span);
      double room = 1.0 - n * DATELINE_FOLD_SHARE;
      double others = unfolded - length;

      if (unfolded <= UNITS_SHOWN * unit * room || length < MIN_PART * unfolded ||
          length * (gaps->lengths->len - n - 1) <= MIN_EXCESS * others)
        break;
      unfolded -= length;
    }
  return n;
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const Gap *left = a, *right = b;

  return left->span.begin < right->span.begin ? -1 : left->span.begin > right->span.begin;
}

static void
add_knot (DatelineTimeScale *scale, DatelineTime time, double u)
{
  scale->times[scale->n_knots] = time;
  scale->us[scale->n_knots] = u;
  scale->n_knots++;
}

static void
set_slope (DatelineTimeScale *scale, DatelineSpan extent, const Gap *gaps, guint n_gaps)
{
  gint64 unfolded = dateline_span_length (extent);
  double room = 1.0;

  for (guint i = 0; i < n_gaps; i++)
    if (!gaps[i].unfolded)
      {
        unfolded -= dateline_span_length (gaps[i].span);
        room -= DATELINE_FOLD_SHARE;
      }
  scale->slope = room / (double) unfolded;
}

static void
add_fold (DatelineTimeScale *scale, const Gap *gap)
{
  DatelineFold fold = { gap->span,
                        dateline_time_scale_to_u (scale, gap->span.begin),
                        dateline_time_scale_to_u (scale, gap->span.end),
                        gap->covered,
                        gap->begins };

  if (gap->unfolded)
    scale->unfolded[scale->n_unfolded++] = fold;
  else
    scale->folds[scale->n_folds++] = fold;
}

/* @gaps are in time order. */
static DatelineTimeScale *
scale_new (DatelineSpan extent, const Gap *gaps, guint n_gaps)
{
  DatelineTimeScale *scale = g_new0 (DatelineTimeScale, 1);
  DatelineTime time = extent.begin;
  double u = 0.0;

  g_atomic_ref_count_init (&scale->ref_count);
  set_slope (scale, extent, gaps, n_gaps);
  add_knot (scale, time, u);
  for (guint i = 0; i < n_gaps; i++)
    {
      DatelineSpan span = gaps[i].span;

      if (span.begin > time)
        {
          u += (double) (span.begin - time) * scale->slope;
          add_knot (scale, span.begin, u);
        }
      time = span.end;
      u += gaps[i].unfolded ? (double) dateline_span_length (span) * scale->slope
                            : DATELINE_FOLD_SHARE;
      add_knot (scale, time, u);
    }
  if (time < extent.end)
    add_knot (scale, extent.end, 1.0);
  scale->us[scale->n_knots - 1] = 1.0;
  for (guint i = 0; i < n_gaps; i++)
    add_fold (scale, &gaps[i]);
  return scale;
}

/* What is or was a fold, in time order; returns how many. */
static guint
get_gaps (const DatelineTimeScale *scale, Gap *gaps)
{
  guint n = 0;

  for (guint i = 0; i < scale->n_folds; i++)
    {
      const DatelineFold *fold = &scale->folds[i];

      gaps[n++] = (Gap){ fold->span, fold->covered, fold->begins, FALSE };
    }
  for (guint i = 0; i < scale->n_unfolded; i++)
    {
      const DatelineFold *fold = &scale->unfolded[i];

      gaps[n++] = (Gap){ fold->span, fold->covered, fold->begins, TRUE };
    }
  qsort (gaps, n, sizeof (Gap), compare_gaps);
  return n;
}

static DatelineSpan
at_least_a_minute (DatelineSpan extent)
{
  extent.end = MAX (extent.end, extent.begin + DATELINE_MINUTE);
  return extent;
}

DatelineTimeScale *
dateline_time_scale_new_linear (DatelineSpan extent)
{
  extent = at_least_a_minute (extent);
  return scale_new (extent, NULL, 0);
}

DatelineTimeScale *
dateline_time_scale_new_elastic (DatelineSpan extent,
                                 const DatelineTime *begin,
                                 const DatelineTime *end,
                                 guint n)
{
  Gaps gaps = { 0 };
  guint n_folds;

  extent = at_least_a_minute (extent);
  find_gaps (&gaps, extent, begin, end, n);
  n_folds = count_folds (&gaps, dateline_span_length (extent));
  g_array_unref (gaps.lengths);
  qsort (gaps.longest, n_folds, sizeof (Gap), compare_gaps);
  return scale_new (extent, gaps.longest, n_folds);
}

DatelineTimeScale *
dateline_time_scale_new_unfolded (const DatelineTimeScale *scale,
                                  const DatelineSpan *spans,
                                  guint n)
{
  Gap gaps[DATELINE_FOLDS_MAX];
  guint n_gaps = get_gaps (scale, gaps);

  for (guint i = 0; i < n_gaps; i++)
    {
      gaps[i].unfolded = FALSE;
      for (guint k = 0; k < n; k++)
        gaps[i].unfolded |= dateline_span_overlaps (gaps[i].span, spans[k]);
    }
  return scale_new (dateline_time_scale_get_extent (scale), gaps, n_gaps);
}

DatelineTimeScale *
dateline_time_scale_new_between (const DatelineTimeScale *from,
                                 const DatelineTimeScale *to,
                                 double part)
{
  DatelineTimeScale *scale = g_new0 (DatelineTimeScale, 1);
  Gap gaps[DATELINE_FOLDS_MAX], others[DATELINE_FOLDS_MAX];
  guint n_gaps = get_gaps (from, gaps);

  g_assert (from->n_knots == to->n_knots && get_gaps (to, others) == n_gaps);
  g_atomic_ref_count_init (&scale->ref_count);
  scale->slope = from->slope + part * (to->slope - from->slope);
  for (guint i = 0; i < from->n_knots; i++)
    add_knot (scale, from->times[i], from->us[i] + part * (to->us[i] - from->us[i]));
  for (guint i = 0; i < n_gaps; i++)
    {
      gaps[i].unfolded &= others[i].unfolded;
      add_fold (scale, &gaps[i]);
    }
  return scale;
}

DatelineTimeScale *
dateline_time_scale_ref (DatelineTimeScale *scale)
{
  g_atomic_ref_count_inc (&scale->ref_count);
  return scale;
}

void
dateline_time_scale_unref (DatelineTimeScale *scale)
{
  if (g_atomic_ref_count_dec (&scale->ref_count))
    g_free (scale);
}

DatelineSpan
dateline_time_scale_get_extent (const DatelineTimeScale *scale)
{
  return (DatelineSpan){ scale->times[0], scale->times[scale->n_knots - 1] };
}

double
dateline_time_scale_to_u (const DatelineTimeScale *scale, DatelineTime time)
{
  guint low = 0, high = scale->n_knots - 1;
  double part;

  if (time <= scale->times[0])
    return 0.0;
  if (time >= scale->times[high])
    return 1.0;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (scale->times[middle] <= time)
        low = middle;
      else
        high = middle;
    }
  part = (double) (time - scale->times[low]) / (double) (scale->times[high] - scale->times[low]);
  return scale->us[low] + part * (scale->us[high] - scale->us[low]);
}

DatelineTime
dateline_time_scale_to_time (const DatelineTimeScale *scale, double u)
{
  guint low = 0, high = scale->n_knots - 1;
  double part;

  if (!(u > 0.0))
    return scale->times[0];
  if (u >= 1.0)
    return scale->times[high];
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (scale->us[middle] <= u)
        low = middle;
      else
        high = middle;
    }
  part = (u - scale->us[low]) / (scale->us[high] - scale->us[low]);
  return scale->times[low] + llround (part * (double) (scale->times[high] - scale->times[low]));
}

double
dateline_time_scale_get_slope (const DatelineTimeScale *scale)
{
  return scale->slope;
}

const DatelineFold *
dateline_time_scale_get_folds (const DatelineTimeScale *scale, guint *n_folds)
{
  *n_folds = scale->n_folds;
  return scale->folds;
}

static const DatelineFold *
find_inside (const DatelineFold *folds, guint n, DatelineTime time)
{
  for (guint i = 0; i < n; i++)
    if (folds[i].span.begin < time && time < folds[i].span.end)
      return &folds[i];
  return NULL;
}

const DatelineFold *
dateline_time_scale_find_fold (const DatelineTimeScale *scale, DatelineTime time)
{
  return find_inside (scale->folds, scale->n_folds, time);
}

const DatelineFold *
dateline_time_scale_get_unfolded (const DatelineTimeScale *scale, guint *n_unfolded)
{
  *n_unfolded = scale->n_unfolded;
  return scale->unfolded;
}

const DatelineFold *
dateline_time_scale_find_unfolded (const DatelineTimeScale *scale, DatelineTime time)
{
  return find_inside (scale->unfolded, scale->n_unfolded, time);
}
