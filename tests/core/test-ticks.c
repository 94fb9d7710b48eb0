#include "config.h"

#include "ticks.h"

#include "calendar.h"
#include "paths.h"

#include <libintl.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define CHARACTER 7.0

static double
measure (const char *text, gpointer user_data)
{
  return g_utf8_strlen (text, -1) * CHARACTER;
}

static DatelineTime
at (int year, int month, int day, int hour, int minute)
{
  DatelineCivil civil = { year, month, day, hour, minute };

  return dateline_calendar_to_utc (&civil);
}

/* The labels of a row, one after the other. */
static char *
row_text (const DatelineTicks *ticks, guint row)
{
  GString *text = g_string_new (NULL);
  double last = -INFINITY;

  for (guint i = 0; i < ticks->labels->len; i++)
    {
      const DatelineTickLabel *next = NULL;

      for (guint k = 0; k < ticks->labels->len; k++)
        {
          const DatelineTickLabel *label = &g_array_index (ticks->labels, DatelineTickLabel, k);

          if (label->row == row && label->x > last && (next == NULL || label->x < next->x))
            next = label;
        }
      if (next == NULL)
        break;
      g_string_append_printf (text, "%s%s", text->len > 0 ? " | " : "", next->text);
      last = next->x;
    }
  return g_string_free (text, FALSE);
}

static void
test_table (void)
{
  const struct
  {
    DatelineSpan span;
    double width;
    const char *upper, *lower;
  } cases[] = {
    { { at (2020, 10, 10, 12, 0) + 10, at (2020, 10, 10, 12, 1) + 10 },
      400,
      "12:00:15 | 12:00:30 | 12:00:45 | 12:01:00",
      "10 Oct 2020" },
    { { at (2020, 10, 10, 12, 0), at (2020, 10, 10, 12, 20) },
      400,
      "12:00 | 12:05 | 12:10 | 12:15",
      "10 Oct 2020" },
    { { at (2020, 10, 10, 0, 0), at (2020, 10, 12, 0, 0) },
      600,
      "0:00 | 6:00 | 12:00 | 18:00 | 0:00 | 6:00 | 12:00 | 18:00",
      "10 Oct 2020 | 11 Oct 2020" },
    { { at (2020, 9, 27, 0, 0), at (2020, 11, 10, 0, 0) },
      440,
      "27 | 4 | 11 | 18 | 25 | 1 | 8",
      "Sep | Oct 2020 | Nov 2020" },
    { { at (2020, 1, 1, 0, 0), at (2022, 1, 1, 0, 0) },
      800,
      "Jan | Feb | Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov | Dec | "
      "Jan | Feb | Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov | Dec",
      "2020 | 2021" },
    { { at (2020, 1, 1, 0, 0), at (2024, 1, 1, 0, 0) },
      700,
      "Q1 | Q2 | Q3 | Q4 | Q1 | Q2 | Q3 | Q4 | Q1 | Q2 | Q3 | Q4 | Q1 | Q2 | Q3 | Q4",
      "2020 | 2021 | 2022 | 2023" },
    { { at (2020, 1, 1, 0, 0), at (2022, 1, 1, 0, 0) },
      600,
      "Jan–Mar | Apr–Jun | Jul–Sep | Oct–Dec | Jan–Mar | Apr–Jun | Jul–Sep | Oct–Dec",
      "2020 | 2021" },
    { { at (1991, 1, 1, 0, 0), at (2011, 1, 1, 0, 0) },
      400,
      "1992 | 1994 | 1996 | 1998 | 2000 | 2002 | 2004 | 2006 | 2008",
      "20th century | 21st century" },
    { { at (-250, 1, 1, 0, 0), at (250, 1, 1, 0, 0) },
      400,
      "200 BC | 100 BC | AD 1 | AD 100",
      "1st millennium BC | 1st millennium" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineTimeScale) scale = dateline_time_scale_new_linear (cases[i].span);
      g_autoptr (DatelineTicks) ticks =
          dateline_ticks_new (scale, DATELINE_TIME_VIEW_ALL, cases[i].width, NULL, measure, NULL);
      g_autofree char *upper = row_text (ticks, 0);
      g_autofree char *lower = row_text (ticks, 1);

      g_assert_cmpstr (upper, ==, cases[i].upper);
      g_assert_cmpstr (lower, ==, cases[i].lower);
    }
}

/* Across a change of clocks a day stays a day and an hour an hour. */
static void
test_zone (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  DatelineTickStep day = dateline_tick_step_of_unit (DATELINE_UNIT_DAY);
  DatelineTickStep hour = dateline_tick_step_of_unit (DATELINE_UNIT_HOUR);
  DatelineTickStep quarter = { DATELINE_UNIT_MINUTE, 15, 900 };
  g_autoptr (GTimeZone) dublin = g_time_zone_new_identifier ("Europe/Dublin");
  DatelineTime change = at (2023, 10, 28, 23, 0);
  DatelineTime spring = at (2023, 3, 25, 23, 0), autumn = at (2023, 10, 28, 22, 0);

  g_assert_nonnull (berlin);
  g_assert_cmpint (dateline_tick_step_floor (day, spring + 5 * DATELINE_HOUR, berlin), ==, spring);
  g_assert_cmpint (dateline_tick_step_next (day, spring, berlin), ==, spring + 23 * DATELINE_HOUR);
  g_assert_cmpint (dateline_tick_step_next (day, autumn, berlin), ==, autumn + 25 * DATELINE_HOUR);
  for (DatelineTime time = spring - DATELINE_DAY; time < spring + 3 * DATELINE_DAY; time += 600)
    {
      g_assert_cmpint (dateline_tick_step_next (hour, time, berlin), >, time);
      g_assert_cmpint (dateline_tick_step_next (hour, time, berlin), <=, time + 2 * DATELINE_HOUR);
      g_assert_cmpint (dateline_tick_step_floor (hour, time, berlin), <=, time);
    }
  /* an hour that comes twice; in Dublin the second time is not the standard one to GLib */
  for (DatelineTime time = 0; time < DATELINE_DAY; time += 300)
    {
      g_assert_cmpint (dateline_tick_step_next (quarter, autumn + time, berlin), >, autumn + time);
      g_assert_cmpint (dateline_tick_step_next (quarter, change + time, dublin), >, change + time);
    }
}

/* Every begin is found from before, from within and from the next, and none is nearer than said. */
static void
test_steps (void)
{
  guint n_steps;
  const DatelineTickStep *steps = dateline_tick_steps (&n_steps);

  for (guint i = 0; i < n_steps; i++)
    for (int k = 0; k < 200; k++)
      {
        DatelineTime time =
            DATELINE_TIME_MIN / 2 +
            (gint64) (g_test_rand_double () * (DATELINE_TIME_MAX - DATELINE_TIME_MIN) / 2);
        DatelineTime from = dateline_tick_step_floor (steps[i], time, NULL);
        DatelineTime next = dateline_tick_step_next (steps[i], time, NULL);

        g_assert_cmpint (from, <=, time);
        g_assert_cmpint (next, >, time);
        if (dateline_calendar_from_utc (from).year != 1)
          g_assert_cmpint (next - from, >=, steps[i].shortest);
        g_assert_cmpint (next - from, <=, steps[i].shortest * 2 + 3 * DATELINE_DAY);
        g_assert_cmpint (dateline_tick_step_floor (steps[i], from, NULL), ==, from);
        g_assert_cmpint (dateline_tick_step_floor (steps[i], next - 1, NULL), ==, from);
        g_assert_cmpint (dateline_tick_step_floor (steps[i], next, NULL), ==, next);
        g_assert_cmpint (dateline_tick_step_next (steps[i], from - 1, NULL), ==, from);
      }
}

static DatelineTimeScale *
random_scale (void)
{
  DatelineTime begin[40], end[40];
  DatelineTime time = (gint64) g_test_rand_int () * g_test_rand_int_range (1, 60);
  guint n = g_test_rand_int_range (1, 40);
  DatelineSpan extent = { time };

  for (guint i = 0; i < n; i++)
    {
      begin[i] = time;
      end[i] = time + (g_test_rand_int_range (0, 4) ? DATELINE_DAY : 366 * DATELINE_DAY);
      extent.end = MAX (extent.end, end[i]);
      time += g_test_rand_int_range (0, 3) * DATELINE_DAY +
              (g_test_rand_int_range (0, 4) ? 0 : g_test_rand_int_range (0, 20000) * DATELINE_DAY);
    }
  return g_test_rand_int_range (0, 4) ? dateline_time_scale_new_elastic (extent, begin, end, n)
                                      : dateline_time_scale_new_linear (extent);
}

static void
check_ticks (const DatelineTicks *ticks, const DatelineTimeScale *scale, GTimeZone *zone)
{
  double last = -INFINITY;

  for (guint i = 0; i < ticks->ticks->len; i++)
    {
      const DatelineTick *tick = &g_array_index (ticks->ticks, DatelineTick, i);
      DatelineCivil civil = dateline_calendar_from_time (tick->time, zone);

      g_assert_null (dateline_time_scale_find_fold (scale, tick->time));
      g_assert_true (tick->x > last && tick->x >= -0.5);
      g_assert_true (civil.second == 0 || ticks->step.unit == DATELINE_UNIT_SECOND);
      if (ticks->step.unit >= DATELINE_UNIT_MONTH) /* clocks may skip the first hour */
        g_assert_true (civil.day == 1 && civil.hour <= 1 && civil.minute == 0);
      last = tick->x;
    }
}

/* Nothing stands above a lower label but what it names and folds, and of these, where it begins in
 * unfolded time, none with which an event begins; an upper one meets none. */
static void
check_label (const DatelineTickLabel *label,
             const DatelineTimeScale *scale,
             DatelineTimeView view,
             double width)
{
  double first = dateline_time_view_to_u (view, width, label->x);
  gboolean from_fold =
      dateline_time_scale_find_fold (scale, dateline_time_scale_to_time (scale, first)) != NULL;

  g_assert_cmpfloat (label->x, >=, 0);
  g_assert_cmpfloat (label->x + label->width, <=, width);
  for (int i = 0; i <= 20; i++)
    {
      double u = dateline_time_view_to_u (view, width, label->x + label->width * i / 20);
      DatelineTime time = dateline_time_scale_to_time (scale, u);
      const DatelineFold *fold = dateline_time_scale_find_fold (scale, time);

      if (label->row == 0)
        g_assert_null (fold);
      else if (fold == NULL || (fold->begins && !from_fold))
        g_assert_true (dateline_span_contains (label->span, time));
    }
}

static void
check_labels (const DatelineTicks *ticks,
              const DatelineTimeScale *scale,
              DatelineTimeView view,
              double width)
{
  for (guint i = 0; i < ticks->labels->len; i++)
    {
      const DatelineTickLabel *a = &g_array_index (ticks->labels, DatelineTickLabel, i);

      g_assert_true (a->width == measure (a->text, NULL));
      check_label (a, scale, view, width);
      for (guint k = 0; k < i; k++)
        {
          const DatelineTickLabel *b = &g_array_index (ticks->labels, DatelineTickLabel, k);

          if (a->row == b->row)
            g_assert_true (a->x + a->width + DATELINE_LABEL_GAP <= b->x ||
                           b->x + b->width + DATELINE_LABEL_GAP <= a->x);
        }
    }
}

static void
test_random (void)
{
  g_autoptr (GTimeZone) baku = g_time_zone_new_identifier ("Asia/Baku");
  guint n_labels = 0;

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (DatelineTimeScale) scale = random_scale ();
      DatelineTimeView view = dateline_time_view_zoom (DATELINE_TIME_VIEW_ALL,
                                                       scale,
                                                       g_test_rand_double (),
                                                       exp (g_test_rand_double_range (0, 12)));
      double width = g_test_rand_double_range (300, 2500);
      GTimeZone *zone = g_test_rand_bit () ? baku : NULL;
      g_autoptr (DatelineTicks) ticks =
          dateline_ticks_new (scale, view, width, zone, measure, NULL);

      check_ticks (ticks, scale, zone);
      check_labels (ticks, scale, view, width);
      n_labels += ticks->labels->len;
    }
  g_assert_cmpuint (n_labels, >, 2000);
}

/* The unit that the lower row should name, by the length of what the upper row names. */
static DatelineUnit
find_larger_unit (gint64 length)
{
  if (length < 23 * DATELINE_HOUR)
    return DATELINE_UNIT_DAY;
  if (length <= 8 * DATELINE_DAY)
    return DATELINE_UNIT_MONTH;
  if (length < 365 * DATELINE_DAY)
    return DATELINE_UNIT_YEAR;
  if (length < 11 * 366 * DATELINE_DAY)
    return DATELINE_UNIT_CENTURY;
  return length < 999 * 365 * DATELINE_DAY ? DATELINE_UNIT_MILLENNIUM : DATELINE_N_UNITS;
}

/* Where there is room for it, what each upper label belongs to is named below. */
static void
check_named_below (const DatelineTicks *ticks,
                   const DatelineTimeScale *scale,
                   DatelineTimeView view,
                   double width)
{
  for (guint i = 0; i < ticks->labels->len; i++)
    {
      const DatelineTickLabel *label = &g_array_index (ticks->labels, DatelineTickLabel, i);
      DatelineUnit unit = find_larger_unit (dateline_span_length (label->span));
      DatelineTickStep step = dateline_tick_step_of_unit (unit);
      g_autofree char *text = NULL;
      DatelineSpan whole;
      double x0, x1;
      gboolean named = FALSE;

      if (label->row != 0 || unit == DATELINE_N_UNITS)
        continue;
      text = dateline_tick_text_full (label->span.begin, unit, NULL);
      whole.begin = dateline_tick_step_floor (step, label->span.begin, NULL);
      whole.end = dateline_tick_step_next (step, label->span.begin, NULL);
      x0 = dateline_time_view_to_px (view, width, dateline_time_scale_to_u (scale, whole.begin));
      x1 = dateline_time_view_to_px (view, width, dateline_time_scale_to_u (scale, whole.end));
      if (MIN (x1, width) - MAX (x0, 0) < measure (text, NULL) + 2 * DATELINE_LABEL_GAP)
        continue;
      for (guint k = 0; k < ticks->labels->len && !named; k++)
        {
          const DatelineTickLabel *other = &g_array_index (ticks->labels, DatelineTickLabel, k);

          named = other->row == 1 && dateline_span_equal (other->span, whole) &&
                  g_str_equal (other->text, text);
        }
      g_assert_true (named);
    }
}

static void
check_calendar (const DatelineTicks *ticks)
{
  DatelineTickStep month = dateline_tick_step_of_unit (DATELINE_UNIT_MONTH);

  for (guint i = 0; i < ticks->ticks->len; i++)
    {
      DatelineTime time = g_array_index (ticks->ticks, DatelineTick, i).time;

      g_assert_true (dateline_tick_step_floor (ticks->step, time, NULL) == time ||
                     (ticks->step.unit == DATELINE_UNIT_WEEK &&
                      dateline_tick_step_floor (month, time, NULL) == time));
    }
}

static double
get_unfolded_px (const DatelineTimeScale *scale, DatelineTimeView view, double width)
{
  guint n_folds;
  const DatelineFold *folds = dateline_time_scale_get_folds (scale, &n_folds);
  double u = view.u1 - view.u0;

  for (guint i = 0; i < n_folds; i++)
    u -= MAX (MIN (folds[i].u1, view.u1) - MAX (folds[i].u0, view.u0), 0);
  return u / (view.u1 - view.u0) * width;
}

/* From ten thousand years down to a minute, with neither step nor notch left out. */
static void
check_zooms (const DatelineTimeScale *scale, double width)
{
  double u = g_test_rand_double_range (0.1, 0.9), factor = 1.0;
  DatelineTimeView view = DATELINE_TIME_VIEW_ALL, last;
  guint n_folds;

  dateline_time_scale_get_folds (scale, &n_folds);
  do
    {
      g_autoptr (DatelineTicks) ticks =
          dateline_ticks_new (scale, view, width, NULL, measure, NULL);

      check_ticks (ticks, scale, NULL);
      check_calendar (ticks);
      check_labels (ticks, scale, view, width);
      if (n_folds == 0)
        check_named_below (ticks, scale, view, width);
      if (n_folds == 0 || get_unfolded_px (scale, view, width) > 250)
        g_assert_cmpuint (ticks->labels->len, >, 0);
      last = view;
      factor *= 1.3;
      view = dateline_time_view_zoom (DATELINE_TIME_VIEW_ALL, scale, u, factor);
    }
  while (view.u0 != last.u0 || view.u1 != last.u1);
  g_assert_cmpint (
      dateline_span_length (dateline_time_view_get_span (view, scale)), <, 2 * DATELINE_MINUTE);
}

static void
check_all_zooms (void)
{
  const DatelineSpan ages = { at (-6000, 1, 1, 0, 0), at (4000, 1, 1, 0, 0) };
  const DatelineSpan centuries = { at (1515, 4, 24, 0, 0), at (2023, 9, 20, 0, 0) };
  static const double widths[] = { 300, 1200, 3000 };
  DatelineTime begin[] = {
    centuries.begin,        at (1640, 5, 1, 0, 0),    at (1915, 4, 24, 0, 0),
    at (2020, 9, 27, 0, 0), at (2020, 10, 10, 12, 0), at (2023, 9, 19, 0, 0)
  };
  DatelineTime end[] = {
    at (1516, 1, 1, 0, 0),   begin[1] + DATELINE_DAY,  begin[2] + DATELINE_DAY,
    at (2020, 11, 10, 0, 0), begin[4] + DATELINE_HOUR, begin[5] + DATELINE_DAY
  };
  g_autoptr (DatelineTimeScale) linear = dateline_time_scale_new_linear (ages);
  g_autoptr (DatelineTimeScale) folded =
      dateline_time_scale_new_elastic (centuries, begin, end, G_N_ELEMENTS (begin));
  DatelineSpan spans[] = { { begin[1], begin[2] }, { end[3], begin[5] } };
  g_autoptr (DatelineTimeScale) unfolded =
      dateline_time_scale_new_unfolded (folded, spans, G_N_ELEMENTS (spans));
  guint n_folds, n_unfolded;

  dateline_time_scale_get_folds (unfolded, &n_folds);
  dateline_time_scale_get_unfolded (unfolded, &n_unfolded);
  g_assert_cmpuint (n_folds, >, 0);
  g_assert_cmpuint (n_unfolded, >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (int round = 0; round < 3; round++)
      {
        check_zooms (linear, widths[i]);
        check_zooms (folded, widths[i]);
        check_zooms (unfolded, widths[i]);
      }
}

static void
test_zooms (void)
{
  static const char *const locales[] = { "C.UTF-8", "ru_RU.UTF-8", "hy_AM.UTF-8", "az_AZ.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *month = NULL;

      if (setlocale (LC_ALL, locales[i]) == NULL)
        {
          g_test_message ("the locale %s is not installed", locales[i]);
          continue;
        }
      month = dateline_tick_text_full (at (2020, 10, 5, 0, 0), DATELINE_UNIT_MONTH, NULL);
      g_test_message ("%s: %s", locales[i], month);
      g_assert_cmpint (g_str_equal (month, "Oct 2020"), ==, i == 0);
      check_all_zooms ();
    }
  setlocale (LC_ALL, "C.UTF-8");
}

/* A week begins as it does in the user's country. */
static void
test_weeks (void)
{
  static const struct
  {
    const char *locale;
    int weekday;
  } cases[] = { { "C.UTF-8", 7 },     { "ru_RU.UTF-8", 1 }, { "hy_AM.UTF-8", 1 },
                { "en_US.UTF-8", 7 }, { "az_AZ.UTF-8", 1 }, { "fa_IR.UTF-8", 6 } };
  DatelineTickStep week = dateline_tick_step_of_unit (DATELINE_UNIT_WEEK);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DatelineTime monday = at (2020, 10, 5, 0, 0) + (cases[i].weekday - 1) * DATELINE_DAY;

      if (setlocale (LC_TIME, cases[i].locale) == NULL)
        {
          g_test_message ("the locale %s is not installed", cases[i].locale);
          continue;
        }
      g_assert_cmpint (dateline_tick_first_weekday (), ==, cases[i].weekday);
      g_assert_cmpint (
          dateline_tick_step_floor (week, monday + 6 * DATELINE_DAY, NULL), ==, monday);
      g_assert_cmpint (dateline_tick_step_next (week, monday, NULL), ==, monday + 7 * DATELINE_DAY);
    }
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, dateline_paths_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_add_func ("/ticks/steps", test_steps);
  g_test_add_func ("/ticks/zone", test_zone);
  g_test_add_func ("/ticks/table", test_table);
  g_test_add_func ("/ticks/random", test_random);
  g_test_add_func ("/ticks/weeks", test_weeks);
  g_test_add_func ("/ticks/zooms", test_zooms);
  return g_test_run ();
}
