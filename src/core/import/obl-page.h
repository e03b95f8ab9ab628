/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the article in a page.
 *
 *   obl_page_read_metadata()    what the page says about itself
 *   obl_page_find_article()     hints on the tree: here is the article, this is furniture …
 *   obl_page_read_body_facts()  author and date as the page shows them
 *   (the walk)                  carries the hints to the blocks
 *   obl_page_set_roles()        each block's role, from hints and from its words
 *   obl_page_choose_title() */
#pragma once

#include "core/html/obl-html-tree.h"
#include "core/html/obl-reading.h"
#include "core/import/obl-page-facts.h"

G_BEGIN_DECLS

typedef enum {
  OBL_PAGE_ARTICLE = 1 << 0,   /* within the article */
  OBL_PAGE_FURNITURE = 1 << 1, /* navigation, sharing, related links … */
  OBL_PAGE_TITLE = 1 << 2,
  OBL_PAGE_META = 1 << 3, /* byline, date */
  OBL_PAGE_CAPTION = 1 << 4,
} OblPageHint;

/* What the head of the page says, and JSON-LD. */
void obl_page_read_metadata (OblHtmlNode *root, const char *url, OblPageFacts *facts);
void obl_page_read_direction (OblHtmlNode *root, OblDocument *document);
void obl_page_read_json_ld (const char *json, OblPageFacts *facts);

/* How the article was found: characters of running text. */
typedef struct {
  guint32 mass;       /* of the article */
  guint32 body_mass;  /* of the page without furniture */
  guint32 page_mass;  /* of all of it */
  gboolean is_marked; /* the page says that it is the article */
} OblPageArticle;

/* @title is what the page says its title is, or NULL. */
OblPageArticle obl_page_find_article (OblHtmlNode *root, const char *title);

/* What the page shows of author and date, once the article was found. */
void obl_page_read_body_facts (OblHtmlNode *root, OblPageFacts *facts);

/* Also adds what lines of the article say. */
void obl_page_set_roles (OblReading *reading, OblPageFacts *facts);

/* Adds the best title to @facts: the headline in @reading or what the page says it is. */
void obl_page_choose_title (OblReading *reading, OblPageFacts *facts, const char *url);

/* Why the article should be looked at: OblDoubt. */
guint obl_page_doubt (const OblPageArticle *article, OblReading *reading);

/* TRUE when two wordings of a title are the same, or one is the other with something added. */
gboolean obl_page_titles_match (const char *a, const char *b);

G_END_DECLS
