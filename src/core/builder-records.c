/* What events refer to: categories, actors, places, sources, each found by its id. Invariant: a
 * record's number is its place in its array, and stays so in the store. Cost: a hash lookup a
 * record. */
#include "builder-private.h"

#include <math.h>

/* The number of the next of @records, or DATELINE_NONE where its id cannot be taken. */
static guint32
take_number (DatelineBuilder *self, GHashTable *ids, const char *id, GArray *records, guint limit)
{
  guint32 handle = intern (self, id);
  guint32 number = records->len;

  if (handle == 0 || number >= limit || g_hash_table_contains (ids, GUINT_TO_POINTER (handle)))
    return DATELINE_NONE;
  g_hash_table_insert (ids, GUINT_TO_POINTER (handle), GUINT_TO_POINTER (number));
  return number;
}

static guint32
find_number (DatelineBuilder *self, GHashTable *ids, const char *id)
{
  guint32 handle = dateline_interner_find (self->strings, id);
  gpointer number;

  if (handle != 0 && g_hash_table_lookup_extended (ids, GUINT_TO_POINTER (handle), NULL, &number))
    return GPOINTER_TO_UINT (number);
  return DATELINE_NONE;
}

guint32
dateline_builder_add_category (DatelineBuilder *self, const DatelineCategory *category)
{
  DatelineCategory copy = *category;
  guint32 number =
      take_number (self, self->category_ids, copy.id, self->categories, DATELINE_CATEGORIES_MAX);

  if (number == DATELINE_NONE)
    return DATELINE_NONE;
  copy.id = intern_field (self, copy.id);
  copy.symbol = intern_field (self, copy.symbol);
  g_array_append_val (self->categories, copy);
  return number;
}

guint32
dateline_builder_add_actor (DatelineBuilder *self, const DatelineActor *actor)
{
  DatelineActor copy = *actor;
  guint32 number = take_number (self, self->actor_ids, copy.id, self->actors, DATELINE_RECORDS_MAX);

  if (number == DATELINE_NONE)
    return DATELINE_NONE;
  copy.id = intern_field (self, copy.id);
  copy.side = intern_field (self, copy.side);
  g_array_append_val (self->actors, copy);
  return number;
}

guint32
dateline_builder_add_place (DatelineBuilder *self, const DatelinePlace *place)
{
  DatelinePlace copy = *place;
  guint32 number = take_number (self, self->place_ids, copy.id, self->places, DATELINE_RECORDS_MAX);
  guint n_aliases = copy.aliases == NULL ? 0 : g_strv_length ((char **) copy.aliases);
  const char **aliases;

  if (number == DATELINE_NONE)
    return DATELINE_NONE;
  aliases = g_new0 (const char *, n_aliases + 1);
  for (guint i = 0; i < n_aliases; i++)
    aliases[i] = intern_field (self, copy.aliases[i]);
  copy.id = intern_field (self, copy.id);
  copy.kind = intern_field (self, copy.kind);
  copy.aliases = aliases;
  g_array_append_val (self->places, copy);
  return number;
}

guint32
dateline_builder_add_source (DatelineBuilder *self, const DatelineSource *source)
{
  DatelineSource copy = *source;
  guint32 number =
      take_number (self, self->source_ids, copy.id, self->sources, DATELINE_RECORDS_MAX);

  if (number == DATELINE_NONE)
    return DATELINE_NONE;
  copy.id = intern_field (self, copy.id);
  copy.file = intern_field (self, copy.file);
  copy.publisher = intern_field (self, copy.publisher);
  copy.published = intern_field (self, copy.published);
  copy.language = intern_field (self, copy.language);
  copy.url = intern_field (self, copy.url);
  copy.sha256 = intern_field (self, copy.sha256);
  g_array_append_val (self->sources, copy);
  return number;
}

guint32
dateline_builder_find_category (DatelineBuilder *self, const char *id)
{
  return find_number (self, self->category_ids, id);
}

guint32
dateline_builder_find_actor (DatelineBuilder *self, const char *id)
{
  return find_number (self, self->actor_ids, id);
}

guint32
dateline_builder_find_place (DatelineBuilder *self, const char *id)
{
  return find_number (self, self->place_ids, id);
}

guint32
dateline_builder_find_source (DatelineBuilder *self, const char *id)
{
  return find_number (self, self->source_ids, id);
}

guint32
dateline_builder_find_event (DatelineBuilder *self, const char *id)
{
  return find_number (self, self->event_ids, id);
}

const char *
dateline_builder_get_side (DatelineBuilder *self, guint32 actor)
{
  guint32 side;

  g_return_val_if_fail (actor < self->actors->len, NULL);

  side = handle_of (g_array_index (self->actors, DatelineActor, actor).side);
  return dateline_interner_get (self->strings, side);
}

DatelinePoint
dateline_builder_get_place_point (DatelineBuilder *self, guint32 place)
{
  g_return_val_if_fail (place < self->places->len, ((DatelinePoint){ NAN, NAN }));
  return g_array_index (self->places, DatelinePlace, place).point;
}

guint
dateline_builder_get_n_categories (DatelineBuilder *self)
{
  return self->categories->len;
}
