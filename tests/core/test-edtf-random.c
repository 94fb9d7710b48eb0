/* EDTF texts made by chance, seeded: what they mean against a brute-force oracle, that they are
 * written as they were read, and that no text, however broken, does harm. */
#include "calendar.h"
#include "edtf.h"
#include "edtf-message.h"
#include "error.h"

#include <string.h>

/* Texts from which the fuzzer starts; between them they reach each branch. */
static const char *const seeds[] = {
  "1985-04-12",
  "-0043-03-15",
  "1985-04-12T23:20:30+04:30",
  "2020-10-10T12:00+04:00~",
  "2001-21%",
  "2004-02-01/2005-02",
  "1985-04/..",
  "/1985?",
  "../2020",
  "[1667,1668,1670..1672]",
  "[..1760-12-03]",
  "[1760-01,1760-12..]",
  "156X-12-25",
  "XXXX-12-XX",
  "1X3X",
  "1984-1X",
  "Y170000002",
  "{1985,1986}",
  "9999-24",
  "[2020-10-10T12Z,2020-10-10T14:00:59-03]",
  "-9999/9999-12-31T23:59:59",
};

static char
random_digit (char digit)
{
  return g_test_rand_int_range (0, 4) == 0 ? 'X' : digit;
}

/* As far as both go. */
static gboolean
fits (const char *mask, const char *written)
{
  for (; *mask != '\0' && *written != '\0'; mask++, written++)
    {
      if (*mask != 'X' && *mask != *written)
        return FALSE;
    }
  return TRUE;
}

/* The first and last day that fit a mask, by trying every day there is. */
static DatelineSpan
span_by_trying (const char *mask)
{
  DatelineSpan span = DATELINE_SPAN_EMPTY;
  gboolean negative = *mask == '-';

  for (int year = negative; year <= DATELINE_YEAR_MAX; year++)
    {
      char text[40];
      DatelineCivil civil = { .year = negative ? -year : year };

      g_snprintf (text, sizeof text, "%s%04d", negative ? "-" : "", year);
      if (!fits (mask, text))
        continue;
      for (civil.month = 1; civil.month <= 12; civil.month++)
        {
          int n_days = dateline_calendar_days_in_month (civil.year, civil.month);

          for (civil.day = 1; civil.day <= n_days; civil.day++)
            {
              g_snprintf (text,
                          sizeof text,
                          "%s%04d-%02d-%02d",
                          negative ? "-" : "",
                          year,
                          civil.month,
                          civil.day);
              if (fits (mask, text))
                {
                  DatelineTime time = dateline_calendar_to_utc (&civil);

                  span = dateline_span_union (span, (DatelineSpan){ time, time + DATELINE_DAY });
                }
            }
        }
    }
  return span;
}

static void
test_masks (void)
{
  guint n_valid = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *mask = g_strdup_printf ("%s%04d-%02d-%02d",
                                               g_test_rand_int_range (0, 4) == 0 ? "-" : "",
                                               g_test_rand_int_range (1, 10000),
                                               g_test_rand_int_range (1, 13),
                                               g_test_rand_int_range (1, 32));
      g_autoptr (DatelineEdtf) edtf = NULL;
      DatelineSpan tried;

      for (char *p = mask; *p != '\0'; p++)
        *p = *p == '-' ? '-' : random_digit (*p);
      if (g_test_rand_bit ())
        mask[strlen (mask) - 3] = '\0';
      g_test_message ("%s", mask);
      tried = span_by_trying (mask);
      edtf = dateline_edtf_parse (mask, NULL);
      g_assert_cmpint (edtf != NULL, ==, !dateline_span_is_empty (tried));
      if (edtf != NULL)
        {
          g_assert_true (dateline_span_equal (dateline_edtf_get_when (edtf, NULL).span, tried));
          n_valid++;
        }
    }
  g_assert_cmpuint (n_valid, >, 200);
}

/* A text of any kind, written as to_string would write it. */
static void
append_random_date (GString *text)
{
  static const char *const qualifiers[] = { "", "", "", "?", "~", "%" };
  static const char *const zones[] = { "", "Z", "+04:00", "-03:30" };
  int kind = g_test_rand_int_range (0, 7);

  g_string_append_printf (
      text, "%s%04d", g_test_rand_bit () ? "-" : "", g_test_rand_int_range (1, 9999));
  if (kind == 1)
    g_string_append_printf (text, "-%02d", g_test_rand_int_range (21, 25));
  if (kind >= 2)
    g_string_append_printf (text, "-%02d", g_test_rand_int_range (1, 13));
  if (kind >= 3)
    g_string_append_printf (text, "-%02d", g_test_rand_int_range (1, 29));
  if (kind >= 4)
    g_string_append_printf (text, "T%02d", g_test_rand_int_range (0, 24));
  if (kind >= 5)
    g_string_append_printf (text, ":%02d", g_test_rand_int_range (0, 60));
  if (kind >= 6)
    g_string_append_printf (text, ":%02d", g_test_rand_int_range (0, 60));
  if (kind >= 4)
    g_string_append (text, zones[g_test_rand_int_range (0, G_N_ELEMENTS (zones))]);
  g_string_append (text, qualifiers[g_test_rand_int_range (0, G_N_ELEMENTS (qualifiers))]);
}

static void
append_random_text (GString *text)
{
  int kind = g_test_rand_int_range (0, 6);
  int n_more = kind >= 4 ? g_test_rand_int_range (kind - 4, 4) : 0; /* "[..a..]" is none */

  if (kind >= 4)
    g_string_append_c (text, '[');
  if (kind == 5)
    g_string_append (text, "..");
  if (kind == 2)
    g_string_append (text, g_test_rand_bit () ? "/" : "../");
  append_random_date (text);
  if (kind == 3)
    g_string_append (text, g_test_rand_bit () ? "/" : "/..");
  if (kind == 1)
    g_string_append_c (text, '/');
  if (kind == 1)
    append_random_date (text);
  for (int i = 0; i < n_more; i++)
    {
      g_string_append_c (text, ',');
      append_random_date (text);
    }
  if (kind >= 4)
    g_string_append (text, g_test_rand_bit () ? "..]" : "]");
}

static void
test_round_trip (void)
{
  guint n_read = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DatelineEdtf) edtf = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *written = NULL;

      append_random_text (text);
      edtf = dateline_edtf_parse (text->str, &error);
      if (edtf == NULL)
        {
          g_test_message ("%s", error->message);
          /* Random dates can be in the wrong order, but nothing else is wrong with them. */
          g_assert_nonnull (strstr (error->message, "before the first"));
          continue;
        }
      written = dateline_edtf_to_string (edtf);
      g_assert_cmpstr (written, ==, text->str);
      n_read++;
    }
  g_assert_cmpuint (n_read, >, 15000);
}

static void
mutate (GString *text)
{
  static const char alphabet[] = "0123456789XY-:T/.[],{}?~%Z+SEP xu\n\x01\x80\xc3\xe2\xff";
  gsize at = g_test_rand_int_range (0, text->len + 1);
  char c = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      g_string_insert_c (text, at, c);
      break;
    case 1:
      if (at < text->len)
        g_string_erase (text, at, 1);
      break;
    case 2:
      g_string_truncate (text, at);
      break;
    case 3:
      g_string_append (text, seeds[g_test_rand_int_range (0, G_N_ELEMENTS (seeds))]);
      break;
    default:
      if (at < text->len)
        text->str[at] = c;
      break;
    }
}

static void
check_value (DatelineEdtf *edtf, GTimeZone *zone)
{
  g_autofree char *written = dateline_edtf_to_string (edtf);
  g_autofree char *words = dateline_edtf_describe (edtf, zone);
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineEdtf) again = dateline_edtf_parse (written, &error);
  g_autofree char *rewritten = NULL;
  DatelineWhen when = dateline_edtf_get_when (edtf, zone);
  DatelineWhen same;

  g_assert_no_error (error);
  rewritten = dateline_edtf_to_string (again);
  same = dateline_edtf_get_when (again, zone);
  g_assert_cmpstr (rewritten, ==, written);
  g_assert_true (dateline_span_equal (when.span, same.span));
  g_assert_cmphex (when.flags, ==, same.flags);
  g_assert_cmpint (when.begin_precision, ==, same.begin_precision);
  g_assert_cmpint (when.end_precision, ==, same.end_precision);

  g_assert_false (dateline_span_is_empty (when.span));
  g_assert_cmpint (when.span.begin, >=, DATELINE_TIME_MIN);
  g_assert_cmpint (when.span.end, <=, DATELINE_TIME_MAX);
  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_cmpint (words[0], !=, '\0');
}

static void
test_mutations (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (-11 * 3600);
  guint n_valid = 0;

  for (guint i = 0; i < 100000; i++)
    {
      g_autoptr (GString) text = g_string_new (seeds[i % G_N_ELEMENTS (seeds)]);
      g_autoptr (GError) error = NULL;
      g_autoptr (DatelineEdtf) edtf = NULL;
      g_autofree char *exact = NULL; /* so that a sanitizer sees a read beyond its end */

      for (int j = g_test_rand_int_range (1, 5); j > 0; j--)
        mutate (text);
      exact = g_strdup (text->str);
      edtf = dateline_edtf_parse (exact, &error);
      if (edtf != NULL)
        {
          g_assert_no_error (error);
          check_value (edtf, zone);
          n_valid++;
        }
      else
        {
          edtf_check_message (exact, error);
        }
    }
  g_test_message ("%u of 100000 were valid", n_valid);
  g_assert_cmpuint (n_valid, >, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edtf/random/masks", test_masks);
  g_test_add_func ("/edtf/random/round-trip", test_round_trip);
  g_test_add_func ("/edtf/random/mutations", test_mutations);
  return g_test_run ();
}
