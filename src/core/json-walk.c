/* Typed members of JSON objects, with the path to the place for messages. Invariant: every getter
 * leaves the path as it found it. Lines are counted once along the file, and only as far as a
 * message needs. */
#include "config.h"

#include "json-walk.h"
#include "interner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define QUOTE_CHARACTERS 60

void
dateline_walk_init (DatelineWalk *walk, const DatelineReading *reading, const char *data)
{
  *walk = (DatelineWalk){
    .reading = reading,
    .path = g_string_new (NULL),
    .data = data,
    .value = data,
    .counted = data,
    .line = 1,
  };
}

void
dateline_walk_clear (DatelineWalk *walk)
{
  g_string_free (g_steal_pointer (&walk->path), TRUE);
}

void
dateline_walk_begin (DatelineWalk *walk, guint feature, const char *feature_id, const char *value)
{
  walk->feature = feature;
  walk->feature_id = feature_id;
  walk->value = value;
  g_string_truncate (walk->path, 0);
}

gsize
dateline_walk_enter (DatelineWalk *walk, const char *member)
{
  gsize mark = walk->path->len;

  if (mark > 0)
    g_string_append_c (walk->path, '.');
  g_string_append (walk->path, member);
  return mark;
}

gsize
dateline_walk_enter_item (DatelineWalk *walk, guint index)
{
  gsize mark = walk->path->len;

  g_string_append_printf (walk->path, "[%u]", index);
  return mark;
}

void
dateline_walk_leave (DatelineWalk *walk, gsize mark)
{
  g_string_truncate (walk->path, mark);
}

static guint
get_line (DatelineWalk *walk)
{
  const char *p;

  if (walk->data == NULL || walk->value == NULL)
    return 0;
  if (walk->value < walk->counted)
    {
      walk->counted = walk->data;
      walk->line = 1;
    }
  while ((p = memchr (walk->counted, '\n', (gsize) (walk->value - walk->counted))) != NULL)
    {
      walk->counted = p + 1;
      walk->line++;
    }
  walk->counted = walk->value;
  return walk->line;
}

void
dateline_walk_report (
    DatelineWalk *walk, DatelineSeverity severity, const char *member, const char *format, ...)
{
  DatelineReport *report = walk->reading->report;
  g_autofree char *message = NULL;
  gsize mark = walk->path->len;
  va_list args;

  if (!dateline_report_wants (report, severity))
    return;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (member != NULL)
    dateline_walk_enter (walk, member);
  dateline_report_add (report,
                       &(DatelineProblem){
                           .severity = severity,
                           .line = get_line (walk),
                           .feature = walk->feature,
                           .feature_id = walk->feature_id,
                           .path = walk->path->str,
                           .message = message,
                       });
  dateline_walk_leave (walk, mark);
}

char *
dateline_walk_quote (const char *text)
{
  GString *quoted = g_string_new ("“");
  const char *p = text;

  for (int i = 0; i < QUOTE_CHARACTERS && *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      g_string_append_unichar (quoted, g_unichar_isprint (character) ? character : ' ');
    }
  g_string_append (quoted, *p == '\0' ? "”" : "…”");
  return g_string_free (quoted, FALSE);
}

/* The member, unless it is absent or null. */
static JsonNode *
get_node (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static void
report_type (DatelineWalk *walk, const char *member, const char *wanted)
{
  /* Translators: %s is "a string", "a number", ... */
  dateline_walk_report (walk, DATELINE_SEVERITY_ERROR, member, _ ("this is not %s"), wanted);
}

gboolean
dateline_walk_has (JsonObject *object, const char *member)
{
  return get_node (object, member) != NULL;
}

static gboolean
check_length (DatelineWalk *walk, const char *member, const char *string)
{
  if (strlen (string) <= DATELINE_STRING_MAX)
    return TRUE;
  dateline_walk_report (walk,
                        DATELINE_SEVERITY_ERROR,
                        member,
                        _ ("longer than %u bytes, and left out"),
                        DATELINE_STRING_MAX);
  return FALSE;
}

const char *
dateline_walk_string (DatelineWalk *walk, JsonObject *object, const char *member)
{
  JsonNode *node = get_node (object, member);
  const char *string;

  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    {
      report_type (walk, member, _ ("a string"));
      return NULL;
    }
  string = json_node_get_string (node);
  return check_length (walk, member, string) ? string : NULL;
}

const char *
dateline_walk_required (DatelineWalk *walk, JsonObject *object, const char *member)
{
  const char *string = dateline_walk_string (walk, object, member);

  if (!dateline_walk_has (object, member))
    dateline_walk_report (walk, DATELINE_SEVERITY_ERROR, member, _ ("this is missing"));
  else if (string != NULL && *string == '\0')
    dateline_walk_report (walk, DATELINE_SEVERITY_ERROR, member, _ ("this is empty"));
  return string != NULL && *string != '\0' ? string : NULL;
}

gboolean
dateline_walk_boolean (DatelineWalk *walk, JsonObject *object, const char *member)
{
  JsonNode *node = get_node (object, member);

  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  report_type (walk, member, _ ("true or false"));
  return FALSE;
}

gboolean
dateline_walk_number (DatelineWalk *walk, JsonObject *object, const char *member, double *number)
{
  JsonNode *node = get_node (object, member);
  GType type = node == NULL ? G_TYPE_INVALID : json_node_get_value_type (node);

  if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
    {
      *number = json_node_get_double (node);
      return TRUE;
    }
  if (node != NULL)
    report_type (walk, member, _ ("a number"));
  return FALSE;
}

JsonObject *
dateline_walk_object (DatelineWalk *walk, JsonObject *object, const char *member)
{
  JsonNode *node = get_node (object, member);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  report_type (walk, member, _ ("an object"));
  return NULL;
}

JsonArray *
dateline_walk_array (DatelineWalk *walk, JsonObject *object, const char *member)
{
  JsonNode *node = get_node (object, member);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  report_type (walk, member, _ ("an array"));
  return NULL;
}

JsonObject *
dateline_walk_item (DatelineWalk *walk, JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  report_type (walk, NULL, _ ("an object"));
  return NULL;
}

gboolean
dateline_walk_is_language (const char *language)
{
  gsize first = strspn (language, G_CSET_A_2_Z G_CSET_a_2_z);

  return first >= 2 && first <= 8 && strlen (language) <= 35 &&
         language[strspn (language, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-")] == '\0';
}

static DatelineText
get_variants (DatelineWalk *walk, JsonObject *variants)
{
  g_autoptr (GPtrArray) languages = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *language;

  json_object_iter_init_ordered (&iter, variants);
  while (json_object_iter_next_ordered (&iter, &language, NULL))
    {
      const char *text = dateline_walk_string (walk, variants, language);

      if (!dateline_walk_is_language (language))
        dateline_walk_report (
            walk, DATELINE_SEVERITY_ERROR, language, _ ("this is not the code of a language"));
      else if (text != NULL)
        {
          g_ptr_array_add (languages, (gpointer) language);
          g_ptr_array_add (texts, (gpointer) text);
        }
    }
  return dateline_builder_add_variants (walk->reading->builder,
                                        texts->len,
                                        (const char *const *) languages->pdata,
                                        (const char *const *) texts->pdata);
}

DatelineText
dateline_walk_text (DatelineWalk *walk, JsonObject *object, const char *member)
{
  JsonNode *node = get_node (object, member);
  DatelineText text = 0;

  if (node == NULL)
    return 0;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return dateline_builder_add_text (
        walk->reading->builder, NULL, dateline_walk_string (walk, object, member));
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      gsize mark = dateline_walk_enter (walk, member);

      text = get_variants (walk, json_node_get_object (node));
      dateline_walk_leave (walk, mark);
      return text;
    }
  report_type (walk, member, _ ("a string, nor an object of strings by language"));
  return 0;
}

guint
dateline_walk_choice (DatelineWalk *walk,
                      JsonObject *object,
                      const char *member,
                      const char *const *words)
{
  const char *string = dateline_walk_string (walk, object, member);
  g_autofree char *all = NULL, *quoted = NULL;

  if (string == NULL)
    return 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], string) == 0)
      return i + 1;
  all = g_strjoinv (", ", (char **) words);
  quoted = dateline_walk_quote (string);
  dateline_walk_report (
      walk, DATELINE_SEVERITY_ERROR, member, _ ("%s is none of: %s"), quoted, all);
  return 0;
}
