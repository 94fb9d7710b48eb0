/* Every moment is told in full by itself; a join first finds what its moments share (the day, the
 * month, the year, the era), tells each without it, and says the shared part once around them.
 * Each pattern is one translatable string, so that a translation can reorder its parts. */
#include "config.h"

#include "words.h"
#include "zone.h"

#include "calendar-names.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  SHARED_NOTHING,
  SHARED_ERA,
  SHARED_YEAR,
  SHARED_MONTH,
  SHARED_DAY,
} Shared;

typedef enum
{
  ERA_BC,
  ERA_EARLY, /* the years that would be taken for something else without their era */
  ERA_NOW,
} Era;

static Era
era_of (int year)
{
  return year < 1 ? ERA_BC : year < 1000 ? ERA_EARLY : ERA_NOW;
}

static char *
with_era (Era era, const char *text)
{
  switch (era)
    {
    case ERA_BC:
      /* Translators: a year, years or a century before Christ, "44 BC" */
      return g_strdup_printf (C_ ("era", "%s BC"), text);
    case ERA_EARLY:
      /* Translators: a year or years from 1 to 999, "AD 476" */
      return g_strdup_printf (C_ ("era", "AD %s"), text);
    case ERA_NOW:
    default:
      return g_strdup (text);
    }
}

static char *
number_of_year (int year)
{
  return g_strdup_printf ("%d", year < 1 ? 1 - year : year);
}

static char *
tell_year (int year)
{
  g_autofree char *number = number_of_year (year);

  return with_era (era_of (year), number);
}

static char *
tell_day_of_month (int day)
{
  /* Translators: the number of a day in a month; "%d." where ordinals have a dot */
  return g_strdup_printf (C_ ("day of a month", "%d"), day);
}

static char *
tell_day_and_month (const DatelineCivil *civil)
{
  g_autofree char *day = tell_day_of_month (civil->day);
  const char *month = dateline_month_name (civil->month, DATELINE_MONTH_IN_DATE);

  /* Translators: a day, then a month, "10 October"; "%2$s %1$s" turns them round */
  return g_strdup_printf (C_ ("day and month", "%s %s"), day, month);
}

static char *
join_days_of_month (const char *days, const DatelineCivil *civil)
{
  const char *month = dateline_month_name (civil->month, DATELINE_MONTH_IN_DATE);
  g_autofree char *year = tell_year (civil->year);

  /* Translators: a day or days, a month, a year: "10 October 2020", "7 or 8 November 2020";
   * "%2$s %1$s, %3$s" puts the month first */
  return g_strdup_printf (C_ ("day, month, year", "%s %s %s"), days, month, year);
}

static char *
join_year (const char *text, int year)
{
  g_autofree char *told = tell_year (year);

  /* Translators: months, or days with their months, and a year: "July 2020",
   * "27 September – 10 November 2020"; "%2$s %1$s" puts the year first */
  return g_strdup_printf (C_ ("month, year", "%s %s"), text, told);
}

static char *
tell_date (const DatelineCivil *civil)
{
  g_autofree char *day = tell_day_of_month (civil->day);

  return join_days_of_month (day, civil);
}

static char *
tell_clock (const DatelineMoment *moment)
{
  const DatelineCivil *civil = &moment->civil;

  if (moment->precision == DATELINE_PRECISION_SECOND)
    /* Translators: hour, minute, second */
    return g_strdup_printf (
        C_ ("time of day", "%02d:%02d:%02d"), civil->hour, civil->minute, civil->second);
  /* Translators: hour, minute */
  return g_strdup_printf (C_ ("time of day", "%02d:%02d"),
                          civil->hour,
                          moment->precision == DATELINE_PRECISION_MINUTE ? civil->minute : 0);
}

static char *
with_zone (char *text, const DatelineMoment *moment)
{
  g_autofree char *owned = text;
  g_autofree char *offset = NULL;

  if (!moment->tells_zone)
    return g_steal_pointer (&owned);
  offset = dateline_zone_describe_offset (moment->offset);
  /* Translators: a time and its zone: "12:00 (UTC+4)" */
  return g_strdup_printf (C_ ("time, zone", "%s (%s)"), text, offset);
}

static char *
join_clock (const DatelineMoment *moment, const char *clock)
{
  g_autofree char *date = NULL;

  if (moment->omits_day)
    return g_strdup (clock);
  date = tell_date (&moment->civil);
  /* Translators: a day, and a time or times in it: "10 October 2020, 12:00–14:00" */
  return g_strdup_printf (C_ ("day, time", "%s, %s"), date, clock);
}

static char *
tell_about (char *text, gboolean about)
{
  g_autofree char *owned = text;

  /* Translators: a date or a time of day that is approximate: "about 1915" */
  return about ? g_strdup_printf (C_ ("date", "about %s"), text) : g_steal_pointer (&owned);
}

static char *
tell_time (const DatelineMoment *moment, gboolean about)
{
  g_autofree char *clock = tell_about (tell_clock (moment), about);

  return with_zone (join_clock (moment, clock), moment);
}

static char *
tell_season (const DatelineCivil *civil)
{
  int year = civil->month < 3 ? civil->year - 1 : civil->year;
  g_autofree char *told = tell_year (year);

  switch (civil->month / 3)
    {
    case 1:
      return g_strdup_printf (_ ("spring %s"), told);
    case 2:
      return g_strdup_printf (_ ("summer %s"), told);
    case 3:
      return g_strdup_printf (_ ("autumn %s"), told);
    default:
      {
        DatelineMoment years[] = {
          { .civil.year = year, .precision = DATELINE_PRECISION_YEAR },
          { .civil.year = year + 1, .precision = DATELINE_PRECISION_YEAR },
        };
        g_autofree char *both = dateline_words_join (years, 2, DATELINE_JOIN_RANGE);

        /* Translators: a winter and its two years, "winter 2020–2021" */
        return g_strdup_printf (_ ("winter %s"), both);
      }
    }
}

/* Years are counted away from year 0, as their digits are written: 1569 to 1560 BC is no decade. */
static char *
tell_decade (int year)
{
  int magnitude = ABS (year) / 10 * 10;
  DatelineMoment years[] = {
    { .civil.year = year < 0 ? -(magnitude + 9) : magnitude, .precision = DATELINE_PRECISION_YEAR },
    { .civil.year = year < 0 ? -MAX (magnitude, 1) : magnitude + 9,
      .precision = DATELINE_PRECISION_YEAR },
  };

  if (year >= 100)
    {
      g_autofree char *first = number_of_year (magnitude);
      g_autofree char *last = number_of_year (magnitude + 9);

      /* Translators: a decade by its first year and its last, which "%.0s" leaves out: "1910s".
       * Where that needs an ending which depends on the number, "%s–%s" with a word serves. */
      return g_strdup_printf (C_ ("decade", "%ss%.0s"), first, last);
    }
  return dateline_words_join (years, 2, DATELINE_JOIN_RANGE);
}

/* @number below 101, as "XX". */
static char *
to_roman (int number)
{
  static const char *const tens[] = { "",   "X",   "XX",   "XXX", "XL", "L",
                                      "LX", "LXX", "LXXX", "XC",  "C" };
  static const char *const ones[] = { "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX" };

  return g_strconcat (tens[number / 10], ones[number % 10], NULL);
}

static gboolean
counts_in_roman (void)
{
  /* Translators: "roman" if your language writes "XX century", "arabic" if "20th century". The
   * other way's phrases are then never seen. */
  return g_str_equal (C_ ("numerals of centuries", "arabic"), "roman");
}

static char *
tell_century (int number)
{
  int ending = number % 100 / 10 == 1 ? 0 : number % 10;

  if (counts_in_roman ())
    {
      g_autofree char *numeral = to_roman (number);

      return g_strdup_printf (C_ ("roman numeral", "%s century"), numeral);
    }
  /* Translators: in English "1st", "2nd", "3rd" and "4th" differ; the four say the same */
  return ending == 1   ? g_strdup_printf (_ ("%dst century"), number)
         : ending == 2 ? g_strdup_printf (_ ("%dnd century"), number)
         : ending == 3 ? g_strdup_printf (_ ("%drd century"), number)
                       : g_strdup_printf (_ ("%dth century"), number);
}

static char *
tell_millennium (int number)
{
  if (counts_in_roman ())
    {
      g_autofree char *numeral = to_roman (number);

      return g_strdup_printf (C_ ("roman numeral", "%s millennium"), numeral);
    }
  /* Translators: in English "1st", "2nd", "3rd" and "4th" differ; the four say the same */
  return number == 1   ? g_strdup_printf (_ ("%dst millennium"), number)
         : number == 2 ? g_strdup_printf (_ ("%dnd millennium"), number)
         : number == 3 ? g_strdup_printf (_ ("%drd millennium"), number)
                       : g_strdup_printf (_ ("%dth millennium"), number);
}

static char *
tell_age (int year, DatelinePrecision precision)
{
  g_autofree char *text = precision == DATELINE_PRECISION_CENTURY
                              ? tell_century (ABS (year) / 100 + 1)
                              : tell_millennium (ABS (year) / 1000 + 1);

  return with_era (year < 1 ? ERA_BC : ERA_NOW, text);
}

static char *
tell_month (const DatelineCivil *civil)
{
  return join_year (dateline_month_name (civil->month, DATELINE_MONTH_ALONE), civil->year);
}

static char *
tell_plain (const DatelineMoment *moment)
{
  switch (moment->precision)
    {
    case DATELINE_PRECISION_DAY:
      return tell_date (&moment->civil);
    case DATELINE_PRECISION_MONTH:
      return tell_month (&moment->civil);
    case DATELINE_PRECISION_SEASON:
      return tell_season (&moment->civil);
    case DATELINE_PRECISION_YEAR:
      return tell_year (moment->civil.year);
    case DATELINE_PRECISION_DECADE:
      return tell_decade (moment->civil.year);
    case DATELINE_PRECISION_CENTURY:
    case DATELINE_PRECISION_MILLENNIUM:
      return tell_age (moment->civil.year, moment->precision);
    case DATELINE_PRECISION_SECOND:
    case DATELINE_PRECISION_MINUTE:
    case DATELINE_PRECISION_HOUR:
    default:
      return tell_time (moment, FALSE);
    }
}

static gboolean
is_time (const DatelineMoment *moment)
{
  return moment->precision <= DATELINE_PRECISION_HOUR;
}

static gboolean
same_day (const DatelineMoment *a, const DatelineMoment *b)
{
  return a->civil.year == b->civil.year && a->civil.month == b->civil.month &&
         a->civil.day == b->civil.day && a->tells_zone == b->tells_zone && a->offset == b->offset;
}

/* What two neighbours share, the qualified nothing. */
static Shared
shared_by (const DatelineMoment *a, const DatelineMoment *b)
{
  gboolean months =
      a->precision == DATELINE_PRECISION_MONTH || b->precision == DATELINE_PRECISION_MONTH;

  if (a->qualifier != 0 || b->qualifier != 0)
    return SHARED_NOTHING;
  if (is_time (a) && is_time (b))
    return same_day (a, b) ? SHARED_DAY : SHARED_NOTHING;
  if (a->precision == DATELINE_PRECISION_YEAR && b->precision == DATELINE_PRECISION_YEAR)
    return era_of (a->civil.year) == era_of (b->civil.year) ? SHARED_ERA : SHARED_NOTHING;

  if (is_time (a) || is_time (b) || a->precision > DATELINE_PRECISION_MONTH ||
      b->precision > DATELINE_PRECISION_MONTH || a->civil.year != b->civil.year)
    return SHARED_NOTHING;
  return months || a->civil.month != b->civil.month ? SHARED_YEAR : SHARED_MONTH;
}

static char *
tell_unshared (const DatelineMoment *moment, Shared shared)
{
  switch (shared)
    {
    case SHARED_ERA:
      return number_of_year (moment->civil.year);
    case SHARED_YEAR:
      return dateline_words_without_year (moment);
    case SHARED_MONTH:
      return tell_day_of_month (moment->civil.day);
    case SHARED_DAY:
      return tell_clock (moment);
    case SHARED_NOTHING:
    default:
      return dateline_words_moment (moment);
    }
}

static char *
tell_shared (const DatelineMoment *moment, Shared shared, const char *joined)
{
  switch (shared)
    {
    case SHARED_ERA:
      return with_era (era_of (moment->civil.year), joined);
    case SHARED_YEAR:
      return join_year (joined, moment->civil.year);
    case SHARED_MONTH:
      return join_days_of_month (joined, &moment->civil);
    case SHARED_DAY:
      return with_zone (join_clock (moment, joined), moment);
    case SHARED_NOTHING:
    default:
      return g_strdup (joined);
    }
}

static char *
join_or (const char *const *texts, guint n_texts)
{
  g_autofree char *list = g_strdup (texts[0]);

  for (guint i = 1; i < n_texts; i++)
    {
      g_autofree char *head = g_steal_pointer (&list);

      list = i + 1 < n_texts
                 /* Translators: a list of dates that goes on, "1667, 1668 ..." */
                 ? g_strdup_printf (C_ ("dates", "%s, %s"), head, texts[i])
                 /* Translators: a choice of dates, "7 or 8"; the first may be a list */
                 : g_strdup_printf (C_ ("dates", "%s or %s"), head, texts[i]);
    }
  return g_steal_pointer (&list);
}

char *
dateline_words_moment (const DatelineMoment *moment)
{
  gboolean about = (moment->qualifier & DATELINE_WHEN_APPROXIMATE) != 0;
  g_autofree char *text =
      is_time (moment) ? tell_time (moment, about) : tell_about (tell_plain (moment), about);

  if ((moment->qualifier & DATELINE_WHEN_UNCERTAIN) != 0)
    /* Translators: a date that is uncertain: "possibly 1915", "possibly about 1915" */
    return g_strdup_printf (C_ ("date", "possibly %s"), text);
  return g_steal_pointer (&text);
}

char *
dateline_words_join (const DatelineMoment *moments, guint n_moments, DatelineJoin join)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Shared shared = n_moments > 1 ? SHARED_DAY : SHARED_NOTHING;
  g_autofree char *joined = NULL;

  for (guint i = 1; i < n_moments; i++)
    {
      Shared with_next = shared_by (&moments[i - 1], &moments[i]);

      /* Sharing a month is sharing a year; the other kinds do not mix. */
      if (i == 1 || shared == with_next)
        shared = with_next;
      else if ((shared == SHARED_MONTH && with_next == SHARED_YEAR) ||
               (shared == SHARED_YEAR && with_next == SHARED_MONTH))
        shared = SHARED_YEAR;
      else
        shared = SHARED_NOTHING;
    }

  for (guint i = 0; i < n_moments; i++)
    g_ptr_array_add (texts, tell_unshared (&moments[i], shared));
  joined = dateline_words_join_texts ((const char *const *) texts->pdata, texts->len, join);
  return tell_shared (&moments[0], shared, joined);
}

char *
dateline_words_join_texts (const char *const *texts, guint n_texts, DatelineJoin join)
{
  if (n_texts != 2 || join == DATELINE_JOIN_OR)
    return join_or (texts, n_texts);
  if (strcmp (texts[0], texts[1]) == 0)
    return g_strdup (texts[0]);
  if (join == DATELINE_JOIN_BETWEEN)
    /* Translators: somewhere from one date to another: "between 3 and 8" */
    return g_strdup_printf (C_ ("dates", "between %s and %s"), texts[0], texts[1]);
  if (strchr (texts[0], ' ') == NULL && strchr (texts[1], ' ') == NULL)
    /* Translators: from one to the other, single words: "7–8", "1991–1994", "July–August" */
    return g_strdup_printf (C_ ("dates", "%s–%s"), texts[0], texts[1]);
  /* Translators: from one to the other, "27 September – 10 November" */
  return g_strdup_printf (C_ ("dates", "%s – %s"), texts[0], texts[1]);
}

char *
dateline_words_without_year (const DatelineMoment *moment)
{
  if (moment->precision == DATELINE_PRECISION_MONTH)
    return g_strdup (dateline_month_name (moment->civil.month, DATELINE_MONTH_ALONE));
  return tell_day_and_month (&moment->civil);
}
