/* A row in which it is decided who gives way. That must not hang on the words of the child that
 * expands: they change while time is played, and no button may move then. */
#include "config.h"

#include "bar-layout.h"

#define EXPANDING_WIDTH 400

struct _DatelineBarLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (DatelineBarLayout, dateline_bar_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
is_spare (GtkWidget *child)
{
  return gtk_widget_has_css_class (child, "spare");
}

static void
dateline_bar_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  gboolean along = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
      if (along && is_spare (child))
        least = 0;
      *minimum = along ? *minimum + least : MAX (*minimum, least);
      *natural = along ? *natural + wanted : MAX (*natural, wanted);
    }
}

/* What a child gets that does not expand. */
static int
get_width (GtkWidget *child, gboolean roomy)
{
  int least, wanted;

  if (!gtk_widget_should_layout (child) || (is_spare (child) && !roomy))
    return 0;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  return roomy ? wanted : least;
}

/* Whether there is room for all. */
static gboolean
is_roomy (GtkWidget *widget, int width)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    width -= gtk_widget_get_hexpand (child) ? EXPANDING_WIDTH : get_width (child, TRUE);
  return width >= 0;
}

static void
dateline_bar_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean roomy = is_roomy (widget, width);
  int rest = width, x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!gtk_widget_get_hexpand (child))
      rest -= get_width (child, roomy);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int own = gtk_widget_get_hexpand (child) ? rest : get_width (child, roomy);

      gtk_widget_set_child_visible (child, roomy || !is_spare (child));
      if (!gtk_widget_get_child_visible (child) || !gtk_widget_should_layout (child))
        continue;
      gtk_widget_size_allocate (
          child, &(GtkAllocation){ rtl ? width - x - own : x, 0, own, height }, -1);
      x += own;
    }
}

static void
dateline_bar_layout_class_init (DatelineBarLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = dateline_bar_layout_measure;
  manager_class->allocate = dateline_bar_layout_allocate;
}

static void
dateline_bar_layout_init (DatelineBarLayout *self)
{
}
