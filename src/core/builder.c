/* Fills the columns in file order. Every string goes through the interner, so a name that a million
 * events share is kept once. Invariant: all columns have n_events values; what is added is bounded
 * by the limits in builder.h, and beyond them refused, never cut. Cost: amortised O(1) an event. */
#include "builder-private.h"

#include <math.h>
#include <string.h>

static const guint8 widths[N_COLUMNS] = COLUMN_WIDTHS;

DatelineBuilder *
dateline_builder_new (void)
{
  DatelineBuilder *self = g_new0 (DatelineBuilder, 1);

  self->strings = dateline_interner_new ();
  self->variants = g_array_new (FALSE, FALSE, sizeof (StoreVariant));
  self->groups = g_array_new (FALSE, FALSE, sizeof (StoreGroup));
  self->timezone = g_time_zone_new_utc ();
  for (int i = 0; i < N_COLUMNS; i++)
    self->columns[i] = g_array_new (FALSE, FALSE, widths[i]);
  self->extent = DATELINE_SPAN_EMPTY;
  self->box = DATELINE_BOX_EMPTY;
  self->categories = g_array_new (FALSE, FALSE, sizeof (DatelineCategory));
  self->actors = g_array_new (FALSE, FALSE, sizeof (DatelineActor));
  self->places = g_array_new (FALSE, FALSE, sizeof (DatelinePlace));
  self->sources = g_array_new (FALSE, FALSE, sizeof (DatelineSource));
  self->other_category = DATELINE_NONE;
  self->category_ids = g_hash_table_new (NULL, NULL);
  self->actor_ids = g_hash_table_new (NULL, NULL);
  self->place_ids = g_hash_table_new (NULL, NULL);
  self->source_ids = g_hash_table_new (NULL, NULL);
  self->event_ids = g_hash_table_new (NULL, NULL);
  self->excerpts = g_array_new (FALSE, FALSE, sizeof (PendingExcerpt));
  self->relations = g_array_new (FALSE, FALSE, sizeof (PendingRelation));
  self->shapes = g_array_new (FALSE, FALSE, sizeof (PendingShape));
  self->points = g_array_new (FALSE, FALSE, sizeof (DatelinePoint));
  self->part_ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
dateline_builder_free (DatelineBuilder *self)
{
  g_clear_pointer (&self->strings, dateline_interner_free);
  g_array_unref (self->variants);
  g_array_unref (self->groups);
  g_time_zone_unref (self->timezone);
  for (int i = 0; i < N_COLUMNS; i++)
    g_clear_pointer (&self->columns[i], g_array_unref);
  for (guint i = 0; self->places != NULL && i < self->places->len; i++)
    g_free ((gpointer) g_array_index (self->places, DatelinePlace, i).aliases);
  g_clear_pointer (&self->categories, g_array_unref);
  g_clear_pointer (&self->actors, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->sources, g_array_unref);
  g_hash_table_unref (self->category_ids);
  g_hash_table_unref (self->actor_ids);
  g_hash_table_unref (self->place_ids);
  g_hash_table_unref (self->source_ids);
  g_hash_table_unref (self->event_ids);
  g_array_unref (self->excerpts);
  g_array_unref (self->relations);
  g_array_unref (self->shapes);
  g_array_unref (self->points);
  g_array_unref (self->part_ends);
  g_free (self);
}

DatelineText
dateline_builder_add_text (DatelineBuilder *self, const char *language, const char *text)
{
  if (text == NULL || *text == '\0')
    return 0;
  if (language != NULL)
    return dateline_builder_add_variants (self, 1, &language, &text);
  return intern (self, text);
}

DatelineText
dateline_builder_add_variants (DatelineBuilder *self,
                               guint n_variants,
                               const char *const *languages,
                               const char *const *texts)
{
  StoreGroup group = { .first = self->variants->len };

  for (guint i = 0; i < n_variants; i++)
    {
      StoreVariant variant = { intern (self, languages[i]), intern (self, texts[i]) };

      if (variant.text != 0 && *texts[i] != '\0')
        g_array_append_val (self->variants, variant);
    }
  group.n = self->variants->len - group.first;
  if (group.n == 0)
    return 0;
  g_array_append_val (self->groups, group);
  return (self->groups->len - 1) | TEXT_IS_GROUP;
}

void
dateline_builder_set_title (DatelineBuilder *self, DatelineText title)
{
  self->title = title;
}

void
dateline_builder_set_description (DatelineBuilder *self, DatelineText description)
{
  self->description = description;
}

void
dateline_builder_set_license (DatelineBuilder *self, DatelineText license)
{
  self->license = license;
}

/* GLib would also read a file of any path, and rules. */
static gboolean
is_zone_name (const char *id)
{
  if (!g_ascii_isalpha (*id) || strstr (id, "//") != NULL || strlen (id) > 64)
    return FALSE;
  return id[strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_+-/")] == '\0';
}

gboolean
dateline_builder_set_timezone (DatelineBuilder *self, const char *id)
{
  GTimeZone *timezone = is_zone_name (id) ? g_time_zone_new_identifier (id) : NULL;

  if (timezone == NULL)
    return FALSE;
  g_time_zone_unref (self->timezone);
  self->timezone = timezone;
  self->timezone_id = intern (self, id);
  return TRUE;
}

GTimeZone *
dateline_builder_get_timezone (DatelineBuilder *self)
{
  return self->timezone;
}
