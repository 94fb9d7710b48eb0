#include "config.h"

#include "backoff.h"

#include <math.h>

void
dateline_backoff_fail (DatelineBackoff *self, double now, double asked, double chance)
{
  double wait;

  asked = CLAMP (asked, 0.0, DATELINE_BACKOFF_ASKED_MAX);
  if (self->until <= now)
    {
      wait = ldexp (DATELINE_BACKOFF_FIRST, (int) MIN (self->n_failures, 30u));
      wait =
          MIN (wait, DATELINE_BACKOFF_MAX) * (1.0 + DATELINE_BACKOFF_JITTER * (2.0 * chance - 1.0));
      self->n_failures++;
      self->until = now + wait;
    }
  /* Never before the server's word. */
  self->until = MAX (self->until, now + asked * (1.0 + DATELINE_BACKOFF_JITTER * chance));
}

void
dateline_backoff_succeed (DatelineBackoff *self, double now)
{
  if (self->until <= now)
    *self = (DatelineBackoff){ 0 };
}

double
dateline_backoff_get_wait (const DatelineBackoff *self, double now)
{
  return MAX (self->until - now, 0.0);
}
