/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading HTML for text that Obelus did not read itself: a native record, a line of a corpus.
 *
 * Here the text is given and the HTML must follow it to the byte, so it is written verbatim, white
 * space and all.  A stranger's HTML is never trusted: it goes through the same walk as any page,
 * and is used only if the outcome is the text and the blocks it claims to be. */
#define G_LOG_DOMAIN "obl-import"

#include "config.h"

#include "core/import/obl-import-private.h"

#include <string.h>

#include "core/html/obl-html-walk.h"

static OblBlock
make_paragraph (guint32 start, guint32 end)
{
  return (OblBlock){ { start, end }, OBL_BLOCK_PARAGRAPH, OBL_ROLE_BODY, 0, -1, -1 };
}

/* Blank lines cannot be blocks of their own; they stay at the end of the block before, or at the
 * beginning of the first. */
GArray *
obl_import_blocks_from_text (const OblText *text)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (OblBlock));
  const char *utf8 = obl_text_get_utf8 (text);
  guint32 n_chars = obl_text_get_n_chars (text);
  gboolean has_text = FALSE;
  guint32 start = 0;
  guint32 at = 0;

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p), at++) {
    gboolean is_line_end = *p == '\n';

    if (is_line_end && has_text && p[1] != '\n' && p[1] != '\0') {
      OblBlock block = make_paragraph (start, at);

      g_array_append_val (blocks, block);
      start = at + 1;
      has_text = FALSE;
    }
    has_text = has_text || !is_line_end;
  }
  if (n_chars > start) {
    OblBlock block = make_paragraph (start, n_chars);

    g_array_append_val (blocks, block);
  }
  return blocks;
}

/* --- HTML from blocks ------------------------------------------------------------------------- */

/* The blocks cover the text, one separator between each two, as OblBlock promises. */
static gboolean
are_blocks_whole (const OblText *text, const GArray *blocks)
{
  guint32 at = 0;

  for (guint i = 0; i < blocks->len; i++) {
    const OblBlock *block = &g_array_index (blocks, OblBlock, i);

    if (block->range.start != at || block->range.end <= block->range.start
        || block->range.end > obl_text_get_n_chars (text))
      return FALSE;
    at = block->range.end;
    if (i + 1 < blocks->len) {
      gunichar c = at < obl_text_get_n_chars (text) ? obl_text_get_char (text, at) : 0;

      if (c != '\n' && c != '\t')
        return FALSE;
      at++;
    }
  }
  return at == obl_text_get_n_chars (text);
}

typedef struct {
  OblReading *reading;
  guint n_lists; /* open */
  gboolean in_quote;
  gboolean in_table;
  gboolean in_row;
  gint32 row;
  gint32 next_column;
} Builder;

static void
leave_row (Builder *builder)
{
  if (builder->in_row)
    obl_reading_close (builder->reading);
  builder->in_row = FALSE;
}

static void
leave_table (Builder *builder)
{
  leave_row (builder);
  if (builder->in_table) {
    obl_reading_close (builder->reading);
    obl_reading_close (builder->reading);
  }
  builder->in_table = FALSE;
}

static void
set_n_lists (Builder *builder, guint n_lists)
{
  for (; builder->n_lists > n_lists; builder->n_lists--)
    obl_reading_close (builder->reading);
  for (; builder->n_lists < n_lists; builder->n_lists++)
    obl_reading_open (builder->reading, "ul", NULL);
}

static void
leave_quote (Builder *builder)
{
  if (builder->in_quote)
    obl_reading_close (builder->reading);
  builder->in_quote = FALSE;
}

/* @after_tab: the separator before the cell says that it goes on in the same row. */
static void
enter_row (Builder *builder, const OblBlock *block, gboolean after_tab)
{
  if (builder->in_row && after_tab)
    return;
  leave_row (builder);
  if (builder->in_table && block->row <= builder->row)
    leave_table (builder);
  if (!builder->in_table) {
    obl_reading_open (builder->reading, "table", NULL);
    obl_reading_open (builder->reading, "tbody", NULL);
    builder->in_table = TRUE;
  }
  obl_reading_open (builder->reading, "tr", NULL);
  builder->in_row = TRUE;
  builder->row = block->row;
  builder->next_column = 0;
}

/* Opens and closes containers until @block can stand here. */
static void
enter_containers (Builder *builder, const OblBlock *block, gboolean after_tab)
{
  if (block->kind != OBL_BLOCK_LIST_ITEM)
    set_n_lists (builder, 0);
  if (block->kind != OBL_BLOCK_QUOTE)
    leave_quote (builder);
  if (block->kind != OBL_BLOCK_TABLE_CELL)
    leave_table (builder);
  if (block->kind == OBL_BLOCK_LIST_ITEM) {
    set_n_lists (builder, MAX (block->level, 1));
  } else if (block->kind == OBL_BLOCK_QUOTE && !builder->in_quote) {
    obl_reading_open (builder->reading, "blockquote", NULL);
    builder->in_quote = TRUE;
  } else if (block->kind == OBL_BLOCK_TABLE_CELL) {
    enter_row (builder, block, after_tab);
  } else if (block->kind == OBL_BLOCK_CAPTION) {
    obl_reading_open (builder->reading, "figure", NULL);
  }
}

static const char *
get_element (const OblBlock *block)
{
  static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6" };

  switch (block->kind) {
  case OBL_BLOCK_HEADING:
    return headings[CLAMP (block->level, 1, 6) - 1];
  case OBL_BLOCK_LIST_ITEM:
    return "li";
  case OBL_BLOCK_TABLE_CELL:
    return "td";
  case OBL_BLOCK_PREFORMATTED:
    return "pre";
  case OBL_BLOCK_CAPTION:
    return "figcaption";
  case OBL_BLOCK_PARAGRAPH:
  case OBL_BLOCK_QUOTE:
    return "p";
  }
  return "p";
}

static void
add_block (Builder *builder, const OblText *text, const OblBlock *block)
{
  OblReadingBlock reading_block = OBL_READING_BLOCK_INIT;
  g_autofree char *content = obl_text_dup_range (text, block->range);
  gboolean after_tab
      = block->range.start > 0 && obl_text_get_char (text, block->range.start - 1) == '\t';

  enter_containers (builder, block, after_tab);
  reading_block.element = get_element (block);
  reading_block.kind = block->kind;
  reading_block.role = block->role;
  reading_block.level = block->level;
  reading_block.page = block->page;
  if (block->kind == OBL_BLOCK_TABLE_CELL) {
    /* A stranger's column numbers are believed only as far as they can be drawn. */
    reading_block.row = block->row;
    reading_block.column = CLAMP (block->column, builder->next_column, builder->next_column + 100);
    builder->next_column = reading_block.column + 1;
  }
  obl_reading_open_block (builder->reading, &reading_block);
  obl_reading_verbatim (builder->reading, content, strlen (content));
  obl_reading_close_block (builder->reading);
  if (block->kind == OBL_BLOCK_CAPTION)
    obl_reading_close (builder->reading);
}

static char *
build_html (const OblText *text, const GArray *blocks)
{
  g_autoptr (OblReading) reading = obl_reading_new ();
  Builder builder = { .reading = reading };

  for (guint i = 0; i < blocks->len; i++)
    add_block (&builder, text, &g_array_index (blocks, OblBlock, i));
  set_n_lists (&builder, 0);
  leave_quote (&builder);
  leave_table (&builder);
  return obl_reading_dup_html (reading);
}

char *
obl_import_html_from_blocks (const OblText *text, const GArray *blocks)
{
  g_autoptr (GArray) lines = NULL;
  char *html;

  if (blocks != NULL && are_blocks_whole (text, blocks)) {
    html = build_html (text, blocks);
    if (obl_import_check (html, obl_text_get_utf8 (text)))
      return html;
    g_free (html);
  }
  lines = obl_import_blocks_from_text (text);
  return build_html (text, lines);
}

/* --- A stranger's HTML ------------------------------------------------------------------------ */

/* Roles may differ: a person can change them after import, and the HTML stays as it was. */
static gboolean
are_blocks_equal (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    const OblBlock *x = &g_array_index (a, OblBlock, i);
    const OblBlock *y = &g_array_index (b, OblBlock, i);

    if (x->range.start != y->range.start || x->range.end != y->range.end || x->kind != y->kind
        || x->level != y->level || x->row != y->row || x->column != y->column)
      return FALSE;
  }
  return TRUE;
}

char *
obl_import_html_if_true (const char *html, const OblText *text, const GArray *blocks)
{
  static const OblHtmlWalkOptions options = { .is_own = TRUE };
  g_autoptr (OblHtmlTree) tree = obl_html_tree_parse (html, strlen (html), NULL);
  g_autoptr (OblReading) reading = obl_reading_new ();
  g_autofree char *own_text = NULL;
  g_autofree char *own_html = NULL;

  if (tree == NULL || obl_html_tree_is_flattened (tree))
    return NULL;
  obl_html_walk (obl_html_tree_get_root (tree), &options, reading);
  own_text = obl_reading_dup_text (reading);
  if (obl_reading_is_too_long (reading) || strcmp (own_text, obl_text_get_utf8 (text)) != 0
      || !are_blocks_equal (obl_reading_get_blocks (reading), blocks))
    return NULL;
  own_html = obl_reading_dup_html (reading);
  return obl_import_check (own_html, own_text) ? g_steal_pointer (&own_html) : NULL;
}
