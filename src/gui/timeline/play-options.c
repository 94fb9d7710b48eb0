/* The toggles and switches are bound to settings through actions of the group "playing", see
 * play-options.ui; here is what a setting and a widget say in different forms. */
#include "config.h"

#include "play-options.h"

#include "pace.h"
#include "player.h"
#include "spoken.h"

#include <glib/gi18n-lib.h>

/* When a pace for the whole becomes one by the unit, and back, its number means nothing any more.
 */
#define WHOLE_SECONDS 60.0
#define UNIT_SECONDS 1.0

struct _DatelinePlayOptions
{
  GtkPopover parent_instance;

  GSettings *settings;
  gboolean updating;
  GtkStack *explanations;
  GtkStack *speeds;
  GtkSpinButton *pace;
  GtkDropDown *unit;
  GtkSpinButton *pause;
  GtkWidget *skip_label;
  GtkWidget *skip;
};

G_DEFINE_FINAL_TYPE (DatelinePlayOptions, dateline_play_options, GTK_TYPE_POPOVER)

static DatelinePace
get_pace (DatelinePlayOptions *self)
{
  g_autofree char *text = g_settings_get_string (self->settings, "play-pace");
  DatelinePace pace = DATELINE_PACE_INIT;

  dateline_pace_parse (text, &pace);
  return pace;
}

static void
set_pace (DatelinePlayOptions *self, DatelinePace pace)
{
  g_autofree char *text = dateline_pace_format (pace);

  g_settings_set_string (self->settings, "play-pace", text);
}

/* Down from 1 by tenths, up from 1 by ones: a step is as fine as the number. */
static void
update_step (GtkSpinButton *spin)
{
  double value = gtk_spin_button_get_value (spin);
  double step = value > 60.5     ? 10
                : value > 1.05   ? 1
                : value > 0.105  ? 0.1
                : value > 0.0105 ? 0.01
                                 : 0.001;

  gtk_spin_button_set_increments (spin, step, 10 * step);
}

static void
update (DatelinePlayOptions *self)
{
  g_autofree char *mode = g_settings_get_string (self->settings, "play-mode");
  gboolean events = g_settings_get_enum (self->settings, "play-mode") == DATELINE_PLAYER_EVENTS;
  DatelinePace pace = get_pace (self);

  self->updating = TRUE;
  gtk_stack_set_visible_child_name (self->explanations, mode);
  gtk_stack_set_visible_child_name (self->speeds, events ? "pause" : "pace");
  gtk_widget_set_sensitive (self->skip, !events);
  gtk_widget_set_sensitive (self->skip_label, !events);
  gtk_spin_button_set_value (self->pace, pace.seconds);
  gtk_drop_down_set_selected (self->unit, pace.unit);
  gtk_spin_button_set_value (self->pause, g_settings_get_double (self->settings, "play-pause"));
  update_step (self->pace);
  self->updating = FALSE;
}

static void
settings_changed_cb (GSettings *settings, const char *key, DatelinePlayOptions *self)
{
  if (g_str_has_prefix (key, "play-"))
    update (self);
}

static void
pace_changed_cb (GtkSpinButton *spin, DatelinePlayOptions *self)
{
  DatelinePace pace;

  if (self->updating)
    return;
  pace = get_pace (self);
  pace.seconds = gtk_spin_button_get_value (spin);
  set_pace (self, pace);
}

static void
unit_selected_cb (GtkDropDown *unit, GParamSpec *pspec, DatelinePlayOptions *self)
{
  DatelinePace pace;
  gboolean was_whole;

  if (self->updating)
    return;
  pace = get_pace (self);
  was_whole = pace.unit == DATELINE_PACE_WHOLE;
  pace.unit = gtk_drop_down_get_selected (unit);
  if (was_whole != (pace.unit == DATELINE_PACE_WHOLE))
    pace.seconds = was_whole ? UNIT_SECONDS : WHOLE_SECONDS;
  set_pace (self, pace);
}

static void
pause_changed_cb (GtkSpinButton *spin, DatelinePlayOptions *self)
{
  if (!self->updating)
    g_settings_set_double (self->settings, "play-pause", gtk_spin_button_get_value (spin));
}

/* "1" and not "1.000". */
static gboolean
number_asked_cb (GtkSpinButton *spin, DatelinePlayOptions *self)
{
  g_autofree char *text = dateline_pace_format_number (gtk_spin_button_get_value (spin));

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (spin))))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

/* A switch knows Return only (GTK 4.8), and Space would play. */
static gboolean
space_pressed_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return GTK_IS_SWITCH (focus) && gtk_widget_activate (focus);
}

static void
dateline_play_options_dispose (GObject *object)
{
  g_clear_object (&DATELINE_PLAY_OPTIONS (object)->settings);
  G_OBJECT_CLASS (dateline_play_options_parent_class)->dispose (object);
}

static void
dateline_play_options_class_init (DatelinePlayOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_play_options_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/timeline/play-options.ui");
  gtk_widget_class_bind_template_child (widget_class, DatelinePlayOptions, explanations);
  gtk_widget_class_bind_template_child (widget_class, DatelinePlayOptions, speeds);
  gtk_widget_class_bind_template_child (widget_class, DatelinePlayOptions, pace);
  gtk_widget_class_bind_template_child (widget_class, DatelinePlayOptions, unit);
  gtk_widget_class_bind_template_child (widget_class, DatelinePlayOptions, pause);
  gtk_widget_class_bind_template_child (widget_class, DatelinePlayOptions, skip_label);
  gtk_widget_class_bind_template_child (widget_class, DatelinePlayOptions, skip);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, space_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Space, 0, space_pressed_cb, NULL);
  gtk_widget_class_bind_template_callback (widget_class, pace_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, pause_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_asked_cb);
}

static void
dateline_play_options_init (DatelinePlayOptions *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  dateline_spoken_name_drop_down (self->unit, _ ("Unit of the pace"));
  gtk_spin_button_set_range (self->pace, DATELINE_PACE_MIN, DATELINE_PACE_MAX);
  gtk_spin_button_set_range (self->pause, DATELINE_PLAYER_PAUSE_MIN, DATELINE_PLAYER_PAUSE_MAX);
  gtk_spin_button_set_increments (self->pause, 0.5, 5);
}

void
dateline_play_options_set_settings (DatelinePlayOptions *self, GSettings *settings)
{
  static const char *const keys[] = { "play-mode", "play-loop", "skip-empty", "follow", "caption" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->settings = g_object_ref (settings);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "playing", G_ACTION_GROUP (group));
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self, 0);
  update (self);
}
