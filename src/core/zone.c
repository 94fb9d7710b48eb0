#include "config.h"

#include "zone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
dateline_zone_describe_offset (int minutes)
{
  int hours = ABS (minutes) / 60, rest = ABS (minutes) % 60;
  const char *sign = minutes < 0 ? "−" : "+";

  if (minutes == 0)
    return g_strdup ("UTC");
  if (rest == 0)
    /* Translators: how far a clock is from UTC, "UTC+4": sign and hours */
    return g_strdup_printf (_ ("UTC%s%d"), sign, hours);
  /* Translators: how far a clock is from UTC, "UTC+5:30": sign, hours, minutes */
  return g_strdup_printf (_ ("UTC%s%d:%02d"), sign, hours, rest);
}

static int
offset_in_month (GTimeZone *zone, int month)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then =
      g_date_time_new (zone, g_date_time_get_year (now), month, 1, 12, 0, 0);

  return then != NULL ? g_date_time_get_utc_offset (then) / G_TIME_SPAN_MINUTE : 0;
}

static char *
describe_offsets (GTimeZone *zone)
{
  int january = offset_in_month (zone, 1), july = offset_in_month (zone, 7);
  g_autofree char *winter = dateline_zone_describe_offset (MIN (january, july));
  g_autofree char *summer = dateline_zone_describe_offset (MAX (january, july));

  if (january == july)
    return g_steal_pointer (&winter);
  /* Translators: a zone's offsets in winter and in summer, "UTC+1, UTC+2" */
  return g_strdup_printf (C_ ("zone", "%s, %s"), winter, summer);
}

/* The name after the folder in which a system keeps its zones, where it comes with its path. */
static const char *
without_path (const char *id)
{
  const char *folder = strstr (id, "zoneinfo/");

  if (folder != NULL)
    return folder + strlen ("zoneinfo/");
  return *id == ':' ? id + 1 : id;
}

static gboolean
is_utc (const char *id)
{
  static const char *const names[] = { "UTC", "UCT", "Universal", "Zulu", "Z", NULL };

  return g_strv_contains (names, g_str_has_prefix (id, "Etc/") ? id + strlen ("Etc/") : id);
}

char *
dateline_zone_get_name (GTimeZone *zone)
{
  const char *id = without_path (g_time_zone_get_identifier (zone));
  g_autofree char *offsets = NULL;

  if (is_utc (id))
    return g_strdup ("UTC");
  if (strchr (id, '/') != NULL && strchr (id, ',') == NULL && !g_str_has_prefix (id, "Etc/"))
    return g_strdup (id);
  offsets = describe_offsets (zone);
  if (!g_ascii_isalpha (*id))
    return g_steal_pointer (&offsets);
  /* Translators: a zone's abbreviation and its offset, "EST (UTC−5)" */
  return g_strdup_printf (C_ ("zone", "%s (%s)"), id, offsets);
}
