#include "config.h"

#include "application.h"
#include "cli.h"
#include "paths.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (DatelineApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, dateline_paths_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (dateline_cli_wants (argc, argv))
    return dateline_cli_run (argc, argv);

  application = dateline_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
