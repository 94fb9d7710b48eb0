/* Where everything in the chart stands. Allocation, drawing and hit-testing all ask this and
 * nothing else. From top to bottom: the strip with the window's handles, the plot, and the two rows
 * of the ruler. The axis leaves a margin on either side for the handles of a window as wide as the
 * extent. */
#pragma once

#include "tick-step.h"
#include "time-view.h"
#include <graphene.h>

G_BEGIN_DECLS

#define DATELINE_AXIS_MARGIN 16.0
#define DATELINE_STRIP_HEIGHT 16.0
#define DATELINE_PLOT_MIN_HEIGHT 60.0
#define DATELINE_HANDLE_WIDTH 12.0
#define DATELINE_KNOB_SIZE 14.0

typedef struct
{
  const DatelineTimeScale *scale;
  DatelineTimeView view;
  DatelineSpan window;
  DatelineTime playhead;
  double width, height;
  double row_height; /* of one row of the ruler */
} DatelineAxis;

typedef enum
{
  DATELINE_PART_NONE,
  DATELINE_PART_BEGIN, /* the handles */
  DATELINE_PART_END,
  DATELINE_PART_PLAYHEAD, /* the knob or the line */
  DATELINE_PART_WINDOW,   /* the strip between the handles */
  DATELINE_PART_STRIP,    /* the strip outside them */
  DATELINE_PART_PLOT,
  DATELINE_PART_RULER,
} DatelinePart;

double dateline_axis_width (const DatelineAxis *axis);
double dateline_axis_to_x (const DatelineAxis *axis, DatelineTime time);
double dateline_axis_u_to_x (const DatelineAxis *axis, double u);
double dateline_axis_to_u (const DatelineAxis *axis, double x);
DatelineTime dateline_axis_to_time (const DatelineAxis *axis, double x);

/* The axis' whole width, as all of these. */
graphene_rect_t dateline_axis_strip (const DatelineAxis *axis);
graphene_rect_t dateline_axis_plot (const DatelineAxis *axis);
graphene_rect_t dateline_axis_ruler (const DatelineAxis *axis);

/* The part of the plot between two moments, cut at the edges of the axis. */
graphene_rect_t dateline_axis_plot_span (const DatelineAxis *axis, DatelineSpan span);

/* A handle's or the playhead's knob; the begin's stands left of its moment, the end's right, so
 * that they never cover each other. Also where it lies outside the axis. */
graphene_rect_t dateline_axis_handle (const DatelineAxis *axis, DatelinePart part);

/* Whether the moment that @part marks is in view. */
gboolean dateline_axis_is_in_view (const DatelineAxis *axis, DatelinePart part);

DatelinePart dateline_axis_hit (const DatelineAxis *axis, double x, double y);

/* @time brought to the calendar. Without a @step, where a begin of one of its units is a few pixels
 * away and inside the extent; the extent's own ends stay, and so does what is folded. With a @step,
 * to its nearest begin that has a place on the axis, however far. @zone %NULL is UTC. */
DatelineTime dateline_axis_snap (const DatelineAxis *axis,
                                 DatelineTime time,
                                 const DatelineTickStep *step,
                                 GTimeZone *zone);

/* @window moved along the axis by @du, or as far as the extent goes, its begin snapped where it did
 * not stop at an end. It takes as much of the axis as before, to the second. */
DatelineSpan dateline_axis_slide (const DatelineAxis *axis,
                                  DatelineSpan window,
                                  double du,
                                  const DatelineTickStep *step,
                                  GTimeZone *zone);

G_END_DECLS
