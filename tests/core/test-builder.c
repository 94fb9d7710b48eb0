#include "builder.h"
#include "error.h"

#include <math.h>
#include <string.h>

static guint32
add_event (DatelineBuilder *builder, const char *id, DatelineTime begin, DatelineTime end)
{
  DatelineDraft draft = DATELINE_DRAFT_INIT;
  g_autoptr (GError) error = NULL;
  guint32 event;

  draft.event.id = id;
  draft.event.title = dateline_builder_add_text (builder, NULL, id);
  draft.when.span = (DatelineSpan){ begin, end };
  draft.point = dateline_geo_project (46, 39);
  event = dateline_builder_add_event (builder, &draft, &error);
  g_assert_no_error (error);
  return event;
}

static void
test_empty (void)
{
  g_autoptr (DatelineStore) store = dateline_builder_finish (dateline_builder_new ());

  g_assert_cmpuint (dateline_store_get_n_events (store), ==, 0);
  g_assert_true (dateline_span_is_empty (dateline_store_get_extent (store)));
  g_assert_true (dateline_box_is_empty (dateline_store_get_box (store)));
  g_assert_cmpuint (dateline_store_find (store, "x"), ==, DATELINE_NO_ROW);
  g_assert_cmpuint (dateline_store_get_n_categories (store), ==, 1);
  g_assert_cmpstr (dateline_store_get_timezone_id (store), ==, "UTC");
  g_assert_nonnull (dateline_store_get_timezone (store));
  g_assert_cmpstr (dateline_store_get_text (store, 0), ==, "");
}

static void
test_order (void)
{
  DatelineBuilder *builder = dateline_builder_new ();
  g_autoptr (DatelineStore) store = NULL;
  const char *order[] = { "a", "b", "c", "d", "e" };

  add_event (builder, "d", 20, 30);
  add_event (builder, "b", 10, 40);
  add_event (builder, "e", 20, 30); /* as d, and after it in the file */
  add_event (builder, "c", 10, 50);
  add_event (builder, "a", 10, 20);
  store = dateline_builder_finish (builder);

  for (guint32 row = 0; row < G_N_ELEMENTS (order); row++)
    {
      g_assert_cmpstr (dateline_store_get_event (store, row).id, ==, order[row]);
      g_assert_cmpuint (dateline_store_find (store, order[row]), ==, row);
    }
  g_assert_true (dateline_span_equal (dateline_store_get_extent (store), (DatelineSpan){ 10, 50 }));
}

static void
test_open_ends (void)
{
  DatelineBuilder *builder = dateline_builder_new ();
  g_autoptr (DatelineStore) store = NULL;

  add_event (builder, "since", 100, DATELINE_TIME_MAX);
  add_event (builder, "until", DATELINE_TIME_MIN, 50);
  store = dateline_builder_finish (builder);
  g_assert_true (
      dateline_span_equal (dateline_store_get_extent (store), (DatelineSpan){ 49, 101 }));
}

/* Every column, against what was put in. */
static void
test_columns (void)
{
  enum
  {
    N = 5000
  };
  DatelineBuilder *builder = dateline_builder_new ();
  g_autoptr (DatelineStore) store = NULL;
  g_autofree DatelineDraft *drafts = g_new0 (DatelineDraft, N);
  const DatelineColumns *columns;

  for (int i = 0; i < 7; i++)
    {
      char id[] = { (char) ('a' + i), '\0' };

      dateline_builder_add_category (builder, &(DatelineCategory){ .id = id });
      dateline_builder_add_place (builder, &(DatelinePlace){ .id = id });
    }
  for (int i = 0; i < N; i++)
    {
      DatelineDraft *draft = &drafts[i];
      g_autofree char *id = g_strdup_printf ("event-%d", i);

      draft->when.span.begin = g_test_rand_int_range (-1000, 1000);
      draft->when.span.end = draft->when.span.begin + g_test_rand_int_range (1, 100);
      draft->when.begin_precision = (guint) g_test_rand_int_range (0, 10);
      draft->when.end_precision = (guint) g_test_rand_int_range (0, 10);
      draft->when.flags = (guint) g_test_rand_int_range (0, 256);
      draft->point = (DatelinePoint){ g_test_rand_double (), g_test_rand_double () };
      draft->place = (guint) g_test_rand_int_range (0, 7);
      draft->category = (guint) g_test_rand_int_range (0, 7);
      draft->radius = (float) g_test_rand_int_range (0, 10000);
      draft->status = (guint) g_test_rand_int_range (0, DATELINE_N_STATUSES);
      draft->place_precision = (guint) g_test_rand_int_range (0, DATELINE_N_PLACE_PRECISIONS);
      draft->event.id = id;
      draft->event.when_basis = (guint) g_test_rand_int_range (0, 4);
      draft->event.place_basis = (guint) g_test_rand_int_range (0, 4);
      draft->event.schematic = g_test_rand_bit ();
      draft->event.note = dateline_builder_add_text (builder, "en", id);
      g_assert_cmpuint (dateline_builder_add_event (builder, draft, NULL), ==, i);
    }
  store = dateline_builder_finish (builder);
  columns = dateline_store_get_columns (store);
  g_assert_cmpuint (columns->n_events, ==, N);

  for (guint32 row = 0; row < N; row++)
    {
      DatelineEvent event = dateline_store_get_event (store, row);
      DatelineWhen when = dateline_store_get_when (store, row);
      const DatelineDraft *draft = &drafts[atoi (event.id + strlen ("event-"))];

      if (row > 0)
        g_assert_cmpint (columns->begin[row - 1], <=, columns->begin[row]);
      g_assert_true (dateline_span_equal (when.span, draft->when.span));
      g_assert_cmpint (when.begin_precision, ==, draft->when.begin_precision);
      g_assert_cmpint (when.end_precision, ==, draft->when.end_precision);
      g_assert_cmpint (when.flags, ==, draft->when.flags);
      g_assert_cmpfloat (columns->x[row], ==, draft->point.x);
      g_assert_cmpfloat (columns->y[row], ==, draft->point.y);
      g_assert_cmpuint (columns->place[row], ==, draft->place);
      g_assert_cmpuint (columns->category[row], ==, draft->category);
      g_assert_cmpfloat (columns->radius[row], ==, draft->radius);
      g_assert_cmpuint (columns->status[row], ==, draft->status);
      g_assert_cmpuint (columns->place_precision[row], ==, draft->place_precision);
      g_assert_cmpint (event.when_basis, ==, draft->event.when_basis);
      g_assert_cmpint (event.place_basis, ==, draft->event.place_basis);
      g_assert_cmpint (event.schematic, ==, draft->event.schematic);
      g_assert_cmpstr (dateline_store_get_text_in (store, event.note, "en"), ==, event.id);
      g_assert_cmpuint (dateline_store_find (store, event.id), ==, row);
    }
}

static guint32
add_actor (DatelineBuilder *builder, const char *id, const char *side)
{
  return dateline_builder_add_actor (builder, &(DatelineActor){ .id = id, .side = side });
}

static void
test_records (void)
{
  DatelineBuilder *builder = dateline_builder_new ();
  const char *aliases[] = { "Ghapan", "Qapan", NULL };
  g_autoptr (DatelineStore) store = NULL;
  const DatelinePlace *place;

  g_assert_cmpuint (add_actor (builder, "az", "azerbaijan"), ==, 0);
  g_assert_cmpuint (add_actor (builder, "az", NULL), ==, DATELINE_NONE);
  g_assert_cmpuint (add_actor (builder, "am", NULL), ==, 1);
  g_assert_cmpuint (add_actor (builder, NULL, NULL), ==, DATELINE_NONE);
  g_assert_cmpuint (dateline_builder_find_actor (builder, "am"), ==, 1);
  g_assert_cmpuint (dateline_builder_find_place (builder, "am"), ==, DATELINE_NONE);
  g_assert_cmpstr (dateline_builder_get_side (builder, 0), ==, "azerbaijan");
  g_assert_null (dateline_builder_get_side (builder, 1));
  dateline_builder_add_place (
      builder,
      &(DatelinePlace){
          .id = "kapan", .aliases = aliases, .point = { NAN, NAN }, .disputed = TRUE });
  dateline_builder_add_source (builder, &(DatelineSource){ .id = "004", .publisher = "A paper" });
  dateline_builder_add_category (builder,
                                 &(DatelineCategory){ .id = "strike", .symbol = "strike" });
  store = dateline_builder_finish (builder);

  g_assert_cmpuint (dateline_store_get_n_actors (store), ==, 2);
  g_assert_cmpstr (dateline_store_get_actor (store, 0)->side, ==, "azerbaijan");
  g_assert_null (dateline_store_get_actor (store, 1)->side);
  place = dateline_store_get_place (store, 0);
  g_assert_cmpstrv ((char **) place->aliases, (char **) aliases);
  g_assert_true (isnan (place->point.x));
  g_assert_true (place->disputed);
  g_assert_cmpstr (dateline_store_get_source (store, 0)->publisher, ==, "A paper");
  g_assert_cmpuint (dateline_store_get_n_categories (store), ==, 1);
  g_assert_cmpstr (dateline_store_get_category (store, 0)->symbol, ==, "strike");
}

static void
test_too_many (void)
{
  g_autoptr (DatelineBuilder) builder = dateline_builder_new ();

  for (guint i = 0; i <= DATELINE_CATEGORIES_MAX; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      guint32 number = dateline_builder_add_category (builder, &(DatelineCategory){ .id = id });

      g_assert_cmpuint (number, ==, i < DATELINE_CATEGORIES_MAX ? i : DATELINE_NONE);
    }
  g_assert_cmpuint (dateline_builder_get_n_categories (builder), ==, DATELINE_CATEGORIES_MAX);
}

/* A category that comes after the first event without one keeps its own number. */
static void
test_other_category (void)
{
  DatelineBuilder *builder = dateline_builder_new ();
  g_autoptr (DatelineStore) store = NULL;
  DatelineDraft draft = DATELINE_DRAFT_INIT;
  const DatelineColumns *columns;

  add_event (builder, "a", 1, 2);
  draft.category = dateline_builder_add_category (builder, &(DatelineCategory){ .id = "late" });
  draft.when.span = (DatelineSpan){ 3, 4 };
  dateline_builder_add_event (builder, &draft, NULL);
  store = dateline_builder_finish (builder);
  g_assert_cmpuint (dateline_store_get_n_categories (store), ==, 2);
  columns = dateline_store_get_columns (store);
  g_assert_cmpuint (columns->category[0], ==, 0);
  g_assert_cmpstr (dateline_store_get_category (store, columns->category[1])->id, ==, "late");
}

static void
test_texts (void)
{
  DatelineBuilder *builder = dateline_builder_new ();
  const char *languages[] = { "az", "en", "hy" }, *names[] = { "Şuşa", "Shusha", "Շուշի" };
  const char *rest[] = { "xx", "yy" }, *others[] = { "first", "second" };
  DatelineText plain = dateline_builder_add_text (builder, NULL, "Plain");
  DatelineText many = dateline_builder_add_variants (builder, 3, languages, names);
  DatelineText foreign = dateline_builder_add_variants (builder, 2, rest, others);
  DatelineText none = dateline_builder_add_text (builder, "en", "");
  g_autoptr (DatelineStore) store = dateline_builder_finish (builder);
  const char *language;

  g_assert_cmpuint (none, ==, 0);
  g_assert_cmpstr (dateline_store_get_text (store, plain), ==, "Plain");
  g_assert_cmpuint (dateline_store_get_n_variants (store, plain), ==, 1);
  g_assert_cmpstr (dateline_store_get_variant (store, plain, 0, &language), ==, "Plain");
  g_assert_null (language);
  g_assert_null (dateline_store_get_text_in (store, plain, "en"));
  g_assert_cmpuint (dateline_store_get_n_variants (store, 0), ==, 0);

  g_assert_cmpstr (dateline_store_get_text (store, many), ==, "Shusha"); /* the locale is C */
  g_assert_cmpstr (dateline_store_get_text_in (store, many, "hy"), ==, "Շուշի");
  g_assert_null (dateline_store_get_text_in (store, many, "ru"));
  g_assert_cmpuint (dateline_store_get_n_variants (store, many), ==, 3);
  g_assert_cmpstr (dateline_store_get_variant (store, many, 2, &language), ==, "Շուշի");
  g_assert_cmpstr (language, ==, "hy");
  g_assert_cmpstr (dateline_store_get_text (store, foreign), ==, "first");
}

static void
test_users_language (void)
{
  if (g_test_subprocess ())
    {
      DatelineBuilder *builder = dateline_builder_new ();
      const char *languages[] = { "en", "az", "hy" }, *names[] = { "in en", "in az", "in hy" };
      DatelineText many = dateline_builder_add_variants (builder, 3, languages, names);
      g_autoptr (DatelineStore) store = dateline_builder_finish (builder);

      g_print ("%s\n", dateline_store_get_text (store, many));
      return;
    }
  g_setenv ("LANGUAGE", "ru:hy_AM:az", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*in hy*");
  g_unsetenv ("LANGUAGE");
}

static void
test_timezone (void)
{
  static const char *bad[] = { "",         "Asia/Nowhere", "../../etc/passwd", "/etc/localtime",
                               ":UTC",     "Asia/../UTC",  "EST5EDT,M3.2.0",   "Asia//Baku",
                               "Asia Baku" };
  g_autoptr (DatelineBuilder) builder = dateline_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (dateline_builder_set_timezone (builder, bad[i]));
    }
  g_assert_true (dateline_builder_set_timezone (builder, "Asia/Baku"));
  g_assert_cmpstr (
      g_time_zone_get_identifier (dateline_builder_get_timezone (builder)), ==, "Asia/Baku");
}

/* Excerpts and relations, drawn at random, against lists kept by id. */
static void
test_excerpts_and_relations (void)
{
  enum
  {
    N = 300
  };
  DatelineBuilder *builder = dateline_builder_new ();
  g_autoptr (DatelineStore) store = NULL;
  GString *excerpts[N], *relations[N];

  dateline_builder_add_source (builder, &(DatelineSource){ .id = "s" });
  for (int i = 0; i < N; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);

      excerpts[i] = g_string_new (NULL);
      relations[i] = g_string_new (NULL);
      add_event (builder, id, g_test_rand_int_range (0, 50), 100);
    }
  for (int i = 0; i < 2000; i++)
    {
      guint a = (guint) g_test_rand_int_range (0, N), b = (guint) g_test_rand_int_range (0, N);
      g_autofree char *text = g_strdup_printf ("text %d", i);

      dateline_builder_add_excerpt (builder, a, &(DatelineExcerpt){ .text = text, .start = i });
      g_string_append_printf (excerpts[a], "%s@%d;", text, i);
      if (a == b)
        continue;
      dateline_builder_add_relation (builder, a, b, text);
      g_string_append_printf (relations[a], "%u %s;", b, text);
      g_string_append_printf (relations[b], "%u <%s;", a, text);
    }
  store = dateline_builder_finish (builder);
  for (guint32 row = 0; row < N; row++)
    {
      guint n, id = (guint) atoi (dateline_store_get_event (store, row).id);
      const DatelineExcerpt *excerpt = dateline_store_get_excerpts (store, row, &n);
      const DatelineRelation *relation;
      g_autoptr (GString) got = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        g_string_append_printf (got, "%s@%u;", excerpt[i].text, excerpt[i].start);
      g_assert_cmpstr (got->str, ==, excerpts[id]->str);
      g_string_truncate (got, 0);
      relation = dateline_store_get_relations (store, row, &n);
      for (guint i = 0; i < n; i++)
        g_string_append_printf (got,
                                "%s %s%s;",
                                dateline_store_get_event (store, relation[i].row).id,
                                relation[i].inverse ? "<" : "",
                                relation[i].relation);
      g_assert_cmpstr (got->str, ==, relations[id]->str);
      g_string_free (excerpts[id], TRUE);
      g_string_free (relations[id], TRUE);
    }
}

static void
test_shapes (void)
{
  DatelineBuilder *builder = dateline_builder_new ();
  DatelinePoint points[] = { { 0.1, 0.1 }, { 0.2, 0.1 }, { 0.3, 0.1 }, { 0.3, 0.4 } };
  guint32 one[] = { 4 }, two[] = { 2, 4 };
  DatelineGeometry geometry = { DATELINE_GEOMETRY_LINE, 2, two, points };
  DatelineDraft draft = DATELINE_DRAFT_INIT;
  g_autoptr (DatelineStore) store = NULL;

  draft.geometry = &geometry;
  draft.when.span = (DatelineSpan){ 50, 60 };
  dateline_builder_add_event (builder, &draft, NULL);
  add_event (builder, "point", 30, 40);
  geometry = (DatelineGeometry){ DATELINE_GEOMETRY_AREA, 1, one, points };
  draft.when.span = (DatelineSpan){ 10, 20 };
  dateline_builder_add_event (builder, &draft, NULL);
  store = dateline_builder_finish (builder);

  g_assert_true (dateline_store_get_geometry (store, 0, &geometry));
  g_assert_cmpint (geometry.type, ==, DATELINE_GEOMETRY_AREA);
  g_assert_cmpuint (geometry.part_ends[0], ==, 4);
  g_assert_false (dateline_store_get_geometry (store, 1, &geometry));
  g_assert_cmpint (geometry.type, ==, DATELINE_GEOMETRY_POINT);
  g_assert_true (dateline_store_get_geometry (store, 2, &geometry));
  g_assert_cmpint (geometry.type, ==, DATELINE_GEOMETRY_LINE);
  g_assert_cmpuint (geometry.n_parts, ==, 2);
  g_assert_cmpuint (geometry.part_ends[1], ==, 4);
  g_assert_cmpfloat (geometry.points[3].y, ==, 0.4);
  g_assert_cmpfloat (geometry.box.x1, ==, 0.3);
  g_assert_cmpfloat (dateline_store_get_box (store).x0, ==, 0.1);
}

static void
test_duplicate_id (void)
{
  DatelineBuilder *builder = dateline_builder_new ();
  g_autoptr (DatelineStore) store = NULL;

  add_event (builder, "a", 1, 2);
  add_event (builder, "a", 3, 4);
  g_assert_cmpuint (dateline_builder_find_event (builder, "a"), ==, 0);
  store = dateline_builder_finish (builder);
  g_assert_cmpuint (dateline_store_get_n_events (store), ==, 2);
  g_assert_null (dateline_store_get_event (store, 1).id);
  g_assert_cmpuint (dateline_store_find (store, "a"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/builder/empty", test_empty);
  g_test_add_func ("/builder/order", test_order);
  g_test_add_func ("/builder/open-ends", test_open_ends);
  g_test_add_func ("/builder/columns", test_columns);
  g_test_add_func ("/builder/records", test_records);
  g_test_add_func ("/builder/too-many", test_too_many);
  g_test_add_func ("/builder/other-category", test_other_category);
  g_test_add_func ("/builder/texts", test_texts);
  g_test_add_func ("/builder/users-language", test_users_language);
  g_test_add_func ("/builder/timezone", test_timezone);
  g_test_add_func ("/builder/excerpts-and-relations", test_excerpts_and_relations);
  g_test_add_func ("/builder/shapes", test_shapes);
  g_test_add_func ("/builder/duplicate-id", test_duplicate_id);
  return g_test_run ();
}
