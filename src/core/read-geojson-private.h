/* What the parts of the GeoJSON reader share. */
#pragma once

#include "plain.h"
#include "read-geojson.h"
#include "read-geometry.h"

G_BEGIN_DECLS

/* A relation waits for all events to be there. */
typedef struct
{
  guint32 event;
  char *target;
  char *relation;
  guint index; /* in the feature's related */
  guint feature;
  char *feature_id;
  const char *value; /* the feature in the file */
} DatelinePendingRelation;

typedef struct
{
  const DatelineReading *reading;
  DatelineBuilder *builder;
  JsonParser *parser;
  DatelineWalk walk;
  DatelineShapeBuffer shape;
  DatelinePlain *plain; /* %NULL for a dataset, which has a dateline member */
  GArray *relations;    /* DatelinePendingRelation */
} DatelineGeojson;

/* The dateline member: settings, categories, actors, places, sources. */
void dateline_read_dataset (DatelineGeojson *self, JsonObject *dataset);

/* The words of an enumeration, from its value 1; for dateline_walk_choice. */
extern const char *const dateline_basis_words[];

/* A dataset's feature. @draft has its id and, where @located, its place on the map. */
gboolean dateline_read_feature (DatelineGeojson *self,
                                JsonObject *properties,
                                DatelineDraft *draft,
                                gboolean located,
                                GError **error);

/* Once all features are read. */
void dateline_read_relations (DatelineGeojson *self);

G_END_DECLS
