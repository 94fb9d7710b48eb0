#include "label-placement.h"

#include <math.h>

typedef struct
{
  guint n;
  double world;
  DatelineLabelAnchor *anchors;
  float *widths;
  float *heights;
  guint n_measured;
} Set;

static void
measure (guint label, float *width, float *height, gpointer data)
{
  Set *set = data;

  *width = set->widths[label];
  *height = set->heights[label];
  set->n_measured++;
}

/* Labels around one place of the world, @spread of it, so that many touch. */
static Set
make_set (guint n, double world, double x, double spread)
{
  static const DatelineLabelSides sides[] = { DATELINE_LABEL_AROUND,
                                              DATELINE_LABEL_CENTER,
                                              DATELINE_LABEL_ABOVE | DATELINE_LABEL_BELOW };
  Set set = { n, world, g_new (DatelineLabelAnchor, n), g_new (float, n), g_new (float, n), 0 };

  for (guint i = 0; i < n; i++)
    {
      double at = x + g_test_rand_double_range (-spread, spread);

      set.anchors[i] = (DatelineLabelAnchor){
        { at - floor (at), CLAMP (0.4 + g_test_rand_double_range (-spread, spread), 0.0, 1.0) },
        (guint) g_test_rand_int_range (0, (gint32) n / 2 + 1),
        sides[g_test_rand_int_range (0, G_N_ELEMENTS (sides))],
        (float) g_test_rand_int_range (0, 8),
        (float) g_test_rand_int_range (200, 260),
        (float) g_test_rand_int_range (30, 60),
        i % 3 == 0 ? 1 + i % 5 : 0,
      };
      set.widths[i] = (float) g_test_rand_int_range (10, 200);
      set.heights[i] = (float) g_test_rand_int_range (8, 30);
    }
  return set;
}

static void
clear_set (Set *set)
{
  g_free (set->anchors);
  g_free (set->widths);
  g_free (set->heights);
}

static DatelineLabelBox
make_box (const Set *set, guint label, DatelineLabelSides side)
{
  float gap = set->anchors[label].clearance;
  float width = set->widths[label], height = set->heights[label];
  float x = side == DATELINE_LABEL_RIGHT  ? gap
            : side == DATELINE_LABEL_LEFT ? -gap - width
                                          : -width / 2;
  float y = side == DATELINE_LABEL_BELOW   ? gap
            : side == DATELINE_LABEL_ABOVE ? -gap - height
                                           : -height / 2;

  return (DatelineLabelBox){ x, y, x + width, y + height };
}

static DatelineLabelBox
make_dot (const Set *set, guint label)
{
  float gap = set->anchors[label].clearance;

  return (DatelineLabelBox){ -gap, -gap, gap, gap };
}

/* Which side of the one box the other is on, at @scale times the zoom: 1 to 4, or 0 where they
 * overlap. */
static guint
get_sides_apart (
    const Set *set, guint i, DatelineLabelBox a, guint j, DatelineLabelBox b, double scale)
{
  double x =
      remainder (set->anchors[j].point.x - set->anchors[i].point.x, 1.0) * set->world * scale;
  double y = (set->anchors[j].point.y - set->anchors[i].point.y) * set->world * scale;

  return (b.x0 + x >= a.x1 ? 1 : 0) | (b.x1 + x <= a.x0 ? 2 : 0) | (b.y0 + y >= a.y1 ? 4 : 0) |
         (b.y1 + y <= a.y0 ? 8 : 0);
}

static gboolean
collide (const Set *set, guint i, DatelineLabelBox a, guint j, DatelineLabelBox b)
{
  return (get_sides_apart (set, i, a, j, b, 1.0) & get_sides_apart (set, i, a, j, b, 2.0)) == 0;
}

/* Whether two repeat one name too near to one another. */
static gboolean
repeat (const Set *set, guint i, guint j)
{
  double x = remainder (set->anchors[j].point.x - set->anchors[i].point.x, 1.0) * set->world;
  double y = (set->anchors[j].point.y - set->anchors[i].point.y) * set->world;

  return set->anchors[i].group != 0 && set->anchors[i].group == set->anchors[j].group &&
         sqrt (x * x + y * y) < DATELINE_LABEL_GROUP_DISTANCE;
}

/* The whole world, label after label, each against all that are shown. */
static GArray *
place_all (const Set *set)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (DatelinePlacedLabel));

  for (guint rank = 0; rank <= set->n; rank++)
    for (guint i = 0; i < set->n; i++)
      for (guint side = 1; set->anchors[i].rank == rank && side <= DATELINE_LABEL_BELOW; side <<= 1)
        {
          DatelinePlacedLabel placed = { i,
                                         (DatelineLabelSides) side,
                                         make_box (set, i, (DatelineLabelSides) side) };
          gboolean free = (set->anchors[i].sides & side) != 0;

          for (guint j = 0; free && j < shown->len; j++)
            {
              const DatelinePlacedLabel *other = &g_array_index (shown, DatelinePlacedLabel, j);
              DatelineLabelBox dot = make_dot (set, i), other_dot = make_dot (set, other->label);

              free = !repeat (set, i, other->label) &&
                     !collide (set, i, placed.box, other->label, other->box) &&
                     !collide (set, i, dot, other->label, other->box) &&
                     !collide (set, i, placed.box, other->label, other_dot) &&
                     !collide (set, i, dot, other->label, other_dot);
            }
          if (!free)
            continue;
          g_array_append_val (shown, placed);
          break;
        }
  return shown;
}

static gboolean
are_same (const DatelinePlacedLabel *a, const DatelinePlacedLabel *b)
{
  return a->label == b->label && a->side == b->side && a->box.x0 == b->box.x0 &&
         a->box.y0 == b->box.y0 && a->box.x1 == b->box.x1 && a->box.y1 == b->box.y1;
}

static void
test_whole (void)
{
  for (int round = 0; round < 60; round++)
    {
      double world = ldexp (256, g_test_rand_int_range (2, 15));
      Set set = make_set ((guint) g_test_rand_int_range (0, 400),
                          world,
                          g_test_rand_double_range (0, 1),
                          MIN (0.4, 800 / world));
      g_autoptr (DatelineLabelPlacement) placement =
          dateline_label_placement_new (set.anchors, set.n, set.world, measure, &set);
      g_autoptr (GArray) shown =
          dateline_label_placement_query (placement, (DatelineBox){ 0, 0, 1, 1 });
      g_autoptr (GArray) expected = place_all (&set);

      g_assert_cmpuint (shown->len, ==, expected->len);
      for (guint i = 0; i < shown->len; i++)
        g_assert_true (are_same (&g_array_index (shown, DatelinePlacedLabel, i),
                                 &g_array_index (expected, DatelinePlacedLabel, i)));
      g_assert_cmpuint (set.n_measured, <=, set.n);
      clear_set (&set);
    }
}

/* Nothing overlaps at any zoom from the whole one up to the next. */
static void
test_no_overlap (void)
{
  for (int round = 0; round < 30; round++)
    {
      Set set = make_set (300, 256 << 9, 0.6, 0.006);
      g_autoptr (DatelineLabelPlacement) placement =
          dateline_label_placement_new (set.anchors, set.n, set.world, measure, &set);
      g_autoptr (GArray) shown =
          dateline_label_placement_query (placement, (DatelineBox){ 0, 0, 1, 1 });

      g_assert_cmpuint (shown->len, >, 20);
      for (double scale = 1.0; scale < 2.0; scale += 0.07)
        for (guint i = 0; i < shown->len; i++)
          for (guint j = 0; j < i; j++)
            {
              const DatelinePlacedLabel *a = &g_array_index (shown, DatelinePlacedLabel, i);
              const DatelinePlacedLabel *b = &g_array_index (shown, DatelinePlacedLabel, j);

              g_assert_true (get_sides_apart (&set, a->label, a->box, b->label, b->box, scale) !=
                             0);
              g_assert_true (
                  get_sides_apart (
                      &set, a->label, make_dot (&set, a->label), b->label, b->box, scale) != 0);
              g_assert_true (
                  get_sides_apart (
                      &set, a->label, a->box, b->label, make_dot (&set, b->label), scale) != 0);
            }
      clear_set (&set);
    }
}

static gboolean
touches (const Set *set, const DatelinePlacedLabel *placed, DatelineBox view)
{
  DatelinePoint point = set->anchors[placed->label].point;

  return point.x + placed->box.x0 / set->world <= view.x1 &&
         point.x + placed->box.x1 / set->world >= view.x0 &&
         point.y + placed->box.y0 / set->world <= view.y1 &&
         point.y + placed->box.y1 / set->world >= view.y0;
}

/* Whether all of @labels that touch @view are in @others, and look the same there. */
static gboolean
are_within (const Set *set, GArray *labels, GArray *others, DatelineBox view)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const DatelinePlacedLabel *label = &g_array_index (labels, DatelinePlacedLabel, i);
      gboolean found = !touches (set, label, view);

      for (guint j = 0; !found && j < others->len; j++)
        found = are_same (label, &g_array_index (others, DatelinePlacedLabel, j));
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* However one pans, in whatever order, a view shows what the whole world shows there. */
static void
test_panning (void)
{
  for (int round = 0; round < 20; round++)
    {
      Set set = make_set (500, 256 << 8, 0.5, 0.02);
      g_autoptr (DatelineLabelPlacement) placement =
          dateline_label_placement_new (set.anchors, set.n, set.world, measure, &set);
      g_autoptr (GArray) expected = place_all (&set);

      for (int pan = 0; pan < 60; pan++)
        {
          double x = 0.5 + g_test_rand_double_range (-0.025, 0.02);
          double y = 0.4 + g_test_rand_double_range (-0.025, 0.02);
          DatelineBox view = { x, y, x + 0.006, y + 0.004 };
          g_autoptr (GArray) shown = dateline_label_placement_query (placement, view);

          g_assert_true (are_within (&set, shown, expected, view));
          g_assert_true (are_within (&set, expected, shown, view));
        }
      clear_set (&set);
    }
}

/* A small view must not cost the world. */
static void
test_lazy (void)
{
  Set set = make_set (20000, 256 << 10, 0.5, 0.05);
  g_autoptr (DatelineLabelPlacement) placement =
      dateline_label_placement_new (set.anchors, set.n, set.world, measure, &set);
  g_autoptr (GArray) shown =
      dateline_label_placement_query (placement, (DatelineBox){ 0.5, 0.4, 0.505, 0.403 });

  g_assert_cmpuint (shown->len, >, 0);
  g_assert_cmpuint (set.n_measured, <, 300);
  clear_set (&set);
}

/* A view across the date line has the labels of both sides. */
static void
test_date_line (void)
{
  DatelineLabelAnchor anchors[] = {
    { { 0.9995, 0.5 }, 1, DATELINE_LABEL_CENTER, 0, 120, 30 },
    { { 0.0005, 0.5 }, 2, DATELINE_LABEL_CENTER, 0, 120, 30 },
    { { 0.0050, 0.5 }, 3, DATELINE_LABEL_CENTER, 0, 120, 30 },
  };
  float widths[] = { 100, 100, 100 }, heights[] = { 20, 20, 20 };
  Set set = { 3, 256 << 7, anchors, widths, heights, 0 };
  DatelineBox views[] = { { 0.99, 0.49, 1.01, 0.51 }, { -0.01, 0.49, 0.01, 0.51 } };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (DatelineLabelPlacement) placement =
          dateline_label_placement_new (anchors, 3, set.world, measure, &set);
      g_autoptr (GArray) shown = dateline_label_placement_query (placement, views[i]);

      g_assert_cmpuint (
          shown->len, ==, 2); /* the second is under the first, the third is clear of it */
      g_assert_cmpuint (g_array_index (shown, DatelinePlacedLabel, 0).label, ==, 0);
      g_assert_cmpuint (g_array_index (shown, DatelinePlacedLabel, 1).label, ==, 2);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-placement/whole", test_whole);
  g_test_add_func ("/label-placement/no-overlap", test_no_overlap);
  g_test_add_func ("/label-placement/panning", test_panning);
  g_test_add_func ("/label-placement/lazy", test_lazy);
  g_test_add_func ("/label-placement/date-line", test_date_line);
  return g_test_run ();
}
