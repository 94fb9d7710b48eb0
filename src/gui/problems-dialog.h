/* What was found wrong, assumed or left out in a file, each with its place: a window with a list
 * that can be copied. */
#pragma once

#include "report.h"
#include <adwaita.h>

G_BEGIN_DECLS

GtkWindow *dateline_problems_dialog_new (GtkWindow *parent, DatelineReport *report);

G_END_DECLS
