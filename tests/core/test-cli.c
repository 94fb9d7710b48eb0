/* Runs the program without a display: its commands, and tests/data/broken, where expected.txt has a
 * line for each file and each line has a file. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static const char *program;

/* Standard output and error together. */
static int
run (char **output, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_ptr_array_add (argv, (gpointer) program);
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

#define RUN(output, ...) run (output, (const char *const[]){ __VA_ARGS__, NULL })

static void
assert_contains (const char *output, const char *part)
{
  if (strstr (output, part) == NULL)
    g_error ("“%s” is not in: %s", part, output);
}

static char *
get_good (void)
{
  return g_test_build_filename (G_TEST_DIST, "data", "valid", "small.geojson", NULL);
}

static void
test_check (void)
{
  g_autofree char *good = get_good ();
  g_autofree char *bad =
      g_test_build_filename (G_TEST_DIST, "data", "broken", "latitude-91.geojson", NULL);
  g_autofree char *output = NULL, *both = NULL, *missing = NULL;

  g_assert_cmpint (RUN (&output, "--check", good), ==, 0);
  assert_contains (output, "small.geojson: valid\n");
  assert_contains (output,
                   "  events: 4\n  sources: 1\n  places: 3\n  excerpts: 5\n"
                   "  time: 2020-09-26T20:00:00Z/");
  g_assert_cmpint (RUN (&both, "--check", bad, good), ==, 1);
  assert_contains (both, "latitude-91.geojson: 2 problems\n");
  assert_contains (both, "small.geojson: valid\n");
  g_assert_cmpint (RUN (&missing, "--check", good, "nowhere.geojson", bad), ==, 2);
  assert_contains (missing, "nowhere.geojson");
}

static void
test_list (void)
{
  g_autofree char *good = get_good ();
  g_autofree char *output = NULL;

  g_assert_cmpint (RUN (&output, "--list", good), ==, 0);
  assert_contains (
      output,
      "\narea\t2020-09-26T20:00:00Z\t2020-11-10T20:00:00Z\tday\t39.968968\t46.500000\tregion\t"
      "claimed\ta\n"
      "shelling\t2020-10-10T08:00:00Z\t2020-10-10T08:01:00Z\tminute\t39.210000\t46.410000\ttown\t"
      "disputed\ta\n"
      "talks\t2020-11-06T20:00:00Z\t2020-11-08T20:00:00Z\tday\t39.760100\t46.749900\ttown\t"
      "planned\ta\n"
      "road\t2023-07-31T20:00:00Z\t..\tmonth\t39.402801\t46.402521\texact\treported\ta\n");
}

static void
test_verify (void)
{
  g_autofree char *good = get_good ();
  g_autofree char *documents = g_test_build_filename (G_TEST_DIST, "data", "documents", NULL);
  g_autofree char *nothing = g_test_build_filename (G_TEST_DIST, "data", "broken", NULL);
  g_autofree char *output = NULL, *missing = NULL, *no_folder = NULL;

  g_assert_cmpint (RUN (&output, "--verify", good, "--documents", documents), ==, 0);
  assert_contains (output, "5 of 5 excerpts are verbatim, in 1 documents\n");
  g_assert_cmpint (RUN (&missing, "--verify", "--documents", nothing, good), ==, 1);
  assert_contains (missing, "dateline.sources[a]: ");
  assert_contains (missing, "0 of 5 excerpts are verbatim, in 0 documents\n");
  g_assert_cmpint (RUN (&no_folder, "--verify", good, "--documents", good), ==, 2);
  assert_contains (no_folder, "this is not a folder");
}

/* A document that was changed by one letter. */
static void
test_verify_changed (void)
{
  g_autofree char *good = get_good ();
  g_autofree char *document =
      g_test_build_filename (G_TEST_DIST, "data", "documents", "a.txt", NULL);
  g_autofree char *folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  g_autofree char *copy = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *text = NULL, *output = NULL;

  g_assert_true (g_file_get_contents (document, &text, NULL, NULL));
  strstr (text, "rejected")[0] = 'R';
  g_assert_true (g_file_set_contents (copy, text, -1, NULL));
  g_assert_cmpint (RUN (&output, "--verify", good, "--documents", folder), ==, 1);
  assert_contains (output, "dateline.sources[a]: the sha256 of “a.txt” is ");
  assert_contains (output,
                   "feature “shelling”: properties.excerpts[1]: from 29 to 43 the document "
                   "says “B Rejected it.”\n");
  assert_contains (output, "4 of 5 excerpts are verbatim, in 1 documents\n");
  g_unlink (copy);
  g_rmdir (folder);
}

static void
test_use (void)
{
  static const char *const wrong[][4] = {
    { "--check" },
    { "--list" },
    { "--list", "a", "b" },
    { "--verify", "a" },
    { "--verify", "--documents", "d" },
    { "--check", "a", "--documents=d" },
    { "--check", "--unknown", "a" },
    { "--help", "a" },
  };
  g_autofree char *help = NULL, *version = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *output = NULL;

      g_assert_cmpint (run (&output, wrong[i]), ==, 2);
      assert_contains (output, "see “dateline --help”");
    }
  g_assert_cmpint (RUN (&help, "--help"), ==, 0);
  assert_contains (help, "--check FILE...");
  assert_contains (help, "open in a window");
  g_assert_cmpint (RUN (&version, "--version"), ==, 0);
  assert_contains (version, "dateline ");
}

/* The names in a folder that end in .geojson. */
static GHashTable *
list_broken (const char *folder)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".geojson"))
      g_hash_table_add (names, g_strdup (name));
  return names;
}

static void
test_broken (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "broken", NULL);
  g_autofree char *table = g_build_filename (folder, "expected.txt", NULL);
  g_autoptr (GHashTable) names = list_broken (folder);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GHashTableIter iter;
  gpointer name;
  guint n = 0;

  g_assert_true (g_file_get_contents (table, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", 3);
      g_autofree char *path = NULL, *output = NULL;
      int status;

      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      g_assert_cmpuint (g_strv_length (fields), ==, 3);
      if (!g_hash_table_remove (names, fields[0]))
        g_error ("expected.txt names %s, which is not there", fields[0]);
      path = g_build_filename (folder, fields[0], NULL);
      status = RUN (&output, "--check", path);
      if (status != atoi (fields[1]) || strstr (output, fields[2]) == NULL)
        g_error ("%s: %d, not %s; “%s” should be in: %s",
                 fields[0],
                 status,
                 fields[1],
                 fields[2],
                 output);
      n++;
    }
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_error ("expected.txt has no line for %s", (char *) name);
  g_assert_cmpuint (n, >=, 40);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  g_test_add_func ("/cli/check", test_check);
  g_test_add_func ("/cli/list", test_list);
  g_test_add_func ("/cli/verify", test_verify);
  g_test_add_func ("/cli/verify-changed", test_verify_changed);
  g_test_add_func ("/cli/use", test_use);
  g_test_add_func ("/cli/broken", test_broken);
  return g_test_run ();
}
