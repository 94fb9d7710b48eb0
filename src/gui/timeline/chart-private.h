/* What the chart's files share. */
#pragma once

#include "chart.h"
#include "colors.h"
#include "axis.h"
#include "handle.h"
#include "marks.h"
#include "ticks.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A fold's length in words, x from the axis' left. */
typedef struct
{
  double x;
  PangoLayout *layout;
} DatelineFoldLabel;

/* A ruler laid out. */
typedef struct
{
  DatelineTicks *ticks;
  GPtrArray *layouts; /* PangoLayout, one for each of ticks->labels */
  GArray *folds;      /* DatelineFoldLabel, of folds wide enough */
} DatelineRuler;

/* The scale and the view on their way from one folding to another. */
typedef struct
{
  DatelineTimeScale *from, *to;
  DatelineTimeView from_view, to_view;
  AdwAnimation *animation; /* %NULL where nothing moves */
} DatelineFolding;

/* What the pointer holds, and how things stood when it took hold. */
typedef struct
{
  DatelinePart part;
  double x, u;   /* of the press */
  double offset; /* from the pointer to the moment that is held */
  DatelineTimeView view;
  DatelineSpan window;
  DatelineTime playhead;
  gboolean moved;

  double now;       /* x of the pointer */
  gboolean strict;  /* the ruler's steps only */
  guint tick;       /* scrolls the view where the pointer is at its edge */
  gint64 last_time; /* of the tick */
} DatelineDrag;

struct _DatelineChart
{
  GtkWidget parent_instance;

  DatelineSession *session;
  GtkWidget *begin;
  GtkWidget *end;
  GtkWidget *playhead;

  DatelineTimeScale *folded;  /* all folds folded */
  DatelineTimeScale *elastic; /* some unfolded */
  DatelineTimeScale *linear;
  GArray *unfolded; /* DatelineSpan */
  DatelineFolding folding;
  gboolean is_elastic;
  DatelineTimeView view;
  gint64 told; /* when the handles' moments were last told, in microseconds */
  double row_height;
  int laid_out_width, laid_out_height;

  DatelineRuler ruler;  /* for the view and the width */
  DatelineMarks *marks; /* for the zoom and the matches; %NULL where there are too many */
  gboolean has_layout;  /* whether ruler, marks and profile are what they should be */
  double marks_px_per_u;
  double marks_height;
  GdkTexture *profile;
  gboolean profile_by_root;
  PangoAttrList *label_attributes;
  GHashTable *widths;      /* text -> pixels */
  GskRenderNode *tears[4]; /* a fold's right edge, one between folds, its left edge, a dashed one */

  DatelineDrag drag;
  GtkGesture *drag_gesture; /* the widget's own */
  double pointer_x;
  DatelineTimeView pinched;
};

/* chart.c */
DatelineAxis dateline_chart_get_axis (DatelineChart *self);
GTimeZone *dateline_chart_get_zone (DatelineChart *self);
gboolean dateline_chart_is_empty (DatelineChart *self);

/* chart-fold.c */
void dateline_chart_class_init_folding (DatelineChartClass *klass);
void dateline_chart_make_scales (DatelineChart *self);
void dateline_chart_clear_scales (DatelineChart *self);
const DatelineTimeScale *dateline_chart_get_scale (DatelineChart *self);

/* Unfolds the fold @span or folds it again; @time, in view, stays where it is. */
void dateline_chart_toggle_fold (DatelineChart *self, DatelineSpan span, DatelineTime time);

/* Arrives at once at the folding that the chart moves to. What takes the axis and then changes the
 * view does this first. */
void dateline_chart_settle (DatelineChart *self);

/* chart-view.c */
void dateline_chart_set_view (DatelineChart *self, DatelineTimeView view);
void dateline_chart_fit_span (DatelineChart *self, DatelineSpan span, double margin);

/* chart-drag.c */
void dateline_chart_init_drag (DatelineChart *self);

/* Lets go; cancel also brings back what was before, and returns FALSE where nothing was held. */
void dateline_chart_drop_drag (DatelineChart *self);
gboolean dateline_chart_cancel_drag (DatelineChart *self);

/* The moment at @x, by the calendar where that is near, or @strict by the ruler's steps. */
DatelineTime dateline_chart_get_moment (DatelineChart *self, double x, gboolean strict);

/* Moves the window so that its middle is at @x. */
void dateline_chart_centre_window (DatelineChart *self, double x);

/* chart-layout.c: brings ruler, marks and profile up to date; drops what has become stale. */
void dateline_chart_ensure_layout (DatelineChart *self);
void dateline_chart_drop_layout (DatelineChart *self);
void dateline_chart_drop_style (DatelineChart *self);
void dateline_chart_drop_marks (DatelineChart *self);
void dateline_chart_drop_tears (DatelineChart *self);
PangoLayout *dateline_chart_create_label (DatelineChart *self, const char *text);

/* chart-draw.c */
void dateline_chart_draw (DatelineChart *self, GtkSnapshot *snapshot);

/* chart-marks.c */
void dateline_chart_draw_events (DatelineChart *self,
                                 const DatelineAxis *axis,
                                 const DatelineColors *colors,
                                 GtkSnapshot *snapshot);

/* chart-input.c, chart-keys.c, chart-tooltip.c */
void dateline_chart_init_input (DatelineChart *self);
void dateline_chart_update_cursor (DatelineChart *self, double x, double y);
void dateline_chart_init_keys (DatelineChart *self);
void dateline_chart_init_tooltip (DatelineChart *self);

/* The mark or bar at a point, or %NULL. */
const DatelineMark *dateline_chart_find_mark (DatelineChart *self, double x, double y);
const DatelineMarkOverflow *dateline_chart_find_overflow (DatelineChart *self, double x, double y);

G_END_DECLS
