/* Which map a person has chosen, and what was said about it. Kept in the settings. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DATELINE_MAP_ZOOM_MAX 22 /* that a source of one's own can have */

typedef enum
{
  DATELINE_MAP_OFFLINE,
  DATELINE_MAP_OPENSTREETMAP,
  DATELINE_MAP_SERVER,
  DATELINE_MAP_FILE,
} DatelineMapKind;

/* Immutable. */
typedef struct
{
  DatelineMapKind kind;
  const char *url;         /* of a server: see tile-url.h; "" where none was given */
  const char *attribution; /* of a server, plain text */
  guint zoom_min;          /* of a server, 0..DATELINE_MAP_ZOOM_MAX */
  guint zoom_max;          /* no less */
  const char *file;        /* the URI of an MBTiles file; "" where none was given */
} DatelineMapChoice;

/* The settings that a choice is made of, and the one that has its file looked at again;
 * %NULL-terminated. */
extern const char *const dateline_map_choice_keys[];

DatelineMapChoice *dateline_map_choice_read (GSettings *settings);
void dateline_map_choice_free (DatelineMapChoice *self);

/* Whether both show the same map: of a server only its own facts count, and so on. */
gboolean dateline_map_choice_equal (const DatelineMapChoice *a, const DatelineMapChoice *b);

/* FALSE with DATELINE_ERROR_INVALID where something is missing or makes no sense. The file is not
 * looked at. */
gboolean dateline_map_choice_check (const DatelineMapChoice *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMapChoice, dateline_map_choice_free)

G_END_DECLS
