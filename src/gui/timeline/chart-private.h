/* What the chart's files share. */
#pragma once

#include "chart.h"
#include "colors.h"
#include "axis.h"
#include "handle.h"
#include "marks.h"
#include "ticks.h"

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

/* What the pointer holds, and how things stood when it took hold. */
typedef struct
{
  DatelinePart part;
  double x;
  DatelineTimeView view;
  DatelineSpan window;
  DatelineTime playhead;
  gboolean moved;
} DatelineDrag;

struct _DatelineChart
{
  GtkWidget parent_instance;

  DatelineSession *session;
  GtkWidget *begin;
  GtkWidget *end;
  GtkWidget *playhead;

  DatelineTimeScale *elastic;
  DatelineTimeScale *linear;
  gboolean is_elastic;
  DatelineTimeView view;
  double row_height;
  int laid_out_width, laid_out_height;

  DatelineRuler ruler;  /* for the view and the width */
  DatelineMarks *marks; /* for the zoom and the matches; %NULL where there are too many */
  gboolean has_layout;  /* whether ruler, marks and profile are what they should be */
  double marks_px_per_u;
  double marks_height;
  GdkTexture *profile;
  PangoAttrList *label_attributes;
  GHashTable *widths;      /* text -> pixels */
  GskRenderNode *tears[3]; /* a fold's right edge, one between folds, its left edge */

  DatelineDrag drag;
  double pointer_x;
  DatelineTimeView pinched;
};

/* chart.c */
DatelineAxis dateline_chart_get_axis (DatelineChart *self);
const DatelineTimeScale *dateline_chart_get_scale (DatelineChart *self);
GTimeZone *dateline_chart_get_zone (DatelineChart *self);
void dateline_chart_set_view (DatelineChart *self, DatelineTimeView view);
gboolean dateline_chart_is_empty (DatelineChart *self);

/* chart-layout.c: brings ruler, marks and profile up to date; drops what has become stale. */
void dateline_chart_ensure_layout (DatelineChart *self);
void dateline_chart_drop_layout (DatelineChart *self);
void dateline_chart_drop_style (DatelineChart *self);
void dateline_chart_drop_marks (DatelineChart *self);
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
void dateline_chart_init_keys (DatelineChart *self);
void dateline_chart_init_tooltip (DatelineChart *self);

/* The mark or bar at a point, or %NULL. */
const DatelineMark *dateline_chart_find_mark (DatelineChart *self, double x, double y);
const DatelineMarkOverflow *dateline_chart_find_overflow (DatelineChart *self, double x, double y);

G_END_DECLS
