/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article in the list: status, title, and a line about it.  The middle button, or Ctrl and a click,
 * open it in a tab of its own ("win.open-in-tab"). */
#pragma once

#include <adwaita.h>

#include "core/model/obl-document.h"

G_BEGIN_DECLS

#define OBL_TYPE_ARTICLE_ROW (obl_article_row_get_type ())
G_DECLARE_FINAL_TYPE (OblArticleRow, obl_article_row, OBL, ARTICLE_ROW, AdwBin)

GtkWidget *obl_article_row_new (void);
/* @original: what it is a copy of, when that is known; or NULL.  Gives the row's name for a screen
 * reader; free with g_free(). */
char *obl_article_row_show (OblArticleRow *row,
                            const OblDocument *document,
                            const OblDocument *original) G_GNUC_WARN_UNUSED_RESULT;

/* The article it shows; OBL_ID_NONE when none was shown yet. */
const OblId *obl_article_row_get_id (OblArticleRow *row);

G_END_DECLS
