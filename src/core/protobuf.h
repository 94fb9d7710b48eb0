/* A reader of Protocol Buffers' wire format over bytes that are not trusted. It never reads past
 * the end: a cursor that met broken bytes stays failed and at its end.
 * Source: https://protobuf.dev/programming-guides/encoding/ */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean failed;
} DatelineProtobuf;

/* One field: a number, or a run of bytes where @wire is DATELINE_WIRE_BYTES. */
typedef enum
{
  DATELINE_WIRE_VARINT = 0,
  DATELINE_WIRE_FIXED64 = 1,
  DATELINE_WIRE_BYTES = 2,
  DATELINE_WIRE_FIXED32 = 5,
} DatelineWire;

typedef struct
{
  guint32 number;
  DatelineWire wire;
  guint64 value;
  DatelineProtobuf bytes;
} DatelineField;

static inline void
dateline_protobuf_fail (DatelineProtobuf *self)
{
  self->failed = TRUE;
  self->at = self->end;
}

/* 0 where the bytes are broken; that is what a failed cursor says of all that follows. */
static inline guint64
dateline_protobuf_read_varint (DatelineProtobuf *self)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 64 && self->at < self->end; shift += 7)
    {
      guint8 byte = *self->at++;

      value |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return value;
    }
  dateline_protobuf_fail (self);
  return 0;
}

static inline gint64
dateline_protobuf_unzigzag (guint64 value)
{
  return (gint64) (value >> 1) ^ -(gint64) (value & 1);
}

/* The next field; FALSE at the end and where the bytes are broken, which sets @failed. */
gboolean dateline_protobuf_next (DatelineProtobuf *self, DatelineField *field);

G_END_DECLS
