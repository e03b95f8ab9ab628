/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patterns, and going through a text with one piece by piece.
 *
 * A piece is a block, since nothing that is looked for goes over from a heading into the paragraph
 * under it or from one cell of a table into the next.  How a piece is searched is the work of
 * obl-find-literal.c and obl-find-expression.c. */
#define G_LOG_DOMAIN "obl-find"

#include "config.h"

#include "core/find/obl-find-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/text/obl-segment.h"

/* Longer than any sentence that somebody repeats; a bound to what is compiled. */
#define MAX_PATTERN_BYTES 10000

/* What a regular expression may take for one text.  Texts and sensible expressions take a thousandth
 * of it; what goes back and forth without end is stopped by the limits of obl-find-expression.c
 * mostly, and by this otherwise. */
#define MAX_TIME (5 * G_USEC_PER_SEC)

G_DEFINE_QUARK (obl_find_error_quark, obl_find_error)

/* --- Patterns --------------------------------------------------------------------------------- */

static void
clear_pattern (gpointer data)
{
  OblFindPattern *pattern = data;

  g_free (pattern->text);
  g_clear_pointer (&pattern->units, g_array_unref);
  g_clear_pointer (&pattern->fallback, g_array_unref);
  pcre2_code_free (pattern->program);
}

OblFindPattern *
obl_find_pattern_new (const char *pattern, OblFindFlags flags, GError **error)
{
  g_autoptr (OblFindPattern) made = NULL;
  gboolean done;

  if (*pattern == '\0') {
    g_set_error_literal (error, OBL_FIND_ERROR, OBL_FIND_ERROR_PATTERN,
                         _ ("There is nothing to look for; type a word first"));
    return NULL;
  }
  if (!g_utf8_validate (pattern, -1, NULL)) {
    g_set_error_literal (error, OBL_FIND_ERROR, OBL_FIND_ERROR_PATTERN,
                         _ ("What is looked for is not UTF-8"));
    return NULL;
  }
  if (strlen (pattern) > MAX_PATTERN_BYTES) {
    g_set_error (error, OBL_FIND_ERROR, OBL_FIND_ERROR_PATTERN,
                 _ ("What is looked for is too long: at most %d bytes are"), MAX_PATTERN_BYTES);
    return NULL;
  }
  made = g_atomic_rc_box_new0 (OblFindPattern);
  made->text = g_strdup (pattern);
  made->flags = flags;
  done = (flags & OBL_FIND_REGEX) != 0 ? obl_find_expression_compile (made, error)
                                       : obl_find_literal_compile (made, error);
  return done ? g_steal_pointer (&made) : NULL;
}

OblFindPattern *
obl_find_pattern_ref (OblFindPattern *pattern)
{
  return g_atomic_rc_box_acquire (pattern);
}

void
obl_find_pattern_unref (OblFindPattern *pattern)
{
  if (pattern != NULL)
    g_atomic_rc_box_release_full (pattern, clear_pattern);
}

const char *
obl_find_pattern_get_text (const OblFindPattern *pattern)
{
  return pattern->text;
}

OblFindFlags
obl_find_pattern_get_flags (const OblFindPattern *pattern)
{
  return pattern->flags;
}

/* --- What both kinds of search ask ------------------------------------------------------------ */

gboolean
obl_find_is_word_border (OblFindSearch *search, guint32 position)
{
  guint low = 0;
  guint high;

  if (search->words == NULL)
    search->words = obl_segment_tokens (search->text, search->piece, search->locale);
  /* The first word that ends after @position. */
  high = search->words->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (search->words, OblRange, middle).end <= position)
      low = middle + 1;
    else
      high = middle;
  }
  return low == search->words->len
         || g_array_index (search->words, OblRange, low).start >= position;
}

gboolean
obl_find_add_hit (OblFindSearch *search, OblRange hit)
{
  if (search->limit > 0 && search->hits->len == search->limit) {
    search->has_more = TRUE;
    return FALSE;
  }
  g_array_append_val (search->hits, hit);
  return TRUE;
}

/* --- The text, piece by piece ----------------------------------------------------------------- */

/* FALSE with an error, or without one when there are hits enough. */
static gboolean
search_piece (OblFindSearch *search, OblRange piece, GError **error)
{
  if (piece.start >= piece.end)
    return TRUE;
  search->piece = piece;
  g_clear_pointer (&search->words, g_array_unref);
  return (search->pattern->flags & OBL_FIND_REGEX) != 0 ? obl_find_expression_search (search, error)
                                                        : obl_find_literal_search (search);
}

static void
search_blocks (OblFindSearch *search, const GArray *blocks, GError **error)
{
  for (guint i = 0; i < blocks->len; i++) {
    OblRange range = g_array_index (blocks, OblBlock, i).range;

    if (!search_piece (search, range, error))
      return;
  }
}

static void
search_lines (OblFindSearch *search, GError **error)
{
  const char *utf8 = obl_text_get_utf8 (search->text);
  gsize n_bytes = obl_text_get_n_bytes (search->text);
  OblRange line = { 0, 0 };

  for (gsize start = 0; start < n_bytes;) {
    const char *newline = memchr (utf8 + start, '\n', n_bytes - start);
    gsize end = newline == NULL ? n_bytes : (gsize)(newline - utf8);

    line.end = obl_text_from_byte (search->text, end);
    if (!search_piece (search, line, error))
      return;
    line.start = line.end + 1;
    start = end + 1;
  }
}

GArray *
obl_find_run (const OblFindPattern *pattern,
              const OblText *text,
              const GArray *blocks,
              const char *locale,
              guint limit,
              gboolean *has_more,
              GError **error)
{
  OblFindSearch search = { .pattern = pattern,
                           .text = text,
                           .locale = locale,
                           .limit = limit,
                           .hits = g_array_new (FALSE, FALSE, sizeof (OblRange)),
                           .deadline = g_get_monotonic_time () + MAX_TIME };
  OblRange whole = { 0, obl_text_get_n_chars (text) };
  GError *problem = NULL;

  if (pattern->has_break)
    search_piece (&search, whole, &problem);
  else if (blocks != NULL)
    search_blocks (&search, blocks, &problem);
  else
    search_lines (&search, &problem);
  g_clear_pointer (&search.words, g_array_unref);
  if (has_more != NULL)
    *has_more = search.has_more;
  if (problem != NULL) {
    g_propagate_error (error, problem);
    g_clear_pointer (&search.hits, g_array_unref);
  }
  return search.hits;
}

GArray *
obl_find_in_document (const OblFindPattern *pattern,
                      const OblDocument *document,
                      guint limit,
                      gboolean *has_more,
                      GError **error)
{
  return obl_find_run (pattern, document->text, document->blocks, document->language, limit,
                       has_more, error);
}
