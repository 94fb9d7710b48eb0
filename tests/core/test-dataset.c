/* What the bundled dataset promises, looked up in the store and, where the store no longer tells,
 * in the file itself. With DATELINE_DOCUMENTS, a folder, every excerpt is compared with its
 * document. */
#include "loader.h"
#include "verify.h"

#include <json-glib/json-glib.h>
#include <string.h>

static char *
get_path (void)
{
  return g_build_filename (g_getenv ("DATELINE_DATA_DIR"), "datasets", "karabakh.geojson", NULL);
}

static DatelineStore *
load (DatelineReport **report)
{
  g_autofree char *path = get_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  DatelineStore *store = dateline_loader_load_sync (file, report, &error);

  g_assert_no_error (error);
  return store;
}

/* The reader's checks: references, offsets, notes, names, sides. */
static void
test_report (void)
{
  g_autoptr (DatelineReport) report = NULL;
  g_autoptr (DatelineStore) store = load (&report);
  g_autofree char *text = dateline_report_to_string (report);

  g_assert_cmpstr (text, ==, "");
  g_assert_cmpuint (dateline_store_get_n_events (store), >=, 50);
  g_assert_cmpuint (dateline_store_get_n_sources (store), ==, 5);
}

/* Nothing is lost on the way. */
static void
test_complete (void)
{
  g_autofree char *path = get_path ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DatelineStore) store = load (NULL);
  JsonArray *features;
  guint n;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  features = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                           "features");
  n = json_array_get_length (features);
  g_assert_cmpuint (dateline_store_get_n_events (store), ==, n);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *feature = json_array_get_object_element (features, i);
      JsonObject *properties = json_object_get_object_member (feature, "properties");
      const char *id = json_object_get_string_member (feature, "id");
      guint32 row = dateline_store_find (store, id);
      guint n_excerpts;

      g_assert_true (g_hash_table_add (ids, (gpointer) id));
      g_assert_cmpuint (row, !=, DATELINE_NO_ROW);
      dateline_store_get_excerpts (store, row, &n_excerpts);
      g_assert_cmpuint (
          n_excerpts,
          ==,
          json_array_get_length (json_object_get_array_member (properties, "excerpts")));
      g_assert_cmpstr (dateline_store_get_event (store, row).when,
                       ==,
                       json_object_get_string_member (properties, "when"));
    }
}

static void
test_events (void)
{
  g_autoptr (DatelineStore) store = load (NULL);
  const DatelineColumns *columns = dateline_store_get_columns (store);

  for (guint32 row = 0; row < columns->n_events; row++)
    {
      DatelineEvent event = dateline_store_get_event (store, row);
      g_autoptr (GHashTable) sides = g_hash_table_new (g_str_hash, g_str_equal);
      guint n;
      const DatelineExcerpt *excerpts = dateline_store_get_excerpts (store, row, &n);

      g_test_message ("%s", event.id);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (columns->status[row], !=, DATELINE_STATUS_UNSTATED);
      g_assert_cmpuint (columns->place_precision[row], !=, DATELINE_PLACE_UNSTATED);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpint (
              g_utf8_strlen (excerpts[i].text, -1), ==, excerpts[i].end - excerpts[i].start);
          g_assert_cmpint (excerpts[i].stance, !=, DATELINE_STANCE_UNSTATED);
          g_assert_cmpuint (excerpts[i].actor, !=, DATELINE_NONE);
          if (dateline_store_get_actor (store, excerpts[i].actor)->side != NULL)
            g_hash_table_add (sides,
                              (gpointer) dateline_store_get_actor (store, excerpts[i].actor)->side);
        }
      if (columns->status[row] == DATELINE_STATUS_DISPUTED)
        g_assert_cmpuint (g_hash_table_size (sides), >=, 2);
      if (event.when_basis > DATELINE_BASIS_STATED)
        g_assert_cmpuint (event.when_note, !=, 0);
      if (event.place_basis > DATELINE_BASIS_STATED)
        g_assert_cmpuint (event.place_note, !=, 0);
    }
}

/* What the dataset says itself, it says in each of its languages; not what it quotes: the excerpts,
 * a document's own headline. */
static const char *const languages[] = { "en", "az", "hy", "ru", "tr" };

static void
assert_told (DatelineStore *store, DatelineText text)
{
  g_assert_cmpuint (text, !=, 0);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const char *told = dateline_store_get_text_in (store, text, languages[i]);

      g_assert_nonnull (told);
      g_assert_cmpstr (told, !=, "");
    }
  g_assert_cmpuint (dateline_store_get_n_variants (store, text), ==, G_N_ELEMENTS (languages));
}

static void
assert_told_if_any (DatelineStore *store, DatelineText text)
{
  if (text != 0)
    assert_told (store, text);
}

static void
test_languages_of_events (void)
{
  g_autoptr (DatelineStore) store = load (NULL);

  for (guint32 row = 0; row < dateline_store_get_n_events (store); row++)
    {
      DatelineEvent event = dateline_store_get_event (store, row);

      g_test_message ("%s", event.id);
      assert_told (store, event.title);
      assert_told_if_any (store, event.when_note);
      assert_told_if_any (store, event.place_note);
      assert_told_if_any (store, event.note);
    }
}

static void
test_languages_of_records (void)
{
  g_autoptr (DatelineStore) store = load (NULL);

  assert_told (store, dateline_store_get_title (store));
  assert_told (store, dateline_store_get_description (store));
  assert_told (store, dateline_store_get_license (store));
  for (guint i = 0; i < dateline_store_get_n_sources (store); i++)
    {
      const DatelineSource *source = dateline_store_get_source (store, i);

      assert_told (store, source->kind);
      assert_told (store, source->voice);
      assert_told (store, source->note);
    }
  for (guint i = 0; i < dateline_store_get_n_categories (store); i++)
    assert_told (store, dateline_store_get_category (store, i)->title);
  for (guint i = 0; i < dateline_store_get_n_actors (store); i++)
    assert_told (store, dateline_store_get_actor (store, i)->title);
  for (guint i = 0; i < dateline_store_get_n_places (store); i++)
    assert_told (store, dateline_store_get_place (store, i)->names);
}

/* Beside the two usages in their own scripts, no language has one name alone. */
static void
assert_both_names (DatelineStore *store, const DatelinePlace *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (!g_str_equal (languages[i], "az") && !g_str_equal (languages[i], "hy"))
      g_assert_nonnull (
          strstr (dateline_store_get_text_in (store, place->names, languages[i]), " / "));
}

static void
test_places (void)
{
  g_autoptr (DatelineStore) store = load (NULL);
  guint n_disputed = 0;

  for (guint32 i = 0; i < dateline_store_get_n_places (store); i++)
    {
      const DatelinePlace *place = dateline_store_get_place (store, i);

      g_test_message ("%s", place->id);
      g_assert_cmpuint (place->names, !=, 0);
      if (!place->disputed)
        continue;
      n_disputed++;
      g_assert_nonnull (dateline_store_get_text_in (store, place->names, "az"));
      g_assert_nonnull (dateline_store_get_text_in (store, place->names, "hy"));
      assert_both_names (store, place);
    }
  g_assert_cmpuint (n_disputed, >, 0);
}

static void
test_documents (void)
{
  const char *folder_name = g_getenv ("DATELINE_DOCUMENTS");
  g_autoptr (DatelineReport) report = NULL;
  g_autoptr (DatelineStore) store = load (&report);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *text = NULL;
  DatelineVerification result;

  if (folder_name == NULL)
    {
      g_test_skip ("DATELINE_DOCUMENTS names no folder with the documents");
      return;
    }
  folder = g_file_new_for_path (folder_name);
  result = dateline_verify (store, folder, report);
  text = dateline_report_to_string (report);
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpuint (result.n_documents, ==, dateline_store_get_n_sources (store));
  g_assert_cmpuint (result.n_good, ==, result.n_excerpts);
  g_assert_cmpuint (result.n_excerpts, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dataset/report", test_report);
  g_test_add_func ("/dataset/complete", test_complete);
  g_test_add_func ("/dataset/events", test_events);
  g_test_add_func ("/dataset/places", test_places);
  g_test_add_func ("/dataset/languages-of-events", test_languages_of_events);
  g_test_add_func ("/dataset/languages-of-records", test_languages_of_records);
  g_test_add_func ("/dataset/documents", test_documents);
  return g_test_run ();
}
