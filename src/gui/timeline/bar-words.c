/* The words of the bar. The first child gets all it asks for before the last gets anything; only
 * below that is the first one cut. The children come from bar.ui. */
#include "config.h"

#include "bar-words.h"

#define SPACING 6

struct _DatelineBarWords
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DatelineBarWords, dateline_bar_words, GTK_TYPE_WIDGET)

static int
natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
dateline_bar_words_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GtkWidget *words = gtk_widget_get_first_child (widget);
  GtkWidget *aside = gtk_widget_get_last_child (widget);
  int least, wanted;

  gtk_widget_measure (words, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (aside, orientation, -1, &least, &wanted, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural += wanted > 0 ? SPACING + wanted : 0;
      return;
    }
  *minimum = MAX (*minimum, least);
  *natural = MAX (*natural, wanted);
}

static void
dateline_bar_words_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *words = gtk_widget_get_first_child (widget);
  GtkWidget *aside = gtk_widget_get_last_child (widget);
  int aside_width = natural_width (aside);
  gboolean has_room = natural_width (words) + SPACING + aside_width <= width;
  int words_width = has_room ? width - SPACING - aside_width : width;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_set_child_visible (aside, has_room);
  gtk_widget_size_allocate (
      words, &(GtkAllocation){ rtl ? width - words_width : 0, 0, words_width, height }, -1);
  if (has_room)
    gtk_widget_size_allocate (
        aside, &(GtkAllocation){ rtl ? 0 : width - aside_width, 0, aside_width, height }, -1);
}

static void
dateline_bar_words_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dateline_bar_words_parent_class)->dispose (object);
}

static void
dateline_bar_words_class_init (DatelineBarWordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_bar_words_dispose;
  widget_class->measure = dateline_bar_words_measure;
  widget_class->size_allocate = dateline_bar_words_size_allocate;
}

static void
dateline_bar_words_init (DatelineBarWords *self)
{
}
