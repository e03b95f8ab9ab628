/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairing of quotation marks.  One pass; a mark that opens is looked up for what closes it, and
 * until then only its own kind counts, so that inner quotations stay inside. */
#define G_LOG_DOMAIN "obl-propose"

#include "config.h"

#include "core/propose/obl-quotes.h"

/* The longest title or term in single marks that is looked for. */
#define MAX_SINGLE_CHARS 400u

typedef struct {
  gunichar open;
  gunichar close[2]; /* either */
  gboolean is_single;
} Style;

static const Style styles[] = {
  { 0x201C, { 0x201D, 0x201D }, FALSE },                                       /* “ ” */
  { 0x201E, { 0x201C, 0x201D }, FALSE },                                       /* „ “ */
  { 0x00AB, { 0x00BB, 0x00BB }, FALSE },                                       /* « » */
  { 0x00BB, { 0x00AB, 0x00AB }, FALSE },                                       /* » « */
  { 0x300C, { 0x300D, 0x300D }, FALSE },                                       /* 「 」 */
  { 0x300E, { 0x300F, 0x300F }, FALSE },                                       /* 『 』 */
  { 0x300A, { 0x300B, 0x300B }, FALSE },                                       /* 《 》 */
  { 0xFF02, { 0xFF02, 0xFF02 }, FALSE },                                       /* ＂ */
  { '"', { '"', '"' }, FALSE },          { 0x2018, { 0x2019, 0x2019 }, TRUE }, /* ‘ ’ */
  { 0x201A, { 0x2018, 0x2019 }, TRUE },                                        /* ‚ ‘ */
  { 0x2039, { 0x203A, 0x203A }, TRUE },                                        /* ‹ › */
  { '\'', { '\'', '\'' }, TRUE },
};

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c);
}

static const Style *
find_style (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++) {
    if (styles[i].open == c)
      return &styles[i];
  }
  return NULL;
}

/* Marks that look the same on both sides, and those that are apostrophes too, open only before a
 * word and never behind one. */
static gboolean
can_open (const Style *style, gunichar before, gunichar after)
{
  gboolean has_one_look = style->open == style->close[0] || style->open == 0x00BB;

  if (!has_one_look && style->open != 0x2018)
    return TRUE;
  return !is_word_char (before) && after != 0 && !g_unichar_isspace (after);
}

static gboolean
can_close (const Style *style, gunichar c, gunichar after)
{
  if (c != style->close[0] && c != style->close[1])
    return FALSE;
  /* An apostrophe: ‘the minister’s word’. */
  return (c != 0x2019 && c != '\'') || !is_word_char (after);
}

static void
append (GArray *quotations, const Style *style, guint32 start, guint32 end, gboolean is_open)
{
  OblQuotation one
      = { { start, end }, { start + 1, end - (is_open ? 0 : 1) }, style->is_single, is_open };

  if (one.inside.start < one.inside.end)
    g_array_append_val (quotations, one);
}

/* A single mark opens a quotation only when it is closed soon: it may be an apostrophe. */
static gboolean
is_closed_soon (const Style *style, const char *p, guint32 n_left)
{
  for (guint32 i = 0; i < MIN (n_left, MAX_SINGLE_CHARS); i++) {
    const char *next = g_utf8_next_char (p);

    if (can_close (style, g_utf8_get_char (p), i + 1 < n_left ? g_utf8_get_char (next) : 0))
      return TRUE;
    p = next;
  }
  return FALSE;
}

/* A double mark that is never closed is taken for closed at the end. */
GArray *
obl_quotes_find (const OblText *text, OblRange range)
{
  GArray *quotations = g_array_new (FALSE, FALSE, sizeof (OblQuotation));
  const char *p = obl_text_get_utf8 (text) + obl_text_to_byte (text, range.start);
  const Style *style = NULL;
  guint32 start = 0;
  guint depth = 0;
  gunichar before = 0;

  for (guint32 at = range.start; at < range.end; at++) {
    const char *next = g_utf8_next_char (p);
    gunichar c = g_utf8_get_char (p);
    gunichar after = at + 1 < range.end ? g_utf8_get_char (next) : 0;

    if (style == NULL) {
      style = find_style (c);
      if (style != NULL
          && (!can_open (style, before, after)
              || (style->is_single && !is_closed_soon (style, next, range.end - at - 1))))
        style = NULL;
      start = at;
      depth = 0;
    } else if (can_close (style, c, after)) {
      if (depth == 0) {
        append (quotations, style, start, at + 1, FALSE);
        style = NULL;
      } else
        depth--;
    } else if (c == style->open && c != style->close[0] && c != 0x2018)
      depth++;
    before = c;
    p = next;
  }
  if (style != NULL && !style->is_single)
    append (quotations, style, start, range.end, TRUE);
  return quotations;
}
