/* How strongly an event is drawn by its age. Linear, so that the eye can read it: full from its
 * begin until it ends and at the playhead, then down to DATELINE_FADE_FLOOR for one that ended at
 * the window's begin. Never invisible. */
#pragma once

#include "span.h"

G_BEGIN_DECLS

#define DATELINE_FADE_FLOOR 0.35

/* @end is the event's; @window its time window; the result is from DATELINE_FADE_FLOOR to 1. */
double dateline_fade_get_opacity (DatelineTime end, DatelineSpan window, DatelineTime playhead);

G_END_DECLS
