/* The layout of marks. Marks are tried large first, then smaller, until all have a lane. A mark of
 * no lasting event that finds no lane free may stand upon a bar. At the smallest size what is left
 * over is counted where it stands. Lanes are given over all rows, not only those in view: panning
 * moves no mark to another lane. Cost: O(rows * lanes) for each size tried. */
#include "marks.h"

#include "lanes.h"

#define GAP 2.0  /* pixels between marks of a lane */
#define BASE 3.0 /* below the lowest lane */
#define OVERFLOW_ROOM 30.0
#define SQUEEZED_MAX 300 /* marks that are tried one by one */

static const double pitches[] = { 15.0, 12.0, 10.0, 8.0 };

typedef struct
{
  DatelineLaneItem item;
  DatelineMark mark;
} Entry;

static double
to_px (const DatelineTimeScale *scale, double px_per_u, DatelineTime time)
{
  return dateline_time_scale_to_u (scale, time) * px_per_u;
}

/* The pixels between @from and @from + @length, which may be negative. */
static double
fade_length (const DatelineTimeScale *scale, double px_per_u, DatelineTime from, gint64 length)
{
  return ABS (to_px (scale, px_per_u, from + length) - to_px (scale, px_per_u, from));
}

static void
set_fades (DatelineMark *mark,
           const DatelineColumns *columns,
           const DatelineTimeScale *scale,
           double px_per_u)
{
  guint32 row = mark->row;
  guint flags = columns->when_flags[row];
  double length = mark->x1 - mark->x0;
  double least = flags & (DATELINE_WHEN_APPROXIMATE | DATELINE_WHEN_UNCERTAIN) ? 10.0 : 0.0;
  gint64 begin_unit = dateline_precision_length (columns->begin_precision[row]);
  gint64 end_unit = dateline_precision_length (columns->end_precision[row]);

  if (!(flags & DATELINE_WHEN_LASTS))
    {
      mark->fade0 = mark->fade1 = length / 2;
      return;
    }
  mark->fade0 = MAX (fade_length (scale, px_per_u, columns->begin[row], begin_unit), least);
  mark->fade1 = MAX (fade_length (scale, px_per_u, columns->end[row], -end_unit), least);
  if (flags & (DATELINE_WHEN_OPEN_BEGIN | DATELINE_WHEN_UNKNOWN_BEGIN))
    mark->fade0 = 0;
  if (flags & (DATELINE_WHEN_OPEN_END | DATELINE_WHEN_UNKNOWN_END))
    mark->fade1 = 0;
  mark->fade0 = MIN (mark->fade0, length / 2);
  mark->fade1 = MIN (mark->fade1, length / 2);
}

/* A mark stands at the middle of a bar whose moment is unknown, at the begin of one that lasts. The
 * former's bar is a thin line that others may cross. */
static void
place (Entry *entry,
       const DatelineColumns *columns,
       guint32 row,
       const DatelineTimeScale *scale,
       double px_per_u,
       double size)
{
  DatelineMark *mark = &entry->mark;
  double x0 = to_px (scale, px_per_u, columns->begin[row]);
  double x1 = to_px (scale, px_per_u, columns->end[row]);

  *mark = (DatelineMark){ .row = row, .x = (x0 + x1) / 2 };
  if (x1 - x0 > size + 4.0)
    {
      mark->x0 = x0;
      mark->x1 = x1;
      set_fades (mark, columns, scale, px_per_u);
      if (columns->when_flags[row] & DATELINE_WHEN_LASTS)
        mark->x = x0 + MIN (mark->fade0 / 2, size) + size / 2;
    }
  entry->item.x0 = mark->x - size / 2;
  entry->item.x1 = mark->x + size / 2;
  if (mark->x1 > mark->x0 && columns->when_flags[row] & DATELINE_WHEN_LASTS)
    {
      entry->item.x0 = MIN (entry->item.x0, x0);
      entry->item.x1 = MAX (entry->item.x1, x1);
    }
  entry->item.x1 += GAP;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;

  if (left->item.x0 != right->item.x0)
    return left->item.x0 < right->item.x0 ? -1 : 1;
  if (left->item.x1 != right->item.x1) /* long ones below */
    return left->item.x1 > right->item.x1 ? -1 : 1;
  return left->mark.row < right->mark.row ? -1 : left->mark.row > right->mark.row;
}

static guint
assign_lanes (GArray *entries, guint n_lanes)
{
  g_autofree DatelineLaneItem *items = g_new (DatelineLaneItem, entries->len);
  guint overflow;

  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    items[i] = g_array_index (entries, Entry, i).item;
  overflow = dateline_lanes_assign (items, entries->len, n_lanes, NULL);
  for (guint i = 0; i < entries->len; i++)
    g_array_index (entries, Entry, i).item.lane = items[i].lane;
  return overflow;
}

static gboolean
meets_mark (GArray *entries, double x, double size, int lane)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->item.lane == lane && ABS (entry->mark.x - x) < size + GAP)
        return TRUE;
    }
  return FALSE;
}

/* Puts marks that found no lane upon bars. Returns how many are left. */
static guint
squeeze_in (GArray *entries, guint n_lanes, double size, guint overflow)
{
  if (overflow > SQUEEZED_MAX)
    return overflow;
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->item.lane >= 0 || entry->item.x1 - entry->item.x0 > size + GAP + 0.1)
        continue;
      for (int lane = 0; lane < (int) n_lanes && entry->item.lane < 0; lane++)
        if (!meets_mark (entries, entry->mark.x, size, lane))
          entry->item.lane = lane;
      overflow -= entry->item.lane >= 0;
    }
  return overflow;
}

/* Returns how many found no lane. */
static guint
lay_out (GArray *entries, double height, double pitch, double size)
{
  guint n_lanes = MAX ((height - BASE) / pitch, 1.0);
  guint overflow = assign_lanes (entries, n_lanes);

  return squeeze_in (entries, n_lanes, size, overflow);
}

static void
count_overflow (DatelineMarks *marks, const Entry *entry, DatelineSpan span)
{
  DatelineMarkOverflow *last = NULL;
  DatelineMarkOverflow added = { entry->mark.x, 1, span };

  if (marks->overflow->len > 0)
    last = &g_array_index (marks->overflow, DatelineMarkOverflow, marks->overflow->len - 1);
  if (last == NULL || added.x - last->x > OVERFLOW_ROOM)
    {
      g_array_append_val (marks->overflow, added);
      return;
    }
  last->n++;
  last->span = dateline_span_union (last->span, span);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const DatelineMark *left = a, *right = b;

  return left->row < right->row ? -1 : left->row > right->row;
}

static int
compare_entries_by_x (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;

  return left->mark.x < right->mark.x ? -1 : left->mark.x > right->mark.x;
}

static void
take_entries (DatelineMarks *marks, GArray *entries, const DatelineColumns *columns)
{
  g_array_sort (entries, compare_entries_by_x);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);
      guint32 row = entry->mark.row;

      if (entry->item.lane < 0)
        {
          count_overflow (marks, entry, (DatelineSpan){ columns->begin[row], columns->end[row] });
          continue;
        }
      entry->mark.lane = entry->item.lane;
      g_array_append_val (marks->marks, entry->mark);
    }
  g_array_sort (marks->marks, compare_marks);
}

DatelineMarks *
dateline_marks_new (const DatelineStore *store,
                    const guint32 *rows,
                    guint n_rows,
                    const DatelineTimeScale *scale,
                    double px_per_u,
                    double height,
                    double count_height)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, TRUE, sizeof (Entry), n_rows);
  DatelineMarks *marks = g_new0 (DatelineMarks, 1);

  marks->marks = g_array_sized_new (FALSE, FALSE, sizeof (DatelineMark), n_rows);
  marks->overflow = g_array_new (FALSE, FALSE, sizeof (DatelineMarkOverflow));
  g_array_set_size (entries, n_rows);
  for (guint p = 0; p < G_N_ELEMENTS (pitches); p++)
    {
      marks->pitch = pitches[p];
      marks->size = MIN (pitches[p] - 1.0, 12.0);
      for (guint i = 0; i < n_rows; i++)
        place (&g_array_index (entries, Entry, i), columns, rows[i], scale, px_per_u, marks->size);
      if (lay_out (entries, height, marks->pitch, marks->size) == 0)
        break;
      if (p == G_N_ELEMENTS (pitches) - 1)
        lay_out (entries, height - count_height, marks->pitch, marks->size);
    }
  take_entries (marks, entries, columns);
  return marks;
}

void
dateline_marks_free (DatelineMarks *marks)
{
  g_array_unref (marks->marks);
  g_array_unref (marks->overflow);
  g_free (marks);
}

double
dateline_marks_lane_y (const DatelineMarks *marks, guint lane)
{
  return BASE + (lane + 0.5) * marks->pitch;
}

const DatelineMark *
dateline_marks_find (const DatelineMarks *marks, double x, double y)
{
  const DatelineMark *found = NULL;

  for (guint i = 0; i < marks->marks->len; i++)
    {
      const DatelineMark *mark = &g_array_index (marks->marks, DatelineMark, i);

      if (ABS (y - dateline_marks_lane_y (marks, mark->lane)) > marks->pitch / 2)
        continue;
      if (ABS (x - mark->x) <= marks->size / 2 + 1.0)
        return mark;
      if (mark->x0 <= x && x < mark->x1)
        found = mark;
    }
  return found;
}

const DatelineMarkOverflow *
dateline_marks_find_overflow (const DatelineMarks *marks, double x)
{
  for (guint i = 0; i < marks->overflow->len; i++)
    {
      const DatelineMarkOverflow *overflow =
          &g_array_index (marks->overflow, DatelineMarkOverflow, i);

      if (ABS (x - overflow->x) <= OVERFLOW_ROOM / 2)
        return overflow;
    }
  return NULL;
}
