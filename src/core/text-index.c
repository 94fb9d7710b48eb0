/* See text-index.h. A row matches a word when its own text, its place, one of its excerpts'
 * speakers or one of its excerpts' sources holds it; different words may be found in different ones
 * of these. */
#include "text-index.h"

#include "text-fold.h"

#include <string.h>

#define STRIDE 1024 /* rows between two looks at whether it was cancelled */

struct _DatelineTextIndex
{
  gatomicrefcount ref_count;
  DatelineStore *store;
  GString *arena;    /* the rows' folded texts, NUL-terminated, in order */
  gsize *offsets;    /* into arena, one a row */
  GPtrArray *places; /* folded, by number */
  GPtrArray *actors;
  GPtrArray *sources;
};

static void
append_folded (GString *out, const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL || *text == '\0')
    return;
  folded = dateline_text_fold (text);
  g_string_append (out, folded);
  g_string_append_c (out, '\n');
}

static void
append_variants (GString *out, const DatelineStore *store, DatelineText text)
{
  guint n = dateline_store_get_n_variants (store, text);

  for (guint i = 0; i < n; i++)
    append_folded (out, dateline_store_get_variant (store, text, i, NULL));
}

static char *
fold_place (const DatelineStore *store, const DatelinePlace *place)
{
  GString *out = g_string_new (NULL);

  append_variants (out, store, place->names);
  for (guint i = 0; place->aliases[i] != NULL; i++)
    append_folded (out, place->aliases[i]);
  return g_string_free (out, FALSE);
}

static char *
fold_actor (const DatelineStore *store, const DatelineActor *actor)
{
  GString *out = g_string_new (NULL);

  append_variants (out, store, actor->title);
  return g_string_free (out, FALSE);
}

static char *
fold_source (const DatelineStore *store, const DatelineSource *source)
{
  GString *out = g_string_new (NULL);

  append_variants (out, store, source->title);
  append_folded (out, source->publisher);
  append_variants (out, store, source->voice);
  append_folded (out, source->file);
  return g_string_free (out, FALSE);
}

static void
append_event (GString *out, const DatelineStore *store, guint32 row)
{
  DatelineEvent event = dateline_store_get_event (store, row);
  guint n_excerpts;
  const DatelineExcerpt *excerpts = dateline_store_get_excerpts (store, row, &n_excerpts);

  append_folded (out, event.id);
  append_variants (out, store, event.title);
  append_variants (out, store, event.description);
  append_variants (out, store, event.when_note);
  append_variants (out, store, event.place_note);
  append_variants (out, store, event.note);
  for (guint i = 0; i < n_excerpts; i++)
    append_folded (out, excerpts[i].text);
}

DatelineTextIndex *
dateline_text_index_new (DatelineStore *store, GCancellable *cancellable)
{
  DatelineTextIndex *index = g_new0 (DatelineTextIndex, 1);
  guint n = dateline_store_get_n_events (store);

  g_atomic_ref_count_init (&index->ref_count);
  index->store = dateline_store_ref (store);
  index->arena = g_string_new (NULL);
  index->offsets = g_new (gsize, n);
  index->places = g_ptr_array_new_with_free_func (g_free);
  index->actors = g_ptr_array_new_with_free_func (g_free);
  index->sources = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < dateline_store_get_n_places (store); i++)
    g_ptr_array_add (index->places, fold_place (store, dateline_store_get_place (store, i)));
  for (guint i = 0; i < dateline_store_get_n_actors (store); i++)
    g_ptr_array_add (index->actors, fold_actor (store, dateline_store_get_actor (store, i)));
  for (guint i = 0; i < dateline_store_get_n_sources (store); i++)
    g_ptr_array_add (index->sources, fold_source (store, dateline_store_get_source (store, i)));
  for (guint32 row = 0; row < n; row++)
    {
      if (row % STRIDE == 0 && g_cancellable_is_cancelled (cancellable))
        {
          dateline_text_index_unref (index);
          return NULL;
        }
      index->offsets[row] = index->arena->len;
      append_event (index->arena, store, row);
      g_string_append_c (index->arena, '\0');
    }
  return index;
}

DatelineTextIndex *
dateline_text_index_ref (DatelineTextIndex *index)
{
  g_atomic_ref_count_inc (&index->ref_count);
  return index;
}

void
dateline_text_index_unref (DatelineTextIndex *index)
{
  if (!g_atomic_ref_count_dec (&index->ref_count))
    return;
  dateline_store_unref (index->store);
  g_string_free (index->arena, TRUE);
  g_free (index->offsets);
  g_ptr_array_unref (index->places);
  g_ptr_array_unref (index->actors);
  g_ptr_array_unref (index->sources);
  g_free (index);
}

/* One word's hits among the places, actors or sources: a byte each. */
static guint8 *
search_table (GPtrArray *texts, const char *word)
{
  guint8 *hits = g_new0 (guint8, texts->len + 1);

  for (guint i = 0; i < texts->len; i++)
    hits[i] = strstr (g_ptr_array_index (texts, i), word) != NULL;
  return hits;
}

static gboolean
excerpts_hit (const DatelineTextIndex *index,
              guint32 row,
              const guint8 *actors,
              const guint8 *sources)
{
  guint n;
  const DatelineExcerpt *excerpts = dateline_store_get_excerpts (index->store, row, &n);

  for (guint i = 0; i < n; i++)
    if ((excerpts[i].actor != DATELINE_NONE && actors[excerpts[i].actor]) ||
        (excerpts[i].source != DATELINE_NONE && sources[excerpts[i].source]))
      return TRUE;
  return FALSE;
}

static DatelineRows *
search_word (const DatelineTextIndex *index,
             DatelineRows *within,
             const char *word,
             GCancellable *cancellable)
{
  g_autofree guint8 *places = search_table (index->places, word);
  g_autofree guint8 *actors = search_table (index->actors, word);
  g_autofree guint8 *sources = search_table (index->sources, word);
  const guint32 *place = dateline_store_get_columns (index->store)->place;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < dateline_rows_get_length (within); i++)
    {
      guint32 row = dateline_rows_get (within, i);

      if (i % STRIDE == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      if ((place[row] != DATELINE_NONE && places[place[row]]) ||
          strstr (index->arena->str + index->offsets[row], word) != NULL ||
          excerpts_hit (index, row, actors, sources))
        g_array_append_val (found, row);
    }
  return dateline_rows_new_take (found);
}

DatelineRows *
dateline_text_index_search (const DatelineTextIndex *index,
                            const char *search,
                            GCancellable *cancellable)
{
  g_autofree char *folded = dateline_text_fold (search);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n\r", -1);
  DatelineRows *rows = dateline_rows_new_all (dateline_store_get_n_events (index->store));

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (DatelineRows) within = rows;

      if (words[i][0] != '\0')
        rows = search_word (index, within, words[i], cancellable);
      else
        dateline_rows_ref (rows);
    }
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&rows, dateline_rows_unref);
  return rows;
}
