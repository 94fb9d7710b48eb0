#include "report.h"

static void
test_format (void)
{
  static const struct
  {
    DatelineProblem problem;
    const char *line;
  } cases[] = {
    { { DATELINE_SEVERITY_ERROR, 12, 3, "kapan", "properties.when", "it is none" },
      "a.geojson:12: feature 3 (kapan): properties.when: it is none" },
    { { DATELINE_SEVERITY_ERROR, 0, 3, NULL, "", "it is none" },
      "a.geojson: feature 3: it is none" },
    { { DATELINE_SEVERITY_ERROR, 0, 0, "kapan", "", "it is\n\033[31mnone" },
      "a.geojson: feature “kapan”: it is  [31mnone" },
    { { DATELINE_SEVERITY_ASSUMPTION, 0, 0, NULL, "dateline.timezone", "UTC" },
      "a.geojson: assumed: dateline.timezone: UTC" },
    { { DATELINE_SEVERITY_NOTE, 7, 0, NULL, NULL, "a mark" }, "a.geojson:7: note: a mark" },
  };
  g_autoptr (DatelineReport) report = dateline_report_new ("a.geojson", 10);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = NULL;

      dateline_report_add (report, &cases[i].problem);
      line = dateline_report_format (report, i);
      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

static void
test_kept (void)
{
  g_autoptr (DatelineReport) report = dateline_report_new ("a", 3);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 10; i++)
    {
      DatelineProblem problem = { DATELINE_SEVERITY_ERROR, 0, i + 1, NULL, "", "bad" };

      dateline_report_add (report, &problem);
    }
  dateline_report_add (report,
                       &(DatelineProblem){ .severity = DATELINE_SEVERITY_NOTE, .message = "n" });
  g_assert_cmpuint (dateline_report_count (report, DATELINE_SEVERITY_ERROR), ==, 10);
  g_assert_cmpuint (dateline_report_count (report, DATELINE_SEVERITY_NOTE), ==, 1);
  g_assert_cmpuint (dateline_report_get_n_kept (report), ==, 4);
  g_assert_false (dateline_report_wants (report, DATELINE_SEVERITY_ERROR));
  g_assert_true (dateline_report_wants (report, DATELINE_SEVERITY_NOTE));
  text = dateline_report_to_string (report);
  g_assert_cmpstr (text,
                   ==,
                   "a: feature 1: bad\na: feature 2: bad\na: feature 3: bad\na: note: n\n"
                   "and 8 more problems\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/format", test_format);
  g_test_add_func ("/report/kept", test_kept);
  return g_test_run ();
}
