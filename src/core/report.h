/* What was found wrong, assumed or left out while a file was read, in the order of the file. The
 * counts are exact; of each severity only so many entries are kept, so that a file of a million
 * broken features costs no more than one of a thousand. Messages hold words of the file: plain
 * text, never markup. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_SEVERITY_ERROR,      /* it breaks the format, or something had to be left out */
  DATELINE_SEVERITY_ASSUMPTION, /* it was read, but as Dateline guessed */
  DATELINE_SEVERITY_NOTE,       /* worth knowing; nothing is lost */
  DATELINE_N_SEVERITIES,
} DatelineSeverity;

#define DATELINE_REPORT_KEPT 1000

typedef struct
{
  DatelineSeverity severity;
  guint line;             /* of the file, from 1; 0 where unknown */
  guint feature;          /* the feature's (or the table's row) number, from 1; 0: the dataset */
  const char *feature_id; /* or %NULL */
  const char *path;       /* "properties.excerpts[1].start"; "" for the whole of it */
  const char *message;    /* a sentence, translated, without a full stop */
} DatelineProblem;

typedef struct _DatelineReport DatelineReport;

/* @file_name stands before each line of dateline_report_to_string; @kept is the number of entries
 * kept of each severity, usually DATELINE_REPORT_KEPT. */
DatelineReport *dateline_report_new (const char *file_name, guint kept);
DatelineReport *dateline_report_ref (DatelineReport *report);
void dateline_report_unref (DatelineReport *report);

/* Copies @problem. To be called by the reading thread only, before the report is handed over. */
void dateline_report_add (DatelineReport *report, const DatelineProblem *problem);

/* Whether the next problem of this severity would be kept; counts it if not. Saves making the
 * message. */
gboolean dateline_report_wants (DatelineReport *report, DatelineSeverity severity);

/* All that were found, kept or not. */
guint dateline_report_count (const DatelineReport *report, DatelineSeverity severity);

guint dateline_report_get_n_kept (const DatelineReport *report);
const DatelineProblem *dateline_report_get (const DatelineReport *report, guint index);

/* "karabakh.geojson:12: feature 3 (kapan-shelling): properties.when: ...", on one line. */
char *dateline_report_format (const DatelineReport *report, guint index);

/* One line for each that was kept, then, for each severity, one that says how many more. */
char *dateline_report_to_string (const DatelineReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineReport, dateline_report_unref)

G_END_DECLS
