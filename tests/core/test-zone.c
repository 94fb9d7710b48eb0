#include "zone.h"

static void
test_offset (void)
{
  static const struct
  {
    int minutes;
    const char *words;
  } cases[] = {
    { 0, "UTC" },      { 240, "UTC+4" },     { 330, "UTC+5:30" }, { -210, "UTC−3:30" },
    { -300, "UTC−5" }, { 765, "UTC+12:45" }, { -30, "UTC−0:30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = dateline_zone_describe_offset (cases[i].minutes);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_name (void)
{
  static const struct
  {
    const char *id;
    const char *name;
  } cases[] = {
    { "Asia/Baku", "Asia/Baku" },
    { "America/Argentina/Salta", "America/Argentina/Salta" },
    { "UTC", "UTC" },
    { "Etc/UTC", "UTC" },
    { "Etc/GMT+4", "Etc/GMT+4 (UTC−4)" },
    { "EST", "EST (UTC−5)" },
    { "CET", "CET (UTC+1, UTC+2)" },
    { "+05:30", "UTC+5:30" },
    { "/usr/share/zoneinfo/Asia/Kolkata", "Asia/Kolkata" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].id);
      g_autofree char *name = NULL;

      /* Newer systems may leave out the old names, those that have no continent. */
      if (zone == NULL && strchr (cases[i].id, '/') == NULL)
        {
          g_test_message ("%s is not known here", cases[i].id);
          continue;
        }
      g_assert_nonnull (zone);
      name = dateline_zone_get_name (zone);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone/offset", test_offset);
  g_test_add_func ("/zone/name", test_name);
  return g_test_run ();
}
