/* Each widget is bound to a key; the map page, whose keys have to be checked, is on its own. */
#include "config.h"

#include "preferences/preferences.h"

#include "preferences/map-page.h"

struct _DatelinePreferences
{
  AdwPreferencesWindow parent_instance;
  GSettings *settings;
  AdwComboRow *zone;
  GtkSwitch *elastic;
  GtkSwitch *follow;
  GtkSwitch *caption;
};

G_DEFINE_FINAL_TYPE (DatelinePreferences, dateline_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const zones[] = { "dataset", "local", "utc" };

static gboolean
map_zone_from_setting (GValue *value, GVariant *variant, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), zones[i]))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
map_zone_to_setting (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_string (zones[MIN (g_value_get_uint (value), G_N_ELEMENTS (zones) - 1)]);
}

static void
dateline_preferences_dispose (GObject *object)
{
  g_clear_object (&DATELINE_PREFERENCES (object)->settings);
  G_OBJECT_CLASS (dateline_preferences_parent_class)->dispose (object);
}

static void
dateline_preferences_class_init (DatelinePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_preferences_dispose;
  g_type_ensure (DATELINE_TYPE_MAP_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/preferences/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DatelinePreferences, zone);
  gtk_widget_class_bind_template_child (widget_class, DatelinePreferences, elastic);
  gtk_widget_class_bind_template_child (widget_class, DatelinePreferences, follow);
  gtk_widget_class_bind_template_child (widget_class, DatelinePreferences, caption);
}

static void
dateline_preferences_init (DatelinePreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APP_ID);
  g_settings_bind (self->settings, "elastic", self->elastic, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "follow", self->follow, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "caption", self->caption, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings,
                                "time-zone",
                                self->zone,
                                "selected",
                                G_SETTINGS_BIND_DEFAULT,
                                map_zone_from_setting,
                                map_zone_to_setting,
                                NULL,
                                NULL);
}

GtkWindow *
dateline_preferences_new (GtkWindow *parent)
{
  return g_object_new (DATELINE_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, NULL);
}
