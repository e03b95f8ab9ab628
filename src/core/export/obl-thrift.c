/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field's head holds its type and how far its number is from the one before; a struct within a struct
 * counts anew. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-thrift.h"

#include <string.h>

struct _OblThrift {
  GByteArray *out;
  GArray *fields; /* guint: the last one of each struct that is open */
};

OblThrift *
obl_thrift_new (GByteArray *out)
{
  OblThrift *thrift = g_new0 (OblThrift, 1);
  guint none = 0;

  thrift->out = out;
  thrift->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (thrift->fields, none);

  return thrift;
}

void
obl_thrift_free (OblThrift *thrift)
{
  if (thrift == NULL)
    return;

  g_array_unref (thrift->fields);
  g_free (thrift);
}

void
obl_thrift_append_varint (GByteArray *out, guint64 value)
{
  do {
    guint8 byte = (guint8)(value & 0x7f);

    value >>= 7;
    if (value != 0)
      byte |= 0x80;
    g_byte_array_append (out, &byte, 1);
  } while (value != 0);
}

static void
append_zigzag (GByteArray *out, gint64 value)
{
  obl_thrift_append_varint (out, ((guint64)value << 1) ^ (value < 0 ? G_MAXUINT64 : 0));
}

static void
begin_field (OblThrift *thrift, guint field, OblThriftType type)
{
  guint *last = &g_array_index (thrift->fields, guint, thrift->fields->len - 1);
  const guint8 head = (guint8)((field - *last) << 4 | type);

  if (field == 0)
    return;
  g_assert (field > *last && field - *last < 16);
  *last = field;
  g_byte_array_append (thrift->out, &head, 1);
}

void
obl_thrift_begin_struct (OblThrift *thrift, guint field)
{
  guint none = 0;

  begin_field (thrift, field, OBL_THRIFT_STRUCT);
  g_array_append_val (thrift->fields, none);
}

void
obl_thrift_end_struct (OblThrift *thrift)
{
  const guint8 stop = 0;

  g_byte_array_append (thrift->out, &stop, 1);
  if (thrift->fields->len > 1)
    g_array_set_size (thrift->fields, thrift->fields->len - 1);
}

void
obl_thrift_begin_list (OblThrift *thrift, guint field, OblThriftType type, guint n)
{
  const guint8 head = (guint8)(MIN (n, 15u) << 4 | type);

  begin_field (thrift, field, OBL_THRIFT_LIST);
  g_byte_array_append (thrift->out, &head, 1);
  if (n >= 15)
    obl_thrift_append_varint (thrift->out, n);
}

void
obl_thrift_i32 (OblThrift *thrift, guint field, gint32 value)
{
  begin_field (thrift, field, OBL_THRIFT_I32);
  append_zigzag (thrift->out, value);
}

void
obl_thrift_i64 (OblThrift *thrift, guint field, gint64 value)
{
  begin_field (thrift, field, OBL_THRIFT_I64);
  append_zigzag (thrift->out, value);
}

void
obl_thrift_string (OblThrift *thrift, guint field, const char *value)
{
  const gsize n_bytes = strlen (value);

  begin_field (thrift, field, OBL_THRIFT_BINARY);
  obl_thrift_append_varint (thrift->out, n_bytes);
  g_byte_array_append (thrift->out, (const guint8 *)value, (guint)n_bytes);
}
