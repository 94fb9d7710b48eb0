/* What a person may type for a date: what is understood, as which span, and what is said of what is
 * not. The tables are read in the C locale, English. */
#include "calendar.h"
#include "error.h"
#include "typed-time.h"

#include <locale.h>
#include <string.h>

#define P_SECOND DATELINE_PRECISION_SECOND
#define P_MINUTE DATELINE_PRECISION_MINUTE
#define P_DAY DATELINE_PRECISION_DAY
#define P_MONTH DATELINE_PRECISION_MONTH
#define P_YEAR DATELINE_PRECISION_YEAR

/* Moments of UTC+04:00, as Baku's and Yerevan's; the end is the first that is not meant. */
static const struct
{
  const char *text;
  const char *begin;
  const char *end;
  DatelinePrecision precision;
} understood[] = {
  /* EDTF. */
  { "2020-10-10", "2020-10-10T00:00:00", "2020-10-11T00:00:00", P_DAY },
  { "2020-10", "2020-10-01T00:00:00", "2020-11-01T00:00:00", P_MONTH },
  { "2020", "2020-01-01T00:00:00", "2021-01-01T00:00:00", P_YEAR },
  { "2020-10-10T12:00+04:00", "2020-10-10T12:00:00", "2020-10-10T12:01:00", P_MINUTE },
  { "2020-10-10T12:00Z", "2020-10-10T16:00:00", "2020-10-10T16:01:00", P_MINUTE },
  { "2020-10-10T12", "2020-10-10T12:00:00", "2020-10-10T13:00:00", DATELINE_PRECISION_HOUR },
  { "1915~", "1915-01-01T00:00:00", "1916-01-01T00:00:00", P_YEAR },
  { "202X", "2020-01-01T00:00:00", "2030-01-01T00:00:00", DATELINE_PRECISION_DECADE },
  { "-0043", "-0043-01-01T00:00:00", "-0042-01-01T00:00:00", P_YEAR },
  { "−0043", "-0043-01-01T00:00:00", "-0042-01-01T00:00:00", P_YEAR },
  { "2020-23", "2020-09-01T00:00:00", "2020-12-01T00:00:00", DATELINE_PRECISION_SEASON },
  { "[2020-11-07..2020-11-08]", "2020-11-07T00:00:00", "2020-11-09T00:00:00", P_DAY },
  /* Numbers, in whatever digits. */
  { "10.11.2020", "2020-11-10T00:00:00", "2020-11-11T00:00:00", P_DAY },
  { "1.2.2020", "2020-02-01T00:00:00", "2020-02-02T00:00:00", P_DAY },
  { " 10.11.2020\t", "2020-11-10T00:00:00", "2020-11-11T00:00:00", P_DAY },
  { "25/12/2020", "2020-12-25T00:00:00", "2020-12-26T00:00:00", P_DAY },
  { "12/25/2020", "2020-12-25T00:00:00", "2020-12-26T00:00:00", P_DAY },
  { "11/11/2020", "2020-11-11T00:00:00", "2020-11-12T00:00:00", P_DAY },
  { "2020/1/5", "2020-01-05T00:00:00", "2020-01-06T00:00:00", P_DAY },
  { "2020-1-5", "2020-01-05T00:00:00", "2020-01-06T00:00:00", P_DAY },
  { "10.2020", "2020-10-01T00:00:00", "2020-11-01T00:00:00", P_MONTH },
  { "10/2020", "2020-10-01T00:00:00", "2020-11-01T00:00:00", P_MONTH },
  { "۲۰۲۰-۱۰-۱۰", "2020-10-10T00:00:00", "2020-10-11T00:00:00", P_DAY },
  /* Words. */
  { "10 October 2020", "2020-10-10T00:00:00", "2020-10-11T00:00:00", P_DAY },
  { "10 OCT 2020", "2020-10-10T00:00:00", "2020-10-11T00:00:00", P_DAY },
  { "Oct 10, 2020", "2020-10-10T00:00:00", "2020-10-11T00:00:00", P_DAY },
  { "oct. 10th, 2020", "2020-10-10T00:00:00", "2020-10-11T00:00:00", P_DAY },
  { "Saturday, 10 October 2020", "2020-10-10T00:00:00", "2020-10-11T00:00:00", P_DAY },
  { "10-Oct-2020", "2020-10-10T00:00:00", "2020-10-11T00:00:00", P_DAY },
  { "2020 October 10", "2020-10-10T00:00:00", "2020-10-11T00:00:00", P_DAY },
  { "3 Sept 1939", "1939-09-03T00:00:00", "1939-09-04T00:00:00", P_DAY },
  { "October 2020", "2020-10-01T00:00:00", "2020-11-01T00:00:00", P_MONTH },
  { "october of 2020", "2020-10-01T00:00:00", "2020-11-01T00:00:00", P_MONTH },
  /* Azerbaijani, Russian, Armenian, on an English desktop. */
  { "10 oktyabr 2020", "2020-10-10T00:00:00", "2020-10-11T00:00:00", P_DAY },
  { "10 İYUL 2020", "2020-07-10T00:00:00", "2020-07-11T00:00:00", P_DAY },
  { "10 iyun 2020", "2020-06-10T00:00:00", "2020-06-11T00:00:00", P_DAY },
  { "10 Октября 2020", "2020-10-10T00:00:00", "2020-10-11T00:00:00", P_DAY },
  { "ОКТЯБРЬ 2020", "2020-10-01T00:00:00", "2020-11-01T00:00:00", P_MONTH },
  { "9 мая 1992", "1992-05-09T00:00:00", "1992-05-10T00:00:00", P_DAY },
  { "май 1992", "1992-05-01T00:00:00", "1992-06-01T00:00:00", P_MONTH },
  { "10 հոկտեմբերի 2020", "2020-10-10T00:00:00", "2020-10-11T00:00:00", P_DAY },
  { "Հոկտեմբեր 2020", "2020-10-01T00:00:00", "2020-11-01T00:00:00", P_MONTH },
  /* Times of day. */
  { "10.10.2020 12:30", "2020-10-10T12:30:00", "2020-10-10T12:31:00", P_MINUTE },
  { "10 October 2020, 12:30", "2020-10-10T12:30:00", "2020-10-10T12:31:00", P_MINUTE },
  { "2020-10-10 9:05", "2020-10-10T09:05:00", "2020-10-10T09:06:00", P_MINUTE },
  { "2020-10-10 12:30:15", "2020-10-10T12:30:15", "2020-10-10T12:30:16", P_SECOND },
  { "10 Oct 2020 08:30 UTC", "2020-10-10T12:30:00", "2020-10-10T12:31:00", P_MINUTE },
  { "10 Oct 2020 12:30 +03:00", "2020-10-10T13:30:00", "2020-10-10T13:31:00", P_MINUTE },
  /* Leap days, and days that only the Gregorian calendar, carried back, has. */
  { "29 February 2020", "2020-02-29T00:00:00", "2020-03-01T00:00:00", P_DAY },
  { "29.02.2000", "2000-02-29T00:00:00", "2000-03-01T00:00:00", P_DAY },
  { "5 September 1752", "1752-09-05T00:00:00", "1752-09-06T00:00:00", P_DAY },
  { "10 October 1582", "1582-10-10T00:00:00", "1582-10-11T00:00:00", P_DAY },
  /* Years from 1 to 9999, and before. */
  { "1 January 0001", "0001-01-01T00:00:00", "0001-01-02T00:00:00", P_DAY },
  { "AD 1", "0001-01-01T00:00:00", "0002-01-01T00:00:00", P_YEAR },
  { "4 September AD 476", "0476-09-04T00:00:00", "0476-09-05T00:00:00", P_DAY },
  { "4 September 476", "0476-09-04T00:00:00", "0476-09-05T00:00:00", P_DAY },
  { "476 AD", "0476-01-01T00:00:00", "0477-01-01T00:00:00", P_YEAR },
  { "31 December 9999", "9999-12-31T00:00:00", "10000-01-01T00:00:00", P_DAY },
  { "44 BC", "-0043-01-01T00:00:00", "-0042-01-01T00:00:00", P_YEAR },
  { "15 March 44 BC", "-0043-03-15T00:00:00", "-0043-03-16T00:00:00", P_DAY },
  { "March 15, 44 bce", "-0043-03-15T00:00:00", "-0043-03-16T00:00:00", P_DAY },
  { "March 44 BC", "-0043-03-01T00:00:00", "-0043-04-01T00:00:00", P_MONTH },
  { "1 BC", "0000-01-01T00:00:00", "0001-01-01T00:00:00", P_YEAR },
  { "29 February 5 BC", "-0004-02-29T00:00:00", "-0004-03-01T00:00:00", P_DAY },
  /* The day and the moment it is. */
  { "today", "2020-10-10T00:00:00", "2020-10-11T00:00:00", P_DAY },
  { "Now", "2020-10-10T12:34:56", "2020-10-10T12:34:57", P_SECOND },
};

/* Two dates in one text. */
static const struct
{
  const char *text;
  const char *begin; /* NULL where open */
  const char *end;
  DatelinePrecision begin_precision;
  DatelinePrecision end_precision;
} pairs[] = {
  { "2020-09-27/2020-11-10", "2020-09-27T00:00:00", "2020-11-11T00:00:00", P_DAY, P_DAY },
  { "2023-08/..", "2023-08-01T00:00:00", NULL, P_MONTH, P_MONTH },
  { "../2020-11-10", NULL, "2020-11-11T00:00:00", P_DAY, P_DAY },
  { "27 September 2020 – 10 November 2020",
    "2020-09-27T00:00:00",
    "2020-11-11T00:00:00",
    P_DAY,
    P_DAY },
  { "27.9.2020–11.2020", "2020-09-27T00:00:00", "2020-12-01T00:00:00", P_DAY, P_MONTH },
  { "9.2020/11.2020", "2020-09-01T00:00:00", "2020-12-01T00:00:00", P_MONTH, P_MONTH },
  { "Oct 2020 - Nov 2020", "2020-10-01T00:00:00", "2020-12-01T00:00:00", P_MONTH, P_MONTH },
  { "October 2020/November 2020", "2020-10-01T00:00:00", "2020-12-01T00:00:00", P_MONTH, P_MONTH },
  { "10.10.2020 12:00 - 10.10.2020 14:00",
    "2020-10-10T12:00:00",
    "2020-10-10T14:01:00",
    P_MINUTE,
    P_MINUTE },
};

#define ACCEPTED " Write a date as in 9 October 2020, 2020-10-09, October 2020 or 2020."

static const struct
{
  const char *text;
  const char *message;
} refused[] = {
  { "", "There is no date." ACCEPTED },
  { "  \t", "There is no date." ACCEPTED },
  { "\xff\xfe", "This is not text." ACCEPTED },
  { "foo", "“foo” is not the name of a month." ACCEPTED },
  { "10 Foober 2020", "“foober” is not the name of a month." ACCEPTED },
  { "10 Ju 2020", "“ju” is not the name of a month." ACCEPTED },
  { "10 iyu 2020", "“iyu” is not the name of a month." ACCEPTED },
  { "yesterday", "“yesterday” is not the name of a month." ACCEPTED },
  { "October", "The year is missing." ACCEPTED },
  { "10 October", "The year is missing." ACCEPTED },
  { "10.10", "The year is missing." ACCEPTED },
  { "10", "The year is missing." ACCEPTED },
  { "10.10.20", "The year needs its four digits, or BC or AD." ACCEPTED },
  { "10 October 20", "The year needs its four digits, or BC or AD." ACCEPTED },
  { "10 October November 2020", "There are two months in this date." ACCEPTED },
  { "2020 October 2021", "There are two years in this date." ACCEPTED },
  { "1.2.3.2020", "There are too many numbers for a date." ACCEPTED },
  { "1 2 October 2020", "There are too many numbers for a date." ACCEPTED },
  { "10 2020 10", "The year stands between the day and the month." ACCEPTED },
  { "12345", "A year has four digits at most." ACCEPTED },
  { "10 October 20200", "A year has four digits at most." ACCEPTED },
  { "10 October 2020!", "“!” does not belong in a date." ACCEPTED },
  { "10:30:2020",
    "This is a time of day without a day. Write the day first, as in 2020-10-09 12:30." },
  { "12:30", "This is a time of day without a day. Write the day first, as in 2020-10-09 12:30." },
  { "12:30 10.10.2020",
    "This is a time of day without a day. Write the day first, as in 2020-10-09 12:30." },
  { "October 2020 12:30", "A time of day needs a whole date before it, as in 2020-10-09 12:30." },
  { "10.10.2020 25:00",
    "A time of day goes from 00:00 to 23:59. Write it as in 2020-10-09 12:30." },
  { "10.10.2020 24:00",
    "A time of day goes from 00:00 to 23:59. Write it as in 2020-10-09 12:30." },
  { "10.10.2020 12:3",
    "What follows the date is not a time of day. Write one as in 2020-10-09 12:30, with a zone as "
    "in 2020-10-09 12:30+04:00." },
  { "10.10.2020 12:30 noon",
    "What follows the date is not a time of day. Write one as in 2020-10-09 12:30, with a zone as "
    "in 2020-10-09 12:30+04:00." },
  { "10.13.2020", "There is no month 13; months go from 1 to 12." },
  { "0/5/2020", "There is no day 0 in May 2020; it has 31 days." },
  { "29 February 2021", "There is no day 29 in February 2021; it has 28 days." },
  { "29.02.1900", "There is no day 29 in February 1900; it has 28 days." },
  { "31.6.2020", "There is no day 31 in June 2020; it has 30 days." },
  { "0 BC", "There is no year 0: 1 BC is followed by AD 1." },
  { "10/11/2020",
    "This could be 10 November 2020 or 11 October 2020. Write the month as a word, or the date as "
    "in 2020-10-09." },
  { "2020-11-10/2020-09-27",
    "Date “2020-11-10/2020-09-27”, character 12: the second date is before the first" },
  { "2020/2021 – 2022", "There are too many numbers for a date." ACCEPTED },
  { "10.11.2020 – 27.9.2020", "The second date is before the first." ACCEPTED },
  { "10.11.2020 – foo 2020", "“foo” is not the name of a month." ACCEPTED },
};

static DatelineTypedContext
context_in (GTimeZone *zone, DatelineDateOrder order)
{
  DatelineCivil now = { 2020, 10, 10, 12, 34, 56 };

  return (DatelineTypedContext){ zone, dateline_calendar_to_time (&now, zone), order };
}

static char *
write_time (DatelineTime time, GTimeZone *zone)
{
  DatelineCivil c = dateline_calendar_from_time (time, zone);

  return g_strdup_printf ("%s%04d-%02d-%02dT%02d:%02d:%02d",
                          c.year < 0 ? "-" : "",
                          ABS (c.year),
                          c.month,
                          c.day,
                          c.hour,
                          c.minute,
                          c.second);
}

static void
assert_time (DatelineTime time, GTimeZone *zone, const char *expected)
{
  g_autofree char *text = write_time (time, zone);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_understood (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (4 * 3600);
  DatelineTypedContext context = context_in (zone, DATELINE_ORDER_UNKNOWN);

  for (guint i = 0; i < G_N_ELEMENTS (understood); i++)
    {
      g_autoptr (GError) error = NULL;
      DatelineTypedTime typed;

      g_test_message ("%s", understood[i].text);
      dateline_typed_time_parse (understood[i].text, &context, &typed, &error);
      g_assert_no_error (error);
      assert_time (typed.span.begin, zone, understood[i].begin);
      if (g_str_equal (understood[i].end, "10000-01-01T00:00:00"))
        g_assert_cmpint (typed.span.end, >=, DATELINE_TIME_MAX - 4 * DATELINE_HOUR);
      else
        assert_time (typed.span.end, zone, understood[i].end);
      g_assert_cmpint (typed.begin_precision, ==, understood[i].precision);
      g_assert_cmpint (typed.end_precision, ==, understood[i].precision);
      g_assert_false (typed.both);
    }
}

static void
test_pairs (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (4 * 3600);
  DatelineTypedContext context = context_in (zone, DATELINE_ORDER_UNKNOWN);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GError) error = NULL;
      DatelineTypedTime typed;

      g_test_message ("%s", pairs[i].text);
      dateline_typed_time_parse (pairs[i].text, &context, &typed, &error);
      g_assert_no_error (error);
      if (pairs[i].begin != NULL)
        assert_time (typed.span.begin, zone, pairs[i].begin);
      else
        g_assert_cmpint (typed.span.begin, ==, DATELINE_TIME_MIN);
      if (pairs[i].end != NULL)
        assert_time (typed.span.end, zone, pairs[i].end);
      else
        g_assert_cmpint (typed.span.end, ==, DATELINE_TIME_MAX);
      g_assert_cmpint (typed.begin_precision, ==, pairs[i].begin_precision);
      g_assert_cmpint (typed.end_precision, ==, pairs[i].end_precision);
      g_assert_true (typed.both);
    }
}

static void
test_refused (void)
{
  DatelineTypedContext context = context_in (NULL, DATELINE_ORDER_UNKNOWN);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      DatelineTypedTime typed;

      g_test_message ("%s", refused[i].text);
      g_assert_false (dateline_typed_time_parse (refused[i].text, &context, &typed, &error));
      g_assert_true (error != NULL && error->domain == DATELINE_ERROR);
      g_assert_cmpstr (error->message, ==, refused[i].message);
    }
}

static void
test_order (void)
{
  static const struct
  {
    const char *format;
    DatelineDateOrder order;
  } formats[] = {
    { "%d.%m.%Y", DATELINE_ORDER_DAY_FIRST },
    { "%d/%m/%y", DATELINE_ORDER_DAY_FIRST },
    { "%-d. %-m. %Y", DATELINE_ORDER_DAY_FIRST },
    { "%d %b, %Y", DATELINE_ORDER_DAY_FIRST },
    { "%m/%d/%Y", DATELINE_ORDER_MONTH_FIRST },
    { "%Y-%m-%d", DATELINE_ORDER_UNKNOWN },
    { "%F", DATELINE_ORDER_UNKNOWN },
    { "%Oy/%Om/%Od", DATELINE_ORDER_UNKNOWN },
    { "%m/%d/%y", DATELINE_ORDER_UNKNOWN },
    { "%D", DATELINE_ORDER_UNKNOWN },
    { "", DATELINE_ORDER_UNKNOWN },
    { "%", DATELINE_ORDER_UNKNOWN },
  };
  static const struct
  {
    DatelineDateOrder order;
    const char *text;
    const char *begin;
  } dates[] = {
    { DATELINE_ORDER_DAY_FIRST, "10/11/2020", "2020-11-10T00:00:00" },
    { DATELINE_ORDER_MONTH_FIRST, "10/11/2020", "2020-10-11T00:00:00" },
    { DATELINE_ORDER_DAY_FIRST, "10-11-2020", "2020-11-10T00:00:00" },
    { DATELINE_ORDER_MONTH_FIRST, "10 11 2020", "2020-10-11T00:00:00" },
    { DATELINE_ORDER_MONTH_FIRST, "25/12/2020", "2020-12-25T00:00:00" },
    { DATELINE_ORDER_DAY_FIRST, "12/25/2020", "2020-12-25T00:00:00" },
    { DATELINE_ORDER_MONTH_FIRST, "10.11.2020", "2020-11-10T00:00:00" },
    { DATELINE_ORDER_MONTH_FIRST, "2020/10/11", "2020-10-11T00:00:00" },
    { DATELINE_ORDER_DAY_FIRST, "2020/10/11", "2020-10-11T00:00:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_test_message ("%s", formats[i].format);
      g_assert_cmpint (dateline_date_order_from_format (formats[i].format), ==, formats[i].order);
    }
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      DatelineTypedContext context = context_in (NULL, dates[i].order);
      DatelineTypedTime typed;

      g_test_message ("%s", dates[i].text);
      g_assert_true (dateline_typed_time_parse (dates[i].text, &context, &typed, NULL));
      assert_time (typed.span.begin, NULL, dates[i].begin);
    }
}

/* A day is as long as the clock makes it, and midnight is where the clock has it. */
static void
test_zones (void)
{
  static const struct
  {
    const char *zone, *text;
    gint64 hours;
  } days[] = {
    { "Europe/Berlin", "25 October 2020", 25 }, { "Europe/Berlin", "29.03.2020", 23 },
    { "America/Sao_Paulo", "4 Nov 2018", 23 },  { "America/Havana", "1 Nov 2020", 25 },
    { "Asia/Baku", "10 October 2020", 24 },     { "Asia/Baku", "March 2015", 31 * 24 - 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (days[i].zone);
      DatelineTypedContext context;
      DatelineTypedTime typed;

      if (zone == NULL)
        {
          g_test_skip ("no time zone data is installed");
          return;
        }
      context = context_in (zone, DATELINE_ORDER_UNKNOWN);
      g_assert_true (dateline_typed_time_parse (days[i].text, &context, &typed, NULL));
      g_assert_cmpint (dateline_span_length (typed.span), ==, days[i].hours * DATELINE_HOUR);
    }
}

/* The months of the desktop's language, and the order of its dates. */
static void
test_locales (void)
{
  static const struct
  {
    const char *locale, *text;
    int month;
  } cases[] = {
    { "de_DE.UTF-8", "10 Oktober 2020", 10 }, { "de_DE.UTF-8", "10 MÄRZ 2020", 3 },
    { "de_DE.UTF-8", "10 maerz 2020", 0 },    { "de_DE.UTF-8", "10/11/2020", 11 },
    { "en_US.UTF-8", "10/11/2020", 10 },      { "en_GB.UTF-8", "10/11/2020", 11 },
    { "sv_SE.UTF-8", "10/11/2020", 0 },       { "tr_TR.UTF-8", "10 Kasım 2020", 11 },
    { "tr_TR.UTF-8", "10 kasim 2020", 11 },   { "tr_TR.UTF-8", "10 EYLÜL 2020", 9 },
    { "ru_RU.UTF-8", "10 октября 2020", 10 }, { "ru_RU.UTF-8", "10 окт 2020", 10 },
    { "ru_RU.UTF-8", "10 Oct 2020", 10 },     { "az_AZ.UTF-8", "10 İyn 2020", 6 },
    { "az_AZ.UTF-8", "10 sentyabr 2020", 9 }, { "hy_AM.UTF-8", "10 Հոկտեմբերի 2020", 10 },
    { "hy_AM.UTF-8", "10 Հնվ 2020", 1 },      { "hy_AM.UTF-8", "10 January 2020", 1 },
  };
  guint n_tried = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DatelineTypedContext context;
      DatelineTypedTime typed;
      gboolean is_date;

      if (setlocale (LC_TIME, cases[i].locale) == NULL)
        continue;
      n_tried++;
      g_test_message ("%s: %s", cases[i].locale, cases[i].text);
      context = context_in (NULL, dateline_date_order_from_locale ());
      is_date = dateline_typed_time_parse (cases[i].text, &context, &typed, NULL);
      g_assert_cmpint (is_date, ==, cases[i].month != 0);
      if (is_date)
        g_assert_cmpint (dateline_calendar_from_utc (typed.span.begin).month, ==, cases[i].month);
    }
  setlocale (LC_TIME, "C.UTF-8");
  if (n_tried == 0)
    g_test_skip ("none of the locales is installed");
}

/* Whatever is typed, the answer is a span or a sentence. */
static void
test_random (void)
{
  static const char *const pieces[] = { "10",    "2020", "12",  ".",       "/",  "-", " ",
                                        ":",     "BC",   "May", "октября", "T",  "Z", "+04",
                                        "..",    "[",    "X",   "–",       "AD", "0", "31",
                                        "today", "~",    ",",   "99999",   "é",  "\n" };
  DatelineTypedContext context = context_in (NULL, DATELINE_ORDER_DAY_FIRST);

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      DatelineTypedTime typed;

      for (int n = g_test_rand_int_range (1, 9); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (dateline_typed_time_parse (text->str, &context, &typed, &error))
        {
          g_assert_no_error (error);
          g_assert_false (dateline_span_is_empty (typed.span));
          g_assert_cmpint (typed.span.begin, >=, DATELINE_TIME_MIN);
          g_assert_cmpint (typed.span.end, <=, DATELINE_TIME_MAX);
        }
      else
        {
          g_assert_nonnull (error);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }
}

static void
test_long (void)
{
  DatelineTypedContext context = context_in (NULL, DATELINE_ORDER_UNKNOWN);
  g_autofree char *text = g_strnfill (100000, '1');
  g_autoptr (GError) error = NULL;
  DatelineTypedTime typed;

  g_assert_false (dateline_typed_time_parse (text, &context, &typed, &error));
  g_assert_cmpstr (error->message, ==, "This is too long for a date." ACCEPTED);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-time/understood", test_understood);
  g_test_add_func ("/typed-time/pairs", test_pairs);
  g_test_add_func ("/typed-time/refused", test_refused);
  g_test_add_func ("/typed-time/order", test_order);
  g_test_add_func ("/typed-time/zones", test_zones);
  g_test_add_func ("/typed-time/locales", test_locales);
  g_test_add_func ("/typed-time/random", test_random);
  g_test_add_func ("/typed-time/long", test_long);
  return g_test_run ();
}
