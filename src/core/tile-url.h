/* The address of a server's tiles. "{z}", "{x}" and "{y}" stand for the tile, "{-y}" for its row
 * counted from the south (as TMS does), and "{s}" for one of the letters a, b and c, which some
 * servers want in their names. Source of the notation: the OpenStreetMap Wiki, "Slippy map
 * tilenames". */
#pragma once

#include "mbtiles.h"

G_BEGIN_DECLS

#define DATELINE_TILE_URL_MAX 2048 /* bytes */

/* Whether @text can be one: http or https, a server, and each number once. Otherwise FALSE with
 * DATELINE_ERROR_INVALID, whose message says what to write instead. */
gboolean dateline_tile_url_check (const char *text, GError **error);

/* The address of one tile, of a checked @text. */
char *dateline_tile_url_expand (const char *text, DatelineTileId tile);

/* The server's name, for words to a person; of a checked @text. */
char *dateline_tile_url_get_server (const char *text);

G_END_DECLS
