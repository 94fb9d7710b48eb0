/* A strict recursive-descent pass over JSON text. Invariant: the scanner never reads at or beyond
 * its end; the depth of its recursion is bounded by DATELINE_JSON_DEPTH. Cost: one look at each
 * byte, two at those of strings that are not ASCII. */
#include "config.h"

#include "json-scan.h"
#include "error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TICK_BYTES (1 << 20)

typedef struct
{
  const char *data;
  const char *at;
  const char *end;
  const char *next_tick;
  guint depth;
  DatelineJsonTick tick;
  gpointer tick_data;
} Scanner;

static gboolean scan_value (Scanner *self, GError **error);

G_GNUC_PRINTF (4, 5)
static gboolean
fail (const Scanner *self, DatelineError code, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  const char *line_begin = self->data;
  guint line = 1, column = 1;
  va_list args;

  for (const char *p = self->data; (p = memchr (p, '\n', (gsize) (self->at - p))) != NULL; p++)
    {
      line++;
      line_begin = p + 1;
    }
  for (const char *p = line_begin; p < self->at; p++)
    column += (*p & 0xc0) != 0x80;
  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: a place in a file, then what is wrong there. */
  g_set_error (error, DATELINE_ERROR, code, _ ("line %u, column %u: %s"), line, column, what);
  return FALSE;
}

/* @expected is what might have stood here. */
static gboolean
fail_expected (const Scanner *self, const char *expected, GError **error)
{
  guchar byte;

  if (self->at >= self->end)
    return fail (self,
                 DATELINE_ERROR_INVALID,
                 error,
                 _ ("the file ends where %s was expected; it is not complete"),
                 expected);
  byte = (guchar) *self->at;
  if (byte == 0)
    return fail (self, DATELINE_ERROR_INVALID, error, _ ("a NUL byte; this is no text"));
  if (byte > 0x20 && byte < 0x7f)
    return fail (
        self, DATELINE_ERROR_INVALID, error, _ ("%s was expected, not “%c”"), expected, byte);
  return fail (self,
               DATELINE_ERROR_INVALID,
               error,
               _ ("%s was expected, not the byte 0x%02X"),
               expected,
               byte);
}

static void
skip_space (Scanner *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

static gboolean
take (Scanner *self, char byte)
{
  if (self->at >= self->end || *self->at != byte)
    return FALSE;
  self->at++;
  return TRUE;
}

/* Four hexadecimal digits, or -1. */
static int
scan_hex (Scanner *self)
{
  int value = 0;

  for (int i = 0; i < 4; i++, self->at++)
    {
      if (self->at >= self->end || !g_ascii_isxdigit (*self->at))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (*self->at);
    }
  return value;
}

static gboolean
scan_unicode_escape (Scanner *self, GError **error)
{
  int unit = scan_hex (self);

  if (unit < 0)
    return fail_expected (self, _ ("a hexadecimal digit"), error);
  if (unit == 0)
    return fail (self, DATELINE_ERROR_INVALID, error, _ ("a NUL character in a string"));
  if (unit >= 0xd800 && unit <= 0xdbff && self->end - self->at >= 6 && self->at[0] == '\\' &&
      self->at[1] == 'u')
    {
      self->at += 2;
      unit = scan_hex (self);
      if (unit >= 0xdc00 && unit <= 0xdfff)
        return TRUE;
      unit = 0xd800;
    }
  if (unit >= 0xd800 && unit <= 0xdfff)
    return fail (self,
                 DATELINE_ERROR_INVALID,
                 error,
                 _ ("half a surrogate pair; the other half is missing"));
  return TRUE;
}

static gboolean
scan_utf8 (Scanner *self, const char *begin, GError **error)
{
  const char *wrong;

  if (g_utf8_validate_len (begin, (gsize) (self->at - begin), &wrong))
    return TRUE;
  self->at = wrong;
  return fail (self,
               DATELINE_ERROR_INVALID,
               error,
               _ ("the byte 0x%02X is not valid UTF-8; save the file as UTF-8"),
               (guchar) *wrong);
}

/* After the opening quote. */
static gboolean
scan_string (Scanner *self, GError **error)
{
  const char *begin = self->at;
  guchar any = 0;

  while (self->at < self->end)
    {
      guchar byte = (guchar) *self->at;

      any |= byte;
      if (byte == '"')
        {
          if ((any & 0x80) && !scan_utf8 (self, begin, error))
            return FALSE;
          self->at++;
          return TRUE;
        }
      if (byte < 0x20)
        return fail_expected (self, _ ("the end of the string"), error);
      self->at++;
      if (byte != '\\')
        continue;
      if (self->at >= self->end || strchr ("\"\\/bfnrtu", *self->at) == NULL || *self->at == '\0')
        return fail_expected (self, _ ("an escaped character"), error);
      if (*self->at++ == 'u' && !scan_unicode_escape (self, error))
        return FALSE;
    }
  return fail_expected (self, _ ("the end of the string"), error);
}

static gboolean
scan_digits (Scanner *self, GError **error)
{
  const char *begin = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > begin || fail_expected (self, _ ("a digit"), error);
}

static gboolean
scan_number (Scanner *self, GError **error)
{
  take (self, '-');
  if (!take (self, '0') && !scan_digits (self, error))
    return FALSE;
  if (take (self, '.') && !scan_digits (self, error))
    return FALSE;
  if (!take (self, 'e') && !take (self, 'E'))
    return TRUE;
  if (!take (self, '+'))
    take (self, '-');
  return scan_digits (self, error);
}

static gboolean
scan_literal (Scanner *self, const char *literal, GError **error)
{
  gsize length = strlen (literal);

  if ((gsize) (self->end - self->at) >= length && memcmp (self->at, literal, length) == 0)
    {
      self->at += length;
      return TRUE;
    }
  return fail_expected (self, _ ("a value"), error);
}

static gboolean
scan_array (Scanner *self, GError **error)
{
  skip_space (self);
  if (take (self, ']'))
    return TRUE;
  for (;;)
    {
      if (!scan_value (self, error))
        return FALSE;
      skip_space (self);
      if (take (self, ']'))
        return TRUE;
      if (!take (self, ','))
        return fail_expected (self, _ ("“,” or “]”"), error);
    }
}

static gboolean
scan_object (Scanner *self, GError **error)
{
  skip_space (self);
  if (take (self, '}'))
    return TRUE;
  for (;;)
    {
      skip_space (self);
      if (!take (self, '"'))
        return fail_expected (self, _ ("a member's name in quotes"), error);
      if (!scan_string (self, error))
        return FALSE;
      skip_space (self);
      if (!take (self, ':'))
        return fail_expected (self, _ ("“:”"), error);
      if (!scan_value (self, error))
        return FALSE;
      skip_space (self);
      if (take (self, '}'))
        return TRUE;
      if (!take (self, ','))
        return fail_expected (self, _ ("“,” or “}”"), error);
    }
}

static gboolean
scan_nested (Scanner *self, GError **error)
{
  gboolean is_object = *self->at == '{';
  gboolean good;

  if (self->depth >= DATELINE_JSON_DEPTH)
    return fail (
        self, DATELINE_ERROR_LIMIT, error, _ ("nested deeper than %d levels"), DATELINE_JSON_DEPTH);
  self->at++;
  self->depth++;
  good = is_object ? scan_object (self, error) : scan_array (self, error);
  self->depth--;
  return good;
}

static gboolean
scan_value (Scanner *self, GError **error)
{
  if (self->at >= self->next_tick)
    {
      self->next_tick = self->end - self->at > TICK_BYTES ? self->at + TICK_BYTES : self->end;
      if (self->tick != NULL &&
          !self->tick ((gsize) (self->at - self->data), self->tick_data, error))
        return FALSE;
    }
  skip_space (self);
  if (self->at >= self->end)
    return fail_expected (self, _ ("a value"), error);
  switch (*self->at)
    {
    case '{':
    case '[':
      return scan_nested (self, error);
    case '"':
      self->at++;
      return scan_string (self, error);
    case 't':
      return scan_literal (self, "true", error);
    case 'f':
      return scan_literal (self, "false", error);
    case 'n':
      return scan_literal (self, "null", error);
    default:
      if (*self->at != '-' && !g_ascii_isdigit (*self->at))
        return fail_expected (self, _ ("a value"), error);
      return scan_number (self, error);
    }
}

gboolean
dateline_json_check (DatelineJsonText text,
                     DatelineJsonTick tick,
                     gpointer tick_data,
                     GError **error)
{
  Scanner self = {
    .data = text.data,
    .at = text.data,
    .end = text.data + text.length,
    .next_tick = text.data,
    .tick = tick,
    .tick_data = tick_data,
  };

  if (!scan_value (&self, error))
    return FALSE;
  skip_space (&self);
  return self.at >= self.end || fail_expected (&self, _ ("the end of the file"), error);
}
