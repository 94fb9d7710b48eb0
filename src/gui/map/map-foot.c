/* The attribution has as many lines as its sources and the size of text ask for; the scale is
 * placed above them anew whenever the overlay is. */
#include "config.h"

#include "map-foot.h"

#define MARGIN 8

typedef struct
{
  GtkWidget *scale;
  GtkWidget *license;
} Foot;

static gboolean
child_placed_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *at, Foot *foot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  int license_width, license_height;

  if (child != foot->scale)
    return FALSE;
  gtk_widget_measure (
      foot->license, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &license_width, NULL, NULL);
  gtk_widget_measure (foot->license,
                      GTK_ORIENTATION_VERTICAL,
                      MIN (license_width, width),
                      NULL,
                      &license_height,
                      NULL,
                      NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &at->width, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &at->height, NULL, NULL);
  at->x =
      gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL ? width - at->width - MARGIN : MARGIN;
  at->y = MAX (height - license_height - at->height - MARGIN, 0);
  return TRUE;
}

ShumateLicense *
dateline_map_foot_add (GtkOverlay *overlay, ShumateMap *map)
{
  GtkWidget *scale = GTK_WIDGET (shumate_scale_new (shumate_map_get_viewport (map)));
  GtkWidget *license = GTK_WIDGET (shumate_license_new ());
  Foot *foot = g_new (Foot, 1);

  *foot = (Foot){ scale, license };
  shumate_scale_set_unit (SHUMATE_SCALE (scale), SHUMATE_UNIT_METRIC);
  gtk_widget_add_css_class (license, "map-attribution");
  gtk_widget_set_halign (license, GTK_ALIGN_END);
  gtk_widget_set_valign (license, GTK_ALIGN_END);
  g_signal_connect_data (overlay,
                         "get-child-position",
                         G_CALLBACK (child_placed_cb),
                         foot,
                         (GClosureNotify) (GCallback) g_free,
                         0);
  gtk_overlay_add_overlay (overlay, scale);
  gtk_overlay_add_overlay (overlay, license);
  return SHUMATE_LICENSE (license);
}
