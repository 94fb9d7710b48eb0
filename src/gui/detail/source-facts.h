/* What is known of a source, as a column of labelled facts: title, publisher, date, voice, file and
 * checksum, each with its basis. */
#pragma once

#include "store.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dateline_source_facts_new (DatelineStore *store, guint32 source);

G_END_DECLS
