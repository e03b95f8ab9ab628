/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding something in the text of an article: words as they are typed, or a regular expression.
 *
 * Unlike obl_store_search(), which asks the project's index for words, this looks at every character
 * of one text, so it finds parts of words, punctuation and patterns, and every hit of them. */
#pragma once

#include "core/model/obl-document.h"

G_BEGIN_DECLS

#define OBL_FIND_ERROR (obl_find_error_quark ())

typedef enum {
  OBL_FIND_ERROR_PATTERN, /* it is no pattern: the message says where, and why not */
  OBL_FIND_ERROR_COSTLY,  /* a regular expression that takes too many steps on this text */
} OblFindError;

GQuark obl_find_error_quark (void);

typedef enum {
  OBL_FIND_PLAIN = 0,
  OBL_FIND_REGEX = 1 << 0, /* the pattern is a regular expression (PCRE2) */
  OBL_FIND_CASE = 1 << 1,  /* large and small letters differ */
  OBL_FIND_WORD = 1 << 2,  /* only hits that begin and end where words do */
} OblFindFlags;

/* A pattern that is ready to look for; immutable and shared; safe to use from any thread. */
typedef struct _OblFindPattern OblFindPattern;

/* Text that is no regular expression is compared without regard to how letters with marks are
 * written, to straight and curly quotes and apostrophes, and to what is not seen (soft hyphens, marks
 * of direction); any white space stands for any other, in any number, within a block, and across
 * blocks only when it has a line break.  White space at the pattern's edges is not looked for. */
OblFindPattern *obl_find_pattern_new (const char *pattern,
                                      OblFindFlags flags,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
OblFindPattern *obl_find_pattern_ref (OblFindPattern *pattern);
void obl_find_pattern_unref (OblFindPattern *pattern);
/* As it was given. */
const char *obl_find_pattern_get_text (const OblFindPattern *pattern);
OblFindFlags obl_find_pattern_get_flags (const OblFindPattern *pattern);

/* The hits in @text as OblRange, in order, none empty, none overlapping another; at most @limit of
 * them (0: all), and *@has_more (may be NULL) tells whether there were more.  @blocks: OblBlock, whose
 * borders no regular expression crosses; NULL takes each line for one.  @locale: the text's language
 * for word borders, BCP 47, or NULL.  Fails with OBL_FIND_ERROR_COSTLY only. */
GArray *obl_find_run (const OblFindPattern *pattern,
                      const OblText *text,
                      const GArray *blocks,
                      const char *locale,
                      guint limit,
                      gboolean *has_more,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same with a whole document's text, blocks and language. */
GArray *obl_find_in_document (const OblFindPattern *pattern,
                              const OblDocument *document,
                              guint limit,
                              gboolean *has_more,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What stands around a hit, for a list of hits. */
typedef struct {
  OblRange before;
  OblRange after;
  gboolean is_cut_before; /* the line has more before it */
  gboolean is_cut_after;
} OblFindContext;

/* Up to @n_chars either side of @hit on its lines, cut between words and without white space at the
 * cut edges. */
OblFindContext
obl_find_get_context (const OblText *text, OblRange hit, guint n_chars, const char *locale);

/* A hit among the words around it, for somebody who decides about it. */
typedef struct {
  OblRange range;
  char *before; /* what stands before and after it on its line, cut between words */
  char *match;
  char *after;
  gboolean is_cut_before; /* the line has more before it */
  gboolean is_cut_after;
  gboolean is_marked; /* with the label that is asked about; FALSE until somebody sets it */
} OblFindPlace;

/* With up to @n_chars code points either side. */
OblFindPlace *obl_find_place_new (const OblDocument *document,
                                  OblRange hit,
                                  guint n_chars) G_GNUC_WARN_UNUSED_RESULT;
void obl_find_place_free (OblFindPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblFindPlace, obl_find_place_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblFindPattern, obl_find_pattern_unref)

G_END_DECLS
