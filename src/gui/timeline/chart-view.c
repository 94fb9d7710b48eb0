/* What part of time the chart shows: all, the window, the selected event, a moment that is to be
 * seen. */
#include "config.h"

#include "chart-private.h"

#define WINDOW_MARGIN 0.04
#define SELECTION_MARGIN 0.25
#define REVEAL_MARGIN 0.1

void
dateline_chart_set_view (DatelineChart *self, DatelineTimeView view)
{
  if (view.u0 == self->view.u0 && view.u1 == self->view.u1)
    return;
  self->view = view;
  dateline_chart_drop_layout (self);
}

void
dateline_chart_fit (DatelineChart *self)
{
  dateline_chart_settle (self);
  dateline_chart_set_view (self, DATELINE_TIME_VIEW_ALL);
}

void
dateline_chart_fit_span (DatelineChart *self, DatelineSpan span, double margin)
{
  dateline_chart_settle (self);
  dateline_chart_set_view (self,
                           dateline_time_view_fit (dateline_chart_get_scale (self), span, margin));
}

void
dateline_chart_zoom_to_window (DatelineChart *self)
{
  dateline_chart_fit_span (self, dateline_session_get_window (self->session), WINDOW_MARGIN);
}

void
dateline_chart_zoom_to_selection (DatelineChart *self)
{
  guint32 row = dateline_session_get_selection (self->session);

  if (row != DATELINE_NO_ROW)
    dateline_chart_fit_span (
        self, dateline_session_get_event_span (self->session, row), SELECTION_MARGIN);
}

void
dateline_chart_reveal (DatelineChart *self, DatelineTime time)
{
  double u, width, past = 0.0;

  dateline_chart_settle (self);
  u = dateline_time_scale_to_u (dateline_chart_get_scale (self), time);
  width = self->view.u1 - self->view.u0;
  if (u < self->view.u0)
    past = u - self->view.u0 - width * REVEAL_MARGIN;
  else if (u > self->view.u1)
    past = u - self->view.u1 + width * REVEAL_MARGIN;
  dateline_chart_set_view (self, dateline_time_view_pan (self->view, past));
}
