/* An EDTF text for a reader in another zone: the text is copied twice, once with every time's own
 * zone written, once with its times moved to the reader's clock, and both are told. */
#include "config.h"

#include "edtf-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GTimeZone *home;
  GTimeZone *zone;
  guint n_times;       /* dates with a time of day */
  guint n_others;      /* dates that are days or coarser */
  gboolean differs;    /* a time is another on the reader's clock */
  gboolean is_one_day; /* all times are of one day, and of the same on both clocks */
  DatelineCivil day;
} Reading;

static gboolean
has_time (const DatelineEdtfDate *date)
{
  return date->state == DATELINE_EDTF_KNOWN && date->unit <= DATELINE_PRECISION_HOUR &&
         !dateline_edtf_date_is_masked (date);
}

/* The clock's reading as the text has it, and the moment that it is. */
static DatelineTime
read_time (const DatelineEdtfDate *date, GTimeZone *home, DatelineCivil *civil)
{
  DatelineCivil last;

  dateline_edtf_date_get_extent (date, civil, &last);
  if (date->zoned)
    return dateline_calendar_to_utc (civil) - date->offset * DATELINE_MINUTE;
  return dateline_calendar_to_time (civil, home);
}

static gboolean
same_day (const DatelineCivil *a, const DatelineCivil *b)
{
  return a->year == b->year && a->month == b->month && a->day == b->day;
}

static void
examine_date (Reading *reading, const DatelineEdtfDate *date)
{
  DatelineCivil own, there;
  DatelineTime time;

  if (date->state != DATELINE_EDTF_KNOWN)
    return;
  if (!has_time (date))
    {
      reading->n_others++;
      return;
    }
  time = read_time (date, reading->home, &own);
  there = dateline_calendar_from_time (time, reading->zone);
  reading->differs |= dateline_calendar_to_utc (&own) != dateline_calendar_to_utc (&there);
  if (reading->n_times++ == 0)
    reading->day = own;
  reading->is_one_day &= same_day (&own, &there) && same_day (&own, &reading->day);
}

static Reading
examine (const DatelineEdtf *edtf, GTimeZone *home, GTimeZone *zone)
{
  Reading reading = { .home = home, .zone = zone, .is_one_day = TRUE };

  for (guint i = 0; i < edtf->n_items; i++)
    {
      examine_date (&reading, &edtf->items[i].first);
      if (edtf->items[i].pair || edtf->kind == DATELINE_EDTF_INTERVAL)
        examine_date (&reading, &edtf->items[i].last);
    }
  return reading;
}

static void
set_zone (DatelineEdtfDate *date, DatelineTime time, GTimeZone *zone)
{
  date->offset = dateline_calendar_get_offset (time, zone) / DATELINE_MINUTE;
  date->zoned = TRUE;
}

/* Writes the zone in which the text is local. */
static gboolean
write_zone (DatelineEdtfDate *date, const Reading *reading, gboolean alone)
{
  DatelineCivil own;

  if (has_time (date) && !date->zoned)
    set_zone (date, read_time (date, reading->home, &own), reading->home);
  return TRUE;
}

/* Moves a time to the reader's clock. What qualifies it has been told of the time as it was. FALSE
 * where the year cannot be written. */
static gboolean
move_time (DatelineEdtfDate *date, const Reading *reading, gboolean alone)
{
  DatelineCivil civil;
  DatelineTime time;
  char digits[8];

  if (!has_time (date))
    return TRUE;
  time = read_time (date, reading->home, &civil);
  civil = dateline_calendar_from_time (time, reading->zone);
  if (ABS (civil.year) > 9999)
    return FALSE;
  set_zone (date, time, reading->zone);
  date->negative = civil.year < 0;
  g_snprintf (digits, sizeof digits, "%04d", ABS (civil.year));
  memcpy (date->year, digits, sizeof date->year);
  g_snprintf (digits, sizeof digits, "%02d", civil.month);
  memcpy (date->month, digits, sizeof date->month);
  g_snprintf (digits, sizeof digits, "%02d", civil.day);
  memcpy (date->day, digits, sizeof date->day);
  date->hour = civil.hour;
  date->minute = civil.minute;
  date->second = civil.second;
  /* An hour of a zone half an hour away is none of the reader's hours. */
  if (date->unit == DATELINE_PRECISION_HOUR &&
      (!alone || (date->qualifier & DATELINE_WHEN_APPROXIMATE)))
    date->unit = DATELINE_PRECISION_MINUTE;
  date->qualifier = 0;
  return TRUE;
}

static DatelineEdtf *
copy_changed (const DatelineEdtf *edtf,
              const Reading *reading,
              gboolean (*change) (DatelineEdtfDate *, const Reading *, gboolean))
{
  gsize size = sizeof *edtf + edtf->n_items * sizeof edtf->items[0];
  g_autoptr (DatelineEdtf) copy = g_memdup2 (edtf, size);

  for (guint i = 0; i < copy->n_items; i++)
    if (!change (&copy->items[i].first, reading, edtf->kind == DATELINE_EDTF_DATE) ||
        !change (&copy->items[i].last, reading, FALSE))
      return NULL;
  return g_steal_pointer (&copy);
}

char *
dateline_edtf_describe_in (const DatelineEdtf *edtf, GTimeZone *home, GTimeZone *zone)
{
  Reading reading = examine (edtf, home, zone);
  DatelineTelling telling = { .zone = home, .tells_all = TRUE };
  g_autoptr (DatelineEdtf) written = NULL;
  g_autoptr (DatelineEdtf) moved = NULL;
  g_autofree char *own = NULL;
  g_autofree char *there = NULL;

  if (!reading.differs)
    return dateline_edtf_describe (edtf, home);
  written = copy_changed (edtf, &reading, write_zone);
  own = dateline_edtf_tell (written, &telling);
  moved = reading.n_others == 0 ? copy_changed (edtf, &reading, move_time) : NULL;
  if (moved == NULL)
    return g_steal_pointer (&own);
  telling.omits_day = reading.is_one_day;
  there = dateline_edtf_tell (moved, &telling);
  /* Translators: a time as it is told at the place of the event, and in the reader's zone:
   * "10 October 2020, 12:00 (UTC+4); 08:00 (UTC)" */
  return g_strdup_printf (C_ ("time", "%s; %s"), own, there);
}
