/* See window-button.h. The entries are filled from the session's window when the popover opens;
 * once a person has typed in one, or is about to, they stay as they are, also while the window
 * moves as it is played. */
#include "config.h"

#include "window-button.h"

#include "spoken.h"
#include "typed-window.h"
#include "wording.h"

#include <glib/gi18n-lib.h>

struct _DatelineWindowButton
{
  GtkWidget parent_instance;

  DatelineSession *session;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkEntry *entries[2]; /* by DatelineBound */
  GtkLabel *errors[2];
  GtkLabel *words;
  GtkLabel *note;
  GtkWidget *apply;
  GtkWidget *for_selection; /* the buttons that need a selected event */
  GtkWidget *around;

  gboolean is_filling; /* the entries change, but nobody types */
  gboolean is_typed;   /* somebody did, since they were filled */
  gboolean is_valid;
  DatelineBound wrong; /* where it is not */
  DatelineSpan window; /* where it is: what the entries mean */
};

G_DEFINE_FINAL_TYPE (DatelineWindowButton, dateline_window_button, GTK_TYPE_WIDGET)

static gboolean
has_events (DatelineWindowButton *self)
{
  DatelineStore *store = self->session != NULL ? dateline_session_get_store (self->session) : NULL;

  return store != NULL && dateline_store_get_n_events (store) > 0;
}

static DatelineTypedLimits
get_limits (DatelineWindowButton *self)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  DatelineSpan limit = dateline_session_get_extent (self->session);
  DatelineSpan data = dateline_store_get_extent (store);

  return (DatelineTypedLimits){ dateline_span_is_empty (data) ? limit : data, limit };
}

/* An entry that is wrong is described by what is wrong, else by what the window takes in and, where
 * there is such a note, by what it leaves out. */
static void
mark (DatelineWindowButton *self, DatelineBound bound, const char *error)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (self->entries[bound]);
  GtkLabel *description = error != NULL ? self->errors[bound] : self->words;
  gboolean has_note = gtk_widget_get_visible (GTK_WIDGET (self->note));

  gtk_label_set_text (self->errors[bound], error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->errors[bound]), error != NULL);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (entry,
                               GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (has_note)
    gtk_accessible_update_relation (
        entry, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, description, self->note, NULL, -1);
  else
    gtk_accessible_update_relation (
        entry, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, description, NULL, -1);
}

static void
tell (DatelineWindowButton *self, const DatelineTypedWindow *typed)
{
  GTimeZone *zone = dateline_session_get_zone (self->session);
  DatelineTypedLimits limits = get_limits (self);
  g_autofree char *words = dateline_wording_window (typed->typed,
                                                    typed->begin_precision,
                                                    typed->end_precision,
                                                    zone,
                                                    dateline_session_get_zone_name (self->session));

  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->note), typed->cut);
  if (typed->cut)
    {
      g_autofree char *begin =
          dateline_wording_time (limits.data.begin, DATELINE_PRECISION_DAY, zone);
      g_autofree char *end =
          dateline_wording_time (limits.data.end - 1, DATELINE_PRECISION_DAY, zone);
      /* Translators: why a time window will be shorter than what was typed; two dates */
      g_autofree char *note = g_strdup_printf (
          _ ("The data goes from %s to %s; the window is kept within it."), begin, end);

      gtk_label_set_text (self->note, note);
    }
}

static void
update (DatelineWindowButton *self)
{
  DatelineTypedContext context;
  DatelineTypedLimits limits;
  DatelineTypedWindow typed;
  g_autoptr (GError) error = NULL;

  if (!has_events (self))
    return;
  context = (DatelineTypedContext){ dateline_session_get_zone (self->session),
                                    g_get_real_time () / G_USEC_PER_SEC,
                                    dateline_date_order_from_locale () };
  limits = get_limits (self);
  self->is_valid = dateline_typed_window_parse (
      gtk_editable_get_text (GTK_EDITABLE (self->entries[DATELINE_BOUND_BEGIN])),
      gtk_editable_get_text (GTK_EDITABLE (self->entries[DATELINE_BOUND_END])),
      &context,
      &limits,
      &typed,
      &self->wrong,
      &error);
  gtk_widget_set_visible (GTK_WIDGET (self->words), self->is_valid);
  gtk_widget_set_sensitive (self->apply, self->is_valid);
  if (self->is_valid)
    {
      self->window = typed.window;
      tell (self, &typed);
    }
  else
    gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  for (DatelineBound bound = DATELINE_BOUND_BEGIN; bound <= DATELINE_BOUND_END; bound++)
    mark (self, bound, !self->is_valid && self->wrong == bound ? error->message : NULL);
}

static void
fill (DatelineWindowButton *self)
{
  DatelineTypedLimits limits;

  if (!has_events (self))
    return;
  limits = get_limits (self);
  self->is_filling = TRUE;
  for (DatelineBound bound = DATELINE_BOUND_BEGIN; bound <= DATELINE_BOUND_END; bound++)
    {
      g_autofree char *text =
          dateline_typed_window_to_text (dateline_session_get_window (self->session),
                                         bound,
                                         &limits,
                                         dateline_session_get_zone (self->session));

      gtk_editable_set_text (GTK_EDITABLE (self->entries[bound]), text);
    }
  self->is_filling = FALSE;
  self->is_typed = FALSE;
  update (self);
}

static void
update_presets (DatelineWindowButton *self)
{
  gboolean selected = dateline_session_get_selection (self->session) != DATELINE_NO_ROW;
  const char *reason = _ ("Select an event first");

  gtk_widget_set_tooltip_text (self->for_selection,
                               selected ? _ ("The Selected Event’s Own Period") : reason);
  for (GtkWidget *child = gtk_widget_get_first_child (self->around); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_tooltip_text (
        child, selected ? _ ("The Selected Event’s Period and So Much Before and After") : reason);
}

static gboolean
is_being_typed (DatelineWindowButton *self)
{
  if (self->is_typed)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->entries); i++)
    if (gtk_widget_get_state_flags (GTK_WIDGET (self->entries[i])) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return TRUE;
  return FALSE;
}

static void
session_changed_cb (DatelineSession *session, guint changes, DatelineWindowButton *self)
{
  if (changes & DATELINE_CHANGE_STORE)
    gtk_menu_button_popdown (self->button);
  if (changes & (DATELINE_CHANGE_STORE | DATELINE_CHANGE_SELECTION))
    update_presets (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  if (changes & DATELINE_CHANGE_WINDOW && !is_being_typed (self))
    fill (self);
  else if (changes & DATELINE_CHANGE_ZONE)
    update (self);
}

static void
text_changed_cb (GtkEditable *entry, DatelineWindowButton *self)
{
  if (self->is_filling)
    return;
  self->is_typed = TRUE;
  update (self);
}

static void
applied_cb (GtkWidget *widget, DatelineWindowButton *self)
{
  if (!self->is_valid)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      gtk_widget_grab_focus (GTK_WIDGET (self->entries[self->wrong]));
      return;
    }
  gtk_widget_activate_action (
      GTK_WIDGET (self), "timeline.set-window", "(xx)", self->window.begin, self->window.end);
  gtk_menu_button_popdown (self->button);
}

static void
preset_clicked_cb (GtkButton *button, DatelineWindowButton *self)
{
  gtk_menu_button_popdown (self->button);
}

/* The entries are filled before the popover focuses the first of them and its text is selected,
 * once: an entry that gives up the selection and takes it again in one go may lose it when the
 * display server tells of the first. */
static void
asked_for_cb (GtkMenuButton *button, gpointer self)
{
  fill (self);
}

static void
shown_cb (GtkPopover *popover, DatelineWindowButton *self)
{
  GtkWidget *begin = GTK_WIDGET (self->entries[DATELINE_BOUND_BEGIN]);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, begin))
    gtk_widget_grab_focus (begin);
}

static void
dateline_window_button_dispose (GObject *object)
{
  DatelineWindowButton *self = DATELINE_WINDOW_BUTTON (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dateline_window_button_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DatelineWindowButton, button);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindowButton, label);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindowButton, popover);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindowButton, words);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindowButton, note);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindowButton, apply);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindowButton, for_selection);
  gtk_widget_class_bind_template_child (widget_class, DatelineWindowButton, around);
  gtk_widget_class_bind_template_child_full (
      widget_class, "begin", FALSE, G_STRUCT_OFFSET (DatelineWindowButton, entries[0]));
  gtk_widget_class_bind_template_child_full (
      widget_class, "end", FALSE, G_STRUCT_OFFSET (DatelineWindowButton, entries[1]));
  gtk_widget_class_bind_template_child_full (
      widget_class, "begin_error", FALSE, G_STRUCT_OFFSET (DatelineWindowButton, errors[0]));
  gtk_widget_class_bind_template_child_full (
      widget_class, "end_error", FALSE, G_STRUCT_OFFSET (DatelineWindowButton, errors[1]));
}

static void
dateline_window_button_class_init (DatelineWindowButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_window_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/timeline/window-button.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
dateline_window_button_init (DatelineWindowButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, asked_for_cb, self, NULL);
}

void
dateline_window_button_set_session (DatelineWindowButton *self, DatelineSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  update_presets (self);
}

void
dateline_window_button_set_words (DatelineWindowButton *self, const char *words)
{
  /* Translators: what a button says to a screen reader; %s is a span of time */
  g_autofree char *name = g_strdup_printf (_ ("Time window: %s"), words);

  gtk_label_set_text (self->label, words);
  /* Where the button is too narrow. The button's own tooltip would be heard after its name. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), words);
  gtk_widget_set_visible (GTK_WIDGET (self), *words != '\0');
  dateline_spoken_name (GTK_WIDGET (self->button), name);
}

void
dateline_window_button_open (DatelineWindowButton *self)
{
  if (has_events (self))
    gtk_menu_button_popup (self->button);
}
