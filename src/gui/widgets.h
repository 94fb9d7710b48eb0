/* Small pieces that several panes are made of. Texts are plain text, never markup. */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A wrapping label, its text at the start; @css_class may be %NULL. */
GtkWidget *dateline_label_new (const char *text, const char *css_class);

/* The same, cut with an ellipsis after @lines. */
GtkWidget *dateline_label_new_cut (const char *text, const char *css_class, int lines);

/* A flat button with an event's mark and two lines; activating it selects the event. */
GtkWidget *dateline_event_link_new (DatelineSession *session,
                                    guint32 row,
                                    GtkWidget *first_line,
                                    GtkWidget *second_line);

/* A title that unfolds @content when it is activated: GtkExpander catches the Tab key (GTK 4.8).
 * The button is the first child; its "active" is whether the content is seen. */
GtkWidget *dateline_unfold_new (GtkWidget *title, GtkWidget *content);
GtkToggleButton *dateline_unfold_get_button (GtkWidget *unfold);

/* What follows a column that was cut: "and %u more". At most DATELINE_COLUMN_MAX of a dataset's
 * things are made widgets in one column: each costs a share of a frame. */
#define DATELINE_COLUMN_MAX 200
GtkWidget *dateline_more_label_new (guint n_more);

/* A scrolled window that a screen reader calls @name: it is told as a group, since newer GTKs give
 * a name to none else. */
GtkWidget *dateline_scroller_new (const char *name);

/* How much larger the person's text is than 11 points at 96 dots an inch, which sizes in pixels are
 * meant for; 1 for smaller text. */
double dateline_text_scale (PangoContext *context);

/* Takes all children away: from a widget that is being disposed of, or from a box. */
void dateline_widget_unparent_children (GtkWidget *widget);
void dateline_box_clear (GtkBox *box);

G_END_DECLS
