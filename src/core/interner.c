/* Strings kept once. The arena is one block of NUL-terminated strings, byte 0 unused; the index is
 * a table of (hash, handle) with open addressing and linear probing, at most 3/4 full. Cost: one
 * hash and about two probes a string, 8 bytes of table for each slot while building, none
 * afterwards. Limits: DATELINE_STRING_MAX bytes a string, DATELINE_ARENA_MAX bytes in all. */
#include "interner.h"

#include <string.h>

typedef struct
{
  guint32 hash;
  guint32 handle; /* 0: free */
} Slot;

struct _DatelineInterner
{
  char *arena;
  gsize used;
  gsize allocated;
  Slot *slots;
  guint n_slots; /* a power of two */
  guint n_strings;
  gboolean full;
};

#define FIRST_SLOTS 256
#define FIRST_ARENA 4096

static guint32
get_seed (void)
{
  static gsize seed;

  if (g_once_init_enter (&seed))
    g_once_init_leave (&seed, (gsize) g_random_int () | 1);
  return (guint32) seed;
}

guint32
dateline_interner_hash (const char *string, gsize length)
{
  guint64 hash = get_seed () ^ (length * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  for (; length >= 8; string += 8, length -= 8)
    {
      guint64 word;

      memcpy (&word, string, 8);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
      hash ^= hash >> 32;
    }
  for (; length > 0; string++, length--)
    hash = (hash ^ (guchar) *string) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  hash ^= hash >> 29;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  return (guint32) (hash >> 32);
}

static Slot *
find_slot (const DatelineInterner *self, const char *string, gsize length, guint32 hash)
{
  guint i = hash & (self->n_slots - 1);

  for (;; i = (i + 1) & (self->n_slots - 1))
    {
      Slot *slot = &self->slots[i];
      const char *there = self->arena + slot->handle;

      if (slot->handle == 0)
        return slot;
      if (slot->hash == hash && strncmp (there, string, length) == 0 && there[length] == '\0')
        return slot;
    }
}

static void
grow_slots (DatelineInterner *self)
{
  Slot *old = self->slots;
  guint n_old = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_new0 (Slot, self->n_slots);
  for (guint i = 0; i < n_old; i++)
    {
      guint j = old[i].hash & (self->n_slots - 1);

      if (old[i].handle == 0)
        continue;
      while (self->slots[j].handle != 0)
        j = (j + 1) & (self->n_slots - 1);
      self->slots[j] = old[i];
    }
  g_free (old);
}

static guint32
append (DatelineInterner *self, const char *string, gsize length)
{
  guint32 handle = (guint32) self->used;

  if (self->used + length + 1 > self->allocated)
    {
      while (self->used + length + 1 > self->allocated)
        self->allocated *= 2;
      self->arena = g_realloc (self->arena, self->allocated);
    }
  memcpy (self->arena + self->used, string, length);
  self->arena[self->used + length] = '\0';
  self->used += length + 1;
  return handle;
}

DatelineInterner *
dateline_interner_new (void)
{
  DatelineInterner *self = g_new0 (DatelineInterner, 1);

  self->allocated = FIRST_ARENA;
  self->arena = g_malloc (self->allocated);
  self->arena[0] = '\0';
  self->used = 1;
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (Slot, self->n_slots);
  return self;
}

void
dateline_interner_free (DatelineInterner *self)
{
  g_free (self->arena);
  g_free (self->slots);
  g_free (self);
}

guint32
dateline_interner_add (DatelineInterner *self, const char *string, gssize length)
{
  gsize size;
  guint32 hash;
  Slot *slot;

  if (string == NULL)
    return 0;
  size = length < 0 ? strlen (string) : strnlen (string, length);
  if (size > DATELINE_STRING_MAX)
    return 0;
  hash = dateline_interner_hash (string, size);
  slot = find_slot (self, string, size, hash);
  if (slot->handle != 0)
    return slot->handle;
  if (self->used + size + 1 > DATELINE_ARENA_MAX)
    {
      self->full = TRUE;
      return 0;
    }
  slot->hash = hash;
  slot->handle = append (self, string, size);
  self->n_strings++;
  if (self->n_strings > self->n_slots / 4 * 3)
    {
      guint32 handle = slot->handle;

      grow_slots (self);
      return handle;
    }
  return slot->handle;
}

guint32
dateline_interner_find (const DatelineInterner *self, const char *string)
{
  gsize length = strlen (string);

  return find_slot (self, string, length, dateline_interner_hash (string, length))->handle;
}

const char *
dateline_interner_get (const DatelineInterner *self, guint32 handle)
{
  return handle == 0 ? NULL : self->arena + handle;
}

guint
dateline_interner_get_n_strings (const DatelineInterner *self)
{
  return self->n_strings;
}

gboolean
dateline_interner_is_full (const DatelineInterner *self)
{
  return self->full;
}

char *
dateline_interner_free_to_arena (DatelineInterner *self, gsize *size)
{
  char *arena = g_realloc (g_steal_pointer (&self->arena), self->used);

  *size = self->used;
  dateline_interner_free (self);
  return arena;
}
