/* A store's texts. A text is a string's handle or, with its highest bit set, a group of variants by
 * language, of which the builder has chosen the best. Cost: O(1), and O(variants) for a language.
 */
#include "store-private.h"

static const StoreGroup *
get_group (const DatelineStore *store, DatelineText text)
{
  g_return_val_if_fail ((text & ~TEXT_IS_GROUP) < store->n_groups, NULL);
  return &store->groups[text & ~TEXT_IS_GROUP];
}

const char *
dateline_store_get_text (const DatelineStore *store, DatelineText text)
{
  const StoreGroup *group;

  if (text == 0)
    return "";
  if (!(text & TEXT_IS_GROUP))
    return get_string (store, text);
  group = get_group (store, text);
  return group == NULL ? "" : get_string (store, store->variants[group->first + group->best].text);
}

const char *
dateline_store_get_text_in (const DatelineStore *store, DatelineText text, const char *language)
{
  guint n = dateline_store_get_n_variants (store, text);

  for (guint i = 0; i < n; i++)
    {
      const char *variant_language;
      const char *variant = dateline_store_get_variant (store, text, i, &variant_language);

      if (variant_language != NULL && g_ascii_strcasecmp (variant_language, language) == 0)
        return variant;
    }
  return NULL;
}

guint
dateline_store_get_n_variants (const DatelineStore *store, DatelineText text)
{
  const StoreGroup *group;

  if (text == 0)
    return 0;
  if (!(text & TEXT_IS_GROUP))
    return 1;
  group = get_group (store, text);
  return group == NULL ? 0 : group->n;
}

const char *
dateline_store_get_variant (const DatelineStore *store,
                            DatelineText text,
                            guint index,
                            const char **language)
{
  const StoreVariant *variant;

  if (language != NULL)
    *language = NULL;
  g_return_val_if_fail (index < dateline_store_get_n_variants (store, text), NULL);

  if (!(text & TEXT_IS_GROUP))
    return get_string (store, text);
  variant = &store->variants[get_group (store, text)->first + index];
  if (language != NULL)
    *language = get_string (store, variant->language);
  return get_string (store, variant->text);
}
