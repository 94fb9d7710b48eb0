#include "interner.h"

static void
test_same (void)
{
  g_autoptr (DatelineInterner) strings = dateline_interner_new ();
  guint32 a = dateline_interner_add (strings, "Şuşa", -1);
  guint32 b = dateline_interner_add (strings, "Շուշի", -1);

  g_assert_cmpuint (a, !=, 0);
  g_assert_cmpuint (a, !=, b);
  g_assert_cmpuint (dateline_interner_add (strings, "Şuşa", -1), ==, a);
  g_assert_cmpuint (dateline_interner_add (strings, "Şuşa again", 6), ==, a);
  g_assert_cmpuint (dateline_interner_add (strings, "Şu", -1), !=, a);
  g_assert_cmpstr (dateline_interner_get (strings, b), ==, "Շուշի");
  g_assert_cmpuint (dateline_interner_get_n_strings (strings), ==, 3);
  g_assert_cmpuint (dateline_interner_find (strings, "Şuşa"), ==, a);
  g_assert_cmpuint (dateline_interner_find (strings, "Kapan"), ==, 0);
}

static void
test_none (void)
{
  g_autoptr (DatelineInterner) strings = dateline_interner_new ();

  g_assert_cmpuint (dateline_interner_add (strings, NULL, -1), ==, 0);
  g_assert_null (dateline_interner_get (strings, 0));
  g_assert_cmpuint (dateline_interner_find (strings, ""), ==, 0);
  g_assert_cmpuint (dateline_interner_add (strings, "", -1), !=, 0);
  g_assert_cmpstr (dateline_interner_get (strings, dateline_interner_find (strings, "")), ==, "");
}

static void
test_limit (void)
{
  g_autoptr (DatelineInterner) strings = dateline_interner_new ();
  g_autofree char *longest = g_strnfill (DATELINE_STRING_MAX + 1, 'x');

  g_assert_cmpuint (dateline_interner_add (strings, longest, -1), ==, 0);
  g_assert_false (dateline_interner_is_full (strings));
  longest[DATELINE_STRING_MAX] = '\0';
  g_assert_cmpuint (dateline_interner_add (strings, longest, -1), !=, 0);
}

/* The arena holds at most 2 GiB; strings of the greatest length fill it soon enough. */
static void
test_full (void)
{
  g_autoptr (DatelineInterner) strings = dateline_interner_new ();
  g_autofree char *text = g_strnfill (DATELINE_STRING_MAX, 'x');
  guint32 handle = 1;

  if (!g_test_slow ())
    {
      g_test_skip ("takes 4 GiB of memory; run with -m slow");
      return;
    }
  for (int i = 0; i < 4096 && handle != 0; i++)
    {
      text[0] = (char) ('0' + i % 64);
      text[1] = (char) ('0' + i / 64);
      handle = dateline_interner_add (strings, text, -1);
    }
  g_assert_true (dateline_interner_is_full (strings));
}

static void
test_random (void)
{
  g_autoptr (DatelineInterner) strings = dateline_interner_new ();
  g_autoptr (GHashTable) oracle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, value;

  for (int i = 0; i < 100000; i++)
    {
      char *string = g_strdup_printf ("%x", g_test_rand_int_range (0, 40000));
      guint32 handle = dateline_interner_add (strings, string, -1);

      g_assert_cmpuint (handle, !=, 0);
      if (g_hash_table_lookup_extended (oracle, string, NULL, &value))
        g_assert_cmpuint (handle, ==, GPOINTER_TO_UINT (value));
      g_hash_table_replace (oracle, string, GUINT_TO_POINTER (handle));
    }
  g_assert_cmpuint (dateline_interner_get_n_strings (strings), ==, g_hash_table_size (oracle));
  g_hash_table_iter_init (&iter, oracle);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_assert_cmpstr (dateline_interner_get (strings, GPOINTER_TO_UINT (value)), ==, key);
}

static void
test_arena (void)
{
  DatelineInterner *strings = dateline_interner_new ();
  guint32 a = dateline_interner_add (strings, "one", -1);
  guint32 b = dateline_interner_add (strings, "two", -1);
  gsize size;
  g_autofree char *arena = dateline_interner_free_to_arena (strings, &size);

  g_assert_cmpuint (size, ==, 1 + 4 + 4);
  g_assert_cmpstr (arena + a, ==, "one");
  g_assert_cmpstr (arena + b, ==, "two");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interner/same", test_same);
  g_test_add_func ("/interner/none", test_none);
  g_test_add_func ("/interner/limit", test_limit);
  g_test_add_func ("/interner/full", test_full);
  g_test_add_func ("/interner/random", test_random);
  g_test_add_func ("/interner/arena", test_arena);
  return g_test_run ();
}
