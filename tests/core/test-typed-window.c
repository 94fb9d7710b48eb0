/* Two texts to a window, and a window's bounds to texts. */
#include "calendar.h"
#include "typed-window.h"
#include "wording.h"

#include <locale.h>

#define HOUR DATELINE_HOUR
#define DAY DATELINE_DAY

/* The data is from 27 September 2020, 07:10 to 30 November 2023, 18:00, in UTC+04:00. */
static DatelineTypedLimits limits;
static DatelineTypedContext context;

static DatelineTime
at (int year, int month, int day, int hour, int minute)
{
  DatelineCivil civil = { year, month, day, hour, minute, 0 };

  return dateline_calendar_to_time (&civil, context.zone);
}

static void
set_up (void)
{
  context.zone = g_time_zone_new_offset (4 * 3600);
  context.now = at (2021, 5, 5, 12, 0);
  limits.data = (DatelineSpan){ at (2020, 9, 27, 7, 10), at (2023, 11, 30, 18, 0) };
  limits.limit = (DatelineSpan){ limits.data.begin - DAY, limits.data.end + DAY };
}

static const struct
{
  const char *begin, *end;
  const char *words; /* of what was meant */
  gboolean cut;
} windows[] = {
  { "2020-10-10",
    "2020-11-10",
    "From the beginning of 10 October 2020 until the end of 10 November 2020 (Asia/Baku)",
    FALSE },
  { "27 September 2020",
    "30 November 2023",
    "From the beginning of 27 September 2020 until the end of 30 November 2023 (Asia/Baku)",
    FALSE },
  { "2020-10",
    "2020-10",
    "From the beginning of October 2020 until the end of October 2020 (Asia/Baku)",
    FALSE },
  { "2021", "2022", "From the beginning of 2021 until the end of 2022 (Asia/Baku)", FALSE },
  { "1 October 2020",
    "31 October 2020",
    "From the beginning of 1 October 2020 until the end of 31 October 2020 (Asia/Baku)",
    FALSE },
  { "2020-10-10 12:00",
    "2020-10-10 12:30",
    "From 10 October 2020, 12:00 until 10 October 2020, 12:30 (Asia/Baku)",
    FALSE },
  { "2020-10-10 00:00",
    "2020-10-11 00:00",
    "From 10 October 2020, 00:00 until 11 October 2020, 00:00 (Asia/Baku)",
    FALSE },
  { "2020-10-10T12",
    "2020-10-10T12",
    "From 10 October 2020, 12:00 until 10 October 2020, 13:00 (Asia/Baku)",
    FALSE },
  { "2020-10-10 12:00:01",
    "2020-10-10 12:00:02",
    "From 10 October 2020, 12:00:01 until 10 October 2020, 12:00:02 (Asia/Baku)",
    FALSE },
  { "2021-23",
    "2021-23",
    "From the beginning of autumn 2021 until the end of autumn 2021 (Asia/Baku)",
    FALSE },
  { "2021-1X",
    "2021-1X",
    "From the beginning of October 2021 until the end of December 2021 (Asia/Baku)",
    FALSE },
  { "2020-10-10",
    "today",
    "From the beginning of 10 October 2020 until the end of 5 May 2021 (Asia/Baku)",
    FALSE },
  { "2020-10-10",
    "now",
    "From the beginning of 10 October 2020 until 5 May 2021, 12:00:00 (Asia/Baku)",
    FALSE },
  { "2020-09-27/2020-11-10",
    "2023",
    "From the beginning of 27 September 2020 until the end of 10 November 2020 (Asia/Baku)",
    FALSE },
  { "2023",
    "2020-09-27/2020-11-10",
    "From the beginning of 27 September 2020 until the end of 10 November 2020 (Asia/Baku)",
    FALSE },
  { "2021-01/2021-02",
    "2022-01/2022-02",
    "From the beginning of January 2021 until the end of February 2022 (Asia/Baku)",
    FALSE },
  { "2023-08/..",
    "2020",
    "From the beginning of August 2023 until the end of the data (Asia/Baku)",
    FALSE },
  { "", "2021", "From the beginning of the data until the end of 2021 (Asia/Baku)", FALSE },
  { " .. ", "", "From the beginning of the data until the end of the data (Asia/Baku)", FALSE },
  { "2020", "2020", "From the beginning of 2020 until the end of 2020 (Asia/Baku)", TRUE },
  { "202X", "202X", "From the beginning of 2020 until the end of 2029 (Asia/Baku)", TRUE },
  { "44 BC", "2021", "From the beginning of 44 BC until the end of 2021 (Asia/Baku)", TRUE },
};

static void
test_windows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *words = NULL;
      DatelineTypedWindow window;
      DatelineBound wrong;

      g_test_message ("%s, %s", windows[i].begin, windows[i].end);
      dateline_typed_window_parse (
          windows[i].begin, windows[i].end, &context, &limits, &window, &wrong, &error);
      g_assert_no_error (error);
      words = dateline_wording_window (
          window.typed, window.begin_precision, window.end_precision, context.zone, "Asia/Baku");
      g_assert_cmpstr (words, ==, windows[i].words);
      g_assert_cmpint (window.cut, ==, windows[i].cut);
      g_assert_false (dateline_span_is_empty (window.window));
      g_assert_cmpint (window.window.begin, ==, MAX (window.typed.begin, limits.limit.begin));
      g_assert_cmpint (window.window.end, ==, MIN (window.typed.end, limits.limit.end));
    }
}

/* To the second. */
static void
test_exact (void)
{
  DatelineTypedWindow window;
  DatelineBound wrong;

  g_assert_true (dateline_typed_window_parse (
      "10 October 2020", "10.11.2020", &context, &limits, &window, &wrong, NULL));
  g_assert_cmpint (window.window.begin, ==, at (2020, 10, 10, 0, 0));
  g_assert_cmpint (window.window.end, ==, at (2020, 11, 11, 0, 0));
  g_assert_true (dateline_typed_window_parse (
      "10 October 2020 12:00", "2020-10-10T12:30+04:00", &context, &limits, &window, &wrong, NULL));
  g_assert_cmpint (window.window.begin, ==, at (2020, 10, 10, 12, 0));
  g_assert_cmpint (window.window.end, ==, at (2020, 10, 10, 12, 30));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *begin, *end;
    DatelineBound wrong;
    const char *message;
  } cases[] = {
    { "2021",
      "2020-10",
      DATELINE_BOUND_END,
      "The end is before the begin. Write a later end or an earlier begin." },
    { "2021",
      "2020",
      DATELINE_BOUND_END,
      "The end is before the begin. Write a later end or an earlier begin." },
    { "2020-10-10 12:30",
      "2020-10-10 12:30",
      DATELINE_BOUND_END,
      "The window ends when it begins. Write a later end." },
    { "2020-10-11",
      "2020-10-11 00:00",
      DATELINE_BOUND_END,
      "The window ends when it begins. Write a later end." },
    { "1915",
      "1918",
      DATELINE_BOUND_END,
      "There is nothing in this time: the dataset covers 27 September 2020 – 30 November 2023." },
    { "2025",
      "",
      DATELINE_BOUND_END,
      "There is nothing in this time: the dataset covers 27 September 2020 – 30 November 2023." },
    { "12:30",
      "foo",
      DATELINE_BOUND_BEGIN,
      "This is a time of day without a day. Write the day first, as in 2020-10-09 12:30." },
    { "2020",
      "12:30",
      DATELINE_BOUND_END,
      "This is a time of day without a day. Write the day first, as in 2020-10-09 12:30." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      DatelineTypedWindow window;
      DatelineBound wrong;

      g_test_message ("%s, %s", cases[i].begin, cases[i].end);
      g_assert_false (dateline_typed_window_parse (
          cases[i].begin, cases[i].end, &context, &limits, &window, &wrong, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_cmpint (wrong, ==, cases[i].wrong);
    }
}

static void
assert_texts (DatelineSpan window, const char *begin, const char *end)
{
  g_autofree char *begin_text =
      dateline_typed_window_to_text (window, DATELINE_BOUND_BEGIN, &limits, context.zone);
  g_autofree char *end_text =
      dateline_typed_window_to_text (window, DATELINE_BOUND_END, &limits, context.zone);

  g_assert_cmpstr (begin_text, ==, begin);
  g_assert_cmpstr (end_text, ==, end);
}

static void
test_texts (void)
{
  assert_texts (limits.limit, "2020-09-27", "2023-11-30");
  assert_texts ((DatelineSpan){ at (2020, 10, 10, 0, 0), at (2020, 11, 11, 0, 0) },
                "2020-10-10",
                "2020-11-10");
  assert_texts ((DatelineSpan){ at (2020, 10, 10, 12, 0), at (2020, 10, 10, 12, 30) },
                "2020-10-10 12:00",
                "2020-10-10 12:30");
  assert_texts ((DatelineSpan){ at (2020, 10, 10, 12, 0) + 5, at (2020, 10, 11, 0, 0) - 1 },
                "2020-10-10 12:00:05",
                "2020-10-10 23:59:59");
  assert_texts ((DatelineSpan){ at (-43, 3, 15, 0, 0), at (-43, 3, 15, 12, 30) },
                "-0043-03-15",
                "-0043-03-15T12:30");
}

/* What is written for a window is read as the same window, in every zone and hour. */
static void
test_round_trip (void)
{
  static const char *const zones[] = { "UTC", "Asia/Baku", "Europe/Berlin", "America/Havana" };

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zones[i % G_N_ELEMENTS (zones)]);
      DatelineTypedContext in = { zone, 0, DATELINE_ORDER_UNKNOWN };
      DatelineTypedLimits all = { DATELINE_SPAN_ALL, DATELINE_SPAN_ALL };
      gint64 unit = i % 3 == 0 ? 1 : i % 3 == 1 ? DATELINE_MINUTE : DATELINE_HOUR;
      /* One in two near the night of 25 October 2020, in which Berlin's clock goes back. */
      DatelineTime begin = i % 2 == 0
                               ? 1603584000 + g_test_rand_int_range (0, 10000)
                               : (DatelineTime) (g_test_rand_double () * 3e11) - 200000000000;
      DatelineSpan window = { begin / unit * unit, 0 };
      g_autofree char *begin_text = NULL, *end_text = NULL;
      DatelineTypedWindow typed;
      DatelineBound wrong;

      if (zone == NULL)
        continue;
      window.end = window.begin + g_test_rand_int_range (1, 100) * unit;
      begin_text = dateline_typed_window_to_text (window, DATELINE_BOUND_BEGIN, &all, zone);
      end_text = dateline_typed_window_to_text (window, DATELINE_BOUND_END, &all, zone);
      g_assert_true (
          dateline_typed_window_parse (begin_text, end_text, &in, &all, &typed, &wrong, NULL));
      g_assert_cmpint (typed.window.begin, ==, window.begin);
      g_assert_cmpint (typed.window.end, ==, window.end);
    }
}

/* At both ends of all time, in zones in which these are of the years -10000 and 10000. */
static void
test_round_trip_at_ends (void)
{
  static const char *const zones[] = { "UTC", "Asia/Baku", "America/Havana" };

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    for (guint k = 0; k < 4; k++)
      {
        g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zones[i]);
        DatelineTypedContext in = { zone, 0, DATELINE_ORDER_UNKNOWN };
        DatelineTypedLimits all = { DATELINE_SPAN_ALL, DATELINE_SPAN_ALL };
        DatelineSpan window = { DATELINE_TIME_MIN + (k & 1) * DATELINE_HOUR,
                                DATELINE_TIME_MAX - (k >> 1) * DATELINE_HOUR };
        g_autofree char *begin_text = NULL, *end_text = NULL;
        g_autoptr (GError) error = NULL;
        DatelineTypedWindow typed;
        DatelineBound wrong;

        if (zone == NULL)
          continue;
        begin_text = dateline_typed_window_to_text (window, DATELINE_BOUND_BEGIN, &all, zone);
        end_text = dateline_typed_window_to_text (window, DATELINE_BOUND_END, &all, zone);
        g_test_message ("%s: %s, %s", zones[i], begin_text, end_text);
        dateline_typed_window_parse (begin_text, end_text, &in, &all, &typed, &wrong, &error);
        g_assert_no_error (error);
        g_assert_cmpint (typed.window.begin, ==, window.begin);
        g_assert_cmpint (typed.window.end, ==, window.end);
      }
}

int
main (int argc, char *argv[])
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  set_up ();
  g_test_add_func ("/typed-window/windows", test_windows);
  g_test_add_func ("/typed-window/exact", test_exact);
  g_test_add_func ("/typed-window/refused", test_refused);
  g_test_add_func ("/typed-window/texts", test_texts);
  g_test_add_func ("/typed-window/round-trip", test_round_trip);
  g_test_add_func ("/typed-window/round-trip-at-ends", test_round_trip_at_ends);
  result = g_test_run ();
  g_time_zone_unref (context.zone);
  return result;
}
