#include "config.h"

#include "tile-fetch.h"

#include "image-head.h"
#include "tile-image.h"

#define ABSENT_LIFE (24 * 3600) /* how long at most a missing tile is not asked for again */

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

DatelineTileFetch *
dateline_tile_fetch_new (DatelineTileStore *store, const char *source, DatelineTileId id)
{
  DatelineTileFetch *self = g_new0 (DatelineTileFetch, 1);

  self->store = store;
  self->source = source;
  self->id = id;
  return self;
}

void
dateline_tile_fetch_free (DatelineTileFetch *self)
{
  g_clear_object (&self->texture);
  dateline_stored_tile_clear (&self->stored);
  dateline_tile_answer_clear (&self->answer);
  g_free (self);
}

void
dateline_tile_fetch_look_up (DatelineTileFetch *self)
{
  if (dateline_tile_store_get (self->store, self->source, self->id, get_now (), &self->stored) &&
      g_bytes_get_size (self->stored.bytes) > 0)
    self->texture = dateline_tile_image_decode (self->stored.bytes, NULL);
}

gboolean
dateline_tile_fetch_is_good (const DatelineTileFetch *self)
{
  return self->stored.bytes != NULL && self->stored.expires > get_now () &&
         (self->texture != NULL || g_bytes_get_size (self->stored.bytes) == 0);
}

gboolean
dateline_tile_fetch_is_settled (const DatelineTileFetch *self)
{
  switch (self->answer.status)
    {
    case SOUP_STATUS_OK:
    case SOUP_STATUS_NO_CONTENT:
    case SOUP_STATUS_NOT_FOUND:
    case SOUP_STATUS_GONE:
      return TRUE;
    case SOUP_STATUS_NOT_MODIFIED:
      return self->texture != NULL;
    default:
      return FALSE;
    }
}

static void
take_absence (DatelineTileFetch *self)
{
  gint64 now = get_now ();
  g_autoptr (GBytes) bytes = g_bytes_new (NULL, 0);
  DatelineStoredTile nothing = { bytes, NULL, NULL, MIN (self->answer.expires, now + ABSENT_LIFE) };

  if (self->answer.may_store)
    dateline_tile_store_put (self->store, self->source, self->id, now, &nothing);
  g_clear_object (&self->texture);
}

gboolean
dateline_tile_fetch_take_answer (DatelineTileFetch *self, GError **error)
{
  const DatelineTileAnswer *answer = &self->answer;
  DatelineStoredTile tile = { answer->bytes, answer->tag, answer->modified, answer->expires };
  GdkTexture *texture;

  if (answer->status == SOUP_STATUS_NOT_MODIFIED)
    {
      if (answer->may_store)
        dateline_tile_store_renew (self->store, self->source, self->id, answer->expires);
    }
  else if (answer->status != SOUP_STATUS_OK)
    take_absence (self);
  else
    {
      texture = dateline_tile_image_decode (answer->bytes, error);
      if (texture == NULL)
        {
          self->broken = dateline_image_head_check_tile (answer->bytes, NULL);
          return FALSE;
        }
      g_set_object (&self->texture, texture);
      g_object_unref (texture);
      if (answer->may_store)
        dateline_tile_store_put (self->store, self->source, self->id, get_now (), &tile);
    }
  return TRUE;
}
