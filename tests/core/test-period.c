/* Spans around spans by the calendar, and the spans that were left. */
#include "calendar.h"
#include "period.h"
#include "span-history.h"

#include <stdio.h>

static const struct
{
  const char *zone; /* NULL is UTC */
  const char *begin, *end;
  int days, months;
  const char *around_begin, *around_end;
} cases[] = {
  { NULL,
    "2020-10-10T00:00:00",
    "2020-10-11T00:00:00",
    1,
    0,
    "2020-10-09T00:00:00",
    "2020-10-12T00:00:00" },
  { NULL,
    "2020-10-10T12:30:00",
    "2020-10-10T12:31:00",
    1,
    0,
    "2020-10-09T12:30:00",
    "2020-10-11T12:31:00" },
  { NULL,
    "2020-10-10T00:00:00",
    "2020-10-11T00:00:00",
    7,
    0,
    "2020-10-03T00:00:00",
    "2020-10-18T00:00:00" },
  { NULL,
    "2020-12-30T00:00:00",
    "2020-12-31T00:00:00",
    7,
    0,
    "2020-12-23T00:00:00",
    "2021-01-07T00:00:00" },
  /* 31 January - 1 month is 31 December, + 1 month the last of February. */
  { NULL,
    "2021-01-31T00:00:00",
    "2021-02-01T00:00:00",
    0,
    1,
    "2020-12-31T00:00:00",
    "2021-03-01T00:00:00" },
  { NULL,
    "2020-01-31T00:00:00",
    "2020-02-01T00:00:00",
    0,
    1,
    "2019-12-31T00:00:00",
    "2020-03-01T00:00:00" },
  { NULL,
    "2021-03-31T00:00:00",
    "2021-04-01T00:00:00",
    0,
    1,
    "2021-02-28T00:00:00",
    "2021-05-01T00:00:00" },
  { NULL,
    "2021-01-30T00:00:00",
    "2021-01-31T00:00:00",
    0,
    1,
    "2020-12-30T00:00:00",
    "2021-03-01T00:00:00" },
  { NULL,
    "2021-01-28T00:00:00",
    "2021-01-29T00:00:00",
    0,
    1,
    "2020-12-28T00:00:00",
    "2021-03-01T00:00:00" },
  { NULL,
    "2021-01-27T00:00:00",
    "2021-01-28T00:00:00",
    0,
    1,
    "2020-12-27T00:00:00",
    "2021-02-28T00:00:00" },
  { NULL,
    "2021-03-31T12:30:00",
    "2021-03-31T12:31:00",
    0,
    1,
    "2021-02-28T12:30:00",
    "2021-04-30T12:31:00" },
  { NULL,
    "2020-10-01T00:00:00",
    "2020-11-01T00:00:00",
    0,
    1,
    "2020-09-01T00:00:00",
    "2020-12-01T00:00:00" },
  { NULL,
    "0001-01-01T00:00:00",
    "0001-01-02T00:00:00",
    1,
    0,
    "0000-12-31T00:00:00",
    "0001-01-03T00:00:00" },
  { NULL,
    "0000-01-15T00:00:00",
    "0000-01-16T00:00:00",
    0,
    1,
    "-0001-12-15T00:00:00",
    "0000-02-16T00:00:00" },
  { NULL,
    "-0043-03-15T00:00:00",
    "-0043-03-16T00:00:00",
    0,
    1,
    "-0043-02-15T00:00:00",
    "-0043-04-16T00:00:00" },
  /* The clock's time of day stays, whatever the clock did in between. */
  { "Europe/Berlin",
    "2020-03-29T00:00:00",
    "2020-03-30T00:00:00",
    1,
    0,
    "2020-03-28T00:00:00",
    "2020-03-31T00:00:00" },
  { "Europe/Berlin",
    "2020-03-28T12:00:00",
    "2020-03-28T12:01:00",
    1,
    0,
    "2020-03-27T12:00:00",
    "2020-03-29T12:01:00" },
  { "Europe/Berlin",
    "2020-10-25T12:00:00",
    "2020-10-25T12:01:00",
    7,
    0,
    "2020-10-18T12:00:00",
    "2020-11-01T12:01:00" },
  { "Asia/Baku",
    "2015-04-01T00:00:00",
    "2015-04-02T00:00:00",
    0,
    1,
    "2015-03-01T00:00:00",
    "2015-05-02T00:00:00" },
  /* The midnight of 4 November 2018 was skipped. */
  { "America/Sao_Paulo",
    "2018-11-03T00:00:00",
    "2018-11-04T01:00:00",
    1,
    0,
    "2018-11-02T00:00:00",
    "2018-11-05T00:00:00" },
};

static DatelineTime
time_of (const char *text, GTimeZone *zone)
{
  gboolean negative = text[0] == '-';
  DatelineCivil c;
  int n = sscanf (text + negative,
                  "%d-%d-%dT%d:%d:%d",
                  &c.year,
                  &c.month,
                  &c.day,
                  &c.hour,
                  &c.minute,
                  &c.second);

  g_assert_cmpint (n, ==, 6);
  if (negative)
    c.year = -c.year;
  return dateline_calendar_to_time (&c, zone);
}

static void
test_around (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone =
          cases[i].zone != NULL ? g_time_zone_new_identifier (cases[i].zone) : NULL;
      DatelineSpan span, around;

      if (cases[i].zone != NULL && zone == NULL)
        {
          g_test_skip ("no time zone data is installed");
          return;
        }
      span = (DatelineSpan){ time_of (cases[i].begin, zone), time_of (cases[i].end, zone) };
      around = dateline_period_around (span, cases[i].days, cases[i].months, zone);
      g_test_message ("%s %d %d", cases[i].begin, cases[i].days, cases[i].months);
      g_assert_cmpint (around.begin, ==, time_of (cases[i].around_begin, zone));
      g_assert_cmpint (around.end, ==, time_of (cases[i].around_end, zone));
    }
}

static void
test_limits (void)
{
  DatelineSpan all = dateline_period_around (DATELINE_SPAN_ALL, 7, 1, NULL);
  DatelineSpan first = dateline_period_around (
      (DatelineSpan){ DATELINE_TIME_MIN + 1, DATELINE_TIME_MAX - 1 }, 0, 1, NULL);

  g_assert_true (dateline_span_equal (all, DATELINE_SPAN_ALL));
  g_assert_true (dateline_span_equal (first, DATELINE_SPAN_ALL));
}

/* In UTC days are of one length, and a month on is the same day or the last before it. */
static void
test_random (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      DatelineTime begin =
          (DatelineTime) (g_test_rand_double () * 3e11) - G_GINT64_CONSTANT (2) * 100000000000;
      DatelineSpan span = { begin, begin + g_test_rand_int_range (1, 1000000) };
      int n = g_test_rand_int_range (0, 40);
      DatelineSpan days = dateline_period_around (span, n, 0, NULL);
      DatelineSpan months = dateline_period_around (span, 0, n, NULL);
      DatelineCivil from = dateline_calendar_from_utc (span.begin);
      DatelineCivil to = dateline_calendar_from_utc (months.begin);

      g_assert_cmpint (days.begin, ==, span.begin - n * DATELINE_DAY);
      g_assert_cmpint (days.end, ==, span.end + n * DATELINE_DAY);
      g_assert_cmpint (from.year * 12 + from.month - n, ==, to.year * 12 + to.month);
      g_assert_cmpint (
          to.day, ==, MIN (from.day, dateline_calendar_days_in_month (to.year, to.month)));
      g_assert_cmpint (to.hour * 3600 + to.minute * 60 + to.second,
                       ==,
                       from.hour * 3600 + from.minute * 60 + from.second);
      g_assert_cmpint (months.end, >=, span.end);
    }
}

static DatelineSpan
numbered (int i)
{
  return (DatelineSpan){ i, i + 10 };
}

static void
test_history (void)
{
  DatelineSpanHistory history = { 0 };
  DatelineSpan span;

  g_assert_false (dateline_span_history_has (&history, numbered (0)));
  g_assert_false (dateline_span_history_pop (&history, numbered (0), &span));
  dateline_span_history_push (&history, numbered (1));
  dateline_span_history_push (&history, numbered (1));
  g_assert_cmpuint (history.n, ==, 1);
  g_assert_false (dateline_span_history_has (&history, numbered (1)));
  g_assert_true (dateline_span_history_has (&history, numbered (2)));
  dateline_span_history_push (&history, numbered (2));

  /* What is looked at already is passed over. */
  g_assert_true (dateline_span_history_pop (&history, numbered (2), &span));
  g_assert_true (dateline_span_equal (span, numbered (1)));
  g_assert_false (dateline_span_history_pop (&history, numbered (1), &span));

  for (int i = 0; i < DATELINE_SPAN_HISTORY_MAX + 5; i++)
    dateline_span_history_push (&history, numbered (i));
  for (int i = DATELINE_SPAN_HISTORY_MAX + 4; i >= 5; i--)
    {
      g_assert_true (dateline_span_history_pop (&history, numbered (-1), &span));
      g_assert_true (dateline_span_equal (span, numbered (i)));
    }
  g_assert_false (dateline_span_history_pop (&history, numbered (-1), &span));
  dateline_span_history_push (&history, numbered (3));
  dateline_span_history_clear (&history);
  g_assert_false (dateline_span_history_has (&history, numbered (-1)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/around", test_around);
  g_test_add_func ("/period/limits", test_limits);
  g_test_add_func ("/period/random", test_random);
  g_test_add_func ("/period/history", test_history);
  return g_test_run ();
}
