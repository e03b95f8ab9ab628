/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canonical text of an article and what a position in it means.
 *
 * A position is a Unicode code point index; ranges are half-open.  obl-text.c is the only file
 * of the program that converts positions to UTF-8 bytes or UTF-16 units. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Code points, half-open. */
typedef struct {
  guint32 start;
  guint32 end;
} OblRange;

/* The order of ranges in a text: by start, then by end; for g_array_sort(). */
int obl_range_compare (gconstpointer a, gconstpointer b);

/* Immutable and shared; safe to read from any thread. */
typedef struct _OblText OblText;

/* Takes @utf8, which must be valid UTF-8 without NUL; checked by the caller. */
OblText *obl_text_new_take (char *utf8) G_GNUC_WARN_UNUSED_RESULT;
OblText *obl_text_new (const char *utf8) G_GNUC_WARN_UNUSED_RESULT;
OblText *obl_text_ref (OblText *text);
void obl_text_unref (OblText *text);

const char *obl_text_get_utf8 (const OblText *text);
gsize obl_text_get_n_bytes (const OblText *text);
guint32 obl_text_get_n_chars (const OblText *text);

/* The lower-case hexadecimal SHA-256 of the UTF-8 bytes. */
const char *obl_text_get_sha256 (const OblText *text);

/* Conversions; a position past the end is a programmer's error.  Bytes or UTF-16 units that fall
 * inside a character give the position of that character. */
gsize obl_text_to_byte (const OblText *text, guint32 position);
guint32 obl_text_from_byte (const OblText *text, gsize byte);
guint32 obl_text_to_utf16 (const OblText *text, guint32 position);
guint32 obl_text_from_utf16 (const OblText *text, guint32 unit);

gboolean obl_text_contains (const OblText *text, OblRange range);
gunichar obl_text_get_char (const OblText *text, guint32 position);

/* The text of @range; free with g_free(). */
char *obl_text_dup_range (const OblText *text, OblRange range) G_GNUC_WARN_UNUSED_RESULT;

/* The ranges' texts joined by one space, as a span's quote is; free with g_free(). */
char *obl_text_dup_quote (const OblText *text,
                          const OblRange *ranges,
                          guint n_ranges) G_GNUC_WARN_UNUSED_RESULT;

/* TRUE when the bytes of @range are exactly @quote, without copying. */
gboolean obl_text_range_is (const OblText *text, OblRange range, const char *quote);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblText, obl_text_unref)

G_END_DECLS
