/* From text to DatelineEdtf: a date, an interval "a/b", or a one-of set "[a,b..c]". What can stand
 * where is decided here; what a date is, in edtf-scan.c. Linear in the text; a set is limited to
 * SET_MAX dates, so that a hostile text cannot make a description of megabytes.
 * Invariant: each known date of a value exists in the calendar, and no pair is the wrong way
 * round. */
#include "config.h"

#include "edtf-scan.h"

#include <glib/gi18n-lib.h>

#define SET_MAX 256

#define INVALID DATELINE_ERROR_INVALID
#define UNSUPPORTED DATELINE_ERROR_UNSUPPORTED

static DatelineEdtf *
edtf_new (DatelineEdtfKind kind, const DatelineEdtfItem *items, guint n_items)
{
  DatelineEdtf *edtf = g_malloc (sizeof *edtf + n_items * sizeof *items);

  edtf->kind = kind;
  edtf->n_items = n_items;
  memcpy (edtf->items, items, n_items * sizeof *items);
  return edtf;
}

static gboolean
accept_dots (DatelineEdtfScan *scan)
{
  if (scan->at[0] != '.' || scan->at[1] != '.')
    return FALSE;
  scan->at += 2;
  return TRUE;
}

/* An end without a zone may be up to a day off from one with a zone. */
static gboolean
check_order (DatelineEdtfScan *scan, const DatelineEdtfItem *item, const char *last_at)
{
  gint64 slack = item->first.zoned != item->last.zoned ? DATELINE_DAY : 0;
  DatelineSpan first, last;

  if (item->first.state != DATELINE_EDTF_KNOWN || item->last.state != DATELINE_EDTF_KNOWN)
    return TRUE;

  first = dateline_edtf_date_get_span (&item->first, NULL);
  last = dateline_edtf_date_get_span (&item->last, NULL);
  if (first.begin < last.end + slack)
    return TRUE;
  return dateline_edtf_scan_fail (
      scan, INVALID, last_at, _ ("the second date is before the first"));
}

/* What can follow a date that stands alone or ends an interval: nothing. */
static gboolean
check_end (DatelineEdtfScan *scan)
{
  switch (*scan->at)
    {
    case '\0':
      return TRUE;
    case ' ':
      return dateline_edtf_scan_fail (
          scan,
          INVALID,
          scan->at,
          _ ("no spaces here; a date and its time are joined by “T”, as in 2020-10-09T12:00"));
    case 't':
    case 'z':
      return dateline_edtf_scan_fail (scan, INVALID, scan->at, _ ("“T” and “Z” are capitals"));
    case '/':
      return dateline_edtf_scan_fail (
          scan,
          INVALID,
          scan->at,
          _ ("an interval has two ends; the parts of a date are joined by “-”, as in 2020-10-09"));
    default:
      return dateline_edtf_scan_fail (
          scan, INVALID, scan->at, _ ("expected nothing more after the date"));
    }
}

static gboolean
parse_end (DatelineEdtfScan *scan, char terminator, DatelineEdtfDate *date)
{
  *date = (DatelineEdtfDate){ .unit = DATELINE_PRECISION_YEAR };
  if (*scan->at == terminator)
    {
      date->state = DATELINE_EDTF_UNKNOWN;
      return TRUE;
    }
  if (accept_dots (scan))
    {
      date->state = DATELINE_EDTF_OPEN;
      return TRUE;
    }
  if (*scan->at == 'P')
    return dateline_edtf_scan_fail (
        scan, UNSUPPORTED, scan->at, _ ("durations are not supported; write both dates"));
  if (*scan->at == '[')
    return dateline_edtf_scan_fail (
        scan, INVALID, scan->at, _ ("a set “[…]” cannot be a part of an interval"));
  return dateline_edtf_scan_date (scan, date);
}

static gboolean
parse_date_or_interval (DatelineEdtfScan *scan, DatelineEdtfItem *item)
{
  const char *last_at;

  if (!parse_end (scan, '/', &item->first))
    return FALSE;
  if (*scan->at != '/')
    {
      if (item->first.state != DATELINE_EDTF_KNOWN)
        return dateline_edtf_scan_fail (
            scan, INVALID, scan->at, _ ("expected “/” and a date after “..”"));
      return check_end (scan);
    }

  last_at = ++scan->at;
  item->pair = TRUE;
  if (!parse_end (scan, '\0', &item->last) || !check_end (scan))
    return FALSE;
  if (item->first.state != DATELINE_EDTF_KNOWN && item->last.state != DATELINE_EDTF_KNOWN)
    return dateline_edtf_scan_fail (
        scan, INVALID, last_at, _ ("an interval needs a date at one of its ends"));
  return check_order (scan, item, last_at);
}

static gboolean
parse_set_item (DatelineEdtfScan *scan, gboolean is_first, DatelineEdtfItem *item)
{
  const char *last_at;

  *item = (DatelineEdtfItem){ 0 };
  if (accept_dots (scan))
    {
      item->pair = TRUE;
      item->first.state = DATELINE_EDTF_OPEN;
      if (!is_first)
        return dateline_edtf_scan_fail (
            scan, INVALID, scan->at - 2, _ ("only a set's first date can have “..” before it"));
      return dateline_edtf_scan_date (scan, &item->last);
    }

  if (!dateline_edtf_scan_date (scan, &item->first))
    return FALSE;
  if (!accept_dots (scan))
    return TRUE;

  item->pair = TRUE;
  last_at = scan->at;
  if (*scan->at == ']')
    {
      item->last.state = DATELINE_EDTF_OPEN;
      return TRUE;
    }
  if (*scan->at == ',')
    return dateline_edtf_scan_fail (
        scan, INVALID, scan->at, _ ("only a set's last date can have “..” after it"));
  return dateline_edtf_scan_date (scan, &item->last) && check_order (scan, item, last_at);
}

static gboolean
check_set_separator (DatelineEdtfScan *scan)
{
  if (*scan->at == ',' || *scan->at == ']')
    return TRUE;
  if (*scan->at == '/')
    return dateline_edtf_scan_fail (
        scan, INVALID, scan->at, _ ("a range in a set is written with “..”, as in [1670..1672]"));
  return dateline_edtf_scan_fail (
      scan, INVALID, scan->at, _ ("expected “,”, “..” or “]” after a date of a set"));
}

static gboolean
parse_set (DatelineEdtfScan *scan, GArray *items)
{
  scan->at++;
  while (TRUE)
    {
      DatelineEdtfItem item;

      if (items->len == SET_MAX)
        return dateline_edtf_scan_fail (
            scan, DATELINE_ERROR_LIMIT, scan->at, _ ("more than 256 dates in a set"));
      if (!parse_set_item (scan, items->len == 0, &item) || !check_set_separator (scan))
        return FALSE;
      g_array_append_val (items, item);

      if (*scan->at++ == ']')
        return check_end (scan);
      if (*scan->at == ' ')
        return dateline_edtf_scan_fail (
            scan, INVALID, scan->at, _ ("no spaces between the dates of a set"));
    }
}

DatelineEdtf *
dateline_edtf_parse (const char *text, GError **error)
{
  DatelineEdtfScan scan = { text, text, error };
  DatelineEdtfItem item = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '[')
    {
      g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof item);

      if (!parse_set (&scan, items))
        return NULL;
      return edtf_new (DATELINE_EDTF_ONE_OF, (DatelineEdtfItem *) items->data, items->len);
    }
  if (*text == '{')
    {
      dateline_edtf_scan_fail (
          &scan,
          UNSUPPORTED,
          text,
          _ ("a set of all its dates “{…}” is not supported; “[…]” is one of them"));
      return NULL;
    }

  if (!parse_date_or_interval (&scan, &item))
    return NULL;
  return edtf_new (item.pair ? DATELINE_EDTF_INTERVAL : DATELINE_EDTF_DATE, &item, 1);
}
