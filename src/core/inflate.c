/* Decompression through GZlibDecompressor. Invariant: no more than the limit is ever allocated
 * (and twice that while the output grows), however much the input claims to hold. */
#include "config.h"

#include "inflate.h"

#include "error.h"

#include <glib/gi18n-lib.h>

static GBytes *
fail (GError **error, DatelineError code, const char *message)
{
  g_set_error_literal (error, DATELINE_ERROR, code, message);
  return NULL;
}

GBytes *
dateline_inflate (
    const guint8 *bytes, gsize size, GZlibCompressorFormat format, gsize limit, GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (format);
  g_autoptr (GByteArray) output = g_byte_array_new ();
  gsize consumed = 0;
  gsize produced = 0;

  g_byte_array_set_size (output, CLAMP (size * 4, 1024, limit + 1));
  for (;;)
    {
      gsize read = 0;
      gsize written = 0;
      GConverterResult result;

      if (produced == output->len)
        g_byte_array_set_size (output, MIN ((gsize) output->len * 2, limit + 1));
      result = g_converter_convert (G_CONVERTER (decompressor),
                                    bytes + consumed,
                                    size - consumed,
                                    output->data + produced,
                                    output->len - produced,
                                    G_CONVERTER_INPUT_AT_END,
                                    &read,
                                    &written,
                                    NULL);
      consumed += read;
      produced += written;
      if (produced > limit)
        return fail (error,
                     DATELINE_ERROR_LIMIT,
                     _ ("A compressed part of the map is larger than Dateline takes."));
      if (result == G_CONVERTER_FINISHED)
        break;
      if (result == G_CONVERTER_ERROR)
        return fail (error, DATELINE_ERROR_INVALID, _ ("A compressed part of the map is broken."));
    }

  g_byte_array_set_size (output, produced);
  return g_byte_array_free_to_bytes (g_steal_pointer (&output));
}
