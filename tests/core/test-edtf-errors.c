/* What is wrong with an EDTF text, and where. */
#include "edtf.h"
#include "edtf-message.h"
#include "error.h"

#include <string.h>

#define INVALID DATELINE_ERROR_INVALID
#define UNSUPPORTED DATELINE_ERROR_UNSUPPORTED

static const struct
{
  const char *text;
  guint position; /* from 1 */
  const char *says;
  DatelineError code;
} invalid[] = {
  /* Years. */
  { "", 1, "year of four digits", INVALID },
  { "hello", 1, "year of four digits", INVALID },
  { "85", 3, "year of four digits", INVALID },
  { "198", 4, "year of four digits", INVALID },
  { " 1985", 1, "year of four digits", INVALID },
  { "+1985", 1, "year of four digits", INVALID },
  { "-198", 5, "year of four digits", INVALID },
  { "--1985", 2, "year of four digits", INVALID },
  { "−1985", 1, "year of four digits", INVALID },
  { "١٩٨٥", 1, "year of four digits", INVALID },
  { "-0000", 1, "no year -0000", INVALID },
  { "-0000-01", 1, "no year -0000", INVALID },
  { "20201", 5, "four digits", INVALID },
  { "20201010", 5, "four digits", INVALID },
  { "20XXX", 5, "four digits", INVALID },
  { "201x", 4, "capital “X”", INVALID },
  { "156u", 4, "capital “X”", INVALID },
  { "1985S2", 5, "significant digits", UNSUPPORTED },
  { "1985E3", 5, "exponent", UNSUPPORTED },
  { "Y170000002", 1, "-9999 to 9999", UNSUPPORTED },
  { "Y-170000002", 1, "-9999 to 9999", UNSUPPORTED },
  { "Y10000", 1, "-9999 to 9999", UNSUPPORTED },
  { "Y1985", 1, "four digits stands alone", INVALID },
  { "Y", 2, "digits of a year", INVALID },
  { "Y-17E7", 5, "exponent", UNSUPPORTED },
  { "Y17E8", 4, "exponent", UNSUPPORTED },
  { "1985/Y10000", 6, "-9999 to 9999", UNSUPPORTED },
  /* Months and seasons. */
  { "1985-", 6, "month of two digits", INVALID },
  { "1985-1", 7, "month of two digits", INVALID },
  { "1985-00", 6, "01 to 12", INVALID },
  { "1985-13", 6, "01 to 12", INVALID },
  { "1985-20", 6, "21 to 24", INVALID },
  { "1985-25", 6, "25 to 41", UNSUPPORTED },
  { "1985-33", 6, "25 to 41", UNSUPPORTED },
  { "1985-41", 6, "25 to 41", UNSUPPORTED },
  { "1985-42", 6, "01 to 12", INVALID },
  { "1985-X9-31", 9, "no such day", INVALID },
  { "1985-4X", 6, "25 to 41", UNSUPPORTED },
  { "1985-5X", 6, "01 to 12", INVALID },
  { "1985-W15", 6, "weeks", INVALID },
  { "1985-123", 8, "two digits", INVALID },
  { "1985-Apr", 6, "month of two digits", INVALID },
  { "1985-21-01", 8, "no days", INVALID },
  { "1985--04", 6, "month of two digits", INVALID },
  /* Days. */
  { "1985-04-", 9, "day of two digits", INVALID },
  { "1985-04-1", 10, "day of two digits", INVALID },
  { "1985-04-00", 9, "no such day", INVALID },
  { "1985-04-31", 9, "no such day", INVALID },
  { "1985-02-29", 9, "no such day", INVALID },
  { "1900-02-29", 9, "no such day", INVALID },
  { "XXXX-02-30", 9, "no such day", INVALID },
  { "198X-04-4X", 9, "no such day", INVALID },
  { "19X1-02-29", 9, "no such day", INVALID },
  { "1985-04-123", 11, "two digits", INVALID },
  { "1985-04-12-", 11, "nothing more", INVALID },
  { "1985-04-12 ", 11, "no spaces", INVALID },
  { "1985-04-12\n", 11, "nothing more", INVALID },
  { "12/04/1985", 3, "year of four digits", INVALID },
  { "1985/04/12", 8, "year of four digits", INVALID },
  { "1985.04.12", 5, "nothing more", INVALID },
  { "1985 April", 5, "no spaces", INVALID },
  /* Times. */
  { "1985T12:00", 5, "whole day", INVALID },
  { "1985-04T12:00", 8, "whole day", INVALID },
  { "1985-04-XXT12:00", 11, "whole day", INVALID },
  { "198X-04-12T12:00", 11, "whole day", INVALID },
  { "1985-21T12:00", 8, "whole day", INVALID },
  { "1985-04-12 12:00", 11, "joined by “T”", INVALID },
  { "1985-04-12t12:00", 11, "capitals", INVALID },
  { "1985-04-12T", 12, "hour of two digits", INVALID },
  { "1985-04-12T1", 13, "hour of two digits", INVALID },
  { "1985-04-12T24:00:00", 12, "next day", INVALID },
  { "1985-04-12T25:00", 12, "00 to 23", INVALID },
  { "1985-04-12T12:60", 15, "00 to 59", INVALID },
  { "1985-04-12T12:", 15, "minute of two digits", INVALID },
  { "1985-04-12T12:00:", 18, "second of two digits", INVALID },
  { "1985-04-12T12:00:61", 18, "00 to 59", INVALID },
  { "1985-06-30T23:59:60Z", 18, "leap seconds", UNSUPPORTED },
  { "1985-04-12T12:00:00.5Z", 20, "parts of a second", UNSUPPORTED },
  { "1985-04-12T12:00:00,5", 20, "nothing more", INVALID },
  { "1985-04-12T12:00z", 17, "capitals", INVALID },
  { "1985-04-12T1200", 14, "nothing more", INVALID },
  { "1985-04-12T12:XX", 15, "00 to 59", INVALID },
  { "1985-04-12T12:00+", 18, "zone's hours", INVALID },
  { "1985-04-12T12:00+24:00", 18, "zone's hours", INVALID },
  { "1985-04-12T12:00+04:60", 21, "zone's minutes", INVALID },
  { "1985-04-12T12:00+0400", 20, "nothing more", INVALID },
  { "1985-04-12T12:00-00:00", 17, "no zone -00:00", INVALID },
  { "1985-04-12T12:00-00", 17, "no zone -00:00", INVALID },
  { "1985-04-12T12:00Z+04", 18, "nothing more", INVALID },
  { "9999-12-31T23:00-04:00", 1, "also in UTC", UNSUPPORTED },
  { "-9999-01-01T00:00+04:00", 1, "also in UTC", UNSUPPORTED },
  /* Qualifiers. */
  { "?1985", 1, "part of a date", UNSUPPORTED },
  { "1985-~04", 6, "part of a date", UNSUPPORTED },
  { "1985-04-%12", 9, "part of a date", UNSUPPORTED },
  { "1985?-04", 5, "part of a date", UNSUPPORTED },
  { "1985-04~-12", 8, "part of a date", UNSUPPORTED },
  { "1985-04-12~T12:00", 11, "part of a date", UNSUPPORTED },
  { "1985?~", 6, "“%” means both", INVALID },
  { "1985??", 6, "“%” means both", INVALID },
  { "1985-04-12T12:00~+04:00", 18, "nothing more", INVALID },
  { "1985-21^south", 8, "nothing more", INVALID },
  /* Intervals. */
  { "/", 2, "at one of its ends", INVALID },
  { "../..", 4, "at one of its ends", INVALID },
  { "/..", 2, "at one of its ends", INVALID },
  { "../", 4, "at one of its ends", INVALID },
  { "..", 3, "expected “/”", INVALID },
  { "1985..1990", 5, "nothing more", INVALID },
  { "1985/1984", 6, "before the first", INVALID },
  { "2005-02-08/2004", 12, "before the first", INVALID },
  { "2020-10-10T12:00/2020-10-10T11:59", 18, "before the first", INVALID },
  { "2020-10-10T12:00+04:00/2020-10-10T07:59Z", 24, "before the first", INVALID },
  { "-0100/-0200", 7, "before the first", INVALID },
  { "1985/1986/1987", 10, "two ends", INVALID },
  { "1985//1986", 6, "year of four digits", INVALID },
  { "1985/open", 6, "year of four digits", INVALID },
  { "unknown/1985", 1, "capital “X”", INVALID },
  { "1985-04-12/P1D", 12, "durations", UNSUPPORTED },
  { "P1D", 1, "durations", UNSUPPORTED },
  { "1985/[1986,1987]", 6, "part of an interval", INVALID },
  { "2020-10-10T12:00/14:00", 20, "year of four digits", INVALID },
  /* Sets. */
  { "{1985,1986}", 1, "all its dates", UNSUPPORTED },
  { "[", 2, "year of four digits", INVALID },
  { "[]", 2, "year of four digits", INVALID },
  { "[..]", 4, "year of four digits", INVALID },
  { "[1985", 6, "“]”", INVALID },
  { "[1985,", 7, "year of four digits", INVALID },
  { "[1985,]", 7, "year of four digits", INVALID },
  { "[1985, 1986]", 7, "no spaces", INVALID },
  { "[1985 ,1986]", 6, "“]”", INVALID },
  { "[1985;1986]", 6, "“]”", INVALID },
  { "[1985/1986]", 6, "“..”", INVALID },
  { "[1985..1984]", 8, "before the first", INVALID },
  { "[1985,..1986]", 7, "first date", INVALID },
  { "[1985..,1986]", 8, "last date", INVALID },
  { "[..1985..1986]", 8, "“]”", INVALID },
  { "[1985,1986]~", 12, "nothing more", INVALID },
  { "[1985,1986]/1987", 12, "two ends", INVALID },
  { "[[1985]]", 2, "year of four digits", INVALID },
  { "1985]", 5, "nothing more", INVALID },
};

static void
test_invalid (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      const char *text = invalid[i].text;
      g_autofree char *position = g_strdup_printf (", character %u: ", invalid[i].position);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", text);
      g_assert_null (dateline_edtf_parse (text, &error));
      g_assert_error (error, DATELINE_ERROR, (int) invalid[i].code);
      edtf_check_message (text, error);
      g_assert_nonnull (strstr (error->message, position));
      g_assert_nonnull (strstr (strstr (error->message, position), invalid[i].says));
    }
}

static void
test_message (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "1985-13", "Date “1985-13”, character 6: a month is 01 to 12, or 21 to 24 for a season" },
    { "1985-\x01\xff<b>",
      "Date “1985-��<b>”, character 6: expected a month of two digits, 01 to 12" },
    { "[1985,1986,1987,1988,1989,1990,1991,1992,1993,1994,1995,1996,199?]",
      "Date “…9,1990,1991,1992,1993,1994,1995,1996,199?]”, character 65: "
      "expected a year of four digits, such as 2020 or 0476" },
    { "the year when the war began, as the second of the two reports has it",
      "Date “the year when the war began, as the second of the two repor…”, character 1: "
      "expected a year of four digits, such as 2020 or 0476" },
    { "2020🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛"
      "🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛",
      "Date “2020🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛"
      "🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕐🕑🕒🕓🕔🕕🕖…”, character 5: "
      "expected nothing more after the date" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dateline_edtf_parse (cases[i].text, &error));
      edtf_check_message (cases[i].text, error);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
  g_assert_null (dateline_edtf_parse ("never", NULL));
}

static void
test_set_limit (void)
{
  g_autoptr (GString) text = g_string_new ("[1985");
  g_autoptr (DatelineEdtf) edtf = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < 256; i++)
    g_string_append (text, ",1985");
  g_string_append_c (text, ']');
  edtf = dateline_edtf_parse (text->str, &error);
  g_assert_no_error (error);
  g_assert_nonnull (edtf);

  g_string_truncate (text, text->len - 1);
  g_string_append (text, ",1986]");
  g_assert_null (dateline_edtf_parse (text->str, &error));
  g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_LIMIT);
  edtf_check_message (text->str, error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edtf/errors/invalid", test_invalid);
  g_test_add_func ("/edtf/errors/message", test_message);
  g_test_add_func ("/edtf/errors/set-limit", test_set_limit);
  return g_test_run ();
}
