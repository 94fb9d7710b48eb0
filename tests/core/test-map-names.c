#include "builder.h"
#include "dated-lines.h"
#include "map-archive.h"
#include "map-names.h"

#include <math.h>
#include <string.h>

static DatelineMbtiles *
make_map (void)
{
  return map_archive_new (
      "CREATE TABLE places (minzoom INT, lon INT, lat INT, pop INT, cc TEXT, name TEXT, disputed "
      "INT);"
      "INSERT INTO places VALUES (7, 467528, 398177, 53100, 'AZ', 'Khankendi / Stepanakert', 1),"
      "  (8, 467499, 397601, 18662, 'AZ', 'Shusha', 0), (10, 467364, 398027, 0, 'AZ', "
      "'Karkijahan', 0),"
      "  (4, 445152, 401777, 1093485, 'AM', 'Yerevan', 0), (7, 456284, 409925, 12600, 'AZ', "
      "'Tovuz', 0),"
      "  (9, 1300000, 0, 10, 'XX', 'Shusha', 0), (NULL, NULL, NULL, NULL, NULL, NULL, NULL);"
      "CREATE TABLE labels (kind TEXT, minzoom INT, lon INT, lat INT, rank INT, name TEXT, angle "
      "INT);"
      "INSERT INTO labels VALUES ('country', 5, 476000, 405000, 20, 'Azerbaijan', 0),"
      "  ('sea', 3, 510000, 415000, 1, 'Caspian Sea', 0), ('lake', 6, 453500, 403000, 5, 'Lake "
      "Sevan', 0),"
      "  ('river', 6, 480000, 400000, 3, 'Kura / Kür', 400)");
}

static guint32
add_text (DatelineBuilder *builder,
          const char *english,
          const char *azerbaijani,
          const char *armenian)
{
  const char *languages[] = { "en", "az", "hy" };
  const char *texts[] = { english, azerbaijani, armenian };

  return dateline_builder_add_variants (builder,
                                        armenian != NULL      ? 3
                                        : azerbaijani != NULL ? 2
                                                              : 1,
                                        languages,
                                        texts);
}

static void
add_place (DatelineBuilder *builder,
           const char *kind,
           guint32 names,
           double longitude,
           double latitude,
           gboolean disputed)
{
  static const char *const aliases[] = { "Stepanakert", NULL };
  static const char *const none[] = { NULL };
  g_autofree char *id = g_strdup_printf ("%u", names);
  DatelinePlace place = { id, kind, names, disputed ? aliases : none, { NAN, NAN }, disputed };

  if (!isnan (longitude))
    place.point = dateline_geo_project (longitude, latitude);
  dateline_builder_add_place (builder, &place);
}

static DatelineStore *
make_store (void)
{
  DatelineBuilder *builder = dateline_builder_new ();

  add_place (builder,
             "town",
             add_text (builder, "Shusha / Shushi", "Şuşa", "Շուշի"),
             46.7499,
             39.7601,
             TRUE);
  add_place (builder,
             "city",
             add_text (builder, "Khankendi", "Xankəndi", "Ստեփանակերտ"),
             46.76,
             39.82,
             TRUE);
  add_place (
      builder, "country", add_text (builder, "Azerbaijan", "Azərbaycan", NULL), 47.5, 40.5, FALSE);
  add_place (builder,
             "district",
             add_text (builder, "Tovuz district", NULL, NULL),
             45.6284,
             40.9925,
             FALSE);
  add_place (
      builder, "region", add_text (builder, "Ottoman Empire", NULL, NULL), 39.5, 39.0, FALSE);
  add_place (builder, "region", add_text (builder, "A / B", NULL, NULL), 46.75, 39.9, TRUE);
  add_place (builder, "town", add_text (builder, "Nowhere", NULL, NULL), NAN, NAN, FALSE);
  add_place (builder, NULL, add_text (builder, "Plain", NULL, NULL), 30, 30, FALSE);
  return dateline_builder_finish (builder);
}

static const DatelineMapName *
find_name (const DatelineMapNames *names, const char *text)
{
  const DatelineMapName *found = NULL;

  for (guint i = 0; i < dateline_map_names_get_length (names); i++)
    if (g_str_equal (dateline_map_names_get (names, i)->text, text))
      {
        g_assert_null (found);
        found = dateline_map_names_get (names, i);
      }
  return found;
}

static void
test_basemap (void)
{
  g_autoptr (DatelineMbtiles) archive = make_map ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineMapNames) names = dateline_map_names_new (archive, NULL, &error);
  const DatelineMapName *river;

  g_assert_no_error (error);
  g_assert_cmpuint (dateline_map_names_get_length (names), ==, 10);
  g_assert_cmpint (find_name (names, "Azerbaijan")->kind, ==, DATELINE_NAME_COUNTRY);
  g_assert_cmpint (find_name (names, "Caspian Sea")->kind, ==, DATELINE_NAME_SEA);
  g_assert_cmpint (find_name (names, "Lake Sevan")->kind, ==, DATELINE_NAME_LAKE);
  g_assert_true (find_name (names, "Yerevan")->has_dot);
  g_assert_cmpuint (find_name (names, "Yerevan")->rank, <, find_name (names, "Tovuz")->rank);
  g_assert_cmpuint (find_name (names, "Caspian Sea")->rank, <, find_name (names, "Yerevan")->rank);
  river = find_name (names, "Kura / Kür");
  g_assert_cmpint (river->kind, ==, DATELINE_NAME_RIVER);
  g_assert_cmpint (river->angle, ==, 90); /* within bounds, whatever the file says */
}

static void
test_dataset (void)
{
  g_autoptr (DatelineMbtiles) archive = make_map ();
  g_autoptr (DatelineStore) store = make_store ();
  g_autoptr (DatelineMapNames) names = dateline_map_names_new (archive, store, NULL);
  const DatelineMapName *shusha = find_name (names, "Shusha / Shushi");
  const DatelineMapName *khankendi = find_name (names, "Xankəndi / Ստեփանակերտ");

  g_assert_true (shusha->has_dot);
  g_assert_true (shusha->is_dataset);
  g_assert_cmpuint (shusha->min_zoom, ==, 7);
  g_assert_cmpuint (shusha->rank, <, find_name (names, "Yerevan")->rank);
  g_assert_cmpfloat (find_name (names, "Shusha")->point.x, >, 0.8); /* the one far away stays */
  g_assert_cmpuint (khankendi->population, ==, 53100);
  g_assert_null (find_name (names, "Khankendi / Stepanakert"));
  g_assert_null (find_name (names, "Karkijahan")); /* nearer than SAME_PLACE */
  g_assert_nonnull (find_name (names, "Azerbaijan"));
  g_assert_true (find_name (names, "Tovuz")->is_dataset);
  g_assert_null (find_name (names, "Tovuz district"));
  g_assert_null (find_name (names, "Ottoman Empire"));
  g_assert_cmpint (find_name (names, "A / B")->kind, ==, DATELINE_NAME_REGION);
  g_assert_null (find_name (names, "Nowhere"));
  g_assert_false (find_name (names, "Plain")->has_dot);
}

static void
test_no_tables (void)
{
  g_autoptr (DatelineMbtiles) archive = map_archive_new ("");
  g_autoptr (DatelineMbtiles) other = map_archive_new ("CREATE TABLE places (name TEXT)");
  g_autoptr (DatelineMapNames) names = dateline_map_names_new (archive, NULL, NULL);
  g_autoptr (GPtrArray) lines = dateline_dated_lines_load (archive, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dateline_map_names_get_length (names), ==, 0);
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_null (dateline_map_names_new (other, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_lines (void)
{
  g_autoptr (DatelineMbtiles) archive = map_archive_new (
      "CREATE TABLE dated_lines (id, name, begin, end, source, geom);"
      "INSERT INTO dated_lines VALUES ('a', 'Line of contact', '1994-05-12', '2020-11-10', '',"
      "  '[[[46,40],[46,40.5]],[[46.5,39.5],[46.5,39.6],[47.5,39.6]]]')");
  g_autoptr (GPtrArray) lines = dateline_dated_lines_load (archive, NULL);
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DatelineMapName));
  GStringChunk *texts = g_string_chunk_new (64);
  const DatelineDatedLine *line;

  g_assert_cmpuint (lines->len, ==, 1);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (line->name, ==, "Line of contact");
  g_assert_cmpint (line->span.begin, ==, G_GINT64_CONSTANT (768700800));
  g_assert_cmpint (line->span.end, ==, G_GINT64_CONSTANT (1605052800));
  g_assert_nonnull (strstr (line->dates, "1994"));
  g_assert_cmpuint (line->part_ends->len, ==, 2);
  g_assert_cmpuint (line->points->len, ==, 5);
  g_assert_cmpfloat_with_epsilon (line->box.x1, dateline_geo_project (47.5, 0).x, 1e-12);

  /* Names lie on the longest part, the first of them in its middle. */
  dateline_dated_line_collect_names (line, 7, texts, names);
  g_assert_cmpuint (names->len, >, 10);
  for (guint i = 0; i < names->len; i++)
    {
      const DatelineMapName *name = &g_array_index (names, DatelineMapName, i);

      g_assert_cmpuint (name->group, ==, 7);
      g_assert_true (fabs (name->point.x - dateline_geo_project (46.5, 0).x) < 1e-9 ||
                     fabs (name->point.y - dateline_geo_project (0, 39.6).y) < 1e-9);
      g_assert_cmpuint (name->rank, >=, g_array_index (names, DatelineMapName, 0).rank);
    }
  g_assert_cmpfloat (
      g_array_index (names, DatelineMapName, 0).point.x, >, dateline_geo_project (46.9, 0).x);
  g_assert_cmpfloat (
      g_array_index (names, DatelineMapName, 0).point.x, <, dateline_geo_project (47.0, 0).x);
  g_string_chunk_free (texts);
}

static void
test_touching (void)
{
  static const struct
  {
    DatelineTime begin, end;
    guint64 touching;
  } cases[] = {
    { 768700800 - 10, 768700800, 0 },     { 768700800 - 10, 768700801, 1 },
    { 0, DATELINE_TIME_MAX, 3 },          { 1605052800 - 1, 1605052800, 1 },
    { 1605052800, DATELINE_TIME_MAX, 0 }, { DATELINE_TIME_MIN, -1000000000, 2 },
    { -1400000000, 768700801, 3 },
  };
  g_autoptr (DatelineMbtiles) archive =
      map_archive_new ("CREATE TABLE dated_lines (id, name, begin, end, source, geom);"
                       "INSERT INTO dated_lines VALUES"
                       "  ('a', 'A', '1994-05-12', '2020-11-10', '', '[[[46,40],[46,40.5]]]'),"
                       "  ('b', 'B', '1923', '1991', '', '[[[46,40],[46,40.5]]]')");
  g_autoptr (GPtrArray) lines = dateline_dated_lines_load (archive, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (
        dateline_dated_lines_get_touching (lines, (DatelineSpan){ cases[i].begin, cases[i].end }),
        ==,
        cases[i].touching);
}

static guint n_warnings;

static GLogWriterOutput
count_warnings (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  if ((level & G_LOG_LEVEL_WARNING) == 0)
    return g_log_writer_default (level, fields, n_fields, data);
  n_warnings++;
  return G_LOG_WRITER_HANDLED;
}

static void
test_broken_lines (void)
{
  static const char *const rows[] = {
    "'', '1994', '2020', '', 'null'",
    "'', '1994', '2020', '', '[[[46,40]]]'",
    "'', '1994', '2020', '', '[[[46,40],[46,91]]]'",
    "'', '1994', '2020', '', '[[[46,40],[46]]]'",
    "'', '1994', '2020', '', '[[[46,40],[46,\"x\"]]]'",
    "'', '1994', '2020', '', '[[46,40],[46,41]]'",
    "'', '1994', '2020', '', '[[[46,40],[47,41]'",
    "'', '1994', '2020', '', '[]'",
    "'', '1994', '2020', '', NULL",
    "'', 'soon', '2020', '', '[[[46,40],[47,41]]]'",
    "'', NULL, NULL, '', '[[[46,40],[47,41]]]'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("CREATE TABLE dated_lines (id, name, begin, end, source, geom);"
                           "INSERT INTO dated_lines VALUES ('a', %s)",
                           rows[i]);
      g_autoptr (DatelineMbtiles) archive = map_archive_new (sql);
      g_autoptr (GPtrArray) lines = NULL;

      g_test_message ("%s", rows[i]);
      n_warnings = 0;
      lines = dateline_dated_lines_load (archive, NULL);
      g_assert_cmpuint (n_warnings, ==, 1);
      g_assert_cmpuint (lines->len, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (count_warnings, NULL, NULL);
  g_test_add_func ("/map-names/basemap", test_basemap);
  g_test_add_func ("/map-names/dataset", test_dataset);
  g_test_add_func ("/map-names/no-tables", test_no_tables);
  g_test_add_func ("/map-names/lines", test_lines);
  g_test_add_func ("/map-names/touching", test_touching);
  g_test_add_func ("/map-names/broken-lines", test_broken_lines);
  return g_test_run ();
}
