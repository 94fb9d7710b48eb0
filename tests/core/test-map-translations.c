/* The map's names in the language of the reader, and what the offline map promises of them. */
#include "dated-lines.h"
#include "language.h"
#include "map-archive.h"
#include "map-names.h"
#include "map-translations.h"

#include <string.h>

static void
test_rank (void)
{
  static const struct
  {
    const char *user, *language;
    guint rank; /* counted among those of the user; only its order is promised */
  } cases[] = {
    { "hy", "hy", 0 },          { "hy:ru", "ru", 1 },      { "ru", "ru-RU", 0 },
    { "hy", "en", 1000 },       { "en:hy", "en", 0 },      { "hy", "az", G_MAXUINT },
    { "hy", "hyw", G_MAXUINT }, { "hy", NULL, G_MAXUINT }, { "az", "AZ", 0 },
    { "hy", "", G_MAXUINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_setenv ("LANGUAGE", cases[i].user, TRUE);
      g_test_message ("%s: %s", cases[i].user, cases[i].language);
      g_assert_cmpuint (dateline_language_rank (cases[i].language), ==, cases[i].rank);
    }
}

static DatelineMbtiles *
make_map (void)
{
  return map_archive_new (
      "CREATE TABLE places (minzoom INT, lon INT, lat INT, pop INT, cc TEXT, name TEXT, disputed "
      "INT);"
      "INSERT INTO places VALUES (4, 445152, 401777, 1093485, 'AM', 'Yerevan', 0);"
      "CREATE TABLE labels (kind TEXT, minzoom INT, lon INT, lat INT, rank INT, name TEXT, angle "
      "INT);"
      "INSERT INTO labels VALUES ('sea', 3, 510000, 415000, 1, 'Caspian Sea', 0);"
      "CREATE TABLE dated_lines (id, name, begin, end, source, geom);"
      "INSERT INTO dated_lines VALUES ('a', 'Line of contact', '1994-05-12', '2020-11-10', '',"
      "  '[[[46,40],[46,40.5]]]');"
      "CREATE TABLE translations (name TEXT, language TEXT, text TEXT);"
      "INSERT INTO translations VALUES ('Yerevan', 'ru', 'Ереван'), ('Yerevan', 'hy', 'Երևան'),"
      "  ('Caspian Sea', 'ru', 'Каспийское море'), ('Caspian Sea', 'hy', ''),"
      "  ('Line of contact', 'ru', 'Линия соприкосновения'), (NULL, 'ru', 'x'), ('Yerevan', NULL, "
      "'x'),"
      "  ('Caspian Sea', 'ru', NULL), (x'ff', 'ru', x'fffe')");
}

static void
test_names (void)
{
  static const struct
  {
    const char *user, *town, *sea, *line;
  } cases[] = {
    { "ru", "Ереван", "Каспийское море", "Линия соприкосновения" },
    { "hy", "Երևան", "Caspian Sea", "Line of contact" },
    { "hy:ru", "Երևան", "Каспийское море", "Линия соприкосновения" },
    { "en:ru", "Yerevan", "Caspian Sea", "Line of contact" },
    { "ka", "Yerevan", "Caspian Sea", "Line of contact" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineMbtiles) archive = make_map ();
      g_autoptr (DatelineMapNames) names = NULL;
      g_autoptr (GPtrArray) lines = NULL;

      g_setenv ("LANGUAGE", cases[i].user, TRUE);
      names = dateline_map_names_new (archive, NULL, NULL);
      lines = dateline_dated_lines_load (archive, NULL);
      g_assert_cmpuint (dateline_map_names_get_length (names), ==, 2);
      g_assert_cmpstr (dateline_map_names_get (names, 0)->text, ==, cases[i].town);
      g_assert_cmpstr (dateline_map_names_get (names, 1)->text, ==, cases[i].sea);
      g_assert_cmpstr (((DatelineDatedLine *) lines->pdata[0])->name, ==, cases[i].line);
    }
}

static void
test_broken (void)
{
  g_autoptr (DatelineMbtiles) none = map_archive_new ("");
  g_autoptr (DatelineMbtiles) other = map_archive_new ("CREATE TABLE translations (name TEXT)");
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) texts = dateline_map_translations_load (none, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (texts), ==, 0);
  g_assert_null (dateline_map_translations_load (other, &error));
  g_assert_nonnull (error);
  g_assert_null (dateline_map_names_new (other, NULL, NULL));
  g_assert_null (dateline_dated_lines_load (other, NULL));
}

static void
add_name (sqlite3_stmt *row, gpointer data)
{
  g_ptr_array_add (data, g_strdup ((const char *) sqlite3_column_text (row, 0)));
}

/* All labels and dated lines, and the towns around Karabakh, in each of the languages; a name in
 * both usages stays one. */
static void
test_offline_map (void)
{
  static const char *const languages[] = { "az", "hy", "ru", "tr" };
  g_autofree char *path =
      g_build_filename (g_getenv ("DATELINE_DATA_DIR"), "basemap", "basemap.mbtiles", NULL);
  g_autoptr (DatelineMbtiles) archive = dateline_mbtiles_open (path, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (dateline_mbtiles_query (
      archive,
      "SELECT name FROM labels UNION SELECT name FROM dated_lines UNION SELECT name FROM places "
      "WHERE disputed OR lon BETWEEN 450000 AND 485000 AND lat BETWEEN 385000 AND 410000",
      add_name,
      names,
      NULL));
  g_assert_cmpuint (names->len, >, 500);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GHashTable) texts = NULL;

      g_setenv ("LANGUAGE", languages[i], TRUE);
      texts = dateline_map_translations_load (archive, NULL);
      for (guint j = 0; j < names->len; j++)
        {
          const char *name = names->pdata[j];
          const char *text = g_hash_table_lookup (texts, name);

          g_test_message ("%s: %s", languages[i], name);
          g_assert_nonnull (text);
          g_assert_cmpint (strstr (name, " / ") != NULL, ==, strstr (text, " / ") != NULL);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-translations/rank", test_rank);
  g_test_add_func ("/map-translations/names", test_names);
  g_test_add_func ("/map-translations/broken", test_broken);
  g_test_add_func ("/map-translations/offline-map", test_offline_map);
  return g_test_run ();
}
