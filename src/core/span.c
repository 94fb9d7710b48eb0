#include "span.h"

DatelineSpan
dateline_span_union (DatelineSpan a, DatelineSpan b)
{
  if (dateline_span_is_empty (a))
    return b;
  if (dateline_span_is_empty (b))
    return a;
  return (DatelineSpan){ MIN (a.begin, b.begin), MAX (a.end, b.end) };
}

DatelineSpan
dateline_span_intersect (DatelineSpan a, DatelineSpan b)
{
  if (!dateline_span_overlaps (a, b))
    return DATELINE_SPAN_EMPTY;
  return (DatelineSpan){ MAX (a.begin, b.begin), MIN (a.end, b.end) };
}

DatelineSpan
dateline_span_clamp (DatelineSpan span, DatelineSpan bounds)
{
  gint64 length = dateline_span_length (span);

  if (length >= dateline_span_length (bounds))
    return bounds;
  if (span.begin < bounds.begin)
    return (DatelineSpan){ bounds.begin, bounds.begin + length };
  if (span.end > bounds.end)
    return (DatelineSpan){ bounds.end - length, bounds.end };
  return span;
}
