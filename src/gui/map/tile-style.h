/* The inks of the offline map, on a light and on a dark ground. The map is a stage for the events
 * on it: its colours are quiet, and the red, blue and yellow of marks are left to them. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define DATELINE_TILE_TINTS 9

/* The ground's colour at a height in metres; between two the colour is mixed. */
typedef struct
{
  float height;
  float red, green, blue; /* 0..255 */
} DatelineTint;

typedef struct
{
  GdkRGBA ground; /* where there is no map */
  GdkRGBA sea;
  GdkRGBA shallows; /* laid along a coast, on the water */
  GdkRGBA shore;    /* the outline of sea and lakes */
  GdkRGBA river;
  GdkRGBA admin;
  GdkRGBA border;
  GdkRGBA border_band;
  GdkRGBA dated; /* lines that were true for a time */
  GdkRGBA place;
  GdkRGBA place_dot;
  GdkRGBA country;
  GdkRGBA water; /* names of seas, lakes and rivers */
  GdkRGBA land;  /* of maps without heights, and what lies on it there */
  GdkRGBA wood;
  GdkRGBA ice;
  GdkRGBA built;
  GdkRGBA building;
  GdkRGBA road;
  GdkRGBA great_road;
  GdkRGBA road_edge;
  GdkRGBA rail;
  GdkRGBA halo;
  GdkRGBA water_halo;
  float shade_low; /* the least and the most that light multiplies the ground by */
  float shade_high;
  float shade_strength;
  DatelineTint tints[DATELINE_TILE_TINTS];
} DatelineTileStyle;

const DatelineTileStyle *dateline_tile_style_get (gboolean dark);

G_END_DECLS
