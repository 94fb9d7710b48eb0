/* Map tiles from the network, for a person who chose them. Nothing is asked for before a map layer
 * draws the source. A tile that cannot be had stays clear, so that what lies below is seen. */
#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_ONLINE_SOURCE (dateline_online_source_get_type ())
G_DECLARE_FINAL_TYPE (
    DatelineOnlineSource, dateline_online_source, DATELINE, ONLINE_SOURCE, ShumateMapSource)

/* Signals, once each: "began" at the first tile, "failed" at the first that cannot be had. */

/* The tiles of OpenStreetMap's standard style, 256 pixels, zoom 0 to 19. */
DatelineOnlineSource *dateline_online_source_new_openstreetmap (void);

/* Of a server of one's own: "{z}", "{x}" and "{y}" stand for the tile in @url_template. */
DatelineOnlineSource *dateline_online_source_new (const char *id,
                                                  const char *url_template,
                                                  const char *license,
                                                  const char *license_uri,
                                                  guint zoom_min,
                                                  guint zoom_max);

G_END_DECLS
