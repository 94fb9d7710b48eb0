#include "duration.h"

static void
test_table (void)
{
  static const struct
  {
    gint64 seconds;
    const char *text;
  } cases[] = {
    { 0, "1 minute" },
    { 60, "1 minute" },
    { 20 * 60 + 29, "20 minutes" },
    { 5 * 3600, "5 hours" },
    { 47 * 3600, "47 hours" },
    { 48 * 3600, "2 days" },
    { 31 * 86400, "31 days" },
    { G_GINT64_CONSTANT (100) * 86400, "3 months" },
    { G_GINT64_CONSTANT (365) * 86400, "12 months" },
    { G_GINT64_CONSTANT (730) * 86400, "2 years" },
    { G_GINT64_CONSTANT (27759) * 86400, "76 years" },
    { G_GINT64_CONSTANT (631107417600), "19999 years" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dateline_duration_describe (cases[i].seconds);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duration/table", test_table);
  return g_test_run ();
}
