/* Decompression with a limit, for bytes that are not trusted. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The whole of @size compressed bytes, decompressed. %NULL with DATELINE_ERROR_LIMIT where that
 * would be more than @limit bytes, DATELINE_ERROR_INVALID where the bytes are broken or end early.
 */
GBytes *dateline_inflate (
    const guint8 *bytes, gsize size, GZlibCompressorFormat format, gsize limit, GError **error);

G_END_DECLS
