/* Which names fit on the map at a whole zoom, and where beside their anchors. The decision is made
 * in the world, not in the view: a label is shown if it fits beside all shown labels of a better
 * rank, wherever they are. So panning changes nothing, and what two views share looks the same in
 * both. Boxes keep clear of each other from the zoom up to the next whole one, while anchors drift
 * apart and boxes keep their size. */
#pragma once

#include "geo.h"

G_BEGIN_DECLS

/* How far the largest box may reach from the anchor, in pixels. */
#define DATELINE_LABEL_REACH_X 420.0f
#define DATELINE_LABEL_REACH_Y 70.0f

typedef enum
{
  DATELINE_LABEL_CENTER = 1 << 0, /* on the anchor */
  DATELINE_LABEL_RIGHT = 1 << 1,
  DATELINE_LABEL_LEFT = 1 << 2,
  DATELINE_LABEL_ABOVE = 1 << 3,
  DATELINE_LABEL_BELOW = 1 << 4,
  DATELINE_LABEL_AROUND =
      DATELINE_LABEL_RIGHT | DATELINE_LABEL_LEFT | DATELINE_LABEL_ABOVE | DATELINE_LABEL_BELOW,
} DatelineLabelSides;

/* Labels of one group repeat one name: none is shown nearer than this to a better one, in pixels at
 * the whole zoom. So a group may offer many places along a line, and takes those that are free. */
#define DATELINE_LABEL_GROUP_DISTANCE 480.0

/* @sides that may be used; they are tried in the order above. @clearance pixels around the anchor
 * are kept free, for its dot; a box beside it begins there, centred in the other direction. The
 * closer @max_width and
 * @max_height bound the box, the fewer labels are measured; a larger box is cut to them. */
typedef struct
{
  DatelinePoint point;
  guint rank; /* the lower goes first; of equals the first */
  DatelineLabelSides sides;
  float clearance;
  float max_width;
  float max_height;
  guint group; /* 0 is none; groups are small */
} DatelineLabelAnchor;

typedef struct
{
  float x0, y0, x1, y1; /* pixels from the anchor */
} DatelineLabelBox;

typedef struct
{
  guint label;
  DatelineLabelSides side;
  DatelineLabelBox box;
} DatelinePlacedLabel;

/* Tells a label's width and height in pixels; is asked for those only that matter to a query, once.
 */
typedef void (*DatelineLabelMeasure) (guint label, float *width, float *height, gpointer data);

typedef struct _DatelineLabelPlacement DatelineLabelPlacement;

/* @anchors are copied. @world is the width of the world at this zoom in pixels. */
DatelineLabelPlacement *dateline_label_placement_new (const DatelineLabelAnchor *anchors,
                                                      guint n_anchors,
                                                      double world,
                                                      DatelineLabelMeasure measure,
                                                      gpointer data);
void dateline_label_placement_free (DatelineLabelPlacement *self);

/* The labels shown of which @view may show a part; it may reach beyond the world to the east and
 * west; in the order of their ranks. An array of DatelinePlacedLabel, each label once. */
GArray *dateline_label_placement_query (DatelineLabelPlacement *self, DatelineBox view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineLabelPlacement, dateline_label_placement_free)

G_END_DECLS
