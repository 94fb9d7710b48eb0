#include "config.h"

#include "event-row.h"

#include "describe.h"
#include "palette.h"
#include "spoken.h"
#include "widgets.h"

#include <glib/gi18n-lib.h>

struct _DatelineEventRow
{
  GtkWidget parent_instance;

  GtkLabel *heading;
  GtkWidget *body;
  GtkImage *mark;
  GtkLabel *title;
  GtkLabel *facts;

  DatelineStore *store;
  GTimeZone *zone;
  guint32 row;
};

G_DEFINE_FINAL_TYPE (DatelineEventRow, dateline_event_row, GTK_TYPE_WIDGET)

#define MARK_SIZE 20

static void
dateline_event_row_dispose (GObject *object)
{
  DatelineEventRow *self = DATELINE_EVENT_ROW (object);

  dateline_widget_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->store, dateline_store_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (dateline_event_row_parent_class)->dispose (object);
}

static void
dateline_event_row_class_init (DatelineEventRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_event_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/list/event-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DatelineEventRow, heading);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventRow, body);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventRow, mark);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventRow, title);
  gtk_widget_class_bind_template_child (widget_class, DatelineEventRow, facts);
  gtk_widget_class_set_css_name (widget_class, "eventrow");
}

static void
dateline_event_row_init (DatelineEventRow *self)
{
  self->row = DATELINE_NO_ROW;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dateline_event_row_new (void)
{
  return g_object_new (DATELINE_TYPE_EVENT_ROW, NULL);
}

/* "Disputed · about 12:00 · Kapan": what must not be cut off first. */
static char *
describe_facts (const DatelineStore *store, guint32 row, GTimeZone *zone)
{
  DatelineStatus status = dateline_store_get_columns (store)->status[row];
  g_autofree char *place = dateline_describe_place (store, row);
  g_autofree char *time = dateline_describe_time_of_day (store, row, zone);
  const char *facts[4] = { NULL };
  guint n = 0;

  if (status != DATELINE_STATUS_REPORTED && status != DATELINE_STATUS_UNSTATED)
    facts[n++] = dateline_palette_get_status_name (status);
  if (time != NULL)
    facts[n++] = time;
  if (place != NULL)
    facts[n++] = place;
  return g_strjoinv (" · ", (char **) facts);
}

/* The name belongs to the list's own widget around this one, which has the focus. */
static void
name_row (DatelineEventRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = dateline_spoken_event (self->store, self->row, self->zone, FALSE);

  if (item != NULL)
    dateline_spoken_name (item, name);
}

void
dateline_event_row_set_event (DatelineEventRow *self,
                              DatelineStore *store,
                              guint32 row,
                              GTimeZone *zone)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);
  g_autofree char *facts = describe_facts (store, row, zone);
  g_autoptr (GdkPaintable) paintable = dateline_palette_get_paintable (
      store, columns->category[row], columns->status[row], MARK_SIZE);

  dateline_store_ref (store);
  g_clear_pointer (&self->store, dateline_store_unref);
  self->store = store;
  g_time_zone_ref (zone);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
  self->row = row;
  gtk_image_set_from_paintable (self->mark, paintable);
  gtk_label_set_text (self->title,
                      dateline_store_get_text (store, dateline_store_get_event (store, row).title));
  gtk_label_set_text (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), facts[0] != '\0');
  name_row (self);
}

void
dateline_event_row_set_previous (DatelineEventRow *self, guint32 previous)
{
  g_autofree char *heading = dateline_describe_heading (self->store, self->row, self->zone);
  gboolean visible = TRUE;

  if (previous != DATELINE_NO_ROW)
    {
      g_autofree char *above = dateline_describe_heading (self->store, previous, self->zone);

      visible = !g_str_equal (above, heading);
    }
  gtk_label_set_text (self->heading, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), visible);
}
