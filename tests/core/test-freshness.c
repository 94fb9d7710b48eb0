/* What servers say about waiting: how long an answer is good, when to come back. */
#include "backoff.h"
#include "freshness.h"

#define NOW G_GINT64_CONSTANT (784111777) /* Sun, 06 Nov 1994 08:49:37 GMT */
#define WEEK (7 * 24 * 3600)

static void
test_expiry (void)
{
  static const struct
  {
    DatelineFreshnessHeaders headers;
    gint64 life; /* -1 where it must not be stored */
  } cases[] = {
    { { NULL }, WEEK },
    { { "" }, WEEK },
    { { "public" }, WEEK },
    { { "max-age=60" }, 60 },
    { { "public, max-age = 60 , immutable" }, 60 },
    { { "MAX-AGE=\"60\"" }, 60 },
    { { "max-age=60", .age = "20" }, 40 },
    { { "max-age=60", .age = "200" }, 0 },
    { { "max-age=60", .age = "-5" }, 60 },
    { { NULL, .age = "20" }, WEEK - 20 },
    { { "max-age=0" }, 0 },
    { { "max-age=much" }, 0 },
    { { "max-age" }, 0 },
    { { "max-age=4294967296000" }, 0 },
    { { "max-age=2147483648" }, DATELINE_FRESHNESS_MAX },
    { { "s-maxage=60" }, WEEK },
    { { "no-cache" }, 0 },
    { { "no-cache, max-age=60" }, 0 },
    { { "no-store" }, -1 },
    { { "max-age=60,No-Store" }, -1 },
    { { "max-age=60", .expires = "Sun, 06 Nov 1994 09:49:37 GMT" }, 60 },
    { { NULL, "Sun, 06 Nov 1994 09:49:37 GMT" }, 3600 },
    { { NULL, "Sun, 06 Nov 1994 09:49:37 GMT", "Sun, 06 Nov 1994 09:49:07 GMT" }, 30 },
    { { NULL, "Sun, 06 Nov 1994 09:49:37 GMT", .age = "600" }, 3000 },
    { { NULL, "Sun, 06 Nov 1994 09:49:37 GMT", "Sun, 06 Nov 1994 09:49:07 GMT", "40" }, 0 },
    { { NULL, "Sun, 06 Nov 1993 09:49:37 GMT" }, 0 },
    { { NULL, "0" }, 0 },
    { { NULL, "-1" }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 expiry = -1;
      gboolean store = dateline_freshness_get_expiry (&cases[i].headers, NOW, &expiry);

      g_test_message ("%u: %s", i, cases[i].headers.cache_control);
      g_assert_cmpint (store, ==, cases[i].life >= 0);
      if (store)
        g_assert_cmpint (expiry - NOW, ==, cases[i].life);
    }
}

static void
test_dates (void)
{
  static const char *const bad[] = {
    "",
    "Sun, 06 Nov 1994 08:49:37 UTC",
    "Sun, 06 Nov 1994 08:49:37 GMT ",
    "Sun, 06 Nov 1994 28:49:37 GMT",
    "Sun, 31 Feb 1994 08:49:37 GMT",
    "Sun, 06 ovD 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
  };
  gint64 time = 0;

  g_assert_true (dateline_freshness_parse_date ("Sun, 06 Nov 1994 08:49:37 GMT", &time));
  g_assert_cmpint (time, ==, NOW);
  g_assert_true (dateline_freshness_parse_date ("Thu, 01 Jan 1970 00:00:00 GMT", &time));
  g_assert_cmpint (time, ==, 0);
  g_assert_false (dateline_freshness_parse_date (NULL, &time));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (dateline_freshness_parse_date (bad[i], &time));
}

static void
test_retry_after (void)
{
  static const struct
  {
    const char *text;
    gint64 seconds;
  } cases[] = {
    { NULL, 0 },
    { "", 0 },
    { "120", 120 },
    { "-120", 0 },
    { "1.5", 0 },
    { "soon", 0 },
    { "Sun, 06 Nov 1994 08:50:37 GMT", 60 },
    { "Sun, 06 Nov 1994 08:40:37 GMT", 0 },
    { "99999999999999999999", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
        dateline_freshness_parse_retry_after (cases[i].text, NOW), ==, cases[i].seconds);
}

/* Each wait lies within its jitter, and is about twice as long as the one before, up to a bound. */
static void
test_backoff (void)
{
  for (int run = 0; run < 200; run++)
    {
      DatelineBackoff backoff = { 0 };
      double now = g_test_rand_double_range (0.0, 1e6);
      double expected = DATELINE_BACKOFF_FIRST;

      g_assert_cmpfloat (dateline_backoff_get_wait (&backoff, now), ==, 0.0);
      for (int i = 0; i < 40; i++)
        {
          double wait;

          dateline_backoff_fail (&backoff, now, 0.0, g_test_rand_double ());
          wait = dateline_backoff_get_wait (&backoff, now);
          g_assert_cmpfloat (wait, >=, expected * (1.0 - DATELINE_BACKOFF_JITTER) - 1e-6);
          g_assert_cmpfloat (wait, <=, expected * (1.0 + DATELINE_BACKOFF_JITTER) + 1e-6);
          /* A second failure of the same moment changes nothing. */
          dateline_backoff_fail (&backoff, now, 0.0, 1.0);
          g_assert_cmpfloat (dateline_backoff_get_wait (&backoff, now), ==, wait);
          now += wait;
          expected = MIN (expected * 2.0, DATELINE_BACKOFF_MAX);
        }
      dateline_backoff_succeed (&backoff, now + 1.0);
      g_assert_cmpfloat (dateline_backoff_get_wait (&backoff, now), ==, 0.0);
    }
}

static void
test_asked (void)
{
  DatelineBackoff backoff = { 0 };

  dateline_backoff_fail (&backoff, 0.0, 100.0, 0.0);
  g_assert_cmpfloat (dateline_backoff_get_wait (&backoff, 0.0), ==, 100.0);
  g_assert_cmpfloat (dateline_backoff_get_wait (&backoff, 99.0), ==, 1.0);
  dateline_backoff_fail (&backoff, 50.0, 100.0, 0.0);
  g_assert_cmpfloat (dateline_backoff_get_wait (&backoff, 50.0), ==, 100.0);
  dateline_backoff_fail (&backoff, 50.0, 1e9, 1.0);
  g_assert_cmpfloat (
      dateline_backoff_get_wait (&backoff, 50.0), <=, 2.0 * DATELINE_BACKOFF_ASKED_MAX);
}

/* What was under way when the server asked to wait does not take its word back. */
static void
test_under_way (void)
{
  DatelineBackoff backoff = { 0 };

  dateline_backoff_fail (&backoff, 0.0, 60.0, 0.0);
  dateline_backoff_succeed (&backoff, 59.0);
  g_assert_cmpfloat (dateline_backoff_get_wait (&backoff, 59.0), ==, 1.0);
  g_assert_cmpuint (backoff.n_failures, ==, 1);
  dateline_backoff_succeed (&backoff, 60.0);
  g_assert_cmpuint (backoff.n_failures, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/freshness/expiry", test_expiry);
  g_test_add_func ("/freshness/dates", test_dates);
  g_test_add_func ("/freshness/retry-after", test_retry_after);
  g_test_add_func ("/freshness/backoff", test_backoff);
  g_test_add_func ("/freshness/asked", test_asked);
  g_test_add_func ("/freshness/under-way", test_under_way);
  return g_test_run ();
}
