/* What the two halves of reading a geometry share. */
#pragma once

#include "read-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_KIND_NONE,
  DATELINE_KIND_POINT,
  DATELINE_KIND_LINE,
  DATELINE_KIND_AREA,
} DatelineGeometryKind;

/* The coordinates of one geometry, or of several in an array, added to the buffer's parts. @node
 * may be %NULL. FALSE, reported, where any of them is no good. */
gboolean dateline_read_coordinates (DatelineWalk *walk,
                                    JsonNode *node,
                                    DatelineGeometryKind kind,
                                    gboolean multi,
                                    DatelineShapeBuffer *buffer);

G_END_DECLS
