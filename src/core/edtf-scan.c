/* The scanner of one EDTF date. It goes forward only, takes nothing but ASCII, and stops at the
 * first character that cannot belong to a date; so an error's offset in bytes is its place in
 * characters, too. What the standard has and Dateline has not is told apart from what is wrong. */
#include "config.h"

#include "edtf-scan.h"

#include <glib/gi18n-lib.h>

#define QUOTE_LENGTH 60
#define QUOTE_BEFORE 40

#define INVALID DATELINE_ERROR_INVALID
#define UNSUPPORTED DATELINE_ERROR_UNSUPPORTED

static gboolean
is_qualifier (char c)
{
  return c == '?' || c == '~' || c == '%';
}

static gboolean
is_mask_digit (char c)
{
  return g_ascii_isdigit (c) || c == 'X';
}

/* The part of the text around @at, at most QUOTE_LENGTH characters, fit to be shown. */
static char *
quote (const char *text, const char *at)
{
  const char *from = at - text > QUOTE_BEFORE ? at - QUOTE_BEFORE : text;
  gsize length = strnlen (from, QUOTE_LENGTH * 4);
  g_autofree char *valid = g_utf8_make_valid (from, length);
  GString *quoted = g_string_new (from > text ? "…" : NULL);
  guint room = QUOTE_LENGTH - (from > text ? 2 : 1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (room-- == 0)
        {
          g_string_append (quoted, "…");
          break;
        }
      g_string_append_unichar (quoted, g_unichar_isprint (c) ? c : 0xfffd);
    }
  return g_string_free (quoted, FALSE);
}

static gboolean
fail_qualifier (DatelineEdtfScan *scan, const char *at)
{
  return dateline_edtf_scan_fail (
      scan,
      UNSUPPORTED,
      at,
      _ ("a qualifier of a part of a date is not supported; “?”, “~” or “%” stands at its end"));
}

static gboolean
scan_mask (DatelineEdtfScan *scan, char *mask, guint n, const char *problem)
{
  if (is_qualifier (*scan->at))
    return fail_qualifier (scan, scan->at);

  for (guint i = 0; i < n; i++, scan->at++)
    {
      if (*scan->at == 'x' || *scan->at == 'u')
        return dateline_edtf_scan_fail (
            scan, INVALID, scan->at, _ ("an unspecified digit is a capital “X”"));
      if (!is_mask_digit (*scan->at))
        return dateline_edtf_scan_fail (scan, INVALID, scan->at, problem);
      mask[i] = *scan->at;
    }
  return TRUE;
}

static gboolean
scan_number (DatelineEdtfScan *scan, int max, const char *problem, int *number)
{
  const char *at = scan->at;

  for (guint i = 0; i < 2; i++)
    {
      if (!g_ascii_isdigit (at[i]))
        return dateline_edtf_scan_fail (scan, INVALID, at + i, problem);
    }

  *number = (at[0] - '0') * 10 + at[1] - '0';
  if (*number > max)
    return dateline_edtf_scan_fail (scan, INVALID, at, problem);
  scan->at += 2;
  return TRUE;
}

/* "Y170000002": the standard keeps the letter for years that Dateline has not. */
static gboolean
fail_long_year (DatelineEdtfScan *scan)
{
  const char *digits = scan->at + 1 + (scan->at[1] == '-');
  gsize n = strspn (digits, "0123456789");

  if (n == 0)
    return dateline_edtf_scan_fail (
        scan, INVALID, digits, _ ("expected the digits of a year after “Y”"));
  if (digits[n] == 'E')
    return dateline_edtf_scan_fail (
        scan, UNSUPPORTED, digits + n, _ ("a year with an exponent is not supported"));
  if (n < 5)
    return dateline_edtf_scan_fail (
        scan,
        INVALID,
        scan->at,
        _ ("“Y” is for years of five digits and more; a year of four digits stands alone"));
  return dateline_edtf_scan_fail (
      scan, UNSUPPORTED, scan->at, _ ("only years from -9999 to 9999 are supported"));
}

static gboolean
scan_year (DatelineEdtfScan *scan, DatelineEdtfDate *date)
{
  const char *start = scan->at;

  if (*scan->at == 'Y')
    return fail_long_year (scan);
  if (*scan->at == '-')
    {
      date->negative = TRUE;
      scan->at++;
    }
  if (!scan_mask (scan, date->year, 4, _ ("expected a year of four digits, such as 2020 or 0476")))
    return FALSE;
  if (date->negative && strncmp (date->year, "0000", 4) == 0)
    return dateline_edtf_scan_fail (
        scan, INVALID, start, _ ("there is no year -0000; the year 0 is written 0000"));

  if (is_mask_digit (*scan->at))
    return dateline_edtf_scan_fail (
        scan,
        INVALID,
        scan->at,
        _ ("a year has four digits; the month follows after “-”, as in 2020-10"));
  if (*scan->at == 'S' && g_ascii_isdigit (scan->at[1]))
    return dateline_edtf_scan_fail (
        scan, UNSUPPORTED, scan->at, _ ("a number of significant digits is not supported"));
  if (*scan->at == 'E' && g_ascii_isdigit (scan->at[1]))
    return dateline_edtf_scan_fail (
        scan, UNSUPPORTED, scan->at, _ ("a year with an exponent is not supported"));
  return TRUE;
}

static gboolean
check_month (DatelineEdtfScan *scan, DatelineEdtfDate *date)
{
  const char *start = scan->at - 2;

  for (int month = 1; month <= 12; month++)
    {
      if (dateline_edtf_mask_fits (date->month, 2, month))
        return TRUE;
    }
  for (int season = 0; season < 4; season++)
    {
      if (memchr (date->month, 'X', 2) == NULL &&
          dateline_edtf_mask_fits (date->month, 2, 21 + season))
        {
          memset (date->month, 0, 2);
          date->season = season;
          date->unit = DATELINE_PRECISION_SEASON;
          return TRUE;
        }
    }
  for (int part = 25; part <= 41; part++)
    {
      if (dateline_edtf_mask_fits (date->month, 2, part))
        return dateline_edtf_scan_fail (
            scan,
            UNSUPPORTED,
            start,
            _ ("quarters, halves and seasons of a hemisphere (25 to 41) are not supported"));
    }
  return dateline_edtf_scan_fail (
      scan, INVALID, start, _ ("a month is 01 to 12, or 21 to 24 for a season"));
}

static gboolean
scan_month (DatelineEdtfScan *scan, DatelineEdtfDate *date)
{
  if (*scan->at == 'W')
    return dateline_edtf_scan_fail (
        scan, INVALID, scan->at, _ ("weeks are not EDTF; write the first and last day"));
  if (!scan_mask (scan, date->month, 2, _ ("expected a month of two digits, 01 to 12")))
    return FALSE;
  if (is_mask_digit (*scan->at))
    return dateline_edtf_scan_fail (
        scan,
        INVALID,
        scan->at,
        _ ("a month has two digits; the day follows after “-”, as in 2020-10-09"));

  date->unit = DATELINE_PRECISION_MONTH;
  return check_month (scan, date);
}

static gboolean
scan_day (DatelineEdtfScan *scan, DatelineEdtfDate *date)
{
  const char *start = scan->at;
  DatelineCivil first, last;

  if (date->unit == DATELINE_PRECISION_SEASON)
    return dateline_edtf_scan_fail (scan, INVALID, start - 1, _ ("a season has no days"));
  if (!scan_mask (scan, date->day, 2, _ ("expected a day of two digits, 01 to 31")))
    return FALSE;
  if (is_mask_digit (*scan->at))
    return dateline_edtf_scan_fail (scan, INVALID, scan->at, _ ("a day has two digits"));

  date->unit = DATELINE_PRECISION_DAY;
  if (!dateline_edtf_date_get_extent (date, &first, &last))
    return dateline_edtf_scan_fail (scan, INVALID, start, _ ("that month has no such day"));
  return TRUE;
}

static gboolean
scan_seconds (DatelineEdtfScan *scan, DatelineEdtfDate *date)
{
  if (strncmp (scan->at, "60", 2) == 0)
    return dateline_edtf_scan_fail (
        scan, UNSUPPORTED, scan->at, _ ("leap seconds are not supported; a second is 00 to 59"));
  if (!scan_number (scan, 59, _ ("expected a second of two digits, 00 to 59"), &date->second))
    return FALSE;

  date->unit = DATELINE_PRECISION_SECOND;
  if (*scan->at == '.' && g_ascii_isdigit (scan->at[1]))
    return dateline_edtf_scan_fail (
        scan, UNSUPPORTED, scan->at, _ ("parts of a second are not supported"));
  return TRUE;
}

static gboolean
scan_zone (DatelineEdtfScan *scan, DatelineEdtfDate *date)
{
  const char *start = scan->at;
  int hours, minutes = 0;

  date->zoned = TRUE;
  if (*scan->at++ == 'Z')
    return TRUE;

  if (!scan_number (scan, 23, _ ("expected a zone's hours, 00 to 23"), &hours))
    return FALSE;
  if (*scan->at == ':')
    {
      scan->at++;
      if (!scan_number (scan, 59, _ ("expected a zone's minutes, 00 to 59"), &minutes))
        return FALSE;
    }
  if (*start == '-' && hours + minutes == 0)
    return dateline_edtf_scan_fail (
        scan, INVALID, start, _ ("there is no zone -00:00; UTC is “Z” or +00:00"));
  date->offset = (hours * 60 + minutes) * (*start == '-' ? -1 : 1);
  return TRUE;
}

static gboolean
check_moment (DatelineEdtfScan *scan, const DatelineEdtfDate *date, const char *start)
{
  DatelineCivil first, last;
  DatelineTime time;

  dateline_edtf_date_get_extent (date, &first, &last);
  time = dateline_calendar_to_utc (&first) - date->offset * DATELINE_MINUTE;
  if (dateline_span_contains (DATELINE_SPAN_ALL, time))
    return TRUE;
  return dateline_edtf_scan_fail (
      scan, UNSUPPORTED, start, _ ("only years from -9999 to 9999 are supported, also in UTC"));
}

static gboolean
scan_time (DatelineEdtfScan *scan, DatelineEdtfDate *date, const char *start)
{
  if (date->unit != DATELINE_PRECISION_DAY || dateline_edtf_date_is_masked (date))
    return dateline_edtf_scan_fail (
        scan, INVALID, scan->at, _ ("a time needs a whole day before it, as in 2020-10-09T12:00"));

  scan->at++;
  if (strncmp (scan->at, "24", 2) == 0)
    return dateline_edtf_scan_fail (
        scan, INVALID, scan->at, _ ("an hour is 00 to 23; midnight is 00:00 of the next day"));
  if (!scan_number (scan, 23, _ ("expected an hour of two digits, 00 to 23"), &date->hour))
    return FALSE;
  date->unit = DATELINE_PRECISION_HOUR;

  if (*scan->at == ':')
    {
      scan->at++;
      if (!scan_number (scan, 59, _ ("expected a minute of two digits, 00 to 59"), &date->minute))
        return FALSE;
      date->unit = DATELINE_PRECISION_MINUTE;

      if (*scan->at == ':')
        {
          scan->at++;
          if (!scan_seconds (scan, date))
            return FALSE;
        }
    }

  if (*scan->at == 'Z' || *scan->at == '+' || *scan->at == '-')
    return scan_zone (scan, date) && check_moment (scan, date, start);
  return TRUE;
}

static gboolean
scan_qualifier (DatelineEdtfScan *scan, DatelineEdtfDate *date)
{
  if (!is_qualifier (*scan->at))
    return TRUE;

  if (*scan->at != '~')
    date->qualifier |= DATELINE_WHEN_UNCERTAIN;
  if (*scan->at != '?')
    date->qualifier |= DATELINE_WHEN_APPROXIMATE;
  scan->at++;

  if (is_qualifier (*scan->at))
    return dateline_edtf_scan_fail (
        scan, INVALID, scan->at, _ ("a date has one qualifier; “%” means both “?” and “~”"));
  if (*scan->at == '-' || *scan->at == 'T')
    return fail_qualifier (scan, scan->at - 1);
  return TRUE;
}

gboolean
dateline_edtf_scan_date (DatelineEdtfScan *scan, DatelineEdtfDate *date)
{
  const char *start = scan->at;

  *date = (DatelineEdtfDate){ .unit = DATELINE_PRECISION_YEAR };
  if (!scan_year (scan, date))
    return FALSE;
  if (*scan->at == '-')
    {
      scan->at++;
      if (!scan_month (scan, date))
        return FALSE;
      if (*scan->at == '-')
        {
          scan->at++;
          if (!scan_day (scan, date))
            return FALSE;
        }
    }
  if (*scan->at == 'T' && !scan_time (scan, date, start))
    return FALSE;
  return scan_qualifier (scan, date);
}

gboolean
dateline_edtf_scan_fail (DatelineEdtfScan *scan,
                         DatelineError code,
                         const char *at,
                         const char *problem)
{
  g_autofree char *quoted = quote (scan->text, at);

  /* Translators: what is wrong with a date in EDTF, the Extended Date/Time Format. The first is
   * the date as the file has it, the second counts its characters from 1, the third is a sentence
   * about what is wrong there. */
  g_set_error (scan->error,
               DATELINE_ERROR,
               code,
               _ ("Date “%s”, character %u: %s"),
               quoted,
               (guint) (at - scan->text) + 1,
               problem);
  return FALSE;
}
