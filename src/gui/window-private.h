/* What the window's files share: its parts. window.c builds it, window-loading.c opens files,
 * window-recent.c remembers them, window-state.c keeps its state between runs, window-actions.c
 * holds its actions. */
#pragma once

#include "window.h"

#include "announcer.h"
#include "detail/event-detail.h"
#include "list/event-list.h"
#include "list/source-list.h"
#include "map/map-view.h"
#include "report.h"
#include "timeline/timeline.h"

G_BEGIN_DECLS

#define DATELINE_BUNDLED "datasets/karabakh.geojson"

struct _DatelineWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  AdwFlap *list_flap;
  GtkWidget *history; /* the buttons that go back and forward */
  AdwFlap *detail_flap;
  GtkStack *list_stack;
  AdwBin *detail_pane;
  GMenu *recent_menu;
  AdwBin *map_bin;
  AdwBin *timeline_bin;
  GtkRevealer *loading;
  GtkLabel *loading_label;
  GtkProgressBar *loading_progress;

  GSettings *settings;
  DatelineSession *session;
  DatelineEventList *list;
  DatelineEventDetail *detail;
  DatelineMapView *map;
  DatelineTimeline *timeline;

  DatelineAnnouncer *announcer;

  GtkWindow *preferences; /* weak; NULL where they are not open */

  gboolean list_gave_way; /* the list is closed only for want of room */

  GFile *file;               /* what is open; NULL before the first */
  DatelineReport *report;    /* of the file that is open */
  GFile *reading;            /* what is being read, or NULL */
  GCancellable *cancellable; /* of the reading under way, or NULL */
};

/* window.c */

/* Shows @text, plain, for a while, with a button for @action (both may be NULL), and has a screen
 * reader say it. */
void dateline_window_tell (DatelineWindow *self,
                           const char *text,
                           const char *button,
                           const char *action);

/* window-actions.c */
void dateline_window_class_init_actions (GtkWidgetClass *widget_class);
void dateline_window_init_actions (DatelineWindow *self);
void dateline_window_update_actions (DatelineWindow *self);

/* window-loading.c */
void dateline_window_open_bundled (DatelineWindow *self);
void dateline_window_cancel_loading (DatelineWindow *self);
void dateline_window_show_problems (DatelineWindow *self);
void dateline_window_init_drop (DatelineWindow *self);

/* window-recent.c */
void dateline_window_init_recent (DatelineWindow *self);
void dateline_window_add_recent (DatelineWindow *self);
void dateline_window_clear_recent (DatelineWindow *self);

/* window-state.c */

/* The address of the open file; "" for the bundled dataset, wherever it is installed, and for a
 * file that could not be read again without asking the network. */
char *dateline_window_get_file_key (DatelineWindow *self);
void dateline_window_restore_shape (DatelineWindow *self);
void dateline_window_save_state (DatelineWindow *self);

/* Restores place and time if @self->file is the file they were saved for, else fits the map. */
void dateline_window_restore_view (DatelineWindow *self);

G_END_DECLS
