/* Tiles over HTTP for libshumate, with a cache on disk. libshumate has one, too; the one of 1.0
 * calls itself "libshumate" to the server, whatever shumate_set_user_agent was told, while the
 * rules of OpenStreetMap's tiles ask that an application says which it is. */
#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_TILE_DOWNLOADER (dateline_tile_downloader_get_type ())
G_DECLARE_FINAL_TYPE (
    DatelineTileDownloader, dateline_tile_downloader, DATELINE, TILE_DOWNLOADER, ShumateDataSource)

/* "{z}", "{x}" and "{y}" stand for the tile in @url_template. Tiles are kept for a week and then
 * asked for again by their tag; where the network fails, an old one does. No more than two
 * connections. */
DatelineTileDownloader *dateline_tile_downloader_new (const char *url_template);

G_END_DECLS
