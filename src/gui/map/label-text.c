/* Names are drawn once to a texture, with a halo stroked around the letters, and the texture is
 * moved with the map. Invariant: what is measured is what is painted, since both set the same
 * layout. */
#include "config.h"

#include "label-text.h"

#include "widgets.h"

#include <math.h>
#include <pango/pangocairo.h>

#define HALO 2.8 /* the width of the stroke, half of which shows */
#define PADDING 2.0f
#define BREAK_WIDTH 120 /* longer names of areas are broken */
#define LINE_WIDTH_MAX 230
#define WIDEST ((int) (DATELINE_LABEL_REACH_X - MARK_CLEARANCE - 2 * PADDING))
#define RIVER_DISTANCE 8.0f /* from the river to the middle of its name */
#define GREAT_POPULATION 500000
#define DOT_CLEARANCE 4.0f
#define MARK_CLEARANCE 15.0f /* where events are marked */
#define LINE_CLEARANCE 7.0f

typedef struct
{
  double size; /* of the user's font */
  PangoWeight weight;
  PangoStyle slant;
  double spacing; /* between letters, of the font's size */
  gboolean capitals;
  gboolean area; /* broken and centred */
} Face;

DatelineLabelSides
dateline_label_text_get_sides (const DatelineMapName *name)
{
  switch (name->kind)
    {
    case DATELINE_NAME_TOWN:
    case DATELINE_NAME_LINE:
      return DATELINE_LABEL_AROUND;
    case DATELINE_NAME_REGION:
      return DATELINE_LABEL_ABOVE | DATELINE_LABEL_BELOW;
    default:
      return DATELINE_LABEL_CENTER;
    }
}

float
dateline_label_text_get_clearance (const DatelineMapName *name)
{
  switch (name->kind)
    {
    case DATELINE_NAME_TOWN:
      return name->is_dataset ? MARK_CLEARANCE : DOT_CLEARANCE;
    case DATELINE_NAME_REGION:
      return MARK_CLEARANCE;
    case DATELINE_NAME_LINE:
      return LINE_CLEARANCE;
    default:
      return 0.0f;
    }
}

static gboolean
is_great (const DatelineMapName *name, guint zoom)
{
  return name->population >= (zoom < 6 ? 4 : 1) * GREAT_POPULATION || name->min_zoom + 3 <= zoom;
}

static Face
get_face (const DatelineMapName *name, guint zoom)
{
  switch (name->kind)
    {
    case DATELINE_NAME_COUNTRY:
      return (Face){
        zoom < 5 ? 0.74 : 0.88, PANGO_WEIGHT_MEDIUM, PANGO_STYLE_NORMAL, 0.16, TRUE, TRUE
      };
    case DATELINE_NAME_SEA:
      return (Face){
        zoom < 5 ? 0.78 : 0.92, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.10, FALSE, TRUE
      };
    case DATELINE_NAME_LAKE:
      return (Face){ 0.76, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.02, FALSE, TRUE };
    case DATELINE_NAME_RIVER:
      return (Face){ 0.74, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.04, FALSE, FALSE };
    case DATELINE_NAME_REGION:
      return (Face){ 0.84, PANGO_WEIGHT_MEDIUM, PANGO_STYLE_NORMAL, 0.10, FALSE, TRUE };
    case DATELINE_NAME_LINE:
      return (Face){ 0.74, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.0, FALSE, FALSE };
    default:
      if (is_great (name, zoom))
        return (Face){ 0.88, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0.0, FALSE, FALSE };
      return (Face){ name->min_zoom < zoom ? 0.82 : 0.77,
                     PANGO_WEIGHT_NORMAL,
                     PANGO_STYLE_NORMAL,
                     0.0,
                     FALSE,
                     FALSE };
    }
}

/* How wide a line of text may be; more than WIDEST would be cut off, however large the text. */
static int
get_limit (PangoContext *context, const DatelineMapName *name, gboolean area)
{
  double usual = area ? BREAK_WIDTH : LINE_WIDTH_MAX;

  if (name->kind == DATELINE_NAME_LINE)
    return WIDEST;
  return (int) MIN (usual * dateline_text_scale (context), WIDEST);
}

static PangoLayout *
make_layout (PangoContext *context, const DatelineMapName *name, guint zoom)
{
  Face face = get_face (name, zoom);
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font =
      pango_font_description_copy (pango_context_get_font_description (context));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *capitals = face.capitals ? g_utf8_strup (name->text, -1) : NULL;
  int size = (int) (pango_font_description_get_size (font) * face.size);
  int limit = get_limit (context, name, face.area);
  int width;

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, size);
  pango_font_description_set_weight (font, face.weight);
  pango_font_description_set_style (font, face.slant);
  pango_attr_list_insert (attributes, pango_attr_letter_spacing_new ((int) (size * face.spacing)));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, capitals != NULL ? capitals : name->text, -1);
  pango_layout_set_single_paragraph_mode (layout, name->kind != DATELINE_NAME_LINE);
  pango_layout_set_alignment (layout, face.area ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= limit)
    return layout;
  pango_layout_set_width (layout, limit * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (name->kind == DATELINE_NAME_LINE)
    return layout;
  pango_layout_set_height (layout, face.area ? -3 : -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

/* No letter is wider than the font is high, spacing and all; two lines, or three of an area, fit
 * in. The widths are for the usual size of text. */
void
dateline_label_text_bound (PangoContext *context,
                           const DatelineMapName *name,
                           float *width,
                           float *height)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  float em = (float) pango_font_description_get_size (font) / PANGO_SCALE;
  float length = (float) g_utf8_strlen (name->text, -1);

  if (!pango_font_description_get_size_is_absolute (font))
    em *= (float) pango_cairo_context_get_resolution (context) / 72.0f;
  *width = MIN (length * em, (float) get_limit (context, name, FALSE)) + em;
  *height = (name->kind == DATELINE_NAME_TOWN ? 3.0f : 5.0f) * em;
  if (name->angle != 0)
    *width = *height = MAX (*width, *height);
}

/* A river's name stands above its line, which a box around the line makes room for. */
static float
get_distance (const DatelineMapName *name)
{
  return name->kind == DATELINE_NAME_RIVER ? RIVER_DISTANCE : 0.0f;
}

static double
get_radians (const DatelineMapName *name)
{
  return name->angle * G_PI / 180.0;
}

void
dateline_label_text_measure (
    PangoContext *context, const DatelineMapName *name, guint zoom, float *width, float *height)
{
  g_autoptr (PangoLayout) layout = make_layout (context, name, zoom);
  float along = (float) fabs (cos (get_radians (name)));
  float across = (float) fabs (sin (get_radians (name)));
  PangoRectangle extents;
  float text_width, text_height;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  text_width = (float) extents.width + 2 * PADDING;
  text_height = (float) extents.height + 2 * get_distance (name);
  *width = text_width * along + text_height * across;
  *height = text_width * across + text_height * along;
}

static void
set_color (cairo_t *cr, const GdkRGBA *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
paint_text (cairo_t *cr, PangoLayout *layout, const GdkRGBA *color, const GdkRGBA *halo)
{
  pango_cairo_layout_path (cr, layout);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, HALO);
  set_color (cr, halo);
  cairo_stroke (cr);
  cairo_move_to (cr, 0, 0);
  set_color (cr, color);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_dot (cairo_t *cr, const DatelineMapName *name, guint zoom, const DatelineTileStyle *style)
{
  cairo_arc (cr, 0, 0, is_great (name, zoom) ? 2.6 : 2.0, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, style->halo.red, style->halo.green, style->halo.blue, 1.0);
  cairo_fill_preserve (cr);
  set_color (cr, &style->place_dot);
  cairo_set_line_width (cr, 1.1);
  cairo_stroke (cr);
}

static void
get_inks (const DatelineMapName *name,
          const DatelineTileStyle *style,
          const GdkRGBA **color,
          const GdkRGBA **halo)
{
  gboolean water = name->kind == DATELINE_NAME_SEA || name->kind == DATELINE_NAME_LAKE;

  *halo = water ? &style->water_halo : &style->halo;
  if (water || name->kind == DATELINE_NAME_RIVER)
    *color = &style->water;
  else if (name->kind == DATELINE_NAME_TOWN)
    *color = &style->place;
  else if (name->kind == DATELINE_NAME_LINE)
    *color = &style->dated;
  else
    *color = &style->country;
}

/* The picture's place in whole pixels: the box, with room for the halo and the dot. */
static graphene_rect_t
get_bounds (DatelineLabelBox box)
{
  float x0 = floorf (MIN (box.x0, -DOT_CLEARANCE) - PADDING);
  float y0 = floorf (MIN (box.y0, -DOT_CLEARANCE) - PADDING);
  float x1 = ceilf (MAX (box.x1, DOT_CLEARANCE) + PADDING);
  float y1 = ceilf (MAX (box.y1, DOT_CLEARANCE) + PADDING);

  return GRAPHENE_RECT_INIT (x0, y0, x1 - x0, y1 - y0);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int stride = cairo_image_surface_get_stride (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy,
                                      surface);
  return gdk_memory_texture_new (
      cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

GdkTexture *
dateline_label_text_paint (PangoContext *context,
                           const DatelineMapName *name,
                           guint zoom,
                           DatelineLabelBox box,
                           const DatelineTileStyle *style,
                           int scale,
                           graphene_rect_t *bounds)
{
  g_autoptr (PangoLayout) layout = make_layout (context, name, zoom);
  const GdkRGBA *color, *halo;
  PangoRectangle extents;
  cairo_surface_t *surface;
  cairo_t *cr;

  *bounds = get_bounds (box);
  surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) bounds->size.width * scale, (int) bounds->size.height * scale);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds->origin.x, -bounds->origin.y);
  if (name->has_dot)
    paint_dot (cr, name, zoom, style);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  cairo_translate (cr, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2);
  cairo_rotate (cr, get_radians (name));
  cairo_translate (cr, 0, -get_distance (name));
  cairo_translate (
      cr, round (-extents.x - extents.width / 2.0), round (-extents.y - extents.height / 2.0));
  get_inks (name, style, &color, &halo);
  paint_text (cr, layout, color, halo);
  cairo_destroy (cr);
  return make_texture (surface);
}
