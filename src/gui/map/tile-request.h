/* One tile asked of a server: redirects, a deadline and a bound on the size. */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define DATELINE_TILE_REDIRECTS_MAX 5
#define DATELINE_TILE_BODY_MAX (2 * 1000 * 1000) /* bytes */
#define DATELINE_TILE_DEADLINE 30.0              /* seconds, from the first byte to the last */

typedef struct
{
  guint status;       /* of HTTP */
  GBytes *bytes;      /* of 200 only */
  char *tag;          /* ETag, or %NULL */
  char *modified;     /* Last-Modified, or %NULL */
  gboolean may_store; /* and until when it is good: seconds since 1970 */
  gint64 expires;
  gint64 retry_after; /* seconds that the server asks to wait; 0 where it does not */
} DatelineTileAnswer;

void dateline_tile_answer_clear (DatelineTileAnswer *self);

/* What is wrong, in a sentence: @error or, where it is %NULL, an answer that is no tile. */
char *dateline_tile_answer_describe (const DatelineTileAnswer *self, const GError *error);

/* Whether a redirect is followed: to http or https, and not from https to http. */
gboolean dateline_tile_request_may_follow (GUri *from, GUri *target);

/* With @tag or @modified, which may be %NULL, the server may answer 304, "not modified". @deadline
 * is in seconds. */
void dateline_tile_request_async (SoupSession *session,
                                  const char *url,
                                  const char *tag,
                                  const char *modified,
                                  double deadline,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* Any status is an answer. Errors: those of the network, G_IO_ERROR_TIMED_OUT,
 * DATELINE_ERROR_LIMIT, DATELINE_ERROR_INVALID for a redirect that is not followed. */
gboolean
dateline_tile_request_finish (GAsyncResult *result, DatelineTileAnswer *answer, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineTileAnswer, dateline_tile_answer_clear)

G_END_DECLS
