/* The one error domain. A message says which file, line or feature is wrong, what is wrong with
 * it, and what to do; it is shown to a person as it stands. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DATELINE_ERROR (dateline_error_quark ())

typedef enum
{
  DATELINE_ERROR_UNREADABLE,  /* the bytes cannot be had, or are of no known format */
  DATELINE_ERROR_INVALID,     /* a part of the data breaks the format */
  DATELINE_ERROR_LIMIT,       /* larger, longer or deeper than Dateline takes */
  DATELINE_ERROR_UNSUPPORTED, /* valid, but not understood here */
  DATELINE_ERROR_ABSENT,      /* all is well, and what was asked for is not there */
} DatelineError;

GQuark dateline_error_quark (void);

G_END_DECLS
