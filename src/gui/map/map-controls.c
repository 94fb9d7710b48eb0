#include "config.h"

#include "map-controls.h"

#include "legend.h"
#include "spoken.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
create_button (const char *icon, const char *label, GCallback clicked, DatelineMapView *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
fit_clicked_cb (DatelineMapView *self)
{
  dateline_map_view_fit_events (self, TRUE);
}

GtkWidget *
dateline_map_controls_new (DatelineMapView *self,
                           DatelineSession *session,
                           DatelineDatedLinesLayer *lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *zoom = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *legend = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_add_css_class (zoom, "linked");
  gtk_box_append (
      GTK_BOX (zoom),
      create_button (
          "zoom-in-symbolic", _ ("Zoom In"), G_CALLBACK (dateline_map_view_zoom_in), self));
  gtk_box_append (
      GTK_BOX (zoom),
      create_button (
          "zoom-out-symbolic", _ ("Zoom Out"), G_CALLBACK (dateline_map_view_zoom_out), self));
  gtk_box_append (GTK_BOX (box), zoom);
  gtk_box_append (
      GTK_BOX (box),
      create_button (
          "zoom-fit-best-symbolic", _ ("Show All Events"), G_CALLBACK (fit_clicked_cb), self));
  dateline_spoken_name (popover, _ ("Legend"));
  gtk_popover_set_child (GTK_POPOVER (popover), dateline_legend_new (session, lines));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (legend), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (legend), "view-list-bullet-symbolic");
  gtk_widget_set_name (legend, "map-legend");
  gtk_widget_set_tooltip_text (legend, _ ("Legend"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (legend), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Legend"), -1);
  gtk_box_append (GTK_BOX (box), legend);
  gtk_widget_add_css_class (box, "map-controls");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_end (box, 10);
  return box;
}
