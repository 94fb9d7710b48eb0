#include "builder.h"
#include "timeline/profile.h"

#define WIDTH 200
#define HEIGHT 100
#define DAYS 100 /* a column each */

/* @counts events of the first category on each day, and as many of the second as said. */
static DatelineStore *
make_store (const guint *counts, guint second)
{
  g_autoptr (DatelineBuilder) builder = dateline_builder_new ();

  dateline_builder_add_category (builder, &(DatelineCategory){ .id = "a", .symbol = "strike" });
  dateline_builder_add_category (builder, &(DatelineCategory){ .id = "b", .symbol = "talks" });
  for (guint day = 0; day < DAYS; day++)
    for (guint i = 0; i < counts[day]; i++)
      {
        DatelineDraft draft = DATELINE_DRAFT_INIT;

        draft.point = (DatelinePoint){ 0.5, 0.5 };
        draft.category = i < second ? 1 : 0;
        draft.when.span = (DatelineSpan){ day * DATELINE_DAY, (day + 1) * DATELINE_DAY };
        draft.when.begin_precision = draft.when.end_precision = DATELINE_PRECISION_DAY;
        dateline_builder_add_event (builder, &draft, NULL);
      }
  return dateline_builder_finish (g_steal_pointer (&builder));
}

/* The profile's pixels, top row first; %NULL where there is none. */
static guint32 *
draw (const DatelineStore *store, gboolean *by_root)
{
  g_autoptr (DatelineTimeScale) scale =
      dateline_time_scale_new_linear ((DatelineSpan){ 0, DAYS * DATELINE_DAY });
  g_autoptr (DatelineRows) rows = dateline_rows_new_all (dateline_store_get_n_events (store));
  g_autoptr (GdkTexture) texture = dateline_profile_new (
      store, rows, scale, DATELINE_TIME_VIEW_ALL, WIDTH, HEIGHT, FALSE, by_root);
  guint32 *pixels;

  if (texture == NULL)
    return NULL;
  pixels = g_new (guint32, WIDTH * HEIGHT);
  gdk_texture_download (texture, (guchar *) pixels, WIDTH * sizeof *pixels);
  return pixels;
}

/* How many pixels of a day's column are filled, from the bottom up and without a gap. */
static int
height_of (const guint32 *pixels, guint day)
{
  int height = 0;

  while (height < HEIGHT && pixels[(HEIGHT - 1 - height) * WIDTH + 2 * day] != 0)
    height++;
  for (int y = height; y < HEIGHT; y++)
    g_assert_cmpuint (pixels[(HEIGHT - 1 - y) * WIDTH + 2 * day], ==, 0);
  return height;
}

static int
count_colors (const guint32 *pixels, guint day)
{
  int n = 0;

  for (int y = 0; y < height_of (pixels, day); y++)
    n += y == 0 ||
         pixels[(HEIGHT - 1 - y) * WIDTH + 2 * day] != pixels[(HEIGHT - y) * WIDTH + 2 * day];
  return n;
}

/* Heights are as the counts, and categories share a column. */
static void
test_even (void)
{
  guint counts[DAYS] = { 0 };
  g_autoptr (DatelineStore) store = NULL;
  g_autofree guint32 *pixels = NULL;
  gboolean by_root;

  for (guint day = 0; day < DAYS; day++)
    counts[day] = day % 4 == 0 ? 0 : 5 + day % 16;
  store = make_store (counts, 5);
  pixels = draw (store, &by_root);
  g_assert_false (by_root);
  for (guint day = 0; day < DAYS; day++)
    {
      g_assert_cmpint (height_of (pixels, day), ==, counts[day] * HEIGHT / 20);
      g_assert_cmpint (count_colors (pixels, day),
                       ==,
                       counts[day] == 0  ? 0
                       : counts[day] > 5 ? 2
                                         : 1);
    }
}

/* One day of a thousand events leaves a day of ten, and one of a single, to be seen. */
static void
test_tower (void)
{
  guint counts[DAYS] = { 0 };
  g_autoptr (DatelineStore) store = NULL;
  g_autofree guint32 *pixels = NULL;
  gboolean by_root;

  for (guint day = 0; day < DAYS; day++)
    counts[day] = day % 3 == 0 ? 10 : 1;
  counts[50] = 1000;
  store = make_store (counts, 0);
  pixels = draw (store, &by_root);
  g_assert_true (by_root);
  g_assert_cmpint (height_of (pixels, 50), ==, HEIGHT);
  g_assert_cmpint (height_of (pixels, 51), ==, HEIGHT / 10);
  g_assert_cmpint (height_of (pixels, 52), ==, 3);
  counts[50] = 100000;
  g_clear_pointer (&store, dateline_store_unref);
  g_clear_pointer (&pixels, g_free);
  store = make_store (counts, 0);
  pixels = draw (store, &by_root);
  g_assert_cmpint (height_of (pixels, 50), ==, HEIGHT);
  g_assert_cmpint (height_of (pixels, 52), ==, 2);
}

static void
test_nothing (void)
{
  const guint counts[DAYS] = { 0 };
  g_autoptr (DatelineStore) store = make_store (counts, 0);
  gboolean by_root = TRUE;

  g_assert_null (draw (store, &by_root));
  g_assert_false (by_root);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile/even", test_even);
  g_test_add_func ("/profile/tower", test_tower);
  g_test_add_func ("/profile/nothing", test_nothing);
  return g_test_run ();
}
