/* GeoJSON geometries. */
#pragma once

#include "json-walk.h"

G_BEGIN_DECLS

/* One geometry, as an event has it. Reused from feature to feature. */
typedef struct
{
  DatelineGeometryType type;
  DatelinePoint point; /* of a point */
  float spread;        /* metres from point to the farthest of a MultiPoint */
  GArray *points;      /* DatelinePoint; of a line or an area */
  GArray *part_ends;   /* guint32 */
  GByteArray *holes;   /* for each part, whether it is a hole */
  gboolean has_height; /* some position had a third number; stays so */
  gboolean beyond;     /* a longitude was beyond 180 */
} DatelineShapeBuffer;

void dateline_shape_buffer_init (DatelineShapeBuffer *buffer);
void dateline_shape_buffer_clear (DatelineShapeBuffer *buffer);

/* A view of a line or an area. */
DatelineGeometry dateline_shape_buffer_get (DatelineShapeBuffer *buffer);

/* FALSE, reported, where @geometry gives no place on the map. Several points become the middle of
 * them; of a collection only the parts of the highest dimension are taken; heights are dropped;
 * rings are closed and turned the same way. */
gboolean
dateline_read_geometry (DatelineWalk *walk, JsonObject *geometry, DatelineShapeBuffer *buffer);

/* A position: [longitude, latitude]. FALSE, reported, where it is none. */
gboolean dateline_read_position (DatelineWalk *walk,
                                 JsonNode *node,
                                 DatelineShapeBuffer *buffer,
                                 DatelinePoint *point);

G_END_DECLS
