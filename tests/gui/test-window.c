/* The real window on the bundled dataset, driven with real pointer and key events. */
#include "config.h"

#include "detail/event-detail.h"
#include "list/event-model.h"
#include "map/event-layer.h"
#include "map/map-view.h"
#include "real-window.h"
#include "time-query.h"
#include "timeline/timeline.h"

#include <string.h>

/* The rows that the list holds are exactly those of the session. */
static void
check_list (void)
{
  DatelineRows *shown = dateline_session_get_shown (session);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (typed (GTK_TYPE_LIST_VIEW)));

  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (model)), ==, dateline_rows_get_length (shown));
  for (guint i = 0; i < dateline_rows_get_length (shown); i++)
    {
      g_autoptr (DatelineEventItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_cmpuint (dateline_event_item_get_row (item), ==, dateline_rows_get (shown, i));
    }
}

/* Whether a mark at the event's place has the event among its members. */
static gboolean
is_on_map (guint32 row, gboolean *in_view)
{
  DatelineEventLayer *layer = DATELINE_EVENT_LAYER (typed (DATELINE_TYPE_EVENT_LAYER));
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (layer));
  const DatelineColumns *columns =
      dateline_store_get_columns (dateline_session_get_store (session));
  int width = gtk_widget_get_width (GTK_WIDGET (layer)),
      height = gtk_widget_get_height (GTK_WIDGET (layer));
  double longitude, latitude, x, y;

  dateline_geo_unproject (
      (DatelinePoint){ columns->x[row], columns->y[row] }, &longitude, &latitude);
  shumate_viewport_location_to_widget_coords (
      viewport, GTK_WIDGET (layer), latitude, longitude, &x, &y);
  *in_view = x > 40 && y > 40 && x < width - 40 && y < height - 40;
  for (double dx = -40; dx <= 40; dx += 4)
    for (double dy = -40; dy <= 40; dy += 4)
      {
        const DatelineEventMark *mark = dateline_event_layer_pick (layer, x + dx, y + dy);
        guint n = 0;
        const guint32 *members =
            mark != NULL ? dateline_event_layer_get_members (layer, mark, &n) : NULL;

        if (mark != NULL && mark->row == row)
          return TRUE;
        for (guint i = 0; i < n; i++)
          if (members[i] == row)
            return TRUE;
      }
  return FALSE;
}

/* Whether what is shown stands on the map where the map shows its place, and nothing else does. */
static gboolean
is_map_right (gpointer data)
{
  DatelineRows *shown = dateline_session_get_shown (session);
  guint n = dateline_store_get_n_events (dateline_session_get_store (session));
  guint *n_in_view = data;

  *n_in_view = 0;
  for (guint32 row = 0; row < n; row++)
    {
      gboolean in_view, on_map = is_on_map (row, &in_view);

      if (in_view && on_map != dateline_rows_contains (shown, row))
        return FALSE;
      *n_in_view += in_view && on_map;
    }
  return TRUE;
}

/* Not at once: what is on the map may still be gliding. */
static void
check_map (void)
{
  guint n_in_view;

  drive_rest (0.3);
  drive_until (is_map_right, &n_in_view, 10, "the map to have what is shown, and nothing else");
  g_test_message ("%u of %u shown events are in view",
                  n_in_view,
                  dateline_rows_get_length (dateline_session_get_shown (session)));
}

/* The set that the session shows is the one that the window's span asks for, asked anew. */
static void
check_shown (void)
{
  DatelineStore *store = dateline_session_get_store (session);
  g_autoptr (DatelineRows) all = dateline_rows_new_all (dateline_store_get_n_events (store));
  g_autoptr (DatelineRows) expected =
      dateline_time_query (store, all, dateline_session_get_window (session));

  g_assert_cmpint (
      dateline_session_get_playhead (session), ==, dateline_session_get_window (session).end);
  g_assert_true (dateline_rows_equal (expected, dateline_session_get_shown (session)));
}

/* Whether the end handle is drawn where the window ends now, which takes a layout. */
static gboolean
is_laid_out (gpointer data)
{
  GtkWidget *timeline = typed (DATELINE_TYPE_TIMELINE);
  GtkWidget *end = named ("timeline-end");
  double x;

  if (!gtk_widget_get_mapped (end) || gtk_widget_get_width (end) == 0)
    return FALSE;
  gtk_widget_translate_coordinates (end, timeline, 0, 0, &x, NULL);
  return ABS (x - dateline_timeline_time_to_x (DATELINE_TIMELINE (timeline),
                                               dateline_session_get_window (session).end)) <= 1;
}

/* Drags a handle of the timeline to a moment, in steps. */
static void
drag_handle (const char *name, const char *text)
{
  GtkWidget *timeline = typed (DATELINE_TYPE_TIMELINE);
  GtkWidget *handle = named (name);
  DatelineSpan span = dateline_session_get_window (session);
  DatelineTime edge = g_str_equal (name, "timeline-begin") ? span.begin : span.end;
  double x, y, way;

  drive_until (is_laid_out, NULL, 10, "the handles to stand where they should");
  gtk_widget_translate_coordinates (handle,
                                    timeline,
                                    gtk_widget_get_width (handle) / 2.0,
                                    gtk_widget_get_height (handle) / 2.0,
                                    &x,
                                    &y);
  way = dateline_timeline_time_to_x (DATELINE_TIMELINE (timeline), time_of (text)) -
        dateline_timeline_time_to_x (DATELINE_TIMELINE (timeline), edge);
  drive_move (timeline, x, y);
  drive_press ();
  for (guint i = 1; i <= 6; i++)
    drive_move (timeline, x + way * i / 6, y);
  drive_release ();
}

/* An edge is where it was dragged to, as closely as a pixel is; what time that is differs with the
 * folds. */
static void
check_edge (DatelineTime edge, const char *text)
{
  DatelineTimeline *timeline = DATELINE_TIMELINE (typed (DATELINE_TYPE_TIMELINE));

  g_assert_cmpfloat_with_epsilon (dateline_timeline_time_to_x (timeline, edge),
                                  dateline_timeline_time_to_x (timeline, time_of (text)),
                                  1.5);
}

static void
test_drag (void)
{
  GtkWidget *timeline = typed (DATELINE_TYPE_TIMELINE);
  guint32 kapan = dateline_store_find (dateline_session_get_store (session), "kapan-shelling");
  g_autoptr (DatelineRows) before = NULL;
  gboolean has_followed = FALSE;
  double x, y, step;
  GtkWidget *begin, *end;

  dateline_session_set_selection (session, kapan);
  drive_settle ();
  drag_handle ("timeline-end", "2020-10-05");
  drag_handle ("timeline-begin", "2020-09-27");
  check_edge (dateline_session_get_window (session).begin, "2020-09-27");
  check_edge (dateline_session_get_window (session).end, "2020-10-05");
  check_shown ();

  /* The window is taken by its body, between the handles, and dragged across October. */
  drive_until (is_laid_out, NULL, 10, "the handles to stand where they should");
  begin = named ("timeline-begin");
  end = named ("timeline-end");
  gtk_widget_translate_coordinates (
      begin, timeline, gtk_widget_get_width (begin), gtk_widget_get_height (begin) / 2.0, &x, &y);
  gtk_widget_translate_coordinates (end, timeline, 0, 0, &step, NULL);
  x = (x + step) / 2;
  step = (dateline_timeline_time_to_x (DATELINE_TIMELINE (timeline), time_of ("2020-10-11")) -
          dateline_timeline_time_to_x (DATELINE_TIMELINE (timeline), time_of ("2020-10-05"))) /
         8;
  g_assert_cmpfloat (step, >, 1);
  drive_move (timeline, x, y);
  drive_press ();
  for (guint i = 1; i <= 8; i++)
    {
      g_clear_pointer (&before, dateline_rows_unref);
      before = dateline_rows_ref (dateline_session_get_shown (session));
      drive_move (timeline, x + step * i, y);
      has_followed |= !dateline_rows_equal (before, dateline_session_get_shown (session));
      check_shown ();
      check_list ();
      check_map ();
    }
  drive_release ();
  g_assert_true (has_followed);
  g_assert_cmpint (dateline_session_get_window (session).begin, >, time_of ("2020-10-01"));
  g_assert_true (dateline_rows_contains (dateline_session_get_shown (session), kapan));
  g_assert_cmpuint (dateline_session_get_selection (session), ==, kapan);
}

static gboolean
has_kapan (gpointer data)
{
  return dateline_session_get_selection (session) ==
         dateline_store_find (dateline_session_get_store (session), "kapan-shelling");
}

/* The labels' texts of a widget, one a line. */
static void
collect_text (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, text);
}

static void
test_select (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DatelineEventLayer *layer = DATELINE_EVENT_LAYER (typed (DATELINE_TYPE_EVENT_LAYER));
  GtkWidget *view = typed (GTK_TYPE_LIST_VIEW);
  gboolean in_view, found = FALSE;
  guint32 kapan = dateline_store_find (dateline_session_get_store (session), "kapan-shelling");

  dateline_session_set_window (session, dateline_session_get_extent (session));
  dateline_session_set_selection (session, DATELINE_NO_ROW);
  drive_key ("ctrl+f");
  drive_type ("kapan");
  drive_rest (0.6);
  g_assert_cmpuint (dateline_rows_get_length (dateline_session_get_shown (session)), <, 5);
  drive_click (view, 100, 60);
  drive_until (has_kapan, NULL, 5, "the Kapan shelling to be selected");
  drive_rest (0.8);

  g_assert_true (is_on_map (kapan, &in_view));
  g_assert_true (in_view);
  for (int x = 0; x < gtk_widget_get_width (GTK_WIDGET (layer)) && !found; x += 4)
    for (int y = 0; y < gtk_widget_get_height (GTK_WIDGET (layer)) && !found; y += 4)
      {
        const DatelineEventMark *mark = dateline_event_layer_pick (layer, x, y);

        found = mark != NULL && mark->selected && mark->row == kapan;
      }
  g_assert_true (found);

  collect_text (typed (DATELINE_TYPE_EVENT_DETAIL), text);
  g_assert_nonnull (strstr (text->str, "Armenian army"));
  g_assert_nonnull (strstr (text->str, "accuses"));
  g_assert_nonnull (
      strstr (text->str, "accused Azerbaijan of shelling the area near the city of Kapan"));
  g_assert_nonnull (strstr (text->str, "Azerbaijani Defence Ministry"));
  g_assert_nonnull (strstr (text->str, "rejects"));
  g_assert_nonnull (strstr (text->str, "rejected the Armenian accusations as a “provocation”"));
}

/* Enter on a row opens its event, also of the first one, which has the focus but is not selected,
 * and where its pane was closed. */
static void
test_enter (void)
{
  static const char *keys[] = { "Return", "KP_Enter" };
  GtkWidget *detail = typed (DATELINE_TYPE_EVENT_DETAIL);
  guint32 first;

  dateline_session_set_search (session, "");
  dateline_session_set_window (session, dateline_session_get_extent (session));
  drive_key ("ctrl+f");
  drive_type ("kapan");
  drive_rest (0.6);
  first = dateline_rows_get (dateline_session_get_shown (session), 0);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      dateline_session_set_selection (session, DATELINE_NO_ROW);
      drive_key ("ctrl+f");
      drive_key ("Tab");
      g_assert_cmpuint (dateline_session_get_selection (session), ==, DATELINE_NO_ROW);
      drive_key (keys[i]);
      g_assert_cmpuint (dateline_session_get_selection (session), ==, first);
    }
  drive_key ("shift+F9");
  drive_rest (0.5);
  g_assert_false (gtk_widget_get_mapped (detail));
  drive_key ("Return");
  drive_rest (0.5);
  g_assert_true (gtk_widget_get_mapped (detail));
}

static gboolean
has_stopped (gpointer data)
{
  return !dateline_session_is_playing (session);
}

static void
test_play (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  guint n_least = G_MAXUINT, n_last = 0;

  dateline_session_set_search (session, "");
  dateline_session_set_selection (session, DATELINE_NO_ROW);
  dateline_session_set_window (session, dateline_session_get_extent (session));
  g_settings_set_string (settings, "play-pace", "whole:4");
  gtk_widget_grab_focus (named ("timeline-chart"));
  drive_key ("space");
  g_assert_true (dateline_session_is_playing (session));
  while (dateline_session_is_playing (session))
    {
      n_last = dateline_rows_get_length (dateline_session_get_shown (session));
      n_least = MIN (n_least, n_last);
      drive_rest (0.05);
    }
  drive_until (has_stopped, NULL, 10, "the end");
  g_assert_cmpuint (n_least, <, 10);
  g_assert_cmpint (
      dateline_session_get_playhead (session), ==, dateline_session_get_window (session).end);
  g_assert_cmpuint (dateline_rows_get_length (dateline_session_get_shown (session)),
                    ==,
                    dateline_store_get_n_events (dateline_session_get_store (session)));
  check_list ();
}

static void
test_keys (void)
{
  guint32 first;

  dateline_session_set_selection (session, 3);
  dateline_session_set_selection (session, 8);
  drive_key ("alt+Left");
  g_assert_cmpuint (dateline_session_get_selection (session), ==, 3);
  drive_key ("alt+Right");
  g_assert_cmpuint (dateline_session_get_selection (session), ==, 8);
  gtk_widget_grab_focus (named ("timeline-chart"));
  drive_key ("Escape");
  g_assert_cmpuint (dateline_session_get_selection (session), ==, DATELINE_NO_ROW);
  drive_key ("ctrl+Left");
  first = dateline_session_get_selection (session);
  g_assert_cmpuint (first, !=, DATELINE_NO_ROW);
  drive_key ("ctrl+Left");
  g_assert_cmpuint (dateline_session_get_selection (session), !=, first);
}

/* The header bar has fewer buttons where it is narrow; warnings are fatal here. */
static void
test_narrow (void)
{
  GtkWidget *back = named ("history-buttons");

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (gtk_widget_get_visible (back));
      gtk_window_set_default_size (GTK_WINDOW (window), 500, 800);
      drive_rest (0.7);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 560);
      g_assert_false (gtk_widget_get_visible (back));
      gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
      drive_rest (0.7);
    }
}

/* Tab, either way, comes round through every pane and is caught in none. */
static void
test_tab (void)
{
  static const char *keys[] = { "Tab", "shift+Tab" };

  dateline_session_set_selection (
      session, dateline_store_find (dateline_session_get_store (session), "war-1991-1994"));
  drive_rest (0.5);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *panes[] = { typed (GTK_TYPE_SEARCH_ENTRY),
                             typed (DATELINE_TYPE_MAP_VIEW),
                             typed (DATELINE_TYPE_EVENT_DETAIL),
                             typed (DATELINE_TYPE_TIMELINE) };
      gboolean seen[G_N_ELEMENTS (panes)] = { FALSE };

      gtk_widget_grab_focus (named ("timeline-play"));
      for (guint press = 0; press < 60; press++)
        {
          GtkWidget *focus;

          drive_key (keys[i]);
          focus = gtk_root_get_focus (GTK_ROOT (window));
          g_assert_nonnull (focus);
          for (guint pane = 0; pane < G_N_ELEMENTS (panes); pane++)
            seen[pane] |= focus == panes[pane] || gtk_widget_is_ancestor (focus, panes[pane]);
        }
      for (guint pane = 0; pane < G_N_ELEMENTS (panes); pane++)
        {
          if (!seen[pane])
            g_test_message ("%s never came to pane %u", keys[i], pane);
          g_assert_true (seen[pane]);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/drag", test_drag);
  g_test_add_func ("/window/select", test_select);
  g_test_add_func ("/window/enter", test_enter);
  g_test_add_func ("/window/play", test_play);
  g_test_add_func ("/window/keys", test_keys);
  g_test_add_func ("/window/tab", test_tab);
  g_test_add_func ("/window/narrow", test_narrow);
  return real_window_run_tests ();
}
