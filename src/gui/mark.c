/* Marks are drawn in their thousands, so each (sign, status, scheme, size, scale) is drawn once
 * with cairo and kept as a texture; a frame then only places quads. The cache holds at most
 * CACHE_MAX textures of a few KB and is emptied whole when full: a map uses some dozens.
 *
 * A shape is a polygon in the square from -1 to 1 (the circle apart), scaled so that all shapes
 * cover about the same area: none looks more important than another. */
#include "config.h"

#include "mark.h"

#include <math.h>

#define CACHE_MAX 2048
#define MAX_POINTS 16

typedef struct
{
  double scale;
  guint n_points;
  float points[MAX_POINTS][2];
} Outline;

static const Outline outlines[DATELINE_N_SHAPES] = {
  [DATELINE_SHAPE_BURST] = { 1.16,
                             16,
                             { { 0, -1 },
                               { .2, -.49 },
                               { .707f, -.707f },
                               { .49f, -.2f },
                               { 1, 0 },
                               { .49f, .2f },
                               { .707f, .707f },
                               { .2f, .49f },
                               { 0, 1 },
                               { -.2f, .49f },
                               { -.707f, .707f },
                               { -.49f, .2f },
                               { -1, 0 },
                               { -.49f, -.2f },
                               { -.707f, -.707f },
                               { -.2f, -.49f } } },
  [DATELINE_SHAPE_CROSS] = { .98,
                             12,
                             { { -.5f, -.95f },
                               { 0, -.45f },
                               { .5f, -.95f },
                               { .95f, -.5f },
                               { .45f, 0 },
                               { .95f, .5f },
                               { .5f, .95f },
                               { 0, .45f },
                               { -.5f, .95f },
                               { -.95f, .5f },
                               { -.45f, 0 },
                               { -.95f, -.5f } } },
  [DATELINE_SHAPE_SQUARE] = { .82, 4, { { -1, -1 }, { 1, -1 }, { 1, 1 }, { -1, 1 } } },
  [DATELINE_SHAPE_CIRCLE] = { .9, 0 },
  [DATELINE_SHAPE_BUBBLE] = { 1.02,
                              11,
                              { { -.8f, -.85f },
                                { .8f, -.85f },
                                { 1, -.65f },
                                { 1, .2f },
                                { .8f, .4f },
                                { 0, .4f },
                                { -.55f, 1 },
                                { -.55f, .4f },
                                { -.8f, .4f },
                                { -1, .2f },
                                { -1, -.65f } } },
  [DATELINE_SHAPE_DIAMOND] = { 1.1, 4, { { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 } } },
  [DATELINE_SHAPE_SIGNPOST] = { 1.04,
                                5,
                                { { -1, -.65f },
                                  { .35f, -.65f },
                                  { 1, 0 },
                                  { .35f, .65f },
                                  { -1, .65f } } },
  [DATELINE_SHAPE_TRIANGLE] = { 1.1, 3, { { 0, -1 }, { 1, .75f }, { -1, .75f } } },
  [DATELINE_SHAPE_HOURGLASS] = { 1,
                                 6,
                                 { { -.9f, -.95f },
                                   { .9f, -.95f },
                                   { .28f, 0 },
                                   { .9f, .95f },
                                   { -.9f, .95f },
                                   { -.28f, 0 } } },
  [DATELINE_SHAPE_PLUS] = { 1,
                            12,
                            { { -.36f, -1 },
                              { .36f, -1 },
                              { .36f, -.36f },
                              { 1, -.36f },
                              { 1, .36f },
                              { .36f, .36f },
                              { .36f, 1 },
                              { -.36f, 1 },
                              { -.36f, .36f },
                              { -1, .36f },
                              { -1, -.36f },
                              { -.36f, -.36f } } },
  [DATELINE_SHAPE_TRIANGLE_DOWN] = { 1.1, 3, { { -1, -.75f }, { 1, -.75f }, { 0, 1 } } },
  [DATELINE_SHAPE_STAR] = { 1.2,
                            10,
                            { { 0, -1 },
                              { .259f, -.356f },
                              { .951f, -.309f },
                              { .419f, .136f },
                              { .588f, .809f },
                              { 0, .44f },
                              { -.588f, .809f },
                              { -.419f, .136f },
                              { -.951f, -.309f },
                              { -.259f, -.356f } } },
};

/* Near Okabe and Ito's hues, then moved until every two are well apart for protanopes and
 * deuteranopes as well and all hold on the map's grounds; the test says by how much. */
static const char *const colors[DATELINE_N_COLORS][2] = {
  { "#d00025", "#ef9e02" }, /* red, orange */
  { "#770600", "#e6565a" }, /* crimson */
  { "#2444c4", "#5287f7" }, /* blue */
  { "#046058", "#06cc7d" }, /* bluish green */
  { "#0171ab", "#8df0ff" }, /* sky blue */
  { "#630885", "#e399ff" }, /* violet */
  { "#626300", "#eedc50" }, /* olive, yellow */
  { "#2e3a49", "#c6c5cc" }, /* slate */
  { "#bf1384", "#e466b3" }, /* magenta */
  { "#17151f", "#f9ffc6" }, /* ink */
};

GdkRGBA
dateline_mark_get_color (guint color, gboolean dark)
{
  GdkRGBA rgba;

  gdk_rgba_parse (&rgba, colors[color % DATELINE_N_COLORS][dark ? 1 : 0]);
  return rgba;
}

GdkRGBA
dateline_mark_get_paper (gboolean dark)
{
  return dark ? (GdkRGBA){ .10f, .11f, .125f, 1 } : (GdkRGBA){ 1, .995f, .98f, 1 };
}

static void
add_path (cairo_t *cr, DatelineShape shape, double size)
{
  const Outline *outline = &outlines[shape];
  double half = outline->scale * size / 2.0;

  cairo_new_path (cr);
  if (outline->n_points == 0)
    cairo_arc (cr, 0, 0, half, 0, 2 * G_PI);
  for (guint i = 0; i < outline->n_points; i++)
    cairo_line_to (cr, outline->points[i][0] * half, outline->points[i][1] * half);
  cairo_close_path (cr);
}

/* Strokes within the shape, so that a hollow mark is no larger than a full one. */
static void
stroke_inside (cairo_t *cr, const DatelineSign *sign, double size, double width)
{
  cairo_save (cr);
  add_path (cr, sign->shape, size);
  cairo_clip_preserve (cr);
  cairo_set_line_width (cr, 2.0 * width);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
fill_status (cairo_t *cr, const DatelineSign *sign, DatelineStatus status, double size)
{
  cairo_save (cr);
  add_path (cr, sign->shape, size);
  cairo_clip (cr);
  if (status == DATELINE_STATUS_CLAIMED)
    {
      cairo_rectangle (cr, -2 * size, -2 * size, 2 * size, 4 * size);
      cairo_fill (cr);
    }
  else if (status != DATELINE_STATUS_PLANNED)
    cairo_paint (cr);
  cairo_restore (cr);
}

/* A slash of paper through the mark: two accounts that do not meet. */
static void
cut_in_two (cairo_t *cr, const DatelineSign *sign, double size)
{
  cairo_save (cr);
  add_path (cr, sign->shape, size + 1.0);
  cairo_clip (cr);
  cairo_move_to (cr, -size * .45, size * .9);
  cairo_line_to (cr, size * .45, -size * .9);
  cairo_set_line_width (cr, MAX (1.75, size * .15));
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
dateline_mark_draw (
    cairo_t *cr, DatelineSign sign, DatelineStatus status, gboolean dark, double size)
{
  GdkRGBA color = dateline_mark_get_color (sign.color, dark);
  GdkRGBA paper = dateline_mark_get_paper (dark);

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  gdk_cairo_set_source_rgba (cr, &paper);
  add_path (cr, sign.shape, size);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke_preserve (cr);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, &color);
  fill_status (cr, &sign, status, size);
  stroke_inside (cr, &sign, size, MAX (1.25, size * .11));
  gdk_cairo_set_source_rgba (cr, &paper);
  if (status == DATELINE_STATUS_DISPUTED)
    cut_in_two (cr, &sign, size);
  if (status == DATELINE_STATUS_UNSTATED)
    {
      cairo_arc (cr, 0, 0, size * .15, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

double
dateline_mark_get_side (double size)
{
  return 2.0 * ceil (size * 1.2 / 2.0 + DATELINE_MARK_HALO);
}

GdkTexture *
dateline_mark_take_surface (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), height * stride);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static GdkTexture *
make_texture (DatelineSign sign, DatelineStatus status, gboolean dark, double size, int scale)
{
  int side = (int) dateline_mark_get_side (size) * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, side / 2.0, side / 2.0);
  cairo_scale (cr, scale, scale);
  dateline_mark_draw (cr, sign, status, dark, size);
  cairo_destroy (cr);
  return dateline_mark_take_surface (surface);
}

GdkTexture *
dateline_mark_get_texture (
    DatelineSign sign, DatelineStatus status, gboolean dark, double size, int scale)
{
  static GHashTable *cache;
  gint64 key = (gint64) (size * 4.0) << 24 | scale << 16 | sign.shape << 12 | sign.color << 8 |
               status << 4 | (dark ? 1 : 0);
  GdkTexture *texture;

  if (!cache)
    cache = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  texture = g_hash_table_lookup (cache, &key);
  if (texture)
    return texture;
  if (g_hash_table_size (cache) >= CACHE_MAX)
    g_hash_table_remove_all (cache);
  texture = make_texture (sign, status, dark, size, scale);
  g_hash_table_insert (cache, g_memdup2 (&key, sizeof key), texture);
  return texture;
}
