/* Two stages. Clusters hang on the rows, the half zoom level and a part of the world half as large
 * again as the view on each side; they are kept while those hold, so that panning only moves marks.
 * Marks hang on everything and are placed at each update. */
#include "event-layout.h"

#include "fade.h"

#include <math.h>

#define VIEW_MARGIN 48.0 /* pixels; a mark whose anchor is outside may still be seen */
#define PICK_MARGIN 3.0

struct _DatelineEventLayout
{
  DatelineStore *store;
  DatelineRows *rows;
  DatelineSpan window;
  DatelineTime playhead;
  guint32 selection;

  DatelineClusters *clusters; /* NULL where stale */
  DatelineRing *rings;
  DatelineBox covered;
  double radius;

  GArray *marks;
};

DatelineEventLayout *
dateline_event_layout_new (void)
{
  DatelineEventLayout *self = g_new0 (DatelineEventLayout, 1);

  self->selection = DATELINE_NO_ROW;
  self->marks = g_array_new (FALSE, FALSE, sizeof (DatelineEventMark));
  return self;
}

static void
drop_clusters (DatelineEventLayout *self)
{
  g_clear_pointer (&self->clusters, dateline_clusters_free);
  g_clear_pointer (&self->rings, g_free);
}

void
dateline_event_layout_free (DatelineEventLayout *self)
{
  drop_clusters (self);
  g_clear_pointer (&self->rows, dateline_rows_unref);
  g_clear_pointer (&self->store, dateline_store_unref);
  g_array_unref (self->marks);
  g_free (self);
}

void
dateline_event_layout_set_rows (DatelineEventLayout *self, DatelineStore *store, DatelineRows *rows)
{
  DatelineStore *new_store = store ? dateline_store_ref (store) : NULL;
  DatelineRows *new_rows = rows ? dateline_rows_ref (rows) : NULL;

  drop_clusters (self);
  g_array_set_size (self->marks, 0);
  g_clear_pointer (&self->rows, dateline_rows_unref);
  g_clear_pointer (&self->store, dateline_store_unref);
  self->store = new_store;
  self->rows = new_rows;
}

void
dateline_event_layout_set_time (DatelineEventLayout *self,
                                DatelineSpan window,
                                DatelineTime playhead)
{
  self->window = window;
  self->playhead = playhead;
}

void
dateline_event_layout_set_selection (DatelineEventLayout *self, guint32 row)
{
  self->selection = row;
}

/* Shares DATELINE_RING_SECTORS out by @counts: one to each category that is there at all, the rest
 * by largest shortfall. With more categories than sectors the rarest go without. */
static void
share_sectors (const guint32 *counts, guint n_categories, guint32 total, guint16 *sectors)
{
  g_autofree guint8 *shares = g_new0 (guint8, n_categories);
  guint n = 0;

  for (guint i = 0; i < DATELINE_RING_SECTORS; i++)
    {
      double most = -INFINITY;
      guint best = 0;

      for (guint j = 0; j < n_categories; j++)
        {
          double share = (double) counts[j] * DATELINE_RING_SECTORS / total;
          double lack =
              shares[j] == 0 && counts[j] > 0 ? share + DATELINE_RING_SECTORS : share - shares[j];

          if (counts[j] > 0 && lack > most)
            {
              most = lack;
              best = j;
            }
        }
      shares[best]++;
    }
  for (guint j = 0; j < n_categories; j++)
    for (guint i = 0; i < shares[j]; i++)
      sectors[n++] = j;
}

static void
make_rings (DatelineEventLayout *self)
{
  const DatelineColumns *columns = dateline_store_get_columns (self->store);
  guint n_categories = dateline_store_get_n_categories (self->store);
  g_autofree guint32 *counts = g_new (guint32, n_categories);

  self->rings = g_new0 (DatelineRing, MAX (self->clusters->n_clusters, 1));
  for (guint i = 0; i < self->clusters->n_clusters; i++)
    {
      const DatelineCluster *cluster = &self->clusters->clusters[i];
      const guint32 *rows = self->clusters->rows + cluster->first;
      DatelineTime end = columns->end[rows[0]];

      memset (counts, 0, n_categories * sizeof *counts);
      for (guint j = 0; j < cluster->n_members; j++)
        {
          counts[columns->category[rows[j]]]++;
          end = MAX (end, columns->end[rows[j]]);
        }
      self->rings[i].end = end;
      if (cluster->n_members > 1)
        share_sectors (counts, n_categories, cluster->n_members, self->rings[i].sectors);
    }
}

static gboolean
box_covers (DatelineBox outer, DatelineBox inner)
{
  return outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && outer.x1 >= inner.x1 &&
         outer.y1 >= inner.y1;
}

static void
ensure_clusters (DatelineEventLayout *self, DatelineBox view, double zoom)
{
  const DatelineColumns *columns = dateline_store_get_columns (self->store);
  double radius = dateline_cluster_radius (DATELINE_MARK_RADIUS, zoom);
  double width = view.x1 - view.x0, height = view.y1 - view.y0;

  if (self->clusters && self->radius == radius && box_covers (self->covered, view))
    return;
  drop_clusters (self);
  self->radius = radius;
  self->covered = (DatelineBox){
    view.x0 - width / 2, view.y0 - height / 2, view.x1 + width / 2, view.y1 + height / 2
  };
  self->clusters =
      dateline_clusters_new (columns->x, columns->y, self->rows, radius, self->covered);
  make_rings (self);
}

static double
get_mark_radius (DatelineMarkKind kind, guint32 n, gboolean selected)
{
  if (kind == DATELINE_MARK_SINGLE)
    return (selected ? DATELINE_MARK_SIZE + 4 : DATELINE_MARK_SIZE) / 2;
  return n < 10 ? 13 : n < 100 ? 14 : n < 1000 ? 16 : 18;
}

static void
add_mark (DatelineEventLayout *self,
          const DatelineAffine *affine,
          DatelineEventMark mark,
          DatelinePoint point,
          DatelineTime end)
{
  DatelinePoint pixel = dateline_affine_apply (affine, point);

  mark.x = round (pixel.x);
  mark.y = round (pixel.y);
  mark.radius = get_mark_radius (mark.kind, mark.n, mark.selected);
  mark.opacity = mark.selected ? 1 : dateline_fade_get_opacity (end, self->window, self->playhead);
  g_array_append_val (self->marks, mark);
}

static DatelineEventMark
describe_cluster (DatelineEventLayout *self, guint index)
{
  const DatelineCluster *cluster = &self->clusters->clusters[index];

  return (DatelineEventMark){
    .kind = cluster->n_members == 1               ? DATELINE_MARK_SINGLE
            : dateline_cluster_is_stack (cluster) ? DATELINE_MARK_STACK
                                                  : DATELINE_MARK_CLUSTER,
    .cluster = index,
    .row = self->clusters->rows[cluster->first + cluster->n_members - 1],
    .n = cluster->n_members,
  };
}

/* The selected event is drawn last: as the sign of its stack, or apart from its cluster. */
static void
add_selected (DatelineEventLayout *self, const DatelineAffine *affine, guint index)
{
  const DatelineColumns *columns = dateline_store_get_columns (self->store);
  const DatelineCluster *cluster = &self->clusters->clusters[index];
  DatelineEventMark mark = describe_cluster (self, index);
  double x = columns->x[self->selection];

  if (mark.kind == DATELINE_MARK_CLUSTER)
    mark = (DatelineEventMark){ .kind = DATELINE_MARK_SINGLE, .cluster = DATELINE_NONE, .n = 1 };
  mark.row = self->selection;
  mark.selected = TRUE;
  add_mark (self,
            affine,
            mark,
            (DatelinePoint){ x + round (cluster->anchor.x - x), columns->y[self->selection] },
            0);
}

void
dateline_event_layout_update (DatelineEventLayout *self,
                              const DatelineAffine *affine,
                              int width,
                              int height)
{
  DatelineBox view = dateline_affine_get_view (affine, width, height, VIEW_MARGIN);
  guint selected = DATELINE_NONE;

  g_array_set_size (self->marks, 0);
  if (self->rows == NULL || dateline_rows_get_length (self->rows) == 0)
    return;
  ensure_clusters (self, view, log2 (dateline_affine_get_scale (affine) / 256));
  if (self->selection != DATELINE_NO_ROW && dateline_rows_contains (self->rows, self->selection))
    selected = dateline_clusters_find (self->clusters, self->selection);
  for (guint i = 0; i < self->clusters->n_clusters; i++)
    {
      DatelineEventMark mark = describe_cluster (self, i);

      if (!dateline_box_contains (view, self->clusters->clusters[i].anchor))
        continue;
      if (i != selected || mark.kind == DATELINE_MARK_CLUSTER)
        add_mark (self, affine, mark, self->clusters->clusters[i].anchor, self->rings[i].end);
    }
  if (selected != DATELINE_NONE)
    add_selected (self, affine, selected);
}

const DatelineEventMark *
dateline_event_layout_get_marks (DatelineEventLayout *self, guint *n_marks)
{
  *n_marks = self->marks->len;
  return (const DatelineEventMark *) (const void *) self->marks->data;
}

const DatelineEventMark *
dateline_event_layout_pick (DatelineEventLayout *self, double x, double y)
{
  for (guint i = self->marks->len; i > 0; i--)
    {
      const DatelineEventMark *mark = &g_array_index (self->marks, DatelineEventMark, i - 1);

      if (hypot (x - mark->x, y - mark->y) <= mark->radius + PICK_MARGIN)
        return mark;
    }
  return NULL;
}

const DatelineEventMark *
dateline_event_layout_find (DatelineEventLayout *self, guint32 row, gboolean apart)
{
  guint cluster = self->clusters ? dateline_clusters_find (self->clusters, row) : DATELINE_NONE;
  const DatelineEventMark *found = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const DatelineEventMark *mark = &g_array_index (self->marks, DatelineEventMark, i);

      if (mark->cluster == DATELINE_NONE ? apart && mark->row == row
                                         : cluster != DATELINE_NONE && mark->cluster == cluster)
        found = mark;
    }
  return found;
}

const DatelineRing *
dateline_event_layout_get_ring (DatelineEventLayout *self, const DatelineEventMark *mark)
{
  return &self->rings[mark->cluster];
}

const guint32 *
dateline_event_layout_get_members (DatelineEventLayout *self,
                                   const DatelineEventMark *mark,
                                   guint *n_members)
{
  if (mark->cluster == DATELINE_NONE)
    {
      *n_members = 1;
      return &mark->row;
    }
  *n_members = self->clusters->clusters[mark->cluster].n_members;
  return self->clusters->rows + self->clusters->clusters[mark->cluster].first;
}

DatelineBox
dateline_event_layout_get_box (DatelineEventLayout *self, const DatelineEventMark *mark)
{
  return self->clusters->clusters[mark->cluster].box;
}

double
dateline_event_layout_get_split_zoom (DatelineEventLayout *self, const DatelineEventMark *mark)
{
  return dateline_cluster_get_split_zoom (&self->clusters->clusters[mark->cluster],
                                          DATELINE_MARK_RADIUS);
}
