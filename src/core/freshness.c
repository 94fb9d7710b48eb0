#include "config.h"

#include "freshness.h"

#include <stdio.h>
#include <string.h>

static gboolean
parse_seconds (const char *text, gint64 *seconds)
{
  guint64 value;

  if (text == NULL ||
      !g_ascii_string_to_unsigned (text, 10, 0, (guint64) G_MAXINT32 * 4, &value, NULL))
    return FALSE;
  *seconds = (gint64) value;
  return TRUE;
}

gboolean
dateline_freshness_parse_date (const char *text, gint64 *time)
{
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  int day, year, hour, minute, second, end = 0;
  char month[4];
  const char *found;
  g_autoptr (GDateTime) moment = NULL;

  if (text == NULL || strlen (text) != 29 ||
      sscanf (text,
              "%*3[A-Za-z], %2d %3[A-Za-z] %4d %2d:%2d:%2d GMT%n",
              &day,
              month,
              &year,
              &hour,
              &minute,
              &second,
              &end) != 6 ||
      end != 29)
    return FALSE;
  found = strstr (months, month);
  if (found == NULL || (found - months) % 3 != 0)
    return FALSE;
  moment = g_date_time_new_utc (
      year, (int) (found - months) / 3 + 1, day, hour, minute, MIN (second, 59));
  if (moment == NULL)
    return FALSE;
  *time = g_date_time_to_unix (moment);
  return TRUE;
}

gint64
dateline_freshness_parse_retry_after (const char *text, gint64 now)
{
  gint64 value;

  if (parse_seconds (text, &value))
    return value;
  if (dateline_freshness_parse_date (text, &value))
    return MAX (value - now, 0);
  return 0;
}

/* The value of a directive, "" where it has none; %NULL where it is not there. (transfer full) */
static char *
find_directive (const char *cache_control, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (cache_control != NULL ? cache_control : "", ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *value = strchr (g_strstrip (parts[i]), '=');

      if (value != NULL)
        *value++ = '\0';
      if (g_ascii_strcasecmp (g_strchomp (parts[i]), name) != 0)
        continue;
      if (value == NULL)
        return g_strdup ("");
      value = g_strstrip (value);
      if (*value == '"')
        value++;
      value[strcspn (value, "\"")] = '\0';
      return g_strdup (value);
    }
  return NULL;
}

gboolean
dateline_freshness_get_expiry (const DatelineFreshnessHeaders *headers, gint64 now, gint64 *expiry)
{
  g_autofree char *no_store = find_directive (headers->cache_control, "no-store");
  g_autofree char *no_cache = find_directive (headers->cache_control, "no-cache");
  g_autofree char *max_age = find_directive (headers->cache_control, "max-age");
  gint64 life = DATELINE_FRESHNESS_DEFAULT;
  gint64 age = 0;
  gint64 date = now;

  if (no_store != NULL)
    return FALSE;
  parse_seconds (headers->age, &age);
  if (no_cache != NULL)
    life = 0;
  else if (max_age != NULL)
    life = parse_seconds (max_age, &life) ? life : 0;
  else if (headers->expires != NULL)
    {
      /* Against the server's own clock. What is no date, as "0", is in the past. */
      dateline_freshness_parse_date (headers->date, &date);
      life = dateline_freshness_parse_date (headers->expires, &life) ? life - date : 0;
    }
  *expiry = now + CLAMP (life - age, 0, DATELINE_FRESHNESS_MAX);
  return TRUE;
}
