/* What a screen reader says of things that are seen otherwise: an event in one breath, and names
 * for widgets that show a sign or a column of labels. Names are plain text. */
#pragma once

#include "store.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "Title. When. Where. Status": with @closely also how closely the place is known. */
char *
dateline_spoken_event (const DatelineStore *store, guint32 row, GTimeZone *zone, gboolean closely);

/* Adds a sentence to a text. A full stop goes between the two, unless the text has an end of its
 * own. */
void dateline_spoken_append (GString *text, const char *sentence);

/* The name of a widget that has no words of its own: a button with a sign, a scroller. A menu
 * button gives it to the button that it is made of, too, which has the focus. */
void dateline_spoken_name (GtkWidget *widget, const char *name);

/* The words of all labels below it become the widget's name. */
void dateline_spoken_name_from_labels (GtkWidget *widget);

/* Names for what GTK 4.8 leaves nameless below @widget: a button with nothing but an icon is called
 * by its tooltip, and the underline of a mnemonic is not said. Once, when all is built; a tooltip
 * that changes later is given as a name by whoever changes it. */
void dateline_spoken_mend (GtkWidget *widget);

/* A drop-down of strings: the button that it is made of says @name and what is chosen. */
void dateline_spoken_name_drop_down (GtkDropDown *drop_down, const char *name);

/* Scrollers below @widget, which Tab comes to, get @name: for those that another widget hides. */
void dateline_spoken_name_scrollers (GtkWidget *widget, const char *name);

G_END_DECLS
