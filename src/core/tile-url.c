/* Invariant: a checked address holds no placeholder but the known ones, all numbers of the tile
 * after the server's name, so that filling them in never changes which server is asked. */
#include "config.h"

#include "tile-url.h"

#include "error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  PLACE_Z,
  PLACE_X,
  PLACE_Y,
  PLACE_SOUTH_Y,
  PLACE_SERVER,
  N_PLACES,
} Place;

static const char *const places[N_PLACES] = { "{z}", "{x}", "{y}", "{-y}", "{s}" };

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, DATELINE_ERROR, DATELINE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
fail_places (GError **error)
{
  return fail (error,
               _ ("The address needs {z}, {x} and {y}, each once, where the zoom level, the "
                  "column and the row of a tile go: https://example.org/{z}/{x}/{y}.png"));
}

static Place
get_place (const char *text)
{
  Place place = 0;

  while (place < N_PLACES && !g_str_has_prefix (text, places[place]))
    place++;
  return place;
}

static gboolean
check_characters (const char *text, GError **error)
{
  if (strlen (text) > DATELINE_TILE_URL_MAX || !g_utf8_validate (text, -1, NULL))
    return fail (error, _ ("The address is too long."));
  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isspace (*c) || g_ascii_iscntrl (*c) || strchr ("\"<>\\^`|", *c))
      return fail (error,
                   _ ("There is a space or another character in the address that no address has."));
  return TRUE;
}

/* Where the server's name ends; %NULL where there is none. */
static const char *
find_path (const char *text, GError **error)
{
  const char *server = strstr (text, "://");
  gsize scheme = server != NULL ? (gsize) (server - text) : 0;

  if (server == NULL || !((scheme == 4 && g_ascii_strncasecmp (text, "http", 4) == 0) ||
                          (scheme == 5 && g_ascii_strncasecmp (text, "https", 5) == 0)))
    {
      fail (error, _ ("The address has to begin with https:// or http://."));
      return NULL;
    }
  server += strlen ("://");
  return server + strcspn (server, "/?#");
}

/* What is behind a "#" is for the reader of a page, and no server is told. */
static gboolean
count_places (const char *text, const char *path, guint counts[N_PLACES], GError **error)
{
  const char *fragment = text + strcspn (text, "#");

  for (const char *c = text; *c != '\0'; c++)
    {
      Place place = get_place (c);

      if (place < N_PLACES)
        {
          if (place != PLACE_SERVER && c < path)
            return fail (error, _ ("{z}, {x} and {y} belong after the server’s name."));
          if (c > fragment)
            return fail_places (error);
          counts[place]++;
          c += strlen (places[place]) - 1;
        }
      else if (*c == '{' || *c == '}')
        return fail (error, _ ("In braces there can be {z}, {x}, {y}, {-y} and {s} only."));
    }
  return TRUE;
}

static gboolean
is_server (const char *name)
{
  const char *c = name;

  while (c != NULL && (g_ascii_isalnum (*c) || (*c & 0x80) || (*c != '\0' && strchr (".-_:", *c))))
    c++;
  return c != NULL && c != name && *c == '\0';
}

gboolean
dateline_tile_url_check (const char *text, GError **error)
{
  guint counts[N_PLACES] = { 0 };
  const char *path;
  g_autofree char *example = NULL;
  g_autoptr (GUri) uri = NULL;

  if (!check_characters (text, error))
    return FALSE;
  path = find_path (text, error);
  if (path == NULL || !count_places (text, path, counts, error))
    return FALSE;
  if (counts[PLACE_Z] != 1 || counts[PLACE_X] != 1 || counts[PLACE_Y] + counts[PLACE_SOUTH_Y] != 1)
    return fail_places (error);
  example = dateline_tile_url_expand (text, (DatelineTileId){ 0, 0, 0 });
  uri = g_uri_parse (example, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || !is_server (g_uri_get_host (uri)))
    return fail (error, _ ("The address names no server."));
  if (g_uri_get_user (uri) != NULL)
    return fail (error, _ ("The address cannot hold a user name or a password."));
  return TRUE;
}

char *
dateline_tile_url_expand (const char *text, DatelineTileId tile)
{
  GString *url = g_string_new (NULL);
  guint south = (guint) ((G_GUINT64_CONSTANT (1) << tile.zoom) - 1 - tile.y);

  for (const char *c = text; *c != '\0'; c++)
    {
      Place place = get_place (c);

      if (place == PLACE_SERVER)
        g_string_append_c (url, "abc"[(tile.x + tile.y) % 3]);
      else if (place < N_PLACES)
        g_string_append_printf (url, "%u", (guint[]){ tile.zoom, tile.x, tile.y, south }[place]);
      else
        g_string_append_c (url, *c);
      if (place < N_PLACES)
        c += strlen (places[place]) - 1;
    }
  return g_string_free (url, FALSE);
}

char *
dateline_tile_url_get_server (const char *text)
{
  g_autofree char *example = dateline_tile_url_expand (text, (DatelineTileId){ 0, 0, 0 });
  g_autoptr (GUri) uri =
      g_uri_parse (example, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED, NULL);

  return uri != NULL ? g_strdup (g_uri_get_host (uri)) : g_strdup (text);
}
