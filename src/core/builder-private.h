/* What a builder holds; for builder.c, which fills it, and builder-finish.c, which makes the store
 * of it. Until then a string field of a record holds the string's handle (GUINT_TO_POINTER), since
 * the arena still moves. */
#pragma once

#include "builder.h"
#include "store-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 event;
  DatelineExcerpt excerpt; /* text is a handle */
} PendingExcerpt;

typedef struct
{
  guint32 event;
  guint32 target;
  guint32 relation; /* handle */
} PendingRelation;

/* A shape's points and part ends are runs of the pools; part_ends count from the shape's first
 * point. */
typedef struct
{
  guint32 event;
  DatelineGeometryType type;
  guint32 first_point;
  guint32 first_part;
  guint32 n_parts;
} PendingShape;

struct _DatelineBuilder
{
  DatelineInterner *strings;
  GArray *variants; /* StoreVariant */
  GArray *groups;   /* StoreGroup */

  DatelineText title;
  DatelineText description;
  DatelineText license;
  guint32 timezone_id;
  GTimeZone *timezone;

  GArray *columns[N_COLUMNS]; /* in file order */
  guint n_events;
  DatelineSpan extent;
  DatelineBox box;

  GArray *categories; /* DatelineCategory */
  GArray *actors;
  GArray *places;
  GArray *sources;
  guint32 other_category; /* or DATELINE_NONE */

  GHashTable *category_ids; /* an id's handle -> number */
  GHashTable *actor_ids;
  GHashTable *place_ids;
  GHashTable *source_ids;
  GHashTable *event_ids;

  GArray *excerpts;  /* PendingExcerpt */
  GArray *relations; /* PendingRelation */
  GArray *shapes;    /* PendingShape */
  GArray *points;    /* DatelinePoint */
  GArray *part_ends; /* guint32 */
};

/* The category of events that name none; makes it where it is not there yet. */
guint32 dateline_builder_add_other_category (DatelineBuilder *self);

static inline guint32
handle_of (const char *field)
{
  return GPOINTER_TO_UINT (field);
}

/* A string's handle, and the same as a record holds it while it is built. */
static inline guint32
intern (DatelineBuilder *self, const char *string)
{
  return dateline_interner_add (self->strings, string, -1);
}

static inline const char *
intern_field (DatelineBuilder *self, const char *string)
{
  return GUINT_TO_POINTER (intern (self, string));
}

static inline const char *
resolve (const DatelineStore *store, const char *field)
{
  return field == NULL ? NULL : store->arena + handle_of (field);
}

/* The parts of finishing that depend on the order: @rows has the row of each event's number. */
void dateline_builder_make_ids (DatelineBuilder *self, DatelineStore *store);
void
dateline_builder_make_excerpts (DatelineBuilder *self, DatelineStore *store, const guint32 *rows);
void
dateline_builder_make_relations (DatelineBuilder *self, DatelineStore *store, const guint32 *rows);
void
dateline_builder_make_shapes (DatelineBuilder *self, DatelineStore *store, const guint32 *rows);

G_END_DECLS
