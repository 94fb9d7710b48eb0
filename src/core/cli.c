/* The command line's commands. Each loads, says what there is to say, and gives an exit status;
 * none needs a display, a main loop or GTK. What a file says is printed without control characters,
 * so that it cannot steer a terminal. */
#include "config.h"

#include "cli.h"
#include "cli-list.h"
#include "loader.h"
#include "verify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef DatelineCliStatus (*Command) (char **files);

static DatelineStore *
load (const char *name, DatelineReport **report)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GError) error = NULL;
  DatelineStore *store = dateline_loader_load_sync (file, report, &error);

  if (store == NULL)
    g_printerr ("%s\n", error->message);
  return store;
}

static DatelineCliStatus
get_status (const DatelineReport *report)
{
  return dateline_report_count (report, DATELINE_SEVERITY_ERROR) > 0 ? DATELINE_CLI_PROBLEMS
                                                                     : DATELINE_CLI_GOOD;
}

static guint
count_excerpts (DatelineStore *store)
{
  guint sum = 0;

  for (guint32 row = 0; row < dateline_store_get_n_events (store); row++)
    {
      guint n;

      dateline_store_get_excerpts (store, row, &n);
      sum += n;
    }
  return sum;
}

static void
print_summary (const char *name, DatelineStore *store, const DatelineReport *report)
{
  DatelineSpan extent = dateline_store_get_extent (store);
  g_autoptr (GString) span = g_string_new (NULL);
  guint n_errors = dateline_report_count (report, DATELINE_SEVERITY_ERROR);

  if (n_errors == 0)
    g_print (_ ("%s: valid\n"), name);
  else
    g_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u problem\n", "%s: %u problems\n", n_errors),
             name,
             n_errors);
  g_print (_ ("  events: %u\n"), dateline_store_get_n_events (store));
  g_print (_ ("  sources: %u\n"), dateline_store_get_n_sources (store));
  g_print (_ ("  places: %u\n"), dateline_store_get_n_places (store));
  g_print (_ ("  excerpts: %u\n"), count_excerpts (store));
  if (dateline_span_is_empty (extent))
    return;
  dateline_cli_append_time (span, extent.begin);
  g_string_append_c (span, '/');
  dateline_cli_append_time (span, extent.end);
  g_print (_ ("  time: %s\n"), span->str);
}

static DatelineCliStatus
check_file (const char *name)
{
  g_autoptr (DatelineReport) report = NULL;
  g_autoptr (DatelineStore) store = load (name, &report);
  g_autofree char *problems = dateline_report_to_string (report);

  g_print ("%s", problems);
  if (store == NULL)
    return DATELINE_CLI_UNREADABLE;
  print_summary (name, store, report);
  return get_status (report);
}

static DatelineCliStatus
check (char **files)
{
  DatelineCliStatus status = DATELINE_CLI_GOOD;

  for (guint i = 0; files[i] != NULL; i++)
    {
      DatelineCliStatus one = check_file (files[i]);

      status = MAX (status, one);
    }
  return status;
}

static DatelineCliStatus
list (char **files)
{
  g_autoptr (DatelineReport) report = NULL;
  g_autoptr (DatelineStore) store = load (files[0], &report);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *problems = dateline_report_to_string (report);

  g_printerr ("%s", problems);
  if (store == NULL)
    return DATELINE_CLI_UNREADABLE;
  for (guint32 row = 0; row < dateline_store_get_n_events (store); row++)
    {
      g_string_truncate (line, 0);
      dateline_cli_append_event (line, store, row);
      g_print ("%s", line->str);
    }
  return get_status (report);
}

/* @files are the dataset and the documents' folder. */
static DatelineCliStatus
verify (char **files)
{
  g_autoptr (DatelineReport) report = NULL;
  g_autoptr (DatelineStore) store = load (files[0], &report);
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (files[1]);
  g_autofree char *problems = NULL;
  DatelineVerification result;

  if (store == NULL)
    return DATELINE_CLI_UNREADABLE;
  if (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    {
      g_printerr (_ ("%s: this is not a folder\n"), files[1]);
      return DATELINE_CLI_UNREADABLE;
    }
  result = dateline_verify (store, folder, report);
  problems = dateline_report_to_string (report);
  g_print ("%s", problems);
  g_print (_ ("%s: %u of %u excerpts are verbatim, in %u documents\n"),
           files[0],
           result.n_good,
           result.n_excerpts,
           result.n_documents);
  return get_status (report);
}

static DatelineCliStatus
print_help (char **files)
{
  g_print ("%s",
           _ ("Usage:\n"
              "  dateline [FILE...]          open in a window\n"
              "  dateline --check FILE...    say what is wrong with each file\n"
              "  dateline --list FILE        print the events\n"
              "  dateline --verify FILE --documents DIR\n"
              "                              compare the excerpts with the sources' files\n"
              "  dateline --version\n"
              "  dateline --help\n"
              "\n"
              "--check, --list and --verify need no display. Their exit status is 0 where\n"
              "all is well, 1 where there are problems, and 2 where a file cannot be read.\n"
              "\n"
              "--list prints one line an event, in time order, of fields divided by tabs:\n"
              "  id, begin, end, precision, latitude, longitude, place precision, status,\n"
              "  sources\n"
              "Begin and end are ISO 8601 in UTC, the end exclusive; an open end is “..”.\n"
              "Where the end is known in another unit than the begin, the precision is\n"
              "both, divided by “/”. Sources are their ids, divided by commas.\n"));
  return DATELINE_CLI_GOOD;
}

static DatelineCliStatus
print_version (char **files)
{
  g_print ("dateline %s\n", VERSION);
  return DATELINE_CLI_GOOD;
}

/* A command and how many files it takes. */
static const struct
{
  const char *name;
  Command run;
  int least;
  int most;
} commands[] = {
  { "--check", check, 1, G_MAXINT }, { "--list", list, 1, 1 },
  { "--verify", verify, 2, 2 },      { "--help", print_help, 0, 0 },
  { "-h", print_help, 0, 0 },        { "--version", print_version, 0, 0 },
};

static int
find_command (int argc, char *argv[])
{
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return (int) i;
  return -1;
}

gboolean
dateline_cli_wants (int argc, char *argv[])
{
  return find_command (argc, argv) >= 0;
}

int
dateline_cli_run (int argc, char *argv[])
{
  int command = find_command (argc, argv);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  char *documents = NULL;
  gboolean wrong = command < 0;

  for (int i = 2; i < argc; i++)
    {
      if (strcmp (argv[i], "--documents") == 0 && i + 1 < argc && documents == NULL)
        documents = argv[++i];
      else if (g_str_has_prefix (argv[i], "--documents="))
        documents = argv[i] + strlen ("--documents=");
      else if (g_str_has_prefix (argv[i], "--"))
        wrong = TRUE;
      else
        g_ptr_array_add (files, argv[i]);
    }
  if (!wrong && (commands[command].run == verify) != (documents != NULL))
    wrong = TRUE;
  if (documents != NULL)
    g_ptr_array_add (files, documents);
  if (wrong || (int) files->len < commands[command].least ||
      (int) files->len > commands[command].most)
    {
      g_printerr ("%s", _ ("This is not a use that Dateline knows; see “dateline --help”.\n"));
      return DATELINE_CLI_UNREADABLE;
    }
  g_ptr_array_add (files, NULL);
  return (int) commands[command].run ((char **) files->pdata);
}
