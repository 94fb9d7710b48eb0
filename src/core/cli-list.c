/* The command line's lists: an event in one line of fields divided by tabs. What a file says is
 * written without control characters, so that it cannot steer a terminal. */
#include "cli-list.h"
#include "calendar.h"

static const char *const precision_names[] = {
  "second", "minute", "hour", "day", "month", "season", "year", "decade", "century", "millennium",
};
static const char *const place_names[] = { "unstated", "exact",  "town",
                                           "district", "region", "country" };
static const char *const status_names[] = { "unstated", "reported", "claimed",
                                            "disputed", "agreed",   "planned" };

G_STATIC_ASSERT (G_N_ELEMENTS (precision_names) == DATELINE_PRECISION_MILLENNIUM + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (place_names) == DATELINE_N_PLACE_PRECISIONS);
G_STATIC_ASSERT (G_N_ELEMENTS (status_names) == DATELINE_N_STATUSES);

/* A field of a tab-separated line. */
static void
append_field (GString *line, const char *text)
{
  for (; text != NULL && *text != '\0'; text++)
    g_string_append_c (line, g_ascii_iscntrl (*text) ? ' ' : *text);
}

static void
append_sources (GString *line, DatelineStore *store, guint32 row)
{
  guint n;
  const DatelineExcerpt *excerpts = dateline_store_get_excerpts (store, row, &n);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      if (!g_hash_table_add (seen, GUINT_TO_POINTER (excerpts[i].source)))
        continue;
      if (i > 0)
        g_string_append_c (line, ',');
      append_field (line, dateline_store_get_source (store, excerpts[i].source)->id);
    }
}

void
dateline_cli_append_time (GString *line, DatelineTime time)
{
  DatelineCivil civil;

  if (time <= DATELINE_TIME_MIN || time >= DATELINE_TIME_MAX)
    {
      g_string_append (line, "..");
      return;
    }
  civil = dateline_calendar_from_utc (time);
  g_string_append_printf (line, civil.year < 0 ? "-%04d" : "%04d", ABS (civil.year));
  g_string_append_printf (line,
                          "-%02d-%02dT%02d:%02d:%02dZ",
                          civil.month,
                          civil.day,
                          civil.hour,
                          civil.minute,
                          civil.second);
}

void
dateline_cli_append_event (GString *line, DatelineStore *store, guint32 row)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  DatelineWhen when = dateline_store_get_when (store, row);
  char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];
  double x, y;

  append_field (line, dateline_store_get_event (store, row).id);
  g_string_append_c (line, '\t');
  dateline_cli_append_time (line, when.span.begin);
  g_string_append_c (line, '\t');
  dateline_cli_append_time (line, when.span.end);
  g_string_append_printf (line, "\t%s", precision_names[when.begin_precision]);
  if (when.end_precision != when.begin_precision)
    g_string_append_printf (line, "/%s", precision_names[when.end_precision]);
  dateline_geo_unproject ((DatelinePoint){ columns->x[row], columns->y[row] }, &x, &y);
  g_string_append_printf (line,
                          "\t%s\t%s\t%s\t%s\t",
                          g_ascii_formatd (latitude, sizeof latitude, "%.6f", y),
                          g_ascii_formatd (longitude, sizeof longitude, "%.6f", x),
                          place_names[columns->place_precision[row]],
                          status_names[columns->status[row]]);
  append_sources (line, store, row);
  g_string_append_c (line, '\n');
}
