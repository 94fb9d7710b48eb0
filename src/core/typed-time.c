/* See typed-time.h. EDTF is tried first, since it can say more than a plain date; a plain date is
 * made EDTF and parsed as such, so that the calendar and the zone are dealt with in one place.
 * Where neither fits, the message is of the one that the text looks like. */
#include "config.h"

#include "typed-private.h"

#include "calendar.h"
#include "error.h"
#include "plain-date.h"
#include "text-fold.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define LENGTH_MAX 100
#define LEAST_DATE 4 /* characters at each side of a '/' that is no part of a date */

/* Without spaces around and in a row, and with the digits and the minus that EDTF has. */
static char *
tidy (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else if (g_unichar_isdigit (c))
        g_string_append_c (out, (char) ('0' + g_unichar_digit_value (c)));
      else if (c == 0x2212) /* the minus sign */
        g_string_append_c (out, '-');
      else
        g_string_append_unichar (out, c);
    }
  return g_strchomp (g_string_free (out, FALSE));
}

static void
set_from_edtf (DatelineTypedTime *typed, const DatelineEdtf *edtf, GTimeZone *zone)
{
  DatelineWhen when = dateline_edtf_get_when (edtf, zone);

  *typed = (DatelineTypedTime){
    .span = when.span,
    .begin_precision = when.begin_precision,
    .end_precision = when.end_precision,
    .both = (when.flags & DATELINE_WHEN_LASTS) != 0,
  };
}

/* Whether a message about EDTF helps who typed this. */
static gboolean
looks_like_edtf (const char *text)
{
  gsize n_digits = strspn (text, G_CSET_DIGITS "X");
  const char *slash = strchr (text, '/');

  if (strspn (text, G_CSET_DIGITS "X-+:TZ/.~?%[]{},") != strlen (text))
    return FALSE;
  return strchr ("[{-X", text[0]) != NULL || g_str_has_prefix (text, "..") ||
         (n_digits == 4 && strchr ("-~?%", text[4]) != NULL &&
          strspn (text, G_CSET_DIGITS "-") > 6) ||
         strchr (text, 'X') != NULL ||
         (slash != NULL && slash - text >= LEAST_DATE && strlen (slash + 1) >= LEAST_DATE &&
          strchr (slash + 1, '/') == NULL);
}

static gboolean
append_time (GString *edtf, const char *text, GError **error)
{
  g_autofree char *time = g_ascii_strup (text, -1);
  g_autofree char *padded =
      time[0] != '\0' && time[1] == ':' ? g_strconcat ("0", time, NULL) : NULL;

  if (*time != '\0' && edtf->len < strlen ("2020-10-09"))
    g_set_error_literal (error,
                         DATELINE_ERROR,
                         DATELINE_ERROR_INVALID,
                         _ ("A time of day needs a whole date before it, as in 2020-10-09 12:30."));
  else if (!dateline_plain_date_append_time (edtf, padded != NULL ? padded : time))
    g_set_error_literal (
        error,
        DATELINE_ERROR,
        DATELINE_ERROR_INVALID,
        _ ("What follows the date is not a time of day. Write one as in 2020-10-09 12:30, with a "
           "zone as in 2020-10-09 12:30+04:00."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
parse_plain (const char *text,
             const DatelineTypedContext *context,
             DatelineTypedTime *typed,
             GError **error)
{
  g_autofree char *folded = dateline_text_fold (text);
  g_autofree char *date = NULL;
  g_autoptr (GString) edtf_text = NULL;
  g_autoptr (DatelineEdtf) edtf = NULL;
  DatelineTypedParts parts;

  if (!dateline_typed_parts_scan (folded, &parts, error))
    return FALSE;
  date = dateline_typed_parts_to_edtf (&parts, context->order, error);
  if (date == NULL)
    return FALSE;
  edtf_text = g_string_new (date);
  if (!append_time (edtf_text, parts.time, error))
    return FALSE;
  edtf = dateline_edtf_parse (edtf_text->str, NULL);
  if (edtf == NULL)
    {
      g_set_error_literal (
          error,
          DATELINE_ERROR,
          DATELINE_ERROR_INVALID,
          _ ("A time of day goes from 00:00 to 23:59. Write it as in 2020-10-09 12:30."));
      return FALSE;
    }
  set_from_edtf (typed, edtf, context->zone);
  return TRUE;
}

static gboolean
parse_now (const char *text, const DatelineTypedContext *context, DatelineTypedTime *typed)
{
  g_autofree char *folded = dateline_text_fold (text);
  /* Translators: what a person may type for this day */
  g_autofree char *today = dateline_text_fold (C_ ("typed", "today"));
  /* Translators: what a person may type for this moment */
  g_autofree char *now = dateline_text_fold (C_ ("typed", "now"));
  DatelineCivil civil = dateline_calendar_from_time (context->now, context->zone);
  DatelineCivil first = { .year = civil.year, .month = civil.month, .day = civil.day };
  DatelineCivil last = { civil.year, civil.month, civil.day, 23, 59, 59 };

  if (g_str_equal (folded, now) || g_str_equal (folded, "now"))
    *typed = (DatelineTypedTime){ .span = { context->now, context->now + 1 },
                                  .begin_precision = DATELINE_PRECISION_SECOND,
                                  .end_precision = DATELINE_PRECISION_SECOND };
  else if (g_str_equal (folded, today) || g_str_equal (folded, "today"))
    *typed = (DatelineTypedTime){ .span = dateline_calendar_to_span (&first, &last, context->zone),
                                  .begin_precision = DATELINE_PRECISION_DAY,
                                  .end_precision = DATELINE_PRECISION_DAY };
  else
    return FALSE;
  return TRUE;
}

static gboolean
parse_one (const char *text,
           const DatelineTypedContext *context,
           DatelineTypedTime *typed,
           GError **error)
{
  g_autoptr (GError) edtf_error = NULL;
  g_autoptr (GError) plain_error = NULL;
  g_autoptr (DatelineEdtf) edtf = NULL;

  if (parse_now (text, context, typed))
    return TRUE;
  edtf = dateline_edtf_parse (text, &edtf_error);
  if (edtf != NULL)
    {
      set_from_edtf (typed, edtf, context->zone);
      return TRUE;
    }
  if (parse_plain (text, context, typed, &plain_error))
    return TRUE;
  g_propagate_error (error,
                     looks_like_edtf (text) ? g_steal_pointer (&edtf_error)
                                            : g_steal_pointer (&plain_error));
  return FALSE;
}

/* Two dates with a dash, or with EDTF's one '/', between. */
static gboolean
split (const char *text, char **first, char **second)
{
  static const char *const dashes[] = { "–", "—", " - ", "/" };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      const char *at = strstr (text, dashes[i]);
      const char *after = at != NULL ? at + strlen (dashes[i]) : NULL;

      if (at == NULL || strstr (after, dashes[i]) != NULL || at - text < LEAST_DATE ||
          strlen (after) < LEAST_DATE)
        continue;
      *first = g_strchomp (g_strndup (text, at - text));
      *second = g_strchug (g_strdup (after));
      return TRUE;
    }
  return FALSE;
}

static gboolean
parse_two (const char *first,
           const char *second,
           const DatelineTypedContext *context,
           DatelineTypedTime *typed,
           GError **error)
{
  DatelineTypedTime begin, end;

  if (!parse_one (first, context, &begin, error) || !parse_one (second, context, &end, error))
    return FALSE;
  if (begin.both || end.both)
    return dateline_typed_fail (error, _ ("There are too many numbers for a date."));
  if (begin.span.begin >= end.span.end)
    return dateline_typed_fail (error, _ ("The second date is before the first."));
  *typed = (DatelineTypedTime){ .span = { begin.span.begin, end.span.end },
                                .begin_precision = begin.begin_precision,
                                .end_precision = end.end_precision,
                                .both = TRUE };
  return TRUE;
}

gboolean
dateline_typed_time_parse (const char *text,
                           const DatelineTypedContext *context,
                           DatelineTypedTime *typed,
                           GError **error)
{
  g_autofree char *tidied = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) whole_error = NULL;
  g_autoptr (GError) pair_error = NULL;

  if (!g_utf8_validate_len (text, strlen (text), NULL))
    return dateline_typed_fail (error, _ ("This is not text."));
  if (g_utf8_strlen (text, -1) > LENGTH_MAX)
    return dateline_typed_fail (error, _ ("This is too long for a date."));
  tidied = tidy (text);
  if (*tidied == '\0')
    return dateline_typed_fail (error, _ ("There is no date."));
  if (parse_one (tidied, context, typed, &whole_error))
    return TRUE;
  if (split (tidied, &first, &second))
    {
      if (parse_two (first, second, context, typed, &pair_error))
        return TRUE;
      if (!looks_like_edtf (tidied))
        {
          g_propagate_error (error, g_steal_pointer (&pair_error));
          return FALSE;
        }
    }
  g_propagate_error (error, g_steal_pointer (&whole_error));
  return FALSE;
}

DatelineDateOrder
dateline_date_order_from_format (const char *format)
{
  const char *day = NULL;
  const char *month = NULL;

  if (strcmp (format, "%m/%d/%y") == 0 || strcmp (format, "%D") == 0)
    return DATELINE_ORDER_UNKNOWN;
  for (const char *p = strchr (format, '%'); p != NULL && p[1] != '\0'; p = strchr (p + 1, '%'))
    {
      char letter = p[1 + strspn (p + 1, "-_0^#EO")];

      if (strchr ("yYCF", letter) != NULL && day == NULL && month == NULL)
        return DATELINE_ORDER_UNKNOWN;
      if (strchr ("de", letter) != NULL && day == NULL)
        day = p;
      if (strchr ("mbBh", letter) != NULL && month == NULL)
        month = p;
    }
  if (day == NULL || month == NULL)
    return DATELINE_ORDER_UNKNOWN;
  return day < month ? DATELINE_ORDER_DAY_FIRST : DATELINE_ORDER_MONTH_FIRST;
}

DatelineDateOrder
dateline_date_order_from_locale (void)
{
  return dateline_date_order_from_format (nl_langinfo (D_FMT));
}
