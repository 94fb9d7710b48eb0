/* Dates of plain files to EDTF: a few shapes, each tried in turn. Invariant: never a guess between
 * two readings; 10/11/2020 is no date here. Time fields are copied, so that a wrong one is still
 * refused by the EDTF parser. */
#include "plain-date.h"
#include "calendar.h"
#include "month-names.h"

#include <math.h>
#include <string.h>

#define TEXT_MAX 64

static gboolean
all_digits (const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* Z, UTC, GMT, +04:00, +0400, +04, or nothing. */
static gboolean
append_zone (GString *edtf, const char *p)
{
  while (*p == ' ')
    p++;
  if (*p == '\0')
    return TRUE;
  if (g_str_equal (p, "Z") || g_str_equal (p, "z") || g_str_equal (p, "UTC") ||
      g_str_equal (p, "GMT"))
    {
      g_string_append_c (edtf, 'Z');
      return TRUE;
    }
  if ((*p != '+' && *p != '-') || strlen (p) < 3 || !all_digits (p + 1, 2))
    return FALSE;
  g_string_append_len (edtf, p, 3);
  p += 3;
  if (*p == ':')
    p++;
  if (*p == '\0')
    p = "00";
  if (strlen (p) != 2 || !all_digits (p, 2))
    return FALSE;
  g_string_append_printf (edtf, ":%s", p);
  return TRUE;
}

static char *
finish (int year, int month, int day, const char *rest)
{
  g_autoptr (GString) edtf = g_string_new (NULL);

  if (month < 1 || month > 12 || day < 1 || day > 31)
    return NULL;
  g_string_printf (edtf, "%04d-%02d-%02d", year, month, day);
  return dateline_plain_date_append_time (edtf, rest) ? g_strdup (edtf->str) : NULL;
}

/* Up to @max digits as a number; -1 where there is none. */
static int
take_number (const char **p, gsize max)
{
  gsize n = strspn (*p, G_CSET_DIGITS);
  int number = 0;

  if (n == 0 || n > max)
    return -1;
  for (gsize i = 0; i < n; i++)
    number = number * 10 + ((*p)[i] - '0');
  *p += n;
  return number;
}

/* 2020-10-10, 2020/10/10, 10.10.2020, 25/12/2020, and a time. */
static char *
from_fields (const char *text)
{
  const char *p = text;
  int a = take_number (&p, 4), b, c;
  gboolean year_first = p - text == 4;
  char separator = *p;

  if (a < 0 || separator == '\0' || strchr ("-/.", separator) == NULL)
    return NULL;
  p++;
  b = take_number (&p, 2);
  if (b < 0 || *p != separator)
    return NULL;
  p++;
  c = take_number (&p, year_first ? 2 : 4);
  if (c < 0)
    return NULL;
  if (year_first)
    return finish (a, b, c, p);
  if (c < 1000)
    return NULL;
  if (separator == '.' || a > 12 || a == b)
    return finish (c, b, a, p);
  return b > 12 ? finish (c, a, b, p) : NULL;
}

static gboolean
is_weekday (const char *word, gsize length)
{
  static const char *const days[] = { "monday", "tuesday",  "wednesday", "thursday",
                                      "friday", "saturday", "sunday" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (length >= 3 && length <= strlen (days[i]) &&
        g_ascii_strncasecmp (word, days[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* 10 October 2020, Saturday, October 10, 2020, 10-Oct-2020, October 2020, and a time. */
static char *
from_words (const char *text)
{
  const char *p = text;
  int day = 0, month = 0, year = -1;

  while (year < 0)
    {
      gsize length;

      p += strspn (p, " ,.-");
      length = strspn (p, G_CSET_A_2_Z G_CSET_a_2_z);
      if (length > 0 && month == 0 && (month = dateline_month_from_english (p, length)) > 0)
        p += length;
      else if (length > 0 && day == 0 && is_weekday (p, length))
        p += length;
      else if (length == 0 && strspn (p, G_CSET_DIGITS) == 4)
        year = take_number (&p, 4);
      else if (length == 0 && day == 0 && (day = take_number (&p, 2)) > 0)
        continue;
      else
        return NULL;
    }
  if (month == 0)
    return NULL;
  if (day == 0)
    return *p == '\0' ? g_strdup_printf ("%04d-%02d", year, month) : NULL;
  return finish (year, month, day, p);
}

gboolean
dateline_plain_date_append_time (GString *edtf, const char *text)
{
  const char *p = text;

  while (*p == ' ' || *p == 'T' || *p == 't' || *p == ',')
    p++;
  if (*p == '\0')
    return TRUE;
  if (strlen (p) < 5 || !all_digits (p, 2) || p[2] != ':' || !all_digits (p + 3, 2))
    return FALSE;
  g_string_append_c (edtf, 'T');
  g_string_append_len (edtf, p, 5);
  p += 5;
  if (*p == ':' && strlen (p) >= 3 && all_digits (p + 1, 2))
    {
      g_string_append_len (edtf, p, 3);
      p += 3;
      if (*p == '.' || *p == ',')
        p += 1 + strspn (p + 1, G_CSET_DIGITS);
    }
  return append_zone (edtf, p);
}

char *
dateline_plain_date_from_text (const char *text)
{
  char copy[TEXT_MAX + 1];
  gsize n;
  char *edtf;

  if (g_strlcpy (copy, text, sizeof copy) >= sizeof copy)
    return NULL;
  g_strstrip (copy);
  n = strlen (copy);
  if (n == 0)
    return NULL;
  if (all_digits (copy, n))
    return dateline_plain_date_from_number (g_ascii_strtod (copy, NULL));
  edtf = from_fields (copy);
  return edtf != NULL ? edtf : from_words (copy);
}

char *
dateline_plain_date_from_number (double number)
{
  DatelineCivil civil;

  if (!isfinite (number))
    return NULL;
  if (number >= 1000 && number < 3000 && number == floor (number))
    return g_strdup_printf ("%04d", (int) number);
  if (number >= 10000101 && number <= 29991231 && number == floor (number))
    return finish ((int) number / 10000, (int) number / 100 % 100, (int) number % 100, "");
  if (number >= 1e11 && number < 1e13)
    number /= 1000.0;
  else if (number < 1e8 || number >= 1e10)
    return NULL;
  civil = dateline_calendar_from_utc ((DatelineTime) floor (number));
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ",
                          civil.year,
                          civil.month,
                          civil.day,
                          civil.hour,
                          civil.minute,
                          civil.second);
}
