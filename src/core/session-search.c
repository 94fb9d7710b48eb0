/* The search of a session. The words of events are indexed in a thread, and a search made before
 * the index is there is answered when it is. A small dataset is searched at once, a large one in a
 * thread; a newer search cancels an older one. A cancelled task calls back with nothing, perhaps
 * when the session is gone, since no task holds it. */
#include "session-private.h"

#define SEARCHED_AT_ONCE 20000 /* events; it takes some 2 ms */

typedef struct
{
  DatelineTextIndex *index;
  char *search;
} Lookup;

static void
lookup_free (gpointer data)
{
  Lookup *lookup = data;

  dateline_text_index_unref (lookup->index);
  g_free (lookup->search);
  g_free (lookup);
}

static void
look_up (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Lookup *lookup = data;

  g_task_return_pointer (task,
                         dateline_text_index_search (lookup->index, lookup->search, cancellable),
                         (GDestroyNotify) dateline_rows_unref);
}

static DatelineChange
take_matches (DatelineSession *self, DatelineRows *matches)
{
  gboolean same = dateline_rows_equal (matches, self->matches);

  dateline_session_take_rows (&self->matches, matches);
  return same ? 0 : DATELINE_CHANGE_MATCHES;
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineSession *self = user_data;
  DatelineRows *matches = g_task_propagate_pointer (G_TASK (result), NULL);

  if (matches == NULL)
    return;
  g_clear_object (&self->lookup);
  dateline_session_commit (self, DATELINE_CHANGE_SEARCH | take_matches (self, matches));
}

static void
start_lookup (DatelineSession *self)
{
  g_autoptr (GTask) task = NULL;
  Lookup *lookup = g_new (Lookup, 1);

  self->lookup = g_cancellable_new ();
  lookup->index = dateline_text_index_ref (self->text_index);
  lookup->search = g_strdup (self->search);
  task = g_task_new (NULL, self->lookup, looked_up_cb, self);
  g_task_set_task_data (task, lookup, lookup_free);
  g_task_run_in_thread (task, look_up);
}

static void
stop_lookup (DatelineSession *self)
{
  g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
}

DatelineChange
dateline_session_update_matches (DatelineSession *self)
{
  guint n_events;

  stop_lookup (self);
  if (self->store == NULL)
    return 0;
  n_events = dateline_store_get_n_events (self->store);
  if (self->search[0] == '\0')
    return take_matches (self, dateline_rows_new_all (n_events));
  if (self->text_index == NULL)
    return 0;
  if (n_events <= SEARCHED_AT_ONCE)
    return take_matches (self, dateline_text_index_search (self->text_index, self->search, NULL));
  start_lookup (self);
  return 0;
}

static void
text_index_built_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineSession *self = user_data;
  DatelineTextIndex *index = g_task_propagate_pointer (G_TASK (result), NULL);

  if (index == NULL)
    return;
  self->text_index = index;
  g_clear_object (&self->indexing);
  if (self->search[0] != '\0')
    dateline_session_commit (self, DATELINE_CHANGE_SEARCH | dateline_session_update_matches (self));
}

static void
build_text_index (GTask *task, gpointer source, gpointer store, GCancellable *cancellable)
{
  g_task_return_pointer (task,
                         dateline_text_index_new (store, cancellable),
                         (GDestroyNotify) dateline_text_index_unref);
}

void
dateline_session_stop_indexing (DatelineSession *self)
{
  stop_lookup (self);
  g_cancellable_cancel (self->indexing);
  g_clear_object (&self->indexing);
  g_clear_pointer (&self->text_index, dateline_text_index_unref);
}

void
dateline_session_start_indexing (DatelineSession *self)
{
  g_autoptr (GTask) task = NULL;

  dateline_session_stop_indexing (self);
  self->indexing = g_cancellable_new ();
  task = g_task_new (NULL, self->indexing, text_index_built_cb, self);
  g_task_set_task_data (
      task, dateline_store_ref (self->store), (GDestroyNotify) dateline_store_unref);
  g_task_run_in_thread (task, build_text_index);
}

DatelineChange
dateline_session_change_search (DatelineSession *self, const char *search)
{
  g_free (self->search);
  self->search = g_strdup (search);
  return DATELINE_CHANGE_SEARCH | dateline_session_update_matches (self);
}

void
dateline_session_set_search (DatelineSession *self, const char *search)
{
  g_return_if_fail (DATELINE_IS_SESSION (self));

  if (g_str_equal (search, self->search))
    return;
  dateline_session_commit (self, dateline_session_change_search (self, search));
}

const char *
dateline_session_get_search (DatelineSession *self)
{
  return self->search;
}

gboolean
dateline_session_is_searching (DatelineSession *self)
{
  return self->indexing != NULL || self->lookup != NULL;
}
