/* See pace.h. The units' names in text forms are fixed: settings hold them. */
#include "config.h"

#include "pace.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MONTH G_GINT64_CONSTANT (2629746)
#define YEAR G_GINT64_CONSTANT (31556952)

static const struct
{
  const char *name;
  gint64 length;
} units[DATELINE_N_PACE_UNITS] = {
  { "whole", 0 },          { "hour", DATELINE_HOUR },
  { "day", DATELINE_DAY }, { "week", 7 * DATELINE_DAY },
  { "month", MONTH },      { "year", YEAR },
};

gint64
dateline_pace_unit_length (DatelinePaceUnit unit)
{
  return units[unit].length;
}

gboolean
dateline_pace_parse (const char *text, DatelinePace *pace)
{
  const char *colon = strchr (text, ':');
  char *rest = NULL;
  double seconds;

  if (colon == NULL || !g_ascii_isdigit (colon[1]))
    return FALSE;
  seconds = g_ascii_strtod (colon + 1, &rest);
  if (*rest != '\0' || !isfinite (seconds))
    return FALSE;
  for (guint unit = 0; unit < DATELINE_N_PACE_UNITS; unit++)
    if (strlen (units[unit].name) == (gsize) (colon - text) &&
        g_str_has_prefix (text, units[unit].name))
      {
        pace->unit = unit;
        pace->seconds = CLAMP (seconds, DATELINE_PACE_MIN, DATELINE_PACE_MAX);
        return TRUE;
      }
  return FALSE;
}

char *
dateline_pace_format (DatelinePace pace)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.7g", pace.seconds);
  return g_strdup_printf ("%s:%s", units[pace.unit].name, number);
}

char *
dateline_pace_format_number (double seconds)
{
  int digits = 0;

  for (double scaled = seconds; digits < 3 && fabs (scaled - round (scaled)) > 1e-6; digits++)
    scaled *= 10;
  return g_strdup_printf ("%.*f", digits, seconds);
}

/* A broken number takes the plural. */
static gulong
to_count (double seconds)
{
  return seconds == floor (seconds) ? (gulong) seconds : 2;
}

static char *
fill_in (const char *form, double seconds)
{
  g_autofree char *number = dateline_pace_format_number (seconds);
  g_auto (GStrv) parts = g_strsplit (form, "%s", 2);

  return g_strjoinv (number, parts);
}

static const char *
get_form (DatelinePaceUnit unit, gulong n)
{
  const char *domain = GETTEXT_PACKAGE;

  switch (unit)
    {
    case DATELINE_PACE_HOUR:
      return g_dngettext (domain, "%s second per hour", "%s seconds per hour", n);
    case DATELINE_PACE_DAY:
      return g_dngettext (domain, "%s second per day", "%s seconds per day", n);
    case DATELINE_PACE_WEEK:
      return g_dngettext (domain, "%s second per week", "%s seconds per week", n);
    case DATELINE_PACE_MONTH:
      return g_dngettext (domain, "%s second per month", "%s seconds per month", n);
    case DATELINE_PACE_YEAR:
      return g_dngettext (domain, "%s second per year", "%s seconds per year", n);
    default:
      return g_dngettext (domain, "%s second in all", "%s seconds in all", n);
    }
}

static const char *
get_brief_form (DatelinePaceUnit unit)
{
  switch (unit)
    {
    case DATELINE_PACE_HOUR:
      return _ ("%s s/hour");
    case DATELINE_PACE_DAY:
      return _ ("%s s/day");
    case DATELINE_PACE_WEEK:
      return _ ("%s s/week");
    case DATELINE_PACE_MONTH:
      return _ ("%s s/month");
    case DATELINE_PACE_YEAR:
      return _ ("%s s/year");
    default:
      /* Translators: briefly, how many seconds playing takes */
      return _ ("%s s");
    }
}

char *
dateline_pace_describe (DatelinePace pace)
{
  return fill_in (get_form (pace.unit, to_count (pace.seconds)), pace.seconds);
}

char *
dateline_pace_describe_briefly (DatelinePace pace)
{
  return fill_in (get_brief_form (pace.unit), pace.seconds);
}

char *
dateline_pace_describe_pause (double seconds)
{
  return fill_in (g_dngettext (GETTEXT_PACKAGE,
                               "%s second for each event",
                               "%s seconds for each event",
                               to_count (seconds)),
                  seconds);
}

char *
dateline_pace_describe_pause_briefly (double seconds)
{
  return fill_in (_ ("%s s/event"), seconds);
}

double
dateline_pace_step (double seconds, int direction)
{
  static const double steps[] = {
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5,  1,    2,
    5,     10,    20,    30,   60,   120,  300, 600, 1200, 1800, 3600
  };
  const guint last = G_N_ELEMENTS (steps) - 1;

  for (guint i = 0; direction > 0 && i < last; i++)
    if (steps[i] > seconds * (1 + 1e-9))
      return steps[i];
  for (guint i = last; direction < 0 && i > 0; i--)
    if (steps[i] < seconds * (1 - 1e-9))
      return steps[i];
  return direction > 0 ? steps[last] : steps[0];
}
