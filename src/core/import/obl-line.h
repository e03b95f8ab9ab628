/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a line of an article is by its words alone: the furniture of a web site, a credit, a date,
 * running text.  Knows the phrases of a dozen languages; both readers use it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lines are trimmed and have no white space but single spaces. */

/* Columns: a wide character (Chinese, Japanese, Korean) counts as two. */
guint obl_line_get_width (const char *line);
guint obl_line_count_words (const char *line);
/* Ends as a sentence does, quotation marks and brackets after the stop aside. */
gboolean obl_line_ends_sentence (const char *line);
gboolean obl_line_asks (const char *line);

/* "Skip to content", "Share this article:", "most popular", a picture's file name, a bare URL. */
gboolean obl_line_is_furniture (const char *line);

/* "Related stories", "Read also: …": heads other articles. */
gboolean obl_line_heads_others (const char *line);
/* "3 comments", "About the author": the article is over. */
gboolean obl_line_ends_article (const char *line);

/* What a line names: "Source: Le Parisien" gives "Le Parisien"; NULL when it is no such line. */
char *obl_line_dup_source (const char *line) G_GNUC_WARN_UNUSED_RESULT;
/* "By Jane Doe" gives "Jane Doe". */
char *obl_line_dup_byline (const char *line) G_GNUC_WARN_UNUSED_RESULT;
/* A line that is a date and little else gives it in ISO 8601. */
char *obl_line_dup_date (const char *line) G_GNUC_WARN_UNUSED_RESULT;
/* Where in @text it is said that something was changed ("updated", "Stand:" …), or NULL. */
const char *obl_line_find_updated (const char *text);
/* A credit that names neither source nor author: "Photo: …", "Reporting by …". */
gboolean obl_line_is_credit (const char *line);
/* One of the world's news agencies. */
gboolean obl_line_is_agency (const char *name);

G_END_DECLS
