/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling hard-wrapped text from text with a paragraph per line.
 *
 * Whoever breaks lines at a width breaks each as late as possible: the next line's first word would
 * not have fitted any more.  When that holds for nearly every line that is followed by another, the
 * breaks mean nothing and are undone; where it does not hold, a line is a paragraph. */
#define G_LOG_DOMAIN "obl-paragraphs"

#include "config.h"

#include "core/import/obl-paragraphs.h"

#include <string.h>

#include "core/import/obl-line.h"

/* Columns that people and programs wrap at. */
#define MIN_WRAP_WIDTH 45u
#define MAX_WRAP_WIDTH 132u
/* Columns by which a line may stay short of the width and still be full. */
#define SLACK 2u
/* Lines followed by another: fewer are no evidence. */
#define MIN_BROKEN_LINES 3u

typedef struct {
  char *text; /* "" for a blank line */
  guint width;
} RawLine;

static void
clear_raw_line (gpointer data)
{
  g_free (((RawLine *)data)->text);
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028
         || c == 0x2029;
}

/* What makes no line visible; it stays when there is something else. */
static gboolean
is_blank (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL;
}

static char *
dup_normal_line (const char *start, const char *end)
{
  GString *out = g_string_new (NULL);
  gboolean has_space = FALSE;
  gboolean is_visible = FALSE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == ' ' || c == '\t') {
      has_space = TRUE;
      continue;
    }
    if (has_space && out->len > 0)
      g_string_append_c (out, ' ');
    has_space = FALSE;
    is_visible = is_visible || !is_blank (c);
    g_string_append_unichar (out, c);
  }
  if (!is_visible)
    g_string_truncate (out, 0);
  return g_string_free (out, FALSE);
}

static GArray *
split_lines (const char *utf8, gsize n_bytes)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (RawLine));
  const char *limit = utf8 + n_bytes;
  const char *start = utf8;

  g_array_set_clear_func (lines, clear_raw_line);
  while (start < limit) {
    const char *end = start;
    RawLine line;

    while (end < limit && !is_line_end (g_utf8_get_char (end)))
      end = g_utf8_next_char (end);
    line.text = dup_normal_line (start, end);
    line.width = obl_line_get_width (line.text);
    g_array_append_val (lines, line);
    if (end >= limit)
      break;
    start = g_utf8_next_char (end);
    if (*end == '\r' && start < limit && *start == '\n')
      start++;
  }
  return lines;
}

static guint
get_first_word_width (const char *text)
{
  g_autofree char *word = NULL;
  gunichar c = g_utf8_get_char (text);

  /* Chinese and Japanese may be broken after any character. */
  if (g_unichar_iswide (c) && g_unichar_get_script (c) != G_UNICODE_SCRIPT_HANGUL)
    return 2;
  word = g_strndup (text, strcspn (text, " "));
  return obl_line_get_width (word);
}

/* TRUE when the next word would not have fitted into @line. */
static gboolean
is_full (const RawLine *line, const RawLine *next, guint wrap_width)
{
  return line->width + 1 + get_first_word_width (next->text) + SLACK > wrap_width;
}

/* The width at which the text was broken; 0 when lines are paragraphs. */
static guint
find_wrap_width (GArray *lines)
{
  guint widest = 0;
  guint n_broken = 0;
  guint n_full = 0;

  for (guint i = 0; i < lines->len; i++)
    widest = MAX (widest, g_array_index (lines, RawLine, i).width);
  if (widest < MIN_WRAP_WIDTH || widest > MAX_WRAP_WIDTH)
    return 0;
  for (guint i = 0; i + 1 < lines->len; i++) {
    const RawLine *line = &g_array_index (lines, RawLine, i);
    const RawLine *next = &g_array_index (lines, RawLine, i + 1);

    if (*line->text == '\0' || *next->text == '\0')
      continue;
    n_broken++;
    n_full += is_full (line, next, widest);
  }
  return n_broken >= MIN_BROKEN_LINES && n_full * 4 >= n_broken * 3 ? widest : 0;
}

static gboolean
needs_space (const char *before, const char *after)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (before + strlen (before)));
  gunichar first = g_utf8_get_char (after);

  return !g_unichar_iswide (last) || !g_unichar_iswide (first)
         || g_unichar_get_script (last) == G_UNICODE_SCRIPT_HANGUL
         || g_unichar_get_script (first) == G_UNICODE_SCRIPT_HANGUL;
}

GPtrArray *
obl_paragraphs_split (const char *utf8, gsize n_bytes, gboolean *is_unwrapped)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) lines = split_lines (utf8, n_bytes);
  guint wrap_width = find_wrap_width (lines);
  g_autoptr (GString) paragraph = g_string_new (NULL);

  *is_unwrapped = wrap_width > 0;
  for (guint i = 0; i < lines->len; i++) {
    const RawLine *line = &g_array_index (lines, RawLine, i);
    const RawLine *next = i + 1 < lines->len ? &g_array_index (lines, RawLine, i + 1) : NULL;

    if (*line->text == '\0')
      continue;
    if (paragraph->len > 0 && needs_space (paragraph->str, line->text))
      g_string_append_c (paragraph, ' ');
    g_string_append (paragraph, line->text);
    if (next != NULL && *next->text != '\0' && wrap_width > 0 && is_full (line, next, wrap_width))
      continue;
    g_ptr_array_add (paragraphs, g_strdup (paragraph->str));
    g_string_truncate (paragraph, 0);
  }
  return paragraphs;
}
