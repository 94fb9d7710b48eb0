/* The metadata table says the name, the attribution, the zooms and the bounds; what the tiles are
 * is seen from some of them, whatever the metadata says: a few at the begin of the table and a few
 * of the deepest zoom. */
#include "config.h"

#include "map-file.h"

#include "error.h"
#include "image-head.h"
#include "markup-text.h"
#include "mvt.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>

#define TEXT_MAX 300 /* characters of the name and of the attribution */

/* What some tiles were found to be. */
typedef struct
{
  guint n_tiles;
  guint n_pictures;
  guint n_vector;
  GError *picture_error; /* of the first picture that cannot be shown */
  GHashTable *layers;    /* their names, of vector tiles */
} Sample;

static void
sample_clear (Sample *self)
{
  g_clear_error (&self->picture_error);
  g_clear_pointer (&self->layers, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

void
dateline_map_file_free (DatelineMapFile *self)
{
  g_free (self->name);
  g_free (self->attribution);
  g_free (self->version);
  g_free (self);
}

static void
note_layers (Sample *self, const DatelineMvt *tile)
{
  for (guint i = 0; i < tile->layers->len; i++)
    {
      const DatelineMvtLayer *layer = &g_array_index (tile->layers, DatelineMvtLayer, i);

      if (layer->n_features > 0)
        g_hash_table_add (self->layers, g_strdup (layer->name));
    }
}

static void
tile_found (sqlite3_stmt *row, gpointer data)
{
  Sample *self = data;
  gconstpointer blob = sqlite3_column_blob (row, 0);
  g_autoptr (GBytes) bytes = g_bytes_new (blob, (gsize) sqlite3_column_bytes (row, 0));
  g_autoptr (GBytes) inflated = NULL;
  g_autoptr (DatelineMvt) tile = NULL;
  DatelineImageHead head;

  self->n_tiles++;
  if (dateline_image_head_read (bytes, &head))
    {
      self->n_pictures++;
      if (self->picture_error == NULL)
        dateline_image_head_check_tile (bytes, &self->picture_error);
      return;
    }
  inflated = dateline_mbtiles_inflate (bytes, NULL);
  tile = inflated != NULL ? dateline_mvt_decode (inflated, NULL) : NULL;
  if (tile == NULL || tile->layers->len == 0)
    return;
  self->n_vector++;
  note_layers (self, tile);
}

static gboolean
read_sample (DatelineMbtiles *archive, guint zoom_max, Sample *self, GError **error)
{
  g_autofree char *deepest =
      g_strdup_printf ("SELECT tile_data FROM tiles WHERE zoom_level=%u LIMIT 8", zoom_max);

  self->layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return dateline_mbtiles_query (
             archive, "SELECT tile_data FROM tiles LIMIT 8", tile_found, self, error) &&
         dateline_mbtiles_query (archive, deepest, tile_found, self, error);
}

static gboolean
has_layer (const Sample *sample, const char *const *names)
{
  for (; *names != NULL; names++)
    if (g_hash_table_contains (sample->layers, *names))
      return TRUE;
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Some of the layers' names, for a person to see what is in there. */
static char *
list_layers (const Sample *sample)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, sample->layers);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **) names->pdata);
  return dateline_markup_text (joined, 80);
}

static gboolean
judge (const Sample *sample, DatelineMapFileKind *kind, GError **error)
{
  static const char *const openmaptiles[] = { "water",          "waterway", "landcover", "landuse",
                                              "transportation", "boundary", "building",  NULL };
  static const char *const basemap[] = { "land", "lake", "border", NULL };
  g_autofree char *layers = NULL;

  if (sample->n_pictures > 0 && sample->n_pictures >= sample->n_vector)
    {
      *kind = DATELINE_MAP_FILE_PICTURES;
      if (sample->picture_error == NULL)
        return TRUE;
      g_propagate_error (error, g_error_copy (sample->picture_error));
      return FALSE;
    }
  *kind =
      has_layer (sample, openmaptiles) ? DATELINE_MAP_FILE_OPENMAPTILES : DATELINE_MAP_FILE_BASEMAP;
  if (has_layer (sample, openmaptiles) || has_layer (sample, basemap))
    return TRUE;
  if (sample->n_vector == 0)
    {
      g_set_error_literal (error,
                           DATELINE_ERROR,
                           DATELINE_ERROR_UNSUPPORTED,
                           sample->n_tiles == 0
                               ? _ ("There is no tile in it.")
                               : _ ("Its tiles are neither pictures in PNG, JPEG or WebP nor "
                                    "vector tiles."));
      return FALSE;
    }
  layers = list_layers (sample);
  g_set_error (error,
               DATELINE_ERROR,
               DATELINE_ERROR_UNSUPPORTED,
               /* Translators: %s are names of layers. */
               _ ("Its vector tiles have other layers than those of OpenMapTiles, which Dateline "
                  "draws. They have: %s."),
               layers);
  return FALSE;
}

static void
number_found (sqlite3_stmt *row, gpointer data)
{
  *(gint64 *) data = sqlite3_column_int64 (row, 0);
}

/* The metadata's number, or else the tiles' own. */
static gboolean
read_zoom (
    DatelineMbtiles *archive, const char *name, const char *order, guint *zoom, GError **error)
{
  g_autofree char *text = dateline_mbtiles_get_metadata (archive, name);
  g_autofree char *sql = NULL;
  guint64 stated;
  gint64 found = 0;

  if (text != NULL &&
      g_ascii_string_to_unsigned (text, 10, 0, DATELINE_MAP_FILE_ZOOM_MAX, &stated, NULL))
    {
      *zoom = (guint) stated;
      return TRUE;
    }
  sql = g_strdup_printf ("SELECT zoom_level FROM tiles ORDER BY zoom_level %s LIMIT 1", order);
  if (!dateline_mbtiles_query (archive, sql, number_found, &found, error))
    return FALSE;
  *zoom = (guint) CLAMP (found, 0, DATELINE_MAP_FILE_ZOOM_MAX);
  return TRUE;
}

/* "west,south,east,north" in degrees; the whole world where it makes no sense. */
static DatelineBox
read_bounds (DatelineMbtiles *archive)
{
  g_autofree char *text = dateline_mbtiles_get_metadata (archive, "bounds");
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", 5);
  double sides[4];
  DatelinePoint north_west, south_east;

  if (g_strv_length (parts) == 4)
    {
      for (guint i = 0; i < 4; i++)
        sides[i] = g_ascii_strtod (parts[i], NULL);
      if (sides[0] >= -180.0 && sides[0] < sides[2] && sides[2] <= 180.0 && sides[1] >= -90.0 &&
          sides[1] < sides[3] && sides[3] <= 90.0)
        {
          north_west = dateline_geo_project (sides[0], sides[3]);
          south_east = dateline_geo_project (sides[2], sides[1]);
          return (DatelineBox){ north_west.x, north_west.y, south_east.x, south_east.y };
        }
    }
  return (DatelineBox){ 0.0, 0.0, 1.0, 1.0 };
}

static char *
read_text (DatelineMbtiles *archive, const char *name)
{
  g_autofree char *markup = dateline_mbtiles_get_metadata (archive, name);

  return dateline_markup_text (markup != NULL ? markup : "", TEXT_MAX);
}

static gboolean
read_facts (DatelineMapFile *self, DatelineMbtiles *archive, GError **error)
{
  g_auto (Sample) sample = { 0 };

  if (!read_zoom (archive, "minzoom", "ASC", &self->zoom_min, error) ||
      !read_zoom (archive, "maxzoom", "DESC", &self->zoom_max, error))
    return FALSE;
  self->zoom_max = MAX (self->zoom_max, self->zoom_min);
  self->bounds = read_bounds (archive);
  self->name = read_text (archive, "name");
  self->attribution = read_text (archive, "attribution");
  return read_sample (archive, self->zoom_max, &sample, error) &&
         judge (&sample, &self->kind, error);
}

static char *
read_version (const char *path)
{
  GStatBuf facts = { 0 };

  g_stat (path, &facts);
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT
                          ".%" G_GINT64_FORMAT,
                          (guint64) facts.st_ino,
                          (guint64) facts.st_size,
                          (gint64) facts.st_mtim.tv_sec,
                          (gint64) facts.st_mtim.tv_nsec);
}

DatelineMapFile *
dateline_map_file_open (const char *path, DatelineMbtiles **archive, GError **error)
{
  g_autoptr (DatelineMapFile) self = g_new0 (DatelineMapFile, 1);
  g_autoptr (DatelineMbtiles) opened = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) reason = NULL;

  self->version = read_version (path);
  opened = dateline_mbtiles_open_own (path, &reason);
  if (opened != NULL && read_facts (self, opened, &reason))
    {
      *archive = g_steal_pointer (&opened);
      return g_steal_pointer (&self);
    }
  g_set_error (error,
               DATELINE_ERROR,
               reason->code,
               /* Translators: the first %s is a file's name, the second says what is wrong. */
               _ ("“%s” cannot be shown as a map. %s Choose another MBTiles file."),
               name,
               reason->message);
  return NULL;
}

gboolean
dateline_map_file_covers (const DatelineMapFile *self, DatelineTileId id)
{
  double size = ldexp (1.0, -(int) id.zoom);
  DatelineBox box = { id.x * size, id.y * size, (id.x + 1) * size, (id.y + 1) * size };

  return id.zoom >= self->zoom_min && id.zoom <= self->zoom_max &&
         dateline_box_overlaps (self->bounds, box);
}
