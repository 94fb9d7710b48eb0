/* What typed-*.c share: the parts of one plain date, before it is known which is what. */
#pragma once

#include "typed-time.h"

G_BEGIN_DECLS

typedef struct
{
  int value;
  guint n_digits;
} DatelineTypedNumber;

typedef struct
{
  DatelineTypedNumber numbers[3];
  guint n_numbers;
  char separator;   /* between the first two numbers where it is '.', '/' or '-' in both places */
  int month;        /* from a word; 0 where there is none */
  int era;          /* -1 BC, 1 AD, 0 where there is none */
  guint era_at;     /* how many numbers stand before the era */
  const char *time; /* what stands from the first time of day on; "" where there is none */
} DatelineTypedParts;

/* @text is folded and not empty; it is cut in pieces and must live as long as @parts. */
gboolean dateline_typed_parts_scan (char *text, DatelineTypedParts *parts, GError **error);

/* Which number is what: EDTF of the date, without a time. */
char *dateline_typed_parts_to_edtf (const DatelineTypedParts *parts,
                                    DatelineDateOrder order,
                                    GError **error);

/* Sets @error to @problem and, as its second sentence, what can be written; always FALSE. */
gboolean dateline_typed_fail (GError **error, const char *problem);

G_END_DECLS
