/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as articles write them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first date in @text as ISO 8601: with the time of day and zone when @text gives them in
 * that form, the day alone otherwise.  NULL when there is none or it can be read two ways.  For
 * short texts: a line, an attribute. */
char *obl_date_find (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The same; @language (BCP 47, or NULL) tells whether "03/04/2024" begins with the day. */
char *obl_date_find_in (const char *text, const char *language) G_GNUC_WARN_UNUSED_RESULT;
/* Of an address: "…/2024/03/04/…", "…/2024-03-04-…", "…/2024/mar/04/…". */
char *obl_date_find_in_url (const char *url) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
