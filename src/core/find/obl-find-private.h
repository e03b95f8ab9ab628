/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of core/find share: the pattern, and a search under way. */
#pragma once

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "core/find/obl-find.h"

G_BEGIN_DECLS

struct _OblFindPattern {
  char *text;
  OblFindFlags flags;
  /* Of a literal: what is compared, and for each place where to go on when the next one differs
   * (Knuth, Morris and Pratt's table). */
  GArray *units;       /* gunichar */
  GArray *fallback;    /* guint */
  gboolean has_break;  /* may go over the border of a block */
  pcre2_code *program; /* of a regular expression */
};

/* A search through one text. */
typedef struct {
  const OblFindPattern *pattern;
  const OblText *text;
  const char *locale;
  guint limit;
  GArray *hits; /* OblRange */
  gboolean has_more;
  /* The piece of the text in hand, and its words once they are asked for. */
  OblRange piece;
  GArray *words; /* OblRange, or NULL */
  gint64 deadline;
  gsize stride; /* of a regular expression, see obl-find-expression.c */
} OblFindSearch;

/* Whether no word of the piece goes over @position. */
gboolean obl_find_is_word_border (OblFindSearch *search, guint32 position);
/* FALSE when that is one too many. */
gboolean obl_find_add_hit (OblFindSearch *search, OblRange hit);

gboolean obl_find_literal_compile (OblFindPattern *pattern, GError **error);
/* All hits of the piece in hand; FALSE when the limit is reached. */
gboolean obl_find_literal_search (OblFindSearch *search);

gboolean obl_find_expression_compile (OblFindPattern *pattern, GError **error);
/* The same; FALSE with an error when it takes too long. */
gboolean obl_find_expression_search (OblFindSearch *search, GError **error);

G_END_DECLS
