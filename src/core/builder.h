/* The only mutable way to a store. First the dataset's categories, actors, places and sources, then
 * events, and to each event its excerpts and relations; then dateline_builder_finish sorts all by
 * time and gives the store. Numbers are given in order from 0; those of categories, actors, places
 * and sources hold in the store, too, while an event's number is its place in the file, not its
 * row. All strings are copied (once). Not thread-safe; one thread at a time. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

#define DATELINE_EVENTS_MAX 10000000u
#define DATELINE_COORDINATES_MAX 50000000u /* points of all lines and areas */
#define DATELINE_EXCERPTS_MAX 10000000u    /* and relations, of each, before the last event */
#define DATELINE_CATEGORIES_MAX 1000u
#define DATELINE_RECORDS_MAX 1000000u /* actors, places, sources: of each */

/* An event before it has a row. */
typedef struct
{
  DatelineEvent event; /* event.when is %NULL or EDTF */
  DatelineWhen when;
  DatelinePoint point;              /* in the unit square; unused where there is a geometry */
  const DatelineGeometry *geometry; /* a line's or an area's (its box is not read), or %NULL */
  guint32 place;                    /* a place's number, or DATELINE_NONE */
  guint32 category;                 /* a category's number; DATELINE_NONE is "Other" */
  float radius;                     /* metres; 0 where unknown */
  DatelineStatus status;
  DatelinePlacePrecision place_precision;
} DatelineDraft;

#define DATELINE_DRAFT_INIT                                                                        \
  {                                                                                                \
    .place = DATELINE_NONE, .category = DATELINE_NONE                                              \
  }

/* Sets when and event.when from an EDTF text, which must live until the draft is added. @zone may
 * be %NULL (UTC). */
gboolean
dateline_draft_set_when (DatelineDraft *draft, const char *text, GTimeZone *zone, GError **error);

typedef struct _DatelineBuilder DatelineBuilder;

DatelineBuilder *dateline_builder_new (void);
void dateline_builder_free (DatelineBuilder *self);

/* A text in one language, or in none (%NULL). 0 for "" and %NULL. */
DatelineText
dateline_builder_add_text (DatelineBuilder *self, const char *language, const char *text);

/* A text in several languages, in the file's order. */
DatelineText dateline_builder_add_variants (DatelineBuilder *self,
                                            guint n_variants,
                                            const char *const *languages,
                                            const char *const *texts);

void dateline_builder_set_title (DatelineBuilder *self, DatelineText title);
void dateline_builder_set_description (DatelineBuilder *self, DatelineText description);
void dateline_builder_set_license (DatelineBuilder *self, DatelineText license);

/* An IANA name such as "Asia/Baku". FALSE, and nothing changed, where it is not known. */
gboolean dateline_builder_set_timezone (DatelineBuilder *self, const char *id);
GTimeZone *dateline_builder_get_timezone (DatelineBuilder *self); /* never %NULL */

/* The new record's number; DATELINE_NONE where its id is taken or missing, or there are too many.
 */
guint32 dateline_builder_add_category (DatelineBuilder *self, const DatelineCategory *category);
guint32 dateline_builder_add_actor (DatelineBuilder *self, const DatelineActor *actor);
guint32 dateline_builder_add_place (DatelineBuilder *self, const DatelinePlace *place);
guint32 dateline_builder_add_source (DatelineBuilder *self, const DatelineSource *source);

/* The number of an id, or DATELINE_NONE. */
guint32 dateline_builder_find_category (DatelineBuilder *self, const char *id);
guint32 dateline_builder_find_actor (DatelineBuilder *self, const char *id);
guint32 dateline_builder_find_place (DatelineBuilder *self, const char *id);
guint32 dateline_builder_find_source (DatelineBuilder *self, const char *id);
guint32 dateline_builder_find_event (DatelineBuilder *self, const char *id);

/* %NULL where unknown; good until something is added. */
const char *dateline_builder_get_side (DatelineBuilder *self, guint32 actor);

/* NAN, NAN where the place has none. */
DatelinePoint dateline_builder_get_place_point (DatelineBuilder *self, guint32 place);

/* The new event's number. An id that is taken is left out. DATELINE_NONE with DATELINE_ERROR_LIMIT
 * where the dataset is too large. */
guint32
dateline_builder_add_event (DatelineBuilder *self, const DatelineDraft *draft, GError **error);
guint dateline_builder_get_n_categories (DatelineBuilder *self);

/* An event's excerpts and relations keep the order in which they were added. */
void
dateline_builder_add_excerpt (DatelineBuilder *self, guint32 event, const DatelineExcerpt *excerpt);
void dateline_builder_add_relation (DatelineBuilder *self,
                                    guint32 event,
                                    guint32 target,
                                    const char *relation);

/* Frees @self. Never %NULL. */
DatelineStore *dateline_builder_finish (DatelineBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineBuilder, dateline_builder_free)

G_END_DECLS
