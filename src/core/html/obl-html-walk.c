/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From tree to reading.
 *
 * The walker knows two things that the reading does not: what a line of loose text is at this
 * place (Context.block), and which inline elements are around it.  A block inside an inline element
 * (a link around a heading) ends the line, and the inline elements are opened again in the next
 * one.  In headings, captions, table cells and preformatted text blocks are "flat": they only
 * break the line. */
#define G_LOG_DOMAIN "obl-html-walk"

#include "config.h"

#include "core/html/obl-html-walk.h"

#include <inttypes.h>
#include <string.h>

#include "core/html/obl-html-inline.h"
#include "core/html/obl-html-table.h"

#define MAX_INLINE_DEPTH 12u

typedef struct {
  OblReadingBlock block; /* what loose text becomes here */
  gboolean is_flat;
  gboolean in_list;        /* directly: an li may stand here */
  gboolean in_definitions; /* directly: dt and dd may */
  gboolean in_figure;      /* a figcaption may */
  guint list_depth;
} Context;

typedef struct {
  const char *element;
  const char *attributes;
} Inline;

typedef struct {
  OblReading *reading;
  const OblHtmlWalkOptions *options;
  GUri *base;
  const char *language; /* of the page: need not be repeated */
  GArray *inlines;      /* Inline, around the current node */
  guint n_open;         /* of these, opened in the current line */
  gboolean has_line;
  guint n_links;
  char *picture;         /* the last one's markup, or NULL */
  guint n_blocks_before; /* it */
} Walker;

static void walk_children (Walker *walker, OblHtmlNode *node, const Context *context);

/* --- Lines ------------------------------------------------------------------------------------ */

static void
begin_line (Walker *walker, const Context *context)
{
  if (!walker->has_line) {
    obl_reading_open_block (walker->reading, &context->block);
    walker->has_line = TRUE;
  }
  for (; walker->n_open < walker->inlines->len; walker->n_open++) {
    const Inline *wanted = &g_array_index (walker->inlines, Inline, walker->n_open);

    obl_reading_open (walker->reading, wanted->element, wanted->attributes);
  }
}

static void
end_line (Walker *walker)
{
  if (!walker->has_line)
    return;
  for (; walker->n_open > 0; walker->n_open--)
    obl_reading_close (walker->reading);
  obl_reading_close_block (walker->reading);
  walker->has_line = FALSE;
}

static gboolean
is_space_only (const OblHtmlNode *text)
{
  for (gsize i = 0; i < text->n_bytes; i++) {
    if (!g_ascii_isspace (text->text[i]))
      return FALSE;
  }
  return TRUE;
}

static void
take_text (Walker *walker, const OblHtmlNode *node, const Context *context)
{
  if (!walker->has_line && context->block.kind != OBL_BLOCK_PREFORMATTED && is_space_only (node))
    return;
  begin_line (walker, context);
  obl_reading_text (walker->reading, node->text, node->n_bytes);
}

/* --- Inline elements -------------------------------------------------------------------------- */

static gboolean
is_around (const Walker *walker, const char *element)
{
  for (guint i = 0; i < walker->inlines->len; i++) {
    if (strcmp (g_array_index (walker->inlines, Inline, i).element, element) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
walk_inline (Walker *walker, OblHtmlNode *node, const Context *context)
{
  const char *element = node->element->kept_as;
  g_autofree char *attributes = obl_html_inline_dup_attributes (node, walker->base);
  gboolean is_link = obl_html_node_is (node, "a") && obl_html_node_get_attribute (node, "href");
  /* The same element twice says nothing, a link in a link would not survive a parser. */
  gboolean is_kept = attributes != NULL && walker->inlines->len < MAX_INLINE_DEPTH
                     && (strcmp (element, "span") == 0 || !is_around (walker, element));

  if (is_link && walker->n_links++ == 0)
    obl_reading_set_in_link (walker->reading, TRUE);
  if (is_kept) {
    Inline wanted = { element, attributes };

    g_array_append_val (walker->inlines, wanted);
  }
  walk_children (walker, node, context);
  if (is_kept) {
    if (walker->n_open == walker->inlines->len) {
      obl_reading_close (walker->reading);
      walker->n_open--;
    }
    g_array_set_size (walker->inlines, walker->inlines->len - 1);
  }
  if (is_link && --walker->n_links == 0)
    obl_reading_set_in_link (walker->reading, FALSE);
}

static void
take_ruby_text (Walker *walker, OblHtmlNode *node)
{
  g_autofree char *text = obl_html_node_dup_text (node);
  const char *kept = obl_html_node_get_attribute (node, "data-rt");

  if (walker->has_line)
    obl_reading_ruby_text (walker->reading, *text != '\0' || kept == NULL ? text : kept);
}

/* --- Pictures --------------------------------------------------------------------------------- */

/* A page that loads its pictures late has each twice: for browsers without scripts once more. */
static gboolean
is_repeated (Walker *walker, const char *markup)
{
  guint n_blocks = obl_reading_get_blocks (walker->reading)->len;
  gboolean is_same
      = walker->n_blocks_before == n_blocks && g_strcmp0 (walker->picture, markup) == 0;

  g_free (walker->picture);
  walker->picture = g_strdup (markup);
  walker->n_blocks_before = n_blocks;
  return is_same;
}

static void
take_picture (Walker *walker, const OblHtmlNode *node, const Context *context)
{
  const OblHtmlWalkOptions *options = walker->options;
  g_autofree char *markup = NULL;

  if (options->is_own)
    markup = obl_html_pictures_dup_own_markup (node);
  else if (options->pictures != NULL && (context->block.hints & options->bare_hints) == 0)
    markup = obl_html_pictures_dup_markup (options->pictures, node, walker->has_line);
  if (markup == NULL || (!options->is_own && is_repeated (walker, markup)))
    return;
  /* Elsewhere than in paragraphs, a figure beside the words would be out of place. */
  if (strcmp (context->block.element, "p") != 0)
    begin_line (walker, context);
  obl_reading_picture (walker->reading, markup);
}

/* --- Blocks ----------------------------------------------------------------------------------- */

static gint64
get_number (const OblHtmlNode *node, const char *name)
{
  const char *value = obl_html_node_get_attribute (node, name);

  return value == NULL ? 0 : CLAMP (g_ascii_strtoll (value, NULL, 10), -999999, 999999);
}

static void
set_role (Context *context, const OblHtmlNode *node)
{
  const char *role = obl_html_node_get_attribute (node, "data-r");

  if (role != NULL)
    obl_block_role_from_string (role, &context->block.role);
}

static void
set_page (Context *context, const OblHtmlNode *node)
{
  gint64 page = get_number (node, "data-page");

  if (page > 0)
    context->block.page = (guint32)page;
}

/* What holds for everything inside @node. */
static Context
enter (const Walker *walker, const OblHtmlNode *node, const Context *outer)
{
  Context context = *outer;
  const char *language = obl_html_node_get_language (node);
  const char *direction = obl_html_node_get_direction (node);
  gboolean is_page = obl_html_node_is (node, "html") || obl_html_node_is (node, "body");

  context.block.hints |= node->hints;
  if (language != NULL && !is_page)
    context.block.language = g_strcmp0 (language, walker->language) == 0 ? NULL : language;
  if (direction != NULL && !is_page)
    context.block.direction = strcmp (direction, "auto") == 0 ? NULL : direction;
  if (walker->options->is_own)
    set_role (&context, node);
  if (walker->options->has_pages || walker->options->is_own)
    set_page (&context, node);
  return context;
}

static void
set_block (Context *context, const char *element, OblBlockKind kind, guint level, gboolean is_flat)
{
  context->block.element = element;
  context->block.kind = kind;
  context->block.level = (guint8)MIN (level, 255);
  context->is_flat = is_flat;
  context->in_list = FALSE;
  context->in_definitions = FALSE;
  context->in_figure = FALSE;
}

static void
walk_line (Walker *walker, OblHtmlNode *node, const Context *context)
{
  walk_children (walker, node, context);
  end_line (walker);
}

static void
walk_list (Walker *walker, OblHtmlNode *node, Context *context)
{
  g_autoptr (GString) attributes = g_string_new (NULL);
  gint64 start = get_number (node, "start");

  if (start != 0 && strcmp (node->element->kept_as, "ol") == 0)
    g_string_append_printf (attributes, " start=\"%" PRId64 "\"", start);
  context->list_depth++;
  set_block (context, "li", OBL_BLOCK_LIST_ITEM, context->list_depth, FALSE);
  context->in_list = TRUE;
  obl_reading_open (walker->reading, node->element->kept_as, attributes->str);
  walk_line (walker, node, context);
  obl_reading_close (walker->reading);
}

static void
walk_list_item (Walker *walker, OblHtmlNode *node, Context *context)
{
  g_autoptr (GString) attributes = NULL;
  gint64 value = get_number (node, "value");

  if (!context->in_list) {
    walk_line (walker, node, context);
    return;
  }
  if (!node->holds_blocks) {
    set_block (context, "li", OBL_BLOCK_LIST_ITEM, context->list_depth, FALSE);
    context->block.value = value;
    walk_line (walker, node, context);
    return;
  }
  set_block (context, "p", OBL_BLOCK_LIST_ITEM, context->list_depth, FALSE);
  attributes = g_string_new (NULL);
  if (value != 0)
    g_string_append_printf (attributes, " value=\"%" PRId64 "\"", value);
  obl_reading_open (walker->reading, "li", attributes->str);
  walk_line (walker, node, context);
  obl_reading_close (walker->reading);
}

static void
walk_definition (Walker *walker, OblHtmlNode *node, Context *context)
{
  if (!context->in_definitions) {
    walk_line (walker, node, context);
  } else if (node->element->use == OBL_HTML_TERM || !node->holds_blocks) {
    set_block (context, node->element->kept_as, OBL_BLOCK_PARAGRAPH, 0,
               node->element->use == OBL_HTML_TERM);
    walk_line (walker, node, context);
  } else {
    set_block (context, "p", OBL_BLOCK_PARAGRAPH, 0, FALSE);
    obl_reading_open (walker->reading, "dd", NULL);
    walk_line (walker, node, context);
    obl_reading_close (walker->reading);
  }
}

static void
walk_within (Walker *walker, OblHtmlNode *node, const char *container, const Context *context)
{
  obl_reading_open (walker->reading, container, NULL);
  walk_line (walker, node, context);
  obl_reading_close (walker->reading);
}

/* @n_rows: from this one on, to the end of the table. */
static void
walk_row (Walker *walker, OblHtmlNode *row, OblHtmlGrid *grid, guint n_rows, const Context *outer)
{
  Context row_context = enter (walker, row, outer);

  obl_html_grid_begin_row (grid);
  for (OblHtmlNode *cell = row->first_child; cell != NULL; cell = cell->next) {
    Context context;

    if (cell->element == NULL || cell->element->use != OBL_HTML_TABLE_CELL
        || obl_html_node_is_hidden (cell))
      continue;
    context = enter (walker, cell, &row_context);
    context.block.column
        = obl_html_grid_place (grid, cell, n_rows, &context.block.colspan, &context.block.rowspan);
    set_block (&context, cell->element->kept_as, OBL_BLOCK_TABLE_CELL, 0, TRUE);
    walk_line (walker, cell, &context);
  }
}

/* A row without words is left out, unless cells reach down over it. */
static void
walk_rows (Walker *walker, OblHtmlNode *table, const Context *outer)
{
  g_autoptr (OblHtmlGrid) grid = obl_html_grid_new ();
  g_autoptr (GPtrArray) rows = obl_html_table_list_rows (table);
  gboolean keeps_rows = walker->options->is_own || obl_html_table_has_rowspan (rows);
  Context context = *outer;

  context.block.row = 0;
  for (guint i = 0; i < rows->len; i++) {
    guint n_blocks = obl_reading_get_blocks (walker->reading)->len;

    obl_reading_open (walker->reading, "tr", NULL);
    walk_row (walker, rows->pdata[i], grid, rows->len - i, &context);
    if (obl_reading_get_blocks (walker->reading)->len > n_blocks)
      context.block.row++;
    else if (keeps_rows)
      obl_reading_keep_empty (walker->reading);
    obl_reading_close (walker->reading);
  }
}

/* A table with a caption is a figure, as a picture with one is. */
static void
walk_table (Walker *walker, OblHtmlNode *table, const Context *outer)
{
  OblHtmlNode *caption = obl_html_table_get_caption (table);
  gboolean is_figure = caption != NULL && !outer->in_figure;

  if (is_figure)
    obl_reading_open (walker->reading, "figure", NULL);
  if (caption != NULL) {
    Context context = enter (walker, caption, outer);

    set_block (&context, "figcaption", OBL_BLOCK_CAPTION, 0, TRUE);
    walk_line (walker, caption, &context);
  }
  obl_reading_open (walker->reading, "table", NULL);
  obl_reading_open (walker->reading, "tbody", NULL);
  walk_rows (walker, table, outer);
  obl_reading_close (walker->reading);
  obl_reading_close (walker->reading);
  if (is_figure)
    obl_reading_close (walker->reading);
}

static void
walk_figure (Walker *walker, OblHtmlNode *figure, Context *context)
{
  set_block (context, "p", context->block.kind, context->block.level, FALSE);
  context->in_figure = TRUE;
  walk_within (walker, figure, "figure", context);
}

static void
walk_caption (Walker *walker, OblHtmlNode *caption, Context *context)
{
  gboolean in_figure = context->in_figure;

  set_block (context, "figcaption", OBL_BLOCK_CAPTION, 0, TRUE);
  if (in_figure)
    walk_line (walker, caption, context);
  else
    walk_within (walker, caption, "figure", context);
}

static void
walk_block (Walker *walker, OblHtmlNode *node, const Context *outer)
{
  Context context = enter (walker, node, outer);

  end_line (walker);
  switch (node->element->use) {
  case OBL_HTML_HEADING:
    set_block (&context, node->element->kept_as, OBL_BLOCK_HEADING,
               (guint)(node->element->kept_as[1] - '0'), TRUE);
    walk_line (walker, node, &context);
    break;
  case OBL_HTML_PREFORMATTED:
    set_block (&context, "pre", OBL_BLOCK_PREFORMATTED, 0, TRUE);
    walk_line (walker, node, &context);
    break;
  case OBL_HTML_CAPTION:
    walk_caption (walker, node, &context);
    break;
  case OBL_HTML_FIGURE:
    walk_figure (walker, node, &context);
    break;
  case OBL_HTML_QUOTE:
    set_block (&context, "p", OBL_BLOCK_QUOTE, 0, FALSE);
    walk_within (walker, node, "blockquote", &context);
    break;
  case OBL_HTML_LIST:
    walk_list (walker, node, &context);
    break;
  case OBL_HTML_LIST_ITEM:
    walk_list_item (walker, node, &context);
    break;
  case OBL_HTML_DEFINITIONS:
    set_block (&context, "dd", OBL_BLOCK_PARAGRAPH, 0, FALSE);
    context.in_definitions = TRUE;
    walk_within (walker, node, "dl", &context);
    break;
  case OBL_HTML_TERM:
  case OBL_HTML_DEFINITION:
    walk_definition (walker, node, &context);
    break;
  case OBL_HTML_TABLE:
    if (walker->options->is_own || obl_html_table_is_data (node))
      walk_table (walker, node, &context);
    else
      walk_line (walker, node, &context);
    break;
  case OBL_HTML_DROPPED:
  case OBL_HTML_TRANSPARENT:
  case OBL_HTML_INLINE:
  case OBL_HTML_BREAK:
  case OBL_HTML_WORD_BREAK:
  case OBL_HTML_RUBY_TEXT:
  case OBL_HTML_PICTURE:
  case OBL_HTML_RULE:
  case OBL_HTML_SECTION:
  case OBL_HTML_PARAGRAPH:
  case OBL_HTML_TABLE_PART:
  case OBL_HTML_TABLE_ROW:
  case OBL_HTML_TABLE_CELL:
  case OBL_HTML_HEAD:
    walk_line (walker, node, &context);
    break;
  }
}

static void
walk_flat_block (Walker *walker, OblHtmlNode *node, const Context *context)
{
  if (walker->has_line)
    obl_reading_break (walker->reading);
  walk_children (walker, node, context);
  if (walker->has_line)
    obl_reading_break (walker->reading);
}

/* --- The walk --------------------------------------------------------------------------------- */

gboolean
obl_html_node_is_hidden (const OblHtmlNode *node)
{
  const char *style = obl_html_node_get_attribute (node, "style");
  g_autoptr (GString) plain = NULL;

  if (obl_html_node_get_attribute (node, "hidden") != NULL)
    return TRUE;
  if (obl_html_node_is (node, "dialog") && obl_html_node_get_attribute (node, "open") == NULL)
    return TRUE;
  if (style == NULL)
    return FALSE;
  plain = g_string_new (NULL);
  for (const char *p = style; *p != '\0'; p++) {
    if (!g_ascii_isspace (*p))
      g_string_append_c (plain, g_ascii_tolower (*p));
  }
  return strstr (plain->str, "display:none") != NULL
         || strstr (plain->str, "visibility:hidden") != NULL;
}

static void
walk_node (Walker *walker, OblHtmlNode *node, const Context *context)
{
  OblHtmlUse use;

  if (node->element == NULL) {
    take_text (walker, node, context);
    return;
  }
  use = node->element->use;
  if (use == OBL_HTML_DROPPED || use == OBL_HTML_HEAD || obl_html_node_is_hidden (node))
    return;
  if (use == OBL_HTML_BREAK) {
    if (walker->has_line)
      obl_reading_break (walker->reading);
  } else if (use == OBL_HTML_WORD_BREAK) {
    if (walker->has_line)
      obl_reading_word_break (walker->reading);
  } else if (use == OBL_HTML_RUBY_TEXT) {
    take_ruby_text (walker, node);
  } else if (use == OBL_HTML_PICTURE
             || (walker->options->is_own && obl_html_node_get_attribute (node, "data-alt"))) {
    take_picture (walker, node, context);
  } else if (use == OBL_HTML_INLINE) {
    walk_inline (walker, node, context);
  } else if (use == OBL_HTML_TRANSPARENT) {
    Context inner = enter (walker, node, context);

    walk_children (walker, node, &inner);
  } else if (context->is_flat) {
    walk_flat_block (walker, node, context);
  } else {
    walk_block (walker, node, context);
  }
}

static void
walk_children (Walker *walker, OblHtmlNode *node, const Context *context)
{
  for (OblHtmlNode *child = node->first_child; child != NULL; child = child->next) {
    if (obl_reading_is_too_long (walker->reading))
      return;
    walk_node (walker, child, context);
  }
}

void
obl_html_walk (OblHtmlNode *root, const OblHtmlWalkOptions *options, OblReading *reading)
{
  Walker walker = { .reading = reading, .options = options };
  Context context = { .block = OBL_READING_BLOCK_INIT };

  if (options->base_url != NULL)
    walker.base
        = g_uri_parse (options->base_url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  walker.language = obl_html_node_get_language (root);
  walker.inlines = g_array_new (FALSE, FALSE, sizeof (Inline));
  walk_node (&walker, root, &context);
  end_line (&walker);
  g_array_unref (walker.inlines);
  g_free (walker.picture);
  g_clear_pointer (&walker.base, g_uri_unref);
}
