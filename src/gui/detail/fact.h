/* A labelled fact of an event with how well it is known: an icon, the fact, smaller lines below it,
 * and the basis where it is not simply stated, which unfolds to the note. */
#pragma once

#include "store.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @second, @third and @note may be %NULL or "". @name is for the screen reader and the tooltip. */
GtkWidget *dateline_fact_new (const char *icon_name,
                              const char *name,
                              const char *fact,
                              const char *second,
                              const char *third,
                              DatelineBasis basis,
                              const char *note);

G_END_DECLS
