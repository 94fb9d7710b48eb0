/* Searching a dataset so large that a thread does it. */
#include "sample-store.h"
#include "session.h"

static void
await_answer (DatelineSession *session)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (dateline_session_is_searching (session) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (dateline_session_is_searching (session));
}

static guint
n_matches (DatelineSession *session)
{
  return dateline_rows_get_length (dateline_session_get_matches (session));
}

/* A large set is searched in a thread; only the newest search is answered, and none at all when
 * the session goes. */
static void
test_large_search (void)
{
  const guint n = 50000;
  g_autofree SampleEvent *events = g_new (SampleEvent, n);
  DatelineSession *session = dateline_session_new ();

  for (guint i = 0; i < n; i++)
    events[i] = (SampleEvent){ NULL, "2020-10-10", i % 10 == 0 ? "A red day" : "A blue day" };
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (DatelineStore) store = sample_store_new (events, n);

      dateline_session_set_store (session, store);
      await_answer (session);
      dateline_session_set_search (session, "blue");
      g_assert_true (dateline_session_is_searching (session));
      g_assert_cmpuint (n_matches (session), ==, n);
      dateline_session_set_search (session, "red");
      await_answer (session);
      g_assert_cmpuint (n_matches (session), ==, n / 10);
      dateline_session_set_search (session, "blue");
      dateline_session_set_search (session, "");
      g_assert_false (dateline_session_is_searching (session));
      g_assert_cmpuint (n_matches (session), ==, n);
      dateline_session_set_search (session, "blue"); /* on its way when all else goes */
    }
  g_assert_finalize_object (session);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_usleep (50000);
  g_main_context_iteration (NULL, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-search/large", test_large_search);
  return g_test_run ();
}
