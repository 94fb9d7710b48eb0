/* Where the events shown are on the map, as marks: single events, stacks at one spot and clusters.
 * Drawing and picking read the same marks, so what is seen is what is hit. No widget is needed. */
#pragma once

#include "affine.h"
#include "cluster.h"
#include "store.h"

G_BEGIN_DECLS

/* Marks whose anchors are nearer than 0.7 of this are drawn as one. */
#define DATELINE_MARK_RADIUS 36.0
#define DATELINE_MARK_SIZE 17.0
#define DATELINE_RING_SECTORS 12

typedef enum
{
  DATELINE_MARK_SINGLE,
  DATELINE_MARK_STACK,   /* several at one spot */
  DATELINE_MARK_CLUSTER, /* several near each other; zooming takes them apart */
} DatelineMarkKind;

typedef struct
{
  DatelineMarkKind kind;
  guint cluster; /* DATELINE_NONE for a selected event drawn apart from its cluster */
  guint32 row;   /* the event whose sign is drawn: the selected one, or else the newest */
  guint32 n;
  double x, y; /* whole pixels, the middle */
  double radius;
  double opacity;
  gboolean selected;
} DatelineEventMark;

/* @sectors are categories, in order; equal ones are neighbours. */
typedef struct
{
  guint16 sectors[DATELINE_RING_SECTORS];
  DatelineTime end; /* the last of the members' */
} DatelineRing;

typedef struct _DatelineEventLayout DatelineEventLayout;

DatelineEventLayout *dateline_event_layout_new (void);
void dateline_event_layout_free (DatelineEventLayout *self);

/* What to show; @store may be %NULL, and @rows with it. @selection may be DATELINE_NO_ROW. */
void dateline_event_layout_set_rows (DatelineEventLayout *self,
                                     DatelineStore *store,
                                     DatelineRows *rows);
void dateline_event_layout_set_time (DatelineEventLayout *self,
                                     DatelineSpan window,
                                     DatelineTime playhead);
void dateline_event_layout_set_selection (DatelineEventLayout *self, guint32 row);

/* Places the marks for a view. Clusters are made anew only where the rows, the half zoom level or
 * the part of the world ask for it; otherwise the cost is that of the marks. */
void dateline_event_layout_update (DatelineEventLayout *self,
                                   const DatelineAffine *affine,
                                   int width,
                                   int height);

/* In drawing order; the selected one, if any, is the last. Good until the next update. */
const DatelineEventMark *
dateline_event_layout_get_marks (DatelineEventLayout *self, guint *n_marks);

/* The topmost mark at a pixel, or %NULL. */
const DatelineEventMark *dateline_event_layout_pick (DatelineEventLayout *self, double x, double y);

/* The mark that has the event, or %NULL: its single one, its stack or its cluster; with @apart the
 * mark of a selected event apart from its cluster, where there is that. */
const DatelineEventMark *
dateline_event_layout_find (DatelineEventLayout *self, guint32 row, gboolean apart);

/* The rest is of a stack or a cluster. */
const DatelineRing *
dateline_event_layout_get_ring (DatelineEventLayout *self, const DatelineEventMark *mark);
const guint32 *dateline_event_layout_get_members (DatelineEventLayout *self,
                                                  const DatelineEventMark *mark,
                                                  guint *n_members);
DatelineBox
dateline_event_layout_get_box (DatelineEventLayout *self, const DatelineEventMark *mark);

/* The zoom from which a mark is surely in parts; infinite for a stack. */
double
dateline_event_layout_get_split_zoom (DatelineEventLayout *self, const DatelineEventMark *mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineEventLayout, dateline_event_layout_free)

G_END_DECLS
