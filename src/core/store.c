/* The immutable store. Layout: one array a column; excerpts and relations of a row stand together
 * and are found by the ends of each row's run; shapes, which few events have, are found by binary
 * search; ids by a table of rows with open addressing. Texts are handles into one arena, or groups
 * of language variants with the best one chosen when the store was built. Invariant: after the
 * builder has made it nothing changes but the reference count, so any thread may read. Cost:
 * STORE_FACT_WIDTH bytes of facts and 28 of handles an event; every getter is O(1) but
 * get_geometry, which is O(log n). */
#include "store-private.h"

#include <string.h>

G_STATIC_ASSERT (STORE_FACT_WIDTH <= 64);

static guint32
get_handle (const DatelineStore *store, StoreColumn column, guint32 row)
{
  return ((const guint32 *) store->values[column])[row];
}

static void
free_aliases (GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    g_free ((gpointer) g_array_index (places, DatelinePlace, i).aliases);
}

static void
free_store (DatelineStore *store)
{
  for (int i = 0; i < N_COLUMNS; i++)
    g_free (store->values[i]);
  free_aliases (store->places);
  g_array_unref (store->categories);
  g_array_unref (store->actors);
  g_array_unref (store->places);
  g_array_unref (store->sources);
  g_time_zone_unref (store->timezone);
  g_free (store->arena);
  g_free (store->rows_by_id);
  g_free (store->excerpt_ends);
  g_free (store->excerpts);
  g_free (store->relation_ends);
  g_free (store->relations);
  g_free (store->shapes);
  g_free (store->points);
  g_free (store->part_ends);
  g_free (store->groups);
  g_free (store->variants);
  g_free (store);
}

DatelineStore *
dateline_store_ref (DatelineStore *store)
{
  g_atomic_ref_count_inc (&store->ref_count);
  return store;
}

void
dateline_store_unref (DatelineStore *store)
{
  if (g_atomic_ref_count_dec (&store->ref_count))
    free_store (store);
}

DatelineText
dateline_store_get_title (const DatelineStore *store)
{
  return store->title;
}

DatelineText
dateline_store_get_description (const DatelineStore *store)
{
  return store->description;
}

DatelineText
dateline_store_get_license (const DatelineStore *store)
{
  return store->license;
}

const char *
dateline_store_get_timezone_id (const DatelineStore *store)
{
  return store->timezone_id == 0 ? "UTC" : get_string (store, store->timezone_id);
}

GTimeZone *
dateline_store_get_timezone (const DatelineStore *store)
{
  return store->timezone;
}

guint
dateline_store_get_n_events (const DatelineStore *store)
{
  return store->columns.n_events;
}

const DatelineColumns *
dateline_store_get_columns (const DatelineStore *store)
{
  return &store->columns;
}

DatelineEvent
dateline_store_get_event (const DatelineStore *store, guint32 row)
{
  guint8 bases;

  g_return_val_if_fail (row < store->columns.n_events, (DatelineEvent){ NULL });

  bases = ((const guint8 *) store->values[COLUMN_BASES])[row];
  return (DatelineEvent){
    .id = get_string (store, get_handle (store, COLUMN_ID, row)),
    .when = get_string (store, get_handle (store, COLUMN_WHEN, row)),
    .title = get_handle (store, COLUMN_TITLE, row),
    .description = get_handle (store, COLUMN_DESCRIPTION, row),
    .when_note = get_handle (store, COLUMN_WHEN_NOTE, row),
    .place_note = get_handle (store, COLUMN_PLACE_NOTE, row),
    .note = get_handle (store, COLUMN_NOTE, row),
    .when_basis = bases & 7,
    .place_basis = bases >> 3 & 7,
    .schematic = bases >> 6 & 1,
  };
}

DatelineWhen
dateline_store_get_when (const DatelineStore *store, guint32 row)
{
  const DatelineColumns *columns = &store->columns;

  g_return_val_if_fail (row < columns->n_events, ((DatelineWhen){ { 0, 0 } }));

  return (DatelineWhen){
    .span = { columns->begin[row], columns->end[row] },
    .begin_precision = columns->begin_precision[row],
    .end_precision = columns->end_precision[row],
    .flags = columns->when_flags[row],
  };
}

DatelineSpan
dateline_store_get_extent (const DatelineStore *store)
{
  return store->extent;
}

DatelineBox
dateline_store_get_box (const DatelineStore *store)
{
  return store->box;
}

guint32
dateline_store_find (const DatelineStore *store, const char *id)
{
  guint i = dateline_interner_hash (id, strlen (id)) & (store->n_slots - 1);

  for (;; i = (i + 1) & (store->n_slots - 1))
    {
      guint32 row = store->rows_by_id[i];

      if (row == DATELINE_NO_ROW ||
          strcmp (get_string (store, get_handle (store, COLUMN_ID, row)), id) == 0)
        return row;
    }
}

gboolean
dateline_store_get_geometry (const DatelineStore *store, guint32 row, DatelineGeometry *geometry)
{
  guint low = 0, high = store->n_shapes;
  double x, y;

  g_return_val_if_fail (row < store->columns.n_events, FALSE);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (store->shapes[middle].row < row)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < store->n_shapes && store->shapes[low].row == row)
    {
      *geometry = store->shapes[low].geometry;
      return TRUE;
    }

  x = store->columns.x[row];
  y = store->columns.y[row];
  *geometry = (DatelineGeometry){ .type = DATELINE_GEOMETRY_POINT, .box = { x, y, x, y } };
  return FALSE;
}

const DatelineExcerpt *
dateline_store_get_excerpts (const DatelineStore *store, guint32 row, guint *n_excerpts)
{
  guint32 first;

  *n_excerpts = 0;
  g_return_val_if_fail (row < store->columns.n_events, NULL);

  first = row == 0 ? 0 : store->excerpt_ends[row - 1];
  *n_excerpts = store->excerpt_ends[row] - first;
  return store->excerpts + first;
}

const DatelineRelation *
dateline_store_get_relations (const DatelineStore *store, guint32 row, guint *n_relations)
{
  guint32 first;

  *n_relations = 0;
  g_return_val_if_fail (row < store->columns.n_events, NULL);

  first = row == 0 ? 0 : store->relation_ends[row - 1];
  *n_relations = store->relation_ends[row] - first;
  return store->relations + first;
}

guint
dateline_store_get_n_categories (const DatelineStore *store)
{
  return store->categories->len;
}

const DatelineCategory *
dateline_store_get_category (const DatelineStore *store, guint32 category)
{
  g_return_val_if_fail (category < store->categories->len, NULL);
  return &g_array_index (store->categories, DatelineCategory, category);
}

guint
dateline_store_get_n_actors (const DatelineStore *store)
{
  return store->actors->len;
}

const DatelineActor *
dateline_store_get_actor (const DatelineStore *store, guint32 actor)
{
  g_return_val_if_fail (actor < store->actors->len, NULL);
  return &g_array_index (store->actors, DatelineActor, actor);
}

guint
dateline_store_get_n_places (const DatelineStore *store)
{
  return store->places->len;
}

const DatelinePlace *
dateline_store_get_place (const DatelineStore *store, guint32 place)
{
  g_return_val_if_fail (place < store->places->len, NULL);
  return &g_array_index (store->places, DatelinePlace, place);
}

guint
dateline_store_get_n_sources (const DatelineStore *store)
{
  return store->sources->len;
}

const DatelineSource *
dateline_store_get_source (const DatelineStore *store, guint32 source)
{
  g_return_val_if_fail (source < store->sources->len, NULL);
  return &g_array_index (store->sources, DatelineSource, source);
}
