/* Mutations of the valid samples, seeded: half of them of the bytes (flipped, cut, doubled, values
 * changed), half of the tree (members and items taken away or made something else). Whatever comes
 * out, loading gives a store or an error with a message, and a store keeps its promises. 2000
 * rounds, or DATELINE_ROUNDS. */
#include "error.h"
#include "loader.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const snippets[] = {
  "null",
  "{}",
  "[]",
  "-1",
  "1e999",
  "\"\"",
  "true",
  "91",
  "[[[[]]]]",
  "\"2020-13\"",
  "\"\\ud800\"",
  "\xff",
  "\"..\"",
  "99999999999999999999",
  "{\"type\":\"Point\"}",
  "\"MultiPolygon\"",
  ",",
  ":",
};

static void
mutate (GString *text)
{
  gsize at = (gsize) g_test_rand_int_range (0, (gint32) text->len);
  gsize left = text->len - at;
  gsize n = (gsize) g_test_rand_int_range (1, 40);
  const char *snippet = snippets[g_test_rand_int_range (0, G_N_ELEMENTS (snippets))];
  const char *end;

  switch (g_test_rand_int_range (0, 7))
    {
    case 0:
      text->str[at] = (char) g_test_rand_int_range (0, 256);
      break;
    case 1:
      g_string_truncate (text, at);
      break;
    case 2:
      g_string_erase (text, (gssize) at, (gssize) MIN (n, left));
      break;
    case 3: /* a run of bytes comes twice */
      {
        g_autofree char *run = g_strndup (text->str + at, MIN (n, left));

        g_string_insert (text, (gssize) at, run);
      }
      break;
    case 4: /* a value becomes another: from a colon to the next comma or bracket */
    case 5:
      {
        const char *colon = memchr (text->str + at, ':', left);

        if (colon == NULL)
          break;
        end = strpbrk (colon + 1, ",}]");
        if (end != NULL)
          g_string_erase (text, colon + 1 - text->str, end - colon - 1);
        g_string_insert (text, colon + 1 - text->str, snippet);
      }
      break;
    default: /* a member goes: from a comma to the next one */
      {
        const char *comma = memchr (text->str + at, ',', left);

        end = comma == NULL ? NULL : strchr (comma + 1, ',');
        if (end != NULL)
          g_string_erase (text, comma - text->str, end - comma);
      }
    }
}

static JsonNode *
make_value (void)
{
  static const char *const values[] = {
    "null",
    "{}",
    "[]",
    "-1",
    "0.5",
    "1e300",
    "\"\"",
    "true",
    "[[[[1,2]]]]",
    "\"2020-13\"",
    "\"1915~\"",
    "\"..\"",
    "\"2021/2020\"",
    "9999999999999",
    "\"a\"",
    "\"shelling\"",
    "\"Polygon\"",
    "\"MultiPoint\"",
    "[181,-91]",
    "[200,10]",
    "{\"en\":\"x\",\"az\":\"y\"}",
    "{\"type\":\"Point\",\"coordinates\":[1,2]}",
  };

  return json_from_string (values[g_test_rand_int_range (0, G_N_ELEMENTS (values))], NULL);
}

/* Takes away, or changes, something in @node or below it. */
static void
mutate_tree (JsonNode *node)
{
  gboolean is_object = JSON_NODE_HOLDS_OBJECT (node);
  JsonObject *object = is_object ? json_node_get_object (node) : NULL;
  JsonArray *array = is_object ? NULL : json_node_get_array (node);
  guint n = is_object ? json_object_get_size (object) : json_array_get_length (array);
  guint i = n == 0 ? 0 : (guint) g_test_rand_int_range (0, (gint32) n);
  g_autoptr (GList) members = is_object ? json_object_get_members (object) : NULL;
  const char *member = g_list_nth_data (members, i);
  JsonNode *child;

  if (n == 0)
    return;
  child = is_object ? json_object_get_member (object, member) : json_array_get_element (array, i);
  if (!JSON_NODE_HOLDS_VALUE (child) && !JSON_NODE_HOLDS_NULL (child) &&
      g_test_rand_int_range (0, 8) > 0)
    mutate_tree (child);
  else if (is_object && g_test_rand_bit ())
    json_object_remove_member (object, member);
  else if (is_object)
    json_object_set_member (object, member, make_value ());
  else if (g_test_rand_bit ())
    json_array_remove_element (array, i);
  else
    json_array_add_element (array, make_value ());
}

static void
mutate_as_tree (GString *text)
{
  static const char *const members[] = { "features", "features", "dateline", NULL };
  g_autoptr (JsonNode) root = json_from_string (text->str, NULL);
  g_autofree char *mutated = NULL;

  for (int n = g_test_rand_int_range (1, 5); n > 0; n--)
    {
      const char *member = members[g_test_rand_int_range (0, G_N_ELEMENTS (members))];
      JsonObject *object = json_node_get_object (root);
      JsonNode *node = member == NULL ? root : json_object_get_member (object, member);

      if (node != NULL && !JSON_NODE_HOLDS_VALUE (node) && !JSON_NODE_HOLDS_NULL (node))
        mutate_tree (node);
    }
  mutated = json_to_string (root, FALSE);
  g_string_assign (text, mutated);
}

static void
check_store (DatelineStore *store)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  DatelineSpan extent = dateline_store_get_extent (store);

  g_assert_cmpint (extent.begin, <=, extent.end);
  for (guint32 i = 0; i < dateline_store_get_n_places (store); i++)
    {
      DatelinePoint point = dateline_store_get_place (store, i)->point;

      g_assert_true (isnan (point.x) || (point.x >= 0 && point.x <= 1));
    }
  for (guint32 row = 0; row < columns->n_events; row++)
    {
      DatelineEvent event = dateline_store_get_event (store, row);
      g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (event.when, NULL);
      DatelineGeometry geometry;
      guint n;
      const DatelineExcerpt *excerpts = dateline_store_get_excerpts (store, row, &n);
      const DatelineRelation *relations;

      g_assert_nonnull (edtf);
      g_assert_cmpint (columns->begin[row], <, columns->end[row]);
      g_assert_true (row == 0 || columns->begin[row - 1] <= columns->begin[row]);
      g_assert_true (columns->x[row] >= 0 && columns->x[row] <= 1);
      g_assert_true (columns->y[row] >= 0 && columns->y[row] <= 1);
      g_assert_true (isfinite (columns->radius[row]));
      g_assert_nonnull (dateline_store_get_category (store, columns->category[row]));
      g_assert_true (columns->place[row] == DATELINE_NONE ||
                     columns->place[row] < dateline_store_get_n_places (store));
      g_assert_true (event.id == NULL || dateline_store_find (store, event.id) == row);
      g_assert_true (g_utf8_validate (dateline_store_get_text (store, event.title), -1, NULL));
      for (guint i = 0; i < n; i++)
        {
          g_assert_nonnull (dateline_store_get_source (store, excerpts[i].source)->id);
          g_assert_cmpint (excerpts[i].text[0], !=, '\0');
        }
      relations = dateline_store_get_relations (store, row, &n);
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (relations[i].row, <, columns->n_events);
      if (dateline_store_get_geometry (store, row, &geometry))
        g_assert_cmpuint (geometry.part_ends[geometry.n_parts - 1], >=, 2);
    }
}

static void
test_mutations (gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "valid", data, NULL);
  g_autofree char *sample = NULL;
  const char *rounds = g_getenv ("DATELINE_ROUNDS");
  guint n_rounds = rounds == NULL ? 2000 : (guint) atoi (rounds), n_stores = 0;
  gsize length;

  g_assert_true (g_file_get_contents (path, &sample, &length, NULL));
  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (GString) text = g_string_new_len (sample, (gssize) length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (DatelineReport) report = NULL;
      g_autoptr (DatelineStore) store = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *lines = NULL;

      if (g_test_rand_bit ())
        mutate_as_tree (text);
      else
        for (int n = g_test_rand_int_range (1, 4); n > 0 && text->len > 0; n--)
          mutate (text);
      bytes = g_bytes_new (text->str, text->len);
      store = dateline_loader_load_bytes (bytes, "x", &report, &error);
      g_assert_true ((store == NULL) == (error != NULL));
      g_assert_nonnull (report);
      lines = dateline_report_to_string (report);
      g_assert_true (g_utf8_validate (lines, -1, NULL));
      if (error != NULL)
        g_assert_true (error->domain == DATELINE_ERROR &&
                       g_utf8_validate (error->message, -1, NULL));
      else
        check_store (store);
      n_stores += store != NULL;
    }
  /* else the mutations are too rough to reach the reader */
  g_assert_cmpuint (n_stores, >, n_rounds / 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/mutations/small", "small.geojson", test_mutations);
  g_test_add_data_func ("/mutations/plain", "plain.geojson", test_mutations);
  return g_test_run ();
}
