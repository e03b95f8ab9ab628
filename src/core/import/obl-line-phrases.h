/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The phrases behind obl-line.h.  All casefolded, without punctuation at the edges;
 * NULL-terminated. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A whole line. */
extern const char *const obl_phrases_furniture[];
/* The beginning of a short line. */
extern const char *const obl_phrases_furniture_begin[];
/* Before a colon. */
extern const char *const obl_phrases_source[];
extern const char *const obl_phrases_credit[];
/* Before a name. */
extern const char *const obl_phrases_byline[];
/* Around a date. */
extern const char *const obl_phrases_dated[];
extern const char *const obl_phrases_agencies[];

/* Anywhere in a line: what follows was changed; in lower case. */
extern const char *const obl_phrases_updated[];
/* A line that begins so heads a list of other articles; in lower case. */
extern const char *const obl_phrases_others[];
/* A line that is so, or heads so, ends an article: what follows is about readers or authors. */
extern const char *const obl_phrases_end[];

G_END_DECLS
