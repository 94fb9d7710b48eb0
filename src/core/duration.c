/* Durations in words. Months and years are mean ones of the Gregorian calendar. */
#include "config.h"

#include "duration.h"

#include <glib/gi18n-lib.h>

#define MINUTE 60
#define HOUR 3600
#define DAY 86400
#define MONTH 2629746
#define YEAR 31556952

static gint64
count (gint64 seconds, gint64 unit)
{
  return (seconds + unit / 2) / unit;
}

char *
dateline_duration_describe (gint64 seconds)
{
  gint64 n;

  if (count (seconds, MONTH) >= 23)
    {
      n = count (seconds, YEAR);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", n), (int) n);
    }
  if (count (seconds, DAY) >= 60)
    {
      n = count (seconds, MONTH);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", n), (int) n);
    }
  if (count (seconds, HOUR) >= 48)
    {
      n = count (seconds, DAY);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", n), (int) n);
    }
  if (count (seconds, MINUTE) >= 120)
    {
      n = count (seconds, HOUR);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d hour", "%d hours", n), (int) n);
    }
  n = MAX (1, count (seconds, MINUTE));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", n), (int) n);
}
