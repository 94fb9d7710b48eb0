/* What newer GTKs can and the oldest supported one cannot: the only place with conditions on
 * versions. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has a screen reader say @text when it is through with what it is saying, as if it came from
 * @widget. Before GTK 4.14 nothing: there is no such message. */
void dateline_compat_announce (GtkWidget *widget, const char *text);

G_END_DECLS
