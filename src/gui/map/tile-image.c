#include "config.h"

#include "tile-image.h"

#include "error.h"
#include "image-head.h"

#include <glib/gi18n-lib.h>

GdkTexture *
dateline_tile_image_decode (GBytes *bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GdkTexture *texture;
  DatelineImageHead head;

  if (!dateline_image_head_check_tile (bytes, error))
    return NULL;
  texture = gdk_texture_new_from_bytes (bytes, &reason);
  if (texture != NULL)
    return texture;
  dateline_image_head_read (bytes, &head);
  if (head.format == DATELINE_IMAGE_WEBP)
    g_set_error (error,
                 DATELINE_ERROR,
                 DATELINE_ERROR_UNREADABLE,
                 _ ("The WebP picture cannot be read: %s. It may be that no loader for WebP is "
                    "installed."),
                 reason->message);
  else
    g_set_error (error,
                 DATELINE_ERROR,
                 DATELINE_ERROR_UNREADABLE,
                 _ ("The picture is broken: %s."),
                 reason->message);
  return NULL;
}
