/* A fetch looks in the store, in a thread; if the tile is not there or old it joins the queue, from
 * which the latest is sent first: what was asked for last is what is looked at now. What comes is
 * decoded and stored in a thread. While the server is left alone the queue waits for a timer, and
 * then one fetch alone tries whether it answers again. A tile that fails while others come rests in
 * the queue by itself, and is given up after a few tries.
 *
 * A step in a thread holds no reference: its end could be the last one there.
 *
 * Invariants: a fetch is in the queue, or in a step that owns its task, and is answered once; no
 * more than the manners' connections are under way. Everything but the threads' work happens in
 * the main loop. */
#include "config.h"

#include "tile-downloader.h"

#include "backoff.h"
#include "error.h"
#include "tile-fetch.h"
#include "tile-request.h"
#include "tile-tally.h"
#include "tile-url.h"

#include <glib/gi18n-lib.h>

#define USER_AGENT "Dateline/" VERSION " (+https://github.com/datelinemap/dateline)"
#define TELL_FAILURES 2 /* one may be for a moment only */
#define TELL_WAIT 30.0

struct _DatelineTileDownloader
{
  GObject parent_instance;
  char *url;
  DatelineTileStore *store;
  DatelineTileManners manners;
  SoupSession *session;
  GQueue queue; /* of tasks, owned */
  guint n_active;
  DatelineBackoff backoff;
  guint timer;
  DatelineTileTally tally;
};

G_DEFINE_FINAL_TYPE (DatelineTileDownloader, dateline_tile_downloader, G_TYPE_OBJECT)

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* By url; not owned. */
static GHashTable *downloaders;

static void pump (DatelineTileDownloader *self);

/* In the clock of the manners. */
static double
get_clock (DatelineTileDownloader *self)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC / self->manners.second;
}

/* These two take @task. */
static void
return_error (GTask *task, GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
return_found (GTask *task)
{
  DatelineTileFetch *fetch = g_task_get_task_data (task);

  if (fetch->texture == NULL)
    {
      return_error (task,
                    g_error_new_literal (
                        G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("The server has no such tile.")));
      return;
    }
  g_task_return_pointer (task, g_object_ref (fetch->texture), g_object_unref);
  g_object_unref (task);
}

static gboolean
queued_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  DatelineTileDownloader *self = g_task_get_source_object (task);
  DatelineTileFetch *fetch = g_task_get_task_data (task);

  g_queue_remove (&self->queue, task);
  g_clear_pointer (&fetch->cancelled, g_source_unref);
  g_task_return_error_if_cancelled (task);
  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

/* Takes @task. */
static void
enqueue (GTask *task, gboolean first)
{
  DatelineTileDownloader *self = g_task_get_source_object (task);
  DatelineTileFetch *fetch = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (first)
    g_queue_push_head (&self->queue, task);
  else
    g_queue_push_tail (&self->queue, task);
  if (cancellable != NULL)
    {
      fetch->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (fetch->cancelled, G_SOURCE_FUNC (queued_cancelled_cb), task, NULL);
      g_source_attach (fetch->cancelled, NULL);
    }
}

static void
stop_watching (DatelineTileFetch *fetch)
{
  if (fetch->cancelled != NULL)
    g_source_destroy (fetch->cancelled);
  g_clear_pointer (&fetch->cancelled, g_source_unref);
}

/* The first that does not rest. Where there is none, %NULL and how long the first of them rests, or
 * 0 where there are none. */
static GTask *
dequeue (DatelineTileDownloader *self, double *wait)
{
  double now = get_clock (self);
  double least = 0.0;

  for (GList *l = self->queue.head; l != NULL; l = l->next)
    {
      GTask *task = l->data;
      DatelineTileFetch *fetch = g_task_get_task_data (task);
      double rest = dateline_backoff_get_wait (&fetch->rest, now);

      if (rest <= 0.0)
        {
          g_queue_delete_link (&self->queue, l);
          stop_watching (fetch);
          return task;
        }
      least = least > 0.0 ? MIN (least, rest) : rest;
    }
  *wait = least;
  return NULL;
}

static void
tell_failure (DatelineTileDownloader *self, const char *reason)
{
  g_autofree char *server = dateline_tile_url_get_server (self->url);
  g_autofree char *message = NULL;

  message = g_strdup_printf (
      /* Translators: the first %s is a server's name, the second says what is wrong. */
      _ ("Map tiles cannot be had from %s: %s The offline map stands in."),
      server,
      reason);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, message);
}

/* The server is left alone for a while. What has an old tile is answered with it. */
static void
note_failure (DatelineTileDownloader *self, double asked, const char *reason)
{
  GQueue waiting = self->queue;
  GTask *task;

  dateline_backoff_fail (&self->backoff, get_clock (self), asked, g_random_double ());
  if (self->backoff.n_failures >= TELL_FAILURES ||
      dateline_backoff_get_wait (&self->backoff, get_clock (self)) >= TELL_WAIT)
    tell_failure (self, reason);
  g_queue_init (&self->queue);
  for (GList *l = waiting.head; l != NULL; l = l->next)
    {
      DatelineTileFetch *fetch;

      task = l->data;
      fetch = g_task_get_task_data (task);
      if (fetch->texture == NULL)
        {
          g_queue_push_tail (&self->queue, task);
          continue;
        }
      stop_watching (fetch);
      return_found (task);
    }
  g_queue_clear (&waiting);
}

/* A fetch that was under way has come to its end. */
static void
finish_step (DatelineTileDownloader *self)
{
  self->n_active--;
  pump (self);
}

/* Takes @task. */
static void
try_again (GTask *task, DatelineTileFault fault, const GError *error, const char *reason)
{
  DatelineTileDownloader *self = g_task_get_source_object (task);
  DatelineTileFetch *fetch = g_task_get_task_data (task);

  if (fault == DATELINE_TILE_FAULT_TILE)
    dateline_backoff_fail (&fetch->rest, get_clock (self), 0.0, g_random_double ());
  if (fault == DATELINE_TILE_FAULT_TILE || (error != NULL && error->domain == DATELINE_ERROR))
    fetch->n_tries++;
  if (fetch->texture != NULL || fault == DATELINE_TILE_FAULT_REFUSED)
    return_found (task);
  else if (fetch->n_tries < DATELINE_TILE_TRIES_MAX)
    enqueue (task, FALSE);
  else
    return_error (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, reason));
}

/* No answer, or one that is no tile: another time it may be. Takes @task. */
static void
wait_for_better (GTask *task, const GError *error)
{
  DatelineTileDownloader *self = g_task_get_source_object (task);
  DatelineTileFetch *fetch = g_task_get_task_data (task);
  DatelineTileFault fault =
      dateline_tile_tally_blame (&self->tally, fetch->id, &fetch->answer, error);
  g_autofree char *reason = dateline_tile_answer_describe (&fetch->answer, error);

  if (fault == DATELINE_TILE_FAULT_SERVER)
    note_failure (self, (double) fetch->answer.retry_after, reason);
  if ((fault == DATELINE_TILE_FAULT_REFUSED && dateline_tile_tally_is_bad (&self->tally)) ||
      (fetch->broken && dateline_tile_tally_note_broken (&self->tally, fetch->id)))
    tell_failure (self, reason);
  dateline_tile_answer_clear (&fetch->answer);
  fetch->broken = FALSE;
  try_again (task, fault, error, reason);
}

/* A tile, or that there is none, which was asked for or known. Takes @task. */
static void
settle (GTask *task)
{
  DatelineTileDownloader *self = g_task_get_source_object (task);
  DatelineTileFetch *fetch = g_task_get_task_data (task);

  if (dateline_tile_tally_note_found (&self->tally, fetch->id, fetch->texture != NULL))
    tell_failure (self, _ ("It has none of these."));
  return_found (task);
}

static void
take_answer (GTask *step, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (dateline_tile_fetch_take_answer (g_task_get_task_data (data), &error))
    g_task_return_boolean (step, TRUE);
  else
    g_task_return_error (step, error);
}

static void
answer_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (DatelineTileDownloader) self = g_object_ref (g_task_get_source_object (task));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    wait_for_better (task, error);
  else
    {
      dateline_backoff_succeed (&self->backoff, get_clock (self));
      dateline_tile_tally_note_good (&self->tally);
      settle (task);
    }
  finish_step (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (DatelineTileDownloader) self = g_object_ref (g_task_get_source_object (task));
  DatelineTileFetch *fetch = g_task_get_task_data (task);
  g_autoptr (GTask) step = NULL;
  g_autoptr (GError) error = NULL;

  dateline_tile_request_finish (result, &fetch->answer, &error);
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      finish_step (self);
      return;
    }
  if (error != NULL || !dateline_tile_fetch_is_settled (fetch))
    {
      wait_for_better (task, error);
      finish_step (self);
      return;
    }
  step = g_task_new (NULL, NULL, answer_taken_cb, task);
  g_task_set_source_tag (step, answered_cb);
  g_task_set_task_data (step, task, NULL);
  g_task_run_in_thread (step, take_answer);
}

/* Takes @task, of a tile that may be tried. */
static void
send (DatelineTileDownloader *self, GTask *task)
{
  DatelineTileFetch *fetch = g_task_get_task_data (task);
  g_autofree char *url = dateline_tile_url_expand (self->url, fetch->id);

  self->n_active++;
  dateline_tile_request_async (self->session,
                               url,
                               fetch->texture != NULL ? fetch->stored.tag : NULL,
                               fetch->texture != NULL ? fetch->stored.modified : NULL,
                               DATELINE_TILE_DEADLINE * self->manners.second,
                               g_task_get_cancellable (task),
                               answered_cb,
                               task);
}

static gboolean
timer_ended_cb (gpointer data)
{
  g_autoptr (DatelineTileDownloader) self = g_object_ref (data);

  self->timer = 0;
  pump (self);
  return G_SOURCE_REMOVE;
}

/* Sends what may be sent now. A server that failed last is asked for one tile alone. */
static void
pump (DatelineTileDownloader *self)
{
  double wait = dateline_backoff_get_wait (&self->backoff, get_clock (self));
  guint max = self->backoff.n_failures > 0 ? 1 : self->manners.connections;
  GTask *task;

  while (wait <= 0.0 && self->n_active < max && (task = dequeue (self, &wait)) != NULL)
    {
      DatelineTileFetch *fetch = g_task_get_task_data (task);

      if (dateline_tile_tally_is_given_up (&self->tally, fetch->id))
        return_found (task);
      else
        send (self, task);
    }
  g_clear_handle_id (&self->timer, g_source_remove);
  if (wait > 0.0 && !g_queue_is_empty (&self->queue))
    self->timer =
        g_timeout_add ((guint) (wait * self->manners.second * 1000.0) + 1, timer_ended_cb, self);
}

static void
look_up (GTask *step, gpointer source, gpointer data, GCancellable *cancellable)
{
  dateline_tile_fetch_look_up (g_task_get_task_data (data));
  g_task_return_boolean (step, TRUE);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (DatelineTileDownloader) self = g_object_ref (g_task_get_source_object (task));
  DatelineTileFetch *fetch = g_task_get_task_data (task);
  gboolean waiting = dateline_backoff_get_wait (&self->backoff, get_clock (self)) > 0.0;

  if (g_task_return_error_if_cancelled (task))
    g_object_unref (task);
  else if (dateline_tile_fetch_is_good (fetch) || (waiting && fetch->texture != NULL))
    settle (task);
  else
    {
      self->tally.had_tile = self->tally.had_tile || fetch->texture != NULL;
      enqueue (task, TRUE);
    }
  pump (self);
}

void
dateline_tile_downloader_fetch_async (DatelineTileDownloader *self,
                                      DatelineTileId id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) step = g_task_new (NULL, NULL, looked_up_cb, task);

  g_task_set_source_tag (task, dateline_tile_downloader_fetch_async);
  g_task_set_task_data (task,
                        dateline_tile_fetch_new (self->store, self->url, id),
                        (GDestroyNotify) dateline_tile_fetch_free);
  g_task_set_source_tag (step, look_up);
  g_task_set_task_data (step, task, NULL);
  g_task_run_in_thread (step, look_up);
}

GdkTexture *
dateline_tile_downloader_fetch_finish (DatelineTileDownloader *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Tasks hold a reference, so that there are none. */
static void
dateline_tile_downloader_finalize (GObject *object)
{
  DatelineTileDownloader *self = DATELINE_TILE_DOWNLOADER (object);

  g_hash_table_remove (downloaders, self->url);
  g_clear_handle_id (&self->timer, g_source_remove);
  dateline_tile_tally_clear (&self->tally);
  g_clear_object (&self->session);
  g_free (self->url);
  G_OBJECT_CLASS (dateline_tile_downloader_parent_class)->finalize (object);
}

static void
dateline_tile_downloader_class_init (DatelineTileDownloaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_tile_downloader_finalize;
  signals[SIGNAL_FAILED] = g_signal_new ("failed",
                                         DATELINE_TYPE_TILE_DOWNLOADER,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_STRING);
}

static void
dateline_tile_downloader_init (DatelineTileDownloader *self)
{
  g_queue_init (&self->queue);
  dateline_tile_tally_init (&self->tally);
}

DatelineTileDownloader *
dateline_tile_downloader_get (const char *url,
                              DatelineTileStore *store,
                              DatelineTileManners manners)
{
  DatelineTileDownloader *self;

  if (downloaders == NULL)
    downloaders = g_hash_table_new (g_str_hash, g_str_equal);
  self = g_hash_table_lookup (downloaders, url);
  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (DATELINE_TYPE_TILE_DOWNLOADER, NULL);
  self->url = g_strdup (url);
  self->store = store;
  self->manners = manners;
  self->session = soup_session_new_with_options ("user-agent",
                                                 USER_AGENT,
                                                 "max-conns",
                                                 (int) manners.connections,
                                                 "max-conns-per-host",
                                                 (int) manners.connections,
                                                 "timeout",
                                                 (guint) DATELINE_TILE_DEADLINE,
                                                 NULL);
  g_hash_table_insert (downloaders, self->url, self);
  return self;
}
