/* EDTF texts and what they mean. */
#include "calendar.h"
#include "edtf.h"
#include "error.h"

#include <stdio.h>

#define S DATELINE_PRECISION_SECOND
#define MI DATELINE_PRECISION_MINUTE
#define H DATELINE_PRECISION_HOUR
#define D DATELINE_PRECISION_DAY
#define M DATELINE_PRECISION_MONTH
#define SE DATELINE_PRECISION_SEASON
#define Y DATELINE_PRECISION_YEAR
#define DE DATELINE_PRECISION_DECADE
#define C DATELINE_PRECISION_CENTURY
#define ML DATELINE_PRECISION_MILLENNIUM

#define UNC DATELINE_WHEN_UNCERTAIN
#define APX DATELINE_WHEN_APPROXIMATE
#define BOTH (UNC | APX)
#define LAS DATELINE_WHEN_LASTS
#define ONE DATELINE_WHEN_ONE_OF
#define OB DATELINE_WHEN_OPEN_BEGIN
#define OE DATELINE_WHEN_OPEN_END
#define UB DATELINE_WHEN_UNKNOWN_BEGIN
#define UE DATELINE_WHEN_UNKNOWN_END

#define MIN_TEXT "-9999-01-01"
#define MAX_TEXT "10000-01-01"

typedef struct
{
  const char *text;
  const char *begin; /* in UTC */
  const char *end;
  DatelinePrecision begin_precision;
  DatelinePrecision end_precision;
  int flags;
  const char *canonical; /* NULL where it is the text */
} Valid;

/* A date without a zone is UTC here. */
static const Valid valid[] = {
  /* Level 0: dates. */
  { "1985-04-12", "1985-04-12", "1985-04-13", D, D, 0 },
  { "1985-04", "1985-04-01", "1985-05-01", M, M, 0 },
  { "1985", "1985-01-01", "1986-01-01", Y, Y, 0 },
  { "1985-12-31", "1985-12-31", "1986-01-01", D, D, 0 },
  { "1985-12", "1985-12-01", "1986-01-01", M, M, 0 },
  { "2020-02-29", "2020-02-29", "2020-03-01", D, D, 0 },
  { "2000-02-29", "2000-02-29", "2000-03-01", D, D, 0 },
  { "1900-02", "1900-02-01", "1900-03-01", M, M, 0 },
  { "0476", "476-01-01", "477-01-01", Y, Y, 0 },
  { "0001-01-01", "1-01-01", "1-01-02", D, D, 0 },
  { "0000", "0-01-01", "1-01-01", Y, Y, 0 },
  { "0000-02-29", "0-02-29", "0-03-01", D, D, 0 },
  { "9999", "9999-01-01", MAX_TEXT, Y, Y, 0 },
  { "9999-12-31", "9999-12-31", MAX_TEXT, D, D, 0 },
  /* Level 0: times. */
  { "1985-04-12T23:20:30", "1985-04-12T23:20:30", "1985-04-12T23:20:31", S, S, 0 },
  { "1985-04-12T23:20:30Z", "1985-04-12T23:20:30", "1985-04-12T23:20:31", S, S, 0 },
  { "1985-04-12T23:20:30-04",
    "1985-04-13T03:20:30",
    "1985-04-13T03:20:31",
    S,
    S,
    0,
    "1985-04-12T23:20:30-04:00" },
  { "1985-04-12T23:20:30+04:30", "1985-04-12T18:50:30", "1985-04-12T18:50:31", S, S, 0 },
  { "1985-04-12T00:00:00", "1985-04-12", "1985-04-12T00:00:01", S, S, 0 },
  { "1985-04-12T23:59:59Z", "1985-04-12T23:59:59", "1985-04-13", S, S, 0 },
  { "2020-10-10T12:00:00+00:00",
    "2020-10-10T12:00:00",
    "2020-10-10T12:00:01",
    S,
    S,
    0,
    "2020-10-10T12:00:00Z" },
  { "2020-10-10T12:00:00+00",
    "2020-10-10T12:00:00",
    "2020-10-10T12:00:01",
    S,
    S,
    0,
    "2020-10-10T12:00:00Z" },
  { "2020-01-01T00:30:00+14:00", "2019-12-31T10:30:00", "2019-12-31T10:30:01", S, S, 0 },
  { "2020-12-31T23:30:00-12:00", "2021-01-01T11:30:00", "2021-01-01T11:30:01", S, S, 0 },
  { "-0043-03-15T12:00:00Z", "-43-03-15T12:00:00", "-43-03-15T12:00:01", S, S, 0 },
  /* Extensions: a time without seconds or minutes, a time with a qualifier. */
  { "2020-10-10T12:00+04:00~", "2020-10-10T08:00:00", "2020-10-10T08:01:00", MI, MI, APX },
  { "2020-10-10T12:00+04:00", "2020-10-10T08:00:00", "2020-10-10T08:01:00", MI, MI, 0 },
  { "2020-10-10T12:00", "2020-10-10T12:00:00", "2020-10-10T12:01:00", MI, MI, 0 },
  { "2020-10-10T12:00~", "2020-10-10T12:00:00", "2020-10-10T12:01:00", MI, MI, APX },
  { "2020-10-10T12:00Z?", "2020-10-10T12:00:00", "2020-10-10T12:01:00", MI, MI, UNC },
  { "2020-10-10T12:00:05%", "2020-10-10T12:00:05", "2020-10-10T12:00:06", S, S, BOTH },
  { "2020-10-10T12", "2020-10-10T12:00:00", "2020-10-10T13:00:00", H, H, 0 },
  { "2020-10-10T12+04",
    "2020-10-10T08:00:00",
    "2020-10-10T09:00:00",
    H,
    H,
    0,
    "2020-10-10T12+04:00" },
  { "2020-10-10T23", "2020-10-10T23:00:00", "2020-10-11", H, H, 0 },
  { "2020-10-10T12-03:30", "2020-10-10T15:30:00", "2020-10-10T16:30:00", H, H, 0 },
  /* Level 0: intervals. */
  { "1964/2008", "1964-01-01", "2009-01-01", Y, Y, LAS },
  { "2004-06/2006-08", "2004-06-01", "2006-09-01", M, M, LAS },
  { "2004-02-01/2005-02-08", "2004-02-01", "2005-02-09", D, D, LAS },
  { "2004-02-01/2005-02", "2004-02-01", "2005-03-01", D, M, LAS },
  { "2004-02-01/2005", "2004-02-01", "2006-01-01", D, Y, LAS },
  { "2005/2006-02", "2005-01-01", "2006-03-01", Y, M, LAS },
  { "2020-09-27/2020-11-10", "2020-09-27", "2020-11-11", D, D, LAS },
  { "2020-11-10/2020-11-10", "2020-11-10", "2020-11-11", D, D, LAS },
  { "2004-06/2004", "2004-06-01", "2005-01-01", M, Y, LAS },
  { "2004/2004-06", "2004-01-01", "2004-07-01", Y, M, LAS },
  { "2020-10-10T12:00/2020-10-10T14:30",
    "2020-10-10T12:00:00",
    "2020-10-10T14:31:00",
    MI,
    MI,
    LAS },
  { "2020-10-10T12:00+04:00/2020-10-11", "2020-10-10T08:00:00", "2020-10-12", MI, D, LAS },
  { "2020-10-10T12:00+04:00/2020-10-10T08:30Z",
    "2020-10-10T08:00:00",
    "2020-10-10T08:31:00",
    MI,
    MI,
    LAS },
  { "-0044/0014", "-44-01-01", "15-01-01", Y, Y, LAS },
  { "-0300/-0200", "-300-01-01", "-199-01-01", Y, Y, LAS },
  /* Level 1: seasons. Winter begins in the year it is written with. */
  { "2001-21", "2001-03-01", "2001-06-01", SE, SE, 0 },
  { "2001-22", "2001-06-01", "2001-09-01", SE, SE, 0 },
  { "2001-23", "2001-09-01", "2001-12-01", SE, SE, 0 },
  { "2001-24", "2001-12-01", "2002-03-01", SE, SE, 0 },
  { "2003-24", "2003-12-01", "2004-03-01", SE, SE, 0 },
  { "2001-21~", "2001-03-01", "2001-06-01", SE, SE, APX },
  { "9999-24", "9999-12-01", MAX_TEXT, SE, SE, 0 },
  { "-0001-24", "-1-12-01", "0-03-01", SE, SE, 0 },
  { "2020-21/2020-23", "2020-03-01", "2020-12-01", SE, SE, LAS },
  { "202X-21", "2020-03-01", "2029-06-01", DE, DE, 0 },
  /* Level 1: qualifiers. */
  { "1984?", "1984-01-01", "1985-01-01", Y, Y, UNC },
  { "2004-06~", "2004-06-01", "2004-07-01", M, M, APX },
  { "2004-06-11%", "2004-06-11", "2004-06-12", D, D, BOTH },
  { "1915~", "1915-01-01", "1916-01-01", Y, Y, APX },
  { "-0043?", "-43-01-01", "-42-01-01", Y, Y, UNC },
  { "1984~/2004-06", "1984-01-01", "2004-07-01", Y, M, LAS | APX },
  { "1984/2004-06~", "1984-01-01", "2004-07-01", Y, M, LAS | APX },
  { "1984~/2004~", "1984-01-01", "2005-01-01", Y, Y, LAS | APX },
  { "1984?/2004%", "1984-01-01", "2005-01-01", Y, Y, LAS | BOTH },
  { "1984?/2004-06-11~", "1984-01-01", "2004-06-12", Y, D, LAS | BOTH },
  { "1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-09", D, D, LAS | BOTH },
  /* Level 1: unspecified digits from the right. */
  { "201X", "2010-01-01", "2020-01-01", DE, DE, 0 },
  { "20XX", "2000-01-01", "2100-01-01", C, C, 0 },
  { "2004-XX", "2004-01-01", "2005-01-01", Y, Y, 0 },
  { "1985-04-XX", "1985-04-01", "1985-05-01", M, M, 0 },
  { "1985-02-XX", "1985-02-01", "1985-03-01", M, M, 0 },
  { "1985-XX-XX", "1985-01-01", "1986-01-01", Y, Y, 0 },
  { "201X?", "2010-01-01", "2020-01-01", DE, DE, UNC },
  { "19XX~", "1900-01-01", "2000-01-01", C, C, APX },
  { "00XX", "0-01-01", "100-01-01", C, C, 0 },
  { "000X", "0-01-01", "10-01-01", DE, DE, 0 },
  { "-004X", "-49-01-01", "-39-01-01", DE, DE, 0 },
  { "-01XX", "-199-01-01", "-99-01-01", C, C, 0 },
  { "-000X", "-9-01-01", "0-01-01", DE, DE, 0 },
  { "-00XX", "-99-01-01", "0-01-01", C, C, 0 },
  /* Level 1: open and unknown ends. */
  { "1985-04-12/..", "1985-04-12", MAX_TEXT, D, D, LAS | OE },
  { "1985-04/..", "1985-04-01", MAX_TEXT, M, M, LAS | OE },
  { "1985/..", "1985-01-01", MAX_TEXT, Y, Y, LAS | OE },
  { "2023-08/..", "2023-08-01", MAX_TEXT, M, M, LAS | OE },
  { "../1985-04-12", MIN_TEXT, "1985-04-13", D, D, LAS | OB },
  { "../1985", MIN_TEXT, "1986-01-01", Y, Y, LAS | OB },
  { "1985-04-12/", "1985-04-12", MAX_TEXT, D, D, LAS | UE },
  { "1985/", "1985-01-01", MAX_TEXT, Y, Y, LAS | UE },
  { "/1985-04-12", MIN_TEXT, "1985-04-13", D, D, LAS | UB },
  { "/1985-04", MIN_TEXT, "1985-05-01", M, M, LAS | UB },
  { "1985~/..", "1985-01-01", MAX_TEXT, Y, Y, LAS | OE | APX },
  { "/1985?", MIN_TEXT, "1986-01-01", Y, Y, LAS | UB | UNC },
  { "2020-10-10T12:00Z/..", "2020-10-10T12:00:00", MAX_TEXT, MI, MI, LAS | OE },
  /* Level 1: negative years. */
  { "-1985", "-1985-01-01", "-1984-01-01", Y, Y, 0 },
  { "-0001", "-1-01-01", "0-01-01", Y, Y, 0 },
  { "-9999", MIN_TEXT, "-9998-01-01", Y, Y, 0 },
  { "-0043-03-15", "-43-03-15", "-43-03-16", D, D, 0 },
  { "-0004-02-29", "-4-02-29", "-4-03-01", D, D, 0 },
  /* Level 2: one of a set. */
  { "[1667,1668,1670..1672]", "1667-01-01", "1673-01-01", Y, Y, ONE },
  { "[..1760-12-03]", MIN_TEXT, "1760-12-04", D, D, ONE | OB },
  { "[1760-12..]", "1760-12-01", MAX_TEXT, M, M, ONE | OE },
  { "[1760-01,1760-02,1760-12..]", "1760-01-01", MAX_TEXT, M, M, ONE | OE },
  { "[1667,1760-12]", "1667-01-01", "1761-01-01", Y, M, ONE },
  { "[..1984]", MIN_TEXT, "1985-01-01", Y, Y, ONE | OB },
  { "[2020-11-07..2020-11-08]", "2020-11-07", "2020-11-09", D, D, ONE },
  { "[2020-11-07,2020-11-08]", "2020-11-07", "2020-11-09", D, D, ONE },
  { "[2020-11-08,2020-11-07]", "2020-11-07", "2020-11-09", D, D, ONE },
  { "[1760-12,1667]", "1667-01-01", "1761-01-01", Y, M, ONE },
  { "[..1984,1986]", MIN_TEXT, "1987-01-01", Y, Y, ONE | OB },
  { "[..1984,1986,1990..]", MIN_TEXT, MAX_TEXT, Y, Y, ONE | OB | OE },
  { "[2020]", "2020-01-01", "2021-01-01", Y, Y, ONE },
  { "[1915~,1916?]", "1915-01-01", "1917-01-01", Y, Y, ONE | BOTH },
  { "[2020-10-10T12:00,2020-10-10T14:00]",
    "2020-10-10T12:00:00",
    "2020-10-10T14:01:00",
    MI,
    MI,
    ONE },
  { "[2020-10-10T12:00:30,2021]", "2020-10-10T12:00:30", "2022-01-01", S, Y, ONE },
  { "[2020-10-10T12:00:30..]", "2020-10-10T12:00:30", MAX_TEXT, S, S, ONE | OE },
  { "[201X,2020-21]", "2010-01-01", "2020-06-01", DE, SE, ONE },
  /* Level 2: unspecified digits anywhere; the tightest span around all that fits. */
  { "156X-12-25", "1560-12-25", "1569-12-26", DE, DE, 0 },
  { "15XX-12-25", "1500-12-25", "1599-12-26", C, C, 0 },
  { "15XX-12-XX", "1500-12-01", "1600-01-01", C, C, 0 },
  { "1560-XX-25", "1560-01-25", "1560-12-26", Y, Y, 0 },
  { "XXXX-12-XX", "0-12-01", MAX_TEXT, ML, ML, 0 },
  { "XXXX", "0-01-01", MAX_TEXT, ML, ML, 0 },
  { "1XXX-XX", "1000-01-01", "2000-01-01", ML, ML, 0 },
  { "1XXX-12", "1000-12-01", "2000-01-01", ML, ML, 0 },
  { "1XXX", "1000-01-01", "2000-01-01", ML, ML, 0 },
  { "1X3X", "1030-01-01", "1940-01-01", ML, ML, 0 },
  { "1984-1X", "1984-10-01", "1985-01-01", SE, SE, 0 },
  { "1984-0X", "1984-01-01", "1984-10-01", Y, Y, 0 },
  { "1984-X1", "1984-01-01", "1984-12-01", Y, Y, 0 },
  { "1984-X2-28", "1984-02-28", "1984-12-29", Y, Y, 0 },
  { "2004-06-1X", "2004-06-10", "2004-06-20", M, M, 0 },
  { "2004-06-3X", "2004-06-30", "2004-07-01", D, D, 0 },
  { "2004-06-X1", "2004-06-01", "2004-06-22", M, M, 0 },
  { "2004-XX-31", "2004-01-31", "2005-01-01", Y, Y, 0 },
  { "2004-XX-3X", "2004-01-30", "2005-01-01", Y, Y, 0 },
  { "XXXX-02-29", "0-02-29", "9996-03-01", ML, ML, 0 },
  { "190X-02-29", "1904-02-29", "1908-03-01", DE, DE, 0 },
  { "20X0", "2000-01-01", "2091-01-01", C, C, 0 },
  { "X999", "999-01-01", MAX_TEXT, ML, ML, 0 },
  { "-1X3X", "-1939-01-01", "-1029-01-01", ML, ML, 0 },
  { "-XXXX-12-25", "-9999-12-25", "-1-12-26", ML, ML, 0 },
  { "2004-06-XX/2004-07-03", "2004-06-01", "2004-07-04", M, D, LAS },
  { "2003-22/2004-22", "2003-06-01", "2004-09-01", SE, SE, LAS },
  { "201X-XX-XX~", "2010-01-01", "2020-01-01", DE, DE, APX },
};

static DatelineTime
time_of (const char *text)
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

  g_assert_true (n == 3 || n == 6);
  return dateline_calendar_to_utc (&civil);
}

static void
test_valid (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      const Valid *v = &valid[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (v->text, &error);
      g_autofree char *written = NULL;
      DatelineWhen when;

      g_test_message ("%s", v->text);
      g_assert_no_error (error);
      when = dateline_edtf_get_when (edtf, NULL);
      g_assert_cmpint (when.span.begin, ==, time_of (v->begin));
      g_assert_cmpint (when.span.end, ==, time_of (v->end));
      g_assert_cmpint (when.begin_precision, ==, v->begin_precision);
      g_assert_cmpint (when.end_precision, ==, v->end_precision);
      g_assert_cmphex (when.flags, ==, v->flags);

      written = dateline_edtf_to_string (edtf);
      g_assert_cmpstr (written, ==, v->canonical != NULL ? v->canonical : v->text);
    }
}

/* A date without a zone is local; a text with a zone is not moved by it. */
static void
test_zones (void)
{
  static const struct
  {
    const char *text, *zone, *begin, *end;
  } cases[] = {
    { "2020-10-10", "Asia/Baku", "2020-10-09T20:00:00", "2020-10-10T20:00:00" },
    { "2020-07", "Asia/Baku", "2020-06-30T20:00:00", "2020-07-31T20:00:00" },
    { "2020-10-10T12:00", "Asia/Baku", "2020-10-10T08:00:00", "2020-10-10T08:01:00" },
    { "2020-10-10T12:00Z", "Asia/Baku", "2020-10-10T12:00:00", "2020-10-10T12:01:00" },
    /* Baku had summer time until 2015, Berlin has it. */
    { "2015-07-01", "Asia/Baku", "2015-06-30T19:00:00", "2015-07-01T19:00:00" },
    { "2015-10-25", "Asia/Baku", "2015-10-24T19:00:00", "2015-10-25T20:00:00" },
    { "2020-03-29", "Europe/Berlin", "2020-03-28T23:00:00", "2020-03-29T22:00:00" },
    { "2020-10-25", "Europe/Berlin", "2020-10-24T22:00:00", "2020-10-25T23:00:00" },
    { "2020-10-25T02:30", "Europe/Berlin", "2020-10-25T00:30:00", "2020-10-25T01:31:00" },
    { "2020-10-25T02", "Europe/Berlin", "2020-10-25T00:00:00", "2020-10-25T02:00:00" },
    { "2020-10-25T01", "Europe/Berlin", "2020-10-24T23:00:00", "2020-10-25T00:00:00" },
    { "2020-03-29T02:30", "Europe/Berlin", "2020-03-29T01:00:00", "2020-03-29T01:01:00" },
    { "2020", "Europe/Berlin", "2019-12-31T23:00:00", "2020-12-31T23:00:00" },
    /* The ends of an interval that cross in a zone are put in order. */
    { "2020-10-10T12:00Z/2020-10-10T09:00",
      "-04:00",
      "2020-10-10T12:00:00",
      "2020-10-10T13:01:00" },
    { "2020-10-10T12:00Z/2020-10-10T09:00", "UTC", "2020-10-10T09:00:00", "2020-10-10T12:01:00" },
    { "2020-10-10T01:00+04:00/2020-10-09", "+12:00", "2020-10-08T12:00:00", "2020-10-09T21:01:00" },
    { "../2020-10-10", "Asia/Baku", "-9999-01-01T00:00:00", "2020-10-10T20:00:00" },
    { "9999-12-31", "-11:00", "9999-12-31T11:00:00", "10000-01-01T00:00:00" },
    { "9999-12-31T23:00", "-11:00", "9999-12-31T23:59:00", "10000-01-01T00:00:00" },
    { "-9999-01-01T00:00", "+11:00", "-9999-01-01T00:00:00", "-9999-01-01T00:01:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
      g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (cases[i].text, NULL);
      DatelineSpan span;

      if (zone == NULL)
        {
          g_test_skip ("no time zone data is installed");
          return;
        }
      g_test_message ("%s in %s", cases[i].text, cases[i].zone);
      span = dateline_edtf_get_when (edtf, zone).span;
      g_assert_cmpint (span.begin, ==, time_of (cases[i].begin));
      g_assert_cmpint (span.end, ==, time_of (cases[i].end));
    }
}

static void
test_lengths (void)
{
  for (int precision = S; precision < ML; precision++)
    g_assert_cmpint (
        dateline_precision_length (precision), <, dateline_precision_length (precision + 1));
  g_assert_cmpint (dateline_precision_length (ML), ==, 365242500LL * 86400 / 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edtf/valid", test_valid);
  g_test_add_func ("/edtf/zones", test_zones);
  g_test_add_func ("/edtf/lengths", test_lengths);
  return g_test_run ();
}
