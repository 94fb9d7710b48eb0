/* See event-model.h. The cache maps a row to its living item without a reference; a weak reference
 * takes the entry out when the item goes. */
#include "event-model.h"

/* More runs than this are told as one change of everything: each run costs a move of what follows.
 */
#define RUNS_MAX 64

struct _DatelineEventItem
{
  GObject parent_instance;
  DatelineStore *store;
  guint32 row;
};

G_DEFINE_FINAL_TYPE (DatelineEventItem, dateline_event_item, G_TYPE_OBJECT)

static void
dateline_event_item_finalize (GObject *object)
{
  dateline_store_unref (DATELINE_EVENT_ITEM (object)->store);
  G_OBJECT_CLASS (dateline_event_item_parent_class)->finalize (object);
}

static void
dateline_event_item_class_init (DatelineEventItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_event_item_finalize;
}

static void
dateline_event_item_init (DatelineEventItem *self)
{
}

DatelineStore *
dateline_event_item_get_store (DatelineEventItem *self)
{
  return self->store;
}

guint32
dateline_event_item_get_row (DatelineEventItem *self)
{
  return self->row;
}

struct _DatelineEventModel
{
  GObject parent_instance;
  DatelineStore *store;
  GArray *rows;       /* guint32, ascending */
  GHashTable *living; /* row -> DatelineEventItem, not owned */
};

static void
item_went_cb (gpointer data, GObject *where_the_item_was)
{
  DatelineEventModel *self = data;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->living);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (item == where_the_item_was)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

static void
forget_items (DatelineEventModel *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->living);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_went_cb, self);
  g_hash_table_remove_all (self->living);
}

static GType
dateline_event_model_get_item_type (GListModel *model)
{
  return DATELINE_TYPE_EVENT_ITEM;
}

static guint
dateline_event_model_get_n_items (GListModel *model)
{
  return DATELINE_EVENT_MODEL (model)->rows->len;
}

static gpointer
dateline_event_model_get_item (GListModel *model, guint position)
{
  DatelineEventModel *self = DATELINE_EVENT_MODEL (model);
  guint32 row = dateline_event_model_get_row (self, position);
  DatelineEventItem *item;

  if (row == DATELINE_NO_ROW)
    return NULL;
  item = g_hash_table_lookup (self->living, GUINT_TO_POINTER (row));
  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (DATELINE_TYPE_EVENT_ITEM, NULL);
  item->store = dateline_store_ref (self->store);
  item->row = row;
  g_hash_table_insert (self->living, GUINT_TO_POINTER (row), item);
  g_object_weak_ref (G_OBJECT (item), item_went_cb, self);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dateline_event_model_get_item_type;
  iface->get_n_items = dateline_event_model_get_n_items;
  iface->get_item = dateline_event_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DatelineEventModel,
                               dateline_event_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
dateline_event_model_finalize (GObject *object)
{
  DatelineEventModel *self = DATELINE_EVENT_MODEL (object);

  forget_items (self);
  g_hash_table_unref (self->living);
  g_array_unref (self->rows);
  g_clear_pointer (&self->store, dateline_store_unref);
  G_OBJECT_CLASS (dateline_event_model_parent_class)->finalize (object);
}

static void
dateline_event_model_class_init (DatelineEventModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_event_model_finalize;
}

static void
dateline_event_model_init (DatelineEventModel *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->living = g_hash_table_new (NULL, NULL);
}

DatelineEventModel *
dateline_event_model_new (void)
{
  return g_object_new (DATELINE_TYPE_EVENT_MODEL, NULL);
}

/* A stretch that differs: @removed rows from @position of the old are replaced by @added from
 * @source of the new. */
typedef struct
{
  guint position, removed, source, added;
} Run;

/* The runs in which two ascending sets differ, in order. */
static GArray *
find_runs (const guint32 *old, guint n_old, const guint32 *new, guint n_new)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  guint i = 0, j = 0;

  while (i < n_old || j < n_new)
    {
      Run run = { i, 0, j, 0 };

      while ((i < n_old || j < n_new) && !(i < n_old && j < n_new && old[i] == new[j]))
        {
          if (j == n_new || (i < n_old && old[i] < new[j]))
            i++;
          else
            j++;
        }
      run.removed = i - run.position;
      run.added = j - run.source;
      if (run.removed + run.added > 0)
        g_array_append_val (runs, run);
      while (i < n_old && j < n_new && old[i] == new[j])
        i++, j++;
    }
  return runs;
}

static void
apply_run (DatelineEventModel *self, const Run *run, const guint32 *new)
{
  if (run->removed > 0)
    g_array_remove_range (self->rows, run->position, run->removed);
  if (run->added > 0)
    g_array_insert_vals (self->rows, run->position, new + run->source, run->added);
  g_list_model_items_changed (G_LIST_MODEL (self), run->position, run->removed, run->added);
}

static void
replace_store (DatelineEventModel *self, DatelineStore *store)
{
  guint n_old = self->rows->len;

  forget_items (self);
  g_array_set_size (self->rows, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, 0);
  g_clear_pointer (&self->store, dateline_store_unref);
  self->store = dateline_store_ref (store);
}

void
dateline_event_model_set_rows (DatelineEventModel *self, DatelineStore *store, DatelineRows *rows)
{
  const guint32 *new = dateline_rows_get_data (rows);
  guint n_new = dateline_rows_get_length (rows);
  g_autoptr (GArray) runs = NULL;

  if (store != self->store)
    replace_store (self, store);
  runs = find_runs ((const guint32 *) self->rows->data, self->rows->len, new, n_new);
  if (runs->len > RUNS_MAX)
    {
      g_array_index (runs, Run, 0) = (Run){ 0, self->rows->len, 0, n_new };
      g_array_set_size (runs, 1);
    }
  for (guint i = runs->len; i > 0; i--)
    apply_run (self, &g_array_index (runs, Run, i - 1), new);
}

guint
dateline_event_model_find (DatelineEventModel *self, guint32 row)
{
  const guint32 *rows = (const guint32 *) self->rows->data;
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (rows[middle] < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->rows->len && rows[low] == row ? low : G_MAXUINT;
}

guint32
dateline_event_model_get_row (DatelineEventModel *self, guint position)
{
  return position < self->rows->len ? g_array_index (self->rows, guint32, position)
                                    : DATELINE_NO_ROW;
}
