/* What is under the pointer: an event's title and date, how many events found no room, how long a
 * fold is, and in a crowd how many events there are. Plain text throughout. */
#include "config.h"

#include "chart-private.h"

#include "describe.h"
#include "duration.h"
#include "time-query.h"
#include "wording.h"

#include <glib/gi18n-lib.h>

#define CROWD_PX 3.0

/* Where a mark is sought: coordinates of the layout. */
static gboolean
to_plot (DatelineChart *self, double *x, double *y)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  graphene_rect_t plot = dateline_axis_plot (&axis);

  if (self->marks == NULL || *y < plot.origin.y || *y >= plot.origin.y + plot.size.height)
    return FALSE;
  *x -= dateline_axis_u_to_x (&axis, 0.0);
  *y = plot.origin.y + plot.size.height - *y;
  return TRUE;
}

const DatelineMark *
dateline_chart_find_mark (DatelineChart *self, double x, double y)
{
  return to_plot (self, &x, &y) ? dateline_marks_find (self->marks, x, y) : NULL;
}

const DatelineMarkOverflow *
dateline_chart_find_overflow (DatelineChart *self, double x, double y)
{
  DatelineAxis axis = dateline_chart_get_axis (self);

  if (y >= DATELINE_STRIP_HEIGHT + axis.row_height || !to_plot (self, &x, &y))
    return NULL;
  return dateline_marks_find_overflow (self->marks, x);
}

static char *
describe_event (DatelineChart *self, guint32 row)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  DatelineEvent event = dateline_store_get_event (store, row);
  g_autofree char *date = dateline_describe_when (store, row, dateline_chart_get_zone (self));

  return g_strdup_printf ("%s\n%s", dateline_store_get_text (store, event.title), date);
}

static char *
describe_fold (const DatelineFold *fold)
{
  g_autofree char *length = dateline_duration_describe (dateline_span_length (fold->span));

  if (fold->covered)
    /* Translators: %s is a length of time such as "76 years" */
    return g_strdup_printf (_ ("%s in which no event begins or ends; click to unfold"), length);
  /* Translators: %s is a length of time such as "76 years" */
  return g_strdup_printf (_ ("%s without events; click to unfold"), length);
}

static char *
describe_unfolded (const DatelineFold *fold)
{
  g_autofree char *length = dateline_duration_describe (dateline_span_length (fold->span));

  if (fold->covered)
    /* Translators: %s is a length of time such as "76 years" */
    return g_strdup_printf (_ ("%s in which no event begins or ends; click to fold again"), length);
  /* Translators: %s is a length of time such as "76 years" */
  return g_strdup_printf (_ ("%s without events; click to fold again"), length);
}

/* How many events there are about @x. */
static char *
describe_crowd (DatelineChart *self, const DatelineAxis *axis, double x)
{
  DatelineSpan span = { dateline_axis_to_time (axis, x - CROWD_PX),
                        dateline_axis_to_time (axis, x + CROWD_PX) };
  g_autoptr (DatelineRows) rows = dateline_time_query (dateline_session_get_store (self->session),
                                                       dateline_session_get_matches (self->session),
                                                       span);
  guint n = dateline_rows_get_length (rows);
  g_autofree char *date = dateline_wording_time (
      (span.begin + span.end) / 2, DATELINE_PRECISION_DAY, dateline_chart_get_zone (self));

  /* Translators: the second %s is a date */
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u event about %s", "%'u events about %s", n), n, date);

  if (!self->profile_by_root)
    return g_steal_pointer (&text);
  return g_strconcat (
      text, "\n", _ ("Heights are square roots, for the sake of the low ones"), NULL);
}

static char *
describe_place (DatelineChart *self, double x, double y)
{
  DatelineAxis axis = dateline_chart_get_axis (self);
  const DatelineMark *mark = dateline_chart_find_mark (self, x, y);
  const DatelineMarkOverflow *overflow = dateline_chart_find_overflow (self, x, y);
  const DatelineFold *fold;
  DatelineTime time;

  if (mark != NULL)
    return describe_event (self, mark->row);
  if (overflow != NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%'u more event; click to zoom in",
                                         "%'u more events; click to zoom in",
                                         overflow->n),
                            overflow->n);
  if (dateline_axis_hit (&axis, x, y) != DATELINE_PART_PLOT)
    return NULL;
  time = dateline_axis_to_time (&axis, x);
  fold = dateline_time_scale_find_fold (axis.scale, time);
  if (fold != NULL)
    return describe_fold (fold);
  fold = dateline_time_scale_find_unfolded (axis.scale, time);
  if (fold != NULL)
    return describe_unfolded (fold);
  return self->profile != NULL ? describe_crowd (self, &axis, x) : NULL;
}

static gboolean
tooltip_queried_cb (DatelineChart *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;

  if (keyboard || self->drag.moved || dateline_chart_is_empty (self))
    return FALSE;
  text = describe_place (self, x, y);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ x - 2, y - 2, 4, 4 });
  return TRUE;
}

void
dateline_chart_init_tooltip (DatelineChart *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_queried_cb), NULL);
}
