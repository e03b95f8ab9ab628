/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the importer makes of each HTML element: the allow-list, in one table. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OBL_HTML_DROPPED,     /* with everything in it */
  OBL_HTML_TRANSPARENT, /* as if only its content were there */
  OBL_HTML_INLINE,      /* kept within a line of text */
  OBL_HTML_BREAK,       /* br */
  OBL_HTML_WORD_BREAK,  /* wbr */
  OBL_HTML_RUBY_TEXT,   /* rt: a reading beside the text, not text */
  OBL_HTML_PICTURE,     /* img */
  OBL_HTML_RULE,        /* hr: ends a line of text, leaves nothing */
  /* All that follow begin and end a line of text. */
  OBL_HTML_SECTION, /* not kept itself: div, article, nav … */
  OBL_HTML_PARAGRAPH,
  OBL_HTML_HEADING,
  OBL_HTML_PREFORMATTED,
  OBL_HTML_CAPTION,
  OBL_HTML_QUOTE,
  OBL_HTML_LIST,
  OBL_HTML_LIST_ITEM,
  OBL_HTML_FIGURE,
  OBL_HTML_DEFINITIONS, /* dl */
  OBL_HTML_TERM,        /* dt */
  OBL_HTML_DEFINITION,  /* dd */
  OBL_HTML_TABLE,
  OBL_HTML_TABLE_PART, /* tbody … */
  OBL_HTML_TABLE_ROW,
  OBL_HTML_TABLE_CELL,
  /* Never shown, read for what they say about the page. */
  OBL_HTML_HEAD,
} OblHtmlUse;

typedef struct {
  const char *name;
  OblHtmlUse use;
  const char *kept_as; /* the element written for it; NULL: none, or the table's rules decide */
} OblHtmlElement;

/* Never NULL: an element that is not in the table is transparent.  @name is in lower case. */
const OblHtmlElement *obl_html_element_find (const char *name);
gboolean obl_html_element_is (const OblHtmlElement *element, const char *name);

/* TRUE for an element that begins and ends a line of text. */
static inline gboolean
obl_html_element_is_block (const OblHtmlElement *element)
{
  return element->use >= OBL_HTML_RULE && element->use <= OBL_HTML_TABLE_CELL;
}

G_END_DECLS
