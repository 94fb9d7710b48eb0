/* A map with nothing on the offline map but what a test puts there, and map files to put there. */
#pragma once

#include "map/map-ground.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  char *uri;
  ShumateMap *map;
  ShumateLicense *license;
  DatelineMapGround *ground;
  guint n_failed;
  char *message;
  gboolean light;
} GroundFixture;

void ground_set_up (GroundFixture *fixture, gconstpointer data);
void ground_tear_down (GroundFixture *fixture, gconstpointer data);

void ground_iterate_for (double seconds);

/* What lies on the offline map; %NULL where nothing does. */
ShumateMapSource *ground_get_source (GroundFixture *fixture);
ShumateMapSource *ground_wait_for_source (GroundFixture *fixture);
void ground_wait_for_failure (GroundFixture *fixture);

void ground_choose_file (GroundFixture *fixture, const char *uri);

GBytes *ground_create_png (guint size);

/* A layer "water" with a square from (1/4, 1/4) to (3/4, 3/4) of an extent of 40. */
GBytes *ground_create_water (void);

/* Two tiles: 2/2/1, which is @tile, and 2/3/1, which is @other. */
void ground_write_file (GroundFixture *fixture, GBytes *tile, GBytes *other);

/* 4096 times @tile at zoom level 6, then every second page from the 20th on overwritten. */
void ground_write_damaged_file (GroundFixture *fixture, GBytes *tile);

/* Whether the source has something to show there. */
gboolean ground_has_tile (ShumateMapSource *source, guint zoom, guint x, guint y);

G_END_DECLS
