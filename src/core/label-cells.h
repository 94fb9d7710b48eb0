/* Where labels are anchored: a hash of numbered points to the cells of a grid that goes round the
 * world. Private to label-placement. */
#pragma once

#include "geo.h"

G_BEGIN_DECLS

typedef struct _DatelineLabelCells DatelineLabelCells;

/* A grid of @n_columns by @n_rows cells for @n_points points of the unit square. */
DatelineLabelCells *dateline_label_cells_new (guint n_columns, guint n_rows, guint n_points);
void dateline_label_cells_free (DatelineLabelCells *self);

/* Puts the next point, number 0 first, then 1. After the last the cells may be read. */
void dateline_label_cells_put (DatelineLabelCells *self, DatelinePoint point);

/* Appends to an array of guint the numbers of the points in the cells that @box touches and in
 * @margin cells more on each side; each point once. The box may reach beyond the square to the
 * east and west. */
void dateline_label_cells_collect (const DatelineLabelCells *self,
                                   DatelineBox box,
                                   int margin,
                                   GArray *numbers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineLabelCells, dateline_label_cells_free)

G_END_DECLS
