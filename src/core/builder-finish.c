/* A builder becomes a store. The events are sorted by begin, end and place in the file; then each
 * column is gathered in that order and its old copy freed before the next, so that the peak is one
 * column above the store itself. Cost: O(n log n) for the sort, none where the file is in order
 * already; O(n) for the rest. */
#include "builder-private.h"

#include "language.h"

#include <string.h>

static const guint8 widths[N_COLUMNS] = COLUMN_WIDTHS;

static gint
compare_events (gconstpointer a, gconstpointer b, gpointer data)
{
  DatelineBuilder *self = data;
  guint32 i = *(const guint32 *) a, j = *(const guint32 *) b;
  const gint64 *begin = (const gint64 *) self->columns[COLUMN_BEGIN]->data;
  const gint64 *end = (const gint64 *) self->columns[COLUMN_END]->data;

  if (begin[i] != begin[j])
    return begin[i] < begin[j] ? -1 : 1;
  if (end[i] != end[j])
    return end[i] < end[j] ? -1 : 1;
  return i < j ? -1 : i > j;
}

/* The events' numbers in the order of rows. */
static guint32 *
sort_events (DatelineBuilder *self)
{
  guint32 *order = g_new (guint32, MAX (self->n_events, 1));
  gboolean sorted = TRUE;

  for (guint32 i = 0; i < self->n_events; i++)
    {
      order[i] = i;
      if (i > 0 && compare_events (&order[i - 1], &order[i], self) > 0)
        sorted = FALSE;
    }
  if (!sorted)
    g_qsort_with_data (order, (int) self->n_events, sizeof (guint32), compare_events, self);
  return order;
}

static gpointer
gather (const GArray *column, guint width, const guint32 *order)
{
  guint8 *values = g_malloc (MAX ((gsize) column->len * width, 1));

  for (guint32 row = 0; row < column->len; row++)
    memcpy (values + (gsize) row * width, column->data + (gsize) order[row] * width, width);
  return values;
}

static void
make_columns (DatelineBuilder *self, DatelineStore *store, const guint32 *order)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      store->values[i] = gather (self->columns[i], widths[i], order);
      g_clear_pointer (&self->columns[i], g_array_unref);
    }
  store->columns = (DatelineColumns){
    .n_events = self->n_events,
    .begin = store->values[COLUMN_BEGIN],
    .end = store->values[COLUMN_END],
    .x = store->values[COLUMN_X],
    .y = store->values[COLUMN_Y],
    .place = store->values[COLUMN_PLACE],
    .radius = store->values[COLUMN_RADIUS],
    .category = store->values[COLUMN_CATEGORY],
    .when_flags = store->values[COLUMN_WHEN_FLAGS],
    .status = store->values[COLUMN_STATUS],
    .place_precision = store->values[COLUMN_PLACE_PRECISION],
    .begin_precision = store->values[COLUMN_BEGIN_PRECISION],
    .end_precision = store->values[COLUMN_END_PRECISION],
  };
}

static void
make_texts (DatelineBuilder *self, DatelineStore *store)
{
  gsize n_groups, n_variants;
  g_autoptr (GHashTable) ranks = g_hash_table_new (NULL, NULL);

  store->groups = g_array_steal (self->groups, &n_groups);
  store->variants = g_array_steal (self->variants, &n_variants);
  store->n_groups = (guint) n_groups;
  for (guint i = 0; i < n_groups; i++)
    {
      StoreGroup *group = &store->groups[i];
      guint best_rank = G_MAXUINT;

      for (guint j = 0; j < group->n; j++)
        {
          gpointer language = GUINT_TO_POINTER (store->variants[group->first + j].language), rank;

          if (!g_hash_table_lookup_extended (ranks, language, NULL, &rank))
            {
              rank = GUINT_TO_POINTER (dateline_language_rank (resolve (store, language)));
              g_hash_table_insert (ranks, language, rank);
            }
          if (GPOINTER_TO_UINT (rank) < best_rank)
            {
              best_rank = GPOINTER_TO_UINT (rank);
              group->best = j;
            }
        }
    }
}

static void
resolve_places (DatelineStore *store)
{
  for (guint i = 0; i < store->places->len; i++)
    {
      DatelinePlace *place = &g_array_index (store->places, DatelinePlace, i);
      const char **aliases = (const char **) place->aliases;

      place->id = resolve (store, place->id);
      place->kind = resolve (store, place->kind);
      for (guint j = 0; aliases[j] != NULL; j++)
        aliases[j] = resolve (store, aliases[j]);
    }
}

static void
resolve_sources (DatelineStore *store)
{
  for (guint i = 0; i < store->sources->len; i++)
    {
      DatelineSource *source = &g_array_index (store->sources, DatelineSource, i);

      source->id = resolve (store, source->id);
      source->file = resolve (store, source->file);
      source->publisher = resolve (store, source->publisher);
      source->published = resolve (store, source->published);
      source->language = resolve (store, source->language);
      source->url = resolve (store, source->url);
      source->sha256 = resolve (store, source->sha256);
    }
}

static void
make_records (DatelineBuilder *self, DatelineStore *store)
{
  store->categories = g_steal_pointer (&self->categories);
  store->actors = g_steal_pointer (&self->actors);
  store->places = g_steal_pointer (&self->places);
  store->sources = g_steal_pointer (&self->sources);
  for (guint i = 0; i < store->categories->len; i++)
    {
      DatelineCategory *category = &g_array_index (store->categories, DatelineCategory, i);

      category->id = resolve (store, category->id);
      category->symbol = resolve (store, category->symbol);
    }
  for (guint i = 0; i < store->actors->len; i++)
    {
      DatelineActor *actor = &g_array_index (store->actors, DatelineActor, i);

      actor->id = resolve (store, actor->id);
      actor->side = resolve (store, actor->side);
    }
  resolve_places (store);
  resolve_sources (store);
}

DatelineStore *
dateline_builder_finish (DatelineBuilder *self)
{
  DatelineStore *store = g_new0 (DatelineStore, 1);
  g_autofree guint32 *order = sort_events (self);
  g_autofree guint32 *rows = g_new (guint32, MAX (self->n_events, 1));

  for (guint32 row = 0; row < self->n_events; row++)
    rows[order[row]] = row;
  if (self->categories->len == 0)
    dateline_builder_add_other_category (self);

  g_atomic_ref_count_init (&store->ref_count);
  store->title = self->title;
  store->description = self->description;
  store->license = self->license;
  store->timezone_id = self->timezone_id;
  store->timezone = g_time_zone_ref (self->timezone);
  store->extent = self->extent;
  store->box = self->box;
  store->arena =
      dateline_interner_free_to_arena (g_steal_pointer (&self->strings), &store->arena_size);
  make_columns (self, store, order);
  dateline_builder_make_ids (self, store);
  make_texts (self, store);
  make_records (self, store);
  dateline_builder_make_excerpts (self, store, rows);
  dateline_builder_make_relations (self, store, rows);
  dateline_builder_make_shapes (self, store, rows);
  dateline_builder_free (self);
  return store;
}
