/* See caption.h. Playing changes the session sixty times a second; a label is set only where its
 * words are others. A screen reader finds it as a group with these words, and is told them by the
 * announcer. */
#include "config.h"

#include "caption.h"

#include "describe.h"
#include "palette.h"
#include "spoken.h"
#include "widgets.h"
#include "wording.h"

#include <glib/gi18n-lib.h>

#define MARK_SIZE 22
#define WIDTH 680
#define NARROW 540 /* less than this has the smaller type */

struct _DatelineCaption
{
  GtkWidget parent_instance;

  DatelineSession *session;
  GtkWidget *all;
  guint tick; /* to the frame in which the type becomes larger or smaller */
  GtkLabel *date;
  GtkLabel *zone;
  GtkWidget *event;
  GtkLabel *title;
  GtkImage *mark;
  GtkLabel *facts;

  guint32 row; /* the event that is told */
  guint n_more;
};

G_DEFINE_FINAL_TYPE (DatelineCaption, dateline_caption, GTK_TYPE_WIDGET)

static void
set_words (GtkLabel *label, const char *words)
{
  if (!g_str_equal (gtk_label_get_text (label), words))
    gtk_label_set_text (label, words);
}

/* How finely the moment is told, so that it can be read while it passes. */
static DatelinePrecision
choose_precision (DatelineSpan window)
{
  gint64 length = dateline_span_length (window);

  return length < 6 * DATELINE_HOUR  ? DATELINE_PRECISION_MINUTE
         : length < 3 * DATELINE_DAY ? DATELINE_PRECISION_HOUR
                                     : DATELINE_PRECISION_DAY;
}

/* The end of the window is told as what it is the end of. */
static void
update_date (DatelineCaption *self)
{
  DatelineSpan window = dateline_session_get_window (self->session);
  DatelineTime playhead = MIN (dateline_session_get_playhead (self->session), window.end - 1);
  DatelinePrecision precision = choose_precision (window);
  g_autofree char *date =
      dateline_wording_time (playhead, precision, dateline_session_get_zone (self->session));

  set_words (self->date, date);
  set_words (self->zone, dateline_session_get_zone_name (self->session));
  gtk_widget_set_visible (GTK_WIDGET (self->zone),
                          precision < DATELINE_PRECISION_DAY ||
                              dateline_session_get_zone_choice (self->session) !=
                                  DATELINE_ZONE_DATASET);
}

/* How many others begin with the current event. */
static guint
count_more (DatelineCaption *self, guint32 row)
{
  const DatelineTime *begin =
      dateline_store_get_columns (dateline_session_get_store (self->session))->begin;
  DatelineRows *shown = dateline_session_get_shown (self->session);
  const guint32 *rows = dateline_rows_get_data (shown);
  guint n = 0;

  for (guint i = dateline_rows_get_length (shown); i > 0 && begin[rows[i - 1]] == begin[row]; i--)
    n++;
  return n - 1;
}

/* "Disputed · 10 October 2020, about 12:00 · Kapan · and 2 more" */
static char *
describe_facts (DatelineCaption *self, DatelineStore *store)
{
  DatelineStatus status = dateline_store_get_columns (store)->status[self->row];
  g_autofree char *when =
      dateline_describe_when (store, self->row, dateline_session_get_zone (self->session));
  g_autofree char *place = dateline_describe_place (store, self->row);
  g_autofree char *more = NULL;
  const char *facts[5] = { NULL };
  guint n = 0;

  if (status != DATELINE_STATUS_UNSTATED)
    facts[n++] = dateline_palette_get_status_name (status);
  facts[n++] = when;
  if (place != NULL)
    facts[n++] = place;
  if (self->n_more > 0)
    {
      more = g_strdup_printf (
          /* Translators: after an event: how many others begin at the same moment */
          g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", self->n_more),
          self->n_more);
      facts[n++] = more;
    }
  return g_strjoinv (" · ", (char **) facts);
}

static void
update_event (DatelineCaption *self)
{
  DatelineStore *store = dateline_session_get_store (self->session);
  g_autofree char *facts = NULL;
  g_autoptr (GdkPaintable) mark = NULL;
  const DatelineColumns *columns;

  gtk_widget_set_visible (self->event, self->row != DATELINE_NO_ROW);
  if (self->row == DATELINE_NO_ROW)
    return;
  columns = dateline_store_get_columns (store);
  facts = describe_facts (self, store);
  mark = dateline_palette_get_paintable (
      store, columns->category[self->row], columns->status[self->row], MARK_SIZE);
  gtk_image_set_from_paintable (self->mark, mark);
  gtk_image_set_pixel_size (self->mark, gdk_paintable_get_intrinsic_width (mark));
  set_words (self->title,
             dateline_store_get_text (store, dateline_store_get_event (store, self->row).title));
  set_words (self->facts, facts);
}

static void
name (DatelineCaption *self)
{
  g_autoptr (GString) words = g_string_new (gtk_label_get_text (self->date));

  if (self->row != DATELINE_NO_ROW)
    {
      dateline_spoken_append (words, gtk_label_get_text (self->title));
      dateline_spoken_append (words, gtk_label_get_text (self->facts));
    }
  dateline_spoken_name (GTK_WIDGET (self), words->str);
}

static void
update (DatelineCaption *self, guint changes)
{
  guint32 row = dateline_session_get_current (self->session);
  gboolean same = row == self->row && !(changes & (DATELINE_CHANGE_STORE | DATELINE_CHANGE_SHOWN));
  guint n_more = same ? self->n_more : row != DATELINE_NO_ROW ? count_more (self, row) : 0;
  gboolean is_other = row != self->row || n_more != self->n_more ||
                      (changes & (DATELINE_CHANGE_STORE | DATELINE_CHANGE_ZONE));

  self->row = row;
  self->n_more = n_more;
  update_date (self);
  if (is_other)
    update_event (self);
  if (is_other || !dateline_session_is_playing (self->session))
    name (self);
}

static void
session_changed_cb (DatelineSession *session, guint changes, DatelineCaption *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    update (self, changes);
}

static void
dateline_caption_show (GtkWidget *widget)
{
  update (DATELINE_CAPTION (widget), DATELINE_CHANGE_STORE);
  GTK_WIDGET_CLASS (dateline_caption_parent_class)->show (widget);
}

static GtkSizeRequestMode
dateline_caption_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As wide as there is room for, up to WIDTH, whatever the words: it does not jump. */
static void
dateline_caption_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (
      DATELINE_CAPTION (widget)->all, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, WIDTH);
}

static gboolean
frame_passed_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DatelineCaption *self = DATELINE_CAPTION (widget);

  self->tick = 0;
  if (gtk_widget_get_width (widget) < NARROW)
    gtk_widget_add_css_class (widget, "narrow");
  else
    gtk_widget_remove_css_class (widget, "narrow");
  return G_SOURCE_REMOVE;
}

/* A style cannot be changed in the middle of a layout. */
static void
dateline_caption_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DatelineCaption *self = DATELINE_CAPTION (widget);

  gtk_widget_allocate (self->all, width, height, baseline, NULL);
  if ((width < NARROW) != gtk_widget_has_css_class (widget, "narrow") && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, frame_passed_cb, NULL, NULL);
}

static void
dateline_caption_dispose (GObject *object)
{
  DatelineCaption *self = DATELINE_CAPTION (object);

  dateline_widget_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dateline_caption_parent_class)->dispose (object);
}

static void
dateline_caption_class_init (DatelineCaptionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_caption_dispose;
  widget_class->show = dateline_caption_show;
  widget_class->get_request_mode = dateline_caption_get_request_mode;
  widget_class->measure = dateline_caption_measure;
  widget_class->size_allocate = dateline_caption_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "mapcaption");
}

static GtkLabel *
create_label (const char *name, const char *css_class, int lines)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "ellipsize",
                                   PANGO_ELLIPSIZE_END,
                                   "justify",
                                   GTK_JUSTIFY_CENTER,
                                   "name",
                                   name,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  if (lines > 1)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), lines);
    }
  return GTK_LABEL (label);
}

static void
dateline_caption_init (DatelineCaption *self)
{
  GtkWidget *moment = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->row = DATELINE_NO_ROW;
  self->all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->date = create_label ("caption-date", "date", 1);
  self->zone = create_label ("caption-zone", "zone", 1);
  self->title = create_label ("caption-title", "title", 2);
  self->facts = create_label ("caption-facts", "facts", 2);
  self->mark = GTK_IMAGE (gtk_image_new ());
  self->event = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_halign (moment, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->date), GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (GTK_WIDGET (self->zone), GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (moment), GTK_WIDGET (self->date));
  gtk_box_append (GTK_BOX (moment), GTK_WIDGET (self->zone));
  gtk_widget_set_halign (facts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (facts), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (facts), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (self->event), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->event), facts);
  gtk_box_append (GTK_BOX (self->all), moment);
  gtk_box_append (GTK_BOX (self->all), self->event);
  gtk_widget_set_parent (self->all, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_name (GTK_WIDGET (self), "caption");
}

GtkWidget *
dateline_caption_new (DatelineSession *session)
{
  DatelineCaption *self = g_object_new (DATELINE_TYPE_CAPTION, "visible", FALSE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  return GTK_WIDGET (self);
}
