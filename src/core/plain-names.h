/* What a property or a column of a plain file probably is, by its usual names: those of GDELT,
 * UCDP, ACLED and of everyday files. Case, spaces and punctuation do not matter. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_ROLE_NONE,
  DATELINE_ROLE_ID,
  DATELINE_ROLE_TITLE,
  DATELINE_ROLE_DESCRIPTION,
  DATELINE_ROLE_CATEGORY,
  DATELINE_ROLE_PLACE,
  DATELINE_ROLE_SOURCE,
  DATELINE_ROLE_WHEN,
  DATELINE_ROLE_BEGIN,
  DATELINE_ROLE_END,
  DATELINE_ROLE_YEAR,
  DATELINE_ROLE_MONTH,
  DATELINE_ROLE_DAY,
  DATELINE_ROLE_LATITUDE,
  DATELINE_ROLE_LONGITUDE,
  DATELINE_N_ROLES,
} DatelineRole;

/* @rank: of several names with one role, the least is the one to take. */
DatelineRole dateline_plain_get_role (const char *name, guint *rank);

G_END_DECLS
