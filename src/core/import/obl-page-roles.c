/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roles of a page's blocks: what the tree's hints say, corrected by what the lines say.
 *
 * Between the title and the article's first block lie standfirst, byline and date, often outside of
 * what is marked as the article; they are read as part of it. */
#define G_LOG_DOMAIN "obl-page-roles"

#include "config.h"

#include "core/import/obl-page.h"

#include <string.h>

#include "core/import/obl-import-private.h"
#include "core/import/obl-line.h"

/* Columns: what is linked as a whole and no longer than this is a link, not a paragraph. */
#define MAX_LINK_WIDTH 160u
/* Columns: a line this long before the article is its standfirst. */
#define MIN_STANDFIRST_WIDTH 50u

typedef struct {
  char *text;
  guint hints;
  guint width;
  gboolean is_link;
} Line;

typedef struct {
  OblReading *reading;
  OblDocument *document;
  GArray *blocks; /* OblBlock */
  GArray *lines;  /* Line, beside the blocks */
  int title;      /* index, -1 for none */
  int article;    /* of its first block */
} Page;

static void
clear_line (gpointer data)
{
  g_free (((Line *)data)->text);
}

static OblBlock *
get_block (const Page *page, guint index)
{
  return &g_array_index (page->blocks, OblBlock, index);
}

static Line *
get_line (const Page *page, guint index)
{
  return &g_array_index (page->lines, Line, index);
}

static void
read_lines (Page *page)
{
  page->lines = g_array_sized_new (FALSE, TRUE, sizeof (Line), page->blocks->len);
  g_array_set_clear_func (page->lines, clear_line);
  page->title = page->article = -1;
  for (guint i = 0; i < page->blocks->len; i++) {
    const OblRange *range = &get_block (page, i)->range;
    Line line = { .hints = obl_reading_get_hints (page->reading, i) };

    line.text = obl_reading_dup_block_text (page->reading, i);
    g_strdelimit (line.text, "\n\t", ' ');
    line.width = obl_line_get_width (line.text);
    line.is_link
        = obl_reading_get_n_link_chars (page->reading, i) * 5 >= (range->end - range->start) * 4
          && line.width <= MAX_LINK_WIDTH;
    if (page->title < 0 && (line.hints & OBL_PAGE_TITLE) != 0)
      page->title = (int)i;
    if (page->article < 0 && (line.hints & OBL_PAGE_ARTICLE) != 0
        && (line.hints & OBL_PAGE_FURNITURE) == 0)
      page->article = (int)i;
    g_array_append_val (page->lines, line);
  }
}

/* --- Lines ------------------------------------------------------------------------------------ */

/* Notes what a credit line says; TRUE when the line is one. */
static gboolean
take_metadata (const Page *page, const Line *line)
{
  g_autofree char *source = obl_line_dup_source (line->text);
  g_autofree char *byline = source == NULL ? obl_line_dup_byline (line->text) : NULL;
  g_autofree char *date = source == NULL && byline == NULL ? obl_line_dup_date (line->text) : NULL;

  obl_import_fill (&page->document->publisher, source);
  obl_import_fill (&page->document->byline, byline);
  obl_import_fill (&page->document->published, date);
  if (source != NULL && obl_line_is_agency (source))
    obl_import_fill (&page->document->agency, source);
  return source != NULL || byline != NULL || date != NULL || obl_line_is_credit (line->text);
}

/* Linked lines in a row are a list of other articles; a single one in a list may be its entry. */
static gboolean
is_other_article (const Page *page, guint index)
{
  const OblBlock *block = get_block (page, index);

  if (!get_line (page, index)->is_link || block->kind == OBL_BLOCK_TABLE_CELL
      || block->kind == OBL_BLOCK_HEADING)
    return FALSE;
  if (block->kind != OBL_BLOCK_LIST_ITEM)
    return TRUE;
  return (index > 0 && get_line (page, index - 1)->is_link)
         || (index + 1 < page->lines->len && get_line (page, index + 1)->is_link);
}

static gboolean
is_in_head (const Page *page, guint index)
{
  return page->title >= 0 && (int)index > page->title && (int)index < page->article;
}

static OblBlockRole
choose_role (const Page *page, guint index)
{
  const Line *line = get_line (page, index);
  OblBlockKind kind = get_block (page, index)->kind;
  gboolean in_article = (line->hints & OBL_PAGE_ARTICLE) != 0;

  if ((int)index == page->title)
    return OBL_ROLE_TITLE;
  if ((line->hints & OBL_PAGE_FURNITURE) != 0 || (!in_article && !is_in_head (page, index)))
    return OBL_ROLE_BOILERPLATE;
  /* A table may well have a column called “Search”. */
  if (kind != OBL_BLOCK_TABLE_CELL && obl_line_is_furniture (line->text))
    return OBL_ROLE_BOILERPLATE;
  if ((line->hints & OBL_PAGE_META) != 0)
    return take_metadata (page, line) || !obl_line_ends_sentence (line->text) ? OBL_ROLE_META
                                                                              : OBL_ROLE_BODY;
  if ((kind == OBL_BLOCK_PARAGRAPH || kind == OBL_BLOCK_LIST_ITEM) && take_metadata (page, line))
    return OBL_ROLE_META;
  if (is_other_article (page, index))
    return OBL_ROLE_BOILERPLATE;
  if (!in_article && line->width < MIN_STANDFIRST_WIDTH && !obl_line_ends_sentence (line->text))
    return OBL_ROLE_BOILERPLATE;
  return OBL_ROLE_BODY;
}

/* A heading with nothing of the article under it heads a list of other things. */
static void
demote_bare_headings (const Page *page)
{
  gboolean has_body = FALSE; /* after the block, before the next heading */

  for (guint i = page->blocks->len; i-- > 0;) {
    OblBlock *block = get_block (page, i);

    if (block->kind != OBL_BLOCK_HEADING) {
      has_body = has_body || block->role == OBL_ROLE_BODY;
      continue;
    }
    if (block->role == OBL_ROLE_BODY && !has_body && i + 1 < page->blocks->len
        && get_block (page, i + 1)->kind != OBL_BLOCK_HEADING)
      block->role = OBL_ROLE_BOILERPLATE;
    has_body = FALSE;
  }
}

static gboolean
has_body (const Page *page)
{
  for (guint i = 0; i < page->blocks->len; i++) {
    if (get_block (page, i)->role == OBL_ROLE_BODY)
      return TRUE;
  }
  return FALSE;
}

void
obl_page_set_roles (OblReading *reading, OblDocument *document)
{
  Page page = { .reading = reading, .document = document };

  page.blocks = obl_reading_get_blocks (reading);
  read_lines (&page);
  for (guint i = 0; i < page.blocks->len; i++)
    get_block (&page, i)->role = choose_role (&page, i);
  demote_bare_headings (&page);
  /* Better too much than an empty article. */
  for (guint i = 0; !has_body (&page) && i < page.blocks->len; i++) {
    if ((int)i != page.title)
      get_block (&page, i)->role = OBL_ROLE_BODY;
  }
  g_array_unref (page.lines);
}
