/* The preferences: which map, where tiles are kept, how times are told and what playing does. All
 * of it are settings, which take effect at once in all windows. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_PREFERENCES (dateline_preferences_get_type ())
G_DECLARE_FINAL_TYPE (
    DatelinePreferences, dateline_preferences, DATELINE, PREFERENCES, AdwPreferencesWindow)

GtkWindow *dateline_preferences_new (GtkWindow *parent);

G_END_DECLS
