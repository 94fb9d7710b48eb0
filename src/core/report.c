/* A list of problems, in the order of the file. Invariant: counts are of all that were found; of
 * each severity the first @kept have an entry. Cost: one small allocation an entry, none beyond. */
#include "config.h"

#include "report.h"

#include <glib/gi18n-lib.h>

struct _DatelineReport
{
  gatomicrefcount ref_count;
  char *file_name;
  guint kept;
  GArray *problems; /* DatelineProblem; feature_id, path and message are its own */
  guint counts[DATELINE_N_SEVERITIES];
};

static void
clear_problem (gpointer data)
{
  DatelineProblem *problem = data;

  g_free ((char *) problem->feature_id);
  g_free ((char *) problem->path);
  g_free ((char *) problem->message);
}

DatelineReport *
dateline_report_new (const char *file_name, guint kept)
{
  DatelineReport *report = g_new0 (DatelineReport, 1);

  g_atomic_ref_count_init (&report->ref_count);
  report->file_name = g_strdup (file_name);
  report->kept = kept;
  report->problems = g_array_new (FALSE, FALSE, sizeof (DatelineProblem));
  g_array_set_clear_func (report->problems, clear_problem);
  return report;
}

DatelineReport *
dateline_report_ref (DatelineReport *report)
{
  g_atomic_ref_count_inc (&report->ref_count);
  return report;
}

void
dateline_report_unref (DatelineReport *report)
{
  if (!g_atomic_ref_count_dec (&report->ref_count))
    return;
  g_free (report->file_name);
  g_array_unref (report->problems);
  g_free (report);
}

gboolean
dateline_report_wants (DatelineReport *report, DatelineSeverity severity)
{
  if (report->counts[severity] < report->kept)
    return TRUE;
  report->counts[severity]++;
  return FALSE;
}

void
dateline_report_add (DatelineReport *report, const DatelineProblem *problem)
{
  DatelineProblem copy = *problem;

  if (!dateline_report_wants (report, copy.severity))
    return;
  report->counts[copy.severity]++;
  copy.feature_id = g_strdup (copy.feature_id);
  copy.path = g_strdup (copy.path == NULL ? "" : copy.path);
  copy.message = g_strdup (copy.message);
  g_array_append_val (report->problems, copy);
}

guint
dateline_report_count (const DatelineReport *report, DatelineSeverity severity)
{
  return report->counts[severity];
}

guint
dateline_report_get_n_kept (const DatelineReport *report)
{
  return report->problems->len;
}

const DatelineProblem *
dateline_report_get (const DatelineReport *report, guint index)
{
  g_return_val_if_fail (index < report->problems->len, NULL);
  return &g_array_index (report->problems, DatelineProblem, index);
}

/* What a file says must not steer a terminal. */
static void
remove_controls (char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_iscntrl (*text))
      *text = ' ';
}

char *
dateline_report_format (const DatelineReport *report, guint index)
{
  const DatelineProblem *problem = dateline_report_get (report, index);
  GString *line = g_string_new (report->file_name);

  if (problem->line > 0)
    g_string_append_printf (line, ":%u", problem->line);
  g_string_append (line, ": ");
  if (problem->severity == DATELINE_SEVERITY_ASSUMPTION)
    g_string_append (line, _ ("assumed: "));
  else if (problem->severity == DATELINE_SEVERITY_NOTE)
    g_string_append (line, _ ("note: "));
  if (problem->feature > 0)
    {
      /* Translators: a feature of the file by its number; its id may follow. */
      g_string_append_printf (line, _ ("feature %u"), problem->feature);
      if (problem->feature_id != NULL)
        g_string_append_printf (line, " (%s)", problem->feature_id);
      g_string_append (line, ": ");
    }
  else if (problem->feature_id != NULL)
    {
      /* Translators: a feature of the file by its id. */
      g_string_append_printf (line, _ ("feature “%s”"), problem->feature_id);
      g_string_append (line, ": ");
    }
  if (*problem->path != '\0')
    g_string_append_printf (line, "%s: ", problem->path);
  g_string_append (line, problem->message);
  remove_controls (line->str);
  return g_string_free (line, FALSE);
}

char *
dateline_report_to_string (const DatelineReport *report)
{
  GString *text = g_string_new (NULL);
  guint left[DATELINE_N_SEVERITIES];

  for (int i = 0; i < DATELINE_N_SEVERITIES; i++)
    left[i] = report->counts[i];
  for (guint i = 0; i < report->problems->len; i++)
    {
      g_autofree char *line = dateline_report_format (report, i);

      left[dateline_report_get (report, i)->severity]--;
      g_string_append_printf (text, "%s\n", line);
    }
  if (left[DATELINE_SEVERITY_ERROR] > 0)
    g_string_append_printf (text, _ ("and %u more problems\n"), left[DATELINE_SEVERITY_ERROR]);
  if (left[DATELINE_SEVERITY_ASSUMPTION] > 0)
    g_string_append_printf (
        text, _ ("and %u more assumptions\n"), left[DATELINE_SEVERITY_ASSUMPTION]);
  if (left[DATELINE_SEVERITY_NOTE] > 0)
    g_string_append_printf (text, _ ("and %u more notes\n"), left[DATELINE_SEVERITY_NOTE]);
  return g_string_free (text, FALSE);
}
