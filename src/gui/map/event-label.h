/* A label beside a mark: a title and a second line on paper, beside, above or below the mark, never
 * on it, and within the view. */
#pragma once

#include "event-sign.h"

G_BEGIN_DECLS

/* Where a label of @width by @height goes: right of the mark, or else left, below or above, and if
 * it has no room anywhere, to the right, moved into the view. @x and @y are the mark's middle,
 * @radius that of its surroundings to keep free. The view is what is free of other things. */
graphene_rect_t dateline_event_label_place (double x,
                                            double y,
                                            double radius,
                                            double width,
                                            double height,
                                            double view_width,
                                            double view_height);

/* @title and @detail are plain text; @detail may be %NULL. Long ones end in dots. Clear of what
 * lies on the map at its right and its bottom. */
void dateline_event_label_snapshot (const DatelineSignContext *context,
                                    const char *title,
                                    const char *detail,
                                    const DatelineEventMark *mark,
                                    GtkSnapshot *snapshot);

G_END_DECLS
