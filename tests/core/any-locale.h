/* A locale in which gettext looks at LANGUAGE, whatever is installed. */
#pragma once

#include <glib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

/* The locale C.UTF-8 under the name of another: in C.UTF-8 itself newer C libraries translate
 * nothing, and no other need be installed. */
static inline void
any_locale_set (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  g_autofree char *link = g_build_filename (folder, "en_US.UTF-8", NULL);

  g_assert_cmpint (symlink ("/usr/lib/locale/C.utf8", link), ==, 0);
  g_setenv ("LOCPATH", folder, TRUE);
  if (setlocale (LC_ALL, "en_US.UTF-8") == NULL)
    {
      g_unsetenv ("LOCPATH");
      if (setlocale (LC_ALL, "en_US.UTF-8") == NULL)
        setlocale (LC_ALL, "C.UTF-8");
    }
  g_unlink (link);
  g_rmdir (folder);
}
