#include "error.h"
#include "image-head.h"

#include <string.h>

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
#define JPEG_APP0 "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"

static void
test_formats (void)
{
#define BYTES(text) text, sizeof text - 1
  static const struct
  {
    const char *bytes;
    gsize size;
    int format; /* -1 where it is none */
    guint width, height;
  } cases[] = {
    { BYTES (PNG "\0\0\1\0\0\0\2\0"), DATELINE_IMAGE_PNG, 256, 512 },
    { BYTES (PNG "\xff\xff\xff\xff\0\0\0\1"), DATELINE_IMAGE_PNG, 0xffffffff, 1 },
    { BYTES (PNG "\0\0\1\0\0\0\2"), -1, 0, 0 },
    { BYTES (JPEG_APP0 "\xff\xc0\0\x11\x08\2\0\1\0\3"), DATELINE_IMAGE_JPEG, 256, 512 },
    { BYTES (JPEG_APP0 "\xff\xff\xff\xc2\0\x11\x08\2\0\1\0\3"), DATELINE_IMAGE_JPEG, 256, 512 },
    { BYTES (JPEG_APP0 "\xff\xc4\0\2\xff\xc2\0\x11\x08\2\0\1\0\3"), DATELINE_IMAGE_JPEG, 256, 512 },
    { BYTES (JPEG_APP0 "\0\xc0\0\x11\x08\2\0\1\0\3"), -1, 0, 0 },
    { BYTES ("\xff\xd8\xff\xe0\0\0\xff\xe0\0\0\xff\xe0\0\0"), -1, 0, 0 },
    { BYTES ("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\0\1\0\2"),
      DATELINE_IMAGE_WEBP,
      256,
      512 },
    { BYTES ("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\xff\xc0\x7f\0\0\0\0\0\0"),
      DATELINE_IMAGE_WEBP,
      256,
      512 },
    { BYTES ("RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\xff\0\0\xff\1\0"),
      DATELINE_IMAGE_WEBP,
      256,
      512 },
    { BYTES ("RIFF\0\0\0\0WEBPVP9 \0\0\0\0\0\0\0\0\xff\0\0\xff\1\0"), -1, 0, 0 },
    { BYTES ("<!DOCTYPE html><html><body>Not Found</body></html>"), -1, 0, 0 },
    { BYTES ("GIF89a\0\1\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), -1, 0, 0 },
    { BYTES (""), -1, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, cases[i].size);
      DatelineImageHead head;

      g_test_message ("%u", i);
      g_assert_cmpint (dateline_image_head_read (bytes, &head), ==, cases[i].format >= 0);
      if (cases[i].format < 0)
        continue;
      g_assert_cmpint (head.format, ==, cases[i].format);
      g_assert_cmpuint (head.width, ==, cases[i].width);
      g_assert_cmpuint (head.height, ==, cases[i].height);
    }
}

static void
test_tile (void)
{
  static const struct
  {
    const char *bytes;
    gsize size;
    int code; /* -1 where it may be a tile */
  } cases[] = {
    { BYTES (PNG "\0\0\4\0\0\0\4\0"), -1 },
    { BYTES (PNG "\0\0\4\1\0\0\4\0"), DATELINE_ERROR_LIMIT },
    { BYTES (PNG "\0\0\4\0\0\0\4\1"), DATELINE_ERROR_LIMIT },
    { BYTES (PNG "\0\0\0\0\0\0\0\0"), DATELINE_ERROR_LIMIT },
    { BYTES ("<html>"), DATELINE_ERROR_UNREADABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, cases[i].size);
      g_autoptr (GError) error = NULL;
      gboolean good = dateline_image_head_check_tile (bytes, &error);

      g_assert_cmpint (good, ==, cases[i].code < 0);
      if (!good)
        g_assert_error (error, DATELINE_ERROR, cases[i].code);
    }
}

/* Cut and changed bytes are read within their bounds (the sanitizers watch). */
static void
test_random (void)
{
  static const char jpeg[] = JPEG_APP0 "\xff\xc4\0\4ab\xff\xc0\0\x11\x08\2\0\1\0\3";

  for (int i = 0; i < 20000; i++)
    {
      gsize size = (gsize) g_test_rand_int_range (0, sizeof jpeg);
      g_autofree guint8 *data = g_memdup2 (jpeg, size);
      g_autoptr (GBytes) bytes = NULL;
      DatelineImageHead head;

      for (int j = 0; size > 0 && j < 3; j++)
        data[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int ();
      bytes = g_bytes_new_take (g_steal_pointer (&data), size);
      dateline_image_head_read (bytes, &head);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-head/formats", test_formats);
  g_test_add_func ("/image-head/tile", test_tile);
  g_test_add_func ("/image-head/random", test_random);
  return g_test_run ();
}
