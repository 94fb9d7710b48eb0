/* A tile's bytes to a texture. The bytes are not trusted: nothing but a PNG, a JPEG or a WebP of a
 * tile's size reaches an image loader. Any thread may call it. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Errors: those of dateline_image_head_check_tile, DATELINE_ERROR_UNREADABLE where the loader fails
 * or there is none for WebP. */
GdkTexture *dateline_tile_image_decode (GBytes *bytes, GError **error);

G_END_DECLS
