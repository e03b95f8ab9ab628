/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one producer of canonical text and reading HTML.
 *
 * Whoever has an article calls these functions in reading order; text, HTML and block table grow
 * together, so that the HTML's textContent is the text by construction.  Elements are written only
 * when text comes, so nothing empty is left behind, and separators land between blocks:
 *
 *   open ("ul")  open_block (li)  text ("One")  close_block  open_block (li) …  close   close
 *
 * gives <ul><li …>One</li>⏎<li …>. */
#pragma once

#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* Code points and blocks; what is beyond is not taken and obl_reading_is_too_long() says so. */
#define OBL_READING_MAX_CHARS 4000000u
#define OBL_READING_MAX_BLOCKS 200000u

typedef struct _OblReading OblReading;

/* What a line of text is, before its place in the text is known. */
typedef struct {
  const char *element; /* "p", "h1" … "h6", "li", "td", "th", "pre", "dt" …; static */
  OblBlockKind kind;
  OblBlockRole role;
  guint8 level;
  gint32 row;
  gint32 column;
  guint colspan;         /* of a cell; at least 1 */
  guint rowspan;         /* the same */
  guint32 page;          /* see OblBlock */
  gint64 value;          /* of an li, when not 0 */
  const char *language;  /* or NULL */
  const char *direction; /* "ltr", "rtl", or NULL for what the text itself says */
  guint hints;           /* kept with the block, see obl_reading_get_hints() */
} OblReadingBlock;

#define OBL_READING_BLOCK_INIT                                                                     \
  {                                                                                                \
    .element = "p", .row = -1, .column = -1, .colspan = 1, .rowspan = 1                            \
  }

OblReading *obl_reading_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_reading_free (OblReading *reading);

/* A container of blocks ("ul", "table", "tr" …) or, within a block, an inline element ("b").
 * @attributes, may be NULL, is markup as obl_reading_append_attribute() makes it. */
void obl_reading_open (OblReading *reading, const char *element, const char *attributes);
void obl_reading_close (OblReading *reading);
/* Keeps the innermost container though nothing is in it, if the one around it is kept. */
void obl_reading_keep_empty (OblReading *reading);
/* Appends ' name="value"', escaped. */
void obl_reading_append_attribute (GString *attributes, const char *name, const char *value);

void obl_reading_open_block (OblReading *reading, const OblReadingBlock *block);
void obl_reading_close_block (OblReading *reading);

/* Within a block.  Text loses what canonical text does not have: white space runs become one
 * space (but not in "pre"), soft hyphens and other invisible joints go. */
void obl_reading_text (OblReading *reading, const char *utf8, gsize n_bytes);
/* The same, kept to the byte: for text that is canonical already. */
void obl_reading_verbatim (OblReading *reading, const char *utf8, gsize n_bytes);
/* A line break; two begin another block of the same kind, where the kind allows it. */
void obl_reading_break (OblReading *reading);
void obl_reading_word_break (OblReading *reading);
/* The reading of a word in ruby: seen, not text. */
void obl_reading_ruby_text (OblReading *reading, const char *utf8);
/* A picture, which has no text: @markup is its element.  Within a block it stands where it is, or at
 * the block's beginning if nothing has come yet; between blocks it is a figure.  In a block that
 * stays empty it waits for the next place where a figure can be. */
void obl_reading_picture (OblReading *reading, const char *markup);
/* Text that follows is in a link; counted per block. */
void obl_reading_set_in_link (OblReading *reading, gboolean in_link);

gboolean obl_reading_is_too_long (const OblReading *reading);

/* The blocks so far: OblBlock; their roles may still be changed. */
GArray *obl_reading_get_blocks (OblReading *reading);
guint obl_reading_get_hints (const OblReading *reading, guint index);
guint32 obl_reading_get_n_link_chars (const OblReading *reading, guint index);
/* The text of a block; free with g_free(). */
char *obl_reading_dup_block_text (const OblReading *reading, guint index) G_GNUC_WARN_UNUSED_RESULT;

/* Ends the article. */
char *obl_reading_dup_html (const OblReading *reading) G_GNUC_WARN_UNUSED_RESULT;
char *obl_reading_dup_text (const OblReading *reading) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblReading, obl_reading_free)

G_END_DECLS
