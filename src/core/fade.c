#include "fade.h"

double
dateline_fade_get_opacity (DatelineTime end, DatelineSpan window, DatelineTime playhead)
{
  double age = (double) playhead - (double) end;
  double length = (double) playhead - (double) window.begin;

  if (age <= 0 || length <= 0)
    return 1;
  return 1 - (1 - DATELINE_FADE_FLOOR) * MIN (age / length, 1);
}
