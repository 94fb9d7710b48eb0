#include "error.h"
#include "map-choice.h"
#include "tile-url.h"

#include <string.h>

static void
test_check (void)
{
  static const struct
  {
    const char *text;
    const char *word; /* of the message; NULL where it is good */
  } cases[] = {
    { "https://tile.example.org/{z}/{x}/{y}.png", NULL },
    { "http://localhost:8080/{z}/{x}/{-y}.jpg?key=a%20b", NULL },
    { "HTTPS://{s}.example.org/{z}/{x}/{y}", NULL },
    { "http://[::1]:80/t?z={z}&x={x}&y={y}#f", NULL },
    { "", "begin with" },
    { "tile.example.org/{z}/{x}/{y}.png", "begin with" },
    { "ftp://example.org/{z}/{x}/{y}.png", "begin with" },
    { "file:///tmp/{z}/{x}/{y}.png", "begin with" },
    { "javascript://example.org/{z}/{x}/{y}.png", "begin with" },
    { "https://example.org/", "needs {z}" },
    { "https://example.org/{z}/{x}.png", "needs {z}" },
    { "https://example.org/{z}/{x}/{y}/{-y}", "needs {z}" },
    { "https://example.org/{z}/{z}/{x}/{y}", "needs {z}" },
    { "https://example.org/tiles#{z}/{x}/{y}", "needs {z}" },
    { "https://example.org/{z}/{x}#{y}", "needs {z}" },
    { "https://example.org/{z}/{x}/{y}#{s}", "needs {z}" },
    { "https://example.org#/{z}/{x}/{y}", "needs {z}" },
    { "https://example.org/{z}/{x}/{y}{r}.png", "braces" },
    { "https://example.org/{z}/{x}/{y}}", "braces" },
    { "https://example.org/{Z}/{X}/{Y}", "braces" },
    { "https://{x}.example.org/{z}/{y}.png", "after the server" },
    { "https://example.org:{z}/{x}/{y}.png", "after the server" },
    { "https:///{z}/{x}/{y}.png", "names no server" },
    { "https://:8080/{z}/{x}/{y}.png", "names no server" },
    { "https://exa[mple/{z}/{x}/{y}.png", "names no server" },
    { "https://me:secret@example.org/{z}/{x}/{y}.png", "password" },
    { "https://example.org/{z}/{x}/{y}.png ", "space" },
    { "https://example.org/\n{z}/{x}/{y}.png", "space" },
    { "https://example.org/<b>/{z}/{x}/{y}.png", "space" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = dateline_tile_url_check (cases[i].text, &error);

      g_test_message ("%s: %s", cases[i].text, error != NULL ? error->message : "good");
      g_assert_cmpint (good, ==, cases[i].word == NULL);
      if (good)
        continue;
      g_assert_error (error, DATELINE_ERROR, DATELINE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static void
test_long (void)
{
  g_autofree char *filler = g_strnfill (DATELINE_TILE_URL_MAX, 'a');
  g_autofree char *text = g_strconcat ("https://example.org/{z}/{x}/{y}/", filler, NULL);

  g_assert_false (dateline_tile_url_check (text, NULL));
  g_assert_false (dateline_tile_url_check ("https://example.org/{z}/{x}/{y}/\xff", NULL));
}

static void
test_expand (void)
{
  static const struct
  {
    const char *text;
    DatelineTileId tile;
    const char *url;
  } cases[] = {
    { "https://e.org/{z}/{x}/{y}.png", { 7, 79, 48 }, "https://e.org/7/79/48.png" },
    { "https://e.org/{z}/{x}/{-y}.png", { 7, 79, 48 }, "https://e.org/7/79/79.png" },
    { "https://e.org/{z}/{x}/{-y}.png", { 0, 0, 0 }, "https://e.org/0/0/0.png" },
    { "https://{s}.e.org/{y}/{x}/{z}", { 2, 3, 1 }, "https://b.e.org/1/3/2" },
    { "https://{s}.e.org/{y}/{x}/{z}", { 2, 3, 2 }, "https://c.e.org/2/3/2" },
    { "https://e.org/%s%d/{z}/{x}/{y}", { 22, 4194303, 0 }, "https://e.org/%s%d/22/4194303/0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = dateline_tile_url_expand (cases[i].text, cases[i].tile);

      g_assert_cmpstr (url, ==, cases[i].url);
    }
}

/* Whatever is taken, filling it in asks the same server. */
static void
test_server (void)
{
  static const char *const pieces[] = { "https://", "http://", "{z}",  "{x}", "{y}",
                                        "{-y}",     "/",       ".org", "a",   "@",
                                        ":",        "?",       "#",    "{s}", "%2f",
                                        "\\",       "[",       "]",    "//",  "{z}/{x}/{y}" };
  guint n_good = 0;

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (i % 2 ? "https://a" : NULL);
      g_autofree char *server = NULL;
      g_autofree char *url = NULL;
      g_autoptr (GUri) uri = NULL;

      for (int j = g_test_rand_int_range (1, 8); j > 0; j--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (!dateline_tile_url_check (text->str, NULL))
        continue;
      n_good++;
      server = dateline_tile_url_get_server (text->str);
      url = dateline_tile_url_expand (text->str, (DatelineTileId){ 3, 6, 3 });
      uri = g_uri_parse (url, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED, NULL);
      g_assert_nonnull (uri);
      g_assert_cmpstr (g_uri_get_host (uri), ==, server);
      g_assert_null (strchr (url, '{'));
      g_assert_null (strchr (text->str, '#') != NULL ? strchr (strchr (text->str, '#'), '{')
                                                     : NULL);
    }
  g_assert_cmpuint (n_good, >, 100);
}

static void
test_choice (void)
{
  DatelineMapChoice server = { DATELINE_MAP_SERVER, "https://e.org/{z}/{x}/{y}", "Me", 0, 5, "" };
  DatelineMapChoice same = server;
  DatelineMapChoice file = { DATELINE_MAP_FILE, "", "", 0, 5, "file:///map.mbtiles" };
  DatelineMapChoice nothing = { DATELINE_MAP_FILE, "", "", 0, 5, "" };

  same.file = "file:///other";
  g_assert_true (dateline_map_choice_equal (&server, &same));
  same.zoom_max = 6;
  g_assert_false (dateline_map_choice_equal (&server, &same));
  g_assert_false (dateline_map_choice_equal (&server, &file));
  g_assert_false (dateline_map_choice_equal (&nothing, &file));
  g_assert_true (dateline_map_choice_check (&server, NULL));
  g_assert_true (dateline_map_choice_check (&file, NULL));
  g_assert_false (dateline_map_choice_check (&nothing, NULL));
  server.url = "";
  g_assert_false (dateline_map_choice_check (&server, NULL));
  server.url = "https://e.org/";
  g_assert_false (dateline_map_choice_check (&server, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tile-url/check", test_check);
  g_test_add_func ("/tile-url/long", test_long);
  g_test_add_func ("/tile-url/expand", test_expand);
  g_test_add_func ("/tile-url/server", test_server);
  g_test_add_func ("/tile-url/choice", test_choice);
  return g_test_run ();
}
