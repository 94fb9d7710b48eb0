/* Hill shading. The slope at a pixel is the difference of its neighbours' heights, so heights are
 * sampled one pixel beyond the tile on each side; light is that of a plane lit from the north-west
 * at 45 degrees (B. K. P. Horn, "Hill Shading and the Reflectance Map", 1981), exaggerated, and
 * multiplies the colour of the height. Cost: 2 heights and one square root a pixel, some 20 ns. */
#include "config.h"

#include "hill-shade.h"

#include <math.h>

#define RAMP_STEP 4.0f
#define RAMP_BASE (-50.0f)
#define RAMP_LENGTH 1200

typedef struct
{
  float red, green, blue;
} Color;

/* Slopes are measured over a pixel, and a wider pixel sees gentler ones. */
static float
get_exaggeration (guint zoom)
{
  static const float by_zoom[] = { 12.0f, 10.0f, 8.0f, 6.0f, 4.4f, 3.6f,
                                   3.3f,  3.2f,  3.0f, 2.8f, 2.6f };

  return by_zoom[MIN (zoom, G_N_ELEMENTS (by_zoom) - 1)];
}

/* A cell of the heights that is many pixels wide has nothing to say about the slope in between. */
static float
get_strength (const DatelineRelief *relief, DatelinePoint point, guint zoom)
{
  double cell = dateline_relief_get_step (relief, point) / 360.0 * 256.0 * ldexp (1.0, (int) zoom);
  double octaves = log2 (MAX (cell, 1.0) / 12.0);

  return (float) CLAMP (1.0 - 0.28 * octaves, 0.2, 1.0);
}

static void
fill_ramp (const DatelineTileStyle *style, Color *ramp)
{
  const DatelineTint *tints = style->tints;
  guint tint = 0;

  for (guint i = 0; i < RAMP_LENGTH; i++)
    {
      float height = RAMP_BASE + (float) i * RAMP_STEP;
      float t;

      while (tint + 2 < DATELINE_TILE_TINTS && tints[tint + 1].height < height)
        tint++;
      t = (height - tints[tint].height) / (tints[tint + 1].height - tints[tint].height);
      t = CLAMP (t, 0.0f, 1.0f);
      ramp[i] = (Color){ tints[tint].red + (tints[tint + 1].red - tints[tint].red) * t,
                         tints[tint].green + (tints[tint + 1].green - tints[tint].green) * t,
                         tints[tint].blue + (tints[tint + 1].blue - tints[tint].blue) * t };
    }
}

static inline guint32
to_byte (float value)
{
  return (guint32) CLAMP (value, 0.0f, 255.0f);
}

/* An ordered dither of less than one step keeps gentle slopes of colour from showing bands. */
static inline float
get_dither (guint x, guint y)
{
  static const guint8 bayer[4][4] = {
    { 0, 8, 2, 10 }, { 12, 4, 14, 6 }, { 3, 11, 1, 9 }, { 15, 7, 13, 5 }
  };

  return ((float) bayer[y & 3][x & 3] + 0.5f) / 16.0f;
}

static void
shade_row (const float *heights,
           guint width,
           float factor,
           const float strength[2],
           const DatelineTileStyle *style,
           const Color *ramp,
           guint row,
           guint32 *pixels)
{
  guint stride = width + 2;
  float strength_step = (strength[1] - strength[0]) / (float) width;

  for (guint x = 0; x < width; x++)
    {
      const float *at = heights + x + 1;
      float east = (at[1] - at[-1]) * factor;
      float south = (at[stride] - at[-(int) stride]) * factor;
      float light = (0.5f * (east + south) + 0.70710678f) /
                    (sqrtf (1.0f + east * east + south * south) * 0.70710678f);
      int index = (int) ((*at - RAMP_BASE) / RAMP_STEP);
      const Color *color = &ramp[CLAMP (index, 0, RAMP_LENGTH - 1)];
      float dither = get_dither (x, row);

      light = CLAMP (light, style->shade_low, style->shade_high);
      light = 1.0f + (light - 1.0f) * (strength[0] + strength_step * (float) x);
      pixels[x] = 0xff000000u | to_byte (color->red * light + dither) << 16 |
                  to_byte (color->green * light + dither) << 8 |
                  to_byte (color->blue * light + dither);
    }
}

void
dateline_hill_shade_paint (const DatelineRelief *relief,
                           DatelineTileId tile,
                           guint size,
                           const DatelineTileStyle *style,
                           guint32 *pixels,
                           guint stride)
{
  double units = ldexp (1.0, -(int) tile.zoom);
  double pixel = units / size;
  double x0 = tile.x * units;
  double y0 = tile.y * units;
  DatelineBox box = { x0 - pixel, y0 - pixel, x0 + units + pixel, y0 + units + pixel };
  g_autofree float *heights = g_new (float, (gsize) (size + 2) * (size + 2));
  g_autofree Color *ramp = g_new (Color, RAMP_LENGTH);
  float corners[4];
  float exaggeration = get_exaggeration (tile.zoom);

  for (guint i = 0; i < 4; i++)
    corners[i] =
        style->shade_strength *
        get_strength (relief, (DatelinePoint){ x0 + i % 2 * units, y0 + i / 2 * units }, tile.zoom);
  fill_ramp (style, ramp);
  dateline_relief_sample (relief, box, size + 2, size + 2, heights);
  for (guint y = 0; y < size; y++)
    {
      double metres = 2.0 * pixel / dateline_geo_units_per_metre (y0 + (y + 0.5) * pixel);
      float down = (float) (y + 0.5) / (float) size;
      float strength[2] = { corners[0] + (corners[2] - corners[0]) * down,
                            corners[1] + (corners[3] - corners[1]) * down };

      shade_row (heights + (gsize) (y + 1) * (size + 2),
                 size,
                 (float) (exaggeration / metres),
                 strength,
                 style,
                 ramp,
                 y,
                 pixels + (gsize) y * stride);
    }
}
