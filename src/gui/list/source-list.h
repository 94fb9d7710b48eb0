/* The sources: whose voice, when, how many events; unfolded, a source's excerpts in the order of
 * the document, each of which selects its event. */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_SOURCE_LIST (dateline_source_list_get_type ())
G_DECLARE_FINAL_TYPE (DatelineSourceList, dateline_source_list, DATELINE, SOURCE_LIST, GtkWidget)

GtkWidget *dateline_source_list_new (DatelineSession *session);

G_END_DECLS
