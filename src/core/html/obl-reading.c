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

#include "core/html/obl-reading.h"

#include <inttypes.h>
#include <string.h>

#include "core/html/obl-char.h"

/* Code points; a web view lays out a longer paragraph only with visible delay. */
#define MAX_BLOCK_CHARS 200000u
/* Put at once; between two runs the length of the article is looked at. */
#define MAX_RUN_CHARS 16384u

typedef enum {
  FRAME_CONTAINER,
  FRAME_BLOCK,
  FRAME_INLINE,
} FrameKind;

typedef struct {
  FrameKind kind;
  const char *element;
  char *attributes; /* markup, or NULL */
  gboolean is_written;
} Frame;

/* Beside each OblBlock. */
typedef struct {
  gsize text_at; /* bytes */
  gsize role_at; /* bytes of html, where data-r goes */
  guint32 n_link_chars;
  guint hints;
} Note;

struct _OblReading {
  GString *html;
  GString *text;
  guint32 n_chars;
  GArray *blocks; /* OblBlock */
  GArray *notes;  /* Note */
  GArray *frames; /* Frame */
  /* The block that is open or wanted. */
  gboolean has_block;
  OblReadingBlock block;
  gboolean is_preformatted;
  gint32 next_column; /* of the row that is written */
  /* Due before the next visible character. */
  gboolean has_space;
  gboolean has_word_break;
  guint n_breaks;
  GString *lead; /* blanks at a block's beginning that are kept if something follows */
  gboolean in_link;
  gboolean is_too_long;
};

static void
clear_frame (gpointer data)
{
  g_free (((Frame *)data)->attributes);
}

OblReading *
obl_reading_new (void)
{
  OblReading *reading = g_new0 (OblReading, 1);

  reading->html = g_string_new ("<article>");
  reading->text = g_string_new (NULL);
  reading->blocks = g_array_new (FALSE, FALSE, sizeof (OblBlock));
  reading->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  reading->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_set_clear_func (reading->frames, clear_frame);
  reading->lead = g_string_new (NULL);
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
  g_free (reading);
}

static Frame *
get_frame (const OblReading *reading, guint index)
{
  return &g_array_index (reading->frames, Frame, index);
}

static Frame *
get_top_frame (const OblReading *reading)
{
  g_assert (reading->frames->len > 0);
  return get_frame (reading, reading->frames->len - 1);
}

/* --- Characters ------------------------------------------------------------------------------- */

static void
append_escaped (GString *html, const char *utf8, gsize n_bytes)
{
  for (const char *p = utf8; p < utf8 + n_bytes; p++) {
    switch (*p) {
    case '&':
      g_string_append (html, "&amp;");
      break;
    case '<':
      g_string_append (html, "&lt;");
      break;
    case '>':
      g_string_append (html, "&gt;");
      break;
    case '"':
      g_string_append (html, "&quot;");
      break;
    case '\r':
      /* A parser would make a bare one a line feed. */
      g_string_append (html, "&#13;");
      break;
    default:
      g_string_append_c (html, *p);
    }
  }
}

static void
put (OblReading *reading, const char *utf8, gsize n_bytes, guint32 n_chars)
{
  g_string_append_len (reading->text, utf8, (gssize)n_bytes);
  append_escaped (reading->html, utf8, n_bytes);
  reading->n_chars += n_chars;
}

void
obl_reading_append_attribute (GString *attributes, const char *name, const char *value)
{
  g_string_append_printf (attributes, " %s=\"", name);
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p)) {
    if (obl_char_is_sound (g_utf8_get_char (p)))
      append_escaped (attributes, p, (gsize)(g_utf8_next_char (p) - p));
  }
  g_string_append_c (attributes, '"');
}

/* --- Elements --------------------------------------------------------------------------------- */

static void
write_start_tag (OblReading *reading, Frame *frame)
{
  g_string_append_printf (reading->html, "<%s%s>", frame->element,
                          frame->attributes == NULL ? "" : frame->attributes);
  if (strcmp (frame->element, "tr") == 0)
    reading->next_column = 0;
  frame->is_written = TRUE;
}

static void
write_end_tag (OblReading *reading, Frame *frame)
{
  if (frame->is_written)
    g_string_append_printf (reading->html, "</%s>", frame->element);
  frame->is_written = FALSE;
}

static void
push_frame (OblReading *reading, FrameKind kind, const char *element, const char *attributes)
{
  Frame frame = { kind, element, g_strdup (attributes), FALSE };

  g_array_append_val (reading->frames, frame);
}

static void
pop_frame (OblReading *reading)
{
  write_end_tag (reading, get_top_frame (reading));
  g_array_set_size (reading->frames, reading->frames->len - 1);
}

void
obl_reading_open (OblReading *reading, const char *element, const char *attributes)
{
  push_frame (reading, reading->has_block ? FRAME_INLINE : FRAME_CONTAINER, element, attributes);
}

void
obl_reading_close (OblReading *reading)
{
  g_assert (get_top_frame (reading)->kind == (reading->has_block ? FRAME_INLINE : FRAME_CONTAINER));
  pop_frame (reading);
}

static gboolean
is_row_written (const OblReading *reading)
{
  for (guint i = reading->frames->len; i-- > 0;) {
    const Frame *frame = get_frame (reading, i);

    if (frame->is_written)
      return strcmp (frame->element, "tr") == 0;
  }
  return FALSE;
}

/* Empty cells up to the one that is to be written. */
static void
write_gap (OblReading *reading)
{
  gint32 n_columns = reading->block.column - reading->next_column;

  if (n_columns == 1)
    g_string_append (reading->html, "<td></td>");
  else if (n_columns > 1)
    g_string_append_printf (reading->html, "<td colspan=\"%d\"></td>", n_columns);
  reading->next_column = reading->block.column + (gint32)reading->block.colspan;
}

static void
write_block_start (OblReading *reading, Frame *frame)
{
  const OblReadingBlock *wanted = &reading->block;
  OblBlock block = { { reading->n_chars, reading->n_chars },
                     wanted->kind,
                     wanted->role,
                     wanted->level,
                     wanted->row,
                     wanted->column };
  Note note = { reading->text->len, 0, 0, wanted->hints };
  g_autoptr (GString) attributes = g_string_new (NULL);

  if (wanted->kind == OBL_BLOCK_TABLE_CELL)
    write_gap (reading);
  g_string_append_printf (reading->html, "<%s data-s=\"%u\"", wanted->element, reading->n_chars);
  note.role_at = reading->html->len;
  obl_reading_append_attribute (attributes, "dir",
                                wanted->direction == NULL ? "auto" : wanted->direction);
  if (wanted->language != NULL)
    obl_reading_append_attribute (attributes, "lang", wanted->language);
  if (wanted->colspan > 1)
    g_string_append_printf (attributes, " colspan=\"%u\"", wanted->colspan);
  if (wanted->value != 0)
    g_string_append_printf (attributes, " value=\"%" PRId64 "\"", wanted->value);
  g_string_append_printf (reading->html, "%s>", attributes->str);
  /* Parsers swallow one line feed after <pre>, so one is given to be swallowed. */
  if (reading->is_preformatted)
    g_string_append_c (reading->html, '\n');
  frame->is_written = TRUE;
  g_array_append_val (reading->blocks, block);
  g_array_append_val (reading->notes, note);
}

static void
write_frames (OblReading *reading, FrameKind last)
{
  for (guint i = 0; i < reading->frames->len; i++) {
    Frame *frame = get_frame (reading, i);

    if (frame->kind > last)
      break;
    if (frame->is_written)
      continue;
    if (frame->kind == FRAME_BLOCK)
      write_block_start (reading, frame);
    else
      write_start_tag (reading, frame);
  }
}

/* --- Blocks ----------------------------------------------------------------------------------- */

static guint
find_block_frame (const OblReading *reading)
{
  guint index = reading->frames->len;

  while (get_frame (reading, --index)->kind != FRAME_BLOCK)
    g_assert (index > 0);
  return index;
}

static gboolean
is_block_written (const OblReading *reading)
{
  return get_frame (reading, find_block_frame (reading))->is_written;
}

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
  push_frame (reading, FRAME_BLOCK, block->element, NULL);
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
  if (is_block_written (reading))
    end_block_range (reading);
  while (get_top_frame (reading)->kind == FRAME_INLINE)
    pop_frame (reading);
  pop_frame (reading);
  reading->has_block = FALSE;
}

/* Goes on in a new block of the same kind, with the same inline elements open. */
static void
split_block (OblReading *reading)
{
  guint first = find_block_frame (reading);

  end_block_range (reading);
  for (guint i = reading->frames->len; i-- > first;)
    write_end_tag (reading, get_frame (reading, i));
  forget_what_is_due (reading);
}

static gboolean
can_split (const OblReading *reading)
{
  return reading->block.kind == OBL_BLOCK_PARAGRAPH || reading->block.kind == OBL_BLOCK_QUOTE;
}

/* Writes all that must come before a visible character. */
static void
write_due (OblReading *reading)
{
  if (is_block_written (reading)) {
    guint32 n_block_chars
        = reading->n_chars
          - g_array_index (reading->blocks, OblBlock, reading->blocks->len - 1).range.start;

    if (can_split (reading)
        && (reading->n_breaks > 1
            || (n_block_chars >= MAX_BLOCK_CHARS && (reading->has_space || reading->n_breaks > 0))))
      split_block (reading);
  }
  if (!is_block_written (reading)) {
    if (reading->blocks->len > 0) {
      gboolean in_row = is_row_written (reading) && reading->block.kind == OBL_BLOCK_TABLE_CELL;

      put (reading, in_row ? "\t" : "\n", 1, 1);
    }
    write_frames (reading, FRAME_BLOCK);
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
  write_frames (reading, FRAME_INLINE);
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
    g_array_index (reading->notes, Note, reading->notes->len - 1).n_link_chars += n_chars;
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
  gboolean is_first = !is_block_written (reading);
  guint n_breaks = is_first ? 0 : reading->n_breaks;
  g_autofree char *lead = g_strdup (reading->lead->str);

  if (is_first) {
    write_due (reading);
    return;
  }
  forget_what_is_due (reading);
  while (n_breaks-- > 0)
    put (reading, "\n", 1, 1);
  put (reading, lead, strlen (lead), (guint32)strlen (lead));
  write_frames (reading, FRAME_INLINE);
}

/* The end of the run of characters, beginning with the visible one at @p, that are simply put. */
static const char *
find_run_end (const char *p, const char *limit, guint32 *n_chars)
{
  OblCharKind kind;

  *n_chars = 0;
  do {
    p = g_utf8_next_char (p);
    (*n_chars)++;
    kind = p < limit ? obl_char_classify (g_utf8_get_char (p)) : OBL_CHAR_SPACE;
  } while ((kind == OBL_CHAR_VISIBLE || kind == OBL_CHAR_BLANK) && *n_chars < MAX_RUN_CHARS);
  return p;
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
    } else if (kind == OBL_CHAR_BLANK && !is_block_written (reading)) {
      g_string_append_len (reading->lead, p, next - p);
    } else if (kind != OBL_CHAR_REMOVED) {
      next = find_run_end (p, limit, &n_chars);
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
  const Frame *top = get_top_frame (reading);

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
  return g_array_index (reading->notes, Note, index).hints;
}

guint32
obl_reading_get_n_link_chars (const OblReading *reading, guint index)
{
  return g_array_index (reading->notes, Note, index).n_link_chars;
}

char *
obl_reading_dup_block_text (const OblReading *reading, guint index)
{
  gsize start = g_array_index (reading->notes, Note, index).text_at;
  gsize end = index + 1 < reading->notes->len
                  ? g_array_index (reading->notes, Note, index + 1).text_at - 1
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
    gsize role_at = g_array_index (reading->notes, Note, i).role_at;
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
