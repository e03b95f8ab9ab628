/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words in an element's class and id say about it.
 *
 * "siteHeader", "site-header" and "site_header" are all "site" and "header".  The words are those
 * that web sites use, in the languages in which they are written. */
#pragma once

#include "core/html/obl-html-tree.h"

G_BEGIN_DECLS

typedef enum {
  OBL_WORD_FURNITURE = 1 << 0, /* navigation, sharing, advertising, comments … */
  OBL_WORD_WEAK = 1 << 1,      /* furniture if it is made of links, a standfirst otherwise */
  OBL_WORD_META = 1 << 2,
  OBL_WORD_AUTHOR = 1 << 3,
  OBL_WORD_DATE = 1 << 4,
  OBL_WORD_ABOUT = 1 << 5, /* with an author: what is told about the author */
  OBL_WORD_CAPTION = 1 << 6,
  OBL_WORD_CREDIT = 1 << 7, /* of a picture */
  OBL_WORD_WHAT = 1 << 8,   /* "article", "story": with a part it is the article's body */
  OBL_WORD_PART = 1 << 9,   /* "body", "text" */
  OBL_WORD_BODY = 1 << 10,  /* both in one */
  OBL_WORD_UPDATED = 1 << 11,
  OBL_WORD_COMMENT = 1 << 12,
} OblWord;

/* All that the words of @node's class and id say; 0 for a text. */
guint obl_page_get_words (const OblHtmlNode *node);

G_END_DECLS
