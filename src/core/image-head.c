#include "config.h"

#include "image-head.h"

#include "error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TEXTS_MAX 8   /* of a PNG; each is inflated to 8 MB, and kept */
#define SCANS_MAX 100 /* of a JPEG; each costs the whole picture, however short it is */

static guint
read_big (const guint8 *bytes, guint n)
{
  guint value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | bytes[i];
  return value;
}

static guint
read_little (const guint8 *bytes, guint n)
{
  guint value = 0;

  while (n-- > 0)
    value = value << 8 | bytes[n];
  return value;
}

/* The compressed texts that a PNG has at most: their names are nowhere else but by chance. */
static guint
count_texts (const guint8 *data, gsize size)
{
  guint n = 0;

  for (gsize at = 0; at + 4 <= size; at++)
    n += memcmp (data + at, "zTXt", 4) == 0 || memcmp (data + at, "iTXt", 4) == 0;
  return n;
}

static gboolean
read_png (const guint8 *data, gsize size, DatelineImageHead *head)
{
  if (size < 24 || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0 ||
      memcmp (data + 12, "IHDR", 4) != 0 || count_texts (data, size) > TEXTS_MAX)
    return FALSE;
  *head =
      (DatelineImageHead){ DATELINE_IMAGE_PNG, read_big (data + 16, 4), read_big (data + 20, 4) };
  return TRUE;
}

/* The scans that a JPEG has at most: the bytes that begin one are nowhere else but by chance. */
static guint
count_scans (const guint8 *data, gsize size)
{
  guint n = 0;

  for (gsize at = 0; at + 1 < size; at++)
    n += data[at] == 0xff && data[at + 1] == 0xda;
  return n;
}

/* Markers without a length, of which none stands before the frame header: TEM, RST, SOI, EOI. */
static gboolean
is_alone (guint8 marker)
{
  return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd9);
}

/* A frame header is C0 to CF without DHT, JPG and DAC. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean
read_jpeg (const guint8 *data, gsize size, DatelineImageHead *head)
{
  gsize at = 2;
  guint length;

  if (size < 4 || data[0] != 0xff || data[1] != 0xd8 || count_scans (data, size) > SCANS_MAX)
    return FALSE;
  while (at + 9 <= size)
    {
      if (data[at] != 0xff)
        return FALSE;
      if (data[at + 1] == 0xff)
        {
          at++; /* a fill byte */
          continue;
        }
      if (is_frame (data[at + 1]))
        {
          *head = (DatelineImageHead){ DATELINE_IMAGE_JPEG,
                                       read_big (data + at + 7, 2),
                                       read_big (data + at + 5, 2) };
          return TRUE;
        }
      length = read_big (data + at + 2, 2);
      if (is_alone (data[at + 1]) || length < 2)
        return FALSE;
      at += 2 + length;
    }
  return FALSE;
}

static gboolean
read_webp (const guint8 *data, gsize size, DatelineImageHead *head)
{
  head->format = DATELINE_IMAGE_WEBP;
  if (size < 30 || memcmp (data, "RIFF", 4) != 0 || memcmp (data + 8, "WEBP", 4) != 0)
    return FALSE;
  if (memcmp (data + 12, "VP8 ", 4) == 0 && memcmp (data + 23, "\x9d\x01\x2a", 3) == 0)
    {
      head->width = read_little (data + 26, 2) & 0x3fff;
      head->height = read_little (data + 28, 2) & 0x3fff;
      return TRUE;
    }
  if (memcmp (data + 12, "VP8L", 4) == 0 && data[20] == 0x2f)
    {
      head->width = (read_little (data + 21, 4) & 0x3fff) + 1;
      head->height = (read_little (data + 21, 4) >> 14 & 0x3fff) + 1;
      return TRUE;
    }
  if (memcmp (data + 12, "VP8X", 4) == 0)
    {
      head->width = read_little (data + 24, 3) + 1;
      head->height = read_little (data + 27, 3) + 1;
      return TRUE;
    }
  return FALSE;
}

gboolean
dateline_image_head_read (GBytes *bytes, DatelineImageHead *head)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return read_png (data, size, head) || read_jpeg (data, size, head) ||
         read_webp (data, size, head);
}

gboolean
dateline_image_head_check_tile (GBytes *bytes, GError **error)
{
  DatelineImageHead head;

  if (!dateline_image_head_read (bytes, &head))
    {
      g_set_error_literal (error,
                           DATELINE_ERROR,
                           DATELINE_ERROR_UNREADABLE,
                           _ ("It is no picture in PNG, JPEG or WebP."));
      return FALSE;
    }
  if (head.width >= 1 && head.height >= 1 && head.width <= DATELINE_TILE_PIXELS_MAX &&
      head.height <= DATELINE_TILE_PIXELS_MAX)
    return TRUE;
  g_set_error (error,
               DATELINE_ERROR,
               DATELINE_ERROR_LIMIT,
               _ ("The picture is %u × %u pixels; a tile has 1 to %u a side."),
               head.width,
               head.height,
               DATELINE_TILE_PIXELS_MAX);
  return FALSE;
}
