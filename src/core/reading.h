/* What a reader of any format is given: where its records go, where its complaints go, and how it
 * says how far it is. A reader takes bytes and fills the builder; it fails only where the file as a
 * whole is of no use, and reports all else. */
#pragma once

#include "builder.h"
#include "report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  DatelineBuilder *builder;
  DatelineReport *report;
  GCancellable *cancellable;                         /* or %NULL */
  void (*progress) (double fraction, gpointer data); /* or %NULL; from 0 to 1 */
  gpointer progress_data;
} DatelineReading;

/* To be called every few thousand records: says how far the reader is, and is FALSE with
 * G_IO_ERROR_CANCELLED once it is to stop. */
gboolean dateline_reading_step (const DatelineReading *reading, double fraction, GError **error);

G_END_DECLS
