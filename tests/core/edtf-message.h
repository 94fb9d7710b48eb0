/* What every message about a date that cannot be read promises. */
#pragma once

#include "error.h"

#include <stdlib.h>
#include <string.h>

/* The quoted part of "Date “...”, character n: ..."; whatever is quoted has a length limit. */
static inline void
edtf_check_message (const char *text, const GError *error)
{
  const char *begin = strstr (error->message, "“");
  const char *end = strstr (error->message, "”, character ");

  g_assert_true (error->domain == DATELINE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (begin);
  g_assert_nonnull (end);
  g_assert_cmpint (g_utf8_pointer_to_offset (begin, end) - 1, <=, 60);
  for (const char *p = error->message; *p != '\0'; p++)
    g_assert_true ((guchar) *p >= 0x20 && *p != 0x7f);
  g_assert_cmpuint (strtoul (end + strlen ("”, character "), NULL, 10), <=, strlen (text) + 1);
}
