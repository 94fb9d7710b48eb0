/* Reading fields of the wire format. Invariant: at <= end, and a run of bytes handed out lies
 * within the run that it was read from. Groups, long out of use, count as broken. */
#include "config.h"

#include "protobuf.h"

static guint64
read_fixed (DatelineProtobuf *self, gsize n_bytes)
{
  guint64 value = 0;

  if ((gsize) (self->end - self->at) < n_bytes)
    {
      dateline_protobuf_fail (self);
      return 0;
    }
  for (gsize i = 0; i < n_bytes; i++)
    value |= (guint64) self->at[i] << (8 * i);
  self->at += n_bytes;
  return value;
}

static DatelineProtobuf
read_bytes (DatelineProtobuf *self)
{
  guint64 length = dateline_protobuf_read_varint (self);
  DatelineProtobuf bytes = { self->at, self->at, FALSE };

  if (length > (guint64) (self->end - self->at))
    {
      dateline_protobuf_fail (self);
      return bytes;
    }
  self->at += length;
  bytes.end = self->at;
  return bytes;
}

gboolean
dateline_protobuf_next (DatelineProtobuf *self, DatelineField *field)
{
  guint64 key;

  if (self->at >= self->end)
    return FALSE;

  key = dateline_protobuf_read_varint (self);
  if (key >> 3 == 0 || key >> 3 > G_MAXUINT32)
    dateline_protobuf_fail (self);
  *field = (DatelineField){ .number = (guint32) (key >> 3), .wire = (DatelineWire) (key & 7) };
  switch (field->wire)
    {
    case DATELINE_WIRE_VARINT:
      field->value = dateline_protobuf_read_varint (self);
      break;
    case DATELINE_WIRE_FIXED64:
      field->value = read_fixed (self, 8);
      break;
    case DATELINE_WIRE_BYTES:
      field->bytes = read_bytes (self);
      break;
    case DATELINE_WIRE_FIXED32:
      field->value = read_fixed (self, 4);
      break;
    default:
      dateline_protobuf_fail (self);
    }
  return !self->failed;
}
