/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a paragraph ends is never written in a PDF file.  Signs of it, each weighed against what is
 * usual in this very document: another font, a wider gap, an indented line, a line that ends although
 * the next word would have had room on it. */
#define G_LOG_DOMAIN "obl-pdf"

#include "config.h"

#include "worker/obl-pdf-flow.h"

#include <math.h>
#include <string.h>

#include "worker/obl-pdf-words.h"

/* In font sizes. */
#define INDENT 0.7
#define MAX_INDENT 8.0
#define SLACK 0.6
/* A gap is wide at so many times the usual distance between lines. */
#define WIDE_PITCH 1.3
#define SAME_SIZE 0.08
/* A heading's font, in sizes of the body's. */
#define LARGER 1.12
#define MAX_HEADING_CHARS 250
#define MAX_HEADING_LINES 4
/* Lines around one that show where its column begins and ends. */
#define NEAR_LINES 4
#define MAX_SIZES 400u

typedef struct {
  const GPtrArray *lines;
  OblPdfWords *words;
  GArray *blocks;
  double pitch[MAX_SIZES]; /* usual distance between lines, by bucket of size */
  double body_size;
  gboolean is_body_bold;
  /* The block that is being put together. */
  GString *text;
  guint n_lines;
  guint first; /* its first line */
} Flow;

typedef struct {
  double left;
  double right;
} Margins;

static const OblPdfLine *
get_line (const Flow *flow, guint index)
{
  return flow->lines->pdata[index];
}

/* Half points. */
static guint
get_bucket (double size)
{
  return (guint)CLAMP (size * 2 + 0.5, 1, MAX_SIZES - 1);
}

static gboolean
is_same_size (const OblPdfLine *a, const OblPdfLine *b)
{
  return ABS (a->size - b->size) <= SAME_SIZE * MAX (a->size, b->size);
}

/* @b is below @a, and in its column. */
static gboolean
is_below (const OblPdfLine *a, const OblPdfLine *b)
{
  return a->page == b->page && b->y0 + b->y1 > a->y0 + a->y1 && b->x0 < a->x1 && b->x1 > a->x0;
}

static double
get_pitch (const OblPdfLine *a, const OblPdfLine *b)
{
  return (b->y0 + b->y1 - a->y0 - a->y1) / 2;
}

/* --- What is usual ---------------------------------------------------------------------------- */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a;
  double second = *(const double *)b;

  return (first > second) - (first < second);
}

/* The lower quartile of the distances: those within paragraphs, not those between. */
static void
measure_pitches (Flow *flow)
{
  GArray *found[MAX_SIZES] = { NULL };

  for (guint i = 1; i < flow->lines->len; i++) {
    const OblPdfLine *a = get_line (flow, i - 1);
    const OblPdfLine *b = get_line (flow, i);
    guint bucket = get_bucket (a->size);
    double pitch = get_pitch (a, b);

    if (!is_below (a, b) || !is_same_size (a, b) || pitch < 0.5 * a->size || pitch > 4 * a->size)
      continue;
    if (found[bucket] == NULL)
      found[bucket] = g_array_new (FALSE, FALSE, sizeof (double));
    g_array_append_val (found[bucket], pitch);
  }
  for (guint i = 0; i < MAX_SIZES; i++) {
    flow->pitch[i] = 1.25 * i / 2.0;
    if (found[i] == NULL)
      continue;
    g_array_sort (found[i], compare_doubles);
    if (found[i]->len >= 3)
      flow->pitch[i] = g_array_index (found[i], double, found[i]->len / 4);
    g_array_unref (found[i]);
  }
}

/* The font of most characters. */
static void
measure_body (Flow *flow)
{
  gsize n_chars[MAX_SIZES] = { 0 };
  gsize n_bold = 0;
  gsize n_all = 0;
  guint best = 0;

  for (guint i = 0; i < flow->lines->len; i++) {
    const OblPdfLine *line = get_line (flow, i);
    gsize n_bytes = strlen (line->text);

    n_chars[get_bucket (line->size)] += n_bytes;
    n_bold += line->is_bold ? n_bytes : 0;
    n_all += n_bytes;
  }
  for (guint i = 1; i < MAX_SIZES; i++) {
    if (n_chars[i] > n_chars[best])
      best = i;
  }
  flow->body_size = best / 2.0;
  flow->is_body_bold = 2 * n_bold > n_all;
}

/* The edges of the column around a line, from the lines near it. */
static Margins
find_margins (const Flow *flow, guint index)
{
  const OblPdfLine *line = get_line (flow, index);
  Margins margins = { line->x0, line->x1 };
  guint from = index > NEAR_LINES ? index - NEAR_LINES : 0;
  guint to = MIN (index + NEAR_LINES + 1, flow->lines->len);

  for (guint i = from; i < to; i++) {
    const OblPdfLine *near = get_line (flow, i);

    if (near->page != line->page || near->is_row || near->x0 >= line->x1 || near->x1 <= line->x0
        || !is_same_size (line, near))
      continue;
    margins.left = MIN (margins.left, near->x0);
    margins.right = MAX (margins.right, near->x1);
  }
  return margins;
}

/* --- Marks ------------------------------------------------------------------------------------ */

/* Where the text of a list item begins, after its mark; NULL when it is none.  Dashes open speech
 * in many languages and are left alone; F0B7 is how symbol fonts code their mark. */
static const char *
skip_mark (const char *text)
{
  static const gunichar marks[]
      = { 0x2022, 0x2023, 0x2043, 0x25a0, 0x25aa, 0x25cb, 0x25cf, 0x25e6, 0x2219, 0x25c6,
          0x27a2, 0x2713, 0x25b6, 0x25ba, 0xf0b7, 0xf0a7, 0xf0d8, 0xf076, 0xb7 };
  gunichar c = g_utf8_get_char (text);
  const char *rest = *text == '\0' ? text : g_utf8_next_char (text);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    if (c != marks[i])
      continue;
    while (g_unichar_isspace (g_utf8_get_char (rest)))
      rest = g_utf8_next_char (rest);
    return *rest == '\0' ? NULL : rest;
  }
  return NULL;
}

/* "[12] …", "3. …", "(b) …": what begins anew after the end of a sentence. */
static gboolean
has_number (const char *text)
{
  gsize n_open = strspn (text, "[(");
  gsize n_digits = strspn (text + n_open, "0123456789");
  const char *after;

  if (n_digits == 0 && n_open > 0 && g_ascii_isalpha (text[n_open]))
    n_digits = 1;
  after = text + n_open + n_digits;
  return n_digits > 0 && n_digits <= 3 && strchr ("]).", *after) != NULL && *after != '\0'
         && after[1] == ' ';
}

static gboolean
is_of_heading (const Flow *flow, const OblPdfLine *line)
{
  return line->size >= LARGER * flow->body_size || (line->is_bold && !flow->is_body_bold);
}

/* --- Where paragraphs end --------------------------------------------------------------------- */

/* Whether the next line's first word would have had room at the end of @a. */
static gboolean
had_room (const OblPdfLine *a, const OblPdfLine *b, double right)
{
  gsize n_bytes = strlen (b->text);
  gsize n_word = strcspn (b->text, " ");
  double word = (b->x1 - b->x0) * (double)n_word / (double)n_bytes;

  return a->x1 + word + SLACK * a->size < right;
}

/* From the end of a column, or before something beside the text, to where it goes on. */
static gboolean
ends_at_jump (const Flow *flow, guint index)
{
  const OblPdfLine *a = get_line (flow, index - 1);
  const OblPdfLine *b = get_line (flow, index);

  if (obl_pdf_words_begins_lower (b->text))
    return FALSE;
  if (obl_pdf_words_ends_sentence (a->text))
    return TRUE;
  return a->x1 < find_margins (flow, index - 1).right - 2 * a->size
         || b->x0 > find_margins (flow, index).left + INDENT * b->size;
}

/* An indented line begins a paragraph, unless it goes on below the first line of something that
 * hangs out; a line that hangs out does where those before were further in. */
static gboolean
has_indent (const Flow *flow, guint index, const Margins *margins)
{
  const OblPdfLine *a = get_line (flow, index - 1);
  const OblPdfLine *b = get_line (flow, index);
  double step = (b->x0 - a->x0) / MAX (a->size, 1);
  gboolean is_open = a->x1 > margins->right - 2 * a->size && !obl_pdf_words_ends_sentence (a->text);

  if (step > INDENT && step < MAX_INDENT)
    return !is_open && a->x0 <= margins->left + INDENT * a->size;
  return step < -INDENT && flow->n_lines > 1 && b->x0 <= get_line (flow, flow->first)->x0 + 1
         && !obl_pdf_words_begins_lower (b->text);
}

static gboolean
ends_item (const Flow *flow, guint index)
{
  const OblPdfLine *first = get_line (flow, flow->first);
  const OblPdfLine *b = get_line (flow, index);

  return b->page == first->page && b->x0 < first->x0 + 0.3 * first->size;
}

static gboolean
ends_by_look (const OblPdfLine *a, const OblPdfLine *b)
{
  return a->is_row || b->is_row || a->is_sideways != b->is_sideways || a->is_bold != b->is_bold
         || !is_same_size (a, b) || skip_mark (b->text) != NULL;
}

/* Whether the line at @index, which is not the first, begins a block. */
static gboolean
begins_block (const Flow *flow, guint index)
{
  const OblPdfLine *a = get_line (flow, index - 1);
  const OblPdfLine *b = get_line (flow, index);
  gboolean is_item = skip_mark (get_line (flow, flow->first)->text) != NULL;
  Margins margins;

  if (ends_by_look (a, b))
    return TRUE;
  if (is_of_heading (flow, a))
    return !is_below (a, b) || get_pitch (a, b) > 1.7 * MAX (a->size, b->size);
  if (!is_below (a, b))
    return ends_at_jump (flow, index);
  if (get_pitch (a, b) > WIDE_PITCH * flow->pitch[get_bucket (a->size)])
    return TRUE;
  if (is_item)
    return ends_item (flow, index);
  if (has_number (b->text) && obl_pdf_words_ends_sentence (a->text))
    return TRUE;
  margins = find_margins (flow, index - 1);
  return has_indent (flow, index, &margins)
         || (had_room (a, b, margins.right) && !obl_pdf_words_begins_lower (b->text));
}

/* --- Blocks ----------------------------------------------------------------------------------- */

static gboolean
has_letters (const char *text)
{
  guint n_letters = 0;

  for (const char *p = text; *p != '\0' && n_letters < 2; p = g_utf8_next_char (p))
    n_letters += g_unichar_isalpha (g_utf8_get_char (p)) ? 1 : 0;
  return n_letters == 2;
}

/* Larger type or, below it, bold type that is no sentence. */
static gboolean
is_heading (const Flow *flow, const OblPdfLine *first, const OblPdfBlock *block)
{
  glong n_chars = g_utf8_strlen (block->text, -1);
  gboolean ends = obl_pdf_words_ends_sentence (block->text);

  if (block->is_row || block->is_item || first->is_sideways || n_chars > MAX_HEADING_CHARS
      || flow->n_lines > MAX_HEADING_LINES || !has_letters (block->text))
    return FALSE;
  if (first->size >= 1.5 * flow->body_size)
    return TRUE;
  if (first->size >= LARGER * flow->body_size)
    return !ends || n_chars <= 80;
  return first->is_bold && !flow->is_body_bold && first->size >= 0.95 * flow->body_size && !ends
         && n_chars <= 120;
}

static void
finish_block (Flow *flow)
{
  const OblPdfLine *first = get_line (flow, flow->first);
  const char *item = skip_mark (flow->text->str);
  OblPdfBlock block = { .page = first->page, .is_item = item != NULL, .is_row = first->is_row };

  block.text = g_strdup (item != NULL ? item : flow->text->str);
  /* Its rank comes later; until then, its size. */
  if (is_heading (flow, first, &block))
    block.heading = get_bucket (first->size) + 1;
  g_array_append_val (flow->blocks, block);
  g_string_truncate (flow->text, 0);
  flow->n_lines = 0;
}

static void
gather (Flow *flow)
{
  for (guint i = 0; i < flow->lines->len; i++) {
    if (flow->n_lines > 0 && begins_block (flow, i))
      finish_block (flow);
    if (flow->n_lines == 0)
      flow->first = i;
    obl_pdf_words_join (flow->words, flow->text, get_line (flow, i)->text);
    flow->n_lines++;
  }
  if (flow->n_lines > 0)
    finish_block (flow);
}

/* --- Headings --------------------------------------------------------------------------------- */

/* The title: the first of the largest on page one, if it is larger than the text. */
static OblPdfBlock *
find_title (const Flow *flow)
{
  OblPdfBlock *title = NULL;

  for (guint i = 0; i < flow->blocks->len; i++) {
    OblPdfBlock *block = &g_array_index (flow->blocks, OblPdfBlock, i);

    if (block->page == get_line (flow, 0)->page && block->heading > 0
        && (title == NULL || block->heading > title->heading))
      title = block;
  }
  return title != NULL && title->heading - 1 >= LARGER * 2 * flow->body_size ? title : NULL;
}

/* Sizes become levels, from 2 on; the title alone has level 1. */
static void
rank_headings (Flow *flow)
{
  OblPdfBlock *title = find_title (flow);
  gboolean is_used[MAX_SIZES + 1] = { FALSE };
  guint level[MAX_SIZES + 1];
  guint next = 2;

  for (guint i = 0; i < flow->blocks->len; i++) {
    const OblPdfBlock *block = &g_array_index (flow->blocks, OblPdfBlock, i);

    if (block != title)
      is_used[block->heading] = TRUE;
  }
  for (guint i = MAX_SIZES; i > 0; i--) {
    level[i] = MIN (next, 6);
    next += is_used[i] ? 1 : 0;
  }
  for (guint i = 0; i < flow->blocks->len; i++) {
    OblPdfBlock *block = &g_array_index (flow->blocks, OblPdfBlock, i);

    if (block->heading > 0)
      block->heading = block == title ? 1 : level[block->heading];
  }
}

static void
clear_block (gpointer data)
{
  OblPdfBlock *block = data;

  g_free (block->text);
}

GArray *
obl_pdf_flow (const GPtrArray *lines)
{
  Flow flow = { .lines = lines };

  flow.blocks = g_array_new (FALSE, TRUE, sizeof (OblPdfBlock));
  g_array_set_clear_func (flow.blocks, clear_block);
  if (lines->len == 0)
    return flow.blocks;
  flow.words = obl_pdf_words_new (lines);
  flow.text = g_string_new (NULL);
  measure_pitches (&flow);
  measure_body (&flow);
  gather (&flow);
  rank_headings (&flow);
  g_string_free (flow.text, TRUE);
  obl_pdf_words_free (flow.words);
  return flow.blocks;
}
