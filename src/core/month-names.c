/* See month-names.h. Names are asked of the locale at each call, about a hundred short strings in
 * all: what is typed is looked up once a key. */
#include "config.h"

#include "month-names.h"

#include "calendar-names.h"
#include "text-fold.h"

#include <string.h>

#define LEAST_LETTERS 3

static const char *const english[] = { "january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december" };

/* Where a language tells the month of a date from the month alone, both; by turns, month by month.
 * Armenian's genitive begins with its nominative, so that the one holds both. */
static const char *const azerbaijani[] = { "yanvar",   "fevral",  "mart",   "aprel",
                                           "may",      "iyun",    "iyul",   "avqust",
                                           "sentyabr", "oktyabr", "noyabr", "dekabr" };
static const char *const armenian[] = { "հունվարի",   "փետրվարի",   "մարտի",     "ապրիլի",
                                        "մայիսի",     "հունիսի",    "հուլիսի",   "օգոստոսի",
                                        "սեպտեմբերի", "հոկտեմբերի", "նոյեմբերի", "դեկտեմբերի" };
static const char *const russian[] = { "январь",   "февраль", "март",   "апрель",
                                       "май",      "июнь",    "июль",   "август",
                                       "сентябрь", "октябрь", "ноябрь", "декабрь" };
static const char *const russian_genitive[] = { "января",   "февраля", "марта",  "апреля",
                                                "мая",      "июня",    "июля",   "августа",
                                                "сентября", "октября", "ноября", "декабря" };
static const char *const turkish[] = { "ocak",   "şubat",   "mart",  "nisan", "mayıs", "haziran",
                                       "temmuz", "ağustos", "eylül", "ekim",  "kasım", "aralık" };

static const char *const *const tables[] = { english, azerbaijani,      armenian,
                                             russian, russian_genitive, turkish };

typedef struct
{
  const char *word;
  glong n_letters;
  int whole;   /* the month whose whole name this is */
  guint begun; /* bits of the months whose names begin so */
} Lookup;

static void
compare (Lookup *lookup, int month, const char *name)
{
  g_autofree char *folded = dateline_text_fold (name);
  gsize length = strlen (folded);

  /* Some locales end their short names with a dot. */
  if (length > 0 && folded[length - 1] == '.')
    folded[length - 1] = '\0';
  if (lookup->whole == 0 && strcmp (folded, lookup->word) == 0)
    lookup->whole = month;
  if (lookup->n_letters >= LEAST_LETTERS && g_str_has_prefix (folded, lookup->word))
    lookup->begun |= 1u << month;
}

/* The names that the window itself writes. */
static void
compare_with_messages (Lookup *lookup, int month)
{
  for (guint form = 0; form < DATELINE_N_MONTH_FORMS; form++)
    compare (lookup, month, dateline_month_name (month, form));
}

/* The names that the desktop writes, which may be in another language. */
static void
compare_with_locale (Lookup *lookup, int month)
{
  static const char *const formats[] = { "%B", "%OB", "%b", "%Ob" };
  g_autoptr (GDateTime) date = g_date_time_new_utc (2001, month, 1, 12, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_date_time_format (date, formats[i]);

      if (name != NULL)
        compare (lookup, month, name);
    }
}

int
dateline_month_from_english (const char *word, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    if (length >= LEAST_LETTERS && length <= strlen (english[i]) &&
        g_ascii_strncasecmp (word, english[i], length) == 0)
      return (int) i + 1;
  return length == 4 && g_ascii_strncasecmp (word, "sept", 4) == 0 ? 9 : 0;
}

int
dateline_month_from_word (const char *word)
{
  Lookup lookup = { .word = word, .n_letters = g_utf8_strlen (word, -1) };

  for (int month = 1; month <= 12; month++)
    {
      compare_with_messages (&lookup, month);
      compare_with_locale (&lookup, month);
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        compare (&lookup, month, tables[i][month - 1]);
    }
  if (lookup.whole != 0)
    return lookup.whole;
  if (lookup.begun != 0 && (lookup.begun & (lookup.begun - 1)) == 0)
    return g_bit_nth_lsf (lookup.begun, -1);
  return 0;
}
