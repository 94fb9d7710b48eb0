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

static void
append (GByteArray *bytes, const char *text, gsize size)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) size);
}

/* A marker with its length and @size bytes, all of them @fill. */
static void
append_segment (GByteArray *bytes, guint8 marker, guint size, guint8 fill)
{
  guint8 head[] = { 0xff, marker, (guint8) ((size + 2) >> 8), (guint8) (size + 2) };
  guint at = bytes->len + sizeof head;

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_set_size (bytes, at + size);
  memset (bytes->data + at, fill, size);
}

static void
append_frame (GByteArray *bytes, guint8 marker, guint width, guint height)
{
  guint8 frame[] = { 0xff,
                     marker,
                     0,
                     17,
                     8,
                     (guint8) (height >> 8),
                     (guint8) height,
                     (guint8) (width >> 8),
                     (guint8) width,
                     3,
                     1,
                     0x22,
                     0,
                     2,
                     0x11,
                     1,
                     3,
                     0x11,
                     1 };

  g_byte_array_append (bytes, frame, sizeof frame);
}

static gboolean
read_array (const GByteArray *array, DatelineImageHead *head)
{
  g_autoptr (GBytes) bytes = g_bytes_new (array->data, array->len);

  return dateline_image_head_read (bytes, head);
}

/* A small frame in a segment of the application's, and the real one behind it: a marker without a
 * length before them must not lead into it. */
static void
test_hidden_frame (void)
{
  static const guint8 markers[] = { 0x00, 0x01, 0xd0, 0xd1, 0xd7, 0xd8 };
  DatelineImageHead head;

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GByteArray) small = g_byte_array_new ();
      guint8 begin[] = { 0xff, 0xd8, 0xff, markers[i] };
      guint from;

      g_byte_array_append (bytes, begin, sizeof begin);
      from = bytes->len;
      append_segment (bytes, 0xef, 0xfffd - 2, 0);
      append_frame (bytes, 0xc0, 16000, 16000);
      append_frame (small, 0xc0, 256, 256);
      g_assert_cmpuint (from + 0xffef + 9, <=, from + 2 + 0xfffd);
      memcpy (bytes->data + from + 0xffef, small->data, 9);
      g_assert_false (read_array (bytes, &head));
      g_byte_array_remove_range (bytes, 2, 2);
      g_assert_true (read_array (bytes, &head));
      g_assert_cmpuint (head.width, ==, 16000);
    }
}

/* As many scans as any picture has, and no more, wherever they are. */
static void
test_scans (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  DatelineImageHead head;

  append (bytes, "\xff\xd8", 2);
  append_frame (bytes, 0xc2, 1024, 1024);
  for (int i = 0; i < 100; i++)
    {
      append_segment (bytes, 0xda, 8, 1);
      append (bytes, "\0\xff\0\xff\xd0", 5);
    }
  g_assert_true (read_array (bytes, &head));
  append_segment (bytes, 0xda, 8, 1);
  g_assert_false (read_array (bytes, &head));
}

/* A loader inflates each text, and keeps it. */
static void
test_texts (void)
{
  static const char *const names[] = { "\0\0\0\5zTXt", "\0\0\0\5iTXt" };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  DatelineImageHead head;

  append (bytes, PNG "\0\0\1\0\0\0\1\0\10\2\0\0\0crc.", sizeof PNG - 1 + 17);
  for (int i = 0; i < 8; i++)
    {
      append (bytes, names[i % 2], 8);
      append (bytes, "k\0\0..crc.", 9);
    }
  g_assert_true (read_array (bytes, &head));
  append (bytes, names[0], 8);
  g_assert_false (read_array (bytes, &head));
}

/* The frame as libjpeg finds it: it passes over whatever is no marker. */
static gboolean
find_frame (const guint8 *data, gsize size, guint *width, guint *height)
{
  gsize at = 2;

  for (;;)
    {
      guint8 marker;

      while (at < size && data[at] != 0xff)
        at++;
      while (at < size && data[at] == 0xff)
        at++;
      if (at + 8 > size)
        return FALSE;
      marker = data[at++];
      if (marker == 0x00 || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7))
        continue;
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        {
          *height = (guint) data[at + 3] << 8 | data[at + 4];
          *width = (guint) data[at + 5] << 8 | data[at + 6];
          return TRUE;
        }
      at += MAX ((guint) data[at] << 8 | data[at + 1], 2);
    }
}

/* Cut and changed bytes are read within their bounds (the sanitizers watch), and what is said of
 * them is what a loader will see. */
static void
test_random (void)
{
  static const guint8 markers[] = { 0xc4, 0xdb, 0xdd, 0xe0, 0xe1, 0xef, 0xfe };
  guint n_read = 0, n_whole = 0;

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      guint wanted[2] = { (guint) g_test_rand_int_range (0, 65536),
                          (guint) g_test_rand_int_range (0, 65536) };
      guint found[2] = { 0 };
      gboolean changed = i % 4 != 0;
      DatelineImageHead head;

      append (bytes, "\xff\xd8", 2);
      for (int j = g_test_rand_int_range (0, 4); j > 0; j--)
        {
          append (bytes, "\xff\xff", (gsize) g_test_rand_int_range (0, 3));
          append_segment (bytes,
                          markers[g_test_rand_int_range (0, G_N_ELEMENTS (markers))],
                          (guint) g_test_rand_int_range (0, 40),
                          (guint8) g_test_rand_int_range (0xc0, 0x100));
        }
      append_frame (bytes, g_test_rand_bit () ? 0xc0 : 0xc2, wanted[0], wanted[1]);
      for (int j = 0; changed && j < 3; j++)
        bytes->data[g_test_rand_int_range (2, (gint32) bytes->len)] =
            (guint8) g_test_rand_int_range (g_test_rand_bit () ? 0xc0 : 0, 0x100);
      if (changed && i % 3 == 0)
        g_byte_array_set_size (bytes, (guint) g_test_rand_int_range (0, (gint32) bytes->len));
      if (!read_array (bytes, &head))
        {
          g_assert_true (changed);
          continue;
        }
      n_read++;
      n_whole += !changed;
      g_assert_true (find_frame (bytes->data, bytes->len, &found[0], &found[1]));
      g_assert_cmpuint (head.width, ==, found[0]);
      g_assert_cmpuint (head.height, ==, found[1]);
      if (!changed)
        g_assert_cmpuint (head.width, ==, wanted[0]);
    }
  g_assert_cmpuint (n_whole, ==, 5000);
  g_assert_cmpuint (n_read, >, 8000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-head/formats", test_formats);
  g_test_add_func ("/image-head/tile", test_tile);
  g_test_add_func ("/image-head/hidden-frame", test_hidden_frame);
  g_test_add_func ("/image-head/scans", test_scans);
  g_test_add_func ("/image-head/texts", test_texts);
  g_test_add_func ("/image-head/random", test_random);
  return g_test_run ();
}
