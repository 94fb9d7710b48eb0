/* An online source and its server in one main loop, for tests. A second of waiting is
 * ONLINE_SECOND long. The end checks that the main loop never stood still. */
#pragma once

#include "map/online-source.h"
#include "tile-server.h"

G_BEGIN_DECLS

#define ONLINE_SECOND 0.02
#define ONLINE_CONNECTIONS 3

typedef struct
{
  TileServer server;
  char *url;
  char *folder;
  DatelineTileStore *store;
  DatelineOnlineSource *source;
  guint n_failed;
  char *message;
  guint n_pending;
  guint n_filled;
} OnlineFixture;

/* Before the first. */
void online_fixture_watch (void);

void online_fixture_set_up (OnlineFixture *fixture, gconstpointer data);
void online_fixture_tear_down (OnlineFixture *fixture, gconstpointer data);

/* As another run of the program would: nothing is left but what is on disk. */
void online_fixture_start_source (OnlineFixture *fixture);
void online_fixture_stop_source (OnlineFixture *fixture);

/* Asks for a tile; the second for one of level 5 in row 2. (transfer full) */
ShumateTile *online_fixture_fill_at (
    OnlineFixture *fixture, guint zoom, guint x, guint y, GCancellable *cancellable);
ShumateTile *online_fixture_fill (OnlineFixture *fixture, guint x);

/* Until all that was asked for has ended; fails after a long while. */
void online_fixture_finish (OnlineFixture *fixture);

/* So, too. */
void online_fixture_iterate_until (guint *count, guint value);
void online_fixture_iterate_for (double seconds);

G_END_DECLS
