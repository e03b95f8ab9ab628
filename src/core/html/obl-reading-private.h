/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What obl-reading.c (blocks and their text) and obl-reading-elements.c (the markup around it)
 * share: what is wanted open is a stack of frames, of which those already written are always the
 * lower part. */
#pragma once

#include "core/html/obl-reading.h"

G_BEGIN_DECLS

typedef enum {
  OBL_READING_FRAME_CONTAINER,
  OBL_READING_FRAME_BLOCK,
  OBL_READING_FRAME_INLINE,
} OblReadingFrameKind;

typedef struct {
  OblReadingFrameKind kind;
  const char *element;
  char *attributes; /* markup, or NULL */
  gboolean is_written;
} OblReadingFrame;

/* Beside each OblBlock. */
typedef struct {
  gsize text_at; /* bytes */
  gsize role_at; /* bytes of html, where data-r goes */
  guint32 n_link_chars;
  guint hints;
} OblReadingNote;

struct _OblReading {
  GString *html;
  GString *text;
  guint32 n_chars;
  GArray *blocks; /* OblBlock */
  GArray *notes;  /* OblReadingNote */
  GArray *frames; /* OblReadingFrame */
  /* The block that is open or wanted. */
  gboolean has_block;
  OblReadingBlock block;
  gboolean is_preformatted;
  gint32 next_column; /* of the row that is written */
  guint n_rows;       /* written of the table that is written */
  GArray *covered;    /* guint, per column: the rows before this one are covered from above */
  /* Due before the next visible character. */
  gboolean has_space;
  gboolean has_word_break;
  guint n_breaks;
  GString *lead;     /* blanks at a block's beginning that are kept if something follows */
  GString *pictures; /* markup that waits for the block to be written */
  GPtrArray *strays; /* char *: markup of pictures whose block was not */
  gboolean in_link;
  gboolean is_too_long;
};

OblReadingFrame *obl_reading_get_frame (const OblReading *reading, guint index);
OblReadingFrame *obl_reading_get_top_frame (const OblReading *reading);
void obl_reading_push_frame (OblReading *reading,
                             OblReadingFrameKind kind,
                             const char *element,
                             const char *attributes);
void obl_reading_pop_frame (OblReading *reading);
void obl_reading_write_end_tag (OblReading *reading, OblReadingFrame *frame);
/* Writes the start tags that wait, up to those of kind @last. */
void obl_reading_write_frames (OblReading *reading, OblReadingFrameKind last);
/* The frame of the block that is open. */
guint obl_reading_find_block_frame (const OblReading *reading);
gboolean obl_reading_is_block_written (const OblReading *reading);
/* TRUE when what comes now comes into a row of a table. */
gboolean obl_reading_is_row_written (const OblReading *reading);
/* Pictures whose block was left empty, where they can be. */
void obl_reading_write_strays (OblReading *reading);
void obl_reading_append_escaped (GString *html, const char *utf8, gsize n_bytes);

G_END_DECLS
