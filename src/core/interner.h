/* Strings kept once, end to end in one arena. A string is known by its handle, the place in the
 * arena where it begins; 0 is no string. Equal strings have equal handles. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes: of one string, and of all strings of a dataset. The arena's limit leaves a handle's
 * highest bit free. */
#define DATELINE_STRING_MAX (1u << 20)
#define DATELINE_ARENA_MAX (G_GUINT64_CONSTANT (1) << 31)

typedef struct _DatelineInterner DatelineInterner;

DatelineInterner *dateline_interner_new (void);
void dateline_interner_free (DatelineInterner *self);

/* The handle of @string's first @length bytes (-1: all of it). 0 for %NULL, for a string longer
 * than DATELINE_STRING_MAX, and once the arena is full. */
guint32 dateline_interner_add (DatelineInterner *self, const char *string, gssize length);

/* The handle of a string that is there, or 0. */
guint32 dateline_interner_find (const DatelineInterner *self, const char *string);

/* %NULL for 0. The pointer is good until the next string is added. */
const char *dateline_interner_get (const DatelineInterner *self, guint32 handle);

guint dateline_interner_get_n_strings (const DatelineInterner *self);

/* Whether a string was refused because the arena is full. */
gboolean dateline_interner_is_full (const DatelineInterner *self);

/* Frees all but the arena and gives it away; a handle is an offset into it. */
char *dateline_interner_free_to_arena (DatelineInterner *self, gsize *size);

/* A hash of bytes, with a seed that differs from run to run, so that no file can be made to
 * collide on purpose. */
guint32 dateline_interner_hash (const char *string, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineInterner, dateline_interner_free)

G_END_DECLS
