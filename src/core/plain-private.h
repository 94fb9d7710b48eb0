/* What the parts of the plain guesses share. */
#pragma once

#include "plain-names.h"
#include "plain.h"

G_BEGIN_DECLS

#define VALUES_MAX 4 /* of one role in one record */

typedef struct
{
  const char *name;
  const char *text;
  double number; /* NAN for a text */
  guint rank;
} PlainValue;

struct _DatelinePlain
{
  DatelineWalk *walk;
  GStringChunk *strings; /* of the record */
  PlainValue values[DATELINE_N_ROLES][VALUES_MAX];
  guint n_values[DATELINE_N_ROLES];
  GHashTable *counts[DATELINE_N_ROLES]; /* name -> number of records */
  guint n_untitled;
};

/* That a name was taken for a role. */
void dateline_plain_count (DatelinePlain *self, DatelineRole role, const char *name);

/* Sets the draft's date. FALSE, reported, where no value is one. */
gboolean dateline_plain_find_when (DatelinePlain *self, DatelineDraft *draft);

G_END_DECLS
