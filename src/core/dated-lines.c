/* Reading lines: EDTF dates and a JSON array of polylines, each an array of [longitude, latitude].
 * Invariant: every part has two points or more, all finite and on the earth. */
#include "config.h"

#include "dated-lines.h"

#include "edtf.h"
#include "map-translations.h"

#include <json-glib/json-glib.h>
#include <math.h>

G_STATIC_ASSERT (DATELINE_DATED_LINES_MAX <= 64);

#define NAME_ZOOM_MIN 7
#define NAME_LEVELS 6
#define NAME_RANK 300 /* after the dataset's places, before the basemap's */

static void
dated_line_free (DatelineDatedLine *self)
{
  g_free (self->name);
  g_free (self->dates);
  g_array_unref (self->points);
  g_array_unref (self->part_ends);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineDatedLine, dated_line_free)

static JsonArray *
get_array (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
read_number (JsonArray *array, guint index, double limit, double *number)
{
  JsonNode *node = json_array_get_element (array, index);

  if (!JSON_NODE_HOLDS_VALUE (node) || (json_node_get_value_type (node) != G_TYPE_INT64 &&
                                        json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return FALSE;
  *number = json_node_get_double (node);
  return fabs (*number) <= limit;
}

static gboolean
read_part (DatelineDatedLine *self, JsonArray *part)
{
  for (guint i = 0; part != NULL && i < json_array_get_length (part); i++)
    {
      JsonArray *pair = get_array (part, i);
      double longitude, latitude;
      DatelinePoint point;

      if (pair == NULL || json_array_get_length (pair) < 2 ||
          !read_number (pair, 0, 180.0, &longitude) || !read_number (pair, 1, 90.0, &latitude))
        return FALSE;
      point = dateline_geo_project (longitude, latitude);
      g_array_append_val (self->points, point);
      self->box = dateline_box_extend (self->box, point);
    }
  g_array_append_val (self->part_ends, self->points->len);
  return part != NULL && json_array_get_length (part) >= 2;
}

static gboolean
read_geometry (DatelineDatedLine *self, const char *text, gssize length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;
  JsonArray *parts;

  if (length <= 0 || length > DATELINE_DATED_LINE_BYTES_MAX ||
      !json_parser_load_from_data (parser, text, length, NULL))
    return FALSE;
  root = json_parser_get_root (parser);
  parts = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    if (!read_part (self, get_array (parts, i)))
      return FALSE;
  return self->points->len > 0;
}

static gboolean
read_dates (DatelineDatedLine *self, const char *begin, const char *end)
{
  g_autofree char *interval = g_strdup_printf ("%s/%s", begin, end);
  g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (interval, NULL);

  if (edtf == NULL)
    return FALSE;
  self->span = dateline_edtf_get_when (edtf, NULL).span;
  self->dates = dateline_edtf_describe (edtf, NULL);
  return TRUE;
}

static const char *
get_text (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL ? text : "";
}

static void
load_row (sqlite3_stmt *row, gpointer data)
{
  GPtrArray *lines = data;
  g_autoptr (DatelineDatedLine) line = g_new0 (DatelineDatedLine, 1);

  line->name = g_utf8_make_valid (get_text (row, 0), -1);
  line->points = g_array_new (FALSE, FALSE, sizeof (DatelinePoint));
  line->part_ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  line->box = DATELINE_BOX_EMPTY;
  if (read_dates (line, get_text (row, 1), get_text (row, 2)) &&
      read_geometry (line, sqlite3_column_blob (row, 3), sqlite3_column_bytes (row, 3)))
    g_ptr_array_add (lines, g_steal_pointer (&line));
  else
    g_warning ("The offline map's line \"%s\" makes no sense", line->name);
}

static gboolean
translate (GPtrArray *lines, DatelineMbtiles *archive, GError **error)
{
  g_autoptr (GHashTable) texts = dateline_map_translations_load (archive, error);

  for (guint i = 0; texts != NULL && i < lines->len; i++)
    {
      DatelineDatedLine *line = g_ptr_array_index (lines, i);
      const char *text = g_hash_table_lookup (texts, line->name);

      if (text != NULL)
        {
          g_free (line->name);
          line->name = g_strdup (text);
        }
    }
  return texts != NULL;
}

GPtrArray *
dateline_dated_lines_load (DatelineMbtiles *archive, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dated_line_free);
  g_autofree char *sql = g_strdup_printf ("SELECT name, begin, end, geom FROM dated_lines LIMIT %d",
                                          DATELINE_DATED_LINES_MAX);

  if (dateline_mbtiles_has_table (archive, "dated_lines") &&
      !dateline_mbtiles_query (archive, sql, load_row, lines, error))
    return NULL;
  return translate (lines, archive, error) ? g_steal_pointer (&lines) : NULL;
}

guint64
dateline_dated_lines_get_touching (GPtrArray *lines, DatelineSpan window)
{
  guint64 touching = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DatelineDatedLine *line = g_ptr_array_index (lines, i);

      if (dateline_span_overlaps (line->span, window))
        touching |= G_GUINT64_CONSTANT (1) << i;
    }
  return touching;
}

static double
get_length (DatelinePoint a, DatelinePoint b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

/* The end of the longest part, and its length in the plane. */
static guint
find_longest (const DatelineDatedLine *self, guint *first, double *length)
{
  guint longest = 0;
  guint from = 0;

  *length = -1.0;
  *first = 0;
  for (guint i = 0; i < self->part_ends->len; i++)
    {
      guint end = g_array_index (self->part_ends, guint32, i);
      double sum = 0.0;

      for (guint j = from + 1; j < end; j++)
        sum += get_length (g_array_index (self->points, DatelinePoint, j - 1),
                           g_array_index (self->points, DatelinePoint, j));
      if (sum > *length)
        {
          *length = sum;
          *first = from;
          longest = end;
        }
      from = end;
    }
  return longest;
}

static DatelinePoint
find_point (const DatelineDatedLine *self, guint first, guint end, double distance)
{
  DatelinePoint at = g_array_index (self->points, DatelinePoint, first);

  for (guint i = first + 1; i < end; i++)
    {
      DatelinePoint next = g_array_index (self->points, DatelinePoint, i);
      double step = get_length (at, next);

      if (step > 0.0 && distance <= step)
        return (DatelinePoint){ at.x + (next.x - at.x) * distance / step,
                                at.y + (next.y - at.y) * distance / step };
      distance -= step;
      at = next;
    }
  return at;
}

void
dateline_dated_line_collect_names (const DatelineDatedLine *self,
                                   guint group,
                                   GStringChunk *texts,
                                   GArray *names)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", self->name, self->dates);
  DatelineMapName name = { .text = g_string_chunk_insert_const (texts, text),
                           .kind = DATELINE_NAME_LINE,
                           .rank = NAME_RANK,
                           .min_zoom = NAME_ZOOM_MIN,
                           .max_zoom = DATELINE_TILE_ZOOM_MAX,
                           .group = group };
  guint first;
  double length;
  guint end = find_longest (self, &first, &length);

  for (int level = 1; level <= NAME_LEVELS; level++, name.rank++)
    for (guint i = 1; i < 1u << level; i += 2)
      {
        name.point = find_point (self, first, end, length * ldexp (i, -level));
        g_array_append_val (names, name);
      }
}
