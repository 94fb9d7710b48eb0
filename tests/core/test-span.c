/* Spans against a brute-force oracle: the set of whole seconds in a small window. */
#include "span.h"

#define WINDOW 24

static guint32
seconds_of (DatelineSpan span)
{
  guint32 seconds = 0;

  for (int i = 0; i < WINDOW; i++)
    {
      if (dateline_span_contains (span, i))
        seconds |= 1u << i;
    }
  return seconds;
}

static DatelineSpan
random_span (void)
{
  return (DatelineSpan){ g_test_rand_int_range (0, WINDOW), g_test_rand_int_range (0, WINDOW) };
}

static void
test_empty (void)
{
  g_assert_true (dateline_span_is_empty (DATELINE_SPAN_EMPTY));
  g_assert_true (dateline_span_is_empty ((DatelineSpan){ 5, 4 }));
  g_assert_false (dateline_span_is_empty ((DatelineSpan){ 5, 6 }));
  g_assert_false (dateline_span_contains ((DatelineSpan){ 5, 6 }, 6));
  g_assert_cmpint (
      dateline_span_length (DATELINE_SPAN_ALL), ==, DATELINE_TIME_MAX - DATELINE_TIME_MIN);
}

static void
test_against_sets (void)
{
  for (int i = 0; i < 100000; i++)
    {
      DatelineSpan a = random_span ();
      DatelineSpan b = random_span ();
      guint32 in_a = seconds_of (a);
      guint32 in_b = seconds_of (b);
      DatelineSpan both = dateline_span_union (a, b);
      guint32 in_union = seconds_of (both);

      g_assert_cmpint (dateline_span_is_empty (a), ==, in_a == 0);
      g_assert_cmpint (dateline_span_overlaps (a, b), ==, (in_a & in_b) != 0);
      g_assert_cmphex (seconds_of (dateline_span_intersect (a, b)), ==, in_a & in_b);
      g_assert_cmphex ((in_a | in_b) & ~in_union, ==, 0);
      if ((in_a | in_b) != 0)
        {
          /* Tight: both its first and its last second are in one of the two. */
          g_assert_true (dateline_span_contains (a, both.begin) ||
                         dateline_span_contains (b, both.begin));
          g_assert_true (dateline_span_contains (a, both.end - 1) ||
                         dateline_span_contains (b, both.end - 1));
        }
      else
        {
          g_assert_true (dateline_span_is_empty (both));
        }
    }
}

static void
test_clamp (void)
{
  static const struct
  {
    DatelineSpan span, expected;
  } cases[] = {
    { { 12, 15 }, { 12, 15 } }, { { 5, 8 }, { 10, 13 } },   { { 18, 25 }, { 13, 20 } },
    { { 0, 100 }, { 10, 20 } }, { { 30, 33 }, { 17, 20 } }, { { 10, 20 }, { 10, 20 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DatelineSpan clamped = dateline_span_clamp (cases[i].span, (DatelineSpan){ 10, 20 });

      g_assert_true (dateline_span_equal (clamped, cases[i].expected));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span/empty", test_empty);
  g_test_add_func ("/span/against-sets", test_against_sets);
  g_test_add_func ("/span/clamp", test_clamp);
  return g_test_run ();
}
