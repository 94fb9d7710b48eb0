/* Dates, lengths of time, counts and names in the languages that Dateline speaks: whole phrases,
 * since what is right by pieces can be wrong together. The catalogs are those of the build. */
#include "config.h"

#include "any-locale.h"
#include "calendar.h"
#include "describe.h"
#include "duration.h"
#include "paths.h"
#include "sample-store.h"
#include "tick-step.h"
#include "wording.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  AZERBAIJANI,
  ARMENIAN,
  RUSSIAN,
  TURKISH,
  N_LANGUAGES,
} Language;

static const char *const languages[] = { "az", "hy", "ru", "tr" };

static const struct
{
  const char *text;
  const char *words[N_LANGUAGES];
} dates[] = {
  { "2020-10-10",
    { "10 oktyabr 2020", "2020 թ. հոկտեմբերի 10", "10 октября 2020", "10 Ekim 2020" } },
  { "2020-10", { "oktyabr 2020", "2020 թ. հոկտեմբեր", "октябрь 2020", "Ekim 2020" } },
  { "1915", { "1915", "1915", "1915", "1915" } },
  { "2020-10-10T12:00~",
    { "10 oktyabr 2020, təxminən 12:00",
      "2020 թ. հոկտեմբերի 10, մոտավորապես 12:00",
      "10 октября 2020, примерно 12:00",
      "10 Ekim 2020, yaklaşık 12:00" } },
  { "2020-08~",
    { "təxminən avqust 2020",
      "մոտավորապես 2020 թ. օգոստոս",
      "примерно август 2020",
      "yaklaşık Ağustos 2020" } },
  { "1915?", { "ola bilsin, 1915", "հնարավոր է՝ 1915", "возможно, 1915", "belki 1915" } },
  { "2020-09-27/2020-11-10",
    { "27 sentyabr – 10 noyabr 2020",
      "2020 թ. սեպտեմբերի 27 – նոյեմբերի 10",
      "27 сентября – 10 ноября 2020",
      "27 Eylül – 10 Kasım 2020" } },
  { "[2020-11-07..2020-11-08]",
    { "7 və ya 8 noyabr 2020",
      "2020 թ. նոյեմբերի 7 կամ 8",
      "7 или 8 ноября 2020",
      "7 veya 8 Kasım 2020" } },
  { "[2020-10-03..2020-10-09]",
    { "bu aralıqda: 3 – 9 oktyabr 2020",
      "2020 թ. հոկտեմբերի 3 – 9 միջակայքում",
      "в промежутке 3 – 9 октября 2020",
      "şu aralıkta: 3 – 9 Ekim 2020" } },
  { "2020-07/2020-08",
    { "iyul–avqust 2020", "2020 թ. հուլիս–օգոստոս", "июль–август 2020", "Temmuz–Ağustos 2020" } },
  { "2023-08/..",
    { "avqust 2023 tarixindən",
      "սկսած՝ 2023 թ. օգոստոս",
      "август 2023 и далее",
      "Ağustos 2023 tarihinden beri" } },
  { "../2023-09-20",
    { "20 sentyabr 2023 tarixinədək",
      "մինչև 2023 թ. սեպտեմբերի 20",
      "20 сентября 2023 и ранее",
      "20 Eylül 2023 tarihine kadar" } },
  { "[..2023-09-20]",
    { "20 sentyabr 2023 və ya daha əvvəl",
      "2023 թ. սեպտեմբերի 20 կամ ավելի վաղ",
      "20 сентября 2023 или ранее",
      "20 Eylül 2023 veya daha önce" } },
  { "2020-21", { "yaz 2020", "2020 թ. գարուն", "весна 2020", "2020 ilkbaharı" } },
  { "2020-24", { "qış 2020–2021", "2020–2021 թթ. ձմեռ", "зима 2020–2021", "2020–2021 kışı" } },
  { "191X", { "1910–1919 arası", "1910-ական թթ.", "1910-е", "1910–1919 arası" } },
  { "19XX", { "XX əsr", "XX դար", "XX век", "20. yüzyıl" } },
  { "03XX", { "IV əsr", "IV դար", "IV век", "4. yüzyıl" } },
  { "1XXX", { "II minillik", "II հազարամյակ", "II тысячелетие", "2. binyıl" } },
  { "-00XX", { "e.ə. I əsr", "մ.թ.ա. I դար", "I век до н. э.", "MÖ 1. yüzyıl" } },
  { "-0043-03-15",
    { "15 mart e.ə. 44", "մ.թ.ա. 44 թ. մարտի 15", "15 марта 44 до н. э.", "15 Mart MÖ 44" } },
  { "1985-04-XX",
    { "aprel 1985, bir gün",
      "1985 թ. ապրիլ, օրերից մեկը",
      "один из дней, апрель 1985",
      "Nisan 1985, bir gün" } },
  { "2020-10-10T12",
    { "10 oktyabr 2020, bu aralıqda: 12:00 – 13:00",
      "2020 թ. հոկտեմբերի 10, 12:00 – 13:00 միջակայքում",
      "10 октября 2020, в промежутке 12:00 – 13:00",
      "10 Ekim 2020, şu aralıkta: 12:00 – 13:00" } },
};

static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  /* Naming the domain anew makes gettext forget what it found in another language. */
  textdomain (GETTEXT_PACKAGE);
}

static void
test_dates (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (4 * 3600);

  for (Language language = 0; language < N_LANGUAGES; language++)
    {
      speak (languages[language]);
      for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (dates[i].text, &error);
          g_autofree char *words = NULL;

          g_assert_no_error (error);
          words = dateline_edtf_describe (edtf, zone);
          g_assert_cmpstr (words, ==, dates[i].words[language]);
        }
    }
}

static void
test_counts (void)
{
  static const struct
  {
    gint64 days;
    const char *words[N_LANGUAGES];
  } lengths[] = {
    { 2, { "2 gün", "2 օր", "2 дня", "2 gün" } },
    { 21, { "21 gün", "21 օր", "21 день", "21 gün" } },
    { 27, { "27 gün", "27 օր", "27 дней", "27 gün" } },
    { 76 * 365, { "76 il", "76 տարի", "76 лет", "76 yıl" } },
  };

  for (Language language = 0; language < N_LANGUAGES; language++)
    {
      speak (languages[language]);
      for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
        {
          g_autofree char *words = dateline_duration_describe (lengths[i].days * DATELINE_DAY);

          g_assert_cmpstr (words, ==, lengths[i].words[language]);
        }
    }
}

static void
test_ruler (void)
{
  static const char *const expected[N_LANGUAGES] = {
    "10 okt 2020", "10 հոկ 2020", "10 окт 2020", "10 Eki 2020"
  };
  DatelineCivil civil = { 2020, 10, 10 };
  DatelineTime time = dateline_calendar_to_utc (&civil);

  for (Language language = 0; language < N_LANGUAGES; language++)
    {
      g_autofree char *words = NULL;

      speak (languages[language]);
      words = dateline_tick_text_full (time, DATELINE_UNIT_DAY, NULL);
      g_assert_cmpstr (words, ==, expected[language]);
    }
}

static DatelineStore *
make_store (void)
{
  static const char *const tags[] = { "en", "az", "hy", "ru" };
  static const char *const disputed[] = { "Aghdara / Martakert", "Ağdərə", "Մարտակերտ", "Агдере" };
  static const char *const agreed[] = { "Kapan", "Qafan", "Կապան", "Капан" };
  static const char *const none[] = { NULL };
  DatelineBuilder *builder = dateline_builder_new ();
  DatelinePlace place = { "a", "town", 0, none, { 0.5, 0.5 }, TRUE };

  place.names = dateline_builder_add_variants (builder, 4, tags, disputed);
  dateline_builder_add_place (builder, &place);
  place = (DatelinePlace){ "b", "town", 0, none, { 0.5, 0.5 }, FALSE };
  place.names = dateline_builder_add_variants (builder, 4, tags, agreed);
  dateline_builder_add_place (builder, &place);
  return dateline_builder_finish (builder);
}

/* A disputed place is called by both names in every language, the reader's own first. */
static void
test_place_names (void)
{
  static const char *const expected[N_LANGUAGES][2] = { { "Ağdərə / Մարտակերտ", "Qafan" },
                                                        { "Մարտակերտ / Ağdərə", "Կապան" },
                                                        { "Ağdərə / Մարտակերտ", "Капан" },
                                                        { "Aghdara / Martakert", "Kapan" } };

  for (Language language = 0; language < N_LANGUAGES; language++)
    {
      g_autoptr (DatelineStore) store = NULL;

      speak (languages[language]);
      store = make_store ();
      for (guint i = 0; i < 2; i++)
        {
          g_autofree char *name =
              dateline_describe_place_name (store, dateline_store_get_place (store, i));

          g_assert_cmpstr (name, ==, expected[language][i]);
        }
    }
}

/* A heading begins with a capital of its language, also where the locale has another. */
static void
test_headings (void)
{
  static const SampleEvent events[] = { { "a", "2020-07", "A" }, { "b", "2020-10-10", "B" } };
  static const char *const expected[N_LANGUAGES][2] = {
    { "İyul 2020", "Şənbə, 10 oktyabr 2020" },
    { "2020 թ. հուլիս", "Շաբաթ, 2020 թ. հոկտեմբերի 10" },
    { "Июль 2020", "Суббота, 10 октября 2020" },
    { "Temmuz 2020", "10 Ekim 2020, Cumartesi" },
  };
  g_autoptr (DatelineStore) store = sample_store_new (events, G_N_ELEMENTS (events));

  for (Language language = 0; language < N_LANGUAGES; language++)
    {
      speak (languages[language]);
      for (guint32 row = 0; row < G_N_ELEMENTS (events); row++)
        {
          g_autofree char *heading = dateline_describe_heading (store, row, NULL);

          g_assert_cmpstr (heading, ==, expected[language][row]);
        }
    }
}

int
main (int argc, char *argv[])
{
  any_locale_set ();
  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, dateline_paths_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_add_func ("/translations/dates", test_dates);
  g_test_add_func ("/translations/counts", test_counts);
  g_test_add_func ("/translations/ruler", test_ruler);
  g_test_add_func ("/translations/place-names", test_place_names);
  g_test_add_func ("/translations/headings", test_headings);
  return g_test_run ();
}
