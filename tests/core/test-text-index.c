#include "sample-store.h"
#include "text-fold.h"
#include "text-index.h"

#include <string.h>

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "Shusha", "shusha" },
    { "Şuşa", "susa" },
    { "XANKƏNDİ", "xankendi" },
    { "Laçın", "lacin" },
    { "Շուշի", "շուշի" },
    { "ШУША", "шуша" },
    { "Élan ｆｕｌｌ", "elan full" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = dateline_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

/* Words drawn from a small vocabulary, so that searches hit; the oracle looks at the titles alone.
 */
static void
test_oracle (void)
{
  static const char *vocabulary[] = { "Bridge", "ROAD", "Çay", "tower", "Mərkəz", "ré", "zone" };
  static const char *words[] = { "bridge", "road", "cay", "tow", "merkez", "re", "zone", "q" };

  for (guint round = 0; round < 100; round++)
    {
      guint n = g_test_rand_int_range (1, 40);
      g_autofree SampleEvent *events = g_new0 (SampleEvent, n);
      g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (DatelineStore) store = NULL;
      g_autoptr (DatelineTextIndex) index = NULL;

      for (guint i = 0; i < n; i++)
        {
          g_ptr_array_add (titles,
                           g_strdup_printf ("%s %s",
                                            vocabulary[g_test_rand_int_range (0, 7)],
                                            vocabulary[g_test_rand_int_range (0, 7)]));
          events[i] = (SampleEvent){ NULL, "2020", g_ptr_array_index (titles, i) };
        }
      store = sample_store_new (events, n);
      index = dateline_text_index_new (store, NULL);
      for (guint w = 0; w < G_N_ELEMENTS (words); w++)
        {
          g_autoptr (DatelineRows) found = dateline_text_index_search (index, words[w], NULL);

          /* The first two rows carry the place and the excerpt of the sample. */
          for (guint32 row = 2; row < n; row++)
            {
              DatelineText title = dateline_store_get_event (store, row).title;
              g_autofree char *folded = dateline_text_fold (dateline_store_get_text (store, title));

              g_assert_cmpint (
                  dateline_rows_contains (found, row), ==, strstr (folded, words[w]) != NULL);
            }
        }
    }
}

static void
test_cancelled (void)
{
  static const SampleEvent events[] = { { NULL, "2020", "x" } };
  g_autoptr (DatelineStore) store = sample_store_new (events, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (dateline_text_index_new (store, cancellable));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-index/fold", test_fold);
  g_test_add_func ("/text-index/oracle", test_oracle);
  g_test_add_func ("/text-index/cancelled", test_cancelled);
  return g_test_run ();
}
