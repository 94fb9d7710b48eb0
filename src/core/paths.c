/* Finding the data folder. Invariant: the answer names one file, whether or not it exists, so that
 * an error message can say where it was looked for. */
#include "config.h"

#include "paths.h"

const char *
dateline_paths_get_locale_dir (void)
{
  const char *folder = g_getenv ("DATELINE_LOCALE_DIR");

  return folder != NULL && *folder != '\0' ? folder : LOCALEDIR;
}

char *
dateline_paths_find (const char *relative)
{
  const char *folder = g_getenv ("DATELINE_DATA_DIR");

  if (folder != NULL && *folder != '\0')
    {
      g_autofree char *path = g_build_filename (folder, relative, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }

  return g_build_filename (PKGDATADIR, relative, NULL);
}

gboolean
dateline_paths_is_in_portal (const char *path)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "doc", "", NULL);

  return g_str_has_prefix (path, folder);
}
