/* The calendar day by day over its whole range, and against GDateTime where that reaches. */
#include "calendar.h"

static gboolean
same_fields (const DatelineCivil *a, const DatelineCivil *b)
{
  return a->year == b->year && a->month == b->month && a->day == b->day && a->hour == b->hour &&
         a->minute == b->minute && a->second == b->second;
}

static GTimeZone *
find_zone (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  if (zone == NULL)
    g_test_skip ("no time zone data is installed");
  return zone;
}

static void
test_every_day (void)
{
  DatelineCivil civil = { .year = DATELINE_YEAR_MIN, .month = 1, .day = 1 };
  DatelineTime time = DATELINE_TIME_MIN;
  int weekday = dateline_calendar_weekday (DATELINE_YEAR_MIN, 1, 1);

  while (civil.year <= DATELINE_YEAR_MAX)
    {
      DatelineCivil back = dateline_calendar_from_utc (time);

      g_assert_true (same_fields (&civil, &back));
      g_assert_cmpint (dateline_calendar_to_utc (&civil), ==, time);
      g_assert_cmpint (dateline_calendar_weekday (civil.year, civil.month, civil.day), ==, weekday);

      time += DATELINE_DAY;
      weekday = weekday % 7 + 1;
      if (++civil.day > dateline_calendar_days_in_month (civil.year, civil.month))
        {
          civil.day = 1;
          if (++civil.month > 12)
            {
              civil.month = 1;
              civil.year++;
            }
        }
    }
  g_assert_cmpint (time, ==, DATELINE_TIME_MAX);
}

static void
test_known (void)
{
  static const struct
  {
    DatelineCivil civil;
    DatelineTime time;
    int weekday;
  } cases[] = {
    { { 1970, 1, 1, 0, 0, 0 }, 0, 4 },
    { { 1969, 12, 31, 23, 59, 59 }, -1, 3 },
    { { 2000, 2, 29, 12, 0, 0 }, 951825600, 2 },
    { { 2020, 11, 8, 0, 0, 0 }, 1604793600, 7 },
    { { 1, 1, 1, 0, 0, 0 }, -62135596800, 1 },
    { { 0, 3, 1, 0, 0, 0 }, -62162035200, 3 },
    { { -43, 3, 15, 0, 0, 0 }, -63517824000, 5 }, /* the Ides of March, proleptic Gregorian */
    { { -9999, 1, 1, 0, 0, 0 }, DATELINE_TIME_MIN, 1 },
    { { 9999, 12, 31, 23, 59, 59 }, DATELINE_TIME_MAX - 1, 5 },
    { { 10000, 1, 1, 0, 0, 0 }, DATELINE_TIME_MAX, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DatelineCivil *civil = &cases[i].civil;
      DatelineCivil back = dateline_calendar_from_utc (cases[i].time);

      g_assert_cmpint (dateline_calendar_to_utc (civil), ==, cases[i].time);
      g_assert_true (same_fields (civil, &back));
      g_assert_cmpint (
          dateline_calendar_weekday (civil->year, civil->month, civil->day), ==, cases[i].weekday);
    }
  g_assert_true (dateline_calendar_is_leap (0));
  g_assert_true (dateline_calendar_is_leap (-4));
  g_assert_false (dateline_calendar_is_leap (-100));
  g_assert_false (dateline_calendar_is_leap (1900));
}

static void
test_against_gdatetime (void)
{
  static const char *const names[] = { "UTC",          "Asia/Baku",        "Europe/Berlin",
                                       "Asia/Yerevan", "America/St_Johns", "Pacific/Apia",
                                       "+05:30" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GTimeZone) zone = find_zone (names[i]);

      if (zone == NULL)
        return;
      for (int j = 0; j < 20000; j++)
        {
          int year = g_test_rand_int_range (2, 9999);
          int month = g_test_rand_int_range (1, 13);
          DatelineCivil civil = { year,
                                  month,
                                  g_test_rand_int_range (
                                      1, dateline_calendar_days_in_month (year, month) + 1),
                                  g_test_rand_int_range (0, 24),
                                  g_test_rand_int_range (0, 60),
                                  g_test_rand_int_range (0, 60) };
          g_autoptr (GDateTime) date = g_date_time_new (
              zone, civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second);
          DatelineTime time = dateline_calendar_to_time (&civil, zone);
          DatelineCivil back = dateline_calendar_from_time (time, zone);
          DatelineCivil expected = {
            g_date_time_get_year (date),         g_date_time_get_month (date),
            g_date_time_get_day_of_month (date), g_date_time_get_hour (date),
            g_date_time_get_minute (date),       g_date_time_get_second (date)
          };

          g_assert_cmpint (time, ==, g_date_time_to_unix (date));
          g_assert_true (same_fields (&back, &expected));
          g_assert_cmpint (dateline_calendar_weekday (back.year, back.month, back.day),
                           ==,
                           g_date_time_get_day_of_week (date));
        }
    }
}

/* Every moment that a clock shows as @first..@last, by looking at each of them. */
static DatelineSpan
span_by_looking (const DatelineCivil *first, const DatelineCivil *last, GTimeZone *zone)
{
  gint64 low = dateline_calendar_to_utc (first);
  gint64 high = dateline_calendar_to_utc (last);
  DatelineSpan span = { G_MAXINT64, G_MININT64 };

  for (DatelineTime time = low - DATELINE_DAY; time <= high + DATELINE_DAY; time += 300)
    {
      DatelineCivil civil = dateline_calendar_from_time (time, zone);
      gint64 local = dateline_calendar_to_utc (&civil);

      if (low <= local && local <= high)
        {
          span.begin = MIN (span.begin, time);
          span.end = MAX (span.end, time + 300);
        }
    }
  return span;
}

static void
check_span (const char *name, const DatelineCivil *first, gint64 length)
{
  g_autoptr (GTimeZone) zone = find_zone (name);
  DatelineCivil last = dateline_calendar_from_utc (dateline_calendar_to_utc (first) + length - 1);
  DatelineSpan looked, span;

  if (zone == NULL)
    return;
  looked = span_by_looking (first, &last, zone);
  span = dateline_calendar_to_span (first, &last, zone);
  if (!dateline_span_is_empty (looked))
    {
      g_assert_cmpint (span.begin, ==, looked.begin);
      g_assert_cmpint (span.end, ==, looked.end);
    }
  else
    {
      DatelineCivil before = dateline_calendar_from_time (span.begin - 1, zone);
      DatelineCivil after = dateline_calendar_from_time (span.begin, zone);

      g_assert_cmpint (dateline_calendar_to_utc (&before), <, dateline_calendar_to_utc (first));
      g_assert_cmpint (dateline_calendar_to_utc (&after), >, dateline_calendar_to_utc (&last));
      g_assert_cmpint (dateline_span_length (span), ==, length);
    }
}

static void
test_clock_changes (void)
{
  static const struct
  {
    const char *zone;
    DatelineCivil day;
  } changes[] = {
    { "Europe/Berlin", { 2020, 3, 29 } },     { "Europe/Berlin", { 2020, 10, 25 } },
    { "Asia/Baku", { 2015, 3, 29 } },         { "Asia/Baku", { 2015, 10, 25 } },
    { "Asia/Baku", { 1991, 3, 31 } },         { "Asia/Baku", { 1992, 9, 27 } },
    { "Asia/Yerevan", { 2011, 10, 30 } },     { "America/Sao_Paulo", { 2018, 11, 4 } },
    { "America/Sao_Paulo", { 2018, 2, 17 } }, { "Pacific/Apia", { 2011, 12, 30 } },
    { "Pacific/Apia", { 2011, 12, 29 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      check_span (changes[i].zone, &changes[i].day, DATELINE_DAY);
      for (int j = 0; j < 24 * 12; j++)
        {
          DatelineTime local = dateline_calendar_to_utc (&changes[i].day) + j * 300;
          DatelineCivil first = dateline_calendar_from_utc (local);

          check_span (changes[i].zone, &first, 300);
          check_span (changes[i].zone, &first, DATELINE_HOUR);
        }
    }
}

static void
test_repeated_minute (void)
{
  g_autoptr (GTimeZone) zone = find_zone ("Europe/Berlin");
  DatelineCivil first = { 2020, 10, 25, 2, 30, 0 };
  DatelineCivil last = { 2020, 10, 25, 2, 30, 59 };

  if (zone == NULL)
    return;
  g_assert_cmpint (dateline_span_length (dateline_calendar_to_span (&first, &last, zone)),
                   ==,
                   61 * DATELINE_MINUTE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/every-day", test_every_day);
  g_test_add_func ("/calendar/known", test_known);
  g_test_add_func ("/calendar/against-gdatetime", test_against_gdatetime);
  g_test_add_func ("/calendar/clock-changes", test_clock_changes);
  g_test_add_func ("/calendar/repeated-minute", test_repeated_minute);
  return g_test_run ();
}
