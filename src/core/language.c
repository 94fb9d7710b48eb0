/* See language.h. The user's languages are those of the messages: LANGUAGE, then the locale. */
#include "config.h"

#include "language.h"

#include <string.h>

#define ENGLISH 1000

/* Whether @language is @code or a kind of it. */
static gboolean
is_of (const char *language, const char *code, gsize length)
{
  return g_ascii_strncasecmp (code, language, length) == 0 &&
         (language[length] == '\0' || language[length] == '-' || language[length] == '_');
}

guint
dateline_language_rank (const char *language)
{
  const char *const *names = g_get_language_names ();

  if (language == NULL)
    return G_MAXUINT;
  for (guint i = 0; names[i] != NULL; i++)
    if (is_of (language, names[i], strcspn (names[i], "_.@")))
      return i;
  return is_of (language, "en", 2) ? ENGLISH : G_MAXUINT;
}
