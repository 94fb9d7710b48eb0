/* The moment and what then happens, in type that is read from the back of a room: the playhead's
 * date, and of the current event (dateline_session_get_current) the title, the mark, the status,
 * its own date and its place. What is claimed, disputed or planned says so. It takes no input. */
#pragma once

#include "session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_CAPTION (dateline_caption_get_type ())
G_DECLARE_FINAL_TYPE (DatelineCaption, dateline_caption, DATELINE, CAPTION, GtkWidget)

GtkWidget *dateline_caption_new (DatelineSession *session);

G_END_DECLS
