/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for words as they are typed.
 *
 * Pattern and text are compared as units: characters decomposed and folded (obl-fold.h), a run of
 * white space as one space, quotes of one kind as one, and what is never seen as nothing.  The text
 * is made into units as it is read and goes through Knuth, Morris and Pratt's automaton, so the time
 * is linear whatever stands in either; where the last units began is kept in a ring, so that a hit
 * is told in positions of the text itself. */
#define G_LOG_DOMAIN "obl-find-literal"

#include "config.h"

#include "core/find/obl-find-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/text/obl-fold.h"

#define NOWHERE G_MAXUINT32
#define ZERO_WIDTH_JOINER 0x200d

/* Zero-width spaces, soft hyphens, marks of direction, variation selectors. */
static gboolean
is_unseen (gunichar c)
{
  return c == 0xad || c == 0x61c || c == 0x200b || c == 0x200e || c == 0x200f
         || (c >= 0x202a && c <= 0x202e) || c == 0x2060 || (c >= 0x2066 && c <= 0x2069)
         || c == 0xfe0e || c == 0xfe0f || c == 0xfeff;
}

/* One kind of quote for all that a keyboard or a typesetter may have put there. */
static gunichar
plain_quote (gunichar c)
{
  switch (c) {
  case 0x2bc:
  case 0x2018:
  case 0x2019:
  case 0x201a:
  case 0x201b:
  case 0xff07:
    return '\'';
  case 0x201c:
  case 0x201d:
  case 0x201e:
  case 0x201f:
  case 0xff02:
    return '"';
  default:
    return c;
  }
}

/* The units of @c; none when it is not seen.  White space is a space. */
static guint
get_units (gunichar c, gboolean fold_case, gunichar units[OBL_FOLD_MAX])
{
  if (g_unichar_isspace (c)) {
    units[0] = ' ';
    return 1;
  }
  if (is_unseen (c))
    return 0;
  return obl_fold_char (plain_quote (c), fold_case, units);
}

/* --- The pattern ------------------------------------------------------------------------------ */

static void
make_units (OblFindPattern *pattern)
{
  gboolean fold_case = (pattern->flags & OBL_FIND_CASE) == 0;
  gboolean in_space = TRUE; /* so that none comes first */
  gboolean breaks = FALSE;

  for (const char *p = pattern->text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gunichar units[OBL_FOLD_MAX];
    guint n_units = get_units (c, fold_case, units);

    if (n_units == 0)
      continue;
    if (units[0] != ' ') {
      pattern->has_break |= breaks;
      breaks = FALSE;
    } else if (pattern->units->len > 0 && c == '\n')
      breaks = TRUE;
    if (units[0] != ' ' || !in_space)
      g_array_append_vals (pattern->units, units, n_units);
    in_space = units[0] == ' ';
  }
  if (in_space && pattern->units->len > 0)
    g_array_set_size (pattern->units, pattern->units->len - 1);
}

static void
make_fallback (OblFindPattern *pattern)
{
  const gunichar *units = (const gunichar *)pattern->units->data;
  guint *fallback;
  guint n = 0;

  g_array_set_size (pattern->fallback, pattern->units->len);
  fallback = (guint *)pattern->fallback->data;
  fallback[0] = 0;
  for (guint i = 1; i < pattern->units->len; i++) {
    while (n > 0 && units[n] != units[i])
      n = fallback[n - 1];
    if (units[n] == units[i])
      n++;
    fallback[i] = n;
  }
}

gboolean
obl_find_literal_compile (OblFindPattern *pattern, GError **error)
{
  pattern->units = g_array_new (FALSE, FALSE, sizeof (gunichar));
  pattern->fallback = g_array_new (FALSE, TRUE, sizeof (guint));
  make_units (pattern);
  if (pattern->units->len == 0) {
    g_set_error_literal (error, OBL_FIND_ERROR, OBL_FIND_ERROR_PATTERN,
                         _ ("There is nothing to look for but white space; type a word, or use a "
                            "regular expression such as \\s+"));
    return FALSE;
  }
  make_fallback (pattern);
  return TRUE;
}

/* --- The text --------------------------------------------------------------------------------- */

/* Whether the letter that ends with @last goes on with @next: “e” is not found in “é”, in whichever
 * way that is written, a syllable not in one with a last consonant, nor one person in the picture of
 * a family. */
static gboolean
goes_on (gunichar last, gunichar next)
{
  gunichar composed;

  return (next >= 0x300 && next <= 0x36f) || (next >= 0x1160 && next <= 0x11ff)
         || next == ZERO_WIDTH_JOINER || last == ZERO_WIDTH_JOINER
         || g_unichar_compose (last, next, &composed);
}

static gboolean
is_good (OblFindSearch *search, OblRange hit, const char *end, const char *piece_end)
{
  const char *last = g_utf8_prev_char (end);

  if (end < piece_end && goes_on (g_utf8_get_char (last), g_utf8_get_char (end)))
    return FALSE;
  if (hit.start > search->piece.start
      && obl_text_get_char (search->text, hit.start - 1) == ZERO_WIDTH_JOINER)
    return FALSE;
  return (search->pattern->flags & OBL_FIND_WORD) == 0
         || (obl_find_is_word_border (search, hit.start)
             && obl_find_is_word_border (search, hit.end));
}

/* How much of the pattern is matched with @unit added. */
static guint
advance (const OblFindPattern *pattern, guint n_matched, gunichar unit)
{
  const gunichar *units = (const gunichar *)pattern->units->data;
  const guint *fallback = (const guint *)pattern->fallback->data;

  while (n_matched > 0 && (n_matched == pattern->units->len || units[n_matched] != unit))
    n_matched = fallback[n_matched - 1];
  return units[n_matched] == unit ? n_matched + 1 : n_matched;
}

gboolean
obl_find_literal_search (OblFindSearch *search)
{
  const OblFindPattern *pattern = search->pattern;
  gboolean fold_case = (pattern->flags & OBL_FIND_CASE) == 0;
  guint length = pattern->units->len;
  g_autofree guint32 *starts = g_new0 (guint32, length);
  const char *utf8 = obl_text_get_utf8 (search->text);
  const char *end = utf8 + obl_text_to_byte (search->text, search->piece.end);
  const char *p = utf8 + obl_text_to_byte (search->text, search->piece.start);
  guint32 position = search->piece.start;
  gboolean in_space = FALSE;
  guint n_matched = 0;
  guint at = 0; /* in the ring */

  for (; p < end; p = g_utf8_next_char (p), position++) {
    gunichar units[OBL_FOLD_MAX];
    guint n_units = get_units (g_utf8_get_char (p), fold_case, units);

    if (n_units == 0 || (units[0] == ' ' && in_space))
      continue;
    in_space = units[0] == ' ';
    for (guint i = 0; i < n_units; i++) {
      OblRange hit;

      starts[at] = i == 0 ? position : NOWHERE;
      at = at + 1 == length ? 0 : at + 1;
      n_matched = advance (pattern, n_matched, units[i]);
      if (n_matched < length || i + 1 < n_units || starts[at] == NOWHERE)
        continue;
      hit.start = starts[at];
      hit.end = position + 1;
      if (!is_good (search, hit, g_utf8_next_char (p), end))
        continue;
      if (!obl_find_add_hit (search, hit))
        return FALSE;
      n_matched = 0;
    }
  }
  return TRUE;
}
