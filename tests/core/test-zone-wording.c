/* Dates told to readers in other zones: what is a time is told on both clocks, what is a day or
 * coarser stays what the source says. */
#include "builder.h"
#include "describe.h"

typedef struct
{
  const char *text; /* EDTF of a dataset in Asia/Baku, UTC+4 in 2020 */
  const char *utc;
  const char *kolkata; /* UTC+5:30 */
  const char *paris;   /* UTC+2, from 25 October 2020 UTC+1 */
} Case;

#define SAME(text, words)                                                                          \
  {                                                                                                \
    text, words, words, words                                                                      \
  }

static const Case cases[] = {
  SAME ("2020-10-10", "10 October 2020"),
  SAME ("2020-10-10~", "about 10 October 2020"),
  SAME ("2020-10", "October 2020"),
  SAME ("2020-09-27/2020-11-10", "27 September – 10 November 2020"),
  SAME ("../2020-10-10", "until 10 October 2020"),
  SAME ("[2020-11-07..2020-11-08]", "7 or 8 November 2020"),
  { "2020-10-10T12:00~",
    "10 October 2020, about 12:00 (UTC+4); 08:00 (UTC)",
    "10 October 2020, about 12:00 (UTC+4); 13:30 (UTC+5:30)",
    "10 October 2020, about 12:00 (UTC+4); 10:00 (UTC+2)" },
  { "2020-10-10T01:30",
    "10 October 2020, 01:30 (UTC+4); 9 October 2020, 21:30 (UTC)",
    "10 October 2020, 01:30 (UTC+4); 03:00 (UTC+5:30)",
    "10 October 2020, 01:30 (UTC+4); 9 October 2020, 23:30 (UTC+2)" },
  { "2020-12-31T23:15:07",
    "31 December 2020, 23:15:07 (UTC+4); 19:15:07 (UTC)",
    "31 December 2020, 23:15:07 (UTC+4); 1 January 2021, 00:45:07 (UTC+5:30)",
    "31 December 2020, 23:15:07 (UTC+4); 20:15:07 (UTC+1)" },
  /* A text's own zone is told; the reader's may be the same. */
  { "2020-10-10T08:00Z",
    "10 October 2020, 08:00 (UTC)",
    "10 October 2020, 08:00 (UTC); 13:30 (UTC+5:30)",
    "10 October 2020, 08:00 (UTC); 10:00 (UTC+2)" },
  /* An hour is none of the hours of a zone half an hour away. */
  { "2020-10-10T12",
    "10 October 2020, between 12:00 and 13:00 (UTC+4); between 08:00 and 09:00 (UTC)",
    "10 October 2020, between 12:00 and 13:00 (UTC+4); between 13:30 and 14:30 (UTC+5:30)",
    "10 October 2020, between 12:00 and 13:00 (UTC+4); between 10:00 and 11:00 (UTC+2)" },
  { "2020-10-10T12~",
    "10 October 2020, about 12:00 (UTC+4); 08:00 (UTC)",
    "10 October 2020, about 12:00 (UTC+4); 13:30 (UTC+5:30)",
    "10 October 2020, about 12:00 (UTC+4); 10:00 (UTC+2)" },
  { "2020-10-10T12:00/2020-10-10T14:00",
    "10 October 2020, 12:00–14:00 (UTC+4); 08:00–10:00 (UTC)",
    "10 October 2020, 12:00–14:00 (UTC+4); 13:30–15:30 (UTC+5:30)",
    "10 October 2020, 12:00–14:00 (UTC+4); 10:00–12:00 (UTC+2)" },
  /* The night in which Paris goes back to winter time: 03:30 in Baku is 01:30, 05:00 is 02:00. */
  { "2020-10-25T03:30/2020-10-25T05:00",
    "25 October 2020, 03:30–05:00 (UTC+4); 24 October 2020, 23:30 (UTC) – 25 October 2020, "
    "01:00 (UTC)",
    "25 October 2020, 03:30–05:00 (UTC+4); 05:00–06:30 (UTC+5:30)",
    "25 October 2020, 03:30–05:00 (UTC+4); 01:30 (UTC+2) – 02:00 (UTC+1)" },
  { "2020-10-10T12:00/..",
    "since 10 October 2020, 12:00 (UTC+4); since 08:00 (UTC)",
    "since 10 October 2020, 12:00 (UTC+4); since 13:30 (UTC+5:30)",
    "since 10 October 2020, 12:00 (UTC+4); since 10:00 (UTC+2)" },
  /* Half of it is a day, which has no other clock. */
  SAME ("2020-10-10T12:00/2020-10-12", "10 October 2020, 12:00 (UTC+4) – 12 October 2020"),
  { "[2020-10-10T12:00,2020-10-10T18:00]",
    "10 October 2020, 12:00 or 18:00 (UTC+4); 08:00 or 14:00 (UTC)",
    "10 October 2020, 12:00 or 18:00 (UTC+4); 13:30 or 19:30 (UTC+5:30)",
    "10 October 2020, 12:00 or 18:00 (UTC+4); 10:00 or 16:00 (UTC+2)" },
};

static void
check (const char *text, GTimeZone *home, GTimeZone *zone, const char *expected)
{
  g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (text, NULL);
  g_autofree char *words = NULL;

  g_assert_nonnull (edtf);
  words = dateline_edtf_describe_in (edtf, home, zone);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_dates (void)
{
  g_autoptr (GTimeZone) baku = g_time_zone_new_identifier ("Asia/Baku");
  g_autoptr (GTimeZone) yerevan = g_time_zone_new_identifier ("Asia/Yerevan");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GTimeZone) kolkata = g_time_zone_new_identifier ("Asia/Kolkata");
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      check (cases[i].text, baku, utc, cases[i].utc);
      check (cases[i].text, baku, kolkata, cases[i].kolkata);
      check (cases[i].text, baku, paris, cases[i].paris);
    }
  /* The same clock under another name is the same clock. */
  check ("2020-10-10T12:00~", baku, yerevan, "10 October 2020, about 12:00");
  check ("2020-10-10T12:00~", baku, baku, "10 October 2020, about 12:00");
}

/* At the dataset's own zone nothing is said that was not said before, whatever the text. */
static void
test_home (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Baku");

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *text =
          g_strdup_printf ("20%02d-%02d-%02dT%02d:%02d%s",
                           g_test_rand_int_range (0, 50),
                           g_test_rand_int_range (1, 13),
                           g_test_rand_int_range (1, 29),
                           g_test_rand_int_range (5, 24), /* no clock is changed then */
                           g_test_rand_int_range (0, 60),
                           g_test_rand_bit () ? "~" : "");
      g_autoptr (DatelineEdtf) edtf = dateline_edtf_parse (text, NULL);
      g_autofree char *plain = NULL;
      g_autofree char *words = NULL;

      g_assert_nonnull (edtf);
      plain = dateline_edtf_describe (edtf, zone);
      words = dateline_edtf_describe_in (edtf, zone, zone);
      g_assert_cmpstr (words, ==, plain);
    }
}

static DatelineStore *
make_store (const char *when)
{
  DatelineBuilder *builder = dateline_builder_new ();
  DatelineDraft draft = DATELINE_DRAFT_INIT;
  g_autoptr (GError) error = NULL;

  dateline_builder_set_timezone (builder, "Asia/Baku");
  draft.event.id = "a";
  draft.point = dateline_geo_project (46, 39);
  g_assert_true (
      dateline_draft_set_when (&draft, when, dateline_builder_get_timezone (builder), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (dateline_builder_add_event (builder, &draft, NULL), !=, DATELINE_NONE);
  return dateline_builder_finish (builder);
}

/* A heading and the time below it are of one clock. */
static void
test_list (void)
{
  static const struct
  {
    const char *when;
    const char *zone;
    const char *heading;
    const char *time;
  } rows[] = {
    { "2020-10-10", "UTC", "Saturday, 10 October 2020", NULL },
    { "2020-10-10", "Asia/Baku", "Saturday, 10 October 2020", NULL },
    { "2020-10-10T12:00~", "Asia/Baku", "Saturday, 10 October 2020", "about 12:00" },
    { "2020-10-10T12:00~", "Asia/Yerevan", "Saturday, 10 October 2020", "about 12:00" },
    { "2020-10-10T12:00~", "UTC", "Saturday, 10 October 2020 (UTC)", "about 08:00" },
    { "2020-10-10T01:30", "UTC", "Friday, 9 October 2020 (UTC)", "21:30" },
    { "2020-10-10T01:30", "Europe/Paris", "Friday, 9 October 2020 (UTC+2)", "23:30" },
    { "2020-10-10T23:00", "Asia/Kolkata", "Sunday, 11 October 2020 (UTC+5:30)", "00:30" },
    { "2020-10", "UTC", "October 2020", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DatelineStore) store = make_store (rows[i].when);
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (rows[i].zone);
      g_autofree char *heading = dateline_describe_heading (store, 0, zone);
      g_autofree char *time = dateline_describe_time_of_day (store, 0, zone);

      g_assert_cmpstr (heading, ==, rows[i].heading);
      g_assert_cmpstr (time, ==, rows[i].time);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone-wording/dates", test_dates);
  g_test_add_func ("/zone-wording/home", test_home);
  g_test_add_func ("/zone-wording/list", test_list);
  return g_test_run ();
}
