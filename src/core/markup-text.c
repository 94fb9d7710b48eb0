/* One pass, linear in the text. What looks like a tag goes, whatever it is; a "<" that no letter,
 * slash or exclamation mark follows is one. */
#include "config.h"

#include "markup-text.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *text;
} entities[] = {
  { "amp", "&" },    { "lt", "<" },     { "gt", ">" },     { "quot", "\"" },  { "apos", "'" },
  { "nbsp", " " },   { "copy", "©" },   { "reg", "®" },    { "ndash", "–" },  { "mdash", "—" },
  { "hellip", "…" }, { "middot", "·" }, { "bull", "•" },   { "laquo", "«" },  { "raquo", "»" },
  { "auml", "ä" },   { "ouml", "ö" },   { "uuml", "ü" },   { "Auml", "Ä" },   { "Ouml", "Ö" },
  { "Uuml", "Ü" },   { "szlig", "ß" },  { "eacute", "é" }, { "egrave", "è" }, { "agrave", "à" },
  { "ccedil", "ç" }, { "rsquo", "’" },  { "lsquo", "‘" },  { "rdquo", "”" },  { "ldquo", "“" },
};

static const char *
skip_tag (const char *at)
{
  char quote = '\0';

  if (strncmp (at, "<!--", 4) == 0)
    {
      const char *end = strstr (at + 4, "-->");

      return end != NULL ? end + 3 : at + strlen (at);
    }
  for (at++; *at != '\0'; at++)
    {
      if (quote != '\0')
        quote = *at == quote ? '\0' : quote;
      else if (*at == '"' || *at == '\'')
        quote = *at;
      else if (*at == '>')
        return at + 1;
    }
  return at;
}

static gboolean
is_tag (const char *at)
{
  return *at == '<' && (g_ascii_isalpha (at[1]) || at[1] == '/' || at[1] == '!' || at[1] == '?');
}

/* Tags within a line leave no space behind. */
static gboolean
breaks_words (const char *tag)
{
  static const char *const names[] = { "br", "p", "div", "li", "tr", "td", "h1", "h2", "h3", "hr" };
  gsize length;

  tag += tag[1] == '/' ? 2 : 1;
  length = strspn (tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ123456");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (tag, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

static gunichar
parse_number (const char *digits, gsize length)
{
  gboolean hex = length > 1 && (digits[0] == 'x' || digits[0] == 'X');
  g_autofree char *text = g_strndup (digits + hex, length - hex);
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, hex ? 16 : 10, 1, 0x10ffff, &value, NULL) ||
      !g_unichar_validate ((gunichar) value))
    return 0;
  return (gunichar) value;
}

/* Appends what stands at the "&" and returns what follows it. */
static const char *
append_entity (GString *text, const char *at)
{
  gsize length = strcspn (at + 1, "; &<");

  if (at[1 + length] == ';' && length >= 2 && length <= 10)
    {
      gunichar number = at[1] == '#' ? parse_number (at + 2, length - 1) : 0;

      if (number != 0)
        {
          g_string_append_unichar (text, number);
          return at + length + 2;
        }
      for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
        if (strlen (entities[i].name) == length && strncmp (entities[i].name, at + 1, length) == 0)
          {
            g_string_append (text, entities[i].text);
            return at + length + 2;
          }
    }
  g_string_append_c (text, '&');
  return at + 1;
}

static char *
tidy (const char *text, guint max)
{
  GString *tidied = g_string_new (NULL);
  guint n = 0;
  gboolean space = FALSE;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isspace (character) || g_unichar_iscntrl (character))
        {
          space = n > 0;
          continue;
        }
      if (n + space >= max)
        {
          g_string_append (tidied, "…");
          break;
        }
      if (space)
        g_string_append_c (tidied, ' ');
      g_string_append_unichar (tidied, character);
      n += 1 + space;
      space = FALSE;
    }
  return g_string_free (tidied, FALSE);
}

char *
dateline_markup_text (const char *markup, guint max)
{
  g_autofree char *valid = g_utf8_make_valid (markup, -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = valid; *at != '\0';)
    {
      if (is_tag (at))
        {
          if (breaks_words (at))
            g_string_append_c (text, ' ');
          at = skip_tag (at);
        }
      else if (*at == '&')
        at = append_entity (text, at);
      else
        g_string_append_c (text, *at++);
    }
  return tidy (text->str, max);
}
