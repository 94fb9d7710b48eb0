/* Steps from value to value in JSON text that has been checked. Invariant: the text is valid, so
 * that nothing here can fail, and a bracket in a string is told from one outside. Cost: one look at
 * each byte of what is stepped over. */
#include "json-scan.h"

#include <string.h>

static const char *
pass_string (const char *at, const char *end)
{
  for (at++; at < end && *at != '"'; at++)
    if (*at == '\\')
      at++;
  return at + 1;
}

static const char *
pass_space (const char *at, const char *end)
{
  while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
    at++;
  return at;
}

/* To the bracket that closes the one here. */
static const char *
pass_nested (const char *at, const char *end)
{
  guint depth = 0;

  while (at < end)
    switch (*at)
      {
      case '"':
        at = pass_string (at, end);
        break;
      case '{':
      case '[':
        depth++;
        at++;
        break;
      case '}':
      case ']':
        at++;
        if (--depth == 0)
          return at;
        break;
      default:
        at++;
      }
  return end;
}

static DatelineJsonText
pass_value (DatelineJsonIter *iter)
{
  const char *begin = iter->at;

  if (*begin == '"')
    iter->at = pass_string (begin, iter->end);
  else if (*begin == '{' || *begin == '[')
    iter->at = pass_nested (begin, iter->end);
  else
    while (iter->at < iter->end && strchr (",]}: \n\r\t", *iter->at) == NULL)
      iter->at++;
  return (DatelineJsonText){ begin, (gsize) (iter->at - begin) };
}

void
dateline_json_iter_init (DatelineJsonIter *iter, DatelineJsonText value)
{
  iter->at = value.data + 1;
  iter->end = value.data + value.length - 1;
}

/* To the next value; FALSE where there is none. */
static gboolean
pass_comma (DatelineJsonIter *iter)
{
  iter->at = pass_space (iter->at, iter->end);
  if (iter->at < iter->end && *iter->at == ',')
    iter->at = pass_space (iter->at + 1, iter->end);
  return iter->at < iter->end;
}

gboolean
dateline_json_iter_next_item (DatelineJsonIter *iter, DatelineJsonText *item)
{
  if (!pass_comma (iter))
    return FALSE;
  *item = pass_value (iter);
  return TRUE;
}

gboolean
dateline_json_iter_next_member (DatelineJsonIter *iter,
                                DatelineJsonText *name,
                                DatelineJsonText *value)
{
  if (!pass_comma (iter))
    return FALSE;
  *name = pass_value (iter);
  iter->at = pass_space (iter->at, iter->end);
  iter->at = pass_space (iter->at + 1, iter->end); /* the colon */
  *value = pass_value (iter);
  return TRUE;
}
