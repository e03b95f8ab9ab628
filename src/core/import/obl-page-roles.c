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
#include "core/import/obl-names.h"

/* Columns: what is linked as a whole and no longer than this is a link, not a paragraph. */
#define MAX_LINK_WIDTH 160u
/* Columns: a line this long before the article is its standfirst. */
#define MIN_STANDFIRST_WIDTH 50u
/* Columns: what is longer runs as text does; a heading is shorter than the other. */
#define MIN_PARAGRAPH_WIDTH 120u
#define MAX_HEAD_WIDTH 60u
/* Of the article, in per cent: comments and the like may make up as much. */
#define MAX_END_SHARE 40u

/* Lines before the headline that belong to the article's head. */
#define HEAD_LINES 6
/* Columns and lines. */
#define MAX_DATED_WIDTH 160u
#define MAX_DATES 200u
#define MAX_BYLINE_WIDTH 120u
#define DATELINE_CHARS 70
#define MAX_LAST_LINES 4u
#define MAX_ABOUT_WIDTH 450u
#define MIN_NAME_BYTES 6u

typedef struct {
  char *text;
  guint hints;
  guint width;
  gboolean is_link;   /* nothing but a link */
  gboolean is_linked; /* a good part of it is one */
} Line;

typedef struct {
  OblReading *reading;
  OblPageFacts *facts;
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
    line.is_linked
        = obl_reading_get_n_link_chars (page->reading, i) * 2 >= range->end - range->start;
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

  obl_page_facts_add (page->facts, OBL_FACT_PUBLISHER, source, "line", OBL_RANK_LINE);
  obl_page_facts_add_byline (page->facts, byline, "line", OBL_RANK_LINE);
  if (date != NULL)
    obl_page_facts_add_dates (page->facts, line->text, "line", OBL_RANK_LINE);
  if (source != NULL && obl_line_is_agency (source))
    obl_page_facts_add_agency (page->facts, source);
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
is_caption (const Page *page, guint index)
{
  guint hints = get_line (page, index)->hints;

  return (hints & OBL_PAGE_ARTICLE) != 0
         && ((hints & OBL_PAGE_CAPTION) != 0 || get_block (page, index)->kind == OBL_BLOCK_CAPTION)
         && get_block (page, index)->role == OBL_ROLE_META;
}

static gboolean
is_in_head (const Page *page, guint index)
{
  return page->title >= 0 && (int)index > page->title && (int)index < page->article;
}

static gboolean
is_before_table (const Page *page, guint index)
{
  return index + 1 < page->blocks->len && get_block (page, index + 1)->kind == OBL_BLOCK_TABLE_CELL;
}

/* A heading that says the title once more. */
static gboolean
is_title_again (const Page *page, guint index)
{
  return page->title >= 0 && get_block (page, index)->kind == OBL_BLOCK_HEADING
         && obl_names_are_same (get_line (page, index)->text,
                                get_line (page, (guint)page->title)->text);
}

static OblBlockRole
choose_role (const Page *page, guint index)
{
  const Line *line = get_line (page, index);
  OblBlockKind kind = get_block (page, index)->kind;
  gboolean in_article = (line->hints & OBL_PAGE_ARTICLE) != 0;

  if ((int)index == page->title)
    return OBL_ROLE_TITLE;
  if (is_title_again (page, index))
    return OBL_ROLE_BOILERPLATE;
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
  /* It speaks of a picture, and of who took it. */
  if ((line->hints & OBL_PAGE_CAPTION) != 0
      || (kind == OBL_BLOCK_CAPTION && !is_before_table (page, index)))
    return OBL_ROLE_META;
  if (!in_article && line->width < MIN_STANDFIRST_WIDTH && !obl_line_ends_sentence (line->text))
    return OBL_ROLE_BOILERPLATE;
  return OBL_ROLE_BODY;
}

/* What stands under "Related stories" and the like, up to the next heading or paragraph. */
static void
demote_others (const Page *page)
{
  for (guint i = 0; i < page->blocks->len; i++) {
    const OblBlock *head = get_block (page, i);
    gboolean is_heading = head->kind == OBL_BLOCK_HEADING;

    if (head->role != OBL_ROLE_BODY || head->kind == OBL_BLOCK_TABLE_CELL
        || !obl_line_heads_others (get_line (page, i)->text))
      continue;
    if (!is_heading && get_line (page, i)->width > MAX_HEAD_WIDTH
        && obl_line_ends_sentence (get_line (page, i)->text) && !get_line (page, i)->is_linked)
      continue;
    get_block (page, i)->role = OBL_ROLE_BOILERPLATE;
    for (guint k = i + 1; k < page->blocks->len; k++) {
      const Line *line = get_line (page, k);
      OblBlock *block = get_block (page, k);

      if (block->role != OBL_ROLE_BODY)
        continue;
      if (!line->is_linked
          && (block->kind == OBL_BLOCK_HEADING || line->width >= MIN_PARAGRAPH_WIDTH
              || obl_line_ends_sentence (line->text)))
        break;
      block->role = OBL_ROLE_BOILERPLATE;
    }
  }
}

static guint
get_body_width (const Page *page, guint start)
{
  guint width = 0;

  for (guint i = start; i < page->blocks->len; i++)
    width += get_block (page, i)->role == OBL_ROLE_BODY ? get_line (page, i)->width : 0;
  return width;
}

/* Comments and what is told about the author come last. */
static void
cut_end (const Page *page)
{
  guint all = get_body_width (page, 0);
  guint rest = all;

  for (guint i = 0; i < page->blocks->len; i++) {
    if (get_block (page, i)->role != OBL_ROLE_BODY)
      continue;
    if (rest * 100 <= all * MAX_END_SHARE && get_block (page, i)->kind != OBL_BLOCK_TABLE_CELL
        && obl_line_ends_article (get_line (page, i)->text)) {
      for (; i < page->blocks->len; i++) {
        if (get_block (page, i)->role == OBL_ROLE_BODY)
          get_block (page, i)->role = OBL_ROLE_BOILERPLATE;
      }
      return;
    }
    rest -= get_line (page, i)->width;
  }
}

/* The last lines of many articles tell who wrote them and where to write to: "Jane Doe is …",
 * "jane@courier.example". */
static void
demote_about_author (const Page *page)
{
  const char *byline = obl_page_facts_get (page->facts, OBL_FACT_BYLINE);
  g_autofree char *name = byline == NULL ? NULL : g_strndup (byline, strcspn (byline, ",;&"));
  guint n_last = 0;

  for (guint i = page->blocks->len; i-- > 0 && n_last < MAX_LAST_LINES;) {
    OblBlock *block = get_block (page, i);
    const Line *line = get_line (page, i);

    if (block->role != OBL_ROLE_BODY)
      continue;
    n_last++;
    if (block->kind != OBL_BLOCK_PARAGRAPH || line->width > MAX_ABOUT_WIDTH)
      continue;
    if ((name != NULL && strlen (name) >= MIN_NAME_BYTES && strchr (name, ' ') != NULL
         && g_str_has_prefix (line->text, name))
        || (line->width <= MAX_DATED_WIDTH && strchr (line->text, '@') != NULL))
      block->role = OBL_ROLE_META;
  }
}

/* Some articles are a row of pictures, and their captions all the text there is. */
static void
promote_captions (const Page *page)
{
  guint width = 0;

  for (guint i = 0; i < page->blocks->len; i++)
    width += is_caption (page, i) ? get_line (page, i)->width : 0;
  if (width <= get_body_width (page, 0))
    return;
  for (guint i = 0; i < page->blocks->len; i++) {
    if (is_caption (page, i))
      get_block (page, i)->role = OBL_ROLE_BODY;
  }
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

/* --- Dates ------------------------------------------------------------------------------------ */

/* The first long paragraph after the headline, where the article's head ends. */
static guint
find_head_end (const Page *page)
{
  guint start = page->title >= 0     ? (guint)page->title + 1
                : page->article >= 0 ? (guint)page->article
                                     : 0;

  for (guint i = start; i < page->blocks->len; i++) {
    if (get_block (page, i)->role == OBL_ROLE_BODY
        && get_line (page, i)->width >= MIN_PARAGRAPH_WIDTH && i > start)
      return i + 1;
  }
  return page->blocks->len;
}

static gboolean
is_copyright (const char *line)
{
  static const char *const words[] = { "©", "(c)", "copyright", "ⓒ" };
  g_autofree char *lower = g_utf8_strdown (line, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strstr (lower, words[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* "Berlin, 25 January 2024. The …" */
static void
read_dateline (const Page *page, const Line *line)
{
  g_autofree char *start
      = g_utf8_substring (line->text, 0, MIN (g_utf8_strlen (line->text, -1), DATELINE_CHARS));

  obl_page_facts_add_date (page->facts, OBL_FACT_PUBLISHED, start, "line", OBL_RANK_LINE + 8);
}

static void
read_byline (const Page *page, guint index)
{
  const Line *line = get_line (page, index);
  g_autofree char *names = NULL;

  if (line->width > MAX_BYLINE_WIDTH || (int)index == page->title
      || obl_line_ends_sentence (line->text))
    return;
  names = obl_names_find (line->text);
  if (names != NULL)
    obl_page_facts_add_byline (page->facts, names, "line", OBL_RANK_LINE + 3);
}

/* Dated lines: those near the headline are most likely the article's. */
static void
read_dates (const Page *page)
{
  guint head_end = find_head_end (page);
  guint head_start = page->title > HEAD_LINES ? (guint)(page->title - HEAD_LINES) : 0;
  guint n_dates = 0;

  for (guint i = 0; i < page->blocks->len && n_dates < MAX_DATES; i++) {
    const Line *line = get_line (page, i);
    guint rank = i >= head_start && i < head_end           ? OBL_RANK_LINE + 1
                 : (line->hints & OBL_PAGE_FURNITURE) != 0 ? OBL_RANK_OTHER + 4
                 : (line->hints & OBL_PAGE_ARTICLE) != 0   ? OBL_RANK_LINE + 5
                                                           : OBL_RANK_OTHER + 2;

    if (rank < OBL_RANK_OTHER && i < head_end)
      read_byline (page, i);
    if (line->width > MAX_DATED_WIDTH) {
      if (i < head_end && (line->hints & OBL_PAGE_ARTICLE) != 0)
        read_dateline (page, line);
      continue;
    }
    if (strpbrk (line->text, "0123456789") == NULL || is_copyright (line->text))
      continue;
    obl_page_facts_add_dates (page->facts, line->text, "line", rank);
    n_dates++;
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
obl_page_set_roles (OblReading *reading, OblPageFacts *facts)
{
  Page page = { .reading = reading, .facts = facts };

  page.blocks = obl_reading_get_blocks (reading);
  read_lines (&page);
  for (guint i = 0; i < page.blocks->len; i++)
    get_block (&page, i)->role = choose_role (&page, i);
  promote_captions (&page);
  demote_others (&page);
  cut_end (&page);
  demote_about_author (&page);
  demote_bare_headings (&page);
  /* Better too much than an empty article. */
  for (guint i = 0; !has_body (&page) && i < page.blocks->len; i++) {
    if ((int)i != page.title)
      get_block (&page, i)->role = OBL_ROLE_BODY;
  }
  read_dates (&page);
  g_array_unref (page.lines);
}
