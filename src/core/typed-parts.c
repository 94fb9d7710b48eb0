/* The parts of a date as people write it: first the numbers, the month's and the era's words in the
 * order they stand in, then which number is the day, the month and the year. A year is told by its
 * three or four digits or by its era; day and month by the month's word, by their size, by the
 * year's place or, in the end, by the order that the locale has. Nothing is guessed.
 * Invariant: a date that comes out exists in the calendar. */
#include "config.h"

#include "typed-private.h"

#include "calendar-names.h"
#include "calendar.h"
#include "error.h"
#include "month-names.h"
#include "text-fold.h"
#include "words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  int year;  /* as ISO 8601 counts: 0 is 1 BC */
  int month; /* 0 where only a year is meant */
  int day;   /* 0 where only a month is meant */
} Date;

static gboolean
fail_plainly (GError **error, char *message)
{
  g_autofree char *owned = message;

  g_set_error_literal (error, DATELINE_ERROR, DATELINE_ERROR_INVALID, owned);
  return FALSE;
}

static char *
tell (int year, int month, int day)
{
  return dateline_words_moment (&(DatelineMoment){
      .civil = { .year = year, .month = month, .day = day },
      .precision = day != 0 ? DATELINE_PRECISION_DAY : DATELINE_PRECISION_MONTH,
  });
}

gboolean
dateline_typed_fail (GError **error, const char *problem)
{
  g_autofree char *day = tell (2020, 10, 9);
  g_autofree char *month = tell (2020, 10, 0);

  /* Translators: a sentence about what is wrong with a date that was typed, then how to write one;
   * "9 October 2020" and "October 2020" in the user's language */
  return fail_plainly (
      error,
      g_strdup_printf (
          _ ("%s Write a date as in %s, 2020-10-09, %s or 2020."), problem, day, month));
}

/* @around is a pattern of words.c without its year: what is left is the era's own word. */
static gboolean
is_era_of_locale (const char *word, char *around)
{
  g_autofree char *owned = around;
  g_autofree char *folded = dateline_text_fold (g_strstrip (around));

  return *folded != '\0' && strcmp (word, folded) == 0;
}

static int
era_from_word (const char *word)
{
  if (g_str_equal (word, "bc") || g_str_equal (word, "bce") ||
      is_era_of_locale (word, g_strdup_printf (C_ ("era", "%s BC"), "")))
    return -1;
  if (g_str_equal (word, "ad") || g_str_equal (word, "ce") ||
      is_era_of_locale (word, g_strdup_printf (C_ ("era", "AD %s"), "")))
    return 1;
  return 0;
}

/* "10th", "1st" and weekdays say nothing that is not said. */
static gboolean
says_nothing (const char *word, gboolean follows_number)
{
  static const char *const ordinals[] = { "st", "nd", "rd", "th", NULL };

  if (follows_number && g_strv_contains (ordinals, word))
    return TRUE;
  for (int weekday = 1; weekday <= 7; weekday++)
    {
      g_autofree char *folded = dateline_text_fold (dateline_weekday_name (weekday));

      if (strcmp (word, folded) == 0)
        return TRUE;
    }
  return g_str_equal (word, "of");
}

static gboolean
take_word (DatelineTypedParts *parts, const char *word, gboolean follows_number, GError **error)
{
  int month = dateline_month_from_word (word);
  int era = era_from_word (word);
  g_autofree char *problem = NULL;

  if (month != 0 && parts->month == 0)
    parts->month = month;
  else if (era != 0 && parts->era == 0)
    {
      parts->era = era;
      parts->era_at = parts->n_numbers;
    }
  else if (!says_nothing (word, follows_number))
    {
      problem = month != 0 ? g_strdup (_ ("There are two months in this date."))
                           /* Translators: %s is a word that was typed in a date */
                           : g_strdup_printf (_ ("“%s” is not the name of a month."), word);
      return dateline_typed_fail (error, problem);
    }
  return TRUE;
}

static gboolean
take_number (DatelineTypedParts *parts, const char *digits, gsize n, GError **error)
{
  DatelineTypedNumber *number = &parts->numbers[parts->n_numbers];

  if (parts->n_numbers == G_N_ELEMENTS (parts->numbers))
    return dateline_typed_fail (error, _ ("There are too many numbers for a date."));
  if (n > 4)
    return dateline_typed_fail (error, _ ("A year has four digits at most."));
  number->n_digits = n;
  number->value = 0;
  for (gsize i = 0; i < n; i++)
    number->value = number->value * 10 + (digits[i] - '0');
  parts->n_numbers++;
  return TRUE;
}

/* A '.', '/' or '-' right between two numbers; another one than before is none. */
static void
take_separator (DatelineTypedParts *parts, const char *at)
{
  char separator = at[0];

  if (!g_ascii_isdigit (at[1]) || parts->n_numbers == 0)
    return;
  if (parts->n_numbers == 1)
    parts->separator = separator;
  else if (parts->separator != separator)
    parts->separator = '\0';
}

/* Where the time of day begins: at the digits before the first ':'. */
static char *
find_time (char *text)
{
  char *at = strchr (text, ':');

  if (at == NULL)
    return text + strlen (text);
  while (at > text && g_ascii_isdigit (at[-1]))
    at--;
  return at;
}

static const char *
end_of_word (const char *p)
{
  while (*p != '\0' && (g_unichar_isalpha (g_utf8_get_char (p)) || *p == '\''))
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
take_piece (DatelineTypedParts *parts, const char *start, const char **p, GError **error)
{
  const char *end = end_of_word (*p);
  gsize n = strspn (*p, G_CSET_DIGITS);
  g_autofree char *piece = NULL;

  if (end > *p)
    {
      gboolean follows_number = *p > start && g_ascii_isdigit ((*p)[-1]);

      piece = g_strndup (*p, end - *p);
      *p = end;
      return take_word (parts, piece, follows_number, error);
    }
  if (n > 0)
    {
      *p += n;
      return take_number (parts, *p - n, n, error);
    }
  if (strchr ("./-", **p) != NULL)
    take_separator (parts, *p);
  else if (strchr (" ,", **p) == NULL)
    {
      piece = g_strdup_printf (
          _ ("“%.*s” does not belong in a date."), (int) (g_utf8_next_char (*p) - *p), *p);
      return dateline_typed_fail (error, piece);
    }
  (*p)++;
  return TRUE;
}

gboolean
dateline_typed_parts_scan (char *text, DatelineTypedParts *parts, GError **error)
{
  char *time = find_time (text);
  g_autofree char *date = g_strndup (text, time - text);
  const char *p;

  *parts = (DatelineTypedParts){ .time = time };
  g_strchomp (date);
  if (*time != '\0' && g_str_has_suffix (date, "t")) /* 2020-10-9T12:00 */
    date[strlen (date) - 1] = '\0';
  for (p = date; *p != '\0';)
    if (!take_piece (parts, date, &p, error))
      return FALSE;
  if (parts->n_numbers == 0 && parts->month == 0 && *time != '\0')
    return fail_plainly (
        error,
        g_strdup (_ ("This is a time of day without a day. Write the day first, as in "
                     "2020-10-09 12:30.")));
  return TRUE;
}

static gboolean
is_year (const DatelineTypedNumber *number)
{
  return number->n_digits >= 3;
}

/* The number that is the year: the one beside the era, or the only one with so many digits. */
static gboolean
find_year (const DatelineTypedParts *parts, guint *year, GError **error)
{
  guint n_years = 0;

  if (parts->n_numbers == 0)
    return dateline_typed_fail (error, _ ("The year is missing."));
  for (guint i = 0; i < parts->n_numbers; i++)
    if (is_year (&parts->numbers[i]))
      {
        *year = i;
        n_years++;
      }
  if (n_years > 1)
    return dateline_typed_fail (error, _ ("There are two years in this date."));
  if (n_years == 1)
    return TRUE;
  if (parts->era != 0)
    {
      *year = parts->era < 0 && parts->era_at > 0 ? parts->era_at - 1
                                                  : MIN (parts->era_at, parts->n_numbers - 1);
      return TRUE;
    }
  if (parts->n_numbers == (parts->month != 0 ? 2 : 3))
    return dateline_typed_fail (error, _ ("The year needs its four digits, or BC or AD."));
  return dateline_typed_fail (error, _ ("The year is missing."));
}

static gboolean
fail_order (int year, int a, int b, GError **error)
{
  g_autofree char *day_first = tell (year, b, a);
  g_autofree char *month_first = tell (year, a, b);

  return fail_plainly (
      error,
      /* Translators: a date like 10/11/2020; the two dates that it can be, "10 November 2020" and
       * "11 October 2020" */
      g_strdup_printf (_ ("This could be %s or %s. Write the month as a word, or the date as in "
                          "2020-10-09."),
                       day_first,
                       month_first));
}

/* Day and month, written before the year in either order. */
static gboolean
set_day_and_month (
    Date *date, int a, int b, char separator, DatelineDateOrder order, GError **error)
{
  gboolean day_first = order == DATELINE_ORDER_DAY_FIRST;

  if (separator == '.' || a > 12 || a == b || a < 1 || b < 1)
    day_first = TRUE;
  else if (b > 12)
    day_first = FALSE;
  else if (order == DATELINE_ORDER_UNKNOWN)
    return fail_order (date->year, a, b, error);
  date->day = day_first ? a : b;
  date->month = day_first ? b : a;
  return TRUE;
}

static gboolean
set_rest (Date *date,
          const DatelineTypedParts *parts,
          guint year,
          DatelineDateOrder order,
          GError **error)
{
  int rest[2] = { 0 };
  guint n = 0;

  for (guint i = 0; i < parts->n_numbers; i++)
    if (i != year)
      rest[n++] = parts->numbers[i].value;
  date->month = parts->month;
  if (n == 0)
    return TRUE;
  if (parts->month != 0 && n == 2)
    return dateline_typed_fail (error, _ ("There are too many numbers for a date."));
  if (parts->month != 0)
    date->day = rest[0];
  else if (n == 1)
    date->month = rest[0];
  else if (year == 0)
    {
      date->month = rest[0];
      date->day = rest[1];
    }
  else if (year == 2)
    return set_day_and_month (date, rest[0], rest[1], parts->separator, order, error);
  else
    return dateline_typed_fail (error, _ ("The year stands between the day and the month."));
  return TRUE;
}

static gboolean
check_in_calendar (const Date *date, gboolean has_month, gboolean has_day, GError **error)
{
  g_autofree char *month = NULL;
  int n_days;

  if (!has_month)
    return TRUE;
  if (date->month < 1 || date->month > 12)
    return fail_plainly (
        error, g_strdup_printf (_ ("There is no month %d; months go from 1 to 12."), date->month));
  n_days = dateline_calendar_days_in_month (date->year, date->month);
  if (!has_day || (date->day >= 1 && date->day <= n_days))
    return TRUE;
  month = tell (date->year, date->month, 0);
  return fail_plainly (error,
                       /* Translators: "There is no day 30 in February 2020; it has 29 days." */
                       g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                     "There is no day %d in %s; it has %d day.",
                                                     "There is no day %d in %s; it has %d days.",
                                                     n_days),
                                        date->day,
                                        month,
                                        n_days));
}

char *
dateline_typed_parts_to_edtf (const DatelineTypedParts *parts,
                              DatelineDateOrder order,
                              GError **error)
{
  gboolean has_month = parts->month != 0 || parts->n_numbers > 1;
  gboolean has_day = parts->n_numbers > (parts->month != 0 ? 1 : 2);
  GString *edtf;
  Date date = { 0 };
  guint year = 0;

  if (!find_year (parts, &year, error))
    return NULL;
  date.year = parts->numbers[year].value;
  if (parts->era != 0 && date.year == 0)
    {
      fail_plainly (error, g_strdup (_ ("There is no year 0: 1 BC is followed by AD 1.")));
      return NULL;
    }
  if (parts->era < 0)
    date.year = 1 - date.year;
  if (!set_rest (&date, parts, year, order, error) ||
      !check_in_calendar (&date, has_month, has_day, error))
    return NULL;

  edtf = g_string_new (NULL);
  g_string_printf (edtf, "%s%04d", date.year < 0 ? "-" : "", ABS (date.year));
  if (has_month)
    g_string_append_printf (edtf, "-%02d", date.month);
  if (has_day)
    g_string_append_printf (edtf, "-%02d", date.day);
  return g_string_free (edtf, FALSE);
}
