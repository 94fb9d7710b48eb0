/* The canonical text of a parsed EDTF: what was written, with a zone as "Z" or "+hh:mm". */
#include "config.h"

#include "edtf-private.h"

static void
append_zone (GString *text, const DatelineEdtfDate *date)
{
  int minutes = ABS (date->offset);

  if (date->offset == 0)
    g_string_append_c (text, 'Z');
  else
    g_string_append_printf (
        text, "%c%02d:%02d", date->offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

static void
append_time (GString *text, const DatelineEdtfDate *date)
{
  g_string_append_printf (text, "T%02d", date->hour);
  if (date->unit <= DATELINE_PRECISION_MINUTE)
    g_string_append_printf (text, ":%02d", date->minute);
  if (date->unit == DATELINE_PRECISION_SECOND)
    g_string_append_printf (text, ":%02d", date->second);
  if (date->zoned)
    append_zone (text, date);
}

static void
append_qualifier (GString *text, DatelineWhenFlags qualifier)
{
  if (qualifier == (DATELINE_WHEN_UNCERTAIN | DATELINE_WHEN_APPROXIMATE))
    g_string_append_c (text, '%');
  else if (qualifier == DATELINE_WHEN_UNCERTAIN)
    g_string_append_c (text, '?');
  else if (qualifier == DATELINE_WHEN_APPROXIMATE)
    g_string_append_c (text, '~');
}

static void
append_date (GString *text, const DatelineEdtfDate *date, gboolean in_interval)
{
  if (date->state != DATELINE_EDTF_KNOWN)
    {
      if (in_interval && date->state == DATELINE_EDTF_OPEN)
        g_string_append (text, "..");
      return;
    }

  if (date->negative)
    g_string_append_c (text, '-');
  g_string_append_len (text, date->year, 4);
  if (date->unit == DATELINE_PRECISION_SEASON)
    g_string_append_printf (text, "-%02d", 21 + date->season);
  else if (date->unit <= DATELINE_PRECISION_MONTH)
    g_string_append_printf (text, "-%.2s", date->month);
  if (date->unit <= DATELINE_PRECISION_DAY)
    g_string_append_printf (text, "-%.2s", date->day);
  if (date->unit <= DATELINE_PRECISION_HOUR)
    append_time (text, date);
  append_qualifier (text, date->qualifier);
}

static void
append_item (GString *text, const DatelineEdtfItem *item, gboolean in_interval)
{
  append_date (text, &item->first, in_interval);
  if (item->pair)
    {
      g_string_append (text, in_interval ? "/" : "..");
      append_date (text, &item->last, in_interval);
    }
}

char *
dateline_edtf_to_string (const DatelineEdtf *edtf)
{
  GString *text = g_string_new (NULL);

  if (edtf->kind != DATELINE_EDTF_ONE_OF)
    {
      append_item (text, &edtf->items[0], TRUE);
      return g_string_free (text, FALSE);
    }

  g_string_append_c (text, '[');
  for (guint i = 0; i < edtf->n_items; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_item (text, &edtf->items[i], FALSE);
    }
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}
