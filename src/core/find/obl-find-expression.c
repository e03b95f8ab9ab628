/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for a regular expression, by PCRE2 itself rather than through GLib's GRegex: that tells
 * where a mistake is in translated words only, cannot bound how far one call looks for a beginning,
 * and has no say in what a match is.
 *
 * An expression may go back and forth without end.  Three things stop it: the number of steps from
 * one beginning is limited; so is the memory; and a call tries few beginnings at first, and more as
 * long as that is quick, so that the clock is looked at in between.
 *
 * For whole words the expression ends with a callout, at which PCRE2 asks whether what it has is a
 * match.  So “Kor|Korea” finds Korea: what ends in a word is no match, and the next way is tried. */
#define G_LOG_DOMAIN "obl-find-expression"

#include "config.h"

#include "core/find/obl-find-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_STEPS 1000000u
#define MAX_HEAP_KIB 32768u

/* Beginnings (bytes) of one call, and what makes it fewer or more. */
#define MIN_STRIDE 16u
#define MAX_STRIDE 65536u
#define QUICK_USEC 2000
#define SLOW_USEC 50000

typedef struct {
  OblFindSearch *search;
  gsize base; /* byte at which the piece begins */
} Asking;

/* --- Mistakes --------------------------------------------------------------------------------- */

static const struct {
  int code;
  const char *words;
} mistakes[] = {
  { PCRE2_ERROR_END_BACKSLASH, N_ ("a “\\” must be followed by something") },
  { PCRE2_ERROR_END_BACKSLASH_C, N_ ("“\\c” must be followed by something") },
  { PCRE2_ERROR_UNKNOWN_ESCAPE, N_ ("this letter means nothing after “\\”") },
  { PCRE2_ERROR_QUANTIFIER_OUT_OF_ORDER, N_ ("the numbers in “{}” are in the wrong order") },
  { PCRE2_ERROR_QUANTIFIER_TOO_BIG, N_ ("the number in “{}” is too big") },
  { PCRE2_ERROR_MISSING_SQUARE_BRACKET, N_ ("a “[” has no “]”") },
  { PCRE2_ERROR_CLASS_RANGE_ORDER, N_ ("the range in “[]” is in the wrong order") },
  { PCRE2_ERROR_QUANTIFIER_INVALID, N_ ("there is nothing here to repeat") },
  { PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS, N_ ("a “(” has no “)”") },
  { PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS, N_ ("this “)” has no “(”") },
  { PCRE2_ERROR_BAD_SUBPATTERN_REFERENCE, N_ ("there is no group of that number or name") },
  { PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH,
    N_ ("what is looked for behind must have one length") },
  { PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY, N_ ("there is no such property of characters") },
  { PCRE2_ERROR_MALFORMED_UNICODE_PROPERTY,
    N_ ("“\\p” and “\\P” need a property, as in “\\p{Lu}”") },
  { PCRE2_ERROR_PATTERN_TOO_LARGE, N_ ("it is too large") },
  { PCRE2_ERROR_PATTERN_TOO_COMPLICATED, N_ ("it is too complicated") },
  { PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP, N_ ("its brackets are too deep in one another") },
};

static char *
dup_mistake (int code)
{
  PCRE2_UCHAR words[256] = "";

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++) {
    if (mistakes[i].code == code)
      return g_strdup (_ (mistakes[i].words));
  }
  /* In English, for the rest is for those who know PCRE2's manual. */
  pcre2_get_error_message (code, words, G_N_ELEMENTS (words));
  return g_utf8_make_valid ((const char *)words, -1);
}

static void
set_mistake (const char *text, int code, gsize byte, GError **error)
{
  g_autofree char *words = dup_mistake (code);
  long at = g_utf8_strlen (text, (gssize)MIN (byte, strlen (text)));

  /* Translators: %s is the expression, %ld where it is wrong, and %s what is wrong. */
  g_set_error (error, OBL_FIND_ERROR, OBL_FIND_ERROR_PATTERN,
               _ ("The regular expression “%s” is wrong after %ld characters: %s"), text, at,
               words);
}

static void
set_costly (const OblFindPattern *pattern, GError **error)
{
  g_set_error (error, OBL_FIND_ERROR, OBL_FIND_ERROR_COSTLY,
               _ ("The regular expression “%s” takes too many steps on this text. Say more exactly "
                  "what may be repeated, and do not repeat what is repeated already, as in (a+)+."),
               pattern->text);
}

/* --- Compiling -------------------------------------------------------------------------------- */

static pcre2_code *
compile (const char *text, OblFindFlags flags, int *code, gsize *byte)
{
  guint32 options
      = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
  pcre2_compile_context *context = pcre2_compile_context_create (NULL);
  pcre2_code *program;

  if ((flags & OBL_FIND_CASE) == 0)
    options |= PCRE2_CASELESS;
  /* “.+” gives characters back for the sake of the callout, which the optimizer does not know. */
  if ((flags & OBL_FIND_WORD) != 0)
    options |= PCRE2_NO_AUTO_POSSESS;
  pcre2_set_newline (context, PCRE2_NEWLINE_LF);
  program = pcre2_compile ((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, options, code, byte, context);
  pcre2_compile_context_free (context);
  return program;
}

/* The expression with its question at the end, or NULL. */
static pcre2_code *
compile_asking (const OblFindPattern *pattern)
{
  /* \E ends a \Q that was left open, and a line break a comment of (?x), which hides the \E. */
  static const char *const ends[] = { "\\E)(?C1)", "\n)(?C1)" };
  pcre2_code *program = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ends) && program == NULL; i++) {
    g_autofree char *asking = g_strconcat ("(?:", pattern->text, ends[i], NULL);
    gsize byte;
    int code;

    program = compile (asking, pattern->flags, &code, &byte);
  }
  return program;
}

gboolean
obl_find_expression_compile (OblFindPattern *pattern, GError **error)
{
  gsize byte = 0;
  int code = 0;

  pattern->program = compile (pattern->text, pattern->flags, &code, &byte);
  if (pattern->program == NULL) {
    set_mistake (pattern->text, code, byte, error);
    return FALSE;
  }
  if ((pattern->flags & OBL_FIND_WORD) == 0)
    return TRUE;
  pcre2_code_free (pattern->program);
  pattern->program = compile_asking (pattern);
  if (pattern->program == NULL)
    g_set_error (
        error, OBL_FIND_ERROR, OBL_FIND_ERROR_PATTERN,
        _ ("The regular expression “%s” cannot be looked for as whole words; put \\b where "
           "words begin and end instead"),
        pattern->text);
  return pattern->program != NULL;
}

/* --- Searching -------------------------------------------------------------------------------- */

/* Whether what was found begins and ends where words do. */
static int
ask (pcre2_callout_block *block, void *data)
{
  Asking *asking = data;
  OblFindSearch *search = asking->search;

  /* One that the person wrote. */
  if (block->callout_number != 1)
    return 0;
  if (g_get_monotonic_time () > search->deadline)
    return PCRE2_ERROR_MATCHLIMIT;
  if (obl_find_is_word_border (search,
                               obl_text_from_byte (search->text, asking->base + block->start_match))
      && obl_find_is_word_border (
          search, obl_text_from_byte (search->text, asking->base + block->current_position)))
    return 0;
  return 1;
}

static void
adapt_stride (OblFindSearch *search, gint64 usec)
{
  if (usec < QUICK_USEC)
    search->stride = MIN (search->stride * 2, MAX_STRIDE);
  else if (usec > SLOW_USEC)
    search->stride = MAX (search->stride / 4, MIN_STRIDE);
}

/* The next hit from @from on within the bytes of the piece, by beginnings before *@next; a result of
 * pcre2_match(). */
static int
find_next (OblFindSearch *search,
           pcre2_match_data *match,
           pcre2_match_context *context,
           const char *bytes,
           gsize n_bytes,
           gsize from,
           gsize *next)
{
  gint64 started = g_get_monotonic_time ();
  gsize last = MIN (from + search->stride, n_bytes);
  int found;

  pcre2_set_offset_limit (context, last);
  /* Nothing is no hit; the text was found to be UTF-8 long ago. */
  found = pcre2_match (search->pattern->program, (PCRE2_SPTR)bytes, n_bytes, from,
                       PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK, match, context);
  *next = last + 1;
  /* A beginning is never inside of a character. */
  while (*next < n_bytes && ((guchar)bytes[*next] & 0xc0) == 0x80)
    (*next)++;
  adapt_stride (search, g_get_monotonic_time () - started);
  return found;
}

/* FALSE when nothing more is to be looked for. */
static gboolean
take_hit (OblFindSearch *search, gsize base, const gsize *ends, gsize from)
{
  OblRange hit;

  /* \K may set the beginning anywhere. */
  if (ends[0] < from || ends[0] >= ends[1])
    return TRUE;
  hit.start = obl_text_from_byte (search->text, base + ends[0]);
  hit.end = obl_text_from_byte (search->text, base + ends[1]);
  return obl_find_add_hit (search, hit);
}

static gboolean
search_bytes (OblFindSearch *search,
              pcre2_match_data *match,
              pcre2_match_context *context,
              gsize base,
              GError **error)
{
  const char *bytes = obl_text_get_utf8 (search->text) + base;
  gsize n_bytes = obl_text_to_byte (search->text, search->piece.end) - base;
  const gsize *ends = pcre2_get_ovector_pointer (match);
  gsize from = 0;

  while (from < n_bytes) {
    gsize next;
    int found = find_next (search, match, context, bytes, n_bytes, from, &next);

    if (found > 0) {
      if (!take_hit (search, base, ends, from))
        return FALSE;
      next = MAX (ends[1], from + 1);
    } else if (found != PCRE2_ERROR_NOMATCH) {
      set_costly (search->pattern, error);
      return FALSE;
    }
    if (g_get_monotonic_time () > search->deadline) {
      set_costly (search->pattern, error);
      return FALSE;
    }
    from = next;
  }
  return TRUE;
}

gboolean
obl_find_expression_search (OblFindSearch *search, GError **error)
{
  gsize base = obl_text_to_byte (search->text, search->piece.start);
  pcre2_match_data *match = pcre2_match_data_create_from_pattern (search->pattern->program, NULL);
  pcre2_match_context *context = pcre2_match_context_create (NULL);
  Asking asking = { search, base };
  gboolean done;

  if (search->stride == 0)
    search->stride = MIN_STRIDE;
  pcre2_set_match_limit (context, MAX_STEPS);
  pcre2_set_heap_limit (context, MAX_HEAP_KIB);
  if ((search->pattern->flags & OBL_FIND_WORD) != 0)
    pcre2_set_callout (context, ask, &asking);
  done = search_bytes (search, match, context, base, error);
  pcre2_match_context_free (context);
  pcre2_match_data_free (match);
  return done;
}
