#include "list/event-model.h"

#include "../core/sample-store.h"

#define N_EVENTS 60

/* What a view would hold, kept up by the signals alone. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, position + i, g_list_model_get_item (model, position + i));
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (model));
}

static DatelineStore *
store_new (void)
{
  SampleEvent events[N_EVENTS];

  for (guint i = 0; i < N_EVENTS; i++)
    events[i] = (SampleEvent){ NULL, "2020", "x" };
  return sample_store_new (events, N_EVENTS);
}

static DatelineRows *
random_rows (double share)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; row < N_EVENTS; row++)
    if (g_test_rand_double () < share)
      g_array_append_val (rows, row);
  return dateline_rows_new_take (rows);
}

static void
test_changes (void)
{
  g_autoptr (DatelineStore) store = store_new ();
  g_autoptr (DatelineEventModel) model = dateline_event_model_new ();
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (DatelineRows) rows = random_rows (g_test_rand_double ());

      dateline_event_model_set_rows (model, store, rows);
      g_assert_cmpuint (mirror->len, ==, dateline_rows_get_length (rows));
      for (guint i = 0; i < mirror->len; i++)
        {
          guint32 row = dateline_rows_get (rows, i);

          g_assert_cmpuint (dateline_event_item_get_row (g_ptr_array_index (mirror, i)), ==, row);
          g_assert_cmpuint (dateline_event_model_find (model, row), ==, i);
        }
    }
}

static void
test_identity (void)
{
  g_autoptr (DatelineStore) store = store_new ();
  g_autoptr (DatelineEventModel) model = dateline_event_model_new ();
  g_autoptr (DatelineRows) all = dateline_rows_new_all (N_EVENTS);
  g_autoptr (DatelineRows) none = dateline_rows_new_all (0);
  g_autoptr (GObject) held = NULL;
  g_autoptr (GObject) again = NULL;

  dateline_event_model_set_rows (model, store, all);
  held = g_list_model_get_item (G_LIST_MODEL (model), 7);
  dateline_event_model_set_rows (model, store, none);
  g_assert_cmpuint (dateline_event_model_find (model, 7), ==, G_MAXUINT);
  dateline_event_model_set_rows (model, store, all);
  again = g_list_model_get_item (G_LIST_MODEL (model), 7);
  g_assert_true (held == again);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event-model/changes", test_changes);
  g_test_add_func ("/event-model/identity", test_identity);
  return g_test_run ();
}
