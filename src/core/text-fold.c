/* See text-fold.h. What looks the same, or is typed the same on a keyboard without the accents, is
 * the same here. One pass over the normal form. */
#include "config.h"

#include "text-fold.h"

char *
dateline_text_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;
  GString *out = g_string_new (NULL);

  for (const char *p = folded; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      if (c == 0x131) /* dotless i */
        c = 'i';
      else if (c == 0x259) /* schwa */
        c = 'e';
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}
