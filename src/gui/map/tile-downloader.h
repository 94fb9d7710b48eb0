/* Tiles of one server, for all windows that show them: from the store where they are good, else
 * asked for, a few at a time. What cannot be had now waits, and is asked for again when the server
 * may be asked; meanwhile, and in the end, an old tile is better than none. */
#pragma once

#include "tile-store.h"
#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef struct
{
  guint connections; /* at most, at one time */
  double second;     /* how long a second of waiting is, in seconds: 1, and less in tests */
} DatelineTileManners;

#define DATELINE_TYPE_TILE_DOWNLOADER (dateline_tile_downloader_get_type ())
G_DECLARE_FINAL_TYPE (
    DatelineTileDownloader, dateline_tile_downloader, DATELINE, TILE_DOWNLOADER, GObject)

/* The one of @url (see tile-url.h), which is made where there is none. @store must outlive it.
 * Signals: "failed", with why in words for a person, each time that the server fails more than for
 * a moment. (transfer full) */
DatelineTileDownloader *dateline_tile_downloader_get (const char *url,
                                                      DatelineTileStore *store,
                                                      DatelineTileManners manners);

/* Ends with a texture, when cancelled, with G_IO_ERROR_NOT_FOUND where the server has no such tile,
 * or with why it is asked for no more: its bytes were no tile, or others came and it did not, time
 * after time. */
void dateline_tile_downloader_fetch_async (DatelineTileDownloader *self,
                                           DatelineTileId id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GdkTexture *dateline_tile_downloader_fetch_finish (DatelineTileDownloader *self,
                                                   GAsyncResult *result,
                                                   GError **error);

G_END_DECLS
