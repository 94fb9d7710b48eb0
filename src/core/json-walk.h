/* A way through one JSON value: typed members, and where one is for messages. Each getter gives a
 * harmless value where a member is absent or null, and where it has the wrong type reports that
 * with the member's path. Strings are the JsonObject's and live as long. */
#pragma once

#include "reading.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  const DatelineReading *reading;
  GString *path;          /* "properties.excerpts[1]" */
  guint feature;          /* from 1; 0 in the dataset's own members */
  const char *feature_id; /* or %NULL */
  const char *data;       /* the file's text, for line numbers, or %NULL */
  const char *value;      /* where the value walked begins in it */
  const char *counted;    /* up to where lines have been counted */
  guint line;             /* of counted */
} DatelineWalk;

void dateline_walk_init (DatelineWalk *walk, const DatelineReading *reading, const char *data);
void dateline_walk_clear (DatelineWalk *walk);

/* The next value to be walked, at @value in the file. Values come in the order of the file. */
void
dateline_walk_begin (DatelineWalk *walk, guint feature, const char *feature_id, const char *value);

/* Into a member or an array's item; leave goes back to what enter returned. */
gsize dateline_walk_enter (DatelineWalk *walk, const char *member);
gsize dateline_walk_enter_item (DatelineWalk *walk, guint index);
void dateline_walk_leave (DatelineWalk *walk, gsize mark);

/* Of the place where one is, or of a member there. */
void dateline_walk_report (DatelineWalk *walk,
                           DatelineSeverity severity,
                           const char *member,
                           const char *format,
                           ...) G_GNUC_PRINTF (4, 5);

/* A value of the file for a message: in quotes, on one line, cut where it is long. */
char *dateline_walk_quote (const char *text);

gboolean dateline_walk_has (JsonObject *object, const char *member);
const char *dateline_walk_string (DatelineWalk *walk, JsonObject *object, const char *member);
gboolean dateline_walk_boolean (DatelineWalk *walk, JsonObject *object, const char *member);
gboolean
dateline_walk_number (DatelineWalk *walk, JsonObject *object, const char *member, double *number);
JsonObject *dateline_walk_object (DatelineWalk *walk, JsonObject *object, const char *member);
JsonArray *dateline_walk_array (DatelineWalk *walk, JsonObject *object, const char *member);

/* Item @index of @array, which one has entered; %NULL and a report where it is no object. */
JsonObject *dateline_walk_item (DatelineWalk *walk, JsonArray *array, guint index);

/* A string, or an object of strings by language. */
DatelineText dateline_walk_text (DatelineWalk *walk, JsonObject *object, const char *member);

/* Whether it looks as BCP 47 writes a language's code. */
gboolean dateline_walk_is_language (const char *language);

/* The place in @words, %NULL-terminated, of a member's string, from 1; 0 where it is absent or,
 * with a report, not one of them. */
guint dateline_walk_choice (DatelineWalk *walk,
                            JsonObject *object,
                            const char *member,
                            const char *const *words);

/* As dateline_walk_string, reported as an error where it is missing or empty. */
const char *dateline_walk_required (DatelineWalk *walk, JsonObject *object, const char *member);

G_END_DECLS
