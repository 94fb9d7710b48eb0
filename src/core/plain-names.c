/* A sorted table of usual names, reduced to lower-case ASCII letters and digits, and a binary
 * search in it. Within a role the more telling name has the lesser rank. */
#include "plain-names.h"

#include <stdlib.h>
#include <string.h>

#define NAME_MAX_LENGTH 32

typedef struct
{
  const char *name;
  guint8 role;
  guint8 rank;
} Name;

static const Name names[] = {
  { "beganat", DATELINE_ROLE_BEGIN, 8 },
  { "begin", DATELINE_ROLE_BEGIN, 4 },
  { "begindate", DATELINE_ROLE_BEGIN, 2 },
  { "body", DATELINE_ROLE_DESCRIPTION, 7 },
  { "category", DATELINE_ROLE_CATEGORY, 0 },
  { "city", DATELINE_ROLE_PLACE, 6 },
  { "class", DATELINE_ROLE_CATEGORY, 5 },
  { "date", DATELINE_ROLE_WHEN, 2 },
  { "dateend", DATELINE_ROLE_END, 1 },
  { "datestart", DATELINE_ROLE_BEGIN, 1 },
  { "datetime", DATELINE_ROLE_WHEN, 4 },
  { "day", DATELINE_ROLE_DAY, 0 },
  { "desc", DATELINE_ROLE_DESCRIPTION, 1 },
  { "description", DATELINE_ROLE_DESCRIPTION, 0 },
  { "details", DATELINE_ROLE_DESCRIPTION, 4 },
  { "end", DATELINE_ROLE_END, 4 },
  { "enddate", DATELINE_ROLE_END, 0 },
  { "endtime", DATELINE_ROLE_END, 3 },
  { "event", DATELINE_ROLE_TITLE, 4 },
  { "eventdate", DATELINE_ROLE_WHEN, 1 },
  { "eventid", DATELINE_ROLE_ID, 1 },
  { "eventidcnty", DATELINE_ROLE_ID, 2 },
  { "eventname", DATELINE_ROLE_TITLE, 3 },
  { "eventtime", DATELINE_ROLE_WHEN, 5 },
  { "eventtype", DATELINE_ROLE_CATEGORY, 1 },
  { "finish", DATELINE_ROLE_END, 6 },
  { "from", DATELINE_ROLE_BEGIN, 7 },
  { "headline", DATELINE_ROLE_TITLE, 1 },
  { "id", DATELINE_ROLE_ID, 0 },
  { "kind", DATELINE_ROLE_CATEGORY, 3 },
  { "label", DATELINE_ROLE_TITLE, 5 },
  { "lat", DATELINE_ROLE_LATITUDE, 1 },
  { "latitude", DATELINE_ROLE_LATITUDE, 0 },
  { "link", DATELINE_ROLE_SOURCE, 6 },
  { "lng", DATELINE_ROLE_LONGITUDE, 2 },
  { "locality", DATELINE_ROLE_PLACE, 4 },
  { "location", DATELINE_ROLE_PLACE, 2 },
  { "lon", DATELINE_ROLE_LONGITUDE, 1 },
  { "long", DATELINE_ROLE_LONGITUDE, 3 },
  { "longitude", DATELINE_ROLE_LONGITUDE, 0 },
  { "month", DATELINE_ROLE_MONTH, 0 },
  { "name", DATELINE_ROLE_TITLE, 2 },
  { "note", DATELINE_ROLE_DESCRIPTION, 6 },
  { "notes", DATELINE_ROLE_DESCRIPTION, 5 },
  { "place", DATELINE_ROLE_PLACE, 0 },
  { "placename", DATELINE_ROLE_PLACE, 1 },
  { "reference", DATELINE_ROLE_SOURCE, 4 },
  { "settlement", DATELINE_ROLE_PLACE, 5 },
  { "source", DATELINE_ROLE_SOURCE, 0 },
  { "sourcearticle", DATELINE_ROLE_SOURCE, 1 },
  { "sourceheadline", DATELINE_ROLE_TITLE, 9 },
  { "sources", DATELINE_ROLE_SOURCE, 2 },
  { "sourceurl", DATELINE_ROLE_SOURCE, 3 },
  { "start", DATELINE_ROLE_BEGIN, 5 },
  { "startdate", DATELINE_ROLE_BEGIN, 0 },
  { "starttime", DATELINE_ROLE_BEGIN, 3 },
  { "subject", DATELINE_ROLE_TITLE, 6 },
  { "summary", DATELINE_ROLE_DESCRIPTION, 2 },
  { "text", DATELINE_ROLE_DESCRIPTION, 3 },
  { "time", DATELINE_ROLE_WHEN, 6 },
  { "timestamp", DATELINE_ROLE_WHEN, 7 },
  { "title", DATELINE_ROLE_TITLE, 0 },
  { "to", DATELINE_ROLE_END, 7 },
  { "town", DATELINE_ROLE_PLACE, 7 },
  { "type", DATELINE_ROLE_CATEGORY, 2 },
  { "until", DATELINE_ROLE_END, 5 },
  { "url", DATELINE_ROLE_SOURCE, 5 },
  { "uuid", DATELINE_ROLE_ID, 3 },
  { "village", DATELINE_ROLE_PLACE, 8 },
  { "when", DATELINE_ROLE_WHEN, 0 },
  { "wheredescription", DATELINE_ROLE_PLACE, 9 },
  { "x", DATELINE_ROLE_LONGITUDE, 4 },
  { "y", DATELINE_ROLE_LATITUDE, 4 },
  { "year", DATELINE_ROLE_YEAR, 0 },
};

static int
compare_names (const void *key, const void *item)
{
  return strcmp (key, ((const Name *) item)->name);
}

DatelineRole
dateline_plain_get_role (const char *name, guint *rank)
{
  char reduced[NAME_MAX_LENGTH + 1];
  const Name *found;
  guint length = 0;

  for (const char *p = name; *p != '\0'; p++)
    {
      if ((guchar) *p >= 0x80 || length == NAME_MAX_LENGTH)
        return DATELINE_ROLE_NONE;
      if (g_ascii_isalnum (*p))
        reduced[length++] = g_ascii_tolower (*p);
    }
  reduced[length] = '\0';
  found = bsearch (reduced, names, G_N_ELEMENTS (names), sizeof (Name), compare_names);
  if (found == NULL)
    return DATELINE_ROLE_NONE;
  *rank = found->rank;
  return found->role;
}
