/* What hangs on events, put in the order of rows: excerpts and relations by counting, shapes by
 * sorting, ids in a table of rows. Cost: O(n), but O(s log s) for s shapes. */
#include "builder-private.h"
#include "shape.h"

#include <stdlib.h>
#include <string.h>

/* Turns counts of each row, at ends[row], into the begins of the rows' runs; each item placed at
 * ends[row]++ then makes them the ends. */
static void
counts_to_begins (guint32 *ends, guint n)
{
  guint32 sum = 0;

  for (guint i = 0; i < n; i++)
    {
      guint32 count = ends[i];

      ends[i] = sum;
      sum += count;
    }
}

void
dateline_builder_make_excerpts (DatelineBuilder *self, DatelineStore *store, const guint32 *rows)
{
  store->excerpt_ends = g_new0 (guint32, MAX (self->n_events, 1));
  store->excerpts = g_new (DatelineExcerpt, self->excerpts->len);
  for (guint i = 0; i < self->excerpts->len; i++)
    store->excerpt_ends[rows[g_array_index (self->excerpts, PendingExcerpt, i).event]]++;
  counts_to_begins (store->excerpt_ends, self->n_events);
  for (guint i = 0; i < self->excerpts->len; i++)
    {
      const PendingExcerpt *pending = &g_array_index (self->excerpts, PendingExcerpt, i);
      DatelineExcerpt *excerpt = &store->excerpts[store->excerpt_ends[rows[pending->event]]++];

      *excerpt = pending->excerpt;
      excerpt->text = resolve (store, excerpt->text);
    }
}

void
dateline_builder_make_relations (DatelineBuilder *self, DatelineStore *store, const guint32 *rows)
{
  guint n = self->relations->len;

  store->relation_ends = g_new0 (guint32, MAX (self->n_events, 1));
  store->relations = g_new (DatelineRelation, 2 * (gsize) n);
  for (guint i = 0; i < n; i++)
    {
      const PendingRelation *pending = &g_array_index (self->relations, PendingRelation, i);

      store->relation_ends[rows[pending->event]]++;
      store->relation_ends[rows[pending->target]]++;
    }
  counts_to_begins (store->relation_ends, self->n_events);
  for (guint i = 0; i < n; i++)
    {
      const PendingRelation *pending = &g_array_index (self->relations, PendingRelation, i);
      guint32 from = rows[pending->event], to = rows[pending->target];
      const char *relation = resolve (store, GUINT_TO_POINTER (pending->relation));

      store->relations[store->relation_ends[from]++] = (DatelineRelation){ to, relation, FALSE };
      store->relations[store->relation_ends[to]++] = (DatelineRelation){ from, relation, TRUE };
    }
}

static int
compare_shapes (gconstpointer a, gconstpointer b)
{
  guint32 i = ((const StoreShape *) a)->row, j = ((const StoreShape *) b)->row;

  return i < j ? -1 : i > j;
}

void
dateline_builder_make_shapes (DatelineBuilder *self, DatelineStore *store, const guint32 *rows)
{
  gsize n_points, n_parts;

  store->n_shapes = self->shapes->len;
  store->shapes = g_new (StoreShape, store->n_shapes);
  store->points = g_array_steal (self->points, &n_points);
  store->part_ends = g_array_steal (self->part_ends, &n_parts);
  for (guint i = 0; i < store->n_shapes; i++)
    {
      const PendingShape *pending = &g_array_index (self->shapes, PendingShape, i);
      StoreShape *shape = &store->shapes[i];

      shape->row = rows[pending->event];
      shape->geometry = (DatelineGeometry){
        .type = pending->type,
        .n_parts = pending->n_parts,
        .part_ends = store->part_ends + pending->first_part,
        .points = store->points + pending->first_point,
      };
      shape->geometry.box = dateline_shape_get_box (&shape->geometry);
    }
  if (store->n_shapes > 1)
    qsort (store->shapes, store->n_shapes, sizeof (StoreShape), compare_shapes);
}

void
dateline_builder_make_ids (DatelineBuilder *self, DatelineStore *store)
{
  const guint32 *ids = store->values[COLUMN_ID];

  store->n_slots = 16;
  while (store->n_slots / 2 < g_hash_table_size (self->event_ids))
    store->n_slots *= 2;
  store->rows_by_id = g_new (guint32, store->n_slots);
  memset (store->rows_by_id, 0xff, store->n_slots * sizeof (guint32));
  for (guint32 row = 0; row < self->n_events; row++)
    {
      const char *id = store->arena + ids[row];
      guint i;

      if (ids[row] == 0)
        continue;
      i = dateline_interner_hash (id, strlen (id)) & (store->n_slots - 1);
      while (store->rows_by_id[i] != DATELINE_NO_ROW)
        i = (i + 1) & (store->n_slots - 1);
      store->rows_by_id[i] = row;
    }
}
