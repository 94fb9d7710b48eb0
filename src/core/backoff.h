/* When to ask a failing server again: after twice as long each time, give or take a share that
 * chance decides, so that not all who failed together come back together. A plain value; times are
 * monotonic seconds. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DATELINE_BACKOFF_FIRST 2.0
#define DATELINE_BACKOFF_MAX 900.0
#define DATELINE_BACKOFF_JITTER 0.25      /* more or less by up to that share */
#define DATELINE_BACKOFF_ASKED_MAX 7200.0 /* of what a server asks for */

/* All zero is a server that does not fail. */
typedef struct
{
  guint n_failures; /* in a row */
  double until;     /* leave it alone before */
} DatelineBackoff;

/* @asked is what the server asked to wait, in seconds, or 0; @chance is from 0 to 1. What fails
 * while the server is left alone already (requests that were under way) does not count again. */
void dateline_backoff_fail (DatelineBackoff *self, double now, double asked, double chance);

/* What succeeds while the server is left alone was under way, and does not take back its word. */
void dateline_backoff_succeed (DatelineBackoff *self, double now);

/* Seconds until it may be asked; 0 for now. */
double dateline_backoff_get_wait (const DatelineBackoff *self, double now);

G_END_DECLS
