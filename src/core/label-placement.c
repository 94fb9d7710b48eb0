/* Greedy placement, evaluated only where it is looked at. Labels are sorted by rank; anchors are
 * hashed to cells as large as two labels reach, in an array sorted by cell. To decide about a label
 * one must have decided about the better ones that may touch it, and so on; these are gathered
 * first, each once, and then decided in order of rank. So a query costs what lies in the view and a
 * little around it, and the result is the same as if the whole world had been placed. Invariant: a
 * decision, once made, stays. */
#include "config.h"

#include "label-placement.h"

#include "label-cells.h"

#include <math.h>
#include <stdlib.h>

#define CELL_X (2.0 * DATELINE_LABEL_REACH_X)
#define CELL_Y (2.0 * DATELINE_LABEL_REACH_Y)

typedef enum
{
  STATE_UNKNOWN,
  STATE_GATHERED,
  STATE_HIDDEN,
  STATE_SHOWN,
} State;

typedef struct
{
  DatelineLabelAnchor anchor;
  guint label; /* its number as the caller knows it */
  float width; /* until it is measured the most that it can be */
  float height;
  gboolean measured;
  State state;
  DatelineLabelSides side;
  DatelineLabelBox box;
} Label;

struct _DatelineLabelPlacement
{
  double world;
  guint n_labels;
  Label *labels; /* by rank */
  DatelineLabelCells *cells;
  GHashTable *groups; /* group -> array of orders, ascending */
  DatelineLabelMeasure measure;
  gpointer data;
};

static const DatelineLabelSides all_sides[] = {
  DATELINE_LABEL_CENTER, DATELINE_LABEL_RIGHT, DATELINE_LABEL_LEFT,
  DATELINE_LABEL_ABOVE,  DATELINE_LABEL_BELOW,
};

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const Label *first = a;
  const Label *second = b;

  if (first->anchor.rank != second->anchor.rank)
    return first->anchor.rank < second->anchor.rank ? -1 : 1;
  return first->label < second->label ? -1 : 1;
}

static void
add_to_group (DatelineLabelPlacement *self, guint order)
{
  gpointer group = GUINT_TO_POINTER (self->labels[order].anchor.group);
  GArray *orders = g_hash_table_lookup (self->groups, group);

  if (group == NULL)
    return;
  if (orders == NULL)
    {
      orders = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->groups, group, orders);
    }
  g_array_append_val (orders, order);
}

DatelineLabelPlacement *
dateline_label_placement_new (const DatelineLabelAnchor *anchors,
                              guint n_anchors,
                              double world,
                              DatelineLabelMeasure measure,
                              gpointer data)
{
  DatelineLabelPlacement *self = g_new0 (DatelineLabelPlacement, 1);

  self->world = world;
  self->n_labels = n_anchors;
  self->labels = g_new0 (Label, n_anchors);
  self->cells = dateline_label_cells_new ((guint) CLAMP (world / CELL_X, 1.0, 1e6),
                                          (guint) CLAMP (world / CELL_Y, 1.0, 1e6),
                                          n_anchors);
  self->groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->measure = measure;
  self->data = data;
  for (guint i = 0; i < n_anchors; i++)
    {
      Label *label = &self->labels[i];

      *label = (Label){ .anchor = anchors[i], .label = i };
      label->width =
          CLAMP (label->anchor.max_width, 0.0f, DATELINE_LABEL_REACH_X - label->anchor.clearance);
      label->height =
          CLAMP (label->anchor.max_height, 0.0f, DATELINE_LABEL_REACH_Y - label->anchor.clearance);
    }
  if (n_anchors > 0)
    qsort (self->labels, n_anchors, sizeof (Label), compare_labels);
  for (guint i = 0; i < n_anchors; i++)
    {
      dateline_label_cells_put (self->cells, self->labels[i].anchor.point);
      add_to_group (self, i);
    }
  return self;
}

void
dateline_label_placement_free (DatelineLabelPlacement *self)
{
  g_hash_table_unref (self->groups);
  g_free (self->labels);
  dateline_label_cells_free (self->cells);
  g_free (self);
}

static void
measure_label (DatelineLabelPlacement *self, Label *label)
{
  float width, height;

  if (label->measured)
    return;
  self->measure (label->label, &width, &height, self->data);
  label->width = CLAMP (width, 0.0f, label->width);
  label->height = CLAMP (height, 0.0f, label->height);
  label->measured = TRUE;
}

static DatelineLabelBox
get_box (const Label *label, DatelineLabelSides side)
{
  float width = label->width;
  float height = label->height;
  float gap = label->anchor.clearance;

  switch (side)
    {
    case DATELINE_LABEL_RIGHT:
      return (DatelineLabelBox){ gap, -height / 2, gap + width, height / 2 };
    case DATELINE_LABEL_LEFT:
      return (DatelineLabelBox){ -gap - width, -height / 2, -gap, height / 2 };
    case DATELINE_LABEL_ABOVE:
      return (DatelineLabelBox){ -width / 2, -gap - height, width / 2, -gap };
    case DATELINE_LABEL_BELOW:
      return (DatelineLabelBox){ -width / 2, gap, width / 2, gap + height };
    default:
      return (DatelineLabelBox){ -width / 2, -height / 2, width / 2, height / 2 };
    }
}

static DatelineLabelBox
get_dot (const Label *label)
{
  float gap = label->anchor.clearance;

  return (DatelineLabelBox){ -gap, -gap, gap, gap };
}

/* Every box that the label could take, and its dot. */
static DatelineLabelBox
get_hull (const Label *label)
{
  DatelineLabelBox hull = get_dot (label);

  for (guint i = 0; i < G_N_ELEMENTS (all_sides); i++)
    if (label->anchor.sides & all_sides[i])
      {
        DatelineLabelBox box = get_box (label, all_sides[i]);

        hull = (DatelineLabelBox){
          MIN (hull.x0, box.x0), MIN (hull.y0, box.y0), MAX (hull.x1, box.x1), MAX (hull.y1, box.y1)
        };
      }
  return hull;
}

/* Whether two intervals, the second shifted by @shift, stay apart on the same side while the shift
 * grows up to twice as large. */
static gboolean
stay_apart (double a0, double a1, double b0, double b1, double shift)
{
  return b0 + MIN (shift, 2.0 * shift) >= a1 || b1 + MAX (shift, 2.0 * shift) <= a0;
}

static gboolean
boxes_collide (const DatelineLabelPlacement *self,
               const Label *a,
               DatelineLabelBox box_a,
               const Label *b,
               DatelineLabelBox box_b)
{
  double across = remainder (b->anchor.point.x - a->anchor.point.x, 1.0) * self->world;
  double down = (b->anchor.point.y - a->anchor.point.y) * self->world;

  return !stay_apart (box_a.x0, box_a.x1, box_b.x0, box_b.x1, across) &&
         !stay_apart (box_a.y0, box_a.y1, box_b.y0, box_b.y1, down);
}

/* Whether the label with that box, or its dot, touches a label that is shown. */
static gboolean
labels_collide (const DatelineLabelPlacement *self,
                const Label *label,
                DatelineLabelBox box,
                const Label *shown)
{
  return boxes_collide (self, label, box, shown, shown->box) ||
         boxes_collide (self, label, get_dot (label), shown, shown->box) ||
         boxes_collide (self, label, box, shown, get_dot (shown)) ||
         boxes_collide (self, label, get_dot (label), shown, get_dot (shown));
}

static gboolean
hulls_collide (const DatelineLabelPlacement *self, const Label *a, const Label *b)
{
  return boxes_collide (self, a, get_hull (a), b, get_hull (b));
}

/* The labels whose boxes could touch one of @label's, better ones only. */
static void
collect_rivals (DatelineLabelPlacement *self, guint order, GArray *rivals)
{
  Label *label = &self->labels[order];
  DatelinePoint at = label->anchor.point;
  guint n = 0;

  g_array_set_size (rivals, 0);
  dateline_label_cells_collect (self->cells, (DatelineBox){ at.x, at.y, at.x, at.y }, 1, rivals);
  for (guint i = 0; i < rivals->len; i++)
    {
      guint order_of_rival = g_array_index (rivals, guint, i);
      Label *rival = &self->labels[order_of_rival];

      if (order_of_rival >= order || !hulls_collide (self, label, rival))
        continue;
      measure_label (self, rival);
      if (hulls_collide (self, label, rival))
        g_array_index (rivals, guint, n++) = order_of_rival;
    }
  g_array_set_size (rivals, n);
}

/* The better labels of the same group that are too near. */
static void
collect_mates (const DatelineLabelPlacement *self, guint order, GArray *mates)
{
  const Label *label = &self->labels[order];
  GArray *orders = g_hash_table_lookup (self->groups, GUINT_TO_POINTER (label->anchor.group));

  g_array_set_size (mates, 0);
  for (guint i = 0; orders != NULL && i < orders->len; i++)
    {
      guint mate = g_array_index (orders, guint, i);
      DatelinePoint point = self->labels[mate].anchor.point;
      double across = remainder (point.x - label->anchor.point.x, 1.0) * self->world;
      double down = (point.y - label->anchor.point.y) * self->world;

      if (mate < order && hypot (across, down) < DATELINE_LABEL_GROUP_DISTANCE)
        g_array_append_val (mates, mate);
    }
}

static gboolean
any_shown (const DatelineLabelPlacement *self, GArray *orders)
{
  for (guint i = 0; i < orders->len; i++)
    if (self->labels[g_array_index (orders, guint, i)].state == STATE_SHOWN)
      return TRUE;
  return FALSE;
}

static void
decide_label (DatelineLabelPlacement *self, guint order, GArray *rivals)
{
  Label *label = &self->labels[order];

  label->state = STATE_HIDDEN;
  collect_mates (self, order, rivals);
  if (any_shown (self, rivals))
    return;
  collect_rivals (self, order, rivals);
  for (guint i = 0; i < G_N_ELEMENTS (all_sides) && label->state == STATE_HIDDEN; i++)
    {
      DatelineLabelBox box = get_box (label, all_sides[i]);
      gboolean free = (label->anchor.sides & all_sides[i]) != 0;

      for (guint j = 0; free && j < rivals->len; j++)
        {
          const Label *rival = &self->labels[g_array_index (rivals, guint, j)];

          free = rival->state != STATE_SHOWN || !labels_collide (self, label, box, rival);
        }
      if (free)
        {
          label->state = STATE_SHOWN;
          label->side = all_sides[i];
          label->box = box;
        }
    }
}

static int
compare_orders (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return (first > second) - (first < second);
}

static void
gather (DatelineLabelPlacement *self, guint order, GArray *gathered)
{
  if (self->labels[order].state != STATE_UNKNOWN)
    return;
  self->labels[order].state = STATE_GATHERED;
  measure_label (self, &self->labels[order]);
  g_array_append_val (gathered, order);
}

static void
gather_all (DatelineLabelPlacement *self, GArray *orders, GArray *gathered)
{
  for (guint i = 0; i < orders->len; i++)
    gather (self, g_array_index (orders, guint, i), gathered);
}

/* Decides about @orders and all that they depend on. */
static void
decide (DatelineLabelPlacement *self, GArray *orders)
{
  g_autoptr (GArray) gathered = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) rivals = g_array_new (FALSE, FALSE, sizeof (guint));

  gather_all (self, orders, gathered);
  for (guint i = 0; i < gathered->len; i++)
    {
      collect_rivals (self, g_array_index (gathered, guint, i), rivals);
      gather_all (self, rivals, gathered);
      collect_mates (self, g_array_index (gathered, guint, i), rivals);
      gather_all (self, rivals, gathered);
    }
  g_array_sort (gathered, compare_orders);
  for (guint i = 0; i < gathered->len; i++)
    decide_label (self, g_array_index (gathered, guint, i), rivals);
}

/* Whether the label could reach into the view, whichever side it takes. */
static gboolean
is_seen (const DatelineLabelPlacement *self, const Label *label, DatelineBox view)
{
  DatelineLabelBox hull = get_hull (label);
  DatelinePoint point = label->anchor.point;
  double x = point.x + ceil (view.x0 - (point.x + hull.x1 / self->world));

  return x + hull.x0 / self->world <= view.x1 && point.y + hull.y1 / self->world >= view.y0 &&
         point.y + hull.y0 / self->world <= view.y1;
}

static GArray *
collect_view (const DatelineLabelPlacement *self, DatelineBox view)
{
  GArray *orders = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  dateline_label_cells_collect (self->cells, view, 1, orders);
  for (guint i = 0; i < orders->len; i++)
    {
      guint order = g_array_index (orders, guint, i);

      if (is_seen (self, &self->labels[order], view))
        g_array_index (orders, guint, n++) = order;
    }
  g_array_set_size (orders, n);
  g_array_sort (orders, compare_orders);
  return orders;
}

GArray *
dateline_label_placement_query (DatelineLabelPlacement *self, DatelineBox view)
{
  g_autoptr (GArray) orders = collect_view (self, view);
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (DatelinePlacedLabel));

  decide (self, orders);
  for (guint i = 0; i < orders->len; i++)
    {
      const Label *label = &self->labels[g_array_index (orders, guint, i)];
      DatelinePlacedLabel out = { label->label, label->side, label->box };

      if (label->state == STATE_SHOWN)
        g_array_append_val (placed, out);
    }
  return placed;
}
