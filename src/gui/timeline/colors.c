/* Looks named colours up in the widget's style; a theme without them gets GTK's own text colour and
 * plain grounds. */
#include "config.h"

#include "colors.h"

static GdkRGBA
look_up (GtkStyleContext *context, const char *name, GdkRGBA fallback)
{
  GdkRGBA color;

  return gtk_style_context_lookup_color (context, name, &color) ? color : fallback;
}

static double
luminance (GdkRGBA color)
{
  return 0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue;
}

static GdkRGBA
mix (GdkRGBA a, GdkRGBA b, double part)
{
  return (GdkRGBA){ a.red + (b.red - a.red) * part,
                    a.green + (b.green - a.green) * part,
                    a.blue + (b.blue - a.blue) * part,
                    1 };
}

GdkRGBA
dateline_color_with_alpha (GdkRGBA color, double alpha)
{
  color.alpha *= alpha;
  return color;
}

DatelineColors
dateline_colors_get (GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  const GdkRGBA white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 };
  DatelineColors colors;

  gtk_style_context_get_color (context, &colors.ink);
  colors.dark = luminance (colors.ink) > 0.5;
  colors.ground = look_up (context, "window_bg_color", colors.dark ? black : white);
  colors.paper = look_up (context, "view_bg_color", colors.dark ? black : white);
  colors.accent = look_up (context, "accent_color", colors.ink);
  colors.fold = mix (colors.ground, colors.ink, 0.05);
  colors.shade = mix (colors.ground, colors.paper, 0.35);
  return colors;
}
