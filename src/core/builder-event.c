/* Events of a builder: one value to each column, and shapes, excerpts and relations to their pools.
 * Invariant: all columns are n_events long. Cost: amortised O(1), and O(points) for a shape. */
#include "config.h"

#include "builder-private.h"
#include "error.h"
#include "shape.h"

#include <glib/gi18n-lib.h>

static gboolean
check_limits (DatelineBuilder *self, const DatelineGeometry *geometry, GError **error)
{
  guint n_points = geometry == NULL ? 0 : geometry->part_ends[geometry->n_parts - 1];

  if (self->n_events >= DATELINE_EVENTS_MAX)
    g_set_error (error,
                 DATELINE_ERROR,
                 DATELINE_ERROR_LIMIT,
                 _ ("It has more than %u events; divide it into several files"),
                 DATELINE_EVENTS_MAX);
  else if (n_points > DATELINE_COORDINATES_MAX - self->points->len)
    g_set_error (error,
                 DATELINE_ERROR,
                 DATELINE_ERROR_LIMIT,
                 _ ("Its lines and areas have more than %u points; simplify them"),
                 DATELINE_COORDINATES_MAX);
  else if (self->excerpts->len > DATELINE_EXCERPTS_MAX ||
           self->relations->len > DATELINE_EXCERPTS_MAX)
    g_set_error (error,
                 DATELINE_ERROR,
                 DATELINE_ERROR_LIMIT,
                 _ ("It has more than %u excerpts or relations; divide it into several files"),
                 DATELINE_EXCERPTS_MAX);
  else if (dateline_interner_is_full (self->strings))
    g_set_error (error,
                 DATELINE_ERROR,
                 DATELINE_ERROR_LIMIT,
                 _ ("It has more than 2 GiB of text; divide it into several files"));
  else
    return TRUE;
  return FALSE;
}

guint32
dateline_builder_add_other_category (DatelineBuilder *self)
{
  if (self->other_category == DATELINE_NONE)
    {
      /* Translators: the category of events that have none. */
      DatelineCategory other = { .title = dateline_builder_add_text (self, NULL, _ ("Other")) };

      other.id = GUINT_TO_POINTER (intern (self, ""));
      self->other_category = self->categories->len;
      g_array_append_val (self->categories, other);
    }
  return self->other_category;
}

static void
add_shape (DatelineBuilder *self, const DatelineGeometry *geometry)
{
  PendingShape shape = {
    .event = self->n_events,
    .type = geometry->type,
    .first_point = self->points->len,
    .first_part = self->part_ends->len,
    .n_parts = geometry->n_parts,
  };

  g_array_append_vals (self->points, geometry->points, geometry->part_ends[geometry->n_parts - 1]);
  g_array_append_vals (self->part_ends, geometry->part_ends, geometry->n_parts);
  g_array_append_val (self->shapes, shape);
}

/* An id that is taken, or absent, is 0. */
static guint32
take_id (DatelineBuilder *self, const char *id)
{
  guint32 handle = intern (self, id);

  if (handle == 0 || g_hash_table_contains (self->event_ids, GUINT_TO_POINTER (handle)))
    return 0;
  g_hash_table_insert (
      self->event_ids, GUINT_TO_POINTER (handle), GUINT_TO_POINTER (self->n_events));
  return handle;
}

#define APPEND(column, type, value)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    type value_ = (type) (value);                                                                  \
    g_array_append_val (self->columns[column], value_);                                            \
  }                                                                                                \
  G_STMT_END

static void
append_facts (DatelineBuilder *self, const DatelineDraft *draft, DatelinePoint point)
{
  const DatelineWhen *when = &draft->when;

  APPEND (COLUMN_BEGIN, gint64, when->span.begin);
  APPEND (COLUMN_END, gint64, when->span.end);
  APPEND (COLUMN_X, double, point.x);
  APPEND (COLUMN_Y, double, point.y);
  APPEND (COLUMN_PLACE, guint32, draft->place < self->places->len ? draft->place : DATELINE_NONE);
  APPEND (COLUMN_RADIUS, float, draft->radius);
  APPEND (COLUMN_CATEGORY,
          guint16,
          draft->category < self->categories->len ? draft->category
                                                  : dateline_builder_add_other_category (self));
  APPEND (COLUMN_WHEN_FLAGS, guint16, when->flags);
  APPEND (COLUMN_STATUS, guint8, draft->status);
  APPEND (COLUMN_PLACE_PRECISION, guint8, draft->place_precision);
  APPEND (COLUMN_BEGIN_PRECISION, guint8, when->begin_precision);
  APPEND (COLUMN_END_PRECISION, guint8, when->end_precision);
}

static void
append_texts (DatelineBuilder *self, const DatelineEvent *event)
{
  APPEND (COLUMN_BASES,
          guint8,
          event->when_basis | event->place_basis << 3 | (event->schematic ? 1 : 0) << 6);
  APPEND (COLUMN_ID, guint32, take_id (self, event->id));
  APPEND (COLUMN_WHEN, guint32, intern (self, event->when));
  APPEND (COLUMN_TITLE, guint32, event->title);
  APPEND (COLUMN_DESCRIPTION, guint32, event->description);
  APPEND (COLUMN_WHEN_NOTE, guint32, event->when_note);
  APPEND (COLUMN_PLACE_NOTE, guint32, event->place_note);
  APPEND (COLUMN_NOTE, guint32, event->note);
}

/* Open and unknown ends count by the end that is known. */
static DatelineSpan
get_known_span (const DatelineWhen *when)
{
  DatelineSpan span = when->span;
  gboolean no_begin = span.begin <= DATELINE_TIME_MIN;
  gboolean no_end = span.end >= DATELINE_TIME_MAX;

  if (no_begin && no_end)
    return DATELINE_SPAN_EMPTY;
  if (no_begin)
    span.begin = span.end - 1;
  else if (no_end)
    span.end = span.begin + 1;
  return span;
}

guint32
dateline_builder_add_event (DatelineBuilder *self, const DatelineDraft *draft, GError **error)
{
  DatelinePoint point = draft->point;

  g_return_val_if_fail (draft->geometry == NULL || draft->geometry->n_parts > 0, DATELINE_NONE);

  if (!check_limits (self, draft->geometry, error))
    return DATELINE_NONE;
  if (draft->geometry != NULL)
    {
      add_shape (self, draft->geometry);
      point = dateline_shape_get_point (draft->geometry);
      self->box = dateline_box_union (self->box, dateline_shape_get_box (draft->geometry));
    }
  else
    self->box = dateline_box_extend (self->box, point);
  self->extent = dateline_span_union (self->extent, get_known_span (&draft->when));
  append_facts (self, draft, point);
  append_texts (self, &draft->event);
  return self->n_events++;
}

void
dateline_builder_add_excerpt (DatelineBuilder *self, guint32 event, const DatelineExcerpt *excerpt)
{
  PendingExcerpt pending = { event, *excerpt };

  g_return_if_fail (event < self->n_events && excerpt->source < self->sources->len);

  pending.excerpt.text = GUINT_TO_POINTER (intern (self, excerpt->text));
  if (pending.excerpt.actor >= self->actors->len)
    pending.excerpt.actor = DATELINE_NONE;
  g_array_append_val (self->excerpts, pending);
}

void
dateline_builder_add_relation (DatelineBuilder *self,
                               guint32 event,
                               guint32 target,
                               const char *relation)
{
  PendingRelation pending = { event, target, intern (self, relation) };

  g_return_if_fail (event < self->n_events && target < self->n_events && event != target);

  g_array_append_val (self->relations, pending);
}
