/* Seven events of a day: four together, and three after a long silence. */
#pragma once

#include "builder.h"

#define DAY(n) ((DatelineTime) (n) *DATELINE_DAY)

static inline DatelineStore *
timeline_store_new (void)
{
  static const int days[] = { 0, 2, 3, 3, 9000, 9001, 9004 };
  g_autoptr (DatelineBuilder) builder = dateline_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      DatelineDraft draft = DATELINE_DRAFT_INIT;

      draft.point = (DatelinePoint){ 0.5, 0.5 };
      draft.when.span = (DatelineSpan){ DAY (days[i]), DAY (days[i] + 1) };
      draft.when.begin_precision = draft.when.end_precision = DATELINE_PRECISION_DAY;
      g_assert_cmpuint (dateline_builder_add_event (builder, &draft, NULL), ==, i);
    }
  return dateline_builder_finish (g_steal_pointer (&builder));
}
