/* A file becomes a store: found by its content to be of a known format, read, checked, built. What
 * the file does not say well stands in the report; only what makes the file as a whole unreadable
 * is an error (DATELINE_ERROR or G_IO_ERROR), and then there is no store. */
#pragma once

#include "report.h"
#include "store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DATELINE_FILE_MAX (G_GUINT64_CONSTANT (2) << 30) /* bytes */

/* @fraction runs from 0 to 1. Called in the main context that load_async was called in, about
 * ten times a second, and not after the result. */
typedef void (*DatelineLoaderProgress) (double fraction, gpointer data);

/* @progress may be %NULL. A load that is cancelled ends soon with G_IO_ERROR_CANCELLED. */
void dateline_loader_load_async (GFile *file,
                                 GCancellable *cancellable,
                                 DatelineLoaderProgress progress,
                                 gpointer progress_data,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* The store, or %NULL with an error. @report (may be %NULL) is set in both cases. Both are the
 * caller's. */
DatelineStore *
dateline_loader_load_finish (GAsyncResult *result, DatelineReport **report, GError **error);

/* The same at once, in this thread. */
DatelineStore *dateline_loader_load_sync (GFile *file, DatelineReport **report, GError **error);

/* The same from bytes in memory; @name stands for the file in messages. */
DatelineStore *dateline_loader_load_bytes (GBytes *bytes,
                                           const char *name,
                                           DatelineReport **report,
                                           GError **error);

G_END_DECLS
