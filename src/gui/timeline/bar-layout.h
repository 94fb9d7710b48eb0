/* Children in one row, for the bar and for what stands in it. One that expands gets the rest. Where
 * less than 400 pixels were left for it, or in a row without one there is not room for all, those
 * of the style class "spare" are left out and the others get their minimum. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_BAR_LAYOUT (dateline_bar_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    DatelineBarLayout, dateline_bar_layout, DATELINE, BAR_LAYOUT, GtkLayoutManager)

G_END_DECLS
