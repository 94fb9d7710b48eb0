/* Whether a dataset's quotations are what its documents say: each excerpt's text against the
 * characters start to end of its source's file, and the file against its sha256. */
#pragma once

#include "report.h"
#include "store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DATELINE_DOCUMENT_MAX (64u << 20) /* bytes */

typedef struct
{
  guint n_documents; /* that were found and are text */
  guint n_excerpts;  /* that were looked at */
  guint n_good;      /* that are verbatim */
} DatelineVerification;

/* Reads the sources' files in @folder, and nothing outside it. What fails is an error in @report;
 * an excerpt without offsets has to occur somewhere in its document. */
DatelineVerification dateline_verify (DatelineStore *store, GFile *folder, DatelineReport *report);

G_END_DECLS
