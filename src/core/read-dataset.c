/* The "dateline" member: what the events refer to. Invariant: a record that has no usable id, or
 * one that is taken, is reported and left out; any other fault of a record costs only the member it
 * is in. */
#include "config.h"

#include "edtf.h"
#include "read-geojson-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define ERROR DATELINE_SEVERITY_ERROR

const char *const dateline_basis_words[] = { "stated", "derived", "external", NULL };

typedef void (*ReadRecord) (DatelineGeojson *self, JsonObject *record, const char *id);

static void
check_added (DatelineGeojson *self, guint32 number, const char *id)
{
  g_autofree char *quoted = dateline_walk_quote (id);

  if (number == DATELINE_NONE)
    dateline_walk_report (
        &self->walk, ERROR, "id", _ ("%s is taken already, or there are too many"), quoted);
}

static void
read_category (DatelineGeojson *self, JsonObject *record, const char *id)
{
  DatelineCategory category = {
    .id = id,
    .symbol = dateline_walk_string (&self->walk, record, "symbol"),
    .title = dateline_walk_text (&self->walk, record, "title"),
  };

  if (category.title == 0)
    category.title = dateline_builder_add_text (self->builder, NULL, id);
  check_added (self, dateline_builder_add_category (self->builder, &category), id);
}

static void
read_actor (DatelineGeojson *self, JsonObject *record, const char *id)
{
  DatelineActor actor = {
    .id = id,
    .side = dateline_walk_string (&self->walk, record, "side"),
    .title = dateline_walk_text (&self->walk, record, "title"),
  };

  if (actor.title == 0)
    actor.title = dateline_builder_add_text (self->builder, NULL, id);
  check_added (self, dateline_builder_add_actor (self->builder, &actor), id);
}

static const char **
read_aliases (DatelineGeojson *self, JsonObject *record)
{
  JsonArray *array = dateline_walk_array (&self->walk, record, "aliases");
  GPtrArray *aliases = g_ptr_array_new ();
  gsize mark = dateline_walk_enter (&self->walk, "aliases");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      gsize item = dateline_walk_enter_item (&self->walk, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING)
        g_ptr_array_add (aliases, (gpointer) json_node_get_string (node));
      else
        dateline_walk_report (&self->walk, ERROR, NULL, _ ("this is not a string"));
      dateline_walk_leave (&self->walk, item);
    }
  dateline_walk_leave (&self->walk, mark);
  g_ptr_array_add (aliases, NULL);
  return (const char **) g_ptr_array_free (aliases, FALSE);
}

static void
check_names (DatelineGeojson *self, JsonObject *record, const DatelinePlace *place)
{
  JsonNode *names = json_object_get_member (record, "names");
  guint n = names != NULL && JSON_NODE_HOLDS_OBJECT (names)
                ? json_object_get_size (json_node_get_object (names))
                : 1;

  if (place->names == 0)
    dateline_walk_report (&self->walk, ERROR, "names", _ ("the place has no name"));
  else if (place->disputed && n < 2)
    dateline_walk_report (&self->walk,
                          ERROR,
                          "names",
                          _ ("a disputed place needs its names in at least two languages"));
}

/* NAN, NAN where there is none. */
static DatelinePoint
read_point (DatelineGeojson *self, JsonObject *record)
{
  DatelinePoint point = { NAN, NAN };
  gsize mark = dateline_walk_enter (&self->walk, "point");

  if (dateline_walk_has (record, "point"))
    dateline_read_position (
        &self->walk, json_object_get_member (record, "point"), &self->shape, &point);
  if (point.x < 0.0 || point.x > 1.0)
    {
      dateline_walk_report (&self->walk,
                            DATELINE_SEVERITY_ASSUMPTION,
                            NULL,
                            _ ("longitudes beyond 180 are counted on round the world"));
      point.x -= floor (point.x);
    }
  dateline_walk_leave (&self->walk, mark);
  return point;
}

static void
read_place (DatelineGeojson *self, JsonObject *record, const char *id)
{
  g_autofree const char **aliases = read_aliases (self, record);
  DatelinePlace place = {
    .id = id,
    .kind = dateline_walk_string (&self->walk, record, "kind"),
    .names = dateline_walk_text (&self->walk, record, "names"),
    .aliases = aliases,
    .point = read_point (self, record),
    .disputed = dateline_walk_boolean (&self->walk, record, "disputed"),
  };

  check_names (self, record, &place);
  check_added (self, dateline_builder_add_place (self->builder, &place), id);
}

/* The document's name within a folder: nothing that leads out of it. */
static const char *
read_file_name (DatelineGeojson *self, JsonObject *record)
{
  const char *file = dateline_walk_string (&self->walk, record, "file");

  if (file == NULL || (*file != '\0' && *file != '.' && strpbrk (file, "/\\") == NULL))
    return file;
  dateline_walk_report (
      &self->walk, ERROR, "file", _ ("this is not the plain name of a file, without a folder"));
  return NULL;
}

static const char *
read_sha256 (DatelineGeojson *self, JsonObject *record)
{
  const char *sha256 = dateline_walk_string (&self->walk, record, "sha256");

  if (sha256 == NULL || (strlen (sha256) == 64 && strspn (sha256, "0123456789abcdefABCDEF") == 64))
    return sha256;
  dateline_walk_report (&self->walk, ERROR, "sha256", _ ("this is not 64 hexadecimal digits"));
  return NULL;
}

static const char *
read_url (DatelineGeojson *self, JsonObject *record)
{
  const char *url = dateline_walk_string (&self->walk, record, "url");

  if (url == NULL || ((g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")) &&
                      g_uri_is_valid (url, G_URI_FLAGS_NONE, NULL)))
    return url;
  dateline_walk_report (
      &self->walk, ERROR, "url", _ ("this is not a valid address that begins with http or https"));
  return NULL;
}

static const char *
read_published (DatelineGeojson *self, JsonObject *record)
{
  const char *published = dateline_walk_string (&self->walk, record, "published");
  g_autoptr (DatelineEdtf) edtf = NULL;
  g_autoptr (GError) error = NULL;

  if (published == NULL)
    return NULL;
  edtf = dateline_edtf_parse (published, &error);
  if (edtf != NULL)
    return published;
  dateline_walk_report (&self->walk, ERROR, "published", "%s", error->message);
  return NULL;
}

static DatelineBasis
read_basis (DatelineGeojson *self, JsonObject *record, const char *member, DatelineText note)
{
  DatelineBasis basis = dateline_walk_choice (&self->walk, record, member, dateline_basis_words);

  if (basis > DATELINE_BASIS_STATED && note == 0)
    dateline_walk_report (&self->walk, ERROR, member, _ ("this needs a note that says how"));
  return basis;
}

static void
read_source (DatelineGeojson *self, JsonObject *record, const char *id)
{
  DatelineWalk *walk = &self->walk;
  DatelineSource source = {
    .id = id,
    .file = read_file_name (self, record),
    .publisher = dateline_walk_string (walk, record, "publisher"),
    .published = read_published (self, record),
    .language = dateline_walk_string (walk, record, "language"),
    .url = read_url (self, record),
    .sha256 = read_sha256 (self, record),
    .title = dateline_walk_text (walk, record, "title"),
    .kind = dateline_walk_text (walk, record, "kind"),
    .voice = dateline_walk_text (walk, record, "voice"),
    .note = dateline_walk_text (walk, record, "note"),
  };

  source.published_basis = read_basis (self, record, "publishedBasis", source.note);
  source.publisher_basis = read_basis (self, record, "publisherBasis", source.note);
  source.voice_basis = read_basis (self, record, "voiceBasis", source.note);
  if (source.title == 0)
    dateline_walk_report (walk, ERROR, "title", _ ("this is missing"));
  check_added (self, dateline_builder_add_source (self->builder, &source), id);
}

static void
read_records (DatelineGeojson *self,
              JsonObject *dataset,
              const char *member,
              ReadRecord read_record)
{
  JsonArray *array = dateline_walk_array (&self->walk, dataset, member);
  gsize mark = dateline_walk_enter (&self->walk, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize item = dateline_walk_enter_item (&self->walk, i);
      JsonObject *record = dateline_walk_item (&self->walk, array, i);
      const char *id = record == NULL ? NULL : dateline_walk_required (&self->walk, record, "id");

      if (id != NULL)
        read_record (self, record, id);
      dateline_walk_leave (&self->walk, item);
    }
  dateline_walk_leave (&self->walk, mark);
}

/* Nothing here depends on them, but a wrong one is a slip worth knowing. */
static void
check_languages (DatelineGeojson *self, JsonObject *dataset)
{
  JsonArray *array = dateline_walk_array (&self->walk, dataset, "languages");
  gsize mark = dateline_walk_enter (&self->walk, "languages");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      gsize item = dateline_walk_enter_item (&self->walk, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING ||
          !dateline_walk_is_language (json_node_get_string (node)))
        dateline_walk_report (&self->walk, ERROR, NULL, _ ("this is not the code of a language"));
      dateline_walk_leave (&self->walk, item);
    }
  dateline_walk_leave (&self->walk, mark);
}

static void
read_settings (DatelineGeojson *self, JsonObject *dataset)
{
  DatelineWalk *walk = &self->walk;
  const char *timezone = dateline_walk_string (walk, dataset, "timezone");
  double version = 0.0;

  if (!dateline_walk_has (dataset, "version"))
    dateline_walk_report (walk, ERROR, "version", _ ("this is missing; it should be 1"));
  else if (dateline_walk_number (walk, dataset, "version", &version) && version != 1.0)
    dateline_walk_report (walk,
                          ERROR,
                          "version",
                          _ ("version %g is not known here and is read as 1; a newer Dateline may "
                             "understand more"),
                          version);
  dateline_builder_set_title (self->builder, dateline_walk_text (walk, dataset, "title"));
  dateline_builder_set_description (self->builder,
                                    dateline_walk_text (walk, dataset, "description"));
  dateline_builder_set_license (self->builder, dateline_walk_text (walk, dataset, "license"));
  check_languages (self, dataset);
  if (timezone != NULL && !dateline_builder_set_timezone (self->builder, timezone))
    {
      g_autofree char *quoted = dateline_walk_quote (timezone);

      dateline_walk_report (walk,
                            ERROR,
                            "timezone",
                            _ ("the time zone %s is not known; local times are read as UTC"),
                            quoted);
    }
}

void
dateline_read_dataset (DatelineGeojson *self, JsonObject *dataset)
{
  gsize mark = dateline_walk_enter (&self->walk, "dateline");

  read_settings (self, dataset);
  read_records (self, dataset, "categories", read_category);
  read_records (self, dataset, "actors", read_actor);
  read_records (self, dataset, "places", read_place);
  read_records (self, dataset, "sources", read_source);
  dateline_walk_leave (&self->walk, mark);
}
