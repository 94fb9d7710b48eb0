/* What a picture says of itself in its first bytes, so that an image loader is given only what it
 * should see: a loader makes a few kilobytes into gigabytes where a header asks for it.
 * Sources: PNG (ISO/IEC 15948) 5.2 and 11.2.2; JPEG (ITU-T T.81) B.1 and B.2.2; WebP Container
 * Specification, RFC 9649 2 and 3. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DATELINE_TILE_PIXELS_MAX 1024 /* of a side of one tile's picture */

typedef enum
{
  DATELINE_IMAGE_PNG,
  DATELINE_IMAGE_JPEG,
  DATELINE_IMAGE_WEBP,
} DatelineImageFormat;

typedef struct
{
  DatelineImageFormat format;
  guint width;
  guint height;
} DatelineImageHead;

/* FALSE where the bytes are no picture of these formats, or have more compressed texts (PNG)
 * or scans (JPEG) than any has. */
gboolean dateline_image_head_read (GBytes *bytes, DatelineImageHead *head);

/* Whether the bytes may be a tile: FALSE with DATELINE_ERROR_UNREADABLE where they are no picture,
 * DATELINE_ERROR_LIMIT where it is empty or a side is longer than DATELINE_TILE_PIXELS_MAX. */
gboolean dateline_image_head_check_tile (GBytes *bytes, GError **error);

G_END_DECLS
