/* See map-translations.h. A name that the first of the user's languages lacks may be had in the
 * second. */
#include "config.h"

#include "map-translations.h"

#include "language.h"

typedef struct
{
  char *text;
  guint rank;
} Translation;

static void
translation_free (Translation *self)
{
  g_free (self->text);
  g_free (self);
}

static char *
read_text (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
}

static void
read_row (sqlite3_stmt *row, gpointer data)
{
  GHashTable *found = data;
  guint rank = dateline_language_rank ((const char *) sqlite3_column_text (row, 1));
  g_autofree char *name = read_text (row, 0);
  g_autofree char *text = read_text (row, 2);
  const Translation *other = g_hash_table_lookup (found, name);
  Translation *translation;

  if (*text == '\0' || rank >= dateline_language_rank ("en") ||
      (other != NULL && other->rank <= rank))
    return;
  translation = g_new (Translation, 1);
  *translation = (Translation){ g_steal_pointer (&text), rank };
  g_hash_table_replace (found, g_steal_pointer (&name), translation);
}

GHashTable *
dateline_map_translations_load (DatelineMbtiles *archive, GError **error)
{
  g_autoptr (GHashTable) found =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) translation_free);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *sql = g_strdup_printf ("SELECT name, language, text FROM translations LIMIT %d",
                                          DATELINE_MAP_TRANSLATIONS_MAX);
  GHashTableIter iter;
  gpointer name, translation;

  if (dateline_mbtiles_has_table (archive, "translations") &&
      !dateline_mbtiles_query (archive, sql, read_row, found, error))
    return NULL;
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &name, &translation))
    g_hash_table_insert (
        texts, g_strdup (name), g_steal_pointer (&((Translation *) translation)->text));
  return g_steal_pointer (&texts);
}
