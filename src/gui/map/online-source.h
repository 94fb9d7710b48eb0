/* Map tiles from the network, for a person who chose them. Nothing is asked for before a map layer
 * draws the source. A tile that cannot be had stays clear, so that what lies below is seen. */
#pragma once

#include "map-choice.h"
#include "tile-downloader.h"
#include <shumate/shumate.h>

G_BEGIN_DECLS

/* A source's last tiles stand for deeper ones so many levels on, enlarged. */
#define DATELINE_ONLINE_ENLARGEMENT 2

#define DATELINE_TYPE_ONLINE_SOURCE (dateline_online_source_get_type ())
G_DECLARE_FINAL_TYPE (
    DatelineOnlineSource, dateline_online_source, DATELINE, ONLINE_SOURCE, ShumateMapSource)

/* Signals: "tile-changed", with the ShumateTile, when one is asked for and when it has come or
 * there is none; "failed", once, with a message for a person, when tiles cannot be had. */

/* Of OpenStreetMap's standard style, or of a server of one's own; @choice is one of the two and
 * good. The source's zoom range is the choice's with the enlargement. OpenStreetMap is attributed
 * also where its address was typed without. */
DatelineOnlineSource *
dateline_online_source_new (const DatelineMapChoice *choice, DatelineTileStore *store);

/* Those towards the choice's server, which depend on whose it is and not on how it was chosen. */
DatelineTileManners dateline_online_source_get_manners (const DatelineMapChoice *choice);

/* The same with other manners, for tests. */
DatelineOnlineSource *dateline_online_source_new_with_manners (const DatelineMapChoice *choice,
                                                               DatelineTileStore *store,
                                                               DatelineTileManners manners);

/* Asks for nothing more, and cancels what was asked for. */
void dateline_online_source_stop (DatelineOnlineSource *self);

G_END_DECLS
