/* Marks without a widget: every event shown is behind exactly one mark, where the map has it; what
 * is picked is what is drawn; the ring has every category. */
#include "builder.h"
#include "fade.h"
#include "map/event-label.h"
#include "map/event-layout.h"
#include "map/event-extent.h"

#include <math.h>

#define WIDTH 900
#define HEIGHT 600

static DatelineStore *
create_store (guint n, double spread)
{
  DatelineBuilder *builder = dateline_builder_new ();

  for (guint i = 0; i < 4; i++)
    {
      char id[2] = { 'a' + i, 0 };

      dateline_builder_add_category (builder, &(DatelineCategory){ .id = id });
    }
  for (guint i = 0; i < n; i++)
    {
      DatelineDraft draft = DATELINE_DRAFT_INIT;
      g_autofree char *when = g_strdup_printf ("20%02d", g_test_rand_int_range (0, 24));
      gboolean town = g_test_rand_int_range (0, 3) == 0;

      g_assert_true (dateline_draft_set_when (&draft, when, NULL, NULL));
      draft.category = g_test_rand_int_range (0, 4);
      draft.point.x = 0.63 + (town ? 0 : g_test_rand_double_range (-spread, spread));
      draft.point.y = 0.38 + (town ? 0 : g_test_rand_double_range (-spread, spread));
      dateline_builder_add_event (builder, &draft, NULL);
    }
  return dateline_builder_finish (builder);
}

/* A view of @zoom around (0.63 + @worlds, 0.38). */
static DatelineAffine
create_affine (double zoom, double worlds)
{
  double scale = 256 * exp2 (zoom);

  return (DatelineAffine){ .xx = scale,
                           .yy = scale,
                           .x0 = WIDTH / 2.0 - (0.63 + worlds) * scale,
                           .y0 = HEIGHT / 2.0 - 0.38 * scale };
}

static void
check_mark (const DatelineColumns *columns,
            const DatelineAffine *affine,
            DatelineEventLayout *layout,
            const DatelineEventMark *mark,
            guint8 *seen)
{
  guint n;
  const guint32 *members = dateline_event_layout_get_members (layout, mark, &n);
  const DatelineRing *ring = dateline_event_layout_get_ring (layout, mark);
  guint categories = 0, sectors = 0;

  g_assert_cmpuint (n, ==, mark->n);
  g_assert_cmpuint (mark->row, ==, members[n - 1]);
  for (guint i = 0; i < n; i++)
    {
      DatelinePoint pixel = dateline_affine_apply (
          affine, (DatelinePoint){ columns->x[members[i]], columns->y[members[i]] });

      g_assert_cmpuint (seen[members[i]]++, ==, 0);
      g_assert_cmpfloat (
          hypot (pixel.x - mark->x, pixel.y - mark->y), <=, DATELINE_MARK_RADIUS * G_SQRT2 + 1);
      categories |= 1u << columns->category[members[i]];
    }
  for (guint i = 0; i < DATELINE_RING_SECTORS; i++)
    {
      g_assert_true (i == 0 || ring->sectors[i - 1] <= ring->sectors[i]);
      sectors |= 1u << ring->sectors[i];
    }
  if (n > 1)
    g_assert_cmpuint (sectors, ==, categories);
}

static void
assert_has (DatelineEventLayout *layout, const DatelineEventMark *mark, guint32 row)
{
  guint n, found = 0;
  const guint32 *members;

  g_assert_nonnull (mark);
  members = dateline_event_layout_get_members (layout, mark, &n);
  for (guint i = 0; i < n; i++)
    found += members[i] == row;
  g_assert_cmpuint (found, ==, 1);
}

static void
test_marks (void)
{
  g_autoptr (DatelineStore) store = create_store (500, 0.001);
  g_autoptr (DatelineRows) rows = dateline_rows_new_all (500);
  g_autoptr (DatelineEventLayout) layout = dateline_event_layout_new ();
  const DatelineColumns *columns = dateline_store_get_columns (store);

  dateline_event_layout_set_rows (layout, store, rows);
  for (double zoom = 2; zoom <= 9; zoom += 0.3)
    {
      DatelineAffine affine = create_affine (zoom, 0);
      g_autofree guint8 *seen = g_new0 (guint8, 500);
      const DatelineEventMark *marks;
      guint n;

      dateline_event_layout_update (layout, &affine, WIDTH, HEIGHT);
      marks = dateline_event_layout_get_marks (layout, &n);
      for (guint i = 0; i < n; i++)
        {
          const DatelineEventMark *hit =
              dateline_event_layout_pick (layout, marks[i].x, marks[i].y);

          check_mark (columns, &affine, layout, &marks[i], seen);
          g_assert_true (hit >= &marks[i]);
        }
      for (guint row = 0; row < 500; row++)
        {
          g_assert_cmpuint (seen[row], ==, 1);
          assert_has (layout, dateline_event_layout_find (layout, row, FALSE), row);
        }
      g_assert_null (dateline_event_layout_pick (layout, -500, -500));
    }
}

static void
test_selection (void)
{
  g_autoptr (DatelineStore) store = create_store (200, 0.01);
  g_autoptr (DatelineRows) rows = dateline_rows_new_all (200);
  g_autoptr (DatelineEventLayout) layout = dateline_event_layout_new ();
  const DatelineColumns *columns = dateline_store_get_columns (store);
  DatelineAffine affine = create_affine (6, 0);
  guint apart = 0;

  dateline_event_layout_set_rows (layout, store, rows);
  for (guint32 row = 0; row < 200; row++)
    {
      const DatelineEventMark *marks, *last;
      DatelinePoint pixel =
          dateline_affine_apply (&affine, (DatelinePoint){ columns->x[row], columns->y[row] });
      guint n, total = 0;

      dateline_event_layout_set_selection (layout, row);
      dateline_event_layout_update (layout, &affine, WIDTH, HEIGHT);
      marks = dateline_event_layout_get_marks (layout, &n);
      last = &marks[n - 1];
      g_assert_true (last->selected);
      g_assert_cmpuint (last->row, ==, row);
      g_assert_cmpfloat (last->opacity, ==, 1);
      g_assert_cmpfloat (hypot (pixel.x - last->x, pixel.y - last->y), <=, 1);
      g_assert_true (dateline_event_layout_pick (layout, pixel.x, pixel.y) == last);
      g_assert_true (dateline_event_layout_find (layout, row, TRUE) == last);
      assert_has (layout, dateline_event_layout_find (layout, row, FALSE), row);
      g_assert_true ((dateline_event_layout_find (layout, row, FALSE) == last) ==
                     (last->cluster != DATELINE_NONE));
      for (guint i = 0; i + 1 < n; i++)
        {
          g_assert_false (marks[i].selected);
          total += marks[i].n;
        }
      apart += last->cluster == DATELINE_NONE;
      g_assert_cmpuint (total + (last->cluster == DATELINE_NONE ? 0 : last->n), ==, 200);
    }
  g_assert_cmpuint (apart, >, 0);
  g_assert_cmpuint (apart, <, 200);
}

static void
test_fading (void)
{
  g_autoptr (DatelineStore) store = create_store (100, 0.01);
  g_autoptr (DatelineRows) rows = dateline_rows_new_all (100);
  g_autoptr (DatelineEventLayout) layout = dateline_event_layout_new ();
  const DatelineColumns *columns = dateline_store_get_columns (store);
  DatelineSpan window = dateline_store_get_extent (store);
  DatelineAffine affine = create_affine (8, 0);
  const DatelineEventMark *marks;
  guint n;

  dateline_event_layout_set_rows (layout, store, rows);
  dateline_event_layout_set_time (layout, window, window.end);
  dateline_event_layout_update (layout, &affine, WIDTH, HEIGHT);
  marks = dateline_event_layout_get_marks (layout, &n);
  for (guint i = 0; i < n; i++)
    {
      guint n_members;
      const guint32 *members = dateline_event_layout_get_members (layout, &marks[i], &n_members);
      DatelineTime end = DATELINE_TIME_MIN;

      for (guint j = 0; j < n_members; j++)
        end = MAX (end, columns->end[members[j]]);
      g_assert_cmpfloat (marks[i].opacity, ==, dateline_fade_get_opacity (end, window, window.end));
    }
}

/* The same marks in the world one further. */
static void
test_date_line (void)
{
  g_autoptr (DatelineStore) store = create_store (100, 0.01);
  g_autoptr (DatelineRows) rows = dateline_rows_new_all (100);
  g_autoptr (DatelineEventLayout) here = dateline_event_layout_new ();
  g_autoptr (DatelineEventLayout) there = dateline_event_layout_new ();
  DatelineAffine affine_here = create_affine (6, 0), affine_there = create_affine (6, 1);
  const DatelineEventMark *a, *b;
  guint n_a, n_b;

  dateline_event_layout_set_rows (here, store, rows);
  dateline_event_layout_set_rows (there, store, rows);
  dateline_event_layout_set_selection (here, 5);
  dateline_event_layout_set_selection (there, 5);
  dateline_event_layout_update (here, &affine_here, WIDTH, HEIGHT);
  dateline_event_layout_update (there, &affine_there, WIDTH, HEIGHT);
  a = dateline_event_layout_get_marks (here, &n_a);
  b = dateline_event_layout_get_marks (there, &n_b);
  g_assert_cmpuint (n_a, ==, n_b);
  for (guint i = 0; i < n_a; i++)
    {
      g_assert_cmpuint (a[i].row, ==, b[i].row);
      g_assert_cmpfloat (fabs (a[i].x - b[i].x), <=, 1);
      g_assert_cmpfloat (fabs (a[i].y - b[i].y), <=, 1);
    }
}

static void
test_affine (void)
{
  for (int i = 0; i < 1000; i++)
    {
      double angle = g_test_rand_double_range (0, 2 * G_PI);
      double scale = 256 * exp2 (g_test_rand_double_range (1, 18));
      DatelineAffine affine = { scale * cos (angle),
                                -scale * sin (angle),
                                scale * sin (angle),
                                scale * cos (angle),
                                g_test_rand_double_range (-1e6, 1e6),
                                g_test_rand_double_range (-1e6, 1e6) };
      DatelinePoint pixel = { g_test_rand_double_range (0, WIDTH),
                              g_test_rand_double_range (0, HEIGHT) };
      DatelinePoint point = dateline_affine_invert (&affine, pixel);
      DatelinePoint back = dateline_affine_apply (&affine, point);

      g_assert_cmpfloat_with_epsilon (back.x, pixel.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (back.y, pixel.y, 1e-6);
      g_assert_true (
          dateline_box_contains (dateline_affine_get_view (&affine, WIDTH, HEIGHT, 1), point));
    }
}

/* Wherever the mark is, the label is inside the view and beside the mark if there is room. */
static void
test_labels (void)
{
  for (int i = 0; i < 10000; i++)
    {
      double x = g_test_rand_double_range (0, WIDTH), y = g_test_rand_double_range (0, HEIGHT);
      double radius = g_test_rand_double_range (8, 30);
      double width = g_test_rand_double_range (20, 300), height = g_test_rand_double_range (15, 60);
      graphene_rect_t rect =
          dateline_event_label_place (x, y, radius, width, height, WIDTH, HEIGHT);
      graphene_rect_t mark =
          GRAPHENE_RECT_INIT (x - radius + 1, y - radius + 1, 2 * radius - 2, 2 * radius - 2);

      g_assert_cmpfloat (rect.origin.x, >=, 0);
      g_assert_cmpfloat (rect.origin.y, >=, 0);
      g_assert_cmpfloat (rect.origin.x + rect.size.width, <=, WIDTH + 0.01);
      g_assert_cmpfloat (rect.origin.y + rect.size.height, <=, HEIGHT + 0.01);
      g_assert_false (graphene_rect_intersection (&rect, &mark, NULL));
    }
}

/* A place that is coarsely known never looks like a spot: it has its disc or its ring. */
static void
test_extents (void)
{
  DatelineBuilder *builder = dateline_builder_new ();
  g_autoptr (DatelineStore) store = NULL;
  const DatelineColumns *columns;

  for (guint i = 0; i < DATELINE_N_PLACE_PRECISIONS; i++)
    {
      DatelineDraft draft = DATELINE_DRAFT_INIT;

      g_assert_true (dateline_draft_set_when (&draft, "2020-10-10", NULL, NULL));
      draft.event.title = dateline_builder_add_text (builder, NULL, "An event");
      draft.point = dateline_geo_project (45, 40);
      draft.place_precision = i;
      dateline_builder_add_event (builder, &draft, NULL);
    }
  store = dateline_builder_finish (builder);
  columns = dateline_store_get_columns (store);
  for (guint32 row = 0; row < columns->n_events; row++)
    for (double zoom = 2; zoom <= 18; zoom += 0.25)
      {
        double metres = dateline_event_extent_get (store, row);
        double pixels = metres * dateline_geo_units_per_metre (columns->y[row]) * 256 * exp2 (zoom);
        gboolean disc = dateline_event_extent_has_disc (pixels, WIDTH, HEIGHT);
        gboolean ring = dateline_event_extent_has_ring (store, row, pixels, WIDTH, HEIGHT);

        g_assert_true ((columns->place_precision[row] >= DATELINE_PLACE_TOWN) == (metres > 0));
        g_assert_true (metres > 0 || (!disc && !ring));
        g_assert_true (ring || columns->place_precision[row] < DATELINE_PLACE_REGION);
        g_assert_true (disc || ring || pixels < 20);
      }
}

static void
test_counts (void)
{
  static const struct
  {
    guint32 n;
    const char *text;
  } cases[] = {
    { 2, "2" },         { 999, "999" },        { 1000, "1.0k" }, { 1249, "1.2k" },
    { 9949, "9.9k" },   { 9951, "10k" },       { 34567, "35k" }, { 999499, "999k" },
    { 999500, "1.0M" }, { 12345678, "12.3M" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dateline_event_sign_format_count (cases[i].n);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event-layout/marks", test_marks);
  g_test_add_func ("/event-layout/selection", test_selection);
  g_test_add_func ("/event-layout/fading", test_fading);
  g_test_add_func ("/event-layout/date-line", test_date_line);
  g_test_add_func ("/event-layout/affine", test_affine);
  g_test_add_func ("/event-layout/labels", test_labels);
  g_test_add_func ("/event-layout/extents", test_extents);
  g_test_add_func ("/event-layout/counts", test_counts);
  return g_test_run ();
}
