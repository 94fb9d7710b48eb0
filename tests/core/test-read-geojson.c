/* What comes out of GeoJSON that is good, or nearly; what is broken is in tests/data/broken. */
#include "loader.h"
#include "error.h"

#include <math.h>
#include <string.h>

/* JSON with ' for ". */
static DatelineStore *
read_text (const char *text, DatelineReport **report)
{
  char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));
  g_autoptr (GError) error = NULL;
  DatelineStore *store = dateline_loader_load_bytes (bytes, "x", report, &error);

  g_assert_no_error (error);
  return store;
}

static DatelineStore *
read_plain (const char *geometry, const char *properties, DatelineReport **report)
{
  g_autofree char *text = g_strdup_printf ("{'type':'FeatureCollection','features':[{'type':"
                                           "'Feature','geometry':%s,'properties':%s}]}",
                                           geometry,
                                           properties);

  return read_text (text, report);
}

static void
assert_report (DatelineReport *report, const char *part)
{
  g_autofree char *text = dateline_report_to_string (report);

  if (*part == '\0')
    g_assert_cmpstr (text, ==, "");
  else if (strstr (text, part) == NULL)
    g_error ("“%s” is not in: %s", part, text);
}

static void
test_small (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "valid", "small.geojson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DatelineReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineStore) store = dateline_loader_load_sync (file, &report, &error);
  const DatelineColumns *columns;
  const DatelineExcerpt *excerpts;
  const DatelineRelation *relations;
  const DatelinePlace *place;
  const DatelineSource *source;
  DatelineGeometry geometry;
  DatelineEvent event;
  guint32 row;
  guint n;

  g_assert_no_error (error);
  g_assert_cmpuint (dateline_report_count (report, DATELINE_SEVERITY_ERROR), ==, 0);
  g_assert_cmpuint (dateline_report_count (report, DATELINE_SEVERITY_ASSUMPTION), ==, 1);
  columns = dateline_store_get_columns (store);

  g_assert_cmpstr (
      dateline_store_get_text (store, dateline_store_get_title (store)), ==, "A small dataset");
  g_assert_cmpstr (dateline_store_get_text_in (store, dateline_store_get_title (store), "hy"),
                   ==,
                   "Փոքր հավաքածու");
  g_assert_cmpstr (dateline_store_get_text (store, dateline_store_get_description (store)),
                   ==,
                   "One of everything.");
  g_assert_cmpstr (
      dateline_store_get_text (store, dateline_store_get_license (store)), ==, "CC0-1.0");
  g_assert_cmpstr (dateline_store_get_timezone_id (store), ==, "Asia/Baku");
  g_assert_cmpuint (dateline_store_get_n_categories (store), ==, 3); /* one event has none */
  g_assert_cmpuint (dateline_store_get_n_actors (store), ==, 3);
  g_assert_cmpuint (dateline_store_get_n_places (store), ==, 3);
  g_assert_cmpuint (dateline_store_get_n_sources (store), ==, 1);

  place = dateline_store_get_place (store, 1);
  g_assert_true (place->disputed);
  g_assert_cmpstr (dateline_store_get_text_in (store, place->names, "az"), ==, "Şuşa");
  g_assert_cmpfloat_with_epsilon (place->point.x, (46.7499 + 180) / 360, 1e-12);
  g_assert_true (isnan (dateline_store_get_place (store, 2)->point.x));
  source = dateline_store_get_source (store, 0);
  g_assert_cmpstr (source->published, ==, "2020-10-11~");
  g_assert_cmpint (source->published_basis, ==, DATELINE_BASIS_DERIVED);
  g_assert_cmpint (source->publisher_basis, ==, DATELINE_BASIS_EXTERNAL);
  g_assert_cmpint (source->voice_basis, ==, DATELINE_BASIS_STATED);
  g_assert_cmpstr (dateline_store_get_text_in (store, source->voice, "ru"), ==, "газета");
  g_assert_cmpstr (dateline_store_get_text (store, source->kind), ==, "news report");

  row = dateline_store_find (store, "shelling");
  event = dateline_store_get_event (store, row);
  g_assert_cmpstr (event.when, ==, "2020-10-10T12:00+04:00~");
  g_assert_cmpint (event.when_basis, ==, DATELINE_BASIS_EXTERNAL);
  g_assert_cmpint (event.place_basis, ==, DATELINE_BASIS_STATED);
  g_assert_cmpstr (dateline_store_get_text (store, event.description), ==, "Minutes after noon.");
  g_assert_cmpint (columns->begin[row], ==, 1602316800);
  g_assert_cmpuint (columns->when_flags[row], ==, DATELINE_WHEN_APPROXIMATE);
  g_assert_cmpuint (columns->status[row], ==, DATELINE_STATUS_DISPUTED);
  g_assert_cmpuint (columns->place_precision[row], ==, DATELINE_PLACE_TOWN);
  g_assert_cmpfloat (columns->radius[row], ==, 5000);
  g_assert_cmpuint (columns->place[row], ==, 0);
  excerpts = dateline_store_get_excerpts (store, row, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (excerpts[0].stance, ==, DATELINE_STANCE_ACCUSES);
  g_assert_cmpint (excerpts[1].stance, ==, DATELINE_STANCE_REJECTS);
  g_assert_cmpuint (excerpts[1].start, ==, 29);
  g_assert_cmpuint (excerpts[1].end, ==, 43);
  g_assert_cmpuint (excerpts[1].actor, ==, 1);
  relations = dateline_store_get_relations (store, row, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (dateline_store_get_event (store, relations[0].row).id, ==, "talks");

  row = dateline_store_find (store, "road");
  g_assert_true (dateline_store_get_event (store, row).schematic);
  g_assert_true (dateline_store_get_geometry (store, row, &geometry));
  g_assert_cmpint (geometry.type, ==, DATELINE_GEOMETRY_LINE);
  g_assert_cmpint (columns->end[row], ==, DATELINE_TIME_MAX);
  row = dateline_store_find (store, "area");
  g_assert_true (dateline_store_get_geometry (store, row, &geometry));
  g_assert_cmpuint (geometry.n_parts, ==, 2);
  excerpts = dateline_store_get_excerpts (store, dateline_store_find (store, "talks"), &n);
  g_assert_cmpuint (excerpts[0].actor, ==, DATELINE_NONE);
}

/* Where a geometry ends up: its representative point, in degrees. */
static void
test_geometries (void)
{
  static const struct
  {
    const char *geometry;
    DatelineGeometryType type;
    double longitude, latitude;
    const char *report;
  } cases[] = {
    { "{'type':'Point','coordinates':[46,39]}", DATELINE_GEOMETRY_POINT, 46, 39, "" },
    { "{'type':'Point','coordinates':[46,39,1200]}",
      DATELINE_GEOMETRY_POINT,
      46,
      39,
      "note: some positions have heights" },
    { "{'type':'Point','coordinates':[190,10]}",
      DATELINE_GEOMETRY_POINT,
      -170,
      10,
      "longitudes beyond 180 are counted on round the world" },
    { "{'type':'Point','coordinates':[0,90]}",
      DATELINE_GEOMETRY_POINT,
      0,
      DATELINE_LATITUDE_MAX,
      "" },
    { "{'type':'MultiPoint','coordinates':[[46,0]]}", DATELINE_GEOMETRY_POINT, 46, 0, "" },
    { "{'type':'MultiPoint','coordinates':[[46,0],[48,0]]}",
      DATELINE_GEOMETRY_POINT,
      47,
      0,
      "2 points are shown as the middle of them" },
    { "{'type':'MultiPoint','coordinates':[[179,0],[-179,0]]}",
      DATELINE_GEOMETRY_POINT,
      -180,
      0,
      "2 points are shown as the middle of them" },
    { "{'type':'LineString','coordinates':[[46,0],[48,0]]}", DATELINE_GEOMETRY_LINE, 47, 0, "" },
    { "{'type':'LineString','coordinates':[[178,0],[-176,0]]}",
      DATELINE_GEOMETRY_LINE,
      -179,
      0,
      "note: feature 1: geometry: this crosses the date line" },
    { "{'type':'MultiLineString','coordinates':[[[46,0],[47,0]],[[48,0],[51,0]]]}",
      DATELINE_GEOMETRY_LINE,
      49,
      0,
      "" },
    { "{'type':'Polygon','coordinates':[[[46,-1],[48,-1],[48,1],[46,1],[46,-1]]]}",
      DATELINE_GEOMETRY_AREA,
      47,
      0,
      "" },
    { "{'type':'MultiPolygon','coordinates':[[[[179,-1],[180,-1],[180,1],[179,1],[179,-1]]],"
      "[[[-180,-1],[-179,-1],[-179,1],[-180,1],[-180,-1]]]]}",
      DATELINE_GEOMETRY_AREA,
      180,
      0,
      "crosses the date line" },
    { "{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[1,1]},"
      "{'type':'LineString','coordinates':[[46,0],[48,0]]}]}",
      DATELINE_GEOMETRY_LINE,
      47,
      0,
      "geometry.geometries[0]: of a collection only" },
    { "{'type':'GeometryCollection','geometries':[{'type':'GeometryCollection',"
      "'geometries':[{'type':'Point','coordinates':[5,6]}]}]}",
      DATELINE_GEOMETRY_POINT,
      5,
      6,
      "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineReport) report = NULL;
      g_autoptr (DatelineStore) store =
          read_plain (cases[i].geometry, "{'date':'2020','name':'x'}", &report);
      const DatelineColumns *columns = dateline_store_get_columns (store);
      DatelineGeometry geometry;
      double longitude, latitude;

      g_test_message ("%s", cases[i].geometry);
      g_assert_cmpuint (columns->n_events, ==, 1);
      dateline_store_get_geometry (store, 0, &geometry);
      g_assert_cmpint (geometry.type, ==, cases[i].type);
      dateline_geo_unproject (
          (DatelinePoint){ columns->x[0], columns->y[0] }, &longitude, &latitude);
      if (fabs (cases[i].longitude) == 180)
        longitude = copysign (longitude, cases[i].longitude);
      g_assert_cmpfloat_with_epsilon (longitude, cases[i].longitude, 1e-6);
      g_assert_cmpfloat_with_epsilon (latitude, cases[i].latitude, 1e-6);
      if (*cases[i].report != '\0')
        assert_report (report, cases[i].report);
    }
}

/* However the file turns them, the hole counts against the area. */
static void
test_ring_directions (void)
{
  static const char *const holes[] = { "[[1,-1],[3,-1],[3,1],[1,1],[1,-1]]",
                                       "[[1,-1],[1,1],[3,1],[3,-1],[1,-1]]" };

  for (guint i = 0; i < G_N_ELEMENTS (holes); i++)
    {
      g_autofree char *geometry =
          g_strdup_printf ("{'type':'Polygon','coordinates':[[[-4,-4],[4,-4],[4,4],[-4,4],"
                           "[-4,-4]],%s]}",
                           holes[i]);
      g_autoptr (DatelineStore) store = read_plain (geometry, "{'date':'2020'}", NULL);
      double longitude, latitude;

      dateline_geo_unproject ((DatelinePoint){ dateline_store_get_columns (store)->x[0],
                                               dateline_store_get_columns (store)->y[0] },
                              &longitude,
                              &latitude);
      g_assert_cmpfloat_with_epsilon (longitude, -2.0 * 4 / 60, 1e-3);
    }
}

static void
test_plain_guesses (void)
{
  static const struct
  {
    const char *properties;
    const char *title;
    const char *when;
    const char *report;
  } cases[] = {
    { "{'title':'T','date':'2020-10-10'}",
      "T",
      "2020-10-10",
      "assumed: “date” was taken for the date (1 event)" },
    { "{'Name':'T','EVENT_DATE':'10 October 2020'}",
      "T",
      "2020-10-10",
      "assumed: “EVENT_DATE” was taken for the date" },
    { "{'headline':'T','timestamp':1602331200}", "T", "2020-10-10T12:00:00Z", "“timestamp”" },
    { "{'headline':'T','timestamp':1602331200000}", "T", "2020-10-10T12:00:00Z", "" },
    { "{'name':'T','when':'1915~'}", "T", "1915~", "" },
    { "{'name':'T','start':'2020-09-27','end':'2020-11-10'}",
      "T",
      "2020-09-27/2020-11-10",
      "“end” was taken for the end" },
    { "{'name':'T','date_start':'2020-09-27','date_end':'2020-09-27'}", "T", "2020-09-27", "" },
    { "{'name':'T','start':'2020-09-27','end':'2020-01-01'}",
      "T",
      "2020-09-27",
      "assumed: feature 1: properties.end: this is no date after the begin" },
    { "{'name':'T','start':'2020-09-27','end':''}", "T", "2020-09-27", "" },
    { "{'name':'T','year':1993}", "T", "1993", "“year” was taken for the date" },
    { "{'name':'T','year':'1993','month':4,'day':3}", "T", "1993-04-03", "" },
    { "{'name':'T','date':'unknown','timestamp':'2020-10-10 12:00'}", "T", "2020-10-10T12:00", "" },
    { "{'name':'T','event_date':'2020-10-10','timestamp':1602331300}", "T", "2020-10-10", "" },
    { "{'event_type':'Battles','location':'Aghdam','date':'2020'}",
      "Battles, Aghdam",
      "2020",
      "1 event has no title" },
    { "{'date':'2020'}", "Event 1", "2020", "1 event has no title" },
    { "{'title':'T','date':'2020-10-10','x':{'deep':[1,2]},'y':null,'z':true}",
      "T",
      "2020-10-10",
      "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineReport) report = NULL;
      g_autoptr (DatelineStore) store =
          read_plain ("{'type':'Point','coordinates':[46,39]}", cases[i].properties, &report);
      DatelineEvent event;

      g_test_message ("%s", cases[i].properties);
      g_assert_cmpuint (dateline_store_get_n_events (store), ==, 1);
      g_assert_cmpuint (dateline_report_count (report, DATELINE_SEVERITY_ERROR), ==, 0);
      event = dateline_store_get_event (store, 0);
      g_assert_cmpstr (event.when, ==, cases[i].when);
      g_assert_cmpstr (dateline_store_get_text (store, event.title), ==, cases[i].title);
      if (*cases[i].report != '\0')
        assert_report (report, cases[i].report);
    }
}

static void
test_plain_roots (void)
{
  static const struct
  {
    const char *text;
    guint n_events;
  } cases[] = {
    { "{'type':'Feature','id':7,'geometry':{'type':'Point','coordinates':[1,2]},"
      "'properties':{'date':'2020'}}",
      1 },
    { "{'features':[{'type':'Feature','id':7,'geometry':{'type':'Point','coordinates':"
      "[1,2]},'properties':{'date':'2020'}}],'type':'FeatureCollection'}",
      1 },
    { "{'\\u0074ype':'FeatureCollection','f\\u0065atures':[{'type':'Feature','id':7,"
      "'geometry':{'type':'Point','coordinates':[1,2]},'properties':{'date':'2020'}}]}",
      1 },
    { "{'type':'Point','coordinates':[1,2]}", 0 },
    { "{'type':'FeatureCollection','features':[]}", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineStore) store = read_text (cases[i].text, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (dateline_store_get_n_events (store), ==, cases[i].n_events);
      if (cases[i].n_events > 0)
        g_assert_cmpuint (dateline_store_find (store, "7"), ==, 0);
    }
}

/* The dateline member may stand behind the features. */
static void
test_dataset_last (void)
{
  g_autoptr (DatelineReport) report = NULL;
  g_autoptr (DatelineStore) store = read_text (
      "{'type':'FeatureCollection','features':[{'type':'Feature','id':'a','geometry':null,"
      "'properties':{'title':'T','when':'2020','status':'reported','place':'p','excerpts':"
      "[{'source':'s','text':'x','stance':'reports'}]}}],'dateline':{'version':1,'places':"
      "[{'id':'p','names':'P','point':[1,2]}],'sources':[{'id':'s','title':'S'}]}}",
      &report);

  g_assert_cmpuint (dateline_report_count (report, DATELINE_SEVERITY_ERROR), ==, 0);
  g_assert_cmpuint (dateline_store_get_columns (store)->place[0], ==, 0);
}

static void
test_place_beyond (void)
{
  g_autoptr (DatelineReport) report = NULL;
  g_autoptr (DatelineStore) store = read_text (
      "{'type':'FeatureCollection','features':[],'dateline':{'version':1,'sources':[],'places':["
      "{'id':'a','names':'A','point':[-200,0]},{'id':'b','names':'B','point':[180,0]}]}}",
      &report);

  g_assert_cmpfloat_with_epsilon (dateline_store_get_place (store, 0)->point.x, 340.0 / 360, 1e-12);
  g_assert_cmpfloat (dateline_store_get_place (store, 1)->point.x, ==, 1);
  assert_report (report, "assumed: dateline.places[0].point: longitudes beyond 180");
}

/* One broken feature between good ones; the line and the number are the feature's. */
static void
test_isolation (void)
{
  g_autoptr (DatelineReport) report = NULL;
  g_autoptr (DatelineStore) store =
      read_text ("{'type':'FeatureCollection','features':[\n"
                 "{'type':'Feature','geometry':{'type':'Point','coordinates':[1,2]},"
                 "'properties':{'date':'2020'}},\n"
                 "{'type':'Feature','geometry':{'type':'Point','coordinates':[1,92]},"
                 "'properties':{'date':'2020'}},\n"
                 "17,\n"
                 "{'type':'Feature','geometry':{'type':'Point','coordinates':[1,2]},"
                 "'properties':{'date':'2021'}}\n"
                 "]}",
                 &report);

  g_assert_cmpuint (dateline_store_get_n_events (store), ==, 2);
  assert_report (report, "x:3: feature 2: geometry.coordinates: the latitude 92 is beyond 90");
  assert_report (report, "x:4: feature 3: this is not an object");
}

static void
test_many_problems (void)
{
  g_autoptr (GString) text = g_string_new ("{'type':'FeatureCollection','features':[0");
  g_autoptr (DatelineReport) report = NULL;
  g_autoptr (DatelineStore) store = NULL;

  for (int i = 1; i < 5000; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  store = read_text (text->str, &report);
  g_assert_cmpuint (dateline_report_count (report, DATELINE_SEVERITY_ERROR), ==, 5000);
  g_assert_cmpuint (dateline_report_get_n_kept (report), ==, DATELINE_REPORT_KEPT);
  assert_report (report, "and 4000 more problems");
}

static void
test_large_feature (void)
{
  g_autoptr (GString) text =
      g_string_new ("{'type':'FeatureCollection','features':[{'type':'Feature','geometry':{'type':"
                    "'Point','coordinates':[1,2]},'properties':{'date':'2020','title':'");
  g_autoptr (DatelineReport) report = NULL;
  g_autoptr (DatelineStore) store = NULL;
  gsize at = text->len;

  g_string_set_size (text, at + (2u << 20));
  memset (text->str + at, 'x', 2u << 20);
  g_string_append (text, "'}}]}");
  store = read_text (text->str, &report);
  assert_report (report, "properties.title: longer than 1048576 bytes, and left out");
  g_assert_cmpuint (dateline_store_get_n_events (store), ==, 1);

  g_clear_pointer (&store, dateline_store_unref);
  g_clear_pointer (&report, dateline_report_unref);
  g_string_set_size (text, at + (17u << 20));
  memset (text->str + at, 'x', 17u << 20);
  g_string_append (text, "'}}]}");
  store = read_text (text->str, &report);
  assert_report (report, "feature 1: it is larger than 16 MiB, and is left out");
  g_assert_cmpuint (dateline_store_get_n_events (store), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-geojson/small", test_small);
  g_test_add_func ("/read-geojson/geometries", test_geometries);
  g_test_add_func ("/read-geojson/ring-directions", test_ring_directions);
  g_test_add_func ("/read-geojson/plain-guesses", test_plain_guesses);
  g_test_add_func ("/read-geojson/plain-roots", test_plain_roots);
  g_test_add_func ("/read-geojson/dataset-last", test_dataset_last);
  g_test_add_func ("/read-geojson/place-beyond", test_place_beyond);
  g_test_add_func ("/read-geojson/isolation", test_isolation);
  g_test_add_func ("/read-geojson/many-problems", test_many_problems);
  g_test_add_func ("/read-geojson/large-feature", test_large_feature);
  return g_test_run ();
}
