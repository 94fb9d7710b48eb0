/* The way of playing is a list of knots (time, seconds): one for each end of the range and of each
 * silence that is given a share or cut to the cap. Between two knots it is linear.
 *
 * The rate of a whole is found by filling up: begin with the rate that no silence is cut for, cut
 * the silences that take too long, give what they no longer take to the others, and again, until
 * none is cut. The rate only rises, so that a silence once cut stays cut and each round looks at
 * the others only; this is Newton's method on a concave function and ends after a few rounds. */
#include "play-path.h"

#include <math.h>

#define UNIT_CAP 1.0  /* seconds that a silence may take at least, at a pace by the unit */
#define WHOLE_CAP 0.5 /* the same for a whole */
#define WHOLE_MEANS 2.0
#define EVEN_PART 0.5 /* of a whole's seconds is given to its silences in equal shares ... */
#define FRAME 0.0166  /* ... where a share is at least a frame; less is not seen */

/* How long a silence takes: its share, and by its length what @rate gives, up to @cap. */
typedef struct
{
  double share;
  double rate;
  double cap;
} Measure;

typedef struct
{
  DatelineTime time;
  double seconds;
} Knot;

struct _DatelinePlayPath
{
  GArray *knots; /* Knot; never empty */
};

/* The silences of a range, in time order. */
typedef struct
{
  const DatelineTime *begin;
  const guint32 *rows;
  guint n_rows;
  guint at;
  DatelineSpan rest;
} Silences;

static void
silences_start (Silences *silences, DatelineSpan range)
{
  guint low = 0, high = silences->n_rows;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (silences->begin[silences->rows[middle]] <= range.begin)
        low = middle + 1;
      else
        high = middle;
    }
  silences->at = low;
  silences->rest = range;
}

static inline gboolean
silences_next (Silences *silences, DatelineSpan *silence)
{
  DatelineTime time = silences->rest.end;

  if (dateline_span_is_empty (silences->rest))
    return FALSE;
  while (silences->at < silences->n_rows)
    {
      DatelineTime begin = silences->begin[silences->rows[silences->at]];

      if (begin > silences->rest.begin)
        {
          time = MIN (time, begin);
          break;
        }
      silences->at++;
    }
  *silence = (DatelineSpan){ silences->rest.begin, time };
  silences->rest.begin = time;
  return TRUE;
}

/* The rate at which silences of these lengths take @total seconds, none longer than @cap. */
static double
fill_up (gint64 *lengths, guint n, gint64 sum, double total, double cap)
{
  double rate = total / sum;

  for (;;)
    {
      guint n_left = 0;

      for (guint i = 0; i < n; i++)
        if (lengths[i] * rate > cap)
          sum -= lengths[i];
        else
          lengths[n_left++] = lengths[i];
      if (n_left == n)
        return rate;
      total -= (n - n_left) * cap;
      n = n_left;
      rate = total / sum;
    }
}

static Measure
measure_whole (Silences silences, DatelineSpan range, double total)
{
  g_autofree gint64 *lengths = NULL;
  DatelineSpan silence;
  Measure measure;
  guint n = 0;

  silences_start (&silences, range);
  lengths = g_new (gint64, (gsize) (silences.n_rows - silences.at) + 1);
  while (silences_next (&silences, &silence))
    lengths[n++] = dateline_span_length (silence);
  measure.share = EVEN_PART * total / n;
  if (measure.share < FRAME)
    measure.share = 0;
  total -= n * measure.share;
  measure.cap = MAX (WHOLE_CAP, WHOLE_MEANS * total / n);
  measure.rate = fill_up (lengths, n, dateline_span_length (range), total, measure.cap);
  return measure;
}

static Measure
measure_by_unit (DatelinePace pace)
{
  gint64 length = dateline_pace_unit_length (pace.unit);

  return (Measure){
    .rate = pace.seconds / length,
    .cap = MAX (UNIT_CAP, pace.seconds * MIN (length, DATELINE_DAY) / length),
  };
}

static void
add_knot (DatelinePlayPath *path, DatelineTime time, double seconds)
{
  g_array_append_val (path->knots, ((Knot){ time, seconds }));
}

static Knot
last_knot (const DatelinePlayPath *path)
{
  return g_array_index (path->knots, Knot, path->knots->len - 1);
}

/* On to @time at @rate. */
static void
go_on (DatelinePlayPath *path, DatelineTime time, double rate)
{
  Knot last = last_knot (path);

  if (time > last.time)
    add_knot (path, time, last.seconds + (time - last.time) * rate);
}

static void
cut_silences (DatelinePlayPath *path, Silences silences, DatelineSpan range, Measure measure)
{
  DatelineSpan silence;

  silences_start (&silences, range);
  while (silences_next (&silences, &silence))
    {
      double seconds = dateline_span_length (silence) * measure.rate;

      if (seconds <= measure.cap && measure.share == 0)
        continue;
      go_on (path, silence.begin, measure.rate);
      add_knot (
          path, silence.end, last_knot (path).seconds + measure.share + MIN (seconds, measure.cap));
    }
}

DatelinePlayPath *
dateline_play_path_new (DatelineSpan range,
                        const DatelineTime *begin,
                        const guint32 *rows,
                        guint n_rows,
                        DatelinePace pace,
                        gboolean skip_empty)
{
  DatelinePlayPath *path = g_new0 (DatelinePlayPath, 1);
  Silences silences = { .begin = begin, .rows = rows, .n_rows = n_rows };
  gboolean whole = pace.unit == DATELINE_PACE_WHOLE;
  Measure measure = { 0 };

  path->knots = g_array_new (FALSE, FALSE, sizeof (Knot));
  add_knot (path, range.begin, 0);
  if (dateline_span_is_empty (range))
    return path;
  pace.seconds = CLAMP (pace.seconds, DATELINE_PACE_MIN, DATELINE_PACE_MAX);
  if (!whole)
    measure = measure_by_unit (pace);
  else if (skip_empty)
    measure = measure_whole (silences, range, pace.seconds);
  else
    measure.rate = pace.seconds / dateline_span_length (range);
  if (skip_empty)
    cut_silences (path, silences, range, measure);
  go_on (path, range.end, measure.rate);
  if (whole) /* but for rounding it was so before */
    g_array_index (path->knots, Knot, path->knots->len - 1).seconds = pace.seconds;
  return path;
}

void
dateline_play_path_free (DatelinePlayPath *path)
{
  g_array_unref (path->knots);
  g_free (path);
}

DatelineSpan
dateline_play_path_get_range (const DatelinePlayPath *path)
{
  return (DatelineSpan){ g_array_index (path->knots, Knot, 0).time, last_knot (path).time };
}

double
dateline_play_path_get_duration (const DatelinePlayPath *path)
{
  return last_knot (path).seconds;
}

double
dateline_play_path_to_seconds (const DatelinePlayPath *path, DatelineTime time)
{
  const Knot *knots = (const Knot *) path->knots->data;
  guint low = 0, high = path->knots->len - 1;
  double part;

  if (time <= knots[0].time)
    return 0;
  if (time >= knots[high].time)
    return knots[high].seconds;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (knots[middle].time <= time)
        low = middle;
      else
        high = middle;
    }
  part = (double) (time - knots[low].time) / (double) (knots[high].time - knots[low].time);
  return knots[low].seconds + part * (knots[high].seconds - knots[low].seconds);
}

DatelineTime
dateline_play_path_to_time (const DatelinePlayPath *path, double seconds)
{
  const Knot *knots = (const Knot *) path->knots->data;
  guint low = 0, high = path->knots->len - 1;
  double part;

  if (!(seconds > 0))
    return knots[0].time;
  if (seconds >= knots[high].seconds)
    return knots[high].time;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (knots[middle].seconds <= seconds)
        low = middle;
      else
        high = middle;
    }
  part = (seconds - knots[low].seconds) / (knots[high].seconds - knots[low].seconds);
  return knots[low].time + llround (part * (double) (knots[high].time - knots[low].time));
}
