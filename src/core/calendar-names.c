/* Names are marked for translation in tables, one a form; a context tells the forms apart where
 * English has one word for several. */
#include "config.h"

#include "calendar-names.h"

#include <glib/gi18n-lib.h>

/* Translators: a month alone or with a year, "October 2020": in the nominative, with the letter
 * that it has within a sentence */
static const char *const alone[] = {
  NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
  NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
  NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
  NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
};

/* Translators: a month after a day, "10 October 2020": in the case that your language has there */
static const char *const in_date[] = {
  NC_ ("month of a date", "January"),   NC_ ("month of a date", "February"),
  NC_ ("month of a date", "March"),     NC_ ("month of a date", "April"),
  NC_ ("month of a date", "May"),       NC_ ("month of a date", "June"),
  NC_ ("month of a date", "July"),      NC_ ("month of a date", "August"),
  NC_ ("month of a date", "September"), NC_ ("month of a date", "October"),
  NC_ ("month of a date", "November"),  NC_ ("month of a date", "December"),
};

/* Translators: a short month on the timeline's ruler, alone or in "10 Oct 2020" */
static const char *const in_short[] = {
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
  NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
  NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
  NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

static const char *const weekdays[] = {
  NC_ ("weekday", "Monday"),   NC_ ("weekday", "Tuesday"), NC_ ("weekday", "Wednesday"),
  NC_ ("weekday", "Thursday"), NC_ ("weekday", "Friday"),  NC_ ("weekday", "Saturday"),
  NC_ ("weekday", "Sunday"),
};

static const struct
{
  const char *context;
  const char *const *names;
} forms[] = {
  [DATELINE_MONTH_ALONE] = { "month", alone },
  [DATELINE_MONTH_IN_DATE] = { "month of a date", in_date },
  [DATELINE_MONTH_SHORT] = { "short month", in_short },
};

const char *
dateline_month_name (int month, DatelineMonthForm form)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, forms[form].context, forms[form].names[month - 1]);
}

const char *
dateline_weekday_name (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "weekday", weekdays[weekday - 1]);
}
