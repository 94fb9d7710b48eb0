/* Opening a map file of a person's own, in a thread: what core says of it, and whether its pictures
 * can be decoded here. */
#pragma once

#include "map-file.h"

G_BEGIN_DECLS

void dateline_map_opening_async (const char *uri,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* Errors: those of dateline_map_file_open; DATELINE_ERROR_UNREADABLE where the file is not on this
 * computer, or its pictures cannot be decoded. @archive and @file may be %NULL. */
gboolean dateline_map_opening_finish (GAsyncResult *result,
                                      DatelineMbtiles **archive,
                                      DatelineMapFile **file,
                                      GError **error);

G_END_DECLS
