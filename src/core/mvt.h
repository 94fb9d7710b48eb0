/* A Mapbox Vector Tile, version 2, decoded to flat arrays. Coordinates are fractions of the tile:
 * 0 to 1 inside, beyond in its buffer, y to the south. The bytes are not trusted.
 * Source: https://github.com/mapbox/vector-tile-spec/tree/master/2.1 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DATELINE_MVT_LAYERS_MAX 64

typedef enum
{
  DATELINE_MVT_UNKNOWN,
  DATELINE_MVT_POINT,
  DATELINE_MVT_LINE,
  DATELINE_MVT_POLYGON,
} DatelineMvtType;

typedef struct
{
  float x;
  float y;
} DatelineMvtPoint;

/* A run of connected points; of a polygon each part is one ring, closed without repeating its first
 * point. */
typedef struct
{
  guint32 first_point;
  guint32 n_points;
} DatelineMvtPart;

typedef struct
{
  DatelineMvtType type;
  guint32 first_part;
  guint32 n_parts;
  guint32 first_tag;
  guint32 n_tags; /* pairs of a key's and a value's number */
} DatelineMvtFeature;

typedef struct
{
  const char *name;
  guint32 first_feature;
  guint32 n_features;
  guint32 first_key;
  guint32 n_keys;
  guint32 first_value;
  guint32 n_values;
} DatelineMvtLayer;

/* Immutable once decoded; shared between threads by reference. */
typedef struct
{
  gatomicrefcount references;
  GArray *layers;   /* of DatelineMvtLayer */
  GArray *features; /* of DatelineMvtFeature */
  GArray *parts;    /* of DatelineMvtPart */
  GArray *points;   /* of DatelineMvtPoint */
  GArray *tags;     /* of guint32, two a pair */
  GArray *values;   /* private */
  GPtrArray *keys;
  GStringChunk *strings;
} DatelineMvt;

/* %NULL with DATELINE_ERROR_INVALID where the bytes end early or break the format. The result is at
 * most some twenty times as large as the bytes. */
DatelineMvt *dateline_mvt_decode (GBytes *bytes, GError **error);
DatelineMvt *dateline_mvt_ref (DatelineMvt *self);
void dateline_mvt_unref (DatelineMvt *self);

/* %NULL where the tile has no such layer. */
const DatelineMvtLayer *dateline_mvt_find_layer (const DatelineMvt *self, const char *name);
const DatelineMvtFeature *dateline_mvt_get_feature (const DatelineMvt *self, guint32 feature);
const DatelineMvtPart *dateline_mvt_get_part (const DatelineMvt *self, guint32 part);
const DatelineMvtPoint *
dateline_mvt_get_points (const DatelineMvt *self, const DatelineMvtPart *part);

/* A feature's attribute; %NULL or @fallback where it has none of that kind. */
const char *dateline_mvt_get_string (const DatelineMvt *self,
                                     const DatelineMvtLayer *layer,
                                     const DatelineMvtFeature *feature,
                                     const char *key);
double dateline_mvt_get_number (const DatelineMvt *self,
                                const DatelineMvtLayer *layer,
                                const DatelineMvtFeature *feature,
                                const char *key,
                                double fallback);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMvt, dateline_mvt_unref)

G_END_DECLS
