/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text: lines become blocks, and each gets the role that a reader would give it.
 *
 * Text copied from a web page brings the page's furniture along.  Each line is scored by how much
 * it looks like running prose; the stretch with the highest sum is the article's body, the nearest
 * headline above it the title.  Nothing is left out: what is no part of the article is marked
 * boilerplate.  In doubt a line is body, for what is dimmed is easily overlooked. */
#define G_LOG_DOMAIN "obl-import-text"

#include "config.h"

#include "core/import/obl-import-private.h"

#include <string.h>

#include "core/import/obl-language.h"
#include "core/import/obl-line.h"
#include "core/import/obl-page.h"
#include "core/import/obl-page-facts.h"
#include "core/import/obl-paragraphs.h"

/* Columns. */
#define MIN_TITLE_WIDTH 16u
#define MAX_TITLE_WIDTH 220u
#define MIN_HEADLINE_WIDTH 30u
#define MAX_HEADING_WIDTH 100u
#define LONG_WIDTH 100u
/* Lines above the headline. */
#define MIN_HEAD_LINES 3u
/* What a line must score to count as a paragraph of the body. */
#define PARAGRAPH_SCORE 1.5

typedef struct {
  char *text;
  guint width;
  guint n_words;
  gboolean ends_sentence;
  gboolean is_furniture;
  gboolean is_meta;
  double score;
  OblBlockRole role;
  guint level; /* of a heading, 0 for none */
} Line;

static void
clear_line (gpointer data)
{
  g_free (((Line *)data)->text);
}

static Line *
get_line (GArray *lines, guint index)
{
  return &g_array_index (lines, Line, index);
}

/* --- What each line is by itself -------------------------------------------------------------- */

/* Notes what a line says about the document; TRUE when it says something. */
static gboolean
take_metadata (OblPageFacts *facts, const char *line)
{
  g_autofree char *source = obl_line_dup_source (line);
  g_autofree char *byline = source == NULL ? obl_line_dup_byline (line) : NULL;
  g_autofree char *date = source == NULL && byline == NULL ? obl_line_dup_date (line) : NULL;

  obl_page_facts_add (facts, OBL_FACT_PUBLISHER, source, "line", OBL_RANK_LINE);
  if (source != NULL && obl_line_is_agency (source))
    obl_page_facts_add_agency (facts, source);
  obl_page_facts_add_byline (facts, byline, "line", OBL_RANK_LINE);
  if (date != NULL)
    obl_page_facts_add_dates (facts, line, "line", OBL_RANK_LINE);
  return source != NULL || byline != NULL || date != NULL || obl_line_is_credit (line);
}

static double
score_line (const Line *line)
{
  if (line->is_furniture)
    return -4;
  if (line->is_meta)
    return -0.5;
  if (line->width >= 2 * LONG_WIDTH)
    return 5;
  if (line->width >= LONG_WIDTH)
    return line->ends_sentence ? 4 : 2;
  if (line->ends_sentence)
    return line->width >= 60 ? 3 : line->width >= 30 ? PARAGRAPH_SCORE : 0.5;
  return line->width < 20 ? -1 : -0.5;
}

static GArray *
measure_lines (GPtrArray *paragraphs, OblPageFacts *facts)
{
  GArray *lines = g_array_sized_new (FALSE, TRUE, sizeof (Line), paragraphs->len);

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; i < paragraphs->len; i++) {
    Line line = { .text = g_strdup (paragraphs->pdata[i]) };

    line.width = obl_line_get_width (line.text);
    line.n_words = obl_line_count_words (line.text);
    line.ends_sentence = obl_line_ends_sentence (line.text);
    line.is_furniture = obl_line_is_furniture (line.text);
    line.is_meta = !line.is_furniture && take_metadata (facts, line.text);
    line.score = score_line (&line);
    g_array_append_val (lines, line);
  }
  return lines;
}

/* --- Where the body is ------------------------------------------------------------------------ */

/* The stretch of lines with the largest sum of scores (Kadane); FALSE when there is no prose. */
static gboolean
find_body (GArray *lines, guint *start, guint *end)
{
  double best = 0;
  double sum = 0;
  guint first = 0;

  for (guint i = 0; i < lines->len; i++) {
    if (sum <= 0) {
      sum = 0;
      first = i;
    }
    sum += get_line (lines, i)->score;
    if (sum > best) {
      best = sum;
      *start = first;
      *end = i + 1;
    }
  }
  return best >= PARAGRAPH_SCORE;
}

static gboolean
can_be_title (const Line *line)
{
  return !line->is_furniture && !line->is_meta && line->width >= MIN_TITLE_WIDTH
         && line->width <= MAX_TITLE_WIDTH
         && (!line->ends_sentence || obl_line_asks (line->text)
             || g_str_has_suffix (line->text, "!"));
}

static gboolean
is_headline (const Line *line)
{
  return can_be_title (line) && line->n_words >= 4 && line->width >= MIN_HEADLINE_WIDTH;
}

/* The nearest candidate above the first paragraph, or the top of the headlines right above that:
 * a headline is followed by its second deck more often than led by another. */
static int
find_title (GArray *lines, guint body_start, guint body_end)
{
  guint paragraph = body_start;
  int title = -1;

  while (paragraph < body_end && get_line (lines, paragraph)->score < PARAGRAPH_SCORE)
    paragraph++;
  for (guint i = paragraph; i-- > 0 && title < 0;) {
    if (can_be_title (get_line (lines, i)))
      title = (int)i;
  }
  while (title > 0 && is_headline (get_line (lines, (guint)title - 1)))
    title--;
  return title;
}

/* --- Roles ------------------------------------------------------------------------------------ */

static gboolean
is_list_entry (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return c == '-' || c == '*' || c == 0x2022 || c == 0x2013 || c == 0x2014 || g_unichar_isdigit (c)
         || g_unichar_islower (c);
}

/* A short line between paragraphs, without a full stop or asking something. */
static gboolean
is_heading (GArray *lines, guint index, guint body_end)
{
  const Line *line = get_line (lines, index);
  const Line *before = index > 0 ? get_line (lines, index - 1) : NULL;
  const Line *after = index + 1 < body_end ? get_line (lines, index + 1) : NULL;

  if (before == NULL || after == NULL || line->role != OBL_ROLE_BODY)
    return FALSE;
  if (line->width > MAX_HEADING_WIDTH || is_list_entry (line->text)
      || (line->ends_sentence && !obl_line_asks (line->text)) || g_str_has_suffix (line->text, ",")
      || g_str_has_suffix (line->text, ":"))
    return FALSE;
  return after->score >= PARAGRAPH_SCORE && after->width >= line->width + line->width / 2
         && before->score >= PARAGRAPH_SCORE;
}

/* TRUE when the lines before @end are a page's head: something known is among them, or there are
 * too many for a line above the headline. */
static gboolean
is_page_head (GArray *lines, guint end)
{
  for (guint i = 0; i < end; i++) {
    if (get_line (lines, i)->is_furniture)
      return TRUE;
  }
  return end >= MIN_HEAD_LINES;
}

static void
set_roles (GArray *lines, guint body_start, guint body_end, int title)
{
  guint head_end = title >= 0 ? (guint)title : body_start;
  gboolean has_head = is_page_head (lines, head_end);
  gboolean is_over = FALSE; /* furniture was seen after the body */

  for (guint i = 0; i < lines->len; i++) {
    Line *line = get_line (lines, i);

    is_over = is_over || (i >= body_end && line->is_furniture);
    if ((int)i == title)
      line->role = OBL_ROLE_TITLE;
    else if (line->is_furniture)
      line->role = OBL_ROLE_BOILERPLATE;
    else if (line->is_meta)
      line->role = OBL_ROLE_META;
    else if (is_over || (has_head && i < head_end && line->score < PARAGRAPH_SCORE))
      line->role = OBL_ROLE_BOILERPLATE;
    else
      line->role = OBL_ROLE_BODY;
  }
}

static void
classify_lines (GArray *lines)
{
  guint start = 0;
  guint end = lines->len;
  int title;

  if (!find_body (lines, &start, &end)) {
    set_roles (lines, 0, lines->len, -1);
    return;
  }
  title = find_title (lines, start, end);
  set_roles (lines, start, end, title);
  if (title >= 0)
    get_line (lines, (guint)title)->level = 1;
  for (guint i = start; i < end; i++) {
    if (is_heading (lines, i, end))
      get_line (lines, i)->level = 2;
  }
}

/* An article as somebody else has cut it out. */
static void
set_all_body (GArray *lines, const char *title)
{
  for (guint i = 0; i < lines->len; i++)
    get_line (lines, i)->role = OBL_ROLE_BODY;
  if (title != NULL && lines->len > 1 && obl_page_titles_match (get_line (lines, 0)->text, title)) {
    get_line (lines, 0)->role = OBL_ROLE_TITLE;
    get_line (lines, 0)->level = 1;
  }
  for (guint i = 0; i < lines->len; i++) {
    if (is_heading (lines, i, lines->len))
      get_line (lines, i)->level = 2;
  }
}

/* --- The reading ------------------------------------------------------------------------------ */

static OblReading *
write_lines (GArray *lines)
{
  static const char *const elements[] = { "p", "h1", "h2" };
  OblReading *reading = obl_reading_new ();

  for (guint i = 0; i < lines->len; i++) {
    const Line *line = get_line (lines, i);
    OblReadingBlock block = OBL_READING_BLOCK_INIT;

    block.element = elements[line->level];
    block.kind = line->level > 0 ? OBL_BLOCK_HEADING : OBL_BLOCK_PARAGRAPH;
    block.level = (guint8)line->level;
    block.role = line->role;
    obl_reading_open_block (reading, &block);
    obl_reading_text (reading, line->text, strlen (line->text));
    obl_reading_close_block (reading);
  }
  return reading;
}

OblReading *
obl_import_read_text (OblImportInput *input)
{
  gboolean is_unwrapped;
  g_autoptr (GPtrArray) paragraphs
      = obl_paragraphs_split (input->utf8, input->n_bytes, &is_unwrapped);
  g_autoptr (OblPageFacts) facts = obl_page_facts_new ();
  g_autoptr (GArray) lines = NULL;

  /* The reading will say that this is too long. */
  if (paragraphs->len > OBL_READING_MAX_BLOCKS + 2)
    g_ptr_array_set_size (paragraphs, OBL_READING_MAX_BLOCKS + 2);
  lines = measure_lines (paragraphs, facts);
  g_string_append (input->provenance, "; text 1; rules 2");
  if (is_unwrapped)
    g_string_append (input->provenance, "; hard line breaks joined");
  if (input->is_article)
    set_all_body (lines, input->document->title);
  else
    classify_lines (lines);
  for (guint i = 0; i < lines->len; i++) {
    if (get_line (lines, i)->role == OBL_ROLE_TITLE)
      obl_page_facts_add (facts, OBL_FACT_TITLE, get_line (lines, i)->text, "headline",
                          OBL_RANK_LINE);
  }
  obl_page_facts_add (facts, OBL_FACT_LANGUAGE, obl_language_guess (input->utf8, NULL), "text",
                      OBL_RANK_LINE);
  obl_page_facts_apply (facts, input->document);
  return write_lines (lines);
}
