/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the article in a page.
 *
 *   obl_page_read_metadata()  what the page says about itself
 *   obl_page_find_article()   hints on the tree: here is the article, this is furniture …
 *   (the walk)                carries the hints to the blocks
 *   obl_page_set_roles()      each block's role, from hints and from its words */
#pragma once

#include "core/html/obl-html-tree.h"
#include "core/html/obl-reading.h"

G_BEGIN_DECLS

typedef enum {
  OBL_PAGE_ARTICLE = 1 << 0,   /* within the article */
  OBL_PAGE_FURNITURE = 1 << 1, /* navigation, sharing, related links … */
  OBL_PAGE_TITLE = 1 << 2,
  OBL_PAGE_META = 1 << 3, /* byline, date */
} OblPageHint;

/* Fills what @document does not know yet; gives the title that the page names, or NULL. */
char *obl_page_read_metadata (OblHtmlNode *root, OblDocument *document) G_GNUC_WARN_UNUSED_RESULT;
/* Objects like schema.org's NewsArticle in the page's JSON-LD; the headline goes to @title. */
void obl_page_read_json_ld (const char *json, OblDocument *document, char **title);

void obl_page_find_article (OblHtmlNode *root, const char *title);

/* Also fills, from lines of the article, what @document does not know yet. */
void obl_page_set_roles (OblReading *reading, OblDocument *document);

/* TRUE when two wordings of a title are the same, or one is the other with something added. */
gboolean obl_page_titles_match (const char *a, const char *b);

G_END_DECLS
