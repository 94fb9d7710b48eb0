/* What is said of EDTF texts, moments and spans. The tables are in English, the C locale's. */
#include "calendar.h"
#include "wording.h"

#include <locale.h>
#include <stdio.h>

/* The zone of the reader is UTC+04:00, as Baku's and Yerevan's. */
static const struct
{
  const char *text;
  const char *words;
} described[] = {
  /* Dates. */
  { "2020-10-10", "10 October 2020" },
  { "2020-11-08", "8 November 2020" },
  { "2020-07", "July 2020" },
  { "2020", "2020" },
  { "0476-09-04", "4 September AD 476" },
  { "0476", "AD 476" },
  { "-0043", "44 BC" },
  { "0000", "1 BC" },
  { "-0043-03-15", "15 March 44 BC" },
  { "-0043-03", "March 44 BC" },
  /* Times. */
  { "2020-10-10T12:00+04:00", "10 October 2020, 12:00" },
  { "2020-10-10T12:00+04:00~", "10 October 2020, about 12:00" },
  { "2020-10-10T12:00~", "10 October 2020, about 12:00" },
  { "2020-10-10T12:00", "10 October 2020, 12:00" },
  { "2020-10-10T12:00:05", "10 October 2020, 12:00:05" },
  { "2020-10-10T08:00Z", "10 October 2020, 08:00 (UTC)" },
  { "2020-10-10T12:00+03:00~", "10 October 2020, about 12:00 (UTC+3)" },
  { "2020-10-10T12:00-03:30", "10 October 2020, 12:00 (UTC−3:30)" },
  { "2020-10-10T12:00?", "possibly 10 October 2020, 12:00" },
  { "2020-10-10T12:00%", "possibly 10 October 2020, about 12:00" },
  { "2020-10-10T12", "10 October 2020, between 12:00 and 13:00" },
  { "2020-10-10T23", "10 October 2020, between 23:00 and 24:00" },
  { "2020-10-10T12~", "10 October 2020, about 12:00" },
  { "2020-10-10T12Z", "10 October 2020, between 12:00 and 13:00 (UTC)" },
  { "2020-10-10T12?", "10 October 2020, between 12:00 and 13:00 (uncertain)" },
  /* Qualifiers. */
  { "1915~", "about 1915" },
  { "1915?", "possibly 1915" },
  { "1915%", "possibly about 1915" },
  { "2020-10~", "about October 2020" },
  { "2020-10-10~", "about 10 October 2020" },
  { "-0043~", "about 44 BC" },
  /* Seasons. */
  { "2020-21", "spring 2020" },
  { "2020-22", "summer 2020" },
  { "2020-23", "autumn 2020" },
  { "2020-24", "winter 2020–2021" },
  { "2020-21~", "about spring 2020" },
  { "2020-21/2020-23", "spring 2020 – autumn 2020" },
  /* Unspecified digits. */
  { "191X", "1910s" },
  { "191X~", "about 1910s" },
  { "191X-XX-XX", "1910s" },
  { "19XX", "20th century" },
  { "00XX", "1st century" },
  { "01XX", "2nd century" },
  { "02XX", "3rd century" },
  { "10XX", "11th century" },
  { "11XX", "12th century" },
  { "20XX", "21st century" },
  { "1XXX", "2nd millennium" },
  { "0XXX", "1st millennium" },
  { "-00XX", "1st century BC" },
  { "-01XX", "2nd century BC" },
  { "-1XXX", "2nd millennium BC" },
  { "-004X", "50–41 BC" },
  { "001X", "AD 10–19" },
  { "000X", "1 BC – AD 9" },
  { "-000X", "10–2 BC" },
  { "2004-XX", "a month in 2004" },
  { "1985-04-XX", "a day in April 1985" },
  { "1985-XX-XX", "a day in 1985" },
  { "1985-XX-XX~", "a day in 1985 (approximate)" },
  { "156X-12-25", "25 December, 1560s" },
  { "15XX-12-XX", "December, 16th century" },
  { "15XX-12", "December, 16th century" },
  { "-004X-03-15", "15 March, 50–41 BC" },
  { "XXXX-12-25", "25 December, year unknown" },
  { "XXXX-12-XX", "December, year unknown" },
  { "XXXX", "year unknown" },
  { "-XXXX", "between 10000 and 2 BC" },
  { "1X3X", "between 1030 and 1939" },
  { "1984-1X", "between October and December 1984" },
  { "2004-06-1X", "between 10 and 19 June 2004" },
  { "2004-06-3X", "30 June 2004" },
  { "2004-06-1X?", "between 10 and 19 June 2004 (uncertain)" },
  { "2004-06-1X%", "between 10 and 19 June 2004 (uncertain and approximate)" },
  { "1560-XX-25", "between 25 January and 25 December 1560" },
  { "202X-21", "between spring 2020 and spring 2029" },
  /* Intervals. */
  { "2020-09-27/2020-11-10", "27 September – 10 November 2020" },
  { "2020-11-07/2020-11-08", "7–8 November 2020" },
  { "2020-11-10/2020-11-10", "10 November 2020" },
  { "2020-12-30/2021-01-02", "30 December 2020 – 2 January 2021" },
  { "2020-07/2020-08", "July–August 2020" },
  { "2020-12/2021-01", "December 2020 – January 2021" },
  { "1991/1994", "1991–1994" },
  { "-0049/-0044", "50–45 BC" },
  { "-0044/0014", "45 BC – AD 14" },
  { "0306/0337", "AD 306–337" },
  { "0998/1002", "AD 998 – 1002" },
  { "2004-02-01/2004-05", "1 February – May 2004" },
  { "2004-02-01/2005", "1 February 2004 – 2005" },
  { "191X/193X", "1910s–1930s" },
  { "1915~/1918", "about 1915 – 1918" },
  { "2020-09-27/2020-11-10~", "27 September 2020 – about 10 November 2020" },
  { "2020-10-10T12:00/2020-10-10T14:00", "10 October 2020, 12:00–14:00" },
  { "2020-10-10T12:00Z/2020-10-10T14:00Z", "10 October 2020, 12:00–14:00 (UTC)" },
  { "2020-10-10T12:00+04:00/2020-10-10T14:00", "10 October 2020, 12:00–14:00" },
  { "2020-10-10T12:00/2020-10-11T14:00", "10 October 2020, 12:00 – 11 October 2020, 14:00" },
  { "2020-10-10T12:00Z/2020-10-10T18:00", "10 October 2020, 12:00 (UTC) – 10 October 2020, 18:00" },
  { "2020-10-10T12/2020-10-10T14", "10 October 2020, 12:00–14:00" },
  { "2004-06-XX/2004-07-03", "a day in June 2004 – 3 July 2004" },
  { "2023-08/..", "since August 2023" },
  { "2023-08~/..", "since about August 2023" },
  { "../2023-08", "until August 2023" },
  { "2023-08/", "from August 2023, end unknown" },
  { "/2023-08", "until August 2023, beginning unknown" },
  /* One of several. */
  { "[2020-11-07..2020-11-08]", "7 or 8 November 2020" },
  { "[2020-11-07,2020-11-08]", "7 or 8 November 2020" },
  { "[2020-10-31..2020-11-01]", "31 October or 1 November 2020" },
  { "[2020-12-31,2021-01-01]", "31 December 2020 or 1 January 2021" },
  { "[2020-11-03..2020-11-08]", "between 3 and 8 November 2020" },
  { "[2020-10-31..2020-11-03]", "between 31 October and 3 November 2020" },
  { "[2020-11-03,2020-11-05,2020-11-08]", "3, 5 or 8 November 2020" },
  { "[2020-10-03,2020-11-05,2020-11-08]", "3 October, 5 November or 8 November 2020" },
  { "[2020-10-03,2020-10-05,2020-11-08]", "3 October, 5 October or 8 November 2020" },
  { "[2020-10..2020-11]", "October or November 2020" },
  { "[2020-10..2020-12]", "between October and December 2020" },
  { "[1914,1915]", "1914 or 1915" },
  { "[-0048,-0043]", "49 or 44 BC" },
  { "[1667,1668,1670..1672]", "1667, 1668 or 1670–1672" },
  { "[..1984]", "1984 or earlier" },
  { "[1984-06..]", "June 1984 or later" },
  { "[1667,1760-12..]", "1667 or December 1760 or later" },
  { "[1915~,1916?]", "about 1915 or possibly 1916" },
  { "[2020]", "2020" },
  { "[2020-10-10T12:00,2020-10-10T14:00]", "10 October 2020, 12:00 or 14:00" },
  { "[2020-10-10T12:00..2020-10-10T14:00]", "10 October 2020, between 12:00 and 14:00" },
};

static const struct
{
  const char *time;
  DatelinePrecision precision;
  const char *words;
} moments[] = {
  { "2020-10-10T12:00:30", DATELINE_PRECISION_SECOND, "10 October 2020, 12:00:30" },
  { "2020-10-10T12:34:30", DATELINE_PRECISION_MINUTE, "10 October 2020, 12:34" },
  { "2020-10-10T12:34:30", DATELINE_PRECISION_HOUR, "10 October 2020, 12:00" },
  { "2020-10-10T12:34:30", DATELINE_PRECISION_DAY, "10 October 2020" },
  { "2020-10-10T12:34:30", DATELINE_PRECISION_MONTH, "October 2020" },
  { "2020-10-10T12:34:30", DATELINE_PRECISION_SEASON, "autumn 2020" },
  { "2020-02-10T12:34:30", DATELINE_PRECISION_SEASON, "winter 2019–2020" },
  { "2020-12-10T12:34:30", DATELINE_PRECISION_SEASON, "winter 2020–2021" },
  { "2020-10-10T12:34:30", DATELINE_PRECISION_YEAR, "2020" },
  { "1915-10-10T12:34:30", DATELINE_PRECISION_DECADE, "1910s" },
  { "1915-10-10T12:34:30", DATELINE_PRECISION_CENTURY, "20th century" },
  { "1915-10-10T12:34:30", DATELINE_PRECISION_MILLENNIUM, "2nd millennium" },
  { "-43-03-15T00:00:00", DATELINE_PRECISION_YEAR, "44 BC" },
  { "-43-03-15T00:00:00", DATELINE_PRECISION_CENTURY, "1st century BC" },
  { "-9999-01-01T00:00:00", DATELINE_PRECISION_DAY, "1 January 10000 BC" },
  { "9999-12-31T23:59:59", DATELINE_PRECISION_DAY, "31 December 9999" },
};

static const struct
{
  const char *begin;
  const char *end;
  const char *words;
} spans[] = {
  { "2020-09-27T00:00:00", "2020-11-11T00:00:00", "27 September – 10 November 2020" },
  { "2020-11-07T00:00:00", "2020-11-09T00:00:00", "7–8 November 2020" },
  { "2020-11-07T00:00:00", "2020-11-08T00:00:00", "7 November 2020" },
  { "2020-10-01T00:00:00", "2020-11-01T00:00:00", "October 2020" },
  { "2020-10-01T00:00:00", "2021-02-01T00:00:00", "October 2020 – January 2021" },
  { "2020-10-01T00:00:00", "2020-12-01T00:00:00", "October–November 2020" },
  { "2020-10-01T00:00:00", "2020-12-02T00:00:00", "1 October – 1 December 2020" },
  { "2020-01-01T00:00:00", "2021-01-01T00:00:00", "2020" },
  { "1991-01-01T00:00:00", "1995-01-01T00:00:00", "1991–1994" },
  { "2020-01-01T00:00:00", "2020-11-01T00:00:00", "January–October 2020" },
  { "-43-01-01T00:00:00", "-42-01-01T00:00:00", "44 BC" },
  { "2020-10-10T12:00:00", "2020-10-10T14:00:00", "10 October 2020, 12:00–14:00" },
  { "2020-10-10T12:00:00", "2020-10-10T12:01:00", "10 October 2020, 12:00" },
  { "2020-10-10T12:00:00", "2020-10-10T12:00:01", "10 October 2020, 12:00:00" },
  { "2020-10-10T12:00:05", "2020-10-10T12:00:06", "10 October 2020, 12:00:05" },
  { "2020-10-10T12:00:00", "2020-10-10T12:00:30", "10 October 2020, 12:00:00–12:00:30" },
  { "2020-10-10T12:00:00", "2020-10-11T00:00:00", "10 October 2020, 12:00–24:00" },
  { "2020-10-10T00:00:00", "2020-10-10T12:00:00", "10 October 2020, 00:00–12:00" },
  { "2020-10-10T12:00:00",
    "2020-10-12T00:00:00",
    "10 October 2020, 12:00 – 11 October 2020, 24:00" },
  { "2020-10-10T12:00:00", "2020-10-10T12:00:00", "10 October 2020, 12:00" },
};

static DatelineTime
time_of (const char *text, GTimeZone *zone)
{
  DatelineCivil civil = { 0 };
  int n = sscanf (text,
                  "%d-%d-%dT%d:%d:%d",
                  &civil.year,
                  &civil.month,
                  &civil.day,
                  &civil.hour,
                  &civil.minute,
                  &civil.second);

  g_assert_cmpint (n, ==, 6);
  return dateline_calendar_to_time (&civil, zone);
}

static void
test_describe (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (4 * 3600);

  for (guint i = 0; i < G_N_ELEMENTS (described); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (described[i].text, &error);
      g_autofree char *words = NULL;

      g_test_message ("%s", described[i].text);
      g_assert_no_error (error);
      words = dateline_edtf_describe (edtf, zone);
      g_assert_cmpstr (words, ==, described[i].words);
    }
}

static void
test_time (void)
{
  static const int offsets[] = { 0, 4 * 3600, -9 * 3600 - 1800 };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *utc =
          dateline_wording_time (time_of (moments[i].time, NULL), moments[i].precision, NULL);

      g_assert_cmpstr (utc, ==, moments[i].words);
      for (guint j = 0; j < G_N_ELEMENTS (offsets) && moments[i].time[0] == '2'; j++)
        {
          g_autoptr (GTimeZone) zone = g_time_zone_new_offset (offsets[j]);
          g_autofree char *words =
              dateline_wording_time (time_of (moments[i].time, zone), moments[i].precision, zone);

          g_assert_cmpstr (words, ==, moments[i].words);
        }
    }
}

static void
test_span (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (4 * 3600);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      for (guint j = 0; j < 2; j++)
        {
          GTimeZone *in = j == 0 ? NULL : zone;
          DatelineSpan span = { time_of (spans[i].begin, in), time_of (spans[i].end, in) };
          g_autofree char *words = dateline_wording_span (span, in);

          g_assert_cmpstr (words, ==, spans[i].words);
        }
    }
}

static void
test_open_span (void)
{
  DatelineTime time = time_of ("2023-08-01T00:00:00", NULL);
  g_autofree char *since = dateline_wording_span ((DatelineSpan){ time, DATELINE_TIME_MAX }, NULL);
  g_autofree char *until = dateline_wording_span ((DatelineSpan){ DATELINE_TIME_MIN, time }, NULL);
  g_autofree char *all = dateline_wording_span (DATELINE_SPAN_ALL, NULL);
  g_autofree char *wild = dateline_wording_span ((DatelineSpan){ G_MININT64, G_MAXINT64 }, NULL);

  g_assert_cmpstr (since, ==, "since August 2023");
  g_assert_cmpstr (until, ==, "until July 2023");
  g_assert_cmpstr (all, ==, "all time");
  g_assert_cmpstr (wild, ==, "all time");
}

/* What a window takes in; a bound is told in its unit where it is one. */
static void
test_window (void)
{
  static const struct
  {
    const char *begin, *end;
    DatelinePrecision begin_precision, end_precision;
    const char *words;
  } windows[] = {
    { "2020-09-27T00:00:00",
      "2020-11-11T00:00:00",
      DATELINE_PRECISION_DAY,
      DATELINE_PRECISION_DAY,
      "From the beginning of 27 September 2020 until the end of 10 November 2020" },
    { "2020-10-01T00:00:00",
      "2020-11-01T00:00:00",
      DATELINE_PRECISION_DAY,
      DATELINE_PRECISION_MONTH,
      "From the beginning of 1 October 2020 until the end of October 2020" },
    { "2020-01-01T00:00:00",
      "2020-10-10T12:30:00",
      DATELINE_PRECISION_YEAR,
      DATELINE_PRECISION_MINUTE,
      "From the beginning of 2020 until 10 October 2020, 12:30" },
    { "2020-10-10T12:30:05",
      "2020-10-11T00:00:00",
      DATELINE_PRECISION_DAY,
      DATELINE_PRECISION_MINUTE,
      "From 10 October 2020, 12:30:05 until 11 October 2020, 00:00" },
    { "-43-01-01T00:00:00",
      "-42-01-01T00:00:00",
      DATELINE_PRECISION_YEAR,
      DATELINE_PRECISION_MONTH,
      "From the beginning of 44 BC until the end of December 44 BC" },
    { "2020-12-01T00:00:00",
      "2021-03-01T00:00:00",
      DATELINE_PRECISION_SEASON,
      DATELINE_PRECISION_SEASON,
      "From the beginning of winter 2020–2021 until the end of winter 2020–2021" },
    { "2020-01-01T00:00:00",
      "2021-02-01T00:00:00",
      DATELINE_PRECISION_SEASON,
      DATELINE_PRECISION_CENTURY,
      "From the beginning of January 2020 until the end of January 2021" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      DatelineSpan span = { time_of (windows[i].begin, NULL), time_of (windows[i].end, NULL) };
      g_autofree char *words = dateline_wording_window (
          span, windows[i].begin_precision, windows[i].end_precision, NULL, NULL);

      g_assert_cmpstr (words, ==, windows[i].words);
    }
}

/* A day whose midnight the clock skipped, and one whose midnight it showed twice, are days. */
static void
test_span_of_changed_day (void)
{
  static const struct
  {
    const char *zone, *text, *words;
  } days[] = {
    { "America/Sao_Paulo", "2018-11-04", "4 November 2018" },
    { "America/Havana", "2020-11-01", "1 November 2020" },
    { "Europe/Berlin", "2020-10-25/2020-10-31", "25–31 October 2020" },
    { "Asia/Baku", "1992-09", "September 1992" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (days[i].zone);
      g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (days[i].text, NULL);
      g_autofree char *words = NULL;

      if (zone == NULL)
        {
          g_test_skip ("no time zone data is installed");
          return;
        }
      words = dateline_wording_span (dateline_edtf_get_when (edtf, zone).span, zone);
      g_assert_cmpstr (words, ==, days[i].words);
    }
}

static void
test_day (void)
{
  static const struct
  {
    const char *time, *words;
  } days[] = {
    { "2020-10-10T12:00:00", "Saturday, 10 October 2020" },
    { "2020-11-08T00:00:00", "Sunday, 8 November 2020" },
    { "2020-11-09T23:59:59", "Monday, 9 November 2020" },
    { "-43-03-15T12:00:00", "Friday, 15 March 44 BC" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *words = dateline_wording_day (time_of (days[i].time, NULL), NULL);

      g_assert_cmpstr (words, ==, days[i].words);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/describe", test_describe);
  g_test_add_func ("/wording/time", test_time);
  g_test_add_func ("/wording/span", test_span);
  g_test_add_func ("/wording/open-span", test_open_span);
  g_test_add_func ("/wording/window", test_window);
  g_test_add_func ("/wording/span-of-changed-day", test_span_of_changed_day);
  g_test_add_func ("/wording/day", test_day);
  return g_test_run ();
}
