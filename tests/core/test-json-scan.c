#include "json-scan.h"
#include "error.h"

#include <json-glib/json-glib.h>
#include <string.h>

static DatelineJsonText
text_of (const char *string)
{
  return (DatelineJsonText){ string, strlen (string) };
}

static void
test_check (void)
{
  static const struct
  {
    const char *text;
    const char *error; /* NULL: it is good */
  } cases[] = {
    { "{}", NULL },
    { " [ ] \n", NULL },
    { "0", NULL },
    { "-0.5e+10", NULL },
    { "[1,2.5,-3e-2,\"a\\u00e9\\ud83d\\ude00\\n\",true,false,null,{\"a\":{}}]", NULL },
    { "\"Շուշի\"", NULL },
    { "", "line 1, column 1: the file ends where a value was expected; it is not complete" },
    { "[", "line 1, column 2: the file ends where a value was expected; it is not complete" },
    { "[1", "line 1, column 3: the file ends where “,” or “]” was expected; it is not complete" },
    { "[1,]", "line 1, column 4: a value was expected, not “]”" },
    { "[1 2]", "line 1, column 4: “,” or “]” was expected, not “2”" },
    { "{\"Şuşa\":1,\n\"b\" 2}", "line 2, column 5: “:” was expected, not “2”" },
    { "{\"a\":1 \"b\":2}", "line 1, column 8: “,” or “}” was expected, not “\"”" },
    { "{a:1}", "line 1, column 2: a member's name in quotes was expected, not “a”" },
    { "tru", "line 1, column 1: a value was expected, not “t”" },
    { "nulll", "line 1, column 5: the end of the file was expected, not “l”" },
    { "-", "line 1, column 2: the file ends where a digit was expected; it is not complete" },
    { "1.", "line 1, column 3: the file ends where a digit was expected; it is not complete" },
    { ".5", "line 1, column 1: a value was expected, not “.”" },
    { "1e", "line 1, column 3: the file ends where a digit was expected; it is not complete" },
    { "01", "line 1, column 2: the end of the file was expected, not “1”" },
    { "\"a\tb\"", "line 1, column 3: the end of the string was expected, not the byte 0x09" },
    { "\"\\x\"", "line 1, column 3: an escaped character was expected, not “x”" },
    { "\"\\u12g4\"", "line 1, column 6: a hexadecimal digit was expected, not “g”" },
    { "\"\\udc00\"", "line 1, column 8: half a surrogate pair; the other half is missing" },
    { "\"\\ud800\\u0041\"", "line 1, column 14: half a surrogate pair; the other half is missing" },
    { "\"\\u0000\"", "line 1, column 8: a NUL character in a string" },
    { "\"Şu\xff\"", "line 1, column 4: the byte 0xFF is not valid UTF-8; save the file as UTF-8" },
    { "\"\xc0\x80\"",
      "line 1, column 2: the byte 0xC0 is not valid UTF-8; save the file as UTF-8" },
    { "\xff", "line 1, column 1: a value was expected, not the byte 0xFF" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      dateline_json_check (text_of (cases[i].text), NULL, NULL, &error);
      if (cases[i].error == NULL)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_INVALID);
          g_assert_cmpstr (error->message, ==, cases[i].error);
        }
    }
}

static void
test_depth (void)
{
  for (int depth = DATELINE_JSON_DEPTH - 1; depth <= DATELINE_JSON_DEPTH + 1; depth++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      for (int i = 0; i < depth; i++)
        g_string_append (text, i % 2 == 0 ? "[" : "{\"a\":");
      g_string_append (text, "1");
      for (int i = depth - 1; i >= 0; i--)
        g_string_append_c (text, i % 2 == 0 ? ']' : '}');
      dateline_json_check (text_of (text->str), NULL, NULL, &error);
      if (depth <= DATELINE_JSON_DEPTH)
        g_assert_no_error (error);
      else
        g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_LIMIT);
    }
}

/* A file of ten million brackets must cost no stack. */
static void
test_bottomless (void)
{
  g_autofree char *text = g_strnfill (10000000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_false (dateline_json_check (text_of (text), NULL, NULL, &error));
  g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_LIMIT);
}

static void
test_iter (void)
{
  static const char text[] =
      "{ \"a\" : [1, \"x,]}\\\"\", {\"b\":[]}, null] ,\n\"c\":-1.5e3,\"d\" :{ } , \"e\":[ ]}";
  const char *members[] = { "\"a\"", "[1, \"x,]}\\\"\", {\"b\":[]}, null]",
                            "\"c\"", "-1.5e3",
                            "\"d\"", "{ }",
                            "\"e\"", "[ ]" };
  const char *items[] = { "1", "\"x,]}\\\"\"", "{\"b\":[]}", "null" };
  DatelineJsonIter iter, inner;
  DatelineJsonText name, value, item;
  guint n = 0, n_items = 0;

  g_assert_true (dateline_json_check (text_of (text), NULL, NULL, NULL));
  dateline_json_iter_init (&iter, text_of (text));
  while (dateline_json_iter_next_member (&iter, &name, &value))
    {
      g_autofree char *name_text = g_strndup (name.data, name.length);
      g_autofree char *value_text = g_strndup (value.data, value.length);

      g_assert_cmpuint (n, <, G_N_ELEMENTS (members));
      g_assert_cmpstr (name_text, ==, members[n]);
      g_assert_cmpstr (value_text, ==, members[n + 1]);
      n += 2;
      if (*value.data != '[')
        continue;
      dateline_json_iter_init (&inner, value);
      while (dateline_json_iter_next_item (&inner, &item))
        {
          g_autofree char *item_text = g_strndup (item.data, item.length);

          g_assert_cmpstr (item_text, ==, items[n_items++]);
        }
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (members));
  g_assert_cmpuint (n_items, ==, G_N_ELEMENTS (items));
}

static void
append_random (GString *text, int depth)
{
  static const char *const leaves[] = { "0",  "-1.25", "1e9",  "\"\"", "\"a\\\"b\"",  "\"]\"",
                                        "[]", "{}",    "true", "null", "\"\\u0041Ş\"" };
  int n = g_test_rand_int_range (0, 4), kind = depth == 0 ? 2 : g_test_rand_int_range (0, 3);

  if (kind == 2)
    {
      g_string_append (text, leaves[g_test_rand_int_range (0, G_N_ELEMENTS (leaves))]);
      return;
    }
  g_string_append_c (text, kind == 0 ? '[' : '{');
  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (text, g_test_rand_bit () ? ", " : ",\n");
      if (kind == 1)
        g_string_append_printf (text, "\"m%d\":", i);
      append_random (text, depth - 1);
    }
  g_string_append_c (text, kind == 0 ? ']' : '}');
}

/* What is accepted, json-glib accepts, and the steps find as many items as it does. */
static void
test_against_json_glib (void)
{
  for (int i = 0; i < 5000; i++)
    {
      g_autoptr (GString) text = g_string_new ("[");
      g_autoptr (JsonParser) parser = json_parser_new ();
      DatelineJsonIter iter;
      DatelineJsonText item;
      JsonNode *root;
      guint n = 0;

      append_random (text, 5);
      g_string_append_c (text, ',');
      append_random (text, 3);
      g_string_append_c (text, ']');
      if (g_test_rand_bit ())
        text->str[g_test_rand_int_range (0, (gint32) text->len)] =
            (char) g_test_rand_int_range (1, 128);
      if (!dateline_json_check (text_of (text->str), NULL, NULL, NULL) || *text->str != '[')
        continue;
      g_assert_true (json_parser_load_from_data (parser, text->str, -1, NULL));
      dateline_json_iter_init (&iter, text_of (text->str));
      while (dateline_json_iter_next_item (&iter, &item))
        n++;
      root = json_parser_get_root (parser);
      g_assert_cmpuint (n, ==, json_array_get_length (json_node_get_array (root)));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-scan/check", test_check);
  g_test_add_func ("/json-scan/depth", test_depth);
  g_test_add_func ("/json-scan/bottomless", test_bottomless);
  g_test_add_func ("/json-scan/iter", test_iter);
  g_test_add_func ("/json-scan/against-json-glib", test_against_json_glib);
  return g_test_run ();
}
