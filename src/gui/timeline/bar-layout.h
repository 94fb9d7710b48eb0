/* Children in one row, for the bar and for what stands in it. Where there is room for what all of
 * them ask for, they get it, and one that expands gets the rest. Where there is not, those of the
 * style class "spare" are left out, and all others but the one that expands get their minimum. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_BAR_LAYOUT (dateline_bar_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    DatelineBarLayout, dateline_bar_layout, DATELINE, BAR_LAYOUT, GtkLayoutManager)

G_END_DECLS
