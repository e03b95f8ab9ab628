/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canonical text, and the only place where positions become bytes or UTF-16 units.
 *
 * Every CHUNK code points a mark remembers where they begin in bytes and in UTF-16 units, so a
 * conversion is one look-up (or a binary search, the other way) and a walk over at most one chunk.
 * A text of ASCII alone, where all three units agree, keeps no marks. */
#define G_LOG_DOMAIN "obl-text"

#include "config.h"

#include "core/text/obl-text.h"

#include <string.h>

#define CHUNK 128u

typedef struct {
  guint32 byte;
  guint32 utf16;
} Mark;

struct _OblText {
  char *utf8;
  gsize n_bytes;
  guint32 n_chars;
  guint32 n_utf16;
  Mark *marks; /* of the code points 0, CHUNK, 2 CHUNK …; NULL for ASCII */
  guint n_marks;
  char *sha256;
};

int
obl_range_compare (gconstpointer a, gconstpointer b)
{
  const OblRange *x = a;
  const OblRange *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

static gboolean
is_ascii (const char *utf8, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++) {
    if ((guchar)utf8[i] >= 0x80)
      return FALSE;
  }
  return TRUE;
}

static guint
utf16_units (gunichar c)
{
  return c > 0xffff ? 2 : 1;
}

static void
make_marks (OblText *text)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  guint32 n_chars = 0;
  guint32 n_utf16 = 0;

  for (const char *p = text->utf8; p < text->utf8 + text->n_bytes; p = g_utf8_next_char (p)) {
    if (n_chars % CHUNK == 0) {
      Mark mark = { (guint32)(p - text->utf8), n_utf16 };

      g_array_append_val (marks, mark);
    }
    n_utf16 += utf16_units (g_utf8_get_char (p));
    n_chars++;
  }
  text->n_chars = n_chars;
  text->n_utf16 = n_utf16;
  text->n_marks = marks->len;
  text->marks = (Mark *)g_array_free (marks, FALSE);
}

OblText *
obl_text_new_take (char *utf8)
{
  OblText *text = g_atomic_rc_box_new0 (OblText);

  text->utf8 = utf8;
  text->n_bytes = strlen (utf8);
  g_assert (text->n_bytes < G_MAXUINT32);
  if (is_ascii (utf8, text->n_bytes))
    text->n_chars = text->n_utf16 = (guint32)text->n_bytes;
  else
    make_marks (text);
  text->sha256
      = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)utf8, text->n_bytes);
  return text;
}

OblText *
obl_text_new (const char *utf8)
{
  return obl_text_new_take (g_strdup (utf8));
}

OblText *
obl_text_ref (OblText *text)
{
  return g_atomic_rc_box_acquire (text);
}

static void
clear_text (gpointer data)
{
  OblText *text = data;

  g_free (text->utf8);
  g_free (text->marks);
  g_free (text->sha256);
}

void
obl_text_unref (OblText *text)
{
  if (text != NULL)
    g_atomic_rc_box_release_full (text, clear_text);
}

const char *
obl_text_get_utf8 (const OblText *text)
{
  return text->utf8;
}

gsize
obl_text_get_n_bytes (const OblText *text)
{
  return text->n_bytes;
}

guint32
obl_text_get_n_chars (const OblText *text)
{
  return text->n_chars;
}

const char *
obl_text_get_sha256 (const OblText *text)
{
  return text->sha256;
}

gsize
obl_text_to_byte (const OblText *text, guint32 position)
{
  const char *p;

  g_return_val_if_fail (position <= text->n_chars, text->n_bytes);
  if (text->marks == NULL)
    return position;
  if (position == text->n_chars)
    return text->n_bytes;
  p = text->utf8 + text->marks[position / CHUNK].byte;
  return (gsize)(g_utf8_offset_to_pointer (p, position % CHUNK) - text->utf8);
}

/* The last mark that is not behind @unit. */
static guint
find_mark (const OblText *text, gsize unit, gboolean utf16)
{
  guint low = 0;
  guint high = text->n_marks;

  while (high - low > 1) {
    guint middle = low + (high - low) / 2;
    guint32 at = utf16 ? text->marks[middle].utf16 : text->marks[middle].byte;

    if (at <= unit)
      low = middle;
    else
      high = middle;
  }
  return low;
}

guint32
obl_text_from_byte (const OblText *text, gsize byte)
{
  guint mark;
  guint32 position;
  const char *p;
  const char *target;

  g_return_val_if_fail (byte <= text->n_bytes, text->n_chars);
  if (text->marks == NULL)
    return (guint32)byte;
  if (byte == text->n_bytes)
    return text->n_chars;
  mark = find_mark (text, byte, FALSE);
  position = mark * CHUNK;
  target = text->utf8 + byte;
  for (p = text->utf8 + text->marks[mark].byte; g_utf8_next_char (p) <= target;
       p = g_utf8_next_char (p))
    position++;
  return position;
}

guint32
obl_text_to_utf16 (const OblText *text, guint32 position)
{
  const Mark *mark;
  guint32 unit;
  const char *p;

  g_return_val_if_fail (position <= text->n_chars, text->n_utf16);
  if (text->marks == NULL)
    return position;
  if (position == text->n_chars)
    return text->n_utf16;
  mark = &text->marks[position / CHUNK];
  unit = mark->utf16;
  p = text->utf8 + mark->byte;
  for (guint32 i = position % CHUNK; i > 0; i--) {
    unit += utf16_units (g_utf8_get_char (p));
    p = g_utf8_next_char (p);
  }
  return unit;
}

guint32
obl_text_from_utf16 (const OblText *text, guint32 unit)
{
  guint mark;
  guint32 position, at;
  const char *p;

  g_return_val_if_fail (unit <= text->n_utf16, text->n_chars);
  if (text->marks == NULL)
    return unit;
  if (unit == text->n_utf16)
    return text->n_chars;
  mark = find_mark (text, unit, TRUE);
  position = mark * CHUNK;
  at = text->marks[mark].utf16;
  p = text->utf8 + text->marks[mark].byte;
  for (;;) {
    at += utf16_units (g_utf8_get_char (p));
    if (at > unit)
      return position;
    position++;
    p = g_utf8_next_char (p);
  }
}

gboolean
obl_text_contains (const OblText *text, OblRange range)
{
  return range.start <= range.end && range.end <= text->n_chars;
}

gunichar
obl_text_get_char (const OblText *text, guint32 position)
{
  g_return_val_if_fail (position < text->n_chars, 0);
  return g_utf8_get_char (text->utf8 + obl_text_to_byte (text, position));
}

char *
obl_text_dup_range (const OblText *text, OblRange range)
{
  return obl_text_dup_quote (text, &range, 1);
}

char *
obl_text_dup_quote (const OblText *text, const OblRange *ranges, guint n_ranges)
{
  GString *quote = g_string_new (NULL);

  for (guint i = 0; i < n_ranges; i++) {
    gsize start, end;

    g_return_val_if_fail (obl_text_contains (text, ranges[i]), g_string_free (quote, FALSE));
    start = obl_text_to_byte (text, ranges[i].start);
    end = obl_text_to_byte (text, ranges[i].end);
    if (i > 0)
      g_string_append_c (quote, ' ');
    g_string_append_len (quote, text->utf8 + start, (gssize)(end - start));
  }
  return g_string_free (quote, FALSE);
}

gboolean
obl_text_range_is (const OblText *text, OblRange range, const char *quote)
{
  gsize start, end;

  if (!obl_text_contains (text, range) || quote == NULL)
    return FALSE;
  start = obl_text_to_byte (text, range.start);
  end = obl_text_to_byte (text, range.end);
  return strlen (quote) == end - start && memcmp (quote, text->utf8 + start, end - start) == 0;
}
