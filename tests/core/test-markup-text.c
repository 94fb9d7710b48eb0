#include "markup-text.h"

#include <string.h>

static void
test_cases (void)
{
  static const struct
  {
    const char *markup;
    const char *text;
  } cases[] = {
    { "", "" },
    { "plain", "plain" },
    { "  two \n\t words ", "two words" },
    { "<a href=\"https://www.openstreetmap.org/copyright\">&copy; OpenStreetMap</a> contributors",
      "© OpenStreetMap contributors" },
    { "<a title='1 > 0' href='x'>A</a>, <b>B</b>", "A, B" },
    { "one<br/>two<BR>three<p>four</p>five", "one two three four five" },
    { "b<b>ol</b>d", "bold" },
    { "<!-- <b>hidden</b> -->seen", "seen" },
    { "<!-- never closed", "" },
    { "<script>alert(1)</script>", "alert(1)" },
    { "<a href=\"never closed", "" },
    { "1 < 2 &amp;&amp; 3 > 2", "1 < 2 && 3 > 2" },
    { "&lt;b&gt;", "<b>" },
    { "&amp;lt;", "&lt;" },
    { "&#169; &#xA9; &#XA9;", "© © ©" },
    { "&#0; &#xD800; &#x110000; &#; &#x;", "&#0; &#xD800; &#x110000; &#; &#x;" },
    { "AT&T & co; &unknown; &", "AT&T & co; &unknown; &" },
    { "a&nbsp;b\x01"
      "c",
      "a b c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dateline_markup_text (cases[i].markup, 100);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_cut (void)
{
  g_autofree char *cut = dateline_markup_text ("öne two", 4);
  g_autofree char *space = dateline_markup_text ("öne two", 3);
  g_autofree char *whole = dateline_markup_text ("öne two ", 7);

  g_assert_cmpstr (cut, ==, "öne…");
  g_assert_cmpstr (space, ==, "öne…");
  g_assert_cmpstr (whole, ==, "öne two");
}

/* Whatever comes in, what comes out is valid, short and without control characters. */
static void
test_random (void)
{
  static const char pieces[] = "<>&;#x!-/ab\"'\n \xc3\xa9\xff\x01";

  for (int i = 0; i < 20000; i++)
    {
      char markup[40];
      int length = g_test_rand_int_range (0, sizeof markup);
      g_autofree char *text = NULL;

      for (int j = 0; j < length; j++)
        markup[j] = pieces[g_test_rand_int_range (0, sizeof pieces - 1)];
      markup[MIN (length, (int) sizeof markup - 1)] = '\0';
      text = dateline_markup_text (markup, 10);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (text, -1), <=, 11);
      g_assert_null (strpbrk (text, "\n\x01"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markup-text/cases", test_cases);
  g_test_add_func ("/markup-text/cut", test_cut);
  g_test_add_func ("/markup-text/random", test_random);
  return g_test_run ();
}
