/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that find the article in a page. */
#pragma once

#include "core/import/obl-page.h"

G_BEGIN_DECLS

/* Nodes: a page must not make every element be searched to its end. */
#define OBL_PAGE_MAX_SEARCHED 2000u

/* Fills in n_chars, n_link_chars, own_mass and mass below @body, the mass without furniture, and
 * marks what is furniture and what are captions.  Gives the mass with furniture. */
guint32 obl_page_measure (OblHtmlNode *body);

/* Within the first nodes of @root. */
gboolean obl_page_holds (OblHtmlNode *root, const char *name);
gboolean obl_page_is_in_furniture (const OblHtmlNode *node);
/* What is around the article and its headline is none. */
void obl_page_clear_furniture (OblHtmlNode *node);

/* Marks the headline, and the lines that name author and date. */
void obl_page_mark_head (OblHtmlNode *body, const OblHtmlNode *article, const char *title);

/* "Headline - Site" without the site, which is known by @publisher and @url (or NULL) or by its
 * place. */
char *obl_page_dup_clean_title (const char *title,
                                const char *publisher,
                                const char *url) G_GNUC_WARN_UNUSED_RESULT;
/* @longer is @title and something more. */
gboolean obl_page_title_is_within (const char *title, const char *longer);

G_END_DECLS
