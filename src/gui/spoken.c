#include "config.h"

#include "spoken.h"

#include "describe.h"
#include "palette.h"

#include <adwaita.h>

void
dateline_spoken_append (GString *text, const char *sentence)
{
  if (sentence == NULL || *sentence == '\0')
    return;
  if (text->len > 0)
    {
      gunichar last = g_utf8_get_char (g_utf8_prev_char (text->str + text->len));
      gboolean ended = g_utf8_strchr (".!?:…։", -1, last) != NULL; /* the last is Armenian */

      g_string_append (text, ended ? " " : ". ");
    }
  g_string_append (text, sentence);
}

char *
dateline_spoken_event (const DatelineStore *store, guint32 row, GTimeZone *zone, gboolean closely)
{
  DatelineStatus status = dateline_store_get_columns (store)->status[row];
  GString *text = g_string_new (NULL);
  g_autofree char *when = dateline_describe_when (store, row, zone);
  g_autofree char *place = dateline_describe_place (store, row);
  g_autofree char *precision = closely ? dateline_describe_place_precision (store, row) : NULL;

  dateline_spoken_append (
      text, dateline_store_get_text (store, dateline_store_get_event (store, row).title));
  dateline_spoken_append (text, when);
  dateline_spoken_append (text, place);
  dateline_spoken_append (text, precision);
  dateline_spoken_append (text, dateline_palette_get_status_name (status));
  return g_string_free (text, FALSE);
}

/* A button's own label would be said instead of the name. */
void
dateline_spoken_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (GTK_IS_MENU_BUTTON (widget))
    dateline_spoken_name (gtk_widget_get_first_child (widget), name);
}

static void
gather_labels (GtkWidget *widget, GString *words)
{
  if (GTK_IS_LABEL (widget))
    dateline_spoken_append (words, gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather_labels (child, words);
}

void
dateline_spoken_name_from_labels (GtkWidget *widget)
{
  g_autoptr (GString) words = g_string_new (NULL);

  gather_labels (widget, words);
  dateline_spoken_name (widget, words->str);
}

void
dateline_spoken_name_scrollers (GtkWidget *widget, const char *name)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    dateline_spoken_name (widget, name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    dateline_spoken_name_scrollers (child, name);
}

/* "_Open" is heard as "Open"; "__" is an underline. */
static char *
without_mnemonic (const char *label)
{
  GString *text = g_string_new (NULL);

  for (const char *c = label; *c != '\0'; c++)
    {
      if (*c == '_' && c[1] != '\0')
        c++;
      g_string_append_c (text, *c);
    }
  return g_string_free (text, FALSE);
}

static void
mend_button (GtkButton *button)
{
  const char *label = gtk_button_get_label (button);
  const char *tooltip = gtk_widget_get_tooltip_text (GTK_WIDGET (button));

  if (label == NULL && gtk_button_get_icon_name (button) != NULL && tooltip != NULL)
    dateline_spoken_name (GTK_WIDGET (button), tooltip);
  else if (label != NULL && gtk_button_get_use_underline (button))
    {
      g_autofree char *name = without_mnemonic (label);

      dateline_spoken_name (GTK_WIDGET (button), name);
    }
}

static void
mend_menu_button (GtkMenuButton *button, const char *tooltip)
{
  if (gtk_menu_button_get_label (button) == NULL && tooltip != NULL)
    dateline_spoken_name (GTK_WIDGET (button), tooltip);
}

static void
mend_split_button (AdwSplitButton *split)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (split)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      mend_menu_button (GTK_MENU_BUTTON (child), adw_split_button_get_dropdown_tooltip (split));
    else if (GTK_IS_BUTTON (child))
      dateline_spoken_name (child, gtk_widget_get_tooltip_text (GTK_WIDGET (split)));
}

void
dateline_spoken_mend (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    mend_button (GTK_BUTTON (widget));
  else if (ADW_IS_SPLIT_BUTTON (widget))
    mend_split_button (ADW_SPLIT_BUTTON (widget));
  else if (GTK_IS_MENU_BUTTON (widget))
    mend_menu_button (GTK_MENU_BUTTON (widget), gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_BUTTON (widget) || ADW_IS_SPLIT_BUTTON (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!(GTK_IS_MENU_BUTTON (widget) && GTK_IS_BUTTON (child)))
      dateline_spoken_mend (child);
}

static void
selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, const char *name)
{
  GObject *selected = gtk_drop_down_get_selected_item (drop_down);
  const char *choice = GTK_IS_STRING_OBJECT (selected)
                           ? gtk_string_object_get_string (GTK_STRING_OBJECT (selected))
                           : "";
  g_autofree char *spoken = g_strdup_printf ("%s: %s", name, choice);

  dateline_spoken_name (GTK_WIDGET (drop_down), name);
  dateline_spoken_name (gtk_widget_get_first_child (GTK_WIDGET (drop_down)), spoken);
}

void
dateline_spoken_name_drop_down (GtkDropDown *drop_down, const char *name)
{
  g_signal_connect_data (drop_down,
                         "notify::selected",
                         G_CALLBACK (selected_cb),
                         g_strdup (name),
                         (GClosureNotify) (GCallback) g_free,
                         0);
  selected_cb (drop_down, NULL, name);
}
