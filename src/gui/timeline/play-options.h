/* The popover "Playing": what moves, how fast, and the switches of playing. All but the direction,
 * which is the timeline's, are settings; it shows them as they are, whoever changes them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_PLAY_OPTIONS (dateline_play_options_get_type ())
G_DECLARE_FINAL_TYPE (
    DatelinePlayOptions, dateline_play_options, DATELINE, PLAY_OPTIONS, GtkPopover)

/* To be called once. */
void dateline_play_options_set_settings (DatelinePlayOptions *self, GSettings *settings);

G_END_DECLS
