/* See describe.h. Nothing here decides what is true: it words what the file says. */
#include "config.h"

#include "describe.h"

#include "calendar.h"
#include "wording.h"
#include "zone.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SEPARATOR " / " /* between the names of a disputed place */

char *
dateline_describe_edtf (const DatelineStore *store, const char *text)
{
  g_autoptr (DatelineEdtf) edtf = text != NULL ? dateline_edtf_parse (text, NULL) : NULL;

  if (edtf == NULL)
    return g_strdup (text != NULL ? text : "");
  return dateline_edtf_describe (edtf, dateline_store_get_timezone (store));
}

char *
dateline_describe_when (const DatelineStore *store, guint32 row, GTimeZone *zone)
{
  const char *text = dateline_store_get_event (store, row).when;
  g_autoptr (DatelineEdtf) edtf = text != NULL ? dateline_edtf_parse (text, NULL) : NULL;

  if (text == NULL)
    return dateline_wording_span (dateline_store_get_when (store, row).span, zone);
  if (edtf == NULL)
    return g_strdup (text);
  return dateline_edtf_describe_in (edtf, dateline_store_get_timezone (store), zone);
}

/* Whether the event falls in one day, and it is known in which. */
static gboolean
is_one_day (DatelineWhen when)
{
  DatelineWhenFlags vague = DATELINE_WHEN_LASTS | DATELINE_WHEN_ONE_OF;

  if (when.begin_precision == DATELINE_PRECISION_DAY)
    vague |= DATELINE_WHEN_APPROXIMATE | DATELINE_WHEN_UNCERTAIN;
  return when.begin_precision <= DATELINE_PRECISION_DAY && !(when.flags & vague);
}

char *
dateline_describe_time_of_day (const DatelineStore *store, guint32 row, GTimeZone *zone)
{
  DatelineWhen when = dateline_store_get_when (store, row);
  DatelineCivil civil;
  g_autofree char *time = NULL;

  if (!is_one_day (when) || when.begin_precision >= DATELINE_PRECISION_DAY)
    return NULL;
  civil = dateline_calendar_from_time (when.span.begin, zone);
  /* Translators: hours and minutes of a 24-hour clock. */
  time = g_strdup_printf (C_ ("time of day", "%02d:%02d"), civil.hour, civil.minute);
  if (when.flags & DATELINE_WHEN_APPROXIMATE)
    /* Translators: %s is a time of day. */
    return g_strdup_printf (C_ ("time of day", "about %s"), time);
  return g_steal_pointer (&time);
}

static gboolean
has_dotted_capital (void)
{
  const char *language = g_get_language_names ()[0];

  return g_str_has_prefix (language, "az") || g_str_has_prefix (language, "tr");
}

/* With a capital, as a heading begins: of the language of the words, whatever the locale's is. */
static char *
capitalise (const char *text)
{
  const char *rest = *text != '\0' ? g_utf8_next_char (text) : text;
  g_autofree char *first =
      *text == 'i' && has_dotted_capital () ? g_strdup ("İ") : g_utf8_strup (text, rest - text);

  return g_strconcat (first, rest, NULL);
}

/* The day of a moment, with the zone where that day need not be the dataset's. */
static char *
describe_day_in (const DatelineStore *store, DatelineTime time, GTimeZone *zone)
{
  GTimeZone *home = dateline_store_get_timezone (store);
  gint64 offset = dateline_calendar_get_offset (time, zone);
  g_autofree char *day = dateline_wording_day (time, zone);
  g_autofree char *told = NULL;

  if (offset == dateline_calendar_get_offset (time, home))
    return g_steal_pointer (&day);
  told = dateline_zone_describe_offset (offset / DATELINE_MINUTE);
  /* Translators: a day and the zone whose day it is, "Friday, 9 October 2020 (UTC)" */
  return g_strdup_printf (C_ ("day, zone", "%s (%s)"), day, told);
}

char *
dateline_describe_heading (const DatelineStore *store, guint32 row, GTimeZone *zone)
{
  DatelineWhen when = dateline_store_get_when (store, row);
  g_autofree char *when_text = NULL;

  if (is_one_day (when) && when.begin_precision == DATELINE_PRECISION_DAY)
    when_text = dateline_wording_day (when.span.begin, dateline_store_get_timezone (store));
  else if (is_one_day (when))
    when_text = describe_day_in (store, when.span.begin, zone);
  else
    when_text = dateline_describe_when (store, row, zone);
  return capitalise (when_text);
}

static const DatelinePlace *
place_of (const DatelineStore *store, guint32 row)
{
  guint32 place = dateline_store_get_columns (store)->place[row];

  return place != DATELINE_NONE ? dateline_store_get_place (store, place) : NULL;
}

/* Whether @name is @called, or one of the pair that @called is. */
static gboolean
is_told (const char *called, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (called, SEPARATOR, -1);

  return g_str_equal (called, name) || g_strv_contains ((const char *const *) parts, name);
}

char *
dateline_describe_place_name (const DatelineStore *store, const DatelinePlace *place)
{
  const char *name = dateline_store_get_text (store, place->names);
  const char *azerbaijani = dateline_store_get_text_in (store, place->names, "az");
  const char *armenian = dateline_store_get_text_in (store, place->names, "hy");

  if (!place->disputed || strstr (name, SEPARATOR) != NULL || azerbaijani == NULL ||
      armenian == NULL)
    return g_strdup (name);
  if (g_str_equal (name, armenian))
    return g_strconcat (armenian, SEPARATOR, azerbaijani, NULL);
  return g_strconcat (azerbaijani, SEPARATOR, armenian, NULL);
}

char *
dateline_describe_place (const DatelineStore *store, guint32 row)
{
  const DatelinePlace *place = place_of (store, row);

  if (place == NULL || place->names == 0)
    return NULL;
  return dateline_describe_place_name (store, place);
}

char *
dateline_describe_other_names (const DatelineStore *store, guint32 row)
{
  const DatelinePlace *place = place_of (store, row);
  g_autofree char *called = place != NULL ? dateline_describe_place_name (store, place) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; place != NULL && i < dateline_store_get_n_variants (store, place->names); i++)
    {
      const char *name = dateline_store_get_variant (store, place->names, i, NULL);

      if (is_told (called, name) ||
          g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        continue;
      g_ptr_array_add (names, (gpointer) name);
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" · ", (char **) names->pdata);
}

static const char *
precision_words (DatelinePlacePrecision precision)
{
  switch (precision)
    {
    case DATELINE_PLACE_EXACT:
      return _ ("The spot is known");
    case DATELINE_PLACE_TOWN:
      return _ ("The town is known, not the spot");
    case DATELINE_PLACE_DISTRICT:
      return _ ("The district is known, not the town");
    case DATELINE_PLACE_REGION:
      return _ ("The region is known, not the district");
    case DATELINE_PLACE_COUNTRY:
      return _ ("Only the country is known");
    case DATELINE_PLACE_UNSTATED:
    default:
      return NULL;
    }
}

char *
dateline_describe_place_precision (const DatelineStore *store, guint32 row)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  const char *words = precision_words (columns->place_precision[row]);
  double radius = columns->radius[row];

  if (words == NULL || radius <= 0)
    return g_strdup (words);
  if (radius < 1000)
    /* Translators: %s says how closely a place is known; %.0f are metres. */
    return g_strdup_printf (_ ("%s (within %.0f m)"), words, radius);
  /* Translators: %s says how closely a place is known; %g are kilometres. */
  return g_strdup_printf (_ ("%s (within %g km)"), words, round (radius / 100.0) / 10.0);
}

const char *
dateline_describe_status (DatelineStatus status)
{
  switch (status)
    {
    case DATELINE_STATUS_REPORTED:
      return _ ("Reported in the reporter’s own voice.");
    case DATELINE_STATUS_CLAIMED:
      return _ ("Claimed by one party.");
    case DATELINE_STATUS_DISPUTED:
      return _ ("Disputed: the parties contradict each other.");
    case DATELINE_STATUS_AGREED:
      return _ ("Agreed: both parties say so.");
    case DATELINE_STATUS_PLANNED:
      return _ ("Planned or announced; not known to have happened.");
    case DATELINE_STATUS_UNSTATED:
    default:
      return _ ("The file does not say how this is known.");
    }
}

const char *
dateline_describe_stance (DatelineStance stance)
{
  switch (stance)
    {
    case DATELINE_STANCE_REPORTS:
      return C_ ("stance", "reports");
    case DATELINE_STANCE_CLAIMS:
      return C_ ("stance", "claims");
    case DATELINE_STANCE_ACCUSES:
      return C_ ("stance", "accuses");
    case DATELINE_STANCE_CONFIRMS:
      return C_ ("stance", "confirms");
    case DATELINE_STANCE_DENIES:
      return C_ ("stance", "denies");
    case DATELINE_STANCE_REJECTS:
      return C_ ("stance", "rejects");
    case DATELINE_STANCE_UNSTATED:
    default:
      return C_ ("stance", "says");
    }
}

const char *
dateline_describe_basis (DatelineBasis basis)
{
  switch (basis)
    {
    case DATELINE_BASIS_DERIVED:
      return _ ("Derived from the source’s words");
    case DATELINE_BASIS_EXTERNAL:
      return _ ("Not in the sources");
    case DATELINE_BASIS_STATED:
    case DATELINE_BASIS_UNSTATED:
    default:
      return NULL;
    }
}

const char *
dateline_describe_when_basis (DatelineBasis basis)
{
  switch (basis)
    {
    case DATELINE_BASIS_DERIVED:
      return _ ("The date follows from the source’s words");
    case DATELINE_BASIS_EXTERNAL:
      return _ ("The date is not in the sources");
    case DATELINE_BASIS_STATED:
    case DATELINE_BASIS_UNSTATED:
    default:
      return NULL;
    }
}

const char *
dateline_describe_place_basis (DatelineBasis basis)
{
  switch (basis)
    {
    case DATELINE_BASIS_DERIVED:
      return _ ("The place follows from the source’s words");
    case DATELINE_BASIS_EXTERNAL:
      return _ ("The place is not in the sources");
    case DATELINE_BASIS_STATED:
    case DATELINE_BASIS_UNSTATED:
    default:
      return NULL;
    }
}

char *
dateline_describe_speaker (const DatelineStore *store, const DatelineExcerpt *excerpt)
{
  if (excerpt->actor != DATELINE_NONE)
    return g_strdup (
        dateline_store_get_text (store, dateline_store_get_actor (store, excerpt->actor)->title));
  if (excerpt->source != DATELINE_NONE)
    return dateline_describe_source (store, excerpt->source);
  return g_strdup (_ ("Unnamed"));
}

char *
dateline_describe_quotation (const DatelineExcerpt *excerpt)
{
  g_auto (GStrv) words = g_strsplit_set (excerpt->text, " \n\r\t", -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  /* Translators: quotation marks around an excerpt. */
  return g_strdup_printf (_ ("“%s”"), joined->str);
}

char *
dateline_describe_relation (const DatelineRelation *relation)
{
  static const struct
  {
    const char *relation;
    const char *forward;
    const char *inverse;
  } words[] = {
    { "follows", N_ ("Follows"), N_ ("Followed by") },
    { "part-of", N_ ("Part of"), N_ ("Includes") },
    { "contradicts", N_ ("Contradicts"), N_ ("Contradicted by") },
    { "same-place", N_ ("At the same place"), N_ ("At the same place") },
    { "concerns", N_ ("Concerns"), N_ ("Concerned by") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (relation->relation, words[i].relation) == 0)
      return g_strdup (_ (relation->inverse ? words[i].inverse : words[i].forward));
  return g_strdup (relation->relation != NULL ? relation->relation : _ ("Related"));
}

char *
dateline_describe_source (const DatelineStore *store, guint32 source)
{
  const DatelineSource *facts = dateline_store_get_source (store, source);
  g_autofree char *published = NULL;
  const char *name = facts->publisher;

  if (name == NULL && facts->title != 0)
    name = dateline_store_get_text (store, facts->title);
  if (name == NULL)
    name = facts->file != NULL ? facts->file : facts->id;
  if (facts->published == NULL)
    return g_strdup (name);
  published = dateline_describe_edtf (store, facts->published);
  /* Translators: a publisher and the date of a report. */
  return g_strdup_printf (C_ ("publisher, date", "%s, %s"), name, published);
}
