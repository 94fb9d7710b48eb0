#include "config.h"

#include "application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (DatelineApplication) application = dateline_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
