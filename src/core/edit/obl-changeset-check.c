/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks a changeset without believing any of its lengths.
 *
 * The format, as the comments at the head of SQLite's ext/session/sqlite3session.c give it: for each
 * table a header ('T', number of columns, a byte per column that says whether it is in the key, the
 * name and a NUL), then its changes: operation, indirect flag, and one record (insert: new, delete:
 * old) or two (update: old, new).  A record has a value per column: a type byte, then 8 bytes for a
 * number, a length and that many bytes for text and blobs, nothing for NULL and for "not changed". */
#define G_LOG_DOMAIN "obl-changeset-check"

#include "config.h"

#include "core/edit/obl-changeset-check.h"

#include <string.h>

#include "core/edit/obl-edit-private.h"

#define MAX_COLUMNS 64 /* no recorded table comes near */

typedef struct {
  const guint8 *at;
  const guint8 *end;
  guint n_columns;
  const guint8 *in_key; /* a byte per column */
} Walk;

enum {
  VALUE_UNCHANGED = 0,
};

static gboolean
skip (Walk *walk, gsize n_bytes)
{
  if ((gsize)(walk->end - walk->at) < n_bytes)
    return FALSE;
  walk->at += n_bytes;
  return TRUE;
}

static gboolean
take_byte (Walk *walk, guint8 *byte)
{
  const guint8 *at = walk->at;

  if (!skip (walk, 1))
    return FALSE;
  *byte = *at;
  return TRUE;
}

/* SQLite's variable-length integer (file format, section 1.6); lengths here fit in 32 bits. */
static gboolean
take_length (Walk *walk, guint32 *length)
{
  guint64 value = 0;
  guint8 byte;

  for (int i = 0; i < 5; i++) {
    if (!take_byte (walk, &byte))
      return FALSE;
    value = value << 7 | (byte & 0x7f);
    if ((byte & 0x80) == 0) {
      *length = (guint32)value;
      return value <= G_MAXINT32;
    }
  }
  return FALSE;
}

static gboolean
take_value (Walk *walk, guint8 *type)
{
  guint32 length;

  if (!take_byte (walk, type))
    return FALSE;
  switch (*type) {
  case VALUE_UNCHANGED:
  case SQLITE_NULL:
    return TRUE;
  case SQLITE_INTEGER:
  case SQLITE_FLOAT:
    return skip (walk, 8);
  case SQLITE_TEXT:
  case SQLITE_BLOB:
    return take_length (walk, &length) && skip (walk, length);
  default:
    return FALSE;
  }
}

/* Which columns may be left out: none in a whole row, those outside the key in an update's old half,
 * any in its new half. */
typedef enum {
  WHOLE_ROW,
  OLD_HALF,
  NEW_HALF,
} Part;

static gboolean
take_record (Walk *walk, Part part)
{
  for (guint i = 0; i < walk->n_columns; i++) {
    gboolean may_miss = part == NEW_HALF || (part == OLD_HALF && walk->in_key[i] == 0);
    guint8 type;

    if (!take_value (walk, &type) || (type == VALUE_UNCHANGED && !may_miss))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_table (Walk *walk)
{
  const char *name;
  const guint8 *nul;

  if (!take_length (walk, &walk->n_columns) || walk->n_columns == 0
      || walk->n_columns > MAX_COLUMNS)
    return FALSE;
  walk->in_key = walk->at;
  if (!skip (walk, walk->n_columns))
    return FALSE;
  name = (const char *)walk->at;
  nul = memchr (walk->at, '\0', (gsize)(walk->end - walk->at));
  if (nul == NULL)
    return FALSE;
  walk->at = nul + 1;
  return g_strv_contains (obl_recorded_tables, name);
}

static gboolean
take_change (Walk *walk, guint8 operation)
{
  guint8 indirect;

  if (walk->n_columns == 0 || !take_byte (walk, &indirect) || indirect > 1)
    return FALSE;
  switch (operation) {
  case SQLITE_INSERT:
  case SQLITE_DELETE:
    return take_record (walk, WHOLE_ROW);
  case SQLITE_UPDATE:
    return take_record (walk, OLD_HALF) && take_record (walk, NEW_HALF);
  default:
    return FALSE;
  }
}

gboolean
obl_changeset_is_sound (gconstpointer bytes, gsize n_bytes)
{
  Walk walk = { bytes, (const guint8 *)bytes + n_bytes, 0, NULL };
  guint8 what;

  if (bytes == NULL || n_bytes > G_MAXINT32)
    return FALSE;
  while (take_byte (&walk, &what)) {
    if (what == 'T' ? !take_table (&walk) : !take_change (&walk, what))
      return FALSE;
  }
  return TRUE;
}
