/* The legend is made from the store each time the dataset changes: only categories, statuses,
 * precisions, lengths of time and lines of a time that can occur with it have a line. */
#include "config.h"

#include "legend.h"

#include "dated-lines.h"
#include "legend-signs.h"
#include "palette.h"
#include "time-scale.h"
#include "widgets.h"

#include <glib/gi18n-lib.h>

#define LEGEND_HEIGHT_MIN 320
#define LEGEND_HEIGHT_REST 190 /* of the window, for what is above and below */
#define DAY (24 * 3600)

/* What occurs in a dataset. */
typedef struct
{
  gboolean *categories;
  gboolean statuses[DATELINE_N_STATUSES];
  gboolean precisions[DATELINE_N_PLACE_PRECISIONS];
  gboolean lines;
  gboolean schematic;
  gboolean areas;
  gboolean folds;
  gboolean lasting;
  gboolean spans; /* longer than a day */
  gboolean open;
} Signs;

static void
find_times (const DatelineColumns *columns, DatelineSpan extent, Signs *signs)
{
  g_autoptr (DatelineTimeScale) scale =
      dateline_time_scale_new_elastic (extent, columns->begin, columns->end, columns->n_events);
  guint n_folds;

  dateline_time_scale_get_folds (scale, &n_folds);
  signs->folds = n_folds > 0;
  for (guint32 row = 0; row < columns->n_events; row++)
    {
      guint flags = columns->when_flags[row];

      if (flags & DATELINE_WHEN_LASTS)
        signs->lasting = TRUE;
      else if (columns->end[row] - columns->begin[row] > DAY)
        signs->spans = TRUE;
      if (flags & (DATELINE_WHEN_OPEN_BEGIN | DATELINE_WHEN_OPEN_END | DATELINE_WHEN_UNKNOWN_BEGIN |
                   DATELINE_WHEN_UNKNOWN_END))
        signs->open = TRUE;
    }
}

static void
find_signs (const DatelineStore *store, Signs *signs)
{
  const DatelineColumns *columns = dateline_store_get_columns (store);

  signs->categories = g_new0 (gboolean, dateline_store_get_n_categories (store));
  for (guint32 row = 0; row < columns->n_events; row++)
    {
      DatelineGeometry geometry;

      signs->categories[columns->category[row]] = TRUE;
      signs->statuses[columns->status[row]] = TRUE;
      signs->precisions[columns->place_precision[row]] = TRUE;
      if (!dateline_store_get_geometry (store, row, &geometry))
        continue;
      if (geometry.type == DATELINE_GEOMETRY_AREA)
        signs->areas = TRUE;
      else if (dateline_store_get_event (store, row).schematic)
        signs->schematic = TRUE;
      else
        signs->lines = TRUE;
    }
}

static void
add_heading (GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 10);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_box_append (box, label);
}

/* @text may come from a dataset. */
static void
add_line (GtkBox *box, GtkWidget *sign, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *cell = gtk_center_box_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_center_box_set_center_widget (GTK_CENTER_BOX (cell), sign);
  gtk_widget_set_size_request (cell, DATELINE_LEGEND_SIGN_WIDTH, DATELINE_LEGEND_SIGN_HEIGHT);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_box_append (GTK_BOX (line), cell);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, line);
}

static void
add_status (GtkBox *box, DatelineStatus status, const char *text)
{
  add_line (box, dateline_legend_signs_create_status (status), text);
}

static void
add_statuses (GtkBox *box, const Signs *signs)
{
  add_heading (box, _ ("How sure it is"));
  if (signs->statuses[DATELINE_STATUS_REPORTED] && signs->statuses[DATELINE_STATUS_AGREED])
    add_status (box, DATELINE_STATUS_REPORTED, _ ("Reported, or agreed by both parties"));
  for (guint i = 0; i < DATELINE_N_STATUSES; i++)
    if (signs->statuses[i] &&
        !(i == DATELINE_STATUS_REPORTED && signs->statuses[DATELINE_STATUS_AGREED]) &&
        !(i == DATELINE_STATUS_AGREED && signs->statuses[DATELINE_STATUS_REPORTED]))
      add_status (box, i, dateline_palette_get_status_name (i));
}

static void
add_categories (GtkBox *box, DatelineStore *store, const Signs *signs)
{
  add_heading (box, _ ("What happened"));
  for (guint i = 0; i < dateline_store_get_n_categories (store); i++)
    if (signs->categories[i])
      add_line (box,
                dateline_legend_signs_create_category (store, i),
                dateline_store_get_text (store, dateline_store_get_category (store, i)->title));
}

static void
add_places (GtkBox *box, const Signs *signs)
{
  gboolean coarse = FALSE;

  for (guint i = DATELINE_PLACE_TOWN; i < DATELINE_N_PLACE_PRECISIONS; i++)
    coarse = coarse || signs->precisions[i];
  if (!coarse && !signs->lines && !signs->schematic && !signs->areas)
    return;
  add_heading (box, _ ("Where it was"));
  if (coarse)
    add_line (
        box,
        dateline_legend_signs_create (DATELINE_LEGEND_SIGN_EXTENT),
        _ ("Somewhere within the circle. Where the file gives no radius: 5 km for a town, 20 km "
           "for a district, 75 km for a region, 250 km for a country"));
  if (coarse)
    add_line (box,
              dateline_legend_signs_create (DATELINE_LEGEND_SIGN_WIDER),
              _ ("Somewhere in a wider area: a region, a country, or a circle too large to draw"));
  if (signs->lines)
    add_line (box, dateline_legend_signs_create (DATELINE_LEGEND_SIGN_LINE), _ ("Along this line"));
  if (signs->schematic)
    add_line (box,
              dateline_legend_signs_create (DATELINE_LEGEND_SIGN_SCHEMATIC),
              _ ("Between these places; the line is schematic, not surveyed"));
  if (signs->areas)
    add_line (box, dateline_legend_signs_create (DATELINE_LEGEND_SIGN_AREA), _ ("In this area"));
}

static void
add_several (GtkBox *box)
{
  add_heading (box, _ ("Several, and how long ago"));
  add_line (box,
            dateline_legend_signs_create (DATELINE_LEGEND_SIGN_STACK),
            _ ("Events at one place; click to list them"));
  add_line (box,
            dateline_legend_signs_create (DATELINE_LEGEND_SIGN_CLUSTER),
            _ ("Events near each other; click to come nearer"));
  add_line (box,
            dateline_legend_signs_create (DATELINE_LEGEND_SIGN_FADING),
            _ ("Faded: longer ago, counted from the playhead to the begin of the time window"));
}

static void
add_timeline (GtkBox *box, const Signs *signs)
{
  const struct
  {
    gboolean used;
    DatelineLegendSign sign;
    const char *text;
  } lines[] = {
    { signs->folds, DATELINE_LEGEND_SIGN_TEAR, _ ("Time without events, folded") },
    { signs->lasting, DATELINE_LEGEND_SIGN_BAND, _ ("Lasts so long") },
    { signs->spans, DATELINE_LEGEND_SIGN_SPAN, _ ("Somewhere in this span") },
    { signs->open, DATELINE_LEGEND_SIGN_ARROW, _ ("An end that is open or not known") },
    { TRUE, DATELINE_LEGEND_SIGN_PALE, _ ("Pale: outside the time window, or not yet reached") },
    { TRUE,
      DATELINE_LEGEND_SIGN_OVERFLOW,
      _ ("More than there is room for; click to come nearer") },
  };

  add_heading (box, _ ("On the timeline"));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].used)
      add_line (box, dateline_legend_signs_create (lines[i].sign), lines[i].text);
}

/* Lines that no window of this dataset can bring up are not listed. */
static void
add_dated (GtkBox *box, GPtrArray *lines, DatelineSpan extent)
{
  guint64 touching = dateline_dated_lines_get_touching (lines, extent);

  if (touching == 0)
    return;
  add_heading (box, _ ("Drawn only while the time window touches their time"));
  for (guint i = 0; i < lines->len; i++)
    {
      const DatelineDatedLine *line = g_ptr_array_index (lines, i);
      g_autofree char *text = g_strdup_printf ("%s\n%s", line->name, line->dates);

      if (touching & G_GUINT64_CONSTANT (1) << i)
        add_line (box, dateline_legend_signs_create_dated (i), text);
    }
}

static void
fill (GtkBox *box, DatelineSession *session, GPtrArray *lines)
{
  DatelineStore *store = dateline_session_get_store (session);
  Signs signs = { 0 };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
  if (store == NULL)
    return;
  find_signs (store, &signs);
  find_times (dateline_store_get_columns (store), dateline_session_get_extent (session), &signs);
  add_categories (box, store, &signs);
  add_statuses (box, &signs);
  add_places (box, &signs);
  add_several (box);
  add_dated (box, lines, dateline_session_get_extent (session));
  add_timeline (box, &signs);
  g_free (signs.categories);
}

typedef struct
{
  DatelineSession *session;
  DatelineDatedLinesLayer *lines;
  DatelineStore *store; /* that the box is filled for */
} Legend;

static void
legend_free (gpointer data)
{
  Legend *legend = data;

  g_object_unref (legend->session);
  g_object_unref (legend->lines);
  g_clear_pointer (&legend->store, dateline_store_unref);
  g_free (legend);
}

/* A pass over all events is left until someone looks. */
static void
mapped_cb (GtkWidget *box, Legend *legend)
{
  DatelineStore *store = dateline_session_get_store (legend->session);
  GtkWidget *scroller = gtk_widget_get_ancestor (box, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *window = gtk_widget_get_ancestor (box, GTK_TYPE_WINDOW);

  if (window)
    gtk_scrolled_window_set_max_content_height (
        GTK_SCROLLED_WINDOW (scroller),
        MAX (gtk_widget_get_height (window) - LEGEND_HEIGHT_REST, LEGEND_HEIGHT_MIN));
  if (legend->store == store)
    return;
  fill (GTK_BOX (box), legend->session, dateline_dated_lines_layer_get_lines (legend->lines));
  g_clear_pointer (&legend->store, dateline_store_unref);
  legend->store = store ? dateline_store_ref (store) : NULL;
}

/* What is shown holds its dataset. */
static void
session_changed_cb (DatelineSession *session, guint changes, GtkWidget *box)
{
  Legend *legend = g_object_get_data (G_OBJECT (box), "legend");

  if (!(changes & DATELINE_CHANGE_STORE))
    return;
  g_clear_pointer (&legend->store, dateline_store_unref);
  dateline_box_clear (GTK_BOX (box));
  if (gtk_widget_get_mapped (box))
    mapped_cb (box, legend);
}

GtkWidget *
dateline_legend_new (DatelineSession *session, DatelineDatedLinesLayer *lines)
{
  GtkWidget *scroller = dateline_scroller_new (_ ("Legend"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  Legend *legend = g_new0 (Legend, 1);

  legend->session = g_object_ref (session);
  legend->lines = g_object_ref (lines);
  g_object_set_data_full (G_OBJECT (box), "legend", legend, legend_free);
  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 8);
  g_signal_connect (box, "map", G_CALLBACK (mapped_cb), legend);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), box, 0);
  /* Automatic, the bar would have no part in the width and lie on the text. */
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_ALWAYS);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}
