/* A server of tiles for tests, in the same main loop, which can be slow, wrong, rude or gone. */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef enum
{
  GOOD,
  SLOW,
  SILENT, /* takes the question and never answers */
  ENDLESS,
  TRICKLE, /* a byte now and then */
  ERROR_500,
  ERROR_429,
  REFUSED_403,
  MISSING_404,
  HTML,
  CUT,
  HUGE,
  LARGE_BODY,
  LOOP,
  OTHER_SCHEME,
  NO_LOCATION,
  MOVED,
  MOVED_BODY, /* with some text beside the new address */
  GONE,       /* does not listen */
} TileServerMode;

typedef struct
{
  SoupServer *server; /* NULL while it does not listen */
  guint16 port;
  TileServerMode mode;
  const char *odd; /* the path of a tile that is answered otherwise, or its beginning; or NULL */
  TileServerMode odd_mode;
  const char *cache_control; /* of the answers, a header a line; NULL for none */
  GPtrArray *requests;       /* of the paths asked for; those of redirects, too */
  gint64 first_request;      /* in monotonic time */
  gint64 second_request;
  char *agent;
  char *tag; /* the last If-None-Match */
  guint n_open;
  guint n_open_max;
} TileServer;

/* The picture that a good server sends, made once: it takes a while. */
GBytes *tile_server_get_png (void);

/* Listens, at a port that it keeps. */
void tile_server_start (TileServer *self);
void tile_server_stop (TileServer *self);
void tile_server_set_mode (TileServer *self, TileServerMode mode);

G_END_DECLS
