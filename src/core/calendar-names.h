/* The names of months and weekdays in the language of the user's messages, whatever the locale of
 * dates is: a date in words is a phrase, and its pieces must be of one language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_MONTH_ALONE,   /* "October", nominative: alone or with a year */
  DATELINE_MONTH_IN_DATE, /* "October", as it follows a day: genitive in Russian and Armenian */
  DATELINE_MONTH_SHORT,   /* "Oct" */
  DATELINE_N_MONTH_FORMS,
} DatelineMonthForm;

/* @month from 1 to 12. */
const char *dateline_month_name (int month, DatelineMonthForm form);

/* @weekday from 1, Monday, to 7. */
const char *dateline_weekday_name (int weekday);

G_END_DECLS
