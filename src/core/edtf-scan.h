/* Reading one date of an EDTF text, character by character; shared by edtf-scan.c and
 * edtf-parse.c only. */
#pragma once

#include "edtf-private.h"
#include "error.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text;
  const char *at; /* the next character; all before it are ASCII */
  GError **error;
} DatelineEdtfScan;

/* Reads a date with its time, zone and qualifier, up to whatever follows it. */
gboolean dateline_edtf_scan_date (DatelineEdtfScan *scan, DatelineEdtfDate *date);

/* Says what is wrong at @at, a character of the text; always FALSE. */
gboolean dateline_edtf_scan_fail (DatelineEdtfScan *scan,
                                  DatelineError code,
                                  const char *at,
                                  const char *problem);

G_END_DECLS
