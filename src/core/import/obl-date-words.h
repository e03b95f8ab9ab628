/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The months' names in the languages of the world's newspapers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @word in lower case and without the marks on its letters, as names are compared. */
char *obl_date_fold (const char *word) G_GNUC_WARN_UNUSED_RESULT;

/* 1 to 12; 0 when @folded is no month.  Where a word is another month in another language,
 * @language (BCP 47, or NULL) decides. */
int obl_date_find_month (const char *folded, const char *language);

G_END_DECLS
