/* The search of a session. The words of events are indexed in a thread; a search made before the
 * index is there is answered when it is. */
#include "session-private.h"

DatelineChange
dateline_session_update_matches (DatelineSession *self)
{
  DatelineRows *matches;

  if (self->store == NULL)
    return 0;
  if (self->search[0] == '\0')
    matches = dateline_rows_new_all (dateline_store_get_n_events (self->store));
  else if (self->text_index != NULL)
    matches = dateline_text_index_search (self->text_index, self->search);
  else
    return 0;
  if (dateline_rows_equal (matches, self->matches))
    {
      dateline_rows_unref (matches);
      return 0;
    }
  dateline_session_take_rows (&self->matches, matches);
  return DATELINE_CHANGE_MATCHES;
}

/* A cancelled task gives no index; then the session may be gone, since the task does not hold it.
 */
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
                         (GDestroyNotify) dateline_text_index_free);
}

void
dateline_session_stop_indexing (DatelineSession *self)
{
  g_cancellable_cancel (self->indexing);
  g_clear_object (&self->indexing);
  g_clear_pointer (&self->text_index, dateline_text_index_free);
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
dateline_session_is_indexing (DatelineSession *self)
{
  return self->indexing != NULL;
}
