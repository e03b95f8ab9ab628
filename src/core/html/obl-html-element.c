/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of elements.  Nothing is written to reading HTML that this table does not name in its
 * last column, whatever a page holds. */
#define G_LOG_DOMAIN "obl-html-element"

#include "config.h"

#include "core/html/obl-html-element.h"

#include <stdlib.h>
#include <string.h>

/* Sorted by name.  What is dropped goes with all that is in it, so an element is dropped only when
 * parsers know where it ends; the others show their contents, as in a browser that does not know
 * them.  ("isindex" is one of the others: it stands alone to older parsers, and to newer ones it
 * lasts until it is closed.) */
static const OblHtmlElement elements[] = {
  { "a", OBL_HTML_INLINE, "a" },
  { "abbr", OBL_HTML_INLINE, "abbr" },
  { "acronym", OBL_HTML_INLINE, "abbr" },
  { "address", OBL_HTML_SECTION, NULL },
  { "applet", OBL_HTML_DROPPED, NULL },
  { "area", OBL_HTML_DROPPED, NULL },
  { "article", OBL_HTML_SECTION, NULL },
  { "aside", OBL_HTML_SECTION, NULL },
  { "audio", OBL_HTML_DROPPED, NULL },
  { "b", OBL_HTML_INLINE, "b" },
  { "base", OBL_HTML_HEAD, NULL },
  { "bdi", OBL_HTML_INLINE, "span" },
  { "bdo", OBL_HTML_INLINE, "span" },
  { "bgsound", OBL_HTML_DROPPED, NULL },
  { "blockquote", OBL_HTML_QUOTE, "blockquote" },
  { "body", OBL_HTML_SECTION, NULL },
  { "br", OBL_HTML_BREAK, "br" },
  { "button", OBL_HTML_DROPPED, NULL },
  { "canvas", OBL_HTML_DROPPED, NULL },
  { "caption", OBL_HTML_CAPTION, "figcaption" },
  { "center", OBL_HTML_SECTION, NULL },
  { "cite", OBL_HTML_INLINE, "cite" },
  { "code", OBL_HTML_INLINE, "code" },
  { "col", OBL_HTML_DROPPED, NULL },
  { "colgroup", OBL_HTML_DROPPED, NULL },
  { "datalist", OBL_HTML_DROPPED, NULL },
  { "dd", OBL_HTML_DEFINITION, "dd" },
  { "del", OBL_HTML_INLINE, "s" },
  { "details", OBL_HTML_SECTION, NULL },
  { "dfn", OBL_HTML_INLINE, "i" },
  { "dialog", OBL_HTML_SECTION, NULL },
  { "dir", OBL_HTML_LIST, "ul" },
  { "div", OBL_HTML_SECTION, NULL },
  { "dl", OBL_HTML_DEFINITIONS, "dl" },
  { "dt", OBL_HTML_TERM, "dt" },
  { "em", OBL_HTML_INLINE, "em" },
  { "embed", OBL_HTML_DROPPED, NULL },
  { "fieldset", OBL_HTML_SECTION, NULL },
  { "figcaption", OBL_HTML_CAPTION, "figcaption" },
  { "figure", OBL_HTML_FIGURE, "figure" },
  { "footer", OBL_HTML_SECTION, NULL },
  { "form", OBL_HTML_SECTION, NULL },
  { "frame", OBL_HTML_DROPPED, NULL },
  { "frameset", OBL_HTML_DROPPED, NULL },
  { "h1", OBL_HTML_HEADING, "h1" },
  { "h2", OBL_HTML_HEADING, "h2" },
  { "h3", OBL_HTML_HEADING, "h3" },
  { "h4", OBL_HTML_HEADING, "h4" },
  { "h5", OBL_HTML_HEADING, "h5" },
  { "h6", OBL_HTML_HEADING, "h6" },
  { "head", OBL_HTML_HEAD, NULL },
  { "header", OBL_HTML_SECTION, NULL },
  { "hgroup", OBL_HTML_SECTION, NULL },
  { "hr", OBL_HTML_RULE, NULL },
  { "html", OBL_HTML_SECTION, NULL },
  { "i", OBL_HTML_INLINE, "i" },
  { "iframe", OBL_HTML_DROPPED, NULL },
  { "image", OBL_HTML_DROPPED, NULL },
  { "img", OBL_HTML_PICTURE, "img" },
  { "input", OBL_HTML_DROPPED, NULL },
  { "ins", OBL_HTML_INLINE, "u" },
  { "kbd", OBL_HTML_INLINE, "code" },
  { "keygen", OBL_HTML_DROPPED, NULL },
  { "legend", OBL_HTML_SECTION, NULL },
  { "li", OBL_HTML_LIST_ITEM, "li" },
  { "link", OBL_HTML_HEAD, NULL },
  { "listing", OBL_HTML_PREFORMATTED, "pre" },
  { "main", OBL_HTML_SECTION, NULL },
  { "mark", OBL_HTML_INLINE, "mark" },
  { "math", OBL_HTML_DROPPED, NULL },
  { "menu", OBL_HTML_LIST, "ul" },
  { "meta", OBL_HTML_HEAD, NULL },
  { "meter", OBL_HTML_DROPPED, NULL },
  { "nav", OBL_HTML_SECTION, NULL },
  { "noembed", OBL_HTML_DROPPED, NULL },
  { "noframes", OBL_HTML_DROPPED, NULL },
  { "noscript", OBL_HTML_TRANSPARENT, NULL },
  { "object", OBL_HTML_DROPPED, NULL },
  { "ol", OBL_HTML_LIST, "ol" },
  { "optgroup", OBL_HTML_DROPPED, NULL },
  { "option", OBL_HTML_DROPPED, NULL },
  { "output", OBL_HTML_DROPPED, NULL },
  { "p", OBL_HTML_PARAGRAPH, "p" },
  { "param", OBL_HTML_DROPPED, NULL },
  { "picture", OBL_HTML_TRANSPARENT, NULL },
  { "plaintext", OBL_HTML_PREFORMATTED, "pre" },
  { "pre", OBL_HTML_PREFORMATTED, "pre" },
  { "progress", OBL_HTML_DROPPED, NULL },
  { "q", OBL_HTML_INLINE, "q" },
  { "rp", OBL_HTML_DROPPED, NULL },
  { "rt", OBL_HTML_RUBY_TEXT, "rt" },
  { "rtc", OBL_HTML_DROPPED, NULL },
  { "ruby", OBL_HTML_INLINE, "ruby" },
  { "s", OBL_HTML_INLINE, "s" },
  { "samp", OBL_HTML_INLINE, "code" },
  { "script", OBL_HTML_HEAD, NULL },
  { "search", OBL_HTML_SECTION, NULL },
  { "section", OBL_HTML_SECTION, NULL },
  { "select", OBL_HTML_DROPPED, NULL },
  { "slot", OBL_HTML_TRANSPARENT, NULL },
  { "small", OBL_HTML_INLINE, "small" },
  { "source", OBL_HTML_HEAD, NULL },
  { "span", OBL_HTML_INLINE, "span" },
  { "strike", OBL_HTML_INLINE, "s" },
  { "strong", OBL_HTML_INLINE, "strong" },
  { "style", OBL_HTML_DROPPED, NULL },
  { "sub", OBL_HTML_INLINE, "sub" },
  { "summary", OBL_HTML_SECTION, NULL },
  { "sup", OBL_HTML_INLINE, "sup" },
  { "svg", OBL_HTML_DROPPED, NULL },
  { "table", OBL_HTML_TABLE, "table" },
  { "tbody", OBL_HTML_TABLE_PART, NULL },
  { "td", OBL_HTML_TABLE_CELL, "td" },
  { "template", OBL_HTML_DROPPED, NULL },
  { "textarea", OBL_HTML_DROPPED, NULL },
  { "tfoot", OBL_HTML_TABLE_PART, NULL },
  { "th", OBL_HTML_TABLE_CELL, "th" },
  { "thead", OBL_HTML_TABLE_PART, NULL },
  { "time", OBL_HTML_INLINE, "time" },
  { "title", OBL_HTML_HEAD, NULL },
  { "tr", OBL_HTML_TABLE_ROW, "tr" },
  { "track", OBL_HTML_DROPPED, NULL },
  { "tt", OBL_HTML_INLINE, "code" },
  { "u", OBL_HTML_INLINE, "u" },
  { "ul", OBL_HTML_LIST, "ul" },
  { "var", OBL_HTML_INLINE, "i" },
  { "video", OBL_HTML_DROPPED, NULL },
  { "wbr", OBL_HTML_WORD_BREAK, "wbr" },
  { "xmp", OBL_HTML_PREFORMATTED, "pre" },
};

static int
compare_name (const void *name, const void *element)
{
  return strcmp (name, ((const OblHtmlElement *)element)->name);
}

const OblHtmlElement *
obl_html_element_find (const char *name)
{
  static const OblHtmlElement unknown = { "", OBL_HTML_TRANSPARENT, NULL };
  const OblHtmlElement *element;

  element = bsearch (name, elements, G_N_ELEMENTS (elements), sizeof elements[0], compare_name);
  return element == NULL ? &unknown : element;
}

gboolean
obl_html_element_is (const OblHtmlElement *element, const char *name)
{
  return element != NULL && strcmp (element->name, name) == 0;
}
