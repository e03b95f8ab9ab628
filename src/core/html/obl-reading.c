/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing text and HTML side by side.
 *
 * What is wanted open is a stack of frames; those already written are always its lower part.  A
 * visible character first writes what is due: the separator after the block before, the frames
 * that wait, a space or line break within the block; then itself, once to the text and once,
 * escaped, to the HTML.  There is no other way into either.
 *
 * A block's role may change after it was written, so the HTML keeps a place for it (role_at) and
 * obl_reading_dup_html() puts it in. */
#define G_LOG_DOMAIN "obl-reading"

#include "config.h"

#include "core/html/obl-reading-private.h"

#include <string.h>

#include "core/html/obl-char.h"

/* Code points; a web view lays out a longer paragraph only with visible delay. */
#define MAX_BLOCK_CHARS 200000u
/* A block without a place to break at is broken here all the same. */
#define MAX_UNBROKEN_CHARS 220000u
/* Put at once; between two runs the length of the article is looked at. */
#define MAX_RUN_CHARS 16384u

static void
clear_frame (gpointer data)
{
  g_free (((OblReadingFrame *)data)->attributes);
}

OblReading *
obl_reading_new (void)
{
  OblReading *reading = g_new0 (OblReading, 1);

  reading->html = g_string_new ("<article>");
  reading->text = g_string_new (NULL);
  reading->blocks = g_array_new (FALSE, FALSE, sizeof (OblBlock));
  reading->notes = g_array_new (FALSE, FALSE, sizeof (OblReadingNote));
  reading->frames = g_array_new (FALSE, FALSE, sizeof (OblReadingFrame));
  g_array_set_clear_func (reading->frames, clear_frame);
  reading->covered = g_array_new (FALSE, TRUE, sizeof (guint));
  reading->lead = g_string_new (NULL);
  reading->pictures = g_string_new (NULL);
  reading->strays = g_ptr_array_new_with_free_func (g_free);
  return reading;
}

void
obl_reading_free (OblReading *reading)
{
  if (reading == NULL)
    return;
  g_string_free (reading->html, TRUE);
  g_string_free (reading->text, TRUE);
  g_string_free (reading->lead, TRUE);
  g_array_unref (reading->blocks);
  g_array_unref (reading->notes);
  g_array_unref (reading->frames);
  g_array_unref (reading->covered);
  g_string_free (reading->pictures, TRUE);
  g_ptr_array_unref (reading->strays);
  g_free (reading);
}

static void
put (OblReading *reading, const char *utf8, gsize n_bytes, guint32 n_chars)
{
  g_string_append_len (reading->text, utf8, (gssize)n_bytes);
  obl_reading_append_escaped (reading->html, utf8, n_bytes);
  reading->n_chars += n_chars;
}

/* --- Blocks ----------------------------------------------------------------------------------- */

static void
forget_what_is_due (OblReading *reading)
{
  reading->has_space = FALSE;
  reading->has_word_break = FALSE;
  reading->n_breaks = 0;
  g_string_truncate (reading->lead, 0);
}

void
obl_reading_open_block (OblReading *reading, const OblReadingBlock *block)
{
  g_assert (!reading->has_block);
  obl_reading_push_frame (reading, OBL_READING_FRAME_BLOCK, block->element, NULL);
  reading->has_block = TRUE;
  reading->block = *block;
  reading->is_preformatted = block->kind == OBL_BLOCK_PREFORMATTED;
  forget_what_is_due (reading);
}

static void
end_block_range (OblReading *reading)
{
  OblBlock *block = &g_array_index (reading->blocks, OblBlock, reading->blocks->len - 1);

  block->range.end = reading->n_chars;
}

void
obl_reading_close_block (OblReading *reading)
{
  g_assert (reading->has_block);
  if (obl_reading_is_block_written (reading)) {
    end_block_range (reading);
  } else if (reading->pictures->len > 0) {
    g_ptr_array_add (reading->strays, g_strdup (reading->pictures->str));
    g_string_truncate (reading->pictures, 0);
  }
  while (obl_reading_get_top_frame (reading)->kind == OBL_READING_FRAME_INLINE)
    obl_reading_pop_frame (reading);
  obl_reading_pop_frame (reading);
  reading->has_block = FALSE;
  obl_reading_write_strays (reading);
}

/* --- Blocks that go on ------------------------------------------------------------------------ */

/* Goes on in a new block of the same kind, with the same inline elements open. */
static void
split_block (OblReading *reading)
{
  guint first = obl_reading_find_block_frame (reading);

  end_block_range (reading);
  for (guint i = reading->frames->len; i-- > first;)
    obl_reading_write_end_tag (reading, obl_reading_get_frame (reading, i));
  forget_what_is_due (reading);
}

static gboolean
can_split (const OblReading *reading)
{
  return reading->block.kind == OBL_BLOCK_PARAGRAPH || reading->block.kind == OBL_BLOCK_QUOTE;
}

static guint32
count_block_chars (const OblReading *reading)
{
  return reading->n_chars
         - g_array_index (reading->blocks, OblBlock, reading->blocks->len - 1).range.start;
}

/* Whether what comes has to begin another block.  A cell cannot be two; tables with such cells are
 * not read as tables. */
static gboolean
must_split (const OblReading *reading)
{
  gboolean has_gap = reading->has_space || reading->n_breaks > 0;
  guint32 n_chars = count_block_chars (reading);

  if (can_split (reading) && reading->n_breaks > 1)
    return TRUE;
  return reading->block.kind != OBL_BLOCK_TABLE_CELL
         && n_chars >= (has_gap ? MAX_BLOCK_CHARS : MAX_UNBROKEN_CHARS);
}

/* Writes all that must come before a visible character. */
static void
write_due (OblReading *reading)
{
  if (obl_reading_is_block_written (reading) && must_split (reading))
    split_block (reading);
  if (!obl_reading_is_block_written (reading)) {
    if (reading->blocks->len > 0) {
      gboolean in_row
          = obl_reading_is_row_written (reading) && reading->block.kind == OBL_BLOCK_TABLE_CELL;

      put (reading, in_row ? "\t" : "\n", 1, 1);
    }
    obl_reading_write_frames (reading, OBL_READING_FRAME_BLOCK);
    put (reading, reading->lead->str, reading->lead->len,
         (guint32)g_utf8_strlen (reading->lead->str, -1));
  } else if (reading->n_breaks > 0) {
    g_string_append (reading->html, "<br>");
    put (reading, "\n", 1, 1);
  } else if (reading->has_space) {
    put (reading, " ", 1, 1);
  } else if (reading->has_word_break) {
    g_string_append (reading->html, "<wbr>");
  }
  forget_what_is_due (reading);
  obl_reading_write_frames (reading, OBL_READING_FRAME_INLINE);
}

static gboolean
check_length (OblReading *reading)
{
  if (reading->n_chars >= OBL_READING_MAX_CHARS || reading->blocks->len > OBL_READING_MAX_BLOCKS)
    reading->is_too_long = TRUE;
  return !reading->is_too_long;
}

static void
put_visible (OblReading *reading, const char *utf8, gsize n_bytes, guint32 n_chars)
{
  write_due (reading);
  put (reading, utf8, n_bytes, n_chars);
  if (reading->in_link)
    g_array_index (reading->notes, OblReadingNote, reading->notes->len - 1).n_link_chars += n_chars;
}

/* --- Text ------------------------------------------------------------------------------------- */

/* White space in a preformatted block stays, but for blank lines at its edges. */
static void
take_preformatted_space (OblReading *reading, char c)
{
  if (c == '\n')
    obl_reading_break (reading);
  else if (c == ' ' || c == '\t')
    g_string_append_c (reading->lead, c);
}

/* What take_preformatted_space() kept; a line's trailing blanks have no meaning. */
static void
write_due_preformatted (OblReading *reading)
{
  gboolean is_first = !obl_reading_is_block_written (reading);
  guint n_breaks = is_first ? 0 : reading->n_breaks;
  g_autofree char *lead = g_strdup (reading->lead->str);

  if (is_first || must_split (reading)) {
    if (!is_first)
      split_block (reading);
    g_string_assign (reading->lead, lead);
    write_due (reading);
    return;
  }
  forget_what_is_due (reading);
  while (n_breaks-- > 0)
    put (reading, "\n", 1, 1);
  put (reading, lead, strlen (lead), (guint32)strlen (lead));
  obl_reading_write_frames (reading, OBL_READING_FRAME_INLINE);
}

/* The end of the run of characters, beginning with the visible one at @p, that are simply put. */
static const char *
find_run_end (const char *p, const char *limit, guint32 max_chars, guint32 *n_chars)
{
  OblCharKind kind;

  *n_chars = 0;
  do {
    p = g_utf8_next_char (p);
    (*n_chars)++;
    kind = p < limit ? obl_char_classify (g_utf8_get_char (p)) : OBL_CHAR_SPACE;
  } while ((kind == OBL_CHAR_VISIBLE || kind == OBL_CHAR_BLANK) && *n_chars < max_chars);
  return p;
}

/* So that a block without gaps ends at the same character each time that it is read. */
static guint32
get_max_run (const OblReading *reading)
{
  guint32 n_chars = obl_reading_is_block_written (reading) ? count_block_chars (reading) : 0;

  return n_chars < MAX_UNBROKEN_CHARS ? MIN (MAX_RUN_CHARS, MAX_UNBROKEN_CHARS - n_chars)
                                      : MAX_RUN_CHARS;
}

/* Whether the next character is a block's first, be it the next part of one that goes on: blanks
 * alone make no block. */
static gboolean
begins_block (OblReading *reading)
{
  if (obl_reading_is_block_written (reading) && !reading->is_preformatted && must_split (reading))
    split_block (reading);
  return !obl_reading_is_block_written (reading);
}

void
obl_reading_text (OblReading *reading, const char *utf8, gsize n_bytes)
{
  const char *limit = utf8 + n_bytes;
  const char *next;

  g_assert (reading->has_block);
  for (const char *p = utf8; p < limit && check_length (reading); p = next) {
    OblCharKind kind = obl_char_classify (g_utf8_get_char (p));
    guint32 n_chars;

    next = g_utf8_next_char (p);
    if (kind == OBL_CHAR_SPACE && reading->is_preformatted) {
      take_preformatted_space (reading, *p);
    } else if (kind == OBL_CHAR_SPACE) {
      reading->has_space = TRUE;
    } else if (kind == OBL_CHAR_WORD_BREAK) {
      reading->has_word_break = TRUE;
    } else if (kind == OBL_CHAR_BLANK && begins_block (reading)) {
      g_string_append_len (reading->lead, p, next - p);
    } else if (kind != OBL_CHAR_REMOVED) {
      next = find_run_end (p, limit, get_max_run (reading), &n_chars);
      if (reading->is_preformatted)
        write_due_preformatted (reading);
      put_visible (reading, p, next - p, n_chars);
    }
  }
}

void
obl_reading_verbatim (OblReading *reading, const char *utf8, gsize n_bytes)
{
  g_assert (reading->has_block);
  put_visible (reading, utf8, n_bytes, (guint32)g_utf8_strlen (utf8, (gssize)n_bytes));
}

void
obl_reading_break (OblReading *reading)
{
  if (reading->is_preformatted)
    g_string_truncate (reading->lead, 0);
  reading->n_breaks++;
}

void
obl_reading_word_break (OblReading *reading)
{
  reading->has_word_break = TRUE;
}

void
obl_reading_ruby_text (OblReading *reading, const char *utf8)
{
  g_autoptr (GString) attributes = g_string_new (NULL);
  const OblReadingFrame *top = obl_reading_get_top_frame (reading);

  /* A reading of nothing has nowhere to stand. */
  if (*utf8 == '\0' || !top->is_written || strcmp (top->element, "ruby") != 0)
    return;
  obl_reading_append_attribute (attributes, "data-rt", utf8);
  g_string_append_printf (reading->html, "<rt%s></rt>", attributes->str);
}

void
obl_reading_set_in_link (OblReading *reading, gboolean in_link)
{
  reading->in_link = in_link;
}

/* --- The result ------------------------------------------------------------------------------- */

gboolean
obl_reading_is_too_long (const OblReading *reading)
{
  return reading->is_too_long;
}

GArray *
obl_reading_get_blocks (OblReading *reading)
{
  return reading->blocks;
}

guint
obl_reading_get_hints (const OblReading *reading, guint index)
{
  return g_array_index (reading->notes, OblReadingNote, index).hints;
}

guint32
obl_reading_get_n_link_chars (const OblReading *reading, guint index)
{
  return g_array_index (reading->notes, OblReadingNote, index).n_link_chars;
}

char *
obl_reading_dup_block_text (const OblReading *reading, guint index)
{
  gsize start = g_array_index (reading->notes, OblReadingNote, index).text_at;
  gsize end = index + 1 < reading->notes->len
                  ? g_array_index (reading->notes, OblReadingNote, index + 1).text_at - 1
                  : reading->text->len;

  return g_strndup (reading->text->str + start, end - start);
}

char *
obl_reading_dup_html (const OblReading *reading)
{
  GString *html = g_string_sized_new (reading->html->len + 32 * reading->blocks->len);
  gsize at = 0;

  g_assert (reading->frames->len == 0);
  for (guint i = 0; i < reading->blocks->len; i++) {
    gsize role_at = g_array_index (reading->notes, OblReadingNote, i).role_at;
    OblBlockRole role = g_array_index (reading->blocks, OblBlock, i).role;

    g_string_append_len (html, reading->html->str + at, (gssize)(role_at - at));
    obl_reading_append_attribute (html, "data-r", obl_block_role_to_string (role));
    at = role_at;
  }
  g_string_append (html, reading->html->str + at);
  g_string_append (html, "</article>");
  return g_string_free (html, FALSE);
}

char *
obl_reading_dup_text (const OblReading *reading)
{
  return g_strdup (reading->text->str);
}
