/* The density profile as a picture: how many events touch each pixel column's time, the categories
 * one upon another in their colours. */
#pragma once

#include "rows.h"
#include "store.h"
#include "time-view.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @width and @height are pixels of the device. The highest column fills the height; the others are
 * as high as they hold events, or, where few columns tower over all others (@by_root is set), as
 * the square root of that. %NULL where nothing is to be seen. */
GdkTexture *dateline_profile_new (const DatelineStore *store,
                                  const DatelineRows *rows,
                                  const DatelineTimeScale *scale,
                                  DatelineTimeView view,
                                  int width,
                                  int height,
                                  gboolean dark,
                                  gboolean *by_root);

G_END_DECLS
