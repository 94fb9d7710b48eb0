/* A dataset in memory: immutable, reference counted, shared freely between threads. Events are
 * rows, 0 to n - 1, in time order (begin, then end, then file order); their facts are columns, 57
 * bytes an event, and no event is an object. Texts, excerpts, relations and shapes hang beside the
 * columns. Strings belong to the store and live as long as it does. */
#pragma once

#include "edtf.h"
#include "geo.h"
#include "rows.h"

G_BEGIN_DECLS

#define DATELINE_NONE G_MAXUINT32

typedef enum
{
  DATELINE_STATUS_UNSTATED, /* a plain file that does not say */
  DATELINE_STATUS_REPORTED, /* in a reporter's own voice */
  DATELINE_STATUS_CLAIMED,  /* by one party */
  DATELINE_STATUS_DISPUTED, /* the parties contradict each other */
  DATELINE_STATUS_AGREED,   /* by both */
  DATELINE_STATUS_PLANNED,  /* announced or intended; not known to have happened */
  DATELINE_N_STATUSES,
} DatelineStatus;

typedef enum
{
  DATELINE_PLACE_UNSTATED,
  DATELINE_PLACE_EXACT,
  DATELINE_PLACE_TOWN,
  DATELINE_PLACE_DISTRICT,
  DATELINE_PLACE_REGION,
  DATELINE_PLACE_COUNTRY,
  DATELINE_N_PLACE_PRECISIONS,
} DatelinePlacePrecision;

typedef enum
{
  DATELINE_BASIS_UNSTATED,
  DATELINE_BASIS_STATED,   /* the source says it */
  DATELINE_BASIS_DERIVED,  /* it follows from the source's words; the note says how */
  DATELINE_BASIS_EXTERNAL, /* the sources do not say it; the note says where it is known from */
} DatelineBasis;

typedef enum
{
  DATELINE_STANCE_UNSTATED,
  DATELINE_STANCE_REPORTS,
  DATELINE_STANCE_CLAIMS,
  DATELINE_STANCE_ACCUSES,
  DATELINE_STANCE_CONFIRMS,
  DATELINE_STANCE_DENIES,
  DATELINE_STANCE_REJECTS,
} DatelineStance;

typedef enum
{
  DATELINE_GEOMETRY_POINT,
  DATELINE_GEOMETRY_LINE,
  DATELINE_GEOMETRY_AREA,
} DatelineGeometryType;

/* A text, possibly in several languages; 0 is no text. */
typedef guint32 DatelineText;

/* The columns, n_events long each. */
typedef struct
{
  guint n_events;
  const DatelineTime *begin; /* as DatelineWhen.span */
  const DatelineTime *end;
  const double *x; /* Web Mercator, 0..1: the point, a line's middle, inside an area */
  const double *y;
  const guint32 *place;          /* a place's number or DATELINE_NONE */
  const float *radius;           /* metres; 0 where unknown */
  const guint16 *category;       /* a category's number; there is always at least one category */
  const guint16 *when_flags;     /* DatelineWhenFlags */
  const guint8 *status;          /* DatelineStatus */
  const guint8 *place_precision; /* DatelinePlacePrecision */
  const guint8 *begin_precision; /* DatelinePrecision */
  const guint8 *end_precision;
} DatelineColumns;

/* An event's texts. Strings that are absent are %NULL, texts 0. */
typedef struct
{
  const char *id;
  const char *when; /* EDTF, as the file has it */
  DatelineText title;
  DatelineText description;
  DatelineText when_note;
  DatelineText place_note;
  DatelineText note;
  DatelineBasis when_basis;
  DatelineBasis place_basis;
  gboolean schematic; /* the line is town to town, not surveyed */
} DatelineEvent;

/* A verbatim quotation. @start and @end are Unicode code points of the source's decoded file;
 * both 0 where the file does not say. */
typedef struct
{
  const char *text;
  guint32 source;
  guint32 actor; /* who says so, or DATELINE_NONE */
  guint32 start;
  guint32 end;
  DatelineStance stance;
} DatelineExcerpt;

/* A link from one event to another; a link in the file is found from both its ends. */
typedef struct
{
  guint32 row;
  const char *relation; /* "follows", "part-of", ... as the file has it */
  gboolean inverse;     /* the file has it at the other end */
} DatelineRelation;

/* A line or an area in the unit square. Part i is points[part_ends[i - 1] .. part_ends[i] - 1]; the
 * parts of an area are rings, filled by the even-odd rule. */
typedef struct
{
  DatelineGeometryType type;
  guint n_parts;
  const guint32 *part_ends;
  const DatelinePoint *points;
  DatelineBox box;
} DatelineGeometry;

typedef struct
{
  const char *id;
  const char *symbol; /* "strike", "talks", ...; %NULL where the file names none */
  DatelineText title;
} DatelineCategory;

typedef struct
{
  const char *id;
  const char *side; /* %NULL where unknown */
  DatelineText title;
} DatelineActor;

typedef struct
{
  const char *id;
  const char *kind;
  DatelineText names;
  const char *const *aliases; /* %NULL-terminated, never %NULL */
  DatelinePoint point;        /* NAN, NAN where the file has none */
  gboolean disputed;
} DatelinePlace;

typedef struct
{
  const char *id;
  const char *file;
  const char *publisher;
  const char *published; /* EDTF */
  const char *language;
  const char *url;
  const char *sha256;
  DatelineText title;
  DatelineText kind;
  DatelineText voice; /* whose account it carries, in words */
  DatelineText note;
  DatelineBasis published_basis;
  DatelineBasis publisher_basis;
  DatelineBasis voice_basis;
} DatelineSource;

typedef struct _DatelineStore DatelineStore;

DatelineStore *dateline_store_ref (DatelineStore *store);
void dateline_store_unref (DatelineStore *store);

/* The dataset. Its time zone is never %NULL (UTC where the file names none). */
DatelineText dateline_store_get_title (const DatelineStore *store);
DatelineText dateline_store_get_description (const DatelineStore *store);
DatelineText dateline_store_get_license (const DatelineStore *store);
const char *dateline_store_get_timezone_id (const DatelineStore *store);
GTimeZone *dateline_store_get_timezone (const DatelineStore *store);

guint dateline_store_get_n_events (const DatelineStore *store);
const DatelineColumns *dateline_store_get_columns (const DatelineStore *store);
DatelineEvent dateline_store_get_event (const DatelineStore *store, guint32 row);
DatelineWhen dateline_store_get_when (const DatelineStore *store, guint32 row);

/* From the first begin to the last end, open and unknown ends apart; empty without events. */
DatelineSpan dateline_store_get_extent (const DatelineStore *store);

/* The box of all points and shapes. */
DatelineBox dateline_store_get_box (const DatelineStore *store);

/* The row of an event's id, or DATELINE_NO_ROW. */
guint32 dateline_store_find (const DatelineStore *store, const char *id);

/* FALSE, and a point without parts, where the event has no shape of its own. */
gboolean
dateline_store_get_geometry (const DatelineStore *store, guint32 row, DatelineGeometry *geometry);

const DatelineExcerpt *
dateline_store_get_excerpts (const DatelineStore *store, guint32 row, guint *n_excerpts);
const DatelineRelation *
dateline_store_get_relations (const DatelineStore *store, guint32 row, guint *n_relations);

guint dateline_store_get_n_categories (const DatelineStore *store);
const DatelineCategory *dateline_store_get_category (const DatelineStore *store, guint32 category);
guint dateline_store_get_n_actors (const DatelineStore *store);
const DatelineActor *dateline_store_get_actor (const DatelineStore *store, guint32 actor);
guint dateline_store_get_n_places (const DatelineStore *store);
const DatelinePlace *dateline_store_get_place (const DatelineStore *store, guint32 place);
guint dateline_store_get_n_sources (const DatelineStore *store);
const DatelineSource *dateline_store_get_source (const DatelineStore *store, guint32 source);

/* @text in the best language: the user's in their order, then English, then whatever comes first
 * in the file. "" for 0. Untrusted: plain text, never markup. */
const char *dateline_store_get_text (const DatelineStore *store, DatelineText text);

/* @text in one language ("az"), or %NULL. */
const char *
dateline_store_get_text_in (const DatelineStore *store, DatelineText text, const char *language);

/* The variants one by one; @language (may be %NULL) is set to %NULL for a text of no language. */
guint dateline_store_get_n_variants (const DatelineStore *store, DatelineText text);
const char *dateline_store_get_variant (const DatelineStore *store,
                                        DatelineText text,
                                        guint index,
                                        const char **language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineStore, dateline_store_unref)

G_END_DECLS
