#include "plain-date.h"
#include "plain-names.h"
#include "edtf.h"

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *edtf;
  } cases[] = {
    { "2020-10-10", "2020-10-10" },
    { " 2020-10-10\t", "2020-10-10" },
    { "2020-10-10 12:00", "2020-10-10T12:00" },
    { "2020-10-10 12:00:30", "2020-10-10T12:00:30" },
    { "2020-10-10T12:00:30.123456Z", "2020-10-10T12:00:30Z" },
    { "2020-10-10T12:00:30,5+04:00", "2020-10-10T12:00:30+04:00" },
    { "2020-10-10T12:00:30+0400", "2020-10-10T12:00:30+04:00" },
    { "2020-10-10 12:00:30+00", "2020-10-10T12:00:30+00:00" },
    { "2020-10-10 12:00:30 UTC", "2020-10-10T12:00:30Z" },
    { "2020/10/10", "2020-10-10" },
    { "2020/1/5", "2020-01-05" },
    { "10.11.2020", "2020-11-10" },
    { "1.2.2020 08:30", "2020-02-01T08:30" },
    { "25/12/2020", "2020-12-25" },
    { "12/25/2020", "2020-12-25" },
    { "11/11/2020", "2020-11-11" },
    { "10/11/2020", NULL },
    { "10 October 2020", "2020-10-10" },
    { "10 Oct 2020", "2020-10-10" },
    { "October 10, 2020", "2020-10-10" },
    { "Saturday, October 10, 2020", "2020-10-10" },
    { "Sat, 10 Oct 2020 08:15:00 GMT", "2020-10-10T08:15:00Z" },
    { "10-Oct-2020", "2020-10-10" },
    { "3 Sept 1939", "1939-09-03" },
    { "May 2021", "2021-05" },
    { "2020", "2020" },
    { "20201010", "2020-10-10" },
    { "20201310", NULL },
    { "1602331200", "2020-10-10T12:00:00Z" },
    { "1602331200123", "2020-10-10T12:00:00Z" },
    { "12345", NULL },
    { "", NULL },
    { "n/a", NULL },
    { "yesterday", NULL },
    { "October", NULL },
    { "10/11/20", NULL },
    { "2020-10-10 noon", NULL },
    { "2020-10-10T12:00:30+4", NULL },
    { "99999999999999999999999999999999999999999999", NULL },
    { "2020-10-10 12:00:00 and a great deal more text than any date could need, really", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *edtf = dateline_plain_date_from_text (cases[i].text);
      g_autoptr (DatelineEdtf) parsed = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (edtf, ==, cases[i].edtf);
      if (edtf == NULL)
        continue;
      parsed = dateline_edtf_parse (edtf, NULL);
      g_assert_nonnull (parsed);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    double number;
    const char *edtf;
  } cases[] = {
    { 1999, "1999" },
    { 999, NULL },
    { 3000, NULL },
    { 1999.5, NULL },
    { 20201010, "2020-10-10" },
    { 100000000, "1973-03-03T09:46:40Z" },
    { 1602331200.75, "2020-10-10T12:00:00Z" },
    { 1602331200999.0, "2020-10-10T12:00:00Z" },
    { 0, NULL },
    { -1602331200, NULL },
    { 1e10, NULL },
    { 1e13, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *edtf = dateline_plain_date_from_number (cases[i].number);

      g_test_message ("%g", cases[i].number);
      g_assert_cmpstr (edtf, ==, cases[i].edtf);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    DatelineRole role;
  } cases[] = {
    { "title", DATELINE_ROLE_TITLE },
    { "Event Date", DATELINE_ROLE_WHEN },
    { "event_date", DATELINE_ROLE_WHEN },
    { "DATE_START", DATELINE_ROLE_BEGIN },
    { "date-end", DATELINE_ROLE_END },
    { "where_description", DATELINE_ROLE_PLACE },
    { "event_id_cnty", DATELINE_ROLE_ID },
    { "update", DATELINE_ROLE_NONE },
    { "", DATELINE_ROLE_NONE },
    { "date\xc3\xa9", DATELINE_ROLE_NONE },
    { "lat", DATELINE_ROLE_LATITUDE },
    { "Lng", DATELINE_ROLE_LONGITUDE },
    { "year", DATELINE_ROLE_YEAR },
    { "y", DATELINE_ROLE_LATITUDE },
    { "beganat", DATELINE_ROLE_BEGIN },
    { "source_url", DATELINE_ROLE_SOURCE },
    { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", DATELINE_ROLE_NONE },
  };
  guint best, worse;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint rank;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (dateline_plain_get_role (cases[i].name, &rank), ==, cases[i].role);
    }
  dateline_plain_get_role ("event_date", &best);
  dateline_plain_get_role ("timestamp", &worse);
  g_assert_cmpuint (best, <, worse);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain/dates", test_dates);
  g_test_add_func ("/plain/numbers", test_numbers);
  g_test_add_func ("/plain/names", test_names);
  return g_test_run ();
}
