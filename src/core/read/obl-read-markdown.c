/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown by cmark-gfm into HTML, and that into the page reader.
 *
 * Any text is Markdown, so only a name or signs that nothing else has make a file one.  Its author's
 * HTML is not passed on as it is: what words are in it become a paragraph.  cmark takes long for
 * some nestings; a file that is made for that is taken as plain text. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-markdown.h"

#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "core/html/obl-html-tree.h"
#include "core/read/obl-read-facts.h"
#include "core/read/obl-read-front-matter.h"
#include "core/read/obl-read-markdown-signs.h"
#include "core/read/obl-read-xml.h"

#define OPTIONS (CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES)

static const char *const extensions[] = { "table", "strikethrough", "autolink" };

void
obl_read_markdown_init (void)
{
  cmark_gfm_core_extensions_ensure_registered ();
}

/* --- The tree --------------------------------------------------------------------------------- */

static cmark_node *
parse (const char *text)
{
  cmark_parser *parser = cmark_parser_new (OPTIONS);
  cmark_node *root;

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++) {
    cmark_syntax_extension *extension = cmark_find_syntax_extension (extensions[i]);

    if (extension != NULL)
      cmark_parser_attach_syntax_extension (parser, extension);
  }
  cmark_parser_feed (parser, text, strlen (text));
  root = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return root;
}

/* The words of a block of HTML; NULL when it has none (a comment). */
static char *
dup_words (const char *html)
{
  g_autoptr (OblHtmlTree) tree = obl_html_tree_parse (html, strlen (html), NULL);
  g_autofree char *words
      = tree == NULL ? NULL : obl_html_node_dup_text (obl_html_tree_get_root (tree));

  return words == NULL || *words == '\0' ? NULL : g_steal_pointer (&words);
}

static cmark_node *
make_inline (cmark_node_type kind, const char *literal)
{
  cmark_node *node = cmark_node_new (kind);

  cmark_node_set_literal (node, literal);
  return node;
}

static cmark_node *
make_paragraph (const char *words)
{
  cmark_node *paragraph = cmark_node_new (CMARK_NODE_PARAGRAPH);

  cmark_node_append_child (paragraph, make_inline (CMARK_NODE_TEXT, words));
  return paragraph;
}

/* TRUE when @instead, which may be NULL, has taken @node's place. */
static gboolean
replace (cmark_node *node, cmark_node *instead)
{
  gboolean done = instead != NULL && cmark_node_replace (node, instead);

  if (!done && instead != NULL)
    cmark_node_free (instead);
  if (done)
    cmark_node_free (node);
  return done;
}

/* HTML is left out when the tree is written; what it says is put in its place before. */
static void
replace_html (cmark_node *node)
{
  const char *literal = cmark_node_get_literal (node);

  if (literal == NULL)
    return;
  if (cmark_node_get_type (node) == CMARK_NODE_HTML_BLOCK) {
    g_autofree char *words = dup_words (literal);

    replace (node, words == NULL ? NULL : make_paragraph (words));
  } else if (g_ascii_strncasecmp (literal, "<br", 3) == 0 && !g_ascii_isalpha (literal[3])) {
    /* Not in a table's cell, which has one line. */
    if (!replace (node, cmark_node_new (CMARK_NODE_LINEBREAK)))
      replace (node, make_inline (CMARK_NODE_TEXT, " "));
  }
}

/* The text of the first heading of the first level. */
static char *
dup_heading (cmark_node *heading)
{
  g_autoptr (GString) text = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (heading);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE) {
    cmark_node *node = cmark_iter_get_node (iter);
    cmark_node_type kind = cmark_node_get_type (node);

    if (event != CMARK_EVENT_ENTER)
      continue;
    if (kind == CMARK_NODE_TEXT || kind == CMARK_NODE_CODE)
      g_string_append (text, cmark_node_get_literal (node));
    else if (kind == CMARK_NODE_SOFTBREAK || kind == CMARK_NODE_LINEBREAK)
      g_string_append_c (text, ' ');
  }
  cmark_iter_free (iter);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @title: what the document's first heading says, or NULL. */
static void
prepare (cmark_node *root, char **title)
{
  g_autoptr (GPtrArray) html = g_ptr_array_new ();
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  *title = NULL;
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE) {
    cmark_node *node = cmark_iter_get_node (iter);
    cmark_node_type kind = cmark_node_get_type (node);

    if (event != CMARK_EVENT_ENTER)
      continue;
    if (kind == CMARK_NODE_HTML_BLOCK || kind == CMARK_NODE_HTML_INLINE)
      g_ptr_array_add (html, node);
    else if (*title == NULL && kind == CMARK_NODE_HEADING
             && cmark_node_get_heading_level (node) == 1)
      *title = dup_heading (node);
  }
  cmark_iter_free (iter);
  for (guint i = 0; i < html->len; i++)
    replace_html (html->pdata[i]);
}

/* --- HTML ------------------------------------------------------------------------------------- */

/* cmark's marks of notes, as all formats have them here, and without the way back up.  No text of
 * the author's can look like these: "<" is escaped in it. */
static char *
dup_with_plain_marks (const char *html)
{
  static const char mark[] = "<sup class=\"footnote-ref\">";
  static const char back[] = " class=\"footnote-backref\"";
  GString *out = g_string_new ("<!doctype html>\n");
  const char *p = html;

  while (*p != '\0') {
    gsize n_plain = strcspn (p, "<");
    const char *end;
    const char *number; /* of a note: what its link's tag ends with */

    g_string_append_len (out, p, (gssize)n_plain);
    p += n_plain;
    end = *p == '\0' ? NULL : strchr (p, '>');
    if (end == NULL) {
      g_string_append (out, p);
      break;
    }
    number = g_str_has_prefix (p, mark) ? strchr (end + 1, '>') : NULL;
    if (number != NULL) {
      gsize n_number = strcspn (number + 1, "<");

      g_string_append_printf (out, "<sup>[%.*s]", (int)n_number, number + 1);
      p = number + 1 + n_number;
      p = g_str_has_prefix (p, "</a>") ? p + strlen ("</a>") : p;
    } else if (g_str_has_prefix (p, "<a ") && g_strstr_len (p, end - p, back) != NULL) {
      const char *close = strstr (end, "</a>");

      p = close == NULL ? end + 1 : close + strlen ("</a>");
    } else {
      g_string_append_len (out, p, end + 1 - p);
      p = end + 1;
    }
  }
  return g_string_free (out, FALSE);
}

static char *
convert (const char *text, OblDocument *facts)
{
  cmark_node *root = parse (text);
  g_autofree char *title = NULL;
  char *written;
  char *html;

  prepare (root, &title);
  if (facts->title == NULL && title != NULL && *title != '\0')
    facts->title = g_steal_pointer (&title);
  written = cmark_render_html (root, OPTIONS, NULL);
  html = dup_with_plain_marks (written);
  cmark_get_default_mem_allocator ()->free (written);
  cmark_node_free (root);
  return html;
}

/* --- The whole -------------------------------------------------------------------------------- */

static OblDocument *
read_markdown (const OblReadItem *item, OblImportOptions *options, GError **error)
{
  g_autoptr (OblDocument) facts = obl_document_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;
  g_autofree char *utf8 = NULL;
  const char *text;
  gsize n_utf8;

  options->format = "text";
  utf8 = obl_read_xml_dup_utf8 (item->bytes, &n_utf8);
  if (utf8 == NULL || options->is_reduced || !obl_markdown_is_tame (utf8))
    return obl_import_bytes (item->bytes, options, error);
  text = obl_front_matter_read (utf8, facts);
  html = convert (text, facts);
  bytes = g_bytes_new (html, strlen (html));
  obl_read_facts_complete (facts, options->facts);
  options->format = "html";
  options->charset = "utf-8";
  options->original = item->bytes;
  options->reader = "markdown 1";
  options->facts = facts;
  options->is_article = TRUE;
  return obl_import_bytes (bytes, options, error);
}

const OblReader obl_reader_markdown = {
  .format = "markdown",
  .media_type = "text/markdown",
  .recognise = obl_markdown_recognise,
  .read = read_markdown,
};
