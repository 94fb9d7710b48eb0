/* The signs hold up: colours against the map's grounds, shapes against each other without colour,
 * fills against each other. Everything is measured on what is really drawn. */
#include "builder.h"
#include "mark.h"
#include "palette.h"

#include <math.h>

#define SIZE 14
#define SIDE 32

static double
linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) +
         0.0722 * linear (color->blue);
}

static double
contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

static void
test_contrast (void)
{
  static const char *const grounds[2][2] = { { "#f2efe7", "#d7c3a8" }, { "#23262b", "#1b1e23" } };

  for (guint dark = 0; dark < 2; dark++)
    for (guint color = 0; color < DATELINE_N_COLORS; color++)
      for (guint i = 0; i < 2; i++)
        {
          GdkRGBA sign = dateline_mark_get_color (color, dark);
          GdkRGBA paper = dateline_mark_get_paper (dark);
          GdkRGBA ground;

          g_assert_true (gdk_rgba_parse (&ground, grounds[dark][i]));
          g_test_message (
              "colour %u on %s: %.2f", color, grounds[dark][i], contrast (&sign, &ground));
          g_assert_cmpfloat (contrast (&sign, &ground), >=, 3.0);
          g_assert_cmpfloat (contrast (&sign, &paper), >=, 4.5);
        }
}

/* Oklab of a colour as seen through @matrix on linear RGB. Source: Ottosson, "A perceptual color
 * space for image processing". */
static void
see (const double matrix[3][3], const GdkRGBA *color, double lab[3])
{
  static const double to_lms[3][3] = { { .4122214708, .5363325363, .0514459929 },
                                       { .2119034982, .6806995451, .1073969566 },
                                       { .0883024619, .2817188376, .6299787005 } };
  static const double to_lab[3][3] = { { .2104542553, .7936177850, -.0040720468 },
                                       { 1.9779984951, -2.4285922050, .4505937099 },
                                       { .0259040371, .7827717662, -.8086757660 } };
  double in[3] = { linear (color->red), linear (color->green), linear (color->blue) };
  double seen[3] = { 0 }, lms[3] = { 0 };

  for (int i = 0; i < 9; i++)
    seen[i / 3] += matrix[i / 3][i % 3] * in[i % 3];
  for (int i = 0; i < 9; i++)
    lms[i / 3] += to_lms[i / 3][i % 3] * CLAMP (seen[i % 3], 0, 1);
  lab[0] = lab[1] = lab[2] = 0;
  for (int i = 0; i < 9; i++)
    lab[i / 3] += to_lab[i / 3][i % 3] * cbrt (lms[i % 3]);
}

/* Without long- and without middle-wave cones. Source of the matrices: Machado, Oliveira and
 * Fernandes 2009, severity 1. A just noticeable difference in Oklab is about 0.02. */
static void
test_color_blind (void)
{
  static const double matrices[3][3][3] = {
    { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    { { .152286, 1.052583, -.204868 },
      { .114503, .786281, .099216 },
      { -.003882, -.048116, 1.051998 } },
    { { .367322, .860646, -.227968 },
      { .280085, .672501, .047413 },
      { -.011820, .042940, .968881 } },
  };

  for (guint m = 0; m < G_N_ELEMENTS (matrices); m++)
    for (guint dark = 0; dark < 2; dark++)
      for (guint a = 0; a < DATELINE_N_COLORS; a++)
        for (guint b = 0; b < a; b++)
          {
            GdkRGBA color_a = dateline_mark_get_color (a, dark);
            GdkRGBA color_b = dateline_mark_get_color (b, dark);
            double seen_a[3], seen_b[3];
            double distance;

            see (matrices[m], &color_a, seen_a);
            see (matrices[m], &color_b, seen_b);
            distance =
                hypot (hypot (seen_a[0] - seen_b[0], seen_a[1] - seen_b[1]), seen_a[2] - seen_b[2]);
            g_test_message ("matrix %u dark %u: %u and %u: %.3f", m, dark, a, b, distance);
            g_assert_cmpfloat (distance, >=, 0.07);
          }
}

/* The mark in grey, 0 paper or nothing to 1 ink, at 14 pixels. */
static void
draw (DatelineSign sign, DatelineStatus status, double *out)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *data;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, SIDE / 2, SIDE / 2);
  dateline_mark_draw (cr, sign, status, FALSE, SIZE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      {
        const guint32 *pixel = (const guint32 *) (data + y * stride) + x;

        out[y * SIDE + x] = 1 - (*pixel >> 8 & 0xff) / 255.0;
      }
  cairo_surface_destroy (surface);
}

/* The share of ink that is in one mark only. */
static double
difference (const double *a, const double *b)
{
  double apart = 0, ink = 0;

  for (int i = 0; i < SIDE * SIDE; i++)
    {
      apart += fabs (a[i] - b[i]);
      ink += MAX (a[i], b[i]);
    }
  return apart / ink;
}

static void
test_shapes (void)
{
  static double marks[DATELINE_N_SHAPES][SIDE * SIDE];

  for (guint a = 0; a < DATELINE_N_SHAPES; a++)
    {
      double ink = 0;

      draw ((DatelineSign){ a, 9 }, DATELINE_STATUS_REPORTED, marks[a]);
      for (int i = 0; i < SIDE * SIDE; i++)
        ink += marks[a][i];
      g_test_message ("shape %u covers %.1f", a, ink);
      g_assert_cmpfloat (ink, >=, SIZE * SIZE * 0.45);
      g_assert_cmpfloat (ink, <=, SIZE * SIZE * 0.75);
      for (guint b = 0; b < a; b++)
        {
          g_test_message ("shapes %u and %u: %.2f", a, b, difference (marks[a], marks[b]));
          g_assert_cmpfloat (difference (marks[a], marks[b]), >=, 0.15);
        }
    }
}

static void
test_fills (void)
{
  static const DatelineStatus fills[] = { DATELINE_STATUS_REPORTED,
                                          DATELINE_STATUS_CLAIMED,
                                          DATELINE_STATUS_DISPUTED,
                                          DATELINE_STATUS_PLANNED,
                                          DATELINE_STATUS_UNSTATED };
  static double marks[G_N_ELEMENTS (fills)][SIDE * SIDE];

  for (guint shape = 0; shape < DATELINE_N_SHAPES; shape++)
    for (guint a = 0; a < G_N_ELEMENTS (fills); a++)
      {
        draw ((DatelineSign){ shape, 9 }, fills[a], marks[a]);
        for (guint b = 0; b < a; b++)
          {
            g_test_message (
                "shape %u, fills %u and %u: %.2f", shape, a, b, difference (marks[a], marks[b]));
            g_assert_cmpfloat (difference (marks[a], marks[b]), >=, 0.08);
          }
      }
}

static void
test_texture (void)
{
  DatelineSign sign = { DATELINE_SHAPE_STAR, 3 };
  GdkTexture *texture = dateline_mark_get_texture (sign, DATELINE_STATUS_PLANNED, FALSE, SIZE, 2);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, 2 * dateline_mark_get_side (SIZE));
  g_assert_true (texture ==
                 dateline_mark_get_texture (sign, DATELINE_STATUS_PLANNED, FALSE, SIZE, 2));
  g_assert_true (texture !=
                 dateline_mark_get_texture (sign, DATELINE_STATUS_PLANNED, TRUE, SIZE, 2));
  g_assert_true (texture !=
                 dateline_mark_get_texture (sign, DATELINE_STATUS_CLAIMED, FALSE, SIZE, 2));
  g_assert_true (texture !=
                 dateline_mark_get_texture (sign, DATELINE_STATUS_PLANNED, FALSE, SIZE, 1));
  g_assert_cmpint ((int) dateline_mark_get_side (13.3) % 2, ==, 0);
}

/* Ten symbols have ten colours; a category without a symbol has a colour of its number. */
static void
test_categories (void)
{
  static const char *const symbols[] = { "strike", "fighting", "control",    "truce",
                                         "talks",  "decision", "access",     "forces",
                                         "unrest", "harm",     "unheard-of", NULL };
  DatelineBuilder *builder = dateline_builder_new ();
  g_autoptr (DatelineStore) store = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      DatelineCategory category = { .id = id, .symbol = symbols[i] };

      g_assert_cmpuint (dateline_builder_add_category (builder, &category), ==, i);
    }
  store = dateline_builder_finish (builder);
  for (guint a = 0; a < 10; a++)
    for (guint b = 0; b < a; b++)
      {
        GdkRGBA color_a = dateline_palette_get_color (store, a, FALSE);
        GdkRGBA color_b = dateline_palette_get_color (store, b, FALSE);

        g_assert_false (gdk_rgba_equal (&color_a, &color_b));
      }
  for (guint i = 10; i < G_N_ELEMENTS (symbols); i++)
    {
      GdkRGBA light = dateline_palette_get_color (store, i, FALSE);
      GdkRGBA dark = dateline_palette_get_color (store, i, TRUE);

      g_assert_false (gdk_rgba_equal (&light, &dark));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/color-blind", test_color_blind);
  g_test_add_func ("/palette/shapes", test_shapes);
  g_test_add_func ("/palette/fills", test_fills);
  g_test_add_func ("/palette/texture", test_texture);
  g_test_add_func ("/palette/categories", test_categories);
  return g_test_run ();
}
