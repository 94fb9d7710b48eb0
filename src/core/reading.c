/* Progress and cancelling, for all readers alike. */
#include "reading.h"

gboolean
dateline_reading_step (const DatelineReading *reading, double fraction, GError **error)
{
  if (reading->progress != NULL)
    reading->progress (fraction, reading->progress_data);
  return !g_cancellable_set_error_if_cancelled (reading->cancellable, error);
}
