/* What a store is made of; for store.c and the builder only. */
#pragma once

#include "interner.h"
#include "store.h"

G_BEGIN_DECLS

/* The columns with a value for each event. The first of them are the facts, the rest handles of
 * strings and texts. */
typedef enum
{
  COLUMN_BEGIN,
  COLUMN_END,
  COLUMN_X,
  COLUMN_Y,
  COLUMN_PLACE,
  COLUMN_RADIUS,
  COLUMN_CATEGORY,
  COLUMN_WHEN_FLAGS,
  COLUMN_STATUS,
  COLUMN_PLACE_PRECISION,
  COLUMN_BEGIN_PRECISION,
  COLUMN_END_PRECISION,
  COLUMN_BASES, /* when_basis | place_basis << 3 | schematic << 6 */
  COLUMN_ID,
  COLUMN_WHEN,
  COLUMN_TITLE,
  COLUMN_DESCRIPTION,
  COLUMN_WHEN_NOTE,
  COLUMN_PLACE_NOTE,
  COLUMN_NOTE,
  N_COLUMNS,
} StoreColumn;

/* Bytes of each column's value, and of all facts of an event, with its two offsets into the
 * excerpts and the relations. */
#define COLUMN_WIDTHS                                                                              \
  {                                                                                                \
    8, 8, 8, 8, 4, 4, 2, 2, 1, 1, 1, 1, 1, 4, 4, 4, 4, 4, 4, 4                                     \
  }
#define STORE_FACT_WIDTH (4 * 8 + 2 * 4 + 2 * 2 + 5 * 1 + 2 * 4)

/* A text with its highest bit set is a number in the groups; else it is a string's handle. */
#define TEXT_IS_GROUP (1u << 31)

typedef struct
{
  guint32 language; /* handles */
  guint32 text;
} StoreVariant;

typedef struct
{
  guint32 first; /* in the variants */
  guint32 n;
  guint32 best; /* the variant to show, from first */
} StoreGroup;

typedef struct
{
  guint32 row;
  DatelineGeometry geometry;
} StoreShape;

struct _DatelineStore
{
  gatomicrefcount ref_count;
  char *arena;
  gsize arena_size; /* bytes */

  DatelineText title;
  DatelineText description;
  DatelineText license;
  guint32 timezone_id;
  GTimeZone *timezone;

  DatelineColumns columns; /* a view of values */
  gpointer values[N_COLUMNS];
  DatelineSpan extent;
  DatelineBox box;

  guint32 *rows_by_id; /* open addressing by the id's hash; DATELINE_NO_ROW is free */
  guint n_slots;       /* a power of two */

  guint32 *excerpt_ends; /* row's are [ends[row - 1], ends[row]) */
  DatelineExcerpt *excerpts;
  guint32 *relation_ends;
  DatelineRelation *relations;

  StoreShape *shapes; /* ascending by row; the rows that are not points */
  guint n_shapes;
  DatelinePoint *points;
  guint32 *part_ends;

  StoreGroup *groups;
  guint n_groups;
  StoreVariant *variants;

  GArray *categories; /* DatelineCategory */
  GArray *actors;
  GArray *places;
  GArray *sources;
};

static inline const char *
get_string (const DatelineStore *store, guint32 handle)
{
  return handle == 0 ? NULL : store->arena + handle;
}

G_END_DECLS
