/* Names as one array, the dataset's first. Invariant: no town of the basemap stays in it that lies
 * within SAME_PLACE of a settlement of the dataset, or within SAME_NAME and has a name of it; they
 * are compared before the basemap's are put into the user's language. Cost: the number of the
 * dataset's places times that of the basemap's, some ns each. */
#include "config.h"

#include "map-names.h"

#include "describe.h"
#include "map-translations.h"

#include <math.h>
#include <string.h>

#define SAME_PLACE 3000.0 /* metres */
#define SAME_NAME 30000.0
#define ZOOM_END 99
#define SEPARATOR " / "

/* Ranks: what a map is for first. Towns and waters follow zoom by zoom. */
enum
{
  RANK_DATASET = 0,
  RANK_REGION = 400,
  RANK_COUNTRY = 500,
  RANK_SEA = 700,
  RANK_ZOOM = 1000, /* times the lowest zoom at which a name is shown */
  RANK_WATER = 600, /* behind the towns of that zoom */
};

struct _DatelineMapNames
{
  GArray *names; /* of DatelineMapName */
  GStringChunk *strings;
};

typedef struct
{
  const char *kind;
  DatelineNameKind name_kind;
  guint min_zoom;
} PlaceKind;

/* What of a dataset's places is named on the map. Roads, directions and borders are the events'
 * matter; a region is named only where its name is disputed, since others may be of another time.
 */
static const PlaceKind place_kinds[] = {
  { "capital", DATELINE_NAME_TOWN, 5 },    { "city", DATELINE_NAME_TOWN, 6 },
  { "town", DATELINE_NAME_TOWN, 7 },       { "settlement", DATELINE_NAME_TOWN, 8 },
  { "village", DATELINE_NAME_TOWN, 9 },    { "region", DATELINE_NAME_REGION, 7 },
  { "country", DATELINE_NAME_COUNTRY, 3 },
};

static DatelineMapName *
add_name (DatelineMapNames *self, const char *text, DatelinePoint point, DatelineNameKind kind)
{
  DatelineMapName name = { .text = g_string_chunk_insert_const (self->strings, text),
                           .point = point,
                           .kind = kind,
                           .max_zoom = ZOOM_END };

  g_array_append_val (self->names, name);
  return &g_array_index (self->names, DatelineMapName, self->names->len - 1);
}

static DatelinePoint
read_point (sqlite3_stmt *row)
{
  return dateline_geo_project (sqlite3_column_int (row, 1) / 1e4,
                               sqlite3_column_int (row, 2) / 1e4);
}

static char *
read_text (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL ? g_utf8_make_valid (text, sqlite3_column_bytes (row, column))
                      : g_strdup ("");
}

static guint
read_zoom (sqlite3_stmt *row)
{
  return (guint) CLAMP (sqlite3_column_int (row, 0), 0, DATELINE_TILE_ZOOM_MAX);
}

static void
add_town (sqlite3_stmt *row, gpointer data)
{
  DatelineMapNames *self = data;
  g_autofree char *text = read_text (row, 4);
  DatelineMapName *name = add_name (self, text, read_point (row), DATELINE_NAME_TOWN);

  name->population = (guint) MAX (sqlite3_column_int (row, 3), 0);
  name->min_zoom = read_zoom (row);
  name->rank =
      RANK_ZOOM * name->min_zoom + 500 - (guint) (20.0 * MIN (log2 (name->population + 1.0), 25.0));
  name->has_dot = TRUE;
}

static void
add_label (sqlite3_stmt *row, gpointer data)
{
  DatelineMapNames *self = data;
  g_autofree char *text = read_text (row, 4);
  g_autofree char *kind = read_text (row, 5);
  guint rank = (guint) CLAMP (sqlite3_column_int (row, 3), 0, 99);
  DatelineNameKind name_kind = g_str_equal (kind, "country") ? DATELINE_NAME_COUNTRY
                               : g_str_equal (kind, "sea")   ? DATELINE_NAME_SEA
                               : g_str_equal (kind, "lake")  ? DATELINE_NAME_LAKE
                                                             : DATELINE_NAME_RIVER;
  DatelineMapName *name = add_name (self, text, read_point (row), name_kind);

  name->min_zoom = read_zoom (row);
  name->angle = CLAMP (sqlite3_column_int (row, 6), -90, 90);
  if (name_kind == DATELINE_NAME_COUNTRY)
    name->rank = RANK_COUNTRY + rank;
  else if (name_kind == DATELINE_NAME_SEA)
    name->rank = RANK_SEA + rank;
  else
    name->rank = RANK_ZOOM * name->min_zoom + RANK_WATER + rank;
  if (name_kind == DATELINE_NAME_COUNTRY)
    name->max_zoom = MAX (name->min_zoom + 2, 6);
}

static gboolean
load_archive (DatelineMapNames *self, DatelineMbtiles *archive, GError **error)
{
  if (dateline_mbtiles_has_table (archive, "places") &&
      !dateline_mbtiles_query (
          archive, "SELECT minzoom, lon, lat, pop, name FROM places", add_town, self, error))
    return FALSE;
  return !dateline_mbtiles_has_table (archive, "labels") ||
         dateline_mbtiles_query (archive,
                                 "SELECT minzoom, lon, lat, rank, name, kind, angle FROM labels",
                                 add_label,
                                 self,
                                 error);
}

/* What the basemap's names are in the user's language. */
static gboolean
translate (DatelineMapNames *self, guint n_basemap, DatelineMbtiles *archive, GError **error)
{
  g_autoptr (GHashTable) texts = dateline_map_translations_load (archive, error);

  for (guint i = 0; texts != NULL && i < n_basemap; i++)
    {
      DatelineMapName *name = &g_array_index (self->names, DatelineMapName, i);
      const char *text = g_hash_table_lookup (texts, name->text);

      if (text != NULL)
        name->text = g_string_chunk_insert_const (self->strings, text);
    }
  return texts != NULL;
}

/* The names of @text that stand between separators, in the form that names are compared in. */
static void
add_parts (GHashTable *parts, const char *text)
{
  g_auto (GStrv) split = g_strsplit (text, SEPARATOR, -1);

  for (guint i = 0; split[i] != NULL; i++)
    g_hash_table_add (parts, g_utf8_casefold (g_strstrip (split[i]), -1));
}

static GHashTable *
collect_names (const DatelineStore *store, const DatelinePlace *place)
{
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < dateline_store_get_n_variants (store, place->names); i++)
    add_parts (parts, dateline_store_get_variant (store, place->names, i, NULL));
  for (guint i = 0; place->aliases[i] != NULL; i++)
    add_parts (parts, place->aliases[i]);
  return parts;
}

static gboolean
has_name (GHashTable *names, const char *text)
{
  g_auto (GStrv) split = g_strsplit (text, SEPARATOR, -1);

  for (guint i = 0; split[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (g_strstrip (split[i]), -1);

      if (g_hash_table_contains (names, folded))
        return TRUE;
    }
  return FALSE;
}

/* A country keeps the basemap's place for its name; only the text is the dataset's. */
static void
rename_country (DatelineMapNames *self, GHashTable *names, const char *text)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      DatelineMapName *name = &g_array_index (self->names, DatelineMapName, i);

      if (name->kind == DATELINE_NAME_COUNTRY && has_name (names, name->text))
        name->text = g_string_chunk_insert_const (self->strings, text);
    }
}

/* Takes away the basemap's towns that are @place, and lets the place have the best of what they
 * had. Of a place that is not named they stay, but make room for the marks there. */
static void
replace_towns (DatelineMapNames *self, guint n_basemap, GHashTable *names, DatelineMapName *place)
{
  double reach = SAME_NAME * dateline_geo_units_per_metre (place->point.y);

  for (guint i = 0; i < n_basemap; i++)
    {
      DatelineMapName *town = &g_array_index (self->names, DatelineMapName, i);
      double distance;

      if (town->kind != DATELINE_NAME_TOWN || fabs (town->point.x - place->point.x) > reach ||
          fabs (town->point.y - place->point.y) > reach)
        continue;
      distance = dateline_geo_distance (town->point, place->point);
      if (distance > SAME_NAME || (distance > SAME_PLACE && !has_name (names, town->text)))
        continue;
      if (place->text == NULL)
        {
          town->is_dataset |= distance <= SAME_PLACE;
          continue;
        }
      place->min_zoom = MIN (place->min_zoom, town->min_zoom);
      place->population = MAX (place->population, town->population);
      place->has_dot = TRUE;
      town->max_zoom = 0;
      town->min_zoom = ZOOM_END;
    }
}

static void
add_place (DatelineMapNames *self,
           guint n_basemap,
           const DatelineStore *store,
           const DatelinePlace *place)
{
  PlaceKind kind = { "", DATELINE_NAME_TOWN, 9 };
  g_autoptr (GHashTable) names = collect_names (store, place);
  g_autofree char *text = dateline_describe_place_name (store, place);
  gboolean known = place->kind == NULL;
  DatelineMapName name = { .point = place->point, .max_zoom = ZOOM_END, .is_dataset = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (place_kinds); i++)
    if (g_strcmp0 (place->kind, place_kinds[i].kind) == 0)
      {
        kind = place_kinds[i];
        known = TRUE;
      }
  if (kind.name_kind == DATELINE_NAME_COUNTRY)
    rename_country (self, names, text);
  if (isnan (place->point.x) || *text == '\0' || kind.name_kind == DATELINE_NAME_COUNTRY)
    return;
  if (!known || (kind.name_kind == DATELINE_NAME_REGION && !place->disputed))
    {
      replace_towns (self, n_basemap, names, &name);
      return;
    }

  name.text = g_string_chunk_insert_const (self->strings, text);
  name.kind = kind.name_kind;
  name.min_zoom = kind.min_zoom;
  name.rank = (name.kind == DATELINE_NAME_REGION ? RANK_REGION : RANK_DATASET) + kind.min_zoom;
  if (name.kind == DATELINE_NAME_REGION)
    name.max_zoom = 9;
  else
    replace_towns (self, n_basemap, names, &name);
  g_array_append_val (self->names, name);
}

static void
remove_replaced (DatelineMapNames *self)
{
  guint n = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      DatelineMapName name = g_array_index (self->names, DatelineMapName, i);

      if (name.min_zoom <= name.max_zoom && *name.text != '\0')
        g_array_index (self->names, DatelineMapName, n++) = name;
    }
  g_array_set_size (self->names, n);
}

DatelineMapNames *
dateline_map_names_new (DatelineMbtiles *archive, DatelineStore *store, GError **error)
{
  g_autoptr (DatelineMapNames) self = g_new0 (DatelineMapNames, 1);
  guint n_basemap;

  self->names = g_array_new (FALSE, FALSE, sizeof (DatelineMapName));
  self->strings = g_string_chunk_new (4096);
  if (archive != NULL && !load_archive (self, archive, error))
    return NULL;
  n_basemap = self->names->len;
  if (store != NULL)
    for (guint i = 0; i < MIN (dateline_store_get_n_places (store), DATELINE_MAP_NAMES_PLACES_MAX);
         i++)
      add_place (self, n_basemap, store, dateline_store_get_place (store, i));
  if (archive != NULL && !translate (self, n_basemap, archive, error))
    return NULL;
  remove_replaced (self);
  return g_steal_pointer (&self);
}

void
dateline_map_names_free (DatelineMapNames *self)
{
  g_array_unref (self->names);
  g_string_chunk_free (self->strings);
  g_free (self);
}

void
dateline_map_names_add (DatelineMapNames *self, const DatelineMapName *name)
{
  DatelineMapName copy = *name;

  copy.text = g_string_chunk_insert_const (self->strings, name->text);
  g_array_append_val (self->names, copy);
}

guint
dateline_map_names_get_length (const DatelineMapNames *self)
{
  return self->names->len;
}

const DatelineMapName *
dateline_map_names_get (const DatelineMapNames *self, guint index)
{
  return &g_array_index (self->names, DatelineMapName, index);
}
