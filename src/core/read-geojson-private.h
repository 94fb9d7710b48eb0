/* What the parts of the GeoJSON reader share. */
#pragma once

#include "json-scan.h"
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

#define DATELINE_CHECK_SHARE 0.25 /* of the time goes into checking the text */

/* @text has been checked, so that this does not fail but for a limit of json-glib's own. */
JsonNode *dateline_geojson_parse (JsonParser *parser, DatelineJsonText text);

/* All features, one at @text that is the @number-th, or one that is parsed already (its place is
 * the walk's). FALSE only where the whole file has to be given up. */
gboolean
dateline_geojson_read_features (DatelineGeojson *self, DatelineJsonText features, GError **error);
gboolean dateline_geojson_read_feature (DatelineGeojson *self,
                                        DatelineJsonText text,
                                        guint number,
                                        GError **error);
gboolean dateline_geojson_read_object (DatelineGeojson *self, JsonObject *feature, GError **error);

G_END_DECLS
