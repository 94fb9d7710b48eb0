/* A dataset's feature: an event with its excerpts and relations. Invariant: without a date, or
 * without any place on the map, there is no event; any other fault is reported and costs only the
 * part it is in. */
#include "config.h"

#include "read-geojson-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define ERROR DATELINE_SEVERITY_ERROR

static const char *const status_words[] = { "reported", "claimed", "disputed",
                                            "agreed",   "planned", NULL };
static const char *const precision_words[] = { "exact",  "town",    "district",
                                               "region", "country", NULL };
static const char *const stance_words[] = { "reports", "claims",  "accuses", "confirms",
                                            "denies",  "rejects", NULL };

/* The number that a member's id stands for; DATELINE_NONE and a report where it stands for none. */
static guint32
read_reference (DatelineGeojson *self,
                JsonObject *object,
                const char *member,
                guint32 (*find) (DatelineBuilder *builder, const char *id))
{
  const char *id = dateline_walk_string (&self->walk, object, member);
  guint32 number = id == NULL ? DATELINE_NONE : find (self->builder, id);
  g_autofree char *quoted = NULL;

  if (id == NULL || number != DATELINE_NONE)
    return number;
  quoted = dateline_walk_quote (id);
  dateline_walk_report (&self->walk, ERROR, member, _ ("%s is not in the dataset's list"), quoted);
  return DATELINE_NONE;
}

static gboolean
read_when (DatelineGeojson *self, JsonObject *properties, DatelineDraft *draft)
{
  const char *when = dateline_walk_required (&self->walk, properties, "when");
  g_autoptr (GError) error = NULL;

  if (when == NULL)
    return FALSE;
  if (dateline_draft_set_when (draft, when, dateline_builder_get_timezone (self->builder), &error))
    return TRUE;
  dateline_walk_report (&self->walk, ERROR, "when", "%s", error->message);
  return FALSE;
}

static DatelineBasis
read_basis (DatelineGeojson *self,
            JsonObject *properties,
            const char *member,
            const char *note_member,
            DatelineText note)
{
  DatelineBasis basis =
      dateline_walk_choice (&self->walk, properties, member, dateline_basis_words);

  if (basis == DATELINE_BASIS_DERIVED && note == 0)
    dateline_walk_report (
        &self->walk, ERROR, note_member, _ ("this is missing: it says how “derived” was derived"));
  else if (basis == DATELINE_BASIS_EXTERNAL && note == 0)
    dateline_walk_report (&self->walk,
                          ERROR,
                          note_member,
                          _ ("this is missing: it says where “external” is known from"));
  return basis;
}

static void
read_radius (DatelineGeojson *self, JsonObject *properties, DatelineDraft *draft)
{
  double radius;

  if (!dateline_walk_number (&self->walk, properties, "radius", &radius))
    return;
  if (isfinite (radius) && radius >= 0.0 && radius <= 20037508.0)
    draft->radius = (float) radius;
  else
    dateline_walk_report (
        &self->walk, ERROR, "radius", _ ("%g is not a number of metres on the earth"), radius);
}

static void
read_facts (DatelineGeojson *self, JsonObject *properties, DatelineDraft *draft)
{
  DatelineWalk *walk = &self->walk;
  DatelineEvent *event = &draft->event;

  event->title = dateline_walk_text (walk, properties, "title");
  event->description = dateline_walk_text (walk, properties, "description");
  event->when_note = dateline_walk_text (walk, properties, "whenNote");
  event->place_note = dateline_walk_text (walk, properties, "placeNote");
  event->note = dateline_walk_text (walk, properties, "note");
  event->schematic = dateline_walk_boolean (walk, properties, "schematic");
  event->when_basis = read_basis (self, properties, "whenBasis", "whenNote", event->when_note);
  event->place_basis = read_basis (self, properties, "placeBasis", "placeNote", event->place_note);
  draft->category = read_reference (self, properties, "category", dateline_builder_find_category);
  draft->status = dateline_walk_choice (walk, properties, "status", status_words);
  draft->place_precision =
      dateline_walk_choice (walk, properties, "placePrecision", precision_words);
  read_radius (self, properties, draft);
  if (event->title == 0)
    dateline_walk_report (walk, ERROR, "title", _ ("this is missing"));
  if (!dateline_walk_has (properties, "status"))
    dateline_walk_report (walk, ERROR, "status", _ ("this is missing"));
}

/* An offset; both ends of an excerpt's must be whole numbers. */
static gboolean
read_offset (DatelineGeojson *self, JsonObject *object, const char *member, guint32 *offset)
{
  double number;

  *offset = 0;
  if (!dateline_walk_has (object, member))
    {
      dateline_walk_report (&self->walk, ERROR, member, _ ("this is missing"));
      return FALSE;
    }
  if (!dateline_walk_number (&self->walk, object, member, &number))
    return FALSE;
  if (number >= 0.0 && number <= G_MAXINT32 && number == floor (number))
    {
      *offset = (guint32) number;
      return TRUE;
    }
  dateline_walk_report (
      &self->walk, ERROR, member, _ ("%g is not an offset in characters"), number);
  return FALSE;
}

static void
read_offsets (DatelineGeojson *self, JsonObject *object, DatelineExcerpt *excerpt)
{
  glong length = g_utf8_strlen (excerpt->text, -1);
  gboolean good;

  if (!dateline_walk_has (object, "start") && !dateline_walk_has (object, "end"))
    return;
  good = read_offset (self, object, "start", &excerpt->start);
  good = read_offset (self, object, "end", &excerpt->end) && good;
  if (good && (glong) excerpt->end - (glong) excerpt->start == length)
    return;
  if (good)
    dateline_walk_report (&self->walk,
                          ERROR,
                          "end",
                          _ ("from %u to %u are %d characters, but the text has %ld"),
                          excerpt->start,
                          excerpt->end,
                          (gint) excerpt->end - (gint) excerpt->start,
                          length);
  excerpt->start = excerpt->end = 0;
}

/* FALSE where there is nothing to show: no text, or nobody's. */
static gboolean
read_excerpt (DatelineGeojson *self, JsonObject *object, DatelineExcerpt *excerpt)
{
  *excerpt = (DatelineExcerpt){ .actor = DATELINE_NONE };
  excerpt->text = dateline_walk_required (&self->walk, object, "text");
  excerpt->source = read_reference (self, object, "source", dateline_builder_find_source);
  excerpt->actor = read_reference (self, object, "by", dateline_builder_find_actor);
  excerpt->stance = dateline_walk_choice (&self->walk, object, "stance", stance_words);
  if (!dateline_walk_has (object, "stance"))
    dateline_walk_report (&self->walk, ERROR, "stance", _ ("this is missing"));
  if (!dateline_walk_has (object, "source"))
    dateline_walk_report (
        &self->walk, ERROR, "source", _ ("this is missing; no statement without its source"));
  if (excerpt->text == NULL || excerpt->source == DATELINE_NONE)
    return FALSE;
  read_offsets (self, object, excerpt);
  return TRUE;
}

static void
read_excerpts (DatelineGeojson *self, JsonObject *properties, guint32 event, DatelineStatus status)
{
  JsonArray *array = dateline_walk_array (&self->walk, properties, "excerpts");
  guint n = array == NULL ? 0 : json_array_get_length (array);
  gsize mark = dateline_walk_enter (&self->walk, "excerpts");
  g_autofree char *side = NULL;
  gboolean two_sides = FALSE;

  for (guint i = 0; i < n; i++)
    {
      gsize item = dateline_walk_enter_item (&self->walk, i);
      JsonObject *object = dateline_walk_item (&self->walk, array, i);
      DatelineExcerpt excerpt;

      if (object != NULL && read_excerpt (self, object, &excerpt))
        {
          const char *other = excerpt.actor == DATELINE_NONE
                                  ? NULL
                                  : dateline_builder_get_side (self->builder, excerpt.actor);

          if (side == NULL)
            side = g_strdup (other);
          else if (other != NULL && strcmp (side, other) != 0)
            two_sides = TRUE;
          dateline_builder_add_excerpt (self->builder, event, &excerpt);
        }
      dateline_walk_leave (&self->walk, item);
    }
  if (n == 0)
    dateline_walk_report (&self->walk, ERROR, NULL, _ ("there is none; who says so?"));
  else if (status == DATELINE_STATUS_DISPUTED && !two_sides)
    dateline_walk_report (
        &self->walk, ERROR, NULL, _ ("a disputed event needs the voices of at least two sides"));
  dateline_walk_leave (&self->walk, mark);
}

static void
read_related (DatelineGeojson *self, JsonObject *properties, guint32 event)
{
  JsonArray *array = dateline_walk_array (&self->walk, properties, "related");
  gsize mark = dateline_walk_enter (&self->walk, "related");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize item = dateline_walk_enter_item (&self->walk, i);
      JsonObject *object = dateline_walk_item (&self->walk, array, i);
      DatelinePendingRelation pending = { .event = event, .index = i };

      if (object != NULL)
        {
          pending.target = g_strdup (dateline_walk_required (&self->walk, object, "event"));
          pending.relation = g_strdup (dateline_walk_string (&self->walk, object, "relation"));
        }
      if (pending.target != NULL)
        {
          pending.feature = self->walk.feature;
          pending.feature_id = g_strdup (self->walk.feature_id);
          pending.value = self->walk.value;
          g_array_append_val (self->relations, pending);
        }
      else
        g_free (pending.relation);
      dateline_walk_leave (&self->walk, item);
    }
  dateline_walk_leave (&self->walk, mark);
}

/* An event without a geometry of its own stands at its place's point. */
static gboolean
locate (DatelineGeojson *self, DatelineDraft *draft)
{
  DatelinePoint point = draft->place == DATELINE_NONE
                            ? (DatelinePoint){ NAN, NAN }
                            : dateline_builder_get_place_point (self->builder, draft->place);

  if (!isfinite (point.x))
    {
      dateline_walk_report (
          &self->walk, ERROR, NULL, _ ("it has no place on the map, and is left out"));
      return FALSE;
    }
  dateline_walk_report (&self->walk,
                        DATELINE_SEVERITY_ASSUMPTION,
                        NULL,
                        _ ("it has no geometry, and is shown at its place's point"));
  draft->point = point;
  return TRUE;
}

gboolean
dateline_read_feature (DatelineGeojson *self,
                       JsonObject *properties,
                       DatelineDraft *draft,
                       gboolean located,
                       GError **error)
{
  gsize mark = dateline_walk_enter (&self->walk, "properties");
  guint32 event = DATELINE_NONE;
  gboolean good = TRUE;

  draft->place = read_reference (self, properties, "place", dateline_builder_find_place);
  read_facts (self, properties, draft);
  if (read_when (self, properties, draft) && (located || locate (self, draft)))
    {
      event = dateline_builder_add_event (self->builder, draft, error);
      good = event != DATELINE_NONE;
    }
  if (event != DATELINE_NONE)
    {
      read_excerpts (self, properties, event, draft->status);
      read_related (self, properties, event);
    }
  dateline_walk_leave (&self->walk, mark);
  return good;
}

void
dateline_read_relations (DatelineGeojson *self)
{
  for (guint i = 0; i < self->relations->len; i++)
    {
      DatelinePendingRelation *pending =
          &g_array_index (self->relations, DatelinePendingRelation, i);
      guint32 target = dateline_builder_find_event (self->builder, pending->target);
      g_autofree char *quoted = dateline_walk_quote (pending->target);

      dateline_walk_begin (&self->walk, pending->feature, pending->feature_id, pending->value);
      dateline_walk_enter (&self->walk, "properties.related");
      dateline_walk_enter_item (&self->walk, pending->index);
      if (target == DATELINE_NONE)
        dateline_walk_report (&self->walk, ERROR, "event", _ ("there is no event %s"), quoted);
      else if (target == pending->event)
        dateline_walk_report (&self->walk, ERROR, "event", _ ("this is the event itself"));
      else
        dateline_builder_add_relation (self->builder, pending->event, target, pending->relation);
    }
}
