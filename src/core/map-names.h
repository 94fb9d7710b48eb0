/* The names on the offline map: towns, countries, seas, lakes and rivers from the basemap, and the
 * places of the dataset, which win over the basemap's name of the same place. A disputed place has
 * its names in both usages. */
#pragma once

#include "mbtiles.h"
#include "store.h"

G_BEGIN_DECLS

#define DATELINE_MAP_NAMES_PLACES_MAX                                                              \
  2000 /* of the dataset's places; further ones are not named                                      \
        */

typedef enum
{
  DATELINE_NAME_COUNTRY,
  DATELINE_NAME_SEA,
  DATELINE_NAME_LAKE,
  DATELINE_NAME_RIVER,
  DATELINE_NAME_REGION,
  DATELINE_NAME_TOWN,
  DATELINE_NAME_LINE, /* one that was true for a time; its text may have two paragraphs */
} DatelineNameKind;

typedef struct
{
  const char *text;    /* plain text, owned by the names */
  DatelinePoint point; /* the middle of the text; of a town, the town */
  DatelineNameKind kind;
  guint rank;     /* the lower is placed first */
  guint min_zoom; /* shown from this zoom to @max_zoom */
  guint max_zoom;
  guint population;    /* of a town; 0 where unknown */
  guint group;         /* names of one group repeat one another; 0 is none */
  int angle;           /* of the baseline, degrees, clockwise */
  gboolean has_dot;    /* the basemap knows a town there */
  gboolean is_dataset; /* a place of the dataset, where events may be marked */
} DatelineMapName;

typedef struct _DatelineMapNames DatelineMapNames;

/* Reads the archive's tables "places" and "labels", one that is missing has no names, and gives
 * them in the user's language (map-translations.h). Both arguments may be %NULL. @error:
 * DATELINE_ERROR_UNREADABLE. */
DatelineMapNames *
dateline_map_names_new (DatelineMbtiles *archive, DatelineStore *store, GError **error);
void dateline_map_names_free (DatelineMapNames *self);

/* Adds a copy of @name. */
void dateline_map_names_add (DatelineMapNames *self, const DatelineMapName *name);

guint dateline_map_names_get_length (const DatelineMapNames *self);
const DatelineMapName *dateline_map_names_get (const DatelineMapNames *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMapNames, dateline_map_names_free)

G_END_DECLS
