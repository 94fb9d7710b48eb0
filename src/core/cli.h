/* Dateline on the command line, without a display: --check, --list, --verify, --help, --version. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit statuses; of several files the greatest. */
typedef enum
{
  DATELINE_CLI_GOOD = 0,
  DATELINE_CLI_PROBLEMS = 1,
  DATELINE_CLI_UNREADABLE = 2, /* also for a wrong use */
} DatelineCliStatus;

/* Whether the arguments ask for one of these, and not for a window. */
gboolean dateline_cli_wants (int argc, char *argv[]);

/* Does what they ask for; the exit status. Results go to standard output, and what keeps it from
 * giving any to standard error. */
int dateline_cli_run (int argc, char *argv[]);

G_END_DECLS
