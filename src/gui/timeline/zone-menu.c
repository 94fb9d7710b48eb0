#include "config.h"

#include "zone-menu.h"

#include "zone.h"

#include <glib/gi18n-lib.h>

/* Takes @zone. An underscore of a name is no mnemonic. */
static char *
name_in_menu (GTimeZone *zone)
{
  g_autofree char *name = dateline_zone_get_name (zone);
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  g_time_zone_unref (zone);
  return g_strjoinv ("__", parts);
}

void
dateline_zone_menu_fill (GMenu *menu, DatelineSession *session)
{
  DatelineStore *store = dateline_session_get_store (session);
  g_autofree char *of_dataset =
      name_in_menu (store != NULL ? g_time_zone_ref (dateline_store_get_timezone (store))
                                  : g_time_zone_new_utc ());
  g_autofree char *local = name_in_menu (g_time_zone_new_local ());
  /* Translators: %s is a time zone, "Asia/Baku" */
  g_autofree char *dataset_label = g_strdup_printf (_ ("The _Dataset’s: %s"), of_dataset);
  /* Translators: %s is a time zone, "Europe/Paris" */
  g_autofree char *local_label = g_strdup_printf (_ ("_Yours: %s"), local);

  g_menu_remove_all (menu);
  g_menu_append (menu, dataset_label, "win.time-zone::dataset");
  g_menu_append (menu, local_label, "win.time-zone::local");
  g_menu_append (menu, _ ("_Universal: UTC"), "win.time-zone::utc");
}

char *
dateline_zone_menu_describe (DatelineSession *session)
{
  const char *name = dateline_session_get_zone_name (session);

  switch (dateline_session_get_zone_choice (session))
    {
    case DATELINE_ZONE_LOCAL:
      return g_strdup_printf (_ ("Times are told in your own time zone, %s"), name);
    case DATELINE_ZONE_UTC:
      return g_strdup_printf (_ ("Times are told in universal time, %s"), name);
    case DATELINE_ZONE_DATASET:
    default:
      return g_strdup_printf (_ ("Times are told in the dataset’s time zone, %s"), name);
    }
}
